"""Read the whole Regeling once: every text and heading tokenised, every concept found, every mention weighed.

A Mention is a concept in its sentence: denied or not, left free ("kan") or not. Rules are then logic over mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from regelcheck.engine.definitions import Definitions, read_definitions
from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook, Hit
from regelcheck.language.tokens import Text, tokenise
from regelcheck.model import Node, NodeKind, Regeling

Line = tuple[int, int]
"""A sentence: (passage, number in the passage)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text of one Node, read. `position` counts passages of the document from 0, `lead` is the passage of the
    opening words that an onderdeel continues."""

    position: int
    node: Node
    text: Text
    hits: Mapping[str, tuple[Hit, ...]]
    lead: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A hit in its sentence: whether the text denies it, and whether it leaves it free."""

    hit: Hit
    passage: int
    sentence: int
    denied: bool
    voluntary: bool

    @property
    def line(self) -> Line:
        """The sentence it stands in."""
        return self.passage, self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A Regeling with all that was found in it. `headings` are, by node key, the concepts in a heading or in one
    above it; `document` is None for the Regeling itself and the file name for a document beside it."""

    regeling: Regeling
    passages: tuple[Passage, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    headings: Mapping[int, frozenset[str]]
    parents: Mapping[int, Node]
    document: str | None = None


def annotate(regeling: Regeling, book: ConceptBook, *, document: str | None = None) -> Annotated:
    """Find every concept in every node of `regeling`."""
    return _Annotator(book, read_definitions(regeling, book)).run(regeling, document)


class _Annotator:
    def __init__(self, book: ConceptBook, definitions: Definitions) -> None:
        self._book = book
        self._definitions = definitions
        self._passages: list[Passage] = []
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._headings: dict[int, frozenset[str]] = {}
        self._parents: dict[int, Node] = {}

    def run(self, regeling: Regeling, document: str | None) -> Annotated:
        for part in regeling.parts:
            self._visit(part, frozenset(), None)
        return Annotated(
            regeling=regeling,
            passages=tuple(self._passages),
            mentions={name: tuple(found) for name, found in self._mentions.items()},
            headings=self._headings,
            parents=self._parents,
            document=document,
        )

    def _visit(self, root: Node, above: frozenset[str], lead: Passage | None) -> None:
        # An explicit stack: the depth of a document is not ours to trust.
        stack: list[tuple[Node, frozenset[str], Passage | None]] = [(root, above, lead)]
        while stack:
            node, above, lead = stack.pop()
            headings = above
            if node.heading:
                headings = above | frozenset(self._book.find(tokenise(node.heading)))
            self._headings[node.key] = headings
            passage = self._read(node, lead if node.kind is NodeKind.ONDERDEEL else None)
            opens = passage or (lead if node.kind is NodeKind.ONDERDEEL else None)
            for child in reversed(node.children):
                self._parents[child.key] = node
                stack.append((child, headings, opens))

    def _read(self, node: Node, lead: Passage | None) -> Passage | None:
        if not node.text or node.quoted:
            return None
        text = tokenise(node.text)
        if not text.sentences:
            return None
        hits = self._definitions.lend(text, self._book.find(text))
        passage = Passage(position=len(self._passages), node=node, text=text, hits=hits, lead=lead)
        self._passages.append(passage)
        weigher = Weigher(text, passage.hits, _lead_weight(lead))
        for name, found in hits.items():
            for hit in found:
                sentence = weigher.sentence_of(hit.start)
                self._mentions[name].append(
                    Mention(
                        hit=hit,
                        passage=passage.position,
                        sentence=sentence,
                        denied=weigher.denied(hit, sentence),
                        voluntary=weigher.voluntary(hit, sentence),
                    )
                )
        return passage


def _lead_weight(lead: Passage | None) -> tuple[bool, bool]:
    """Whether the opening words of a list deny, or leave free, what the items name."""
    denied = voluntary = False
    while lead is not None:
        weigher = Weigher(lead.text, lead.hits, (False, False))
        denied = denied or weigher.denies_what_follows()
        voluntary = voluntary or weigher.frees_what_follows()
        lead = lead.lead
    return denied, voluntary
