"""What was checked, on disk: one file a document, under the name that `fingerprint` gives it.

A file appears whole or not at all (written beside its place, then renamed), so a run that is killed leaves nothing half.
It has four lines: its key and a checksum of the rest, a summary, the outcomes without their trace, and the whole document.
Most questions about a scan are answered by the summary, and most others by the outcomes. A file that is not exactly what was written is as good as
absent. Only this user can read the folder: it holds the text of drafts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from regelcheck.batch.codec import decode, encode
from regelcheck.model import CheckedDocument, DocumentSummary, Outcome, Rule, Unreadable

_SUFFIX, _DRAFT = ".json", ".tmp"
_DAY = 86_400.0
KEEP_DAYS = 90
"""Days after its last use that an entry is kept."""


_Lines = tuple[bytes, bytes, bytes]


class Store:
    """The entries in one folder. `rules` are those of the run: an entry names its rules by their id."""

    def __init__(self, folder: Path, rules: Mapping[str, Rule]) -> None:
        self.folder = folder
        self._rules = rules

    def put(self, key: str, item: CheckedDocument | Unreadable) -> None:
        """Write an entry. Raises OSError."""
        if isinstance(item, Unreadable):
            lines: _Lines = _line(["unreadable", item.reason, item.hint]), b"\n", b"\n"
        else:
            lines = (
                _line(["checked", encode(_summary(item), DocumentSummary)]),
                _line(encode(_without_trace(item.outcomes), tuple[Outcome, ...])),
                _line(encode(item, CheckedDocument)),
            )
        first = _line([key, _checksum(lines)])
        target = self._path(key)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = target.with_name(f"{target.stem}.{secrets.token_hex(4)}{_DRAFT}")
        try:
            with draft.open("xb") as handle:
                handle.writelines((first, *lines))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def summary(self, key: str, path: Path) -> DocumentSummary | Unreadable | None:
        """The summary of the entry, or why `path` could not be judged; None when there is no sound entry."""
        found = self._value(key, 0)
        try:
            match found:
                case ["unreadable", str(reason), str(hint)]:
                    return Unreadable(path=path, reason=reason, hint=hint)
                case ["checked", values]:
                    summary: DocumentSummary = decode(DocumentSummary, values, self._rules)
                    return replace(summary, path=path)
        except ValueError:
            return None
        return None

    def outcomes(self, key: str) -> tuple[Outcome, ...] | None:
        """The outcomes without their trace; None when there is no sound entry."""
        found: tuple[Outcome, ...] | None = self._decoded(key, 1, tuple[Outcome, ...])
        return found

    def document(self, key: str, path: Path) -> CheckedDocument | None:
        """The whole document, as if it had been read from `path`; None when there is no sound entry."""
        document: CheckedDocument | None = self._decoded(key, 2, CheckedDocument)
        if document is None:
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

    def _decoded(self, key: str, line: int, kind: Any) -> Any:
        try:
            return decode(kind, self._value(key, line), self._rules)
        except (ValueError, RecursionError):
            return None

    def _value(self, key: str, line: int) -> Any:
        """The JSON value on a line of the entry; None when there is no sound entry."""
        try:
            first, *lines = self._path(key).read_bytes().splitlines(keepends=True)
            named, checksum = json.loads(first)
            if named != key or len(lines) != 3 or checksum != _checksum(lines):
                return None
            return json.loads(lines[line])
        except (OSError, ValueError, TypeError, RecursionError):
            return None


def _summary(document: CheckedDocument) -> DocumentSummary:
    regeling = document.regeling
    return DocumentSummary(
        path=regeling.source.path,
        title=regeling.title,
        vorm=regeling.kenmerken.vorm,
        verdicts=tuple(outcome.verdict for outcome in document.outcomes),
    )


def _without_trace(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(replace(outcome, trace=()) for outcome in outcomes)


def _line(value: object) -> bytes:
    # ASCII only, and so without any other line end than ours; half surrogate pairs of a broken file survive as escapes.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _checksum(lines: Iterable[bytes]) -> str:
    return hashlib.blake2b(b"".join(lines), digest_size=16).hexdigest()
