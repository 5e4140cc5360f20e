"""Resolve phrases against the concepts and verbs of a rule set; needs no text and no spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regelcheck.language.notation import (
    Alternatives,
    NotationError,
    UnknownConcept,
    merge_single_words,
    parse_phrase,
)
from regelcheck.language.verbs import verb_forms
from regelcheck.model import Concept

MAX_CHAIN = 30
"""Concepts that are written with each other, in a row."""
MAX_TOTAL = 1_000_000
"""Token sequences of a whole rule set: a hundred times what our own packs need."""
_NAMED = re.compile(r"~([\w-]+)")


class PhraseBook:
    """The concepts of a rule set by name; `parse` gives the token sequences of a phrase written with them."""

    def __init__(self, concepts: Iterable[Concept], verbs: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self.concepts = {concept.name: concept for concept in concepts}
        self._irregular = dict(verbs)
        self._resolved: dict[str, Alternatives] = {}
        self._resolving: list[str] = []
        self._verbs: dict[str, Alternatives] = {}
        self._parsed: dict[str, Alternatives] = {}
        self._count = 0

    def parse(self, phrase: str) -> Alternatives:
        """The sequences of a phrase, worked out once. Raises NotationError."""
        found = self._parsed.get(phrase)
        if found is None:
            found = parse_phrase(phrase, concept=self._concept, verb=self._verb)
            self._count += len(found)
            if self._count > MAX_TOTAL:
                raise NotationError(f"alle woordgroepen samen staan voor meer dan {MAX_TOTAL} reeksen; dat is te veel")
            self._parsed[phrase] = found
        return found

    def joined(self, more: Iterable[Concept]) -> PhraseBook:
        """The same concepts with more that no phrase of these names; what was parsed stays so."""
        book = PhraseBook((*self.concepts.values(), *more), self._irregular.items())
        book._resolved, book._verbs, book._parsed = self._resolved, self._verbs, self._parsed
        book._count = self._count
        return book

    def exceptions(self, name: str) -> tuple[str, ...]:
        """The phrases that cancel a hit of this concept: its own, and those of the concepts it is written with."""
        found: dict[str, None] = {}
        waiting, seen = [name], {name}
        while waiting:
            concept = self.concepts[waiting.pop()]
            found |= dict.fromkeys(concept.behalve)
            named = {other for phrase in concept.woorden for other in _NAMED.findall(phrase)} - seen
            seen |= named
            waiting += sorted(named & self.concepts.keys())
        return tuple(found)

    def _verb(self, name: str) -> Alternatives:
        found = self._verbs.get(name)
        if found is None:
            found = self._verbs[name] = verb_forms(name, self._irregular)
        return found

    def _concept(self, name: str) -> Alternatives:
        if name in self._resolved:
            return self._resolved[name]
        if name not in self.concepts:
            raise UnknownConcept(name)
        if len(self._resolving) > MAX_CHAIN:
            raise NotationError(f"meer dan {MAX_CHAIN} begrippen die naar elkaar verwijzen")
        if name in self._resolving:
            raise NotationError(f'"~{name}" verwijst naar zichzelf')
        self._resolving.append(name)
        try:
            sequences = tuple(sequence for phrase in self.concepts[name].woorden for sequence in self.parse(phrase))
        finally:
            self._resolving.pop()
        found = self._resolved[name] = merge_single_words(sequences)
        return found
