"""From which verdict, of which weight, a finding makes a run fail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regelcheck.model import Gewicht, Outcome, Verdict

# From worst to least; a document that could not be judged is no finding but something worse.
SEVERITY = (Verdict.STRIJDIG, Verdict.ONTBREEKT, Verdict.ZWAK)
_HEAVIEST_FIRST = tuple(Gewicht)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """This verdict or a worse one, on a rule of this weight or a heavier one (None: of any weight)."""

    verdict: Verdict
    weight: Gewicht | None = None

    def catches(self, outcome: Outcome) -> bool:
        """Whether this finding is at or above the threshold. One that is explained never is."""
        if outcome.explanation is not None or outcome.verdict not in SEVERITY:
            return False
        heavy = self.weight is None or _HEAVIEST_FIRST.index(outcome.rule.gewicht) <= _HEAVIEST_FIRST.index(
            self.weight
        )
        return heavy and SEVERITY.index(outcome.verdict) <= SEVERITY.index(self.verdict)


def caught(outcomes: Iterable[Outcome], thresholds: Iterable[Threshold]) -> tuple[Outcome, ...]:
    """The findings that are at or above any of the thresholds."""
    limits = tuple(thresholds)
    return tuple(outcome for outcome in outcomes if any(limit.catches(outcome) for limit in limits))
