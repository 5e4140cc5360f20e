"""Numbers and days that stand by a concept: the nearest one decides, so that what another clause says cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from regelcheck.engine.annotate import Annotated, Line, Mention
from regelcheck.engine.scopes import Unit
from regelcheck.language.quantities import Quantity, YearDay, find_days, find_quantities
from regelcheck.model import Condition, Datum, Getal, Scope, Vergelijking

Found = Quantity | YearDay
Value = TypeVar("Value", float, tuple[int, int])


class Numbers:
    """The numbers of one document, each passage read when a condition first asks for it."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._read: dict[int, _Passage] = {}

    def fit(self, mention: Mention, unit: Unit, condition: Condition) -> bool:
        """Whether the number and the day nearest to the mention are as the condition asks."""
        return all(
            found is not None and _fits(found, asked) and self._over_half(found, asked)
            for asked, found, _ in self._nearest(mention, unit, condition)
        )

    def _over_half(self, found: Found, asked: Getal | Datum) -> bool:
        """Whether a number is over (or at) half of the one by the concept that the condition names."""
        if not isinstance(asked, Getal):
            return True
        bounds = found.bounds(asked.eenheid) if isinstance(found, Quantity) else None
        for concept, strictly in ((asked.meer_dan_helft_van, True), (asked.ten_minste_helft_van, False)):
            if concept is None:
                continue
            whole = self._the_number(concept, asked)
            if whole is None or bounds is None or not (2 * bounds[0] > whole or (not strictly and 2 * bounds[0] == whole)):
                return False
        return True

    def _the_number(self, concept: str, asked: Getal) -> float | None:
        """The number that stands by a concept wherever it is affirmed; None when there is none, or more than one."""
        values: set[float | None] = set()
        for mention in self._annotated.mentions.get(concept, ()):
            if not mention.denied:
                near = [one for one in self._in_line(mention.line, asked) if _distance(mention, one) == 0]
                bounds = near[0].bounds(asked.eenheid) if len(near) == 1 and isinstance(near[0], Quantity) else None
                values.add(bounds[0] if bounds is not None and bounds[0] == bounds[1] else None)
        return values.pop() if len(values) == 1 else None

    def lines(self, mentions: Iterable[Mention], unit: Unit, condition: Condition) -> list[Line]:
        """The sentences in which the deciding numbers stand."""
        if condition.getal is None and condition.datum is None:
            return []
        return [line for mention in mentions for _, found, line in self._nearest(mention, unit, condition) if found is not None]

    def _nearest(
        self, mention: Mention, unit: Unit, condition: Condition
    ) -> Iterable[tuple[Getal | Datum, Found | None, Line]]:
        for asked in (condition.getal, condition.datum):
            if asked is not None:
                yield (asked, *self._nearest_one(mention, unit, asked, condition))

    def _nearest_one(
        self, mention: Mention, unit: Unit, asked: Getal | Datum, condition: Condition
    ) -> tuple[Found | None, Line]:
        here = self._in_line(mention.line, asked)
        if condition.dichtbij is not None:
            here = [one for one in here if _distance(mention, one) <= condition.dichtbij]
        if here:
            return min(here, key=lambda one: _distance(mention, one)), mention.line
        if condition.binnen is Scope.ZIN and condition.dichtbij is None:
            # Opening words and the item that completes them are one sentence.
            for line in sorted(unit.lines - {mention.line}):
                if found := self._in_line(line, asked):
                    return found[0], line
        return None, mention.line

    def _in_line(self, line: Line, asked: Getal | Datum) -> list[Found]:
        passage = self._read.get(line[0])
        if passage is None:
            passage = self._read[line[0]] = _Passage(self._annotated, line[0])
        bounds = self._annotated.passages[line[0]].text.sentences[line[1]]
        found: Sequence[Found] = passage.days if isinstance(asked, Datum) else passage.quantities
        return [
            one
            for one in found
            if bounds.start <= one.at < bounds.end
            and (not isinstance(asked, Getal) or (isinstance(one, Quantity) and one.bounds(asked.eenheid) is not None))
        ]


class _Passage:
    """The numbers of one passage."""

    def __init__(self, annotated: Annotated, position: int) -> None:
        self._text = annotated.passages[position].text

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return find_quantities(self._text)

    @cached_property
    def days(self) -> tuple[YearDay, ...]:
        return find_days(self._text)


def _distance(mention: Mention, found: Found) -> int:
    """Words between; nothing when the number stands among the words of the mention."""
    return max(mention.start - found.at, found.at - mention.end + 1, 0)


def _fits(found: Found, asked: Getal | Datum) -> bool:
    if isinstance(found, YearDay):
        assert isinstance(asked, Datum)
        return all(_compares(found.day, found.day, how, value) for how, value in asked.eisen)
    assert isinstance(asked, Getal)
    bounds = found.bounds(asked.eenheid)
    return bounds is not None and all(_compares(*bounds, how, value) for how, value in asked.eisen)


def _compares(low: Value, high: Value, how: Vergelijking, value: Value) -> bool:
    """Whether all that lies from `low` to `high` compares so with `value`."""
    if how in (Vergelijking.MINDER_DAN, Vergelijking.VOOR):
        return high < value
    if how in (Vergelijking.MEER_DAN, Vergelijking.NA):
        return low > value
    same = low == value == high
    return same if how is Vergelijking.IS else not low <= value <= high
