"""Exit codes: 2 when something could not be judged, else 1 for findings that count, else 0."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.gate import Threshold, caught
from regelcheck.model import BatchResult, Outcome, Verdict

OK, FINDINGS, UNJUDGED = 0, 1, 2


def exit_code(
    result: BatchResult, documents: Iterable[tuple[Outcome, ...]], thresholds: Iterable[Threshold]
) -> int:
    """The exit code of a run; `documents` are the outcomes of every document of `result`.

    An explanation that does not hold counts as a finding wherever findings count.
    """
    limits = tuple(thresholds)
    code = FINDINGS if limits and result.faults else OK
    judged = not result.unreadable
    empty = True
    for outcomes in documents:
        empty = False
        if any(outcome.verdict is Verdict.NIET_TE_BEOORDELEN for outcome in outcomes):
            judged = False
        if caught(outcomes, limits):
            code = FINDINGS
    return code if judged and not empty else UNJUDGED
