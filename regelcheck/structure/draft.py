"""A Node in the making: filled line by line, then frozen with its key, its citation and its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from regelcheck.model import Block, Citation, Mark, Node, NodeKind, Place, Segment
from regelcheck.structure.line import Line


@dataclass(eq=False, slots=True)
class Draft:
    """What is known of a Node while its lines come in; `mark` is what its citation calls it when it has no number."""

    kind: NodeKind
    number: str | None = None
    heading: str = ""
    heading_place: Place | None = None
    mark: str | None = None
    quoted: bool = False
    pieces: list[tuple[str, Place]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)

    def child(self, kind: NodeKind, number: str | None = None, mark: str | None = None) -> Draft:
        """A new last child."""
        made = Draft(kind, number, mark=mark)
        self.children.append(made)
        return made

    def last_text(self) -> str:
        """The text that came in last, for judging whether a sentence was finished."""
        return self.pieces[-1][0] if self.pieces else ""


class Claims:
    """Which Block belongs to which Draft: a Block split over several Drafts belongs to the first."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self, draft: Draft, line: Line) -> None:
        """Give the Block of the line to the draft, unless another has it."""
        if line.block not in self._taken:
            self._taken.add(line.block)
            draft.blocks.append(line.source)

    def add_text(self, draft: Draft, line: Line, text: str) -> None:
        """Add (a part of) the line to the text of the draft."""
        self.take(draft, line)
        if text:
            draft.pieces.append((text, line.source.place))

    def add_heading(self, draft: Draft, line: Line, title: str) -> None:
        """Add a title; one that comes in two lines becomes one heading."""
        self.take(draft, line)
        if draft.heading_place is None:
            draft.heading_place = line.source.place
        draft.heading = f"{draft.heading} {title}".strip()

    def marked(self, blocks: Sequence[Block], apart: Mapping[int, Mark]) -> tuple[Block, ...]:
        """The Blocks, those nobody took with the mark of what they were set apart for."""
        return tuple(
            replace(block, marks=block.marks | {apart[index]})
            if index in apart and index not in self._taken
            else block
            for index, block in enumerate(blocks)
        )

    def left(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The Blocks nobody took, in order."""
        return tuple(block for index, block in enumerate(blocks) if index not in self._taken)


def freeze(drafts: Iterable[Draft]) -> tuple[Node, ...]:
    """The Drafts as Nodes: keys in document order, citations from where they stand."""
    keys = count()

    def frozen(draft: Draft, address: Citation, quoted: bool) -> Node:
        key = next(keys)
        quoted = quoted or draft.quoted
        text, segments = _joined(draft.pieces)
        return Node(
            kind=draft.kind,
            key=key,
            citation=address,
            number=draft.number,
            heading=draft.heading,
            text=text,
            segments=segments,
            heading_place=draft.heading_place,
            blocks=tuple(draft.blocks),
            children=tuple(frozen(child, _address(child, address), quoted) for child in draft.children),
            quoted=quoted,
        )

    return tuple(frozen(draft, _address(draft, None), False) for draft in drafts)


_CARRIERS = frozenset({NodeKind.BESLUIT, NodeKind.BIJLAGE, NodeKind.TOELICHTING})
"""Parts whose own chapters and articles are cited through them."""


def _address(draft: Draft, parent: Citation | None) -> Citation:
    kind, number = draft.kind, draft.number
    inside = parent is not None and parent.part in _CARRIERS
    if kind is NodeKind.ARTIKEL:
        if inside and parent is not None:
            return replace(parent, artikel=number)
        return Citation(part=NodeKind.ARTIKEL, artikel=number)
    if parent is not None and kind is NodeKind.LID:
        return replace(parent, lid=number or parent.lid)
    if parent is not None and kind is NodeKind.ONDERDEEL:
        label = number if draft.mark is None else draft.mark
        return replace(parent, onderdelen=(*parent.onderdelen, label)) if label else parent
    if inside and parent is not None:
        return replace(parent, artikel=draft.mark) if kind is NodeKind.TOELICHTING and draft.mark else parent
    artikel = draft.mark if kind is NodeKind.TOELICHTING else None
    return Citation(part=kind, number=number, artikel=artikel)


def _joined(pieces: list[tuple[str, Place]]) -> tuple[str, tuple[Segment, ...]]:
    """The pieces joined by one space, and where each Place begins."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for text, place in pieces:
        if not segments or segments[-1].place != place:
            segments.append(Segment(start=at, place=place))
        texts.append(text)
        at += len(text) + 1
    return " ".join(texts), tuple(segments)
