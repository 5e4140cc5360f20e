"""Read with the trained pipeline: the grammar of a sentence, and texts as the mean of their word vectors.

Tokens and sentences are those of `language.tokens`, so that what the parser says is about the words that the rules hit.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from regelcheck.errors import UsageProblem
from regelcheck.language.tokenizer import spacy_module
from regelcheck.language.tokens import Text, tokenise
from regelcheck.language.trained.pipeline import Pipeline, require_usable

Matrix = npt.NDArray[np.float32]

MAX_TOKENS = 400
"""Words of a sentence that is parsed: no drafter writes a longer one that still has a grammar."""
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "morphologizer", "tagger", "senter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The grammar of one sentence: of each word the word it depends on (itself for a root) and as what (UD labels)."""

    norms: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    def children(self, token: int) -> list[int]:
        """The words that depend on a word, in order."""
        return [at for at, head in enumerate(self.heads) if head == token and at != token]


class Reader:
    """One pipeline, loaded."""

    def __init__(self, pipeline: Pipeline) -> None:
        require_usable(pipeline)
        self.pipeline = pipeline
        self._nlp = _load(pipeline.folder)
        self._doc = spacy_module("tokens").Doc

    def parse(self, text: Text, sentence: int) -> Parse | None:
        """The grammar of one sentence of a text; None for one too long to have any."""
        bounds = text.sentences[sentence]
        span = range(bounds.start, bounds.end)
        if len(span) > MAX_TOKENS:
            return None
        doc = self._nlp(
            self._doc(
                self._nlp.vocab,
                words=[text.text[text.starts[at] : text.ends[at]] for at in span],
                spaces=[at + 1 < bounds.end and text.ends[at] < text.starts[at + 1] for at in span],
                sent_starts=[at == bounds.start for at in span],
            )
        )
        return Parse(
            norms=text.norms[bounds.start : bounds.end],
            heads=tuple(token.head.i for token in doc),
            labels=tuple(token.dep_ for token in doc),
        )

    def vectors(self, texts: Sequence[str], weights: dict[str, float], usual: float) -> Matrix:
        """One row a text: the mean of the vectors of its words, each by its weight (`usual` for a word without one)."""
        vocabulary = self._nlp.vocab
        rows = np.zeros((len(texts), vocabulary.vectors_length), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, count in Counter(words_of(text)).items():
                if vocabulary.has_vector(word):
                    row += count * weights.get(word, usual) * vocabulary.get_vector(word)
        return unit_rows(rows)


def words_of(text: str) -> list[str]:
    """The words of a text that can mean something: numbers and signs cannot."""
    return [norm for norm in tokenise(text).norms if norm.isalpha()]


def rarity(texts: Iterable[str]) -> tuple[dict[str, float], float]:
    """How much each word of these texts tells, by the number of texts that have it; and the weight of a word in none."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update(set(words_of(text)))
    usual = math.log(1 + total) / 2  # what no rule speaks of tells little, and a name nothing
    return {word: math.log((1 + total) / (1 + count)) for word, count in counts.items()}, usual


def unit_rows(rows: Matrix) -> Matrix:
    """The rows at length 1; a row of nothing stays nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def reader_of(pipeline: Pipeline) -> Reader:
    """The reader of a pipeline, loaded once a process. Raises UsageProblem for one that cannot be used."""
    return Reader(pipeline)


def _load(folder: Path) -> Any:
    try:
        return spacy_module("util").load_model_from_path(folder, exclude=list(_UNUSED))
    except Exception as error:  # a damaged pipeline can fail in any way spaCy, thinc or numpy knows
        raise UsageProblem(
            f"Het taalmodel in {folder} is niet te laden ({type(error).__name__}).",
            "Zet het opnieuw klaar: regelcheck taalmodel installeren.",
        ) from error
