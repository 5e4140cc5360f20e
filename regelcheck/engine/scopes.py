"""The units in which a condition looks: sentences, leden, artikelen, hoofdstukken, the Regeling.

A unit is a set of sentences. An onderdeel is read with the opening words of its list, so one sentence of opening words
stands in as many units as the list has items, and in one of its own.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from regelcheck.engine.annotate import Annotated, Line, Passage
from regelcheck.engine.references import References
from regelcheck.model import Choice, Node, NodeKind, Scope

_CONTAINERS = frozenset({NodeKind.HOOFDSTUK, NodeKind.AFDELING, NodeKind.PARAGRAAF})
_BELOW_ARTIKEL = frozenset({NodeKind.LID, NodeKind.ONDERDEEL})


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that are read together; `node` is the part of the Regeling that `own` make up, the others are what it
    refers to, goes on from or hands on to. `number` tells it from all other units of the document."""

    node: Node
    lines: frozenset[Line]
    own: frozenset[Line]
    number: int = -1


class Index:
    """The units of one scope, looked up by the sentences they hold, the concepts in those and the headings above them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.number: unit for unit in units}
        found: dict[Line, list[int]] = defaultdict(list)
        for unit in self._units.values():
            for line in unit.lines:
                found[line].append(unit.number)
        self._by_line = {line: tuple(numbers) for line, numbers in found.items()}
        self._holding: dict[Choice, frozenset[int]] = {}
        self._under: dict[tuple[Choice, bool], frozenset[int]] = {}

    def __getitem__(self, number: int) -> Unit:
        return self._units[number]

    def at(self, line: Line) -> Iterator[Unit]:
        """The units that hold a sentence."""
        return (self._units[number] for number in self._by_line.get(line, ()))

    def holding(self, lines: Iterable[Line]) -> frozenset[int]:
        """The numbers of the units that hold one of these sentences."""
        by_line = self._by_line
        return frozenset().union(*[by_line[line] for line in lines if line in by_line])

    def holding_one(self, names: Choice, lines_of: Callable[[Choice], Iterable[Line]]) -> frozenset[int]:
        """The numbers of the units in which one of the concepts stands; `lines_of` is asked once where that is."""
        found = self._holding.get(names)
        if found is None:
            found = self._holding[names] = self.holding(lines_of(names))
        return found

    def under(self, names: Choice, headings: Mapping[int, frozenset[str]], *, own: bool) -> frozenset[int]:
        """The numbers of the units whose node has one of the concepts among its `headings`; put together once, apart for
        headings of the artikel itself (`own`)."""
        found = self._under.get((names, own))
        if found is None:
            keys = {key for key, spoken in headings.items() if not spoken.isdisjoint(names)}
            found = frozenset(number for number, unit in self._units.items() if unit.node.key in keys)
            self._under[names, own] = found
        return found


class Scopes:
    """All units of one document, made when first asked for."""

    def __init__(self, annotated: Annotated, references: References) -> None:
        self._annotated = annotated
        self._references = references
        self._cache: dict[tuple[Scope, bool, bool], Index] = {}
        self._numbers = itertools.count()

    def index(self, scope: Scope, *, follow: bool = False, hand_on: bool = False) -> Index:
        """The units of this scope; with `follow`, each read with all it refers to, with `hand_on` with what it goes on
        from or hands on to."""
        index = self._cache.get((scope, follow, hand_on))
        if index is None:
            units = self._units(scope)
            if hand_on:
                units = (_with(unit, self._references.handed_on(unit.lines)) for unit in units)
            if follow:
                units = (_with(unit, self._references.followed(unit.lines)) for unit in units)
            numbered = [Unit(unit.node, unit.lines, unit.own, number) for unit, number in zip(units, self._numbers, strict=False)]
            index = self._cache[scope, follow, hand_on] = Index(numbered)
        return index

    def _units(self, scope: Scope) -> Iterator[Unit]:
        if scope is Scope.ZIN:
            yield from self._sentences()
            return
        owner = {Scope.LID: self._lid, Scope.ARTIKEL: self._artikel, Scope.HOOFDSTUK: self._hoofdstuk}.get(scope)
        if owner is None:
            yield from self._whole()
            return
        lines: dict[int, set[Line]] = defaultdict(set)
        nodes: dict[int, Node] = {}
        for passage in self._annotated.passages:
            node = owner(passage.node)
            nodes[node.key] = node
            lines[node.key].update(_lines(passage))
        for key in lines:
            yield _unit(nodes[key], lines[key])

    def _sentences(self) -> Iterator[Unit]:
        for passage in self._annotated.passages:
            lead = frozenset(_last_line(above) for above in _leads(passage))
            for line in _lines(passage):
                yield _unit(passage.node, lead | {line})

    def _whole(self) -> Iterator[Unit]:
        """The Regeling as one unit; what only explains it is a unit of its own."""
        groups: dict[NodeKind, set[Line]] = defaultdict(set)
        first: dict[NodeKind, Node] = {}
        for passage in self._annotated.passages:
            part = passage.node.citation.part
            groups[part].update(_lines(passage))
            first.setdefault(part, passage.node)
        for part, lines in groups.items():
            yield _unit(first[part], lines)

    def _lid(self, node: Node) -> Node:
        """The lid a node is part of, or the artikel (or other part) that has no leden."""
        return self._climb(node, through=frozenset({NodeKind.ONDERDEEL}))

    def _artikel(self, node: Node) -> Node:
        return self._climb(node, through=_BELOW_ARTIKEL)

    def _hoofdstuk(self, node: Node) -> Node:
        parent = self._annotated.parents.get(self._artikel(node).key)
        return parent if parent is not None and parent.kind in _CONTAINERS else self._artikel(node)

    def _climb(self, node: Node, *, through: frozenset[NodeKind]) -> Node:
        """The first part at or above `node` whose kind is not one to climb through."""
        while node.kind in through and node.key in self._annotated.parents:
            node = self._annotated.parents[node.key]
        return node


def _with(unit: Unit, others: frozenset[Line]) -> Unit:
    """The unit with other sentences; most have none."""
    return replace(unit, lines=unit.lines | others) if others else unit


def _unit(node: Node, lines: Iterable[Line]) -> Unit:
    own = frozenset(lines)
    return Unit(node, own, own)


def _leads(passage: Passage) -> Iterator[Passage]:
    lead = passage.lead
    while lead is not None:
        yield lead
        lead = lead.lead


def _last_line(passage: Passage) -> Line:
    return passage.position, len(passage.text.sentences) - 1


def _lines(passage: Passage) -> Iterator[Line]:
    return ((passage.position, number) for number in range(len(passage.text.sentences)))
