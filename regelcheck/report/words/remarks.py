"""What is said about a verdict beside it: that it is explained, or doubtful."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Explanation, Outcome
from regelcheck.report.words.dutch import day_words, enumerate_nl, full_stop
from regelcheck.report.words.places import cited


def apart_words(outcomes: Iterable[Outcome]) -> str:
    """How many findings are explained ("pas toe of leg uit") and how many are doubtful, to follow the totals; empty when none is."""
    found = tuple(outcomes)
    explained = sum(1 for outcome in found if outcome.explanation is not None)
    doubtful = sum(1 for outcome in found if outcome.doubt)
    return (f"; {explained} uitgelegd" if explained else "") + (f"; {doubtful} met twijfel" if doubtful else "")


def explanation_words(explanation: Explanation) -> str:
    """Who explained a finding, until when, and why."""
    until = f", geldig tot en met {day_words(explanation.until)}" if explanation.until else ""
    return f"Uitgelegd door {explanation.by or 'een onbekende'}{until}: {explanation.reason}"


def doubt_words(outcome: Outcome) -> str:
    """That a verdict wants a glance, and where; empty without doubt."""
    if not outcome.doubt:
        return ""
    near = enumerate_nl(list(dict.fromkeys(cited(one.citation for one in outcome.nearest))))
    otherwise = enumerate_nl(list(dict.fromkeys(cited(one.citation for one in outcome.evidence if one.doubt))))
    if otherwise:
        also = f" Kijk ook in {near}." if near else ""
        return f"Twijfel: lees {otherwise} zelf na.{also}"
    return f"Twijfel: mogelijk geregeld in {near}." if near else "Twijfel: lees dit toetspunt zelf na."


def objection_words(doubt: str) -> str:
    """What the second reader reads in a quote, as a sentence of its own."""
    return full_stop(f"Twijfel: {doubt}") if doubt else ""
