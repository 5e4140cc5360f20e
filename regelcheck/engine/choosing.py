"""Choose the mentions that carry a condition: one of each Choice, near each other, on words of their own."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from regelcheck.engine.annotate import Line, Mention
from regelcheck.engine.scopes import Unit
from regelcheck.model import Condition, Vrijblijvend

MAX_TRIED = 6
"""Mentions of one Choice that are tried beside those chosen before it."""
MAX_ANCHORS = 200
"""Mentions of the first Choice that are tried in one unit: a text with more says nothing in the first 200."""
FEW = 40
"""Mentions that are looked through as they are: finding the near ones first would take longer."""
_PASSAGE, _SENTENCE = 1000, 200
"""How far the next passage and the next sentence are, in words."""


def nearest_in(unit: Unit, options: Sequence[list[Mention]], condition: Condition) -> list[Mention] | None:
    """The nearest mentions that fit, of which the unit itself holds at least one, or its heading what the condition asks there.

    What lies wholly in an artikel that is referred to says nothing here that it does not say there.
    """
    chosen = nearest(options, condition)
    if chosen is None or unit.own == unit.lines or condition.opschrift or condition.eigen_opschrift:
        return chosen
    if any(mention.line in unit.own for mention in chosen):
        return chosen
    for at, option in enumerate(options):
        own = [mention for mention in option if mention.line in unit.own]
        chosen = nearest([*options[:at], own, *options[at + 1 :]], condition) if own else None
        if chosen is not None:
            return chosen
    return None


def nearest(options: Sequence[list[Mention]], condition: Condition) -> list[Mention] | None:
    """For the mention of the first Choice that has them nearest, one of each other Choice; None if none fits.

    Where it matters, a mention the text lays down goes before one it leaves free or leaves to another document. Different notions may not rest on the
    same words: a concept that is part of another would prove both.
    """
    free_counts = condition.vrijblijvend is Vrijblijvend.TELT

    def weak(mention: Mention) -> bool:
        return (mention.voluntary and not free_counts) or (mention.deferred and not condition.doorschuiven)

    if len(options) == 1:
        alone = options[0][:MAX_ANCHORS]
        return [next((mention for mention in alone if not weak(mention)), alone[0])] if alone else None
    rest = [_Around(option, condition) for option in options[1:]]
    best: tuple[tuple[bool, int], list[Mention]] | None = None
    for anchor in options[0][:MAX_ANCHORS]:
        free = weak(anchor)
        if free and best is not None and not best[0][0]:
            continue
        chosen = _complete([anchor], rest, condition)
        if chosen is not None:
            cost = free, sum([_distance(anchor, mention) for mention in chosen[1:]])
            if best is None or cost < best[0]:
                best = cost, chosen
    return best[1] if best else None


def _complete(chosen: list[Mention], rest: Sequence[_Around], condition: Condition) -> list[Mention] | None:
    """`chosen` with one mention of each Choice in `rest`, nearest first; None if there is no way to fit them all."""
    if len(rest) == 1:
        last = rest[0].first(chosen)
        return [*chosen, last] if last is not None else None
    for mention in rest[0].fitting(chosen):
        done = _complete([*chosen, mention], rest[1:], condition)
        if done is not None:
            return done
    return None


class _Around:
    """The mentions of one Choice, asked for those nearest to others. Of many, only those around are looked at, so that
    a long artikel takes time in proportion to its length."""

    def __init__(self, mentions: list[Mention], condition: Condition) -> None:
        self._mentions = mentions
        self._condition = condition
        self._same_sentence = condition.volgorde or condition.dichtbij is not None
        self._order: list[int] | None = None
        self._lines: list[Line] = []

    def first(self, chosen: list[Mention]) -> Mention | None:
        """The one that fits and is nearest to the first one chosen."""
        if len(self._mentions) > FEW:
            return next(iter(self.fitting(chosen)), None)
        nearest, least = None, 0
        line = chosen[-1].line
        for mention in self._mentions:
            if self._same_sentence and mention.line != line:
                continue
            distance = _distance(chosen[0], mention)
            if (nearest is None or distance < least) and _fits(mention, chosen, self._condition):
                nearest, least = mention, distance
        return nearest

    def fitting(self, chosen: list[Mention]) -> list[Mention]:
        """The MAX_TRIED that fit and are nearest to the first one chosen, nearest first."""
        if len(self._mentions) <= FEW:
            return self._best(range(len(self._mentions)), chosen)
        if self._order is None:
            self._order = sorted(range(len(self._mentions)), key=lambda at: self._mentions[at].line)
            self._lines = [self._mentions[at].line for at in self._order]
        if self._same_sentence:
            line = chosen[-1].line  # only what stands in the same sentence fits
            first, last = bisect.bisect_left(self._lines, line), bisect.bisect_right(self._lines, line)
            return self._best(sorted(self._order[first:last]), chosen)
        return self._widening(chosen, self._order)

    def _widening(self, chosen: list[Mention], order: list[int]) -> list[Mention]:
        """The same, looking further and further from the first one chosen until nothing beyond can be nearer."""
        here = bisect.bisect_left(self._lines, chosen[0].line)
        wide = 2 * MAX_TRIED
        while True:
            first, last = max(0, here - wide), min(len(order), here + wide)
            found = self._best(sorted(order[first:last]), chosen)
            beyond = [self._lines[at] for at in (first - 1, last) if 0 <= at < len(order)]
            if not beyond:
                return found
            if len(found) == MAX_TRIED and _distance(chosen[0], found[-1]) < min(_at_least(chosen[0].line, line) for line in beyond):
                return found
            wide *= 4

    def _best(self, places: Sequence[int], chosen: list[Mention]) -> list[Mention]:
        fitting = [mention for at in places if _fits(mention := self._mentions[at], chosen, self._condition)]
        if len(fitting) > 1:
            fitting.sort(key=lambda mention: _distance(chosen[0], mention))
        return fitting[:MAX_TRIED]


def _fits(mention: Mention, chosen: list[Mention], condition: Condition) -> bool:
    if condition.volgorde or condition.dichtbij is not None:
        last = chosen[-1]
        if mention.line != last.line or (condition.volgorde and last.end > mention.start):
            return False
        if condition.dichtbij is not None:
            together = [mention, *chosen]
            if max([one.end for one in together]) - min([one.start for one in together]) > condition.dichtbij:
                return False
    for other in chosen:
        if mention.passage == other.passage and mention.hit.shares_words(other.hit):
            return False
    return True


def _distance(one: Mention, other: Mention) -> int:
    if one.passage != other.passage:
        return _PASSAGE * abs(one.passage - other.passage)
    if one.sentence != other.sentence:
        return _SENTENCE * abs(one.sentence - other.sentence)
    return abs(one.start - other.start)


def _at_least(one: Line, other: Line) -> int:
    """The least distance from a mention in one sentence to any in the other, or beyond it."""
    if one[0] != other[0]:
        return _PASSAGE * abs(one[0] - other[0])
    return min(_SENTENCE * abs(one[1] - other[1]), _PASSAGE)
