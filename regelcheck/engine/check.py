"""Make a verdict of what was found, by one rule of combination for all rules.

    strijdig        any element under `strijdig` stands in the Regeling as a norm
    aanwezig        every required element (there is at least one) stands there as a norm
    zwak            some element was found, as a norm or weakly
    zonder_bewijs   nothing was found ("ontbreekt", unless the rule says "zwak")

A grens is strijdig in the same way, zwak when a warning holds as a norm, and otherwise n.v.t.: silence is no defect there.

An element is weak when only a weak condition holds, when the norm is left free or left to another document, or when it stands only where no norm can
stand (aanhef, considerans, toelichting). A refusal ("wordt niet geëvalueerd") takes away what is weak beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from regelcheck.citation import format_citation
from regelcheck.engine.annotate import Annotated
from regelcheck.engine.applies import lacking, not_for, unknown
from regelcheck.engine.controle import run_controle
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.finding import Finder, Found
from regelcheck.engine.matching import Matcher
from regelcheck.engine.places import look_at, silence, unread
from regelcheck.engine.pointing import Relevance
from regelcheck.engine.reasons import with_why
from regelcheck.engine.second_reading import SecondReading
from regelcheck.model import ElementOutcome, Evidence, Outcome, Rule, Soort, Verdict

MAX_EVIDENCE = 4
"""Quotes an element is shown with; more makes a reader look away."""
MAX_NAMED = 3
"""Addresses named in the reason."""
WITHOUT_READER = (
    "Voor dit toetspunt is het taalmodel nodig, en daarmee is niet gelezen. Zet het klaar met regelcheck taalmodel installeren, en geef "
    "--taalmodel mee."
)


def check(
    rules: Iterable[Rule],
    document: Annotated,
    beside: Sequence[Annotated] = (),
    deadline: Deadline = NO_DEADLINE,
    second: SecondReading | None = None,
    relevance: Relevance | None = None,
) -> tuple[Outcome, ...]:
    """The outcome of every rule on `document`, read together with the documents beside it.

    With a `second` reader, what it reads otherwise is marked; only a rule that requires it lets that count. With
    `relevance`, quotes about something else stay away where there is a better one; no verdict changes. Raises
    LimitExceeded when it takes too long.
    """
    matchers = [Matcher(annotated, deadline) for annotated in (document, *beside)]
    return tuple(_check_rule(rule, matchers, second, relevance) for rule in rules)


def _check_rule(
    rule: Rule, matchers: Sequence[Matcher], second: SecondReading | None, relevance: Relevance | None
) -> Outcome:
    regeling = matchers[0].annotated.regeling
    why_not = not_for(rule, regeling.kenmerken) or lacking(rule, matchers[0])
    if why_not:
        return Outcome(rule=rule, verdict=Verdict.NVT, reason=why_not)
    if rule.needs_reader and second is None:
        return Outcome(rule=rule, verdict=Verdict.NIET_TE_BEOORDELEN, reason=WITHOUT_READER, advice=rule.advies)
    if rule.toets is not None:
        return run_controle(rule, matchers[0].annotated)
    finder = Finder(rule, matchers, second, relevance)
    contrary = [finder.find(element) for element in rule.strijdig]
    found = [finder.find(element) for element in (*rule.elementen, *rule.waarschuwing)]
    trace = tuple(step for one in (*contrary, *found) for step in one.trace)
    against = [one for one in contrary if one.norm]
    if against:
        verdict, evidence = Verdict.STRIJDIG, _evidence(one.norm for one in against)
    elif rule.soort is Soort.GRENS:
        verdict, evidence = _bounded(found)
    else:
        verdict, evidence = _combined(rule, found)
    places = look_at(rule, matchers[0].annotated) if verdict in (Verdict.ONTBREEKT, Verdict.ZWAK) else ()
    if verdict is Verdict.ZWAK and not evidence:
        evidence = silence(rule, matchers[0].annotated, places)
    # What is silent may have spoken on a page nobody read, here or in a document beside the Regeling.
    unsure = next(filter(None, (unread(one.annotated) for one in matchers)), "") if _rests_on_silence(rule, verdict, found) else ""
    if unsure:
        unsure += _lacking_so_far(found) if verdict is Verdict.ZWAK else ""
        verdict = Verdict.NIET_TE_BEOORDELEN
    shown = [one for one in found if one.norm or rule.soort is Soort.PLICHT]
    outcomes = tuple(_element_outcome(one) for one in (*(one for one in contrary if one.norm), *shown))
    reason = unsure or _reason(rule, verdict, evidence, found)
    return Outcome(
        rule=rule,
        verdict=verdict,
        reason=f"{reason} {unknown(rule, regeling)}".rstrip(),
        advice=None if verdict in (Verdict.AANWEZIG, Verdict.NVT) else rule.advies,
        elements=outcomes,
        evidence=evidence,
        look_at=tuple(node.citation for node in places),
        doubt=bool(evidence) and any(one.doubted for one in (against or found)),
        trace=trace,
    )


def _combined(rule: Rule, found: Sequence[Found]) -> tuple[Verdict, tuple[Evidence, ...]]:
    required = [one for one in found if one.element.vereist]
    if required and all(one.norm for one in required):
        return Verdict.AANWEZIG, _evidence(one.norm for one in found)
    touched = [one for one in found if one.norm or one.weak]
    if touched:
        return Verdict.ZWAK, _evidence(one.norm or one.weak for one in touched)
    return Verdict(rule.zonder_bewijs), _evidence(one.refused for one in found)


def _bounded(found: Sequence[Found]) -> tuple[Verdict, tuple[Evidence, ...]]:
    """What a grens without a contradiction comes to."""
    warned = [one for one in found if one.norm]
    return (Verdict.ZWAK, _evidence(one.norm for one in warned)) if warned else (Verdict.NVT, ())


def _rests_on_silence(rule: Rule, verdict: Verdict, found: Sequence[Found]) -> bool:
    """Whether text that was not read could make a better verdict.

    What a warning names stands there whatever else is written. A norm that an artikel leaves free, or to another document, is
    weak on its own; an element that is not there, or only touched, may be laid down elsewhere.
    """
    if verdict in (Verdict.ONTBREEKT, Verdict.NVT):
        return not any(one.norm or one.weak for one in found)
    return verdict is Verdict.ZWAK and rule.soort is not Soort.GRENS and not any(one.loosened for one in found)


def _lacking_so_far(found: Sequence[Found]) -> str:
    """What the text that was read has not, when it has some of it; a sentence after the reason."""
    if not any(one.norm or one.weak for one in found):
        return ""
    return f" In wat wel is gelezen, staat nog niet als norm: {'; '.join(_missing(found))}."


def _evidence(groups: Iterable[Iterable[Evidence]]) -> tuple[Evidence, ...]:
    """The evidence of several elements, each quote once an element, at most MAX_EVIDENCE an element."""
    return tuple(one for group in groups for one in list(_once(group))[:MAX_EVIDENCE])


def _once(group: Iterable[Evidence]) -> Iterable[Evidence]:
    """Each quote once: with a doubt only where every condition that rests on it is doubted."""
    found: dict[Evidence, Evidence] = {}
    for one in group:
        bare = replace(one, doubt="") if one.doubt else one
        if bare not in found or not one.doubt:
            found[bare] = one
    return found.values()


def _element_outcome(one: Found) -> ElementOutcome:
    return ElementOutcome(
        element=one.element.id,
        title=one.element.titel,
        found=bool(one.norm),
        weak=bool(one.weak) and not one.norm,
        note=one.note,
    )


def _reason(rule: Rule, verdict: Verdict, evidence: Sequence[Evidence], found: Sequence[Found]) -> str:
    texts = dict(rule.uitleg)
    places = _places(evidence)
    notes = list(dict.fromkeys(one.note for one in found if one.note))
    reason = texts[verdict]
    reason = with_why(reason, "; ".join(notes))
    values = {"artikel": places, "citaat": evidence[0].quote if evidence else "", "ontbreekt": "; ".join(_missing(found))}
    # One pass: a document that quotes "$ontbreekt" stays a quote.
    reason = re.sub(r"\$(artikel|citaat|ontbreekt)", lambda name: values[name[1]], reason)
    if verdict is Verdict.ONTBREEKT and evidence:
        reason += f" De Regeling sluit het uitdrukkelijk uit: {places}."
    return reason


def _missing(found: Sequence[Found]) -> list[str]:
    return [one.element.titel for one in found if one.element.vereist and not one.norm]


def _places(evidence: Sequence[Evidence]) -> str:
    """The addresses of the evidence, the first few: the rest stands with the quotes."""
    named = list(dict.fromkeys(_address(one) for one in evidence))
    return "; ".join(named[:MAX_NAMED]) + (" en elders" if len(named) > MAX_NAMED else "")


def _address(one: Evidence) -> str:
    """The address of a quote, with the document it stands in when that is not the Regeling itself."""
    address = format_citation(one.citation)
    return f"{address} van {one.document}" if one.document else address
