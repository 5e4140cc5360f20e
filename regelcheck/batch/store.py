"""What was checked, on disk: one file a document, under the name that `fingerprint` gives it.

A file appears whole or not at all (written beside its place, then renamed), so a run that is killed leaves nothing half.
It has five lines: its key and a checksum of the rest, a summary, the outcomes without their trace, the document without its
outcomes, and the traces. Most questions about a scan are answered by the summary, and most others by the outcomes. A file that is not exactly what was written is as good as
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
from regelcheck.model import CheckedDocument, DocumentSummary, Outcome, Rule, TraceStep, Unreadable

_SUFFIX, _DRAFT = ".json", ".tmp"
_DAY = 86_400.0
KEEP_DAYS = 90
"""Days after its last use that an entry is kept."""


_Lines = tuple[bytes, bytes, bytes, bytes]
_Traces = tuple[tuple[TraceStep, ...], ...]


class Store:
    """The entries in one folder. `rules` are those of the run: an entry names its rules by their id."""

    def __init__(self, folder: Path, rules: Mapping[str, Rule]) -> None:
        self.folder = folder
        self._rules = rules

    def put(self, key: str, item: CheckedDocument | Unreadable) -> None:
        """Write an entry. Raises OSError."""
        if isinstance(item, Unreadable):
            lines: _Lines = _line(["unreadable", item.reason, item.hint]), b"\n", b"\n", b"\n"
        else:
            lines = (
                _line(["checked", encode(_summary(item), DocumentSummary)]),
                _line(encode(_without_trace(item.outcomes), tuple[Outcome, ...])),
                _line(encode(replace(item, outcomes=()), CheckedDocument)),
                _line(encode(tuple(outcome.trace for outcome in item.outcomes), _Traces)),
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
        lines = self._lines(key)
        try:
            match json.loads(lines[0]) if lines is not None else None:
                case ["unreadable", str(reason), str(hint)]:
                    return Unreadable(path=path, reason=reason, hint=hint)
                case ["checked", values]:
                    summary: DocumentSummary = decode(DocumentSummary, values, self._rules)
                    return replace(summary, path=path)
        except (ValueError, RecursionError):
            return None
        return None

    def outcomes(self, key: str) -> tuple[Outcome, ...] | None:
        """The outcomes without their trace; None when there is no sound entry."""
        lines = self._lines(key)
        found: tuple[Outcome, ...] | None = lines and self._decoded(lines[1], tuple[Outcome, ...])
        return found

    def document(self, key: str, path: Path, *, traces: bool = True) -> CheckedDocument | None:
        """The document, as if it had been read from `path`; None when there is no sound entry.

        Without `traces` it is there in half the time: few reports show how a verdict came about.
        """
        lines = self._lines(key)
        if lines is None:
            return None
        outcomes: tuple[Outcome, ...] | None = self._decoded(lines[1], tuple[Outcome, ...])
        document: CheckedDocument | None = self._decoded(lines[2], CheckedDocument)
        steps: _Traces | None = self._decoded(lines[3], _Traces) if traces else ()
        if document is None or outcomes is None or steps is None:
            return None
        if traces:
            outcomes = tuple(replace(outcome, trace=trace) for outcome, trace in zip(outcomes, steps, strict=True))
        source = replace(document.regeling.source, path=path)
        return replace(document, regeling=replace(document.regeling, source=source), outcomes=outcomes)

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

    def _decoded(self, line: bytes, kind: Any) -> Any:
        try:
            return decode(kind, json.loads(line), self._rules)
        except (ValueError, RecursionError):
            return None

    def _lines(self, key: str) -> _Lines | None:
        """The lines of the entry after its first; None when there is no sound entry."""
        try:
            first, *lines = self._path(key).read_bytes().splitlines(keepends=True)
            named, checksum = json.loads(first)
        except (OSError, ValueError, TypeError):
            return None
        if named != key or len(lines) != 4 or checksum != _checksum(lines):
            return None
        return lines[0], lines[1], lines[2], lines[3]


def _summary(document: CheckedDocument) -> DocumentSummary:
    regeling = document.regeling
    return DocumentSummary(
        path=regeling.source.path,
        title=regeling.title,
        vorm=regeling.kenmerken.vorm,
        verdicts=tuple(outcome.verdict for outcome in document.outcomes),
        doubted=tuple(place for place, outcome in enumerate(document.outcomes) if outcome.doubt),
        judged=document.judged,
    )


def _without_trace(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(replace(outcome, trace=()) for outcome in outcomes)


def _line(value: object) -> bytes:
    # ASCII only, and so without any other line end than ours; half surrogate pairs of a broken file survive as escapes.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _checksum(lines: Iterable[bytes]) -> str:
    return hashlib.blake2b(b"".join(lines), digest_size=16).hexdigest()
