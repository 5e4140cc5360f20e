"""References to articles of laws, found once for a document: which sentence declares which article applicable."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from regelcheck.citation import Reference, find_references
from regelcheck.engine.annotate import Annotated
from regelcheck.engine.scopes import Line
from regelcheck.model import LawReference


class LawReferences:
    """The references in one document, read when a condition first asks for one."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._found: tuple[tuple[Line, Reference], ...] | None = None

    def lines(self, wanted: LawReference) -> tuple[Line, ...]:
        """The sentences with a reference that covers the article of one of the laws."""
        if self._found is None:
            self._found = tuple(self._read())
        return tuple(
            line for line, reference in self._found if reference.law in wanted.wetten and reference.covers(wanted.artikel)
        )

    def _read(self) -> Iterator[tuple[Line, Reference]]:
        for passage in self._annotated.passages:
            starts = [passage.text.starts[sentence.start] for sentence in passage.text.sentences]
            for reference in find_references(passage.text.text):
                yield (passage.position, max(0, bisect.bisect_right(starts, reference.start) - 1)), reference
