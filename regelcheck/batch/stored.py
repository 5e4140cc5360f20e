"""Checked documents that stand in the store: a sequence that fetches each one when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

from regelcheck.batch.serial import Explain
from regelcheck.batch.store import Store
from regelcheck.errors import RegelcheckError
from regelcheck.model import CheckedDocument, ExplanationFault, Outcome, Regeling


class Stored(Sequence[CheckedDocument]):
    """Checked documents that stand in the store, fetched one by one."""

    def __init__(
        self,
        store: Store,
        entries: Sequence[tuple[Path, str]],
        explain: Explain | None,
        *,
        text: bool = True,
        traces: bool = True,
    ) -> None:
        self._text, self._traces = text, traces
        self._store = store
        self._entries = entries
        self._explain = explain

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> CheckedDocument: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CheckedDocument]: ...
    def __getitem__(self, index: int | slice) -> CheckedDocument | Sequence[CheckedDocument]:
        if isinstance(index, slice):
            return Stored(self._store, self._entries[index], self._explain, text=self._text, traces=self._traces)
        path, key = self._entries[index]
        document = self._store.document(key, path, traces=self._traces)
        if document is None:
            raise gone(path)
        if self._explain is not None:
            document = replace(document, outcomes=self._explain(path, document.outcomes)[0])
        return document if self._text else _without_text(document)

    def without_text(self) -> Stored:
        """The same documents without tree, paragraphs and trace: for what shows many of them at once."""
        return Stored(self._store, self._entries, self._explain, text=False, traces=False)

    def without_traces(self) -> Stored:
        """The same documents, but not how their verdicts came about: for what does not show that."""
        return Stored(self._store, self._entries, self._explain, traces=False)

    def outcomes(self) -> Iterator[tuple[Path, tuple[Outcome, ...]]]:
        """The outcomes of every document, without their trace."""
        for path, outcomes, _ in self.explained():
            yield path, outcomes

    def explained(self) -> Iterator[tuple[Path, tuple[Outcome, ...], tuple[ExplanationFault, ...]]]:
        """The same, each with the explanations that do not hold for it."""
        for path, key in self._entries:
            outcomes = self._store.outcomes(key)
            if outcomes is None:
                raise gone(path)
            yield path, *(self._explain(path, outcomes) if self._explain is not None else (outcomes, ()))


def _without_text(document: CheckedDocument) -> CheckedDocument:
    return replace(document, regeling=_bare(document.regeling), beside=tuple(map(_bare, document.beside)), moves=())


def _bare(regeling: Regeling) -> Regeling:
    # One tracked change says that there are two texts.
    source = replace(regeling.source, blocks=(), revisions=regeling.source.revisions[:1], comments=(), lines=())
    return replace(regeling, source=source, parts=(), leftovers=())


def gone(path: Path) -> RegelcheckError:
    """The entry of a document disappeared while it was needed."""
    return RegelcheckError(
        f"Wat over {path.name} bekend was, is tijdens het werk uit de cache verdwenen.",
        "Ruimt een ander programma de cache op? Kies een andere plaats met --cache, of gebruik --geen-cache.",
    )
