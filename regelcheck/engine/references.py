"""References, found once for a document: to articles of laws, and to other leden and artikelen of the Regeling itself."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from regelcheck.citation import (
    UNRESOLVED,
    ArticleRange,
    Reference,
    canonical_law,
    find_references,
    law_of_list,
)
from regelcheck.engine.annotate import Annotated, Line, Passage
from regelcheck.engine.definitions import defined_terms
from regelcheck.model import Citation, LawReference, NodeKind, Regeling

HANDS_ON = "geeft-door"
"""The concept that says that a sentence goes on from, or leaves the rest to, the artikel or lid it refers to."""
EXTENDS = "trekt-door"
"""The concept that says that what stands just before holds for someone or something else too: "hetzelfde geldt voor"."""
MAX_FOLLOWED = 40
"""Artikelen one range is followed into, and sentences a chain of "hetzelfde geldt" reaches back: "de artikelen 1 tot en met
900" says nothing about any of them."""
MAX_BEFORE = 8
"""Characters before the article that an item of "Van de Gemeentewet gelden:" may begin with: "de", "het"."""


class References:
    """The references in one document, read when a condition first asks for one."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._found: tuple[tuple[Line, Reference], ...] | None = None
        self._to_law: dict[LawReference, tuple[Line, ...]] = {}
        self._inward: dict[Line, list[Reference]] | None = None
        self._handed: dict[Line, frozenset[Line]] | None = None
        self._lines_of: Mapping[tuple[str, str | None], tuple[Line, ...]] | None = None

    def to_law(self, wanted: LawReference) -> tuple[Line, ...]:
        """The sentences with a reference that covers the article of one of the laws."""
        found = self._to_law.get(wanted)
        if found is None:
            found = self._to_law[wanted] = tuple(
                line
                for line, reference in self._all()
                if reference.law in wanted.wetten and any(_meant(reference, artikel, wanted.lid) for artikel in wanted.artikelen)
            )
        return found

    def followed(self, lines: Iterable[Line]) -> frozenset[Line]:
        """The sentences of the leden and artikelen that these sentences refer to."""
        if self._inward is None:
            self._inward = defaultdict(list)
            for line, reference in self._all():
                if reference.law is None:
                    self._inward[line].append(reference)
        found: set[Line] = set()
        for line in lines:
            for reference in self._inward.get(line, ()):
                for key in _targets(reference, self._annotated.passages[line[0]].node.citation):
                    found.update(self._index().get(key, ()))
        return frozenset(found)

    def handed_on(self, lines: Iterable[Line]) -> frozenset[Line]:
        """The sentences of what these sentences go on from or hand on to: "in het geval van artikel 9", "dan geldt artikel 41",
        and what they say over again of another: "hetzelfde geldt voor de raad"."""
        handed = self._handed_on()
        return frozenset().union(*[handed[line] for line in lines if line in handed])

    def _handed_on(self) -> Mapping[Line, frozenset[Line]]:
        if self._handed is None:
            self._handed = {}
            if any(HANDS_ON in passage.hits for passage in self._annotated.passages):
                for line, reference in self._all():
                    passage = self._annotated.passages[line[0]]
                    if reference.law is None and _hands_on(passage, reference):
                        targets = _targets(reference, passage.node.citation)
                        found = {one for key in targets for one in self._index().get(key, ())}
                        self._handed[line] = self._handed.get(line, frozenset()) | found
            for line in _extending(self._annotated.passages):
                self._handed[line] = self._handed.get(line, frozenset()) | self._before(line)
        return self._handed

    def _before(self, line: Line) -> frozenset[Line]:
        """The sentence before this one, or the lid before it where it opens a lid; with what that extends in its turn."""
        position, number = line
        here = self._annotated.passages[position].node.citation
        before = self._annotated.passages[position - 1] if position else None
        if number:
            found = {(position, number - 1)}
        elif here.artikel and here.lid and here.lid.isdigit() and not here.onderdelen:
            found = set(self._index().get((here.artikel, str(int(here.lid) - 1)), ()))
        elif before is not None and (before.node.citation.part, before.node.citation.artikel) == (here.part, here.artikel):
            found = {(before.position, at) for at in range(len(before.text.sentences))}
        else:
            found = set()
        chained = found.union(*((self._handed or {}).get(one, ()) for one in found))
        return frozenset(chained if len(chained) <= MAX_FOLLOWED else found)

    def _all(self) -> tuple[tuple[Line, Reference], ...]:
        if self._found is None:
            aliases = law_aliases(self._annotated.regeling)
            self._found = tuple(_with_law_before(self._annotated, aliases))
        return self._found

    def _index(self) -> Mapping[tuple[str, str | None], tuple[Line, ...]]:
        """The sentences of each artikel, and of each lid, of the Regeling itself."""
        if self._lines_of is None:
            index: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
            for passage in self._annotated.passages:
                citation = passage.node.citation
                if citation.part is NodeKind.ARTIKEL and citation.artikel is not None:
                    lines = [(passage.position, number) for number in range(len(passage.text.sentences))]
                    index[citation.artikel, None] += lines
                    if citation.lid is not None:
                        index[citation.artikel, citation.lid] += lines
            self._lines_of = {key: tuple(lines) for key, lines in index.items()}
        return self._lines_of


def _meant(reference: Reference, artikel: str, lid: str | None) -> bool:
    if lid is None:
        return reference.covers(artikel)
    return reference.covers(artikel, lid) and any(artikel == (one.last or one.first) and lid in one.leden for one in reference.artikelen)


def _extending(passages: Iterable[Passage]) -> Iterator[Line]:
    """The sentences that say over again, of someone or something else, what stands before them."""
    for passage in passages:
        places = [hit.start for hit in passage.hits.get(EXTENDS, ())]
        for number, sentence in enumerate(passage.text.sentences if places else ()):
            if any(sentence.start <= place < sentence.end for place in places):
                yield passage.position, number


def _hands_on(passage: Passage, reference: Reference) -> bool:
    """Whether the words that go on from elsewhere stand at this reference."""
    places = (passage.text.chars(hit.start, hit.end) for hit in passage.hits.get(HANDS_ON, ()))
    return any(start < reference.end and reference.start < end for start, end in places)


def law_aliases(regeling: Regeling) -> dict[str, str]:
    """The names the Regeling gives to laws: "de wet: de Wet gemeenschappelijke regelingen"."""
    found: dict[str, str] = {}
    for term, meaning in defined_terms(regeling):
        law = meaning.strip().rstrip(";.").removeprefix("de ").removeprefix("het ")
        if law.lower().startswith("wet ") or law.lower().endswith("wet"):
            found[f"de {term.strip().removeprefix('de ')}"] = canonical_law(law)
    return found


def _with_law_before(annotated: Annotated, aliases: Mapping[str, str]) -> Iterator[tuple[Line, Reference]]:
    """All references; "die wet" that no definition explains is the law named before it in the same artikel."""
    artikel: object = None
    law: str | None = None
    for passage in annotated.passages:
        here = (passage.node.citation.part, passage.node.citation.artikel)
        if here != artikel:
            artikel, law = here, None
        starts = [passage.text.starts[token] for token in passage.text.sentence_starts]
        of_list = law_of_list(passage.lead.text.text) if passage.lead is not None else None
        for reference in references_of(annotated, passage, aliases):
            own = "regeling" in passage.text.text[reference.start : reference.end]
            if of_list is not None and reference.law is None and reference.artikelen and reference.start < MAX_BEFORE and not own:
                reference = replace(reference, law=of_list)
            line = passage.position, max(0, bisect.bisect_right(starts, reference.start) - 1)
            if reference.law == UNRESOLVED and law is not None:
                reference = replace(reference, law=law)
            elif reference.law not in (None, UNRESOLVED):
                law = reference.law
            yield line, reference


def references_of(annotated: Annotated, passage: Passage, aliases: Mapping[str, str]) -> tuple[Reference, ...]:
    """All references in a passage, read once; `aliases` are those of the Regeling."""
    found = annotated.references.get(passage.position)
    if found is None:
        found = annotated.references[passage.position] = find_references(passage.text.text, aliases=aliases)
    return found


def _targets(reference: Reference, here: Citation) -> Iterator[tuple[str, str | None]]:
    """The (artikel, lid) a reference of this Regeling to itself points at, seen from where it stands."""
    if reference.relative == "vorige lid" and here.artikel and here.lid and here.lid.isdigit():
        yield here.artikel, str(int(here.lid) - 1)
    if reference.relative == "volgende lid" and here.artikel and here.lid and here.lid.isdigit():
        yield here.artikel, str(int(here.lid) + 1)
    if here.artikel:
        yield from ((here.artikel, lid) for lid in reference.leden)
    for one in reference.artikelen:
        yield from _numbers(one)


def _numbers(one: ArticleRange) -> Iterator[tuple[str, str | None]]:
    if one.leden:
        yield from ((one.last or one.first, lid) for lid in one.leden)
    elif one.last is None or one.last == one.first:
        yield one.first, None
    elif one.first.isdigit() and one.last.isdigit() and int(one.last) - int(one.first) < MAX_FOLLOWED:
        yield from ((str(number), None) for number in range(int(one.first), int(one.last) + 1))
