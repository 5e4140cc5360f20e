"""Find the files of a rule set, and give the rule set made of them: read anew, or kept from a run that read the same.

What is kept is found by its content: the bytes and names of all rule files, and the code that reads them. Any change
gives another name, so nothing is ever out of date.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from regelcheck import store
from regelcheck.model import RuleSet
from regelcheck.ruleset.files import find_rule_files, read_rule_bytes
from regelcheck.ruleset.frozen import freeze, thaw

FORMAT = b"1"
_KIND = "regels"
_READERS = ("model", "ruleset", "language", "citation")
"""The rooms whose code decides what a rule file means."""


def default_rules_folder() -> Path:
    """The rules that come with regelcheck: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_data" / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_rules(folders: Sequence[Path] = ()) -> RuleSet:
    """The rules in our own folder and in `folders`, in pack order. Raises RuleFileProblem at the first mistake."""
    roots = (default_rules_folder(), *folders)
    files = [path for root in roots for path in find_rule_files(root)]
    contents = {path: read_rule_bytes(path) for path in files}
    digest = _digest(contents, roots)
    name = _name(digest, roots)
    if name is not None and (kept := store.fetch(_KIND, name)) is not None:
        with contextlib.suppress(ValueError):
            return thaw(kept)
    from regelcheck.ruleset.build import build_rules

    rule_set = build_rules(contents, roots, digest)
    if name is not None:
        store.keep(_KIND, name, freeze(rule_set))
    return rule_set


def _digest(contents: dict[Path, bytes], roots: Sequence[Path]) -> str:
    """SHA-256 over names (relative to their root) and bytes, so that the place of a folder does not matter."""
    total = hashlib.sha256()
    for path, content in contents.items():
        root = next(root for root in roots if path.is_relative_to(root))
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + content + b"\0")
    return total.hexdigest()


def _name(digest: str, roots: Sequence[Path]) -> str | None:
    """The name to keep the rule set under; the place of the folders counts here, and how they were named, for a rule knows
    its file as its folder was named: from another working folder the same name would lead elsewhere."""
    code = _code()
    if code is None:
        return None
    places = "\0".join(f"{root}\0{root.absolute()}" for root in roots)
    parts = (FORMAT, code, digest.encode(), places.encode("utf-8", "surrogateescape"), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:40]


@cache
def _code() -> bytes | None:
    """The digest of the code that reads rule files; None where it is in no files of its own."""
    package = Path(__file__).resolve().parents[1]
    total = hashlib.sha256()
    try:
        for room in _READERS:
            for path in sorted((package / room).glob("*.py")):
                total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    except OSError:
        return None
    return total.digest()
