"""Find where a condition holds: its concepts together in one unit, weighed, ordered, near, under the right heading.

Of each choice of concepts it is put together once which units hold one; a condition then looks only into the units that hold
one of every choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from regelcheck.engine.annotate import Annotated, Line, Mention, Passage
from regelcheck.engine.choosing import nearest_in
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.numbers import Numbers
from regelcheck.engine.places import quote
from regelcheck.engine.references import References
from regelcheck.engine.scopes import Index, Scopes, Unit
from regelcheck.model import Choice, Condition, Evidence, LawReference, Scope, Vrijblijvend


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A condition that holds in a unit: the sentences that carry it, and whether it leaves the norm free, leaves it to
    another document or, for a refusal, holds only in the denial; `waived` says that such a sentence is denied as a whole."""

    unit: Unit
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...] = ()
    """What it rests on: for a refusal what is denied."""
    voluntary: bool = False
    deferred: bool = False
    refused: bool = False
    waived: bool = False


class Matcher:
    """Matches conditions in one annotated document, until the deadline."""

    def __init__(self, annotated: Annotated, deadline: Deadline = NO_DEADLINE) -> None:
        self.annotated = annotated
        self._deadline = deadline
        self._mentions = annotated.mentions
        self._references = References(annotated)
        self._scopes = Scopes(annotated, self._references)
        self._lines: dict[Choice, frozenset[Line]] = {}
        self._inside: dict[tuple[int, Choice], list[Mention]] = {}
        self._numbers = Numbers(annotated)
        self._quotes: dict[tuple[Line, str], Evidence] = {}

    def matches(self, condition: Condition) -> tuple[Match, ...]:
        """Every unit where the condition holds, in document order; refusals (denied, otherwise holding) included."""
        found: dict[tuple[int, tuple[Line, ...]], Match] = {}
        for unit in self._candidates(condition):
            match = self._match(unit, condition)
            if match is not None:
                found.setdefault((unit.node.key, match.lines), match)
        matches = tuple(found.values())
        return matches if len(matches) < 2 else tuple(sorted(matches, key=lambda match: match.lines))

    def cancelled(self, condition: Condition) -> tuple[Match, str] | None:
        """The first place where only what may not stand beside it keeps a condition from holding, and the concept that does.

        For the trace of a condition that holds nowhere: what took it away tells a reader more than that it is not there.
        """
        if not (condition.niet or condition.niet_in_zin or condition.niet_in_artikel or condition.niet_opschrift):
            return None
        without = replace(condition, niet=(), niet_in_zin=(), niet_in_artikel=(), niet_opschrift=())
        for unit in self._candidates(without):
            match = self._match(unit, without)
            if match is not None and not match.refused:
                return match, next((name for name, one in _each_alone(condition, without) if not self._holds(unit, one)), "")
        return None

    def _holds(self, unit: Unit, condition: Condition) -> bool:
        return unit.number in self._fitting(condition) and self._match(unit, condition) is not None

    def units(self, condition: Condition, line: Line) -> tuple[Unit, ...]:
        """The units in which the condition looks that hold a sentence."""
        return tuple(self._index(condition).at(line))

    def number_fits(self, mention: Mention, unit: Unit, condition: Condition) -> bool:
        """Whether the number by a mention is as the condition asks."""
        return self._numbers.fit(mention, unit, condition)

    def refers(self, unit: Unit, law: LawReference) -> bool:
        """Whether a unit refers to a law."""
        return any(line in unit.lines for line in self._references.to_law(law))

    def _candidates(self, condition: Condition) -> Iterator[Unit]:
        """The units that may hold the condition, in document order."""
        index = self._index(condition)
        for number in sorted(self._fitting(condition)):
            self._deadline.check()
            yield index[number]

    def _fitting(self, condition: Condition) -> frozenset[int]:
        """The numbers of the units in which a concept of each Choice stands, under a heading as the condition asks, and
        nothing that may not stand in them."""
        choices = (*condition.alle, *condition.ontkend)
        if not all(map(self._mentions.has, choices)):
            return frozenset()
        index = self._index(condition)
        if choices:
            numbers = frozenset.intersection(*[self._holding(index, names) for names in choices])
        else:
            numbers = index.holding(self._references.to_law(condition.verwijst_naar)) if condition.verwijst_naar else frozenset()
        if condition.opschrift:
            numbers &= self._under(index, condition.opschrift)
        if condition.eigen_opschrift:
            numbers &= self._under(index, condition.eigen_opschrift, own=True)
        if numbers and condition.niet_opschrift:
            numbers -= self._under(index, condition.niet_opschrift)
        if numbers and condition.niet_eigen_opschrift:
            numbers -= self._under(index, condition.niet_eigen_opschrift, own=True)
        if numbers and condition.niet:
            numbers -= self._holding(index, condition.niet)
        return numbers

    def _under(self, index: Index, names: Choice, *, own: bool = False) -> frozenset[int]:
        """The numbers of the units under a heading with one of the concepts, or with it in the heading of the artikel itself."""
        headings = self.annotated.own_headings if own else self.annotated.headings
        return index.under(names, headings, own=own)

    def _index(self, condition: Condition) -> Index:
        """The units in which the condition looks."""
        return self._scopes.index(condition.binnen, follow=condition.verwijzingen, hand_on=True)

    def _match(self, unit: Unit, condition: Condition) -> Match | None:
        """How the condition holds in a unit that fits; None where it does not."""
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
            waived=refused and any(mention.withdrawn for mention in affirmed),
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
        chosen = nearest_in(unit, options, condition)
        if chosen is None:
            return None, False
        # A denial may be the norm itself; only what takes back the whole sentence of its first concept refuses it.
        taken_back = chosen[0].withdrawn if condition.ontkenning else any(mention.denied for mention in chosen)
        if not taken_back:
            return chosen, False
        if condition.ontkenning:
            affirmed = [[mention for mention in options[0] if not mention.withdrawn], *options[1:]]
        else:
            affirmed = [[mention for mention in option if not mention.denied] for option in options]
        other = nearest_in(unit, affirmed, condition) if all(affirmed) else None
        return (chosen, True) if other is None else (other, False)

    def _in_artikel(self, lines: Iterable[Line], names: Choice) -> bool:
        """Whether one of the concepts stands in an artikel that holds one of these sentences."""
        index = self._scopes.index(Scope.ARTIKEL)
        return not self._holding(index, names).isdisjoint(index.holding(lines))

    def _holding(self, index: Index, names: Choice) -> frozenset[int]:
        """The numbers of the units in which one of the concepts stands."""
        return index.holding_one(names, self._lines_of)

    def _lines_of(self, names: Choice) -> frozenset[Line]:
        """The sentences in which one of the concepts stands, put together once."""
        found = self._lines.get(names)
        if found is None:
            found = self._lines[names] = frozenset().union(*map(self._mentions.lines, names))
        return found

    def within(self, unit: Unit, names: Choice) -> list[Mention]:
        """The mentions of these concepts in the unit, in document order for each concept; looked up once."""
        key = unit.number, names
        found = self._inside.get(key)
        if found is None:
            found = self._inside[key] = []
            for name in names:
                lines = self._mentions.lines(name)
                if lines:
                    for line in sorted(lines.keys() & unit.lines):
                        found += self._mentions.at(name, line)
        return found

    def _free_of(self, names: Choice, mentions: list[Mention]) -> list[Mention]:
        """The mentions in whose sentence none of `names` stands."""
        if not names:
            return mentions
        taken = self._lines_of(names)
        return [mention for mention in mentions if mention.line not in taken]

    def quote(self, line: Line, element: str) -> Evidence:
        """A sentence as evidence for an element, made once: many conditions rest on the same ones."""
        made = self._quotes.get((line, element))
        if made is None:
            made = self._quotes[line, element] = quote(self.passage(line), line[1], element, self.annotated.document)
        return made

    def passage(self, line: Line) -> Passage:
        """The passage a sentence stands in."""
        return self.annotated.passages[line[0]]


def _each_alone(condition: Condition, without: Condition) -> Iterator[tuple[str, Condition]]:
    """Every concept that rules the condition out, with the condition that only that one rules out."""
    yield from ((name, replace(without, niet=(name,))) for name in condition.niet)
    yield from ((name, replace(without, niet_in_zin=(name,))) for name in condition.niet_in_zin)
    yield from ((name, replace(without, niet_in_artikel=(name,))) for name in condition.niet_in_artikel)
    yield from ((name, replace(without, niet_opschrift=(name,))) for name in condition.niet_opschrift)
