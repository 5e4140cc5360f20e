"""How much a text reads like the norm of a checkpoint, by what its words are like rather than what they are.

This room knows texts and numbers, no law and no verdicts. What it learned stands in `weights/`, written by
`python -m benchmarks.nabijheid --schrijf`; of a rule it never learned it has no opinion.
"""

from regelcheck.nearness.encoder import encoder_installed, encoder_words
from regelcheck.nearness.learned import LearnedGauge, ngram_gauge, semantic_gauge

__all__ = ["LearnedGauge", "encoder_installed", "encoder_words", "ngram_gauge", "semantic_gauge"]
