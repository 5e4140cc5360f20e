"""Find what one element comes to: which quotes lay it down, which only touch it, which refuse it, and what came near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from regelcheck.engine.matching import Match, Matcher
from regelcheck.engine.nearly import near_misses
from regelcheck.engine.places import NORM_PARTS
from regelcheck.engine.pointing import Relevance
from regelcheck.engine.second_reading import SecondReading
from regelcheck.engine.tracing import cancelled_step, step_of
from regelcheck.model import Condition, Element, Evidence, NodeKind, Rule, StepKind, TraceStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one element came to: `norm`, `weak` and `refused` are the evidence for each, `note` why it is weak; `loosened` says
    that an artikel leaves it free or to another document, `doubted` that the second reader reads all that it came to otherwise."""

    element: Element
    norm: tuple[Evidence, ...]
    weak: tuple[Evidence, ...]
    refused: tuple[Evidence, ...]
    note: str
    loosened: bool
    doubted: bool
    trace: tuple[TraceStep, ...]


@dataclass(slots=True)
class _Gathered:
    """What the matches of one element come to, while they are gone through."""

    norm: list[Evidence] = field(default_factory=list)
    weak: list[Evidence] = field(default_factory=list)
    refused: list[Evidence] = field(default_factory=list)
    waived: list[Evidence] = field(default_factory=list)
    """What would have been weak, in a sentence denied as a whole: it tells more than silence."""
    notes: list[str] = field(default_factory=list)
    loosened: bool = False
    sound: set[str] = field(default_factory=set)
    """The kinds of which the second reader leaves a match standing."""

    def add(self, match: Match, evidence: Sequence[Evidence], note: str | None, *, counts: bool) -> str:
        """Take in the quotes of a match, and say as what they count: norm, weak or refused."""
        lays_down = match.unit.node.citation.part in NORM_PARTS
        if match.refused:
            if (counts or match.waived) and lays_down:
                (self.refused if counts else self.waived).extend(evidence)
            return "refused"
        if note is None:
            self.norm += evidence
            return "norm"
        self.weak += evidence
        self.notes.append(note)
        self.loosened |= (match.voluntary or match.deferred) and lays_down
        return "weak"

    def settle(self) -> None:
        """Leave out what is weak in an artikel that also refuses it, unless the element is laid down."""
        if self.refused and not self.norm:
            where = {_artikel_of(one) for one in self.refused}
            self.weak = [one for one in self.weak if _artikel_of(one) not in where]

    @property
    def doubted(self) -> bool:
        """Whether the second reader reads all that the element came to otherwise."""
        carries, kind = (self.norm, "norm") if self.norm else (self.weak, "weak") if self.weak else (self.refused or self.waived, "refused")
        return any(one.doubt for one in carries) and kind not in self.sound


class Finder:
    """Finds the elements of one rule; of one that requires the second reader, what that reads otherwise counts only half."""

    def __init__(
        self, rule: Rule, matchers: Sequence[Matcher], second: SecondReading | None, relevance: Relevance | None
    ) -> None:
        self._rule = rule
        self._matchers = matchers
        self._second = second
        self._relevance = relevance

    def find(self, element: Element) -> Found:
        """What an element comes to in these documents."""
        got = _Gathered()
        trace: list[TraceStep] = []
        in_vain: list[Condition] = []
        for condition, counts in (*((one, True) for one in element.norm), *((one, False) for one in element.zwak)):
            if got.norm and not counts:
                break  # what would be weak on its own is of no account beside what is laid down
            steps = list(self._steps(element, condition, got, counts=counts))
            trace += steps
            if not steps:
                in_vain.append(condition)
        got.settle()
        if not got.norm:
            trace += filter(None, (self._cancelled(element, condition) for condition in in_vain))
        if not got.norm and not got.weak and self._explains_near(element):
            told = {step.quote for step in trace}
            trace += [step for matcher in self._matchers for step in near_misses(matcher, self._rule, element, told)]
        if self._relevance is not None:
            got.norm = self._relevance.kept(self._rule.id, got.norm)
            got.weak = self._relevance.kept(self._rule.id, got.weak)
        only_weak = bool(got.weak) and not got.norm
        return Found(
            element=element,
            norm=tuple(got.norm),
            weak=tuple(got.weak),
            refused=tuple(got.refused or got.waived),
            note=got.notes[0] if only_weak else "",
            loosened=got.loosened and element.vereist and only_weak,
            doubted=got.doubted,
            trace=tuple(trace) or (TraceStep(element=element.id, kind=StepKind.NIETS),),
        )

    def _steps(
        self, element: Element, condition: Condition, got: _Gathered, *, counts: bool
    ) -> Iterator[TraceStep]:
        """Gather the matches of one condition in all documents; a step for each."""
        for matcher in self._matchers:
            for match in matcher.matches(condition):
                note = _weakness(matcher, match, condition, counts=counts)
                evidence, objection = self._quotes(matcher, match, element)
                if objection and self._rule.needs_reader and note is None:
                    note = objection
                kind = got.add(match, evidence, note, counts=counts)
                if not objection:
                    got.sound.add(kind)
                yield step_of(matcher, match, element, condition, evidence, note)

    def _cancelled(self, element: Element, condition: Condition) -> TraceStep | None:
        """The step of a condition that only something beside it keeps from holding, in the first document where that is so."""
        steps = (cancelled_step(matcher, element, condition) for matcher in self._matchers)
        return next((step for step in steps if step is not None), None)

    def _explains_near(self, element: Element) -> bool:
        """Whether it helps to know what comes near: of what is contrary it is good that it is not there."""
        return element not in self._rule.strijdig and element not in self._rule.waarschuwing

    def _quotes(self, matcher: Matcher, match: Match, element: Element) -> tuple[tuple[Evidence, ...], str]:
        """The sentences that carry a match, and what the second reader reads otherwise in one of them."""
        quotes = _quotes(matcher, match, element)
        objections = self._second.objections(matcher.annotated, match) if self._second is not None else {}
        if not objections:
            return quotes, ""
        marked = (replace(one, doubt=objections.get(line, "")) for line, one in zip(match.lines, quotes, strict=True))
        return tuple(marked), next(iter(objections.values()))


def _weakness(matcher: Matcher, match: Match, condition: Condition, *, counts: bool) -> str | None:
    """Why a match is weak; None when it is a norm."""
    part = match.unit.node.citation.part
    if part not in NORM_PARTS:
        return f"dit staat alleen in de {part}, niet in een artikel"
    if not counts:
        return condition.waarom
    if match.deferred:
        return "de Regeling laat dit over aan een ander stuk of een later besluit"
    return "de bepaling is vrijblijvend" if match.voluntary else None


def _quotes(matcher: Matcher, match: Match, element: Element) -> tuple[Evidence, ...]:
    """The sentences that carry a match, each with its address."""
    return tuple([matcher.quote(line, element.id) for line in match.lines])


def _artikel_of(one: Evidence) -> tuple[NodeKind, str | None, str | None]:
    return one.citation.part, one.citation.artikel, one.document
