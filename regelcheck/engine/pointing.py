"""Point at provisions that may be what a rule did not find: a place to look, never evidence; no verdict changes.

A Gauge reads every lid and says how much it reads like the norm of a rule, 1 being so much that the verdict wants a glance. Of
several gauges the one that finds a lid nearest speaks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from regelcheck.engine.annotate import Annotated, Passage
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.places import quote
from regelcheck.model import Evidence, Node, NodeKind, Outcome, Pointer, Verdict

MAX_POINTERS = 3
LEAST = 0.6
"""The part of doubt below which a lid has too little in common with a norm to be named."""
FAR = 0.9
"""The part of doubt that evidence for "aanwezig" reaches when it is about the subject: `benchmarks/nabijheid.py` measures it."""
BESIDE = 0.7
"""The part of doubt below which a quote stays away beside one of the same element that reaches FAR: of what was quoted on whole
regelingen by other hands for what is present, 0.90 stood where the norm was, and with this 0.97."""
UNLIKE = "de bepaling leest niet als een gewone bepaling over dit onderwerp"
_AT_ONCE = 500
"""Leden measured between two looks at the clock: more than a regeling has."""
_MISSING = (Verdict.ONTBREEKT, Verdict.ZWAK)


class Gauge(Protocol):
    """Measures how much texts read like the norms of the rules it knows."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules it knows, in the order of its columns."""

    @property
    def manner(self) -> str:
        """What it has seen in a lid that it finds near, as the report says it."""

    def measure(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One row a text, one number a rule; 1 and more is doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid:
    """A lid (or an artikel without leden) with its onderdelen, under the heading of its artikel."""

    node: Node
    passages: tuple[Passage, ...]
    heading: str

    @property
    def text(self) -> str:
        """Heading and text, as a reader meets them."""
        body = " ".join(passage.node.text for passage in self.passages)
        return f"{self.heading}. {body}" if self.heading else body


class Readings:
    """The leden of a Regeling, and how much they read like the norms of rules: measured once for each gauge, when first asked.

    Loose provisions are judged for what they are, so nothing is read in them.
    """

    def __init__(self, document: Annotated, deadline: Deadline = NO_DEADLINE) -> None:
        self._document = document
        self._deadline = deadline
        self._leden: tuple[Lid, ...] | None = None
        self._rows: dict[int, list[Sequence[float]]] = {}
        self._gauges: list[Gauge] = []

    @property
    def leden(self) -> tuple[Lid, ...]:
        """The leden of the Regeling itself; none of loose provisions."""
        if self._leden is None:
            self._leden = () if self._document.regeling.fragment else leden_of(self._document)
        return self._leden

    def rows(self, gauge: Gauge) -> list[Sequence[float]]:
        """What a gauge measures: one row a lid, one number a rule."""
        rows = self._rows.get(id(gauge))
        if rows is None:
            rows = self._rows[id(gauge)] = []
            self._gauges.append(gauge)  # kept, so that its id is not given to another
            for start in range(0, len(self.leden), _AT_ONCE):
                self._deadline.check()
                rows += gauge.measure([lid.text for lid in self.leden[start : start + _AT_ONCE]])
        return rows


class Relevance:
    """Which of the quotes for an element are about its subject, by one gauge: a wide condition also holds in other provisions."""

    def __init__(self, readings: Readings, gauge: Gauge) -> None:
        self._readings = readings
        self._gauge = gauge
        self._columns = {rule: column for column, rule in enumerate(gauge.rules)}
        self._numbers: dict[int, int] | None = None

    def kept(self, rule: str, quotes: Sequence[Evidence]) -> list[Evidence]:
        """The quotes without those that do not read like the subject, where another does; all of them where none does."""
        column = self._columns.get(rule)
        if column is None or len(quotes) < 2:
            return list(quotes)
        values = [self._value(one, column) for one in quotes]
        if max((value for value in values if value is not None), default=0.0) < FAR:
            return list(quotes)
        return [one for one, value in zip(quotes, values, strict=True) if value is None or value >= BESIDE]

    def _value(self, quoted: Evidence, column: int) -> float | None:
        """What the lid of a quote measures; None where the gauge has read nothing (a bijlage, another document)."""
        if self._numbers is None:
            self._numbers = {one.node.key: number for number, lid in enumerate(self._readings.leden) for one in lid.passages}
        number = self._numbers.get(quoted.node) if quoted.document is None else None
        return None if number is None else float(self._readings.rows(self._gauge)[number][column])


Nearness = tuple[float, str]
"""How near a lid is, and in what manner."""


def point(outcomes: Sequence[Outcome], readings: Readings, gauges: Sequence[Gauge]) -> tuple[Outcome, ...]:
    """The outcomes: with for what is missing or weak the leden that come nearest, best first, and with a doubt at evidence
    for what is present that does not read like it. Only the first gauge may doubt.
    """
    known = frozenset(rule for gauge in gauges for rule in gauge.rules)
    leden = readings.leden
    if not leden or not any(outcome.rule.id in known for outcome in outcomes):
        return tuple(outcomes)
    nearest: dict[str, list[Nearness]] = {}
    for gauge in gauges:
        rows = readings.rows(gauge)
        for column, rule in enumerate(gauge.rules):
            measured = [(float(row[column]), gauge.manner) for row in rows]
            before = nearest.get(rule, measured)
            nearest[rule] = [one if one[0] >= other[0] else other for one, other in zip(before, measured, strict=True)]
    judges = frozenset(gauges[0].rules)
    return tuple(
        _pointed(outcome, leden, nearest[outcome.rule.id])
        if outcome.verdict in _MISSING and outcome.rule.id in known
        else _doubted(outcome, leden, nearest[outcome.rule.id])
        if outcome.verdict is Verdict.AANWEZIG and outcome.rule.id in judges
        else outcome
        for outcome in outcomes
    )


def leden_of(document: Annotated) -> tuple[Lid, ...]:
    """The leden of the artikelen of the Regeling itself, in document order."""
    groups: dict[int, list[Passage]] = {}
    nodes: dict[int, Node] = {}
    for passage in document.passages:
        node = passage.node
        if node.citation.part is not NodeKind.ARTIKEL:
            continue
        while node.kind is NodeKind.ONDERDEEL and node.key in document.parents:
            node = document.parents[node.key]
        nodes[node.key] = node
        groups.setdefault(node.key, []).append(passage)
    return tuple(
        Lid(node=nodes[key], passages=tuple(passages), heading=_heading(document, nodes[key]))
        for key, passages in groups.items()
    )


def _doubted(outcome: Outcome, leden: Sequence[Lid], nearness: Sequence[Nearness]) -> Outcome:
    """With a doubt, when all evidence stands in leden and none of those reads like the norm.

    Of a bijlage or another document the gauge has learned nothing.
    """
    values = {passage.node.key: value for lid, (value, _) in zip(leden, nearness, strict=True) for passage in lid.passages}
    measured = [values.get(one.node) if one.document is None else None for one in outcome.evidence]
    if not measured or any(value is None or value >= FAR for value in measured):
        return outcome
    evidence = tuple(one if one.doubt else replace(one, doubt=UNLIKE) for one in outcome.evidence)
    return replace(outcome, evidence=evidence, doubt=True)


def _pointed(outcome: Outcome, leden: Sequence[Lid], nearness: Sequence[Nearness]) -> Outcome:
    """What already carries the outcome is no news, and of one artikel the nearest lid says enough."""
    values = [value for value, _ in nearness]
    carried = {evidence.node for evidence in outcome.evidence if evidence.document is None}
    best: dict[str | None, int] = {}
    for number, lid in enumerate(leden):
        artikel = lid.node.citation.artikel
        near = values[number] >= LEAST and carried.isdisjoint(passage.node.key for passage in lid.passages)
        if near and (artikel not in best or values[number] > values[best[artikel]]):
            best[artikel] = number
    order = sorted(best.values(), key=lambda number: (-values[number], number))[:MAX_POINTERS]
    doubtful = [number for number in order if values[number] >= 1]
    # Where one reads like the norm, those that only share words would draw the eye away from it.
    return replace(
        outcome,
        nearest=tuple(_pointer(leden[number], outcome, nearness[number]) for number in doubtful or order),
        doubt=outcome.doubt or (outcome.verdict is Verdict.ONTBREEKT and bool(doubtful)),
    )


def _pointer(lid: Lid, outcome: Outcome, nearness: Nearness) -> Pointer:
    first = quote(lid.passages[0], 0, "", None)
    manner = "leest als een bepaling" if nearness[0] >= 1 else nearness[1]
    return Pointer(
        citation=lid.node.citation,
        place=first.place,
        quote=first.quote,
        span=first.span,
        node=first.node,
        why=f"{manner} over dit onderwerp ({outcome.rule.titel.lower()})",
    )


def _heading(document: Annotated, node: Node) -> str:
    while node.kind is not NodeKind.ARTIKEL and node.key in document.parents:
        node = document.parents[node.key]
    return node.heading
