"""Exit codes: 2 when something could not be judged, else 1 for findings that count, else 0; and which findings those are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from regelcheck.cli.streams import write_error
from regelcheck.gate import Baseline, Threshold, caught
from regelcheck.model import BatchResult, Outcome, Verdict
from regelcheck.report.plain import plain, plain_path
from regelcheck.report.words import label_of, number_of, places_words

OK, FINDINGS, UNJUDGED = 0, 1, 2
_MAX_NAMED = 50
"""Findings that are named on standard error; the report has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The exit code of a run, and in words the findings that made it so; `better` counts against the baseline."""

    code: int
    named: tuple[str, ...] = ()
    better: int = 0


def judge(
    result: BatchResult,
    documents: Iterable[tuple[Path, tuple[Outcome, ...]]],
    thresholds: Iterable[Threshold],
    baseline: Baseline | None = None,
    verdicts: Iterable[Iterable[Verdict]] | None = None,
) -> Judgement:
    """The exit code; `documents` are the outcomes of every document of `result`.

    `verdicts` are theirs as well, for who has them at hand: then outcomes are fetched only where findings can count.

    With a baseline only what is worse than it counts, and without thresholds of its own every finding can. An explanation
    that does not hold counts as a finding wherever findings count.
    """
    limits = tuple(thresholds) or ((Threshold(verdict=Verdict.ZWAK),) if baseline is not None else ())
    named = [f"Uitleg {one.kind}: {one.rule_id} bij {one.document}. {one.reason}" for one in result.faults] if limits else []
    if verdicts is None:
        documents = tuple(documents)
        verdicts = ([outcome.verdict for outcome in outcomes] for _, outcomes in documents)
    judged, better = not result.unreadable and bool(result.documents), 0
    if any(Verdict.NIET_TE_BEOORDELEN in given for given in verdicts):
        judged = False
    for path, outcomes in documents if limits else ():
        named += _named(path, outcomes, limits, baseline)
        if baseline is not None:
            better += baseline.better(path, outcomes)
    code = UNJUDGED if not judged else FINDINGS if named else OK
    return Judgement(code=code, named=tuple(named), better=better)


def tell(judgement: Judgement, *, exit_zero: bool = False) -> int:
    """Name on standard error what counted, and give the exit code; `exit_zero` forgives findings and nothing else."""
    # What was not judged goes first: it is told with its reason, and would drown among findings.
    named = judgement.named if judgement.code == FINDINGS else ()
    for line in named[:_MAX_NAMED]:
        write_error(plain(line))
    if len(named) > _MAX_NAMED:
        write_error(f"… en nog {len(named) - _MAX_NAMED}; het rapport noemt ze alle.")
    if judgement.better:
        counted = number_of(judgement.better, "bevinding is", "bevindingen zijn")
        write_error(f"{counted} beter dan in de baseline: regelcheck baseline --bijwerken legt dat vast.")
    return OK if exit_zero and judgement.code == FINDINGS else judgement.code


def _named(
    path: Path, outcomes: tuple[Outcome, ...], limits: tuple[Threshold, ...], baseline: Baseline | None
) -> Iterator[str]:
    if baseline is None:
        for outcome in caught(outcomes, limits):
            yield f"Bevinding: {_words(path, outcome)}"
        return
    for outcome, before in baseline.worse(path, outcomes):
        if caught((outcome,), limits):
            was = f" (was {label_of(outcome.rule, before)})" if before is not None and before is not outcome.verdict else ""
            yield f"Slechter dan de baseline: {_words(path, outcome)}{was}"


def _words(path: Path, outcome: Outcome) -> str:
    places = places_words(outcome.evidence) if outcome.evidence else ""
    return (
        f"{plain_path(path)}: {outcome.rule.titel} ({outcome.rule.id}): {label_of(outcome.rule, outcome.verdict)}"
        + (f", {places}" if places else "")
    )
