"""Split a text into words as spaCy's tokenizer does, by rules taken from spaCy.

spaCy describes its way of splitting: part the text at white space; take signs off both ends of each part until an
exception or nothing more is found; part what is left at the signs inside; at last look for exceptions again, among the
words found. Here that is done without spaCy, whose tokenizer cannot be imported without all that trains and runs a
pipeline. A test holds that the words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

MAX_PARTS = 50_000
"""Different parts of a text remembered; a run over many documents would otherwise keep those of all of them."""
_PART = re.compile(r"\S+")

Word = tuple[str, int]
"""A word and the place in the text where it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRules:
    """What a language has of its own: patterns for the signs before, after and inside a word and for web addresses, and the
    exceptions with the words that each consists of."""

    prefix: str
    suffix: str
    infix: str
    url: str
    exceptions: Mapping[str, Sequence[str]]
    sequences: Sequence[Sequence[str]] | None = None
    """The words that the exceptions would be without being exceptions, of those that any pattern fits; worked out when None."""


class Splitter:
    """Splits texts by one set of rules."""

    def __init__(self, rules: SplitRules) -> None:
        self._prefix = re.compile(rules.prefix).search
        self._suffix = re.compile(rules.suffix).search
        self._infix = re.compile(rules.infix)
        self._url = re.compile(rules.url).match
        self._exceptions: Mapping[str, Sequence[str]] = {}
        self._parts: dict[str, Sequence[str]] = {}
        self.sequences = self._plain(rules.exceptions) if rules.sequences is None else rules.sequences
        self._starting: dict[str, dict[str, list[Sequence[str]]]] = {}
        for sequence in self.sequences:
            second = sequence[1] if len(sequence) > 1 else ""
            self._starting.setdefault(sequence[0], {}).setdefault(second, []).append(sequence)
        self._exceptions = rules.exceptions

    def __call__(self, text: str) -> list[Word]:
        """The words of a text in order; white space is none."""
        words: list[Word] = []
        starting: list[int] = []
        known = self._parts
        for match in _PART.finditer(text):
            part, at = match[0], match.start()
            found = known.get(part)
            if found is None:
                if len(known) >= MAX_PARTS:
                    known.clear()
                found = known[part] = self._split(part)
            for word in found:
                if word in self._starting:
                    starting.append(len(words))
                words.append((word, at))
                at += len(word)
        return self._joined(text, words, starting) if starting else words

    def _plain(self, exceptions: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
        fitting = (one for one in exceptions if self._prefix(one) or self._infix.search(one) or self._suffix(one))
        return [self._split(one) for one in fitting if not one.isspace()]

    def _split(self, part: str) -> list[str]:
        """The words of a part without white space."""
        exceptions = self._exceptions
        before: list[str] = []
        after: list[str] = []
        while part and part not in exceptions:
            match = self._prefix(part)
            first = match.end() - match.start() if match else 0
            if first and part[first:] in exceptions:
                before.append(part[:first])
                part = part[first:]
                break
            match = self._suffix(part[first:])
            last = match.end() - match.start() if match else 0
            rest = part[: len(part) - last]
            if last and rest in exceptions:
                after.append(part[len(rest) :])
                part = rest
                break
            if not first and not last:
                break
            if first:
                before.append(part[:first])
            if last and first + last <= len(part):
                after.append(part[len(rest) :])
                part = part[first : len(rest)]
            else:
                part = part[first:] if first else rest
        return [*before, *self._inside(part), *reversed(after)]

    def _inside(self, part: str) -> list[str]:
        """What is left of a part, at the signs inside it."""
        if not part:
            return []
        if part in self._exceptions:
            return list(self._exceptions[part])
        if self._url(part):
            return [part]
        words: list[str] = []
        start = 0
        for match in self._infix.finditer(part):
            if match.start() == 0:
                continue
            if match.start() != start:
                words.append(part[start : match.start()])
            if match.end() != match.start():
                words.append(match[0])
            start = match.end()
        if part[start:]:
            words.append(part[start:])
        return words

    def _joined(self, text: str, words: list[Word], starting: Sequence[int]) -> list[Word]:
        """The words, with exceptions that other words hide ("1/a.u.b.") as what the exceptions say."""
        matches = [(at, end) for at in starting for end in self._hidden(text, words, at)]
        if not matches:
            return words
        taken: set[int] = set()
        kept: dict[int, int] = {}
        for at, end in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
            if at not in taken and end - 1 not in taken:
                kept[at] = end
            taken.update(range(at, end))
        found: list[Word] = []
        at = 0
        while at < len(words):
            end = kept.get(at, at + 1)
            start = words[at][1]
            # Over a space between them the same words are no exception.
            written = text[start : words[end - 1][1] + len(words[end - 1][0])]
            if at in kept and written in self._exceptions:
                for word in self._exceptions[written]:
                    found.append((word, start))
                    start += len(word)
            else:
                found += words[at:end]
            at = end
        return found

    def _hidden(self, text: str, words: Sequence[Word], at: int) -> Iterator[int]:
        """Where sequences of words that begin at the word `at` end; at most one space stands between two of them."""
        seconds = self._starting[words[at][0]]
        following = words[at + 1][0] if at + 1 < len(words) else ""
        for second in dict.fromkeys(("", following)):
            for sequence in seconds.get(second, ()):
                end = at + len(sequence)
                if tuple([word for word, _ in words[at:end]]) == tuple(sequence) and all(
                    text[start + len(word) : after] in ("", " ") for (word, start), (_, after) in pairwise(words[at:end])
                ):
                    yield end
