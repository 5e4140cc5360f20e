"""Read the whole Regeling once: every text and heading tokenised, every concept found; its mentions are weighed on demand.

A Mention is a concept in its sentence: denied or not, left free ("kan") or not. Rules are then logic over mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.definitions import Definitions, read_definitions
from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook, Hit
from regelcheck.language.tokens import Text, tokenise
from regelcheck.model import Node, NodeKind, Regeling

_NO_NORM = frozenset({NodeKind.TOELICHTING, NodeKind.CONSIDERANS, NodeKind.AANHEF})

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


class Mention:
    """A hit in its sentence: whether the text denies it, leaves it free, or leaves it to another document. Weighed when
    first asked."""

    __slots__ = ("_denied", "_voluntary", "_weigher", "hit", "line", "passage", "sentence")

    def __init__(self, hit: Hit, passage: int, weigher: Weigher) -> None:
        self.hit = hit
        self.passage = passage
        self.sentence = weigher.sentence_of(hit.start)
        self.line: Line = passage, self.sentence
        self._weigher = weigher
        self._denied: bool | None = None
        self._voluntary: bool | None = None

    @property
    def denied(self) -> bool:
        """Whether it stands in the text as something that is not so."""
        if self._denied is None:
            self._denied = self._weigher.denied(self.hit, self.sentence)
        return self._denied

    @property
    def withdrawn(self) -> bool:
        """Whether the whole sentence is said not to be so."""
        return self._weigher.withdrawn(self.hit, self.sentence)

    @property
    def voluntary(self) -> bool:
        """Whether the text leaves it free."""
        if self._voluntary is None:
            self._voluntary = self._weigher.voluntary(self.hit, self.sentence)
        return self._voluntary

    @property
    def deferred(self) -> bool:
        """Whether the text leaves it to another document, or to a later decision."""
        return self._weigher.deferred(self.hit, self.sentence)


class Mentions(Mapping[str, tuple[Mention, ...]]):
    """The mentions of every concept found, in document order, made when first asked for.

    A text is full of concepts of which no rule that could hold here asks anything.
    """

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._found: dict[str, list[tuple[Passage, tuple[Hit, ...]]]] = {}
        for passage in passages:
            for name, hits in passage.hits.items():
                self._found.setdefault(name, []).append((passage, hits))
        self._counts = {name: sum(len(hits) for _, hits in found) for name, found in self._found.items()}
        self._made: dict[str, tuple[Mention, ...]] = {}
        self._weighers: dict[int, Weigher] = {}

    def __getitem__(self, name: str) -> tuple[Mention, ...]:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = tuple(
                Mention(hit, passage.position, self._weigher(passage))
                for passage, hits in self._found[name]
                for hit in hits
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def count(self, name: str) -> int:
        """How many mentions of a concept there are."""
        return self._counts.get(name, 0)

    def _weigher(self, passage: Passage) -> Weigher:
        weigher = self._weighers.get(passage.position)
        if weigher is None:
            norm = passage.node.citation.part not in _NO_NORM
            weigher = Weigher(passage.text, passage.hits, _lead_weight(passage.lead), norm=norm)
            self._weighers[passage.position] = weigher
        return weigher


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A Regeling with all that was found in it. `headings` are, by node key, the concepts in a heading or in one
    above it, `own_headings` those in the heading of the artikel itself; `artikelen` are the numbered ones by node key; `document` is None for the Regeling itself and the file name
    for a document beside it."""

    regeling: Regeling
    passages: tuple[Passage, ...]
    mentions: Mentions
    headings: Mapping[int, frozenset[str]]
    own_headings: Mapping[int, frozenset[str]]
    parents: Mapping[int, Node]
    artikelen: Mapping[int, Node]
    document: str | None = None


def annotate(
    regeling: Regeling, book: ConceptBook, *, document: str | None = None, deadline: Deadline = NO_DEADLINE
) -> Annotated:
    """Find every concept in every node of `regeling`. Raises LimitExceeded when that takes too long."""
    return _Annotator(book, read_definitions(regeling, book, deadline), deadline).run(regeling, document)


class _Annotator:
    def __init__(self, book: ConceptBook, definitions: Definitions, deadline: Deadline) -> None:
        self._book = book
        self._deadline = deadline
        self._definitions = definitions
        self._passages: list[Passage] = []
        self._headings: dict[int, frozenset[str]] = {}
        self._own_headings: dict[int, frozenset[str]] = {}
        self._parents: dict[int, Node] = {}

    def run(self, regeling: Regeling, document: str | None) -> Annotated:
        for part in regeling.parts:
            self._visit(part)
        self._explain(regeling)
        passages = tuple(self._passages)
        return Annotated(
            regeling=regeling,
            passages=passages,
            mentions=Mentions(passages),
            headings=self._headings,
            own_headings=self._own_headings,
            parents=self._parents,
            artikelen={node.key: node for node in regeling.artikelen() if node.number is not None},
            document=document,
        )

    def _visit(self, root: Node) -> None:
        # An explicit stack: the depth of a document is not ours to trust.
        nothing: frozenset[str] = frozenset()
        stack: list[tuple[Node, frozenset[str], frozenset[str], Passage | None]] = [(root, nothing, nothing, None)]
        while stack:
            self._deadline.check()
            node, headings, own, lead = stack.pop()
            if node.heading:
                own = frozenset(self._book.find(tokenise(node.heading)))
                headings = headings | own
            elif node.kind is NodeKind.ARTIKEL:
                own = nothing
            self._headings[node.key] = headings
            self._own_headings[node.key] = own
            passage = self._read(node, lead if node.kind is NodeKind.ONDERDEEL else None)
            opens = passage or (lead if node.kind is NodeKind.ONDERDEEL else None)
            for child in reversed(node.children):
                self._parents[child.key] = node
                stack.append((child, headings, own, opens))

    def _explain(self, regeling: Regeling) -> None:
        """Give a toelichting the heading of the artikel it explains; of one without a heading, what it speaks of."""
        about = {node.number: node for node in regeling.artikelen() if node.number is not None}
        spoken: dict[int, frozenset[str]] = {}
        for node in regeling.walk():
            artikel = about.get(node.citation.artikel or "") if node.citation.part is NodeKind.TOELICHTING else None
            if artikel is not None:
                if artikel.key not in spoken:
                    spoken[artikel.key] = frozenset() if artikel.heading else self._spoken_of(artikel)
                self._headings[node.key] |= self._headings[artikel.key] | spoken[artikel.key]

    def _spoken_of(self, artikel: Node) -> frozenset[str]:
        """The concepts in the text of an artikel."""
        keys = {node.key for node in artikel.walk()}
        return frozenset(name for passage in self._passages if passage.node.key in keys for name in passage.hits)

    def _read(self, node: Node, lead: Passage | None) -> Passage | None:
        if not node.text or node.quoted:
            return None
        text = tokenise(node.text)
        if not text.sentences:
            return None
        hits = self._definitions.lend(text, self._book.find(text))
        passage = Passage(position=len(self._passages), node=node, text=text, hits=hits, lead=lead)
        self._passages.append(passage)
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
