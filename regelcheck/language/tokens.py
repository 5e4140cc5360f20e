"""Text in, tokens out: spaCy's Dutch tokenizer, with the words folded and the sentences and clauses found by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelcheck.language.notation import fold
from regelcheck.language.sentences import CONDITIONAL, SUPPOSING, clauses, sentence_ends
from regelcheck.language.tokenizer import tokenizer

_CASES = frozenset("geval gevallen situatie situaties omstandigheden".split())
_CASE_LINKS = frozenset({"waarin", "dat"})


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
    """A tokenised text: `norms` are the folded words, `starts` and `ends` their characters in `text`; `sentence_starts` the
    first token of each sentence."""

    text: str
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens [start, end), half-open."""
        return self.starts[start], self.ends[end - 1]


def tokenise(text: str) -> Text:
    """The tokens, sentences and clauses of `text`; an empty text has none."""
    found = _split(text)
    words = [word for word, _ in found]
    norms = tuple(fold(word) for word in words)
    starts = tuple(start for _, start in found)
    ends = tuple(start + len(word) for word, start in found)
    sentences: list[Sentence] = []
    start = 0
    for end in sentence_ends(words, text, starts, ends):
        sentences.append(Sentence(start=start, end=end, clauses=_clauses(norms, start, end)))
        start = end
    return Text(
        text=text,
        norms=norms,
        starts=starts,
        ends=ends,
        sentences=tuple(sentences),
        sentence_starts=tuple([sentence.start for sentence in sentences]),
    )


def _split(text: str) -> list[tuple[str, int]]:
    """The words of a text with where each begins.

    Signs are peeled off a word one by one, each time looking at all that is left: a thousand brackets in a row would take
    minutes. Text with such a run was written by no drafter, and is split plainly.
    """
    if _ENDLESS.search(text):
        return [(match[0], match.start()) for match in _PLAIN_WORD.finditer(text)]
    return tokenizer()(text)


_ENDLESS = re.compile(r"\S{400}")
_PLAIN_WORD = re.compile(r"\w+|[^\w\s]")


_SUBJECTS = frozenset("er de het een dit dat deze die zij hij elk elke ieder iedere".split())


def _clauses(norms: tuple[str, ...], start: int, end: int) -> tuple[Clause, ...]:
    found: list[Clause] = []
    parts = clauses(norms, start, end)
    for number, (first, stop, statement, around) in enumerate(parts):
        # "Komen zij er niet uit, dan …": a verb first and ", dan" after it is a condition without "indien".
        # What begins with its subject ("er geldt niet dat …, dan …") is none.
        inverted = number + 1 < len(parts) and norms[stop] == "dan" and norms[stop - 1] in (",", "?")
        inverted = inverted and norms[first] not in _SUBJECTS
        conditional = norms[first] in CONDITIONAL or inverted or _opens_case(norms, start, first)
        found.append(Clause(start=first, end=stop, statement=statement, around=around, conditional=conditional))
    return tuple(found)


def _opens_case(norms: tuple[str, ...], start: int, first: int) -> bool:
    """Whether "in gevallen waarin …" or "waar …" opens the sentence that begins at `start`: what it denies is supposed, as after "indien"."""
    if first == start:
        return norms[first] in SUPPOSING
    return start < first <= start + 4 and norms[start] == "in" and norms[first] in _CASE_LINKS and norms[first - 1] in _CASES
