"""The second reader as a Gauge: how near a lid is to what a rule itself gives as good, by the meaning of its words.

What all rules have in common ("het bestuur", "de regeling") is taken away first, so that what is left tells rules apart.
How near is near follows from the rule's own texts: `usual` is how near half of them are to the others. It was measured on
no bank, so it names places and never calls a verdict doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from regelcheck.language.trained.reader import Matrix, Reader, rarity, unit_rows
from regelcheck.model import Rule, Verdict

MOST = 0.8
"""The highest score: below doubt, and below what the learned reader is sure of."""
LEAST_TEXTS = 3
"""Texts a rule needs to be known by: of fewer it cannot be said how near they usually are."""
_DECIMALS = 3


class VectorGauge:
    """Measures texts against the texts of the rules themselves, so it knows rules of one's own as well."""

    manner = "gaat volgens het taalmodel over iets verwants aan bepalingen"

    def __init__(self, reader: Reader, rules: Iterable[Rule]) -> None:
        texts = {rule.id: found for rule in rules if len(found := _texts(rule)) >= LEAST_TEXTS}
        self.rules = tuple(texts)
        self._reader = reader
        self._weights, self._rest = rarity(text for found in texts.values() for text in found)
        rows = [self._vectors(found) for found in texts.values()]
        middles = [row.mean(axis=0) for row in rows]
        self._common = np.mean(middles, axis=0) if middles else np.zeros(1, dtype=np.float32)
        self._middles = unit_rows(np.stack(middles) - self._common) if middles else np.zeros((0, 1), dtype=np.float32)
        self._usual = np.asarray([_usual(unit_rows(row - self._common)) for row in rows], dtype=np.float32)

    def measure(self, texts: Sequence[str]) -> list[list[float]]:
        """One row a text, one number a rule: how near, as a part of what is usual among the rule's own texts."""
        if not self.rules:
            return [[] for _ in texts]
        rows = self._vectors(texts)
        known = rows.any(axis=1, keepdims=True)  # of a text without a word it knows the reader has no opinion
        near = known * (unit_rows(rows - self._common) @ self._middles.T) / self._usual
        return [[round(min(value, 1.0) * MOST, _DECIMALS) for value in row] for row in near.astype(float).tolist()]

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        return self._reader.vectors(texts, self._weights, self._rest)


def _texts(rule: Rule) -> list[str]:
    """What the rule itself gives as good."""
    good = [example.tekst for example in rule.voorbeelden if example.oordeel == Verdict.AANWEZIG and not example.whole]
    return [*good, *(one.tekst for one in rule.voorbeeldbepalingen)]


def _usual(rows: Matrix) -> float:
    """How near half of the texts are to the middle of the others, and never next to nothing."""
    near = [float(row @ unit_rows(np.delete(rows, at, axis=0).mean(axis=0, keepdims=True))[0]) for at, row in enumerate(rows)]
    return max(float(np.median(near)), 0.25)
