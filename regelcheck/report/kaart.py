"""The map of a Regeling: its text as one line from first to last word, and where on it each checkpoint lands.

Positions count from 0 to STEPS, so that a page can have one class for each and needs no style attribute, which the
Content-Security-Policy of the report forbids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from regelcheck.citation import format_citation
from regelcheck.model import Citation, Node, NodeKind, Regeling
from regelcheck.report.plain import plain
from regelcheck.report.view import Checkpoint, DocumentView, node_anchor, node_label

STEPS = 200
_SIDE = frozenset({NodeKind.TOELICHTING, NodeKind.BIJLAGE})
_SIDE_SHARE = 0.25
"""A toelichting longer than the articles would press them together, so that part is drawn at a quarter of its length."""
_LABEL_STEPS = 3
"""Steps that a character of a label needs."""
_NEAR = 8
"""Steps between two signs below which they would overlap."""
_HEADING = 40
"""Characters that a heading takes on the line, so that an artikel without text of its own has some width."""


class Landing(StrEnum):
    """Why a point stands where it stands."""

    BEWIJS = "bewijs"
    TWIJFEL = "twijfel"
    """A provision that comes near."""
    ZOEK = "zoek"
    """Where a reader would look first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of the line: a hoofdstuk, or an artikel or other part that stands by itself."""

    label: str
    title: str
    target: str
    start: int
    width: int
    norm: bool

    @property
    def shown(self) -> str:
        """The label where there is room for it."""
        return self.label if _LABEL_STEPS * len(self.label) + 2 <= self.width else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the line where a checkpoint lands, or a stretch of places too near each other to tell apart."""

    at: int
    width: int = 0
    landing: Landing
    title: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One checkpoint and its points, from left to right; none when it stands nowhere."""

    checkpoint: Checkpoint
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """The bands of a Regeling, and a way to find the place of anything that stands in it."""

    bands: tuple[Band, ...]
    starts: dict[int, int]
    lengths: dict[int, int]
    addresses: dict[Citation, Node]
    anchor: str

    def lanes(self, checkpoints: Iterable[Checkpoint]) -> tuple[Lane, ...]:
        """A lane for every checkpoint, in order."""
        return tuple(Lane(checkpoint=one, points=self._points(one)) for one in checkpoints)

    def _points(self, checkpoint: Checkpoint) -> tuple[Point, ...]:
        outcome = checkpoint.outcome
        found: dict[int, Point] = {}
        for quote in checkpoint.quotes:
            if quote.target is not None:
                at = self._at(quote.evidence.node, quote.evidence.span.start)
                self._put(found, at, Landing.BEWIJS, quote.evidence.citation, quote.target)
        for near in outcome.nearest if outcome.doubt else ():
            at = self._at(near.node, near.span.start)
            self._put(found, at, Landing.TWIJFEL, near.citation, node_anchor(self.anchor, near.node))
        for citation in outcome.look_at if not found else ():
            node = self.addresses.get(citation)
            if node is not None:
                target = node_anchor(self.anchor, node.key)
                self._put(found, self.starts[node.key], Landing.ZOEK, citation, target)
        return tuple(_joined(found[at] for at in sorted(found)))

    def _at(self, key: int, offset: int) -> int:
        return min(self.starts.get(key, 0) + round(offset * self.lengths.get(key, 0) / 1000), STEPS)

    def _put(self, found: dict[int, Point], at: int, landing: Landing, citation: Citation, target: str) -> None:
        found.setdefault(at, Point(at=at, landing=landing, title=plain(format_citation(citation)), target=target))


def _joined(points: Iterable[Point]) -> Iterator[Point]:
    """The points, with evidence that would overlap drawn as one stretch that leads to the first of it."""
    last: Point | None = None
    for point in points:
        near = last is not None and point.at <= last.at + last.width + _NEAR
        if last is not None and near and last.landing is point.landing is Landing.BEWIJS:
            last = replace(last, width=point.at - last.at, title=f"{last.title}; {point.title}")
            continue
        if last is not None:
            yield last
        last = point
    if last is not None:
        yield last


def kaart_of(view: DocumentView) -> Kaart:
    """The map of a document."""
    regeling = view.document.regeling
    begins, total = _begins(regeling)
    scale = STEPS / total
    starts = {key: round(begin * scale) for key, (begin, _) in begins.items()}
    # Steps for a thousand characters of a node, so that a long lid can be pointed into.
    lengths = {key: round(1000 * scale * share) for key, (_, share) in begins.items()}
    return Kaart(
        bands=_bands(regeling.parts, starts, view.anchor),
        starts=starts,
        lengths=lengths,
        addresses={node.citation: node for node in regeling.artikelen()},
        anchor=view.anchor,
    )


def _begins(regeling: Regeling) -> tuple[dict[int, tuple[float, float]], float]:
    """Where every node begins on a line of unknown length, with its share, and how long the line is."""
    begins: dict[int, tuple[float, float]] = {}
    at = 0.0
    for node in regeling.walk():
        share = _SIDE_SHARE if node.citation.part in _SIDE else 1.0
        begins[node.key] = (at, share)
        at += share * (len(node.text) + (_HEADING if node.heading else 1))
    return begins, max(at, 1.0)


def _bands(parts: Sequence[Node], starts: dict[int, int], anchor: str) -> tuple[Band, ...]:
    ends = [*(starts[part.key] for part in parts[1:]), STEPS]
    bands = []
    for part, end in zip(parts, ends, strict=True):
        start = starts[part.key]
        if end > start:
            label = node_label(part)
            bands.append(
                Band(
                    label=plain(part.number or "" if part.kind in (NodeKind.HOOFDSTUK, NodeKind.ARTIKEL) else label),
                    title=plain(f"{label} {part.heading}".strip()) or "Opschrift",
                    target=node_anchor(anchor, part.key),
                    start=start,
                    width=end - start,
                    norm=part.kind in (NodeKind.HOOFDSTUK, NodeKind.AFDELING, NodeKind.PARAGRAAF, NodeKind.ARTIKEL),
                )
            )
    return tuple(bands)
