"""Read the whole Regeling once: every text and heading tokenised, every concept found; its mentions are weighed on demand.

A Mention is a concept in its sentence: denied or not, left free ("kan") or not. Rules are then logic over mentions.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from regelcheck.citation import Reference
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.definitions import Definitions, read_definitions
from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.hits import Hit, Hits
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
    hits: Hits
    lead: Passage | None = None


class Mention:
    """A hit in its sentence, on tokens [start, end): whether the text denies it, leaves it free, or leaves it to another
    document. Weighed when first asked."""

    __slots__ = ("_deferred", "_denied", "_voluntary", "_weighers", "end", "hit", "line", "passage", "sentence", "start")

    def __init__(self, hit: Hit, line: Line, weighers: Weighers) -> None:
        self.hit = hit
        self.line = line
        self.passage, self.sentence = line
        self.start = hit.words[0][0]
        self.end = hit.words[-1][1]
        self._weighers = weighers
        self._denied: bool | None = None
        self._voluntary: bool | None = None
        self._deferred: bool | None = None

    @property
    def denied(self) -> bool:
        """Whether it stands in the text as something that is not so."""
        if self._denied is None:
            self._denied = self._weighers.weigher(self.passage).denied(self.hit, self.sentence)
        return self._denied

    @property
    def withdrawn(self) -> bool:
        """Whether the whole sentence is said not to be so."""
        return self._weighers.weigher(self.passage).withdrawn(self.hit, self.sentence)

    @property
    def voluntary(self) -> bool:
        """Whether the text leaves it free."""
        if self._voluntary is None:
            self._voluntary = self._weighers.weigher(self.passage).voluntary(self.hit, self.sentence)
        return self._voluntary

    @property
    def deferred(self) -> bool:
        """Whether the text leaves it to another document, or to a later decision."""
        if self._deferred is None:
            self._deferred = self._weighers.weigher(self.passage).deferred(self.hit, self.sentence)
        return self._deferred


class Weighers:
    """What weighs the hits of each passage, made when first asked for. A mention knows these and not all other mentions: a
    document of which every part knew every other would stay in memory until Python looks for such circles."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = passages
        self._made: dict[int, Weigher] = {}

    def weigher(self, position: int) -> Weigher:
        """What weighs the hits of a passage."""
        weigher = self._made.get(position)
        if weigher is None:
            passage = self._passages[position]
            norm = passage.node.citation.part not in _NO_NORM
            weigher = Weigher(passage.text, passage.hits, _lead_weight(passage.lead), norm=norm)
            self._made[position] = weigher
        return weigher


class Mentions(Mapping[str, tuple[Mention, ...]]):
    """The mentions of every concept found, in document order. Most concepts are only asked whether they stand in a
    sentence, so the sentences of each come first, and a mention is made when first asked for."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = passages
        self._found: dict[str, list[Passage]] = {}
        for passage in passages:
            for name in passage.hits:
                if name in self._found:
                    self._found[name].append(passage)
                else:
                    self._found[name] = [passage]
        self._counts: dict[str, int] = {}
        self._lines: dict[str, dict[Line, Sequence[Hit] | None]] = {}
        self._made: dict[tuple[str, Line], tuple[Mention, ...]] = {}
        self._weighers = Weighers(passages)

    def __getitem__(self, name: str) -> tuple[Mention, ...]:
        if name not in self._found:
            raise KeyError(name)
        return tuple([mention for line in self.lines(name) for mention in self.at(name, line)])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def has(self, names: Iterable[str]) -> bool:
        """Whether one of the concepts stands anywhere."""
        return not self._found.keys().isdisjoint(names)

    def count(self, name: str) -> int:
        """How many mentions of a concept there are."""
        found = self._counts.get(name)
        if found is None:
            found = self._counts[name] = sum([passage.hits.count(name) for passage in self._found.get(name, ())])
        return found

    def lines(self, name: str) -> Mapping[Line, Sequence[Hit] | None]:
        """The sentences in which a concept stands, in document order; with its hits there where the passage has more
        sentences than one."""
        found = self._lines.get(name)
        if found is None:
            found = self._lines[name] = {}
            for passage in self._found.get(name, ()):
                if len(passage.text.sentences) == 1:
                    found[passage.position, 0] = None
                    continue
                starts = passage.text.sentence_starts
                for hit in passage.hits[name]:
                    line = passage.position, bisect.bisect_right(starts, hit.start) - 1
                    found[line] = (*(found.get(line) or ()), hit)
        return found

    def at(self, name: str, line: Line) -> tuple[Mention, ...]:
        """The mentions of a concept in one of its sentences."""
        made = self._made.get((name, line))
        if made is None:
            hits = self.lines(name)[line]
            hits = self._passages[line[0]].hits[name] if hits is None else hits
            made = self._made[name, line] = tuple([Mention(hit, line, self._weighers) for hit in hits])
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A Regeling with all that was found in it. `headings` are, by node key, the concepts in a heading or in one
    above it, `own_headings` those in the heading of the artikel itself; `artikelen` are the numbered ones by node key; `document` is None for the Regeling itself and the file name
    for a document beside it; `references` are those read so far, by passage."""

    regeling: Regeling
    passages: tuple[Passage, ...]
    mentions: Mentions
    headings: Mapping[int, frozenset[str]]
    own_headings: Mapping[int, frozenset[str]]
    parents: Mapping[int, Node]
    artikelen: Mapping[int, Node]
    document: str | None = None
    references: dict[int, tuple[Reference, ...]] = field(default_factory=dict)


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
        self._spoken: dict[str, frozenset[str]] = {}

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
                own = self._of_heading(node.heading)
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

    def _of_heading(self, heading: str) -> frozenset[str]:
        """The concepts in a heading; many say the same."""
        found = self._spoken.get(heading)
        if found is None:
            found = self._spoken[heading] = frozenset(self._book.find(tokenise(heading)))
        return found

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
