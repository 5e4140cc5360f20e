"""Texts as counts of letter groups: "evalueert", "evaluatie" and "tussenevaluatie" share most of theirs.

Letter groups are hashed into a fixed number of columns, so that no vocabulary needs to be kept.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
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
    for row, (columns, values) in zip(rows, ngram_groups(texts), strict=True):
        row[columns] = values
    return rows


def ngram_groups(texts: Sequence[str]) -> Iterator[tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]]:
    """The same, of each text only the columns that it has, and what stands in them: a lid has a few hundred of them."""
    for text in texts:
        counts = Counter(itertools.chain.from_iterable(map(_columns, _words(text))))
        columns = np.fromiter(counts, dtype=np.intp, count=len(counts))
        yield columns, 1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))


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
