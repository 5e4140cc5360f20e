"""Find the configuration that holds for some documents."""

from __future__ import annotations

import glob
import itertools
from collections.abc import Iterable
from pathlib import Path

from regelcheck.errors import UsageProblem
from regelcheck.paths import is_file, is_folder, is_there, real_path

NAME = "regelcheck.toml"
_REPOSITORY = ".git"


def find_config(paths: Iterable[Path]) -> Path | None:
    """The nearest `regelcheck.toml` in a folder of the documents or above it, or else from the current folder upward.

    The search ends at the root of a repository: what lies above it belongs to somebody else. Raises UsageProblem when
    different documents have different ones.
    """
    found = {one for path in paths if (one := _upward(_folder(path))) is not None}
    if len(found) > 1:
        names = " en ".join(sorted(str(one) for one in found))
        raise UsageProblem(
            f"Voor deze documenten gelden verschillende instellingen: {names}.",
            "Kies er een met --instellingen, of toets de mappen apart.",
        )
    return next(iter(found), None) or _upward(Path.cwd())


def _folder(path: Path) -> Path:
    """The folder a document stands in; of a pattern the part that is no pattern."""
    fixed = Path(*itertools.takewhile(lambda part: not glob.has_magic(part), path.parts))
    real = real_path(fixed)
    return real if is_folder(real) else real.parent


def _upward(folder: Path) -> Path | None:
    for one in (folder, *folder.parents):
        # What is in a folder that may not be opened is not seen here; its documents tell that themselves.
        if is_file(one / NAME):
            return _shown(one / NAME)
        if is_there(one / _REPOSITORY):
            return None
    return None


def _shown(path: Path) -> Path:
    """As a person in the current folder names it, so that a report says the same on every machine."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
