"""Text in, tokens out: spaCy's Dutch tokenizer, with the words folded and the sentences and clauses found by rule."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import spacy
import spacy.about
from spacy.attrs import NORM
from spacy.language import Language
from spacy.util import compile_infix_regex

from regelcheck.language.notation import fold
from regelcheck.language.sentences import CONDITIONAL, clauses, sentence_ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A run of tokens within one sentence; `conditional` says that it states a condition, not a norm.

    Clauses of one `statement` are one clause that another interrupts. `around` is the statement itself, but for a
    relative clause without a comma ("geen moment waarop wordt bezien") the one whose noun it is about.
    """

    start: int
    end: int
    statement: int
    around: int
    conditional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A run of tokens [start, end) with the clauses it consists of."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A tokenised text: `norms` are the folded words, `starts` and `ends` their characters in `text`."""

    text: str
    doc: Any
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens [start, end), half-open."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The embedded default: spaCy's Dutch tokenizer, no model. `NORM` holds the folded word."""
    nlp: Any = spacy.blank("nl")
    infixes = [*(nlp.Defaults.infixes or []), r"(?<=[A-Za-zÀ-ÿ])/(?=[A-Za-zÀ-ÿ])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.vocab.lex_attr_getters[NORM] = fold
    nlp.max_length = sys.maxsize  # the limit is for parsers, and none runs here; how much is read is up to `reading`
    return cast(Language, nlp)


def language_version() -> str:
    """Which tokenizer reads the text, for RunInfo."""
    return f"spaCy {spacy.about.__version__} nl"


def tokenise(text: str) -> Text:
    """The tokens, sentences and clauses of `text`; an empty text has none."""
    found = _split(text)
    words = [word for word, _ in found]
    doc = spacy.tokens.Doc(pipeline().vocab, words=words, spaces=[True] * len(words))
    norms = tuple(fold(word) for word in words)
    starts = tuple(start for _, start in found)
    ends = tuple(start + len(word) for word, start in found)
    sentences: list[Sentence] = []
    start = 0
    for end in sentence_ends(words, text, starts, ends):
        sentences.append(Sentence(start=start, end=end, clauses=_clauses(norms, start, end)))
        start = end
    return Text(text=text, doc=doc, norms=norms, starts=starts, ends=ends, sentences=tuple(sentences))


def _split(text: str) -> list[tuple[str, int]]:
    """The words of a text with where each begins.

    spaCy peels the signs around a word off one by one, each time from the start: a thousand brackets in a row take it
    minutes. Text with such a run was written by no drafter, and is split plainly.
    """
    if _ENDLESS.search(text):
        return [(match[0], match.start()) for match in _PLAIN_WORD.finditer(text)]
    return [(token.text, token.idx) for token in pipeline().make_doc(text) if not token.is_space]


_ENDLESS = re.compile(r"\S{400}")
_PLAIN_WORD = re.compile(r"\w+|[^\w\s]")


def _clauses(norms: tuple[str, ...], start: int, end: int) -> tuple[Clause, ...]:
    found: list[Clause] = []
    parts = clauses(norms, start, end)
    for number, (first, stop, statement, around) in enumerate(parts):
        # "Komen zij er niet uit, dan …": a verb first and ", dan" after it is a condition without "indien".
        inverted = number + 1 < len(parts) and norms[stop] == "dan" and norms[stop - 1] == ","
        conditional = norms[first] in CONDITIONAL or inverted
        found.append(Clause(start=first, end=stop, statement=statement, around=around, conditional=conditional))
    return tuple(found)
