"""A LearnedGauge: learned weights over the features of a text, giving one number a rule.

The weights are those of a ridge regression on clauses with a label (1 for the norm, 0 for what only looks like it), so a
score is the label the clause would most likely have had. `doubt` is, rule by rule, the score that few leden reach that are not the norm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from regelcheck.nearness.encoder import encode
from regelcheck.nearness.ngrams import ngram_groups

WEIGHTS = Path(__file__).with_name("weights")
DECIMALS = 3
"""Scores are rounded, so that the last bits of a processor's arithmetic do not order two leden differently."""
ENCODER_SHARE = 0.5
"""How much the encoder weighs beside the letter groups: measured best on clauses no rule had found."""

Features = Callable[[Sequence[str]], npt.NDArray[np.float32]]
Columns = npt.NDArray[np.intp] | slice
Rows = Callable[[Sequence[str]], Iterable[tuple[Columns, npt.NDArray[np.float32]]]]
"""The features of each text: the columns that are not nought, and what stands in them."""
ALL = slice(None)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learned of one kind of features: `scale` weighs each column, `matrix` has a column a rule."""

    rules: tuple[str, ...]
    scale: npt.NDArray[np.float32]
    matrix: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    spread: float
    """How far scores of true norms lie apart: what makes two kinds of features comparable."""

    def scores(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """One row a text, one column a rule, in units of `spread`."""
        return self.scores_of((ALL, row) for row in features)

    def scores_of(self, rows: Iterable[tuple[Columns, npt.NDArray[np.float32]]]) -> npt.NDArray[np.float32]:
        """The same, of texts of which only some columns are given; the others are nought."""
        found = []
        for columns, values in rows:
            weighed = values * self.scale[columns]
            weighed /= max(float(np.sqrt(weighed @ weighed)), 1e-9)
            found.append(weighed @ self.matrix[columns])
        total = np.asarray(found, dtype=np.float32).reshape(len(found), len(self.rules))
        return np.asarray((total + self.bias) / self.spread, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class LearnedGauge:
    """Measures texts against rules with one or more kinds of features; `doubt` as above, on the sum."""

    parts: tuple[tuple[Rows, Weights, float], ...]
    doubt: npt.NDArray[np.float32]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules it has learned."""
        return self.parts[0][1].rules

    @property
    def manner(self) -> str:
        """What it has seen in a text that it finds near."""
        return "heeft woorden gemeen met bepalingen"

    def measure(self, texts: Sequence[str]) -> list[list[float]]:
        """One row a text, one column a rule: the score as a part of `doubt`, so that 1 and more is doubt."""
        total = sum(share * weights.scores_of(rows(texts)) for rows, weights, share in self.parts)
        parts = np.asarray(total, dtype=np.float64) / self.doubt
        return [[round(value, DECIMALS) for value in row] for row in parts.tolist()]


def ngram_gauge() -> LearnedGauge:
    """The gauge that is always there."""
    weights, doubt = load_weights("letters")
    return LearnedGauge(((ngram_groups, weights, 1.0),), doubt)


def semantic_gauge() -> LearnedGauge:
    """Letter groups and sentence encoder together; needs the extra `semantiek`."""
    letters, _ = load_weights("letters")
    sentences, doubt = load_weights("zinnen")
    return LearnedGauge(((ngram_groups, letters, 1.0), (_encoded, sentences, ENCODER_SHARE)), doubt)


def _encoded(texts: Sequence[str]) -> list[tuple[Columns, npt.NDArray[np.float32]]]:
    return [(ALL, row) for row in encode(texts)]


@lru_cache(maxsize=4)
def load_weights(name: str) -> tuple[Weights, npt.NDArray[np.float32]]:
    """The weights file of this name, and the doubt that goes with the gauge it completes."""
    with np.load(WEIGHTS / f"{name}.npz", allow_pickle=False) as found:
        weights = Weights(
            rules=tuple(map(str, found["rules"])),
            scale=found["scale"].astype(np.float32),
            matrix=found["matrix"].astype(np.float32),
            bias=found["bias"].astype(np.float32),
            spread=float(found["spread"]),
        )
        return weights, found["doubt"].astype(np.float32)
