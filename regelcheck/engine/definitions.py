"""Terms a Regeling defines for itself: a term that no concept knows stands, wherever it is used, for its definition.

"ijkmoment: de vierjaarlijkse evaluatie van deze regeling" in the definitions makes "Het ijkmoment vindt plaats …" speak of
evaluation. Terms that do carry a concept ("deelnemer") keep only that: their definitions would lend them everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelcheck.engine.deadline import Deadline
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.hits import Hits, Span
from regelcheck.language.tokens import Text, tokenise
from regelcheck.model import Node, NodeKind, Regeling

_OPENING = re.compile(r"\b(?:versta(?:an|at)|bedoeld|bedoelen|bedoelt)\b", re.IGNORECASE)
_DEFINITION = re.compile(r"^\s*(?:(?:de|het|een)\s+)?([^:]{3,60}):\s*(\S.{10,})$", re.DOTALL | re.IGNORECASE)
_SAYS_WHAT = re.compile(r"\s*(?:degene|diegene|de|het|een|iedere?|elke?)\b", re.IGNORECASE)
_IN_A_SENTENCE = re.compile(
    r"\b(?:verstaan|verstaat)\s+onder\s+[\"'‘“]?(?:de\s+|het\s+|een\s+)?([^:.;,]{3,60}?)[\"'’”]?\s*:\s*([^.;]{10,600})", re.IGNORECASE
)
MAX_TERM_WORDS = 4
MAX_NAME_WORDS = 6
SELF = "samenwerkingsverband"
"""The concept that the proper name of the body stands for."""
_NAMED = re.compile(
    r"\b(?:genaamd|geheten|genoemd|met de naam)\s*:?\s*[\"'‘’“”„`]?"
    r"([A-Z][\w'’&-]*(?:\s+(?:(?:van|de|der|het|en|voor|te|in)\s+){0,2}[A-Z][\w'’&-]*){0,5})"
)
NAMING = 4
"""Words in which a definition that only gives the full name repeats the term."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, as folded words, and the concepts its definition speaks of."""

    term: tuple[str, ...]
    concepts: frozenset[str]


class Definitions:
    """The definitions of one Regeling, looked up by term; a term that is defined twice stands for both."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._concepts: dict[tuple[str, ...], frozenset[str]] = {}
        for definition in definitions:
            known = self._concepts.get(definition.term, frozenset())
            self._concepts[definition.term] = known | definition.concepts
        self._lengths = sorted({len(term) for term in self._concepts})

    def lend(self, text: Text, hits: Hits) -> Hits:
        """The hits, with those that a defined term in the text stands for."""
        lent: dict[str, list[Span]] = {}
        for length in self._lengths:
            for at in range(len(text.norms) - length + 1):
                for concept in self._concepts.get(text.norms[at : at + length], ()):
                    lent.setdefault(concept, []).append(((at, at + length),))
        return hits.with_also(lent) if lent else hits


def read_definitions(regeling: Regeling, book: ConceptBook, deadline: Deadline) -> Definitions:
    """The terms the Regeling defines and no concept knows."""
    found: list[Definition | None] = []
    for term, meaning in defined_terms(regeling):
        deadline.check()
        found.append(_definition(term, meaning, book))
    for name in _names(regeling):
        deadline.check()
        found.append(_name(name, book))
    return Definitions(one for one in found if one is not None)


def defined_terms(regeling: Regeling) -> Iterator[tuple[str, str]]:
    """The terms with their definitions: below or beside words like "wordt verstaan onder", or by their shape alone."""
    return ((term, meaning) for _, term, meaning in definition_nodes(regeling))


def definition_nodes(regeling: Regeling) -> Iterator[tuple[Node, str, str]]:
    """The same with the node that holds the definition."""
    for node in regeling.walk():
        if node.quoted:
            continue
        if node.kind is NodeKind.ONDERDEEL and (match := _DEFINITION.match(node.text)) and _SAYS_WHAT.match(match[2]):
            yield node, match[1], match[2]
        elif node.kind in (NodeKind.ARTIKEL, NodeKind.LID) and _OPENING.search(node.text):
            for child in node.children:
                if child.kind is NodeKind.ONDERDEEL and (match := _DEFINITION.match(child.text)):
                    yield child, match[1], match[2]
            yield from ((node, match[1], match[2]) for match in _IN_A_SENTENCE.finditer(node.text))


def _names(regeling: Regeling) -> Iterator[str]:
    """What the Regeling calls the body it sets up: "een openbaar lichaam, genaamd Werkplein Noord"."""
    for node in regeling.walk():
        if node.citation.part is NodeKind.ARTIKEL and not node.quoted:
            yield from (match[1] for match in _NAMED.finditer(node.text))


def _name(name: str, book: ConceptBook) -> Definition | None:
    term = tokenise(name)
    if not term.norms or len(term.norms) > MAX_NAME_WORDS or SELF in book.find(term):
        return None
    return Definition(term.norms, frozenset({SELF}))


def _definition(defined: str, meaning: str, book: ConceptBook) -> Definition | None:
    term = tokenise(defined)
    if not term.norms or len(term.norms) > MAX_TERM_WORDS or book.find(term):
        return None
    meant = tokenise(meaning)
    if term.norms[0] in meant.norms[:NAMING]:
        return None  # "de minister: de Minister van Onderwijs" names who is meant, it does not say what the term means
    concepts = frozenset(book.find(meant))
    return Definition(term.norms, concepts) if concepts else None
