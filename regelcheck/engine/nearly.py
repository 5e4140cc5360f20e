"""Places where a search nearly holds: all but one thing is there. For who asks why something was not found.

Only what tells something counts: a concept that the document has a few times, and that the rule is about or that has
company. "De regeling" stands everywhere and is near to nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from regelcheck.engine.annotate import Annotated, Line, Mention
from regelcheck.engine.matching import Matcher
from regelcheck.engine.places import NORM_PARTS
from regelcheck.engine.scopes import Unit
from regelcheck.engine.tracing import place_of, said_of
from regelcheck.model import Choice, Condition, Element, Lack, LackKind, Rule, Scope, StepKind, TraceStep

MAX_SHOWN = 2
TELLING = 6
"""Mentions in a document up to which a concept tells where to look."""
COMPANY = 3
"""Concepts that must be there together where none of them is what the rule is about."""
_TOO_WIDE = (Scope.HOOFDSTUK, Scope.REGELING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nearly:
    """A place, what it has and what it lacks; `rarity` is how often the document has its rarest concept, `on_subject`
    says that it has one of the concepts the rule is about."""

    condition: Condition
    mentions: tuple[Mention, ...]
    lack: Lack
    rarity: int
    on_subject: bool

    @property
    def order(self) -> tuple[bool, int, int, Line]:
        """The more it has and the rarer that is, the sooner it is named; only a heading that is lacking says little."""
        return self.lack.kind is LackKind.OPSCHRIFT, -len(self.mentions), self.rarity, self.mentions[0].line

    def tells(self, rule: Rule) -> bool:
        """Whether it says anything: it has what the rule is about, or much else, and lacks more than a heading with its own words."""
        own = {mention.hit.concept for mention in self.mentions}
        if self.lack.kind is LackKind.OPSCHRIFT and not own.isdisjoint(self.lack.names):
            return False
        return self.on_subject or len(self.mentions) >= (COMPANY if rule.zoek else 2)


def near_misses(matcher: Matcher, rule: Rule, element: Element, told: Container[str]) -> list[TraceStep]:
    """The places that come nearest to what an element asks, best first, of each place only its best; of the sentences `told`
    more is known already."""
    found = [one for condition in element.norm for one in _of_condition(matcher, rule, condition)]
    found = [one for one in found if one.on_subject] or found
    steps: dict[str, TraceStep] = {}
    for one in sorted(found, key=lambda one: one.order):
        step = _step(matcher.annotated, element, one)
        if step.quote not in told:
            steps.setdefault(step.quote, step)
        if len(steps) == MAX_SHOWN:
            break
    return list(steps.values())


def _of_condition(matcher: Matcher, rule: Rule, condition: Condition) -> Iterator[_Nearly]:
    choices = (*condition.alle, *condition.ontkend)
    if condition.binnen in _TOO_WIDE or not choices:
        return
    mentions = matcher.annotated.mentions
    counts = {choice: sum(map(mentions.count, choice)) for choice in choices}
    seen: set[int] = set()
    for choice in choices:
        if not 0 < counts[choice] <= TELLING:
            continue
        for mention in _of_choice(matcher.annotated, choice):
            for unit in matcher.units(condition, mention.line):
                if unit.number in seen or unit.node.citation.part not in NORM_PARTS:
                    continue
                seen.add(unit.number)
                one = _nearly(matcher, rule, condition, unit, counts)
                if one is not None and one.tells(rule):
                    yield one


def _nearly(
    matcher: Matcher, rule: Rule, condition: Condition, unit: Unit, counts: dict[Choice, int]
) -> _Nearly | None:
    """What a unit has of a condition, when that is all but one thing."""
    document = matcher.annotated
    choices = (*condition.alle, *condition.ontkend)
    inside = {choice: matcher.within(unit, choice) for choice in choices}
    lacks = [Lack(kind=LackKind.BEGRIP, names=choice) for choice, found in inside.items() if not found]
    headings, own = document.headings[unit.node.key], document.own_headings[unit.node.key]
    for asked, there in ((condition.opschrift, headings), (condition.eigen_opschrift, own)):
        if asked and there.isdisjoint(asked):
            lacks.append(Lack(kind=LackKind.OPSCHRIFT, names=asked))
    if condition.verwijst_naar is not None and not matcher.refers(unit, condition.verwijst_naar):
        lacks.append(Lack(kind=LackKind.VERWIJZING))
    if not lacks:
        lacks = _not_together(matcher, condition, unit, inside)
    present = [choice for choice, found in inside.items() if found]
    if len(lacks) != 1 or not present:
        return None
    anchor = inside[min(present, key=lambda choice: counts[choice])][0]
    chosen = [min(inside[choice], key=lambda one: (one.line != anchor.line, abs(one.hit.start - anchor.hit.start))) for choice in present]
    return _Nearly(
        condition=condition,
        mentions=(anchor, *(one for one in chosen if one is not anchor)),
        lack=lacks[0],
        rarity=min(counts[choice] for choice in present),
        on_subject=any(one.hit.concept in rule.zoek for one in chosen),
    )


def _not_together(
    matcher: Matcher, condition: Condition, unit: Unit, inside: dict[Choice, list[Mention]]
) -> list[Lack]:
    """Why a unit that has everything does not hold: the number by it, a denial that is not there, or the words stand apart."""
    if (condition.getal or condition.datum) and not any(
        matcher.number_fits(mention, unit, condition) for mention in inside[condition.alle[0]]
    ):
        return [Lack(kind=LackKind.GETAL)]
    for choice in condition.ontkend:
        if not any(mention.denied for mention in inside[choice]):
            return [Lack(kind=LackKind.ONTKENNING, names=choice)]
    return [Lack(kind=LackKind.SAMENHANG)] if condition.volgorde or condition.dichtbij is not None else []


def _step(document: Annotated, element: Element, one: _Nearly) -> TraceStep:
    citation, sentence = place_of(one.mentions[0], document, element.id)
    return TraceStep(
        element=element.id,
        kind=StepKind.BIJNA,
        condition=one.condition.label,
        citation=citation,
        document=document.document,
        quote=sentence,
        said=said_of(document, one.mentions, citation),
        lack=one.lack,
    )


def _of_choice(document: Annotated, choice: Iterable[str]) -> list[Mention]:
    return [mention for name in choice for mention in document.mentions.get(name, ())]
