"""Run a controle: its alarms as evidence and as a verdict. Where there is nothing to look at, it does not apply.

Over text that was read in part a controle says neither that all is well nor that something is missing; what is wrong by
itself (a number that stands twice, a place left open) it still tells.
"""

from __future__ import annotations

from regelcheck.citation import format_citation
from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles import CONTROLES, Alarm
from regelcheck.engine.controles.inhoud import is_whole
from regelcheck.engine.places import unread
from regelcheck.engine.reasons import with_why
from regelcheck.model import Evidence, Outcome, Rule, Span, StepKind, TraceStep, Verdict

FAULT = "gebrek"
"""The element that the evidence of a controle is for."""
PERHAPS_THERE = "Of de hele tekst klopt, is daarom niet te zeggen."
MAX_SHOWN = 12
MAX_NAMED = 4


def run_controle(rule: Rule, document: Annotated) -> Outcome:
    """The outcome of a rule with a `toets`."""
    assert rule.toets is not None
    alarms = CONTROLES[rule.toets](document, frozenset(rule.uitgezonderd))
    unsure = unread(document, PERHAPS_THERE) if is_whole(document.regeling) else ""
    if unsure:
        alarms = tuple(one for one in alarms or () if not one.by_absence)
        if not alarms:
            return Outcome(rule=rule, verdict=Verdict.NIET_TE_BEOORDELEN, reason=unsure, advice=rule.advies)
    verdict = Verdict.NVT if alarms is None else Verdict.ZWAK if alarms else Verdict.AANWEZIG
    found = tuple(dict.fromkeys(alarms or ()))[:MAX_SHOWN]
    evidence = tuple(_evidence(alarm) for alarm in found)
    return Outcome(
        rule=rule,
        verdict=verdict,
        reason=_reason(dict(rule.uitleg)[verdict], found, len(alarms or ())),
        advice=rule.advies if verdict is Verdict.ZWAK else None,
        evidence=evidence,
        trace=tuple(
            TraceStep(
                element=FAULT, kind=StepKind.FOUT, condition=str(rule.toets), citation=one.citation, quote=one.quote, note=alarm.what
            )
            for alarm, one in zip(found, evidence, strict=True)
        ),
    )


def _evidence(alarm: Alarm) -> Evidence:
    node = alarm.node
    return Evidence(
        citation=node.citation,
        place=node.place_at(alarm.start),
        quote=node.text[alarm.start : alarm.end],
        span=Span(alarm.start, alarm.end),
        node=node.key,
        element=FAULT,
    )


def _reason(text: str, alarms: tuple[Alarm, ...], count: int) -> str:
    named = [f"{format_citation(alarm.node.citation)}: {alarm.what}" for alarm in alarms[:MAX_NAMED]]
    what = "; ".join(named) + (f"; en nog {count - MAX_NAMED}" if count > MAX_NAMED else "")
    places = "; ".join(dict.fromkeys(format_citation(alarm.node.citation) for alarm in alarms))
    # The places first: what an alarm quotes of a document stays a quote.
    return with_why(text.replace("$artikel", places), what)
