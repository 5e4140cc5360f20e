"""Which documents a pattern of the configuration means: `*` within a name, `**` for any folders, a bare name anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath


def fits(path: PurePath, pattern: str) -> bool:
    """Whether the pattern means this path; both are relative to the folder of the configuration.

    >>> fits(PurePath("regio/oost/od.docx"), "regio/**/*.docx"), fits(PurePath("regio/od.docx"), "*/*/od.docx")
    (True, False)
    >>> fits(PurePath("regio/oost/od.docx"), "od.docx")
    True
    """
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    if len(wanted) == 1:
        wanted.insert(0, "**")
    return _fits(path.parts, wanted)


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Row by row over the pattern, so that many `**` cost no more than the product of both lengths."""
    reached = {0}
    for part in wanted:
        if part == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], part)}
    return len(parts) in reached
