"""Texts as counts of letter groups: "evalueert", "evaluatie" and "tussenevaluatie" share most of theirs.

Letter groups are hashed into a fixed number of columns, so that no vocabulary needs to be kept.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

COLUMNS = 1 << 14
SIZES = (3, 4, 5)
MAX_WORD = 60
"""Letters of a word that are read: no Dutch word is longer, and a file may hold anything."""

Matrix = npt.NDArray[np.float32]

# The number of an artikel or lid says nothing about what it is about.
_ARTIKEL = re.compile(r"^\s*(?:artikel|art\.)\s+[\w:.]+[.:]?\s*", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\d°\.)\s+", re.MULTILINE)
_WORD = re.compile(r"[a-zà-ÿ]+")


def ngram_features(texts: Sequence[str]) -> Matrix:
    """One row a text: the damped count of each letter group, not yet weighed by how common it is."""
    rows = np.zeros((len(texts), COLUMNS), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        counts = Counter(column for word in _words(text) for column in _columns(word))
        if counts:
            row[list(counts)] = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32))
    return rows


def _words(text: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("", _ARTIKEL.sub("", text)).lower())


@lru_cache(maxsize=20_000)
def _columns(word: str) -> tuple[int, ...]:
    padded = f" {word[:MAX_WORD]} "
    return tuple(
        zlib.crc32(padded[start : start + size].encode()) % COLUMNS
        for size in SIZES
        for start in range(len(padded) - size + 1)
    )
