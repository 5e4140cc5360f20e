"""What of the findings counts: at or above a threshold, explained, or known from the baseline.

Nothing here changes a verdict or hides one; it only tells which of them should stop a change.
"""

from regelcheck.gate.baseline import Baseline
from regelcheck.gate.explanations import Explanations, WrittenExplanation
from regelcheck.gate.threshold import SEVERITY, Threshold, caught

__all__ = ["SEVERITY", "Baseline", "Explanations", "Threshold", "WrittenExplanation", "caught"]
