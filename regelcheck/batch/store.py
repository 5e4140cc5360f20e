"""What was checked, on disk: one file a document, under the name that `fingerprint` gives it.

A file appears whole or not at all (written beside its place, then renamed), so a run that is killed leaves nothing half.
It has three lines: its key and a checksum of the rest, the outcomes without their trace, and the whole document. Most
questions about a scan are answered from the second line alone. A file that is not exactly what was written is as good as
absent. Only this user can read the folder: it holds the text of drafts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.batch.codec import decode, encode
from regelcheck.model import CheckedDocument, Outcome, Rule, Unreadable, Vorm

_SUFFIX, _DRAFT = ".json", ".tmp"
_DAY = 86_400.0
KEEP_DAYS = 90
"""Days after its last use that an entry is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of a checked document without fetching its text; the outcomes have no trace."""

    title: str
    vorm: Vorm | None
    outcomes: tuple[Outcome, ...]


class Store:
    """The entries in one folder. `rules` are those of the run: an entry names its rules by their id."""

    def __init__(self, folder: Path, rules: Mapping[str, Rule]) -> None:
        self.folder = folder
        self._rules = rules

    def put(self, key: str, item: CheckedDocument | Unreadable) -> None:
        """Write an entry. Raises OSError."""
        if isinstance(item, Unreadable):
            head, body = _line(["unreadable", item.reason, item.hint]), b"\n"
        else:
            head = _line(["checked", encode(_head(item), Head)])
            body = _line(encode(item, CheckedDocument))
        first = _line([key, _checksum(head, body)])
        target = self._path(key)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = target.with_name(f"{target.stem}.{secrets.token_hex(4)}{_DRAFT}")
        try:
            with draft.open("xb") as handle:
                handle.writelines((first, head, body))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def head(self, key: str, path: Path) -> Head | Unreadable | None:
        """The head of the entry, or why `path` could not be judged; None when there is no sound entry."""
        lines = self._lines(key)
        if lines is None:
            return None
        try:
            match json.loads(lines[0]):
                case ["unreadable", str(reason), str(hint)]:
                    return Unreadable(path=path, reason=reason, hint=hint)
                case ["checked", values]:
                    head: Head = decode(Head, values, self._rules)
                    return head
        except (ValueError, RecursionError):
            return None
        return None

    def document(self, key: str, path: Path) -> CheckedDocument | None:
        """The whole document, as if it had been read from `path`; None when there is no sound entry."""
        lines = self._lines(key)
        if lines is None:
            return None
        try:
            document: CheckedDocument = decode(CheckedDocument, json.loads(lines[1]), self._rules)
        except (ValueError, RecursionError):
            return None
        source = replace(document.regeling.source, path=path)
        return replace(document, regeling=replace(document.regeling, source=source))

    def touch(self, key: str) -> None:
        """Note that an entry was used."""
        with contextlib.suppress(OSError):
            os.utime(self._path(key))

    def tidy(self) -> None:
        """Remove what was not used for KEEP_DAYS days, and drafts of runs that were killed."""
        now = time.time()
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                kept = {_SUFFIX: KEEP_DAYS * _DAY, _DRAFT: _DAY}.get(path.suffix)
                if kept is not None and now - path.stat().st_mtime > kept:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"

    def _lines(self, key: str) -> tuple[bytes, bytes] | None:
        try:
            first, head, body = self._path(key).read_bytes().splitlines(keepends=True)
            named, checksum = json.loads(first)
        except (OSError, ValueError, TypeError):
            return None
        return (head, body) if named == key and checksum == _checksum(head, body) else None


def _head(document: CheckedDocument) -> Head:
    regeling = document.regeling
    return Head(
        title=regeling.title,
        vorm=regeling.kenmerken.vorm,
        outcomes=tuple(replace(outcome, trace=()) for outcome in document.outcomes),
    )


def _line(value: object) -> bytes:
    # ASCII only, and so without any other line end than ours; half surrogate pairs of a broken file survive as escapes.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _checksum(*lines: bytes) -> str:
    return hashlib.blake2b(b"".join(lines), digest_size=16).hexdigest()
