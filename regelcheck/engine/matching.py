"""Find where a condition holds: its concepts together in one unit, weighed, ordered, near, under the right heading.

The search starts from the rarest concept of the condition, so a condition costs what its rarest concept costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from regelcheck.engine.annotate import Annotated, Line, Mention, Passage
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.numbers import Numbers
from regelcheck.engine.references import References
from regelcheck.engine.scopes import Scopes, Unit
from regelcheck.model import Choice, Condition, LawReference, Scope, Vrijblijvend

MAX_TRIED = 6
"""Mentions of one Choice that are tried beside those chosen before it."""
MAX_ANCHORS = 200
"""Mentions of the first Choice that are tried in one unit: a text with more says nothing in the first 200."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A condition that holds in a unit: the sentences that carry it, and whether it leaves the norm free, leaves it to
    another document or, for a refusal, holds only in the denial."""

    unit: Unit
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...] = ()
    """What it rests on: for a refusal what is denied."""
    voluntary: bool = False
    deferred: bool = False
    refused: bool = False


class Matcher:
    """Matches conditions in one annotated document, until the deadline."""

    def __init__(self, annotated: Annotated, deadline: Deadline = NO_DEADLINE) -> None:
        self.annotated = annotated
        self._deadline = deadline
        self._references = References(annotated)
        self._scopes = Scopes(annotated, self._references)
        self._lines: dict[str, dict[Line, list[Mention]]] = {}
        self._inside: dict[tuple[int, Choice], list[Mention]] = {}
        self._numbers = Numbers(annotated)

    def matches(self, condition: Condition) -> tuple[Match, ...]:
        """Every unit where the condition holds, in document order; refusals (denied, otherwise holding) included."""
        found: dict[tuple[int, tuple[Line, ...]], Match] = {}
        for unit in self._candidates(condition):
            match = self._match(unit, condition)
            if match is not None:
                found.setdefault((unit.node.key, match.lines), match)
        return tuple(sorted(found.values(), key=lambda match: match.lines))

    def cancelled(self, condition: Condition) -> tuple[Match, str] | None:
        """The first place where only what may not stand beside it keeps a condition from holding, and the concept that does.

        For the trace of a condition that holds nowhere: what took it away tells a reader more than that it is not there.
        """
        without = replace(condition, niet=(), niet_in_zin=(), niet_in_artikel=(), niet_opschrift=())
        if without == condition:
            return None
        for unit in self._candidates(without):
            match = self._match(unit, without)
            if match is not None and not match.refused:
                return match, next((name for name, one in _each_alone(condition, without) if self._match(unit, one) is None), "")
        return None

    def units(self, condition: Condition, line: Line) -> tuple[Unit, ...]:
        """The units in which the condition looks that hold a sentence."""
        return self._scopes.holding(condition.binnen, line, follow=condition.verwijzingen, hand_on=True)

    def number_fits(self, mention: Mention, unit: Unit, condition: Condition) -> bool:
        """Whether the number by a mention is as the condition asks."""
        return self._numbers.fit(mention, unit, condition)

    def refers(self, unit: Unit, law: LawReference) -> bool:
        """Whether a unit refers to a law."""
        return any(line in unit.lines for line in self._references.to_law(law))

    def _candidates(self, condition: Condition) -> Iterator[Unit]:
        choices = (*condition.alle, *condition.ontkend)
        if choices:
            rarest = min(choices, key=self._count)
            lines: Iterable[Line] = (mention.line for mention in self._mentions(rarest))
        else:
            lines = self._references.to_law(condition.verwijst_naar) if condition.verwijst_naar else ()
        seen: set[int] = set()
        for line in dict.fromkeys(lines):
            for unit in self.units(condition, line):
                if id(unit) not in seen:
                    self._deadline.check()
                    seen.add(id(unit))
                    yield unit

    def _match(self, unit: Unit, condition: Condition) -> Match | None:
        headings = self.annotated.headings[unit.node.key]
        if condition.opschrift and headings.isdisjoint(condition.opschrift):
            return None
        if not headings.isdisjoint(condition.niet_opschrift):
            return None
        own = self.annotated.own_headings[unit.node.key]
        if condition.eigen_opschrift and own.isdisjoint(condition.eigen_opschrift):
            return None
        if not own.isdisjoint(condition.niet_eigen_opschrift):
            return None
        if not all(self._stands(unit, choice) for choice in (*condition.alle, *condition.ontkend)):
            return None
        if condition.niet and self._stands(unit, condition.niet):
            return None
        lines: list[Line] = []
        if condition.verwijst_naar is not None:
            found = [line for line in self._references.to_law(condition.verwijst_naar) if line in unit.lines]
            if not found:
                return None
            lines += found[:1]
        denied: list[Mention] = []
        for choice in condition.ontkend:
            carrier = next((mention for mention in self.within(unit, choice) if mention.denied), None)
            if carrier is None:
                return None
            denied.append(carrier)
        affirmed, refused = self._carriers(unit, condition)
        if affirmed is None:
            return None
        # What is refused is shown by what denies it, not by what stands beside that.
        mentions = [mention for mention in affirmed if mention.denied] if refused else [*affirmed, *denied]
        lines = [*([] if refused else lines), *(mention.line for mention in mentions)]
        lines += self._numbers.lines(mentions[:1], unit, condition)
        if condition.niet_in_artikel and self._in_artikel(lines, condition.niet_in_artikel):
            return None
        voluntary = bool(affirmed) and affirmed[0].voluntary
        if voluntary and condition.vrijblijvend is Vrijblijvend.TELT_NIET:
            return None
        return Match(
            unit=unit,
            lines=tuple(sorted(set(lines))),
            mentions=tuple(mentions),
            voluntary=voluntary and condition.vrijblijvend is Vrijblijvend.ZWAK,
            deferred=not condition.doorschuiven and any(mention.deferred for mention in affirmed),
            refused=refused,
        )

    def _carriers(self, unit: Unit, condition: Condition) -> tuple[list[Mention] | None, bool]:
        """One mention for each Choice of `alle`, near each other; and whether they hold only as something denied."""
        if not condition.alle:
            return [], False
        options = [self._free_of(condition.niet_in_zin, self.within(unit, choice)) for choice in condition.alle]
        if condition.getal is not None or condition.datum is not None:
            options[0] = [mention for mention in options[0] if self._numbers.fit(mention, unit, condition)]
        if not all(options):
            return None, False
        if condition.ontkenning:
            # A denial may be the norm itself; only what takes back the whole sentence of its first concept refuses it.
            affirmed = [[mention for mention in options[0] if not mention.withdrawn], *options[1:]]
        else:
            affirmed = [[mention for mention in option if not mention.denied] for option in options]
        if all(affirmed):
            chosen = _chosen(affirmed, unit, condition)
            if chosen is not None:
                return chosen, False
        chosen = _chosen(options, unit, condition)
        return chosen, chosen is not None

    def _in_artikel(self, lines: Iterable[Line], names: Choice) -> bool:
        """Whether one of the concepts stands in an artikel that holds one of these sentences."""
        units = (unit for line in lines for unit in self._scopes.holding(Scope.ARTIKEL, line))
        return any(self._stands(unit, names) for unit in units)

    def _stands(self, unit: Unit, names: Iterable[str]) -> bool:
        """Whether one of the concepts stands in the unit: far cheaper than asking where."""
        return any(not self._by_line(name).keys().isdisjoint(unit.lines) for name in names)

    def within(self, unit: Unit, names: Choice) -> list[Mention]:
        """The mentions of these concepts in the unit, in document order for each concept; looked up once."""
        key = id(unit), names  # a unit lives as long as this matcher
        found = self._inside.get(key)
        if found is None:
            found = self._inside[key] = []
            for name in names:
                lines = self._by_line(name)
                if lines:
                    for line in sorted(lines.keys() & unit.lines):
                        found += lines[line]
        return found

    def _by_line(self, name: str) -> dict[Line, list[Mention]]:
        """The mentions of a concept by sentence, put in order when first asked for."""
        found = self._lines.get(name)
        if found is None:
            found = self._lines[name] = {}
            for mention in self.annotated.mentions.get(name, ()):
                found.setdefault(mention.line, []).append(mention)
        return found

    def _count(self, choice: Choice) -> int:
        return sum(map(self.annotated.mentions.count, choice))

    def _mentions(self, names: Iterable[str]) -> Iterator[Mention]:
        return (mention for name in names for mention in self.annotated.mentions.get(name, ()))

    def _free_of(self, names: Choice, mentions: list[Mention]) -> list[Mention]:
        """The mentions in whose sentence none of `names` stands."""
        if not names:
            return mentions
        taken = [self._by_line(name) for name in names]
        return [mention for mention in mentions if not any(mention.line in lines for lines in taken)]

    def passage(self, line: Line) -> Passage:
        """The passage a sentence stands in."""
        return self.annotated.passages[line[0]]


def _each_alone(condition: Condition, without: Condition) -> Iterator[tuple[str, Condition]]:
    """Every concept that rules the condition out, with the condition that only that one rules out."""
    yield from ((name, replace(without, niet=(name,))) for name in condition.niet)
    yield from ((name, replace(without, niet_in_zin=(name,))) for name in condition.niet_in_zin)
    yield from ((name, replace(without, niet_in_artikel=(name,))) for name in condition.niet_in_artikel)
    yield from ((name, replace(without, niet_opschrift=(name,))) for name in condition.niet_opschrift)


def _chosen(options: list[list[Mention]], unit: Unit, condition: Condition) -> list[Mention] | None:
    """The nearest mentions that fit, of which the unit itself holds at least one, or its heading what the condition asks there.

    What lies wholly in an artikel that is referred to says nothing here that it does not say there.
    """
    chosen = _nearest(options, condition)
    if chosen is None or unit.own == unit.lines or condition.opschrift or condition.eigen_opschrift:
        return chosen
    if any(mention.line in unit.own for mention in chosen):
        return chosen
    for at, option in enumerate(options):
        own = [mention for mention in option if mention.line in unit.own]
        chosen = _nearest([*options[:at], own, *options[at + 1 :]], condition) if own else None
        if chosen is not None:
            return chosen
    return None


def _nearest(options: list[list[Mention]], condition: Condition) -> list[Mention] | None:
    """For the mention of the first Choice that has them nearest, one of each other Choice; None if none fits.

    Where it matters, a mention the text lays down goes before one it leaves free or leaves to another document. Different notions may not rest on the
    same words: a concept that is part of another would prove both.
    """
    free_counts = condition.vrijblijvend is Vrijblijvend.TELT
    best: tuple[tuple[bool, int], list[Mention]] | None = None
    for anchor in options[0][:MAX_ANCHORS]:
        chosen = _complete([anchor], options[1:], condition)
        if chosen is not None:
            weak = (anchor.voluntary and not free_counts) or (anchor.deferred and not condition.doorschuiven)
            cost = (weak, sum(_distance(anchor, mention) for mention in chosen))
            if best is None or cost < best[0]:
                best = (cost, chosen)
    return best[1] if best else None


def _complete(chosen: list[Mention], rest: list[list[Mention]], condition: Condition) -> list[Mention] | None:
    """`chosen` with one mention of each Choice in `rest`, nearest first; None if there is no way to fit them all."""
    if not rest:
        return chosen
    fitting = sorted(
        (mention for mention in rest[0] if _fits(mention, chosen, condition)),
        key=lambda mention: _distance(chosen[0], mention),
    )
    for mention in fitting[:MAX_TRIED]:
        done = _complete([*chosen, mention], rest[1:], condition)
        if done is not None:
            return done
    return None


def _fits(mention: Mention, chosen: list[Mention], condition: Condition) -> bool:
    last = chosen[-1]
    same_sentence = mention.line == last.line
    if condition.volgorde and not (same_sentence and last.hit.end <= mention.hit.start):
        return False
    if condition.dichtbij is not None:
        hits = [mention.hit, *(other.hit for other in chosen)]
        span = max(hit.end for hit in hits) - min(hit.start for hit in hits)
        if not same_sentence or span > condition.dichtbij:
            return False
    return not any(mention.passage == other.passage and mention.hit.shares_words(other.hit) for other in chosen)


def _distance(one: Mention, other: Mention) -> int:
    if one.passage != other.passage:
        return 1000 * abs(one.passage - other.passage)
    if one.sentence != other.sentence:
        return 200 * abs(one.sentence - other.sentence)
    return abs(one.hit.start - other.hit.start)
