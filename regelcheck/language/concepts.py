"""Find the concepts of a rule set in a text: one pass, in which each word calls the few phrases that wait for it.

The phrases come compiled (see `compile`). A run of words is looked at only where its rarest word stands, and a phrase with
gaps only in a sentence where its rarest run was found, so a phrase that does not occur costs nothing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regelcheck.language.compile import compile_phrases
from regelcheck.language.hits import Hits, Range, Span, Spans
from regelcheck.language.phrases import PhraseBook
from regelcheck.language.quantities import NUMBER_WORDS
from regelcheck.language.spelling import modern
from regelcheck.language.tokens import Text
from regelcheck.model import Concept, PhraseTable

_CLASSES: Mapping[str, re.Pattern[str]] = {
    "getal": re.compile(rf"(?:\d+(?:[.,]\d+)*|{'|'.join(sorted(NUMBER_WORDS))})$"),
    "jaartal": re.compile(r"(?:19|20)\d\d$"),
}

# After a particle that closes its clause no noun phrase follows; after the preposition of the same form one does.
_DETERMINERS = frozenset(
    "de het een eigen zijn haar hun deze dit die dat elk elke ieder iedere alle enig enige ten minste eerste tweede artikel "
    "gemeente gemeenten provincie".split()
)
_SEPARATORS = frozenset(".;:?!")
MAX_WORDS = 50_000
"""Different words remembered; a run over many documents would otherwise keep those of all of them."""


_Trigger = tuple[int, int, int, tuple[tuple[int, int], ...]]
"""A run of several words that waits for a word: its number, the word's place in it, its length, and the tests of the other
places as (place relative to the word, test)."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What is known of a word: the tests it passes, the targets it is a phrase for all by itself, the runs of several
    words that wait for it, and by another test the sequences that wait for both."""

    tests: frozenset[int]
    targets: tuple[int, ...]
    triggers: tuple[_Trigger, ...]
    waiting: tuple[tuple[int, list[int]], ...]


class ConceptBook:
    """All concepts of a rule set, ready; `find` gives what of them stands in a text.

    `table` are the same concepts, compiled before; without it that is done here.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        verbs: Iterable[tuple[str, tuple[str, ...]]],
        table: PhraseTable | None = None,
    ) -> None:
        self._table = table if table is not None else compile_phrases(PhraseBook(concepts, verbs))
        self._words: dict[str, _Word] = {}
        self._triggers: dict[int, tuple[_Trigger, ...]] = {}
        self._alone = {tests[0]: run for run, tests in enumerate(self._table.runs) if len(tests) == 1}
        self._needs: dict[int, frozenset[int]] = {}
        self._begin_lengths = sorted({len(text) for text in self._table.begins})
        self._end_lengths = sorted({len(text) for text in self._table.ends})
        self._parts = tuple(self._table.parts.items())
        self._classes = tuple((_CLASSES[name].match, tests) for name, tests in self._table.classes.items())

    def find(self, text: Text) -> Hits:
        """The hits of every concept that occurs; cancelled ones are left out."""
        found: dict[int, Spans] = {}
        for sentence in text.sentences:
            self._search(text.norms, sentence.start, sentence.end, found)
        names = self._table.concepts
        spans: dict[str, Spans] = {}
        for target, places in found.items():
            if target % 2:
                continue
            kept = sorted(set(places)) if len(places) > 1 else places
            if target + 1 in found:
                kept = _uncancelled(kept, found[target + 1])
            if kept:
                spans[names[target // 2]] = kept
        return Hits(spans)

    def _search(self, norms: tuple[str, ...], start: int, end: int, found: dict[int, Spans]) -> None:
        """Add to `found`, by target, the matches in the sentence [start, end); some may be in it twice."""
        table = self._table
        words = [self._words.get(norm) or self._word(norm) for norm in norms[start:end]]
        if len(self._words) > MAX_WORDS:
            self._words.clear()
        tests = [word.tests for word in words]
        present = frozenset().union(*tests)
        runs: dict[int, list[Range]] = {}
        sequences: set[int] = set()
        size = len(words)
        for at, word in enumerate(words):
            if word.targets:
                span = ((start + at, start + at + 1),)
                for target in word.targets:
                    if target in found:
                        found[target].append(span)
                    else:
                        found[target] = [span]
            for test, called in word.waiting:
                if test in present:
                    sequences.update(called)
            for run, place, length, others in word.triggers:
                first = at - place
                if first < 0 or first + length > size:
                    continue
                for offset, test in others:
                    if test not in tests[at + offset]:
                        break
                else:
                    runs.setdefault(run, []).append((start + first, start + first + length))
        for run, places in runs.items():
            for target in table.direct[run]:
                found.setdefault(target, []).extend([(place,) for place in places])
            for test, numbers in table.waiting[run]:
                if test in present:
                    sequences.update(numbers)
        if sequences:
            here = _Here(table.runs, tests, start, runs)
            for number in sequences:
                if self._need(number) <= present:
                    self._follow(number, here, norms, found)

    def _follow(self, number: int, here: _Here, norms: tuple[str, ...], found: dict[int, Spans]) -> None:
        """Add the matches of one sequence of which the rarest run stands in the sentence."""
        parts, gaps, particle, targets = self._table.sequences[number]
        spans: Spans = [(place,) for place in here.places(parts[0])]
        for other, gap in zip(parts[1:], gaps[1:], strict=True):
            if not spans:
                return
            spans = _joined(spans, here.places(other), gap, norms)
        if particle:
            end = here.end
            spans = [span for span in spans if span[-1][1] >= end or norms[span[-1][1]] not in _DETERMINERS]
        if spans:
            spans = _minimal(spans) if len(parts) > 1 else spans
            for target in targets:
                found.setdefault(target, []).extend(spans)

    def _word(self, norm: str) -> _Word:
        """A word that no text held before."""
        table = self._table
        tests = self._tests(norm)
        targets: dict[int, None] = {}
        triggers: list[_Trigger] = []
        waiting: dict[int, list[int]] = {}
        for test in tests:
            triggers += self._waiting_for(test)
            run = self._alone.get(test)
            if run is not None:
                targets.update(dict.fromkeys(table.direct[run]))
                for other, numbers in table.waiting[run]:
                    waiting.setdefault(other, []).extend(numbers)
        word = self._words[norm] = _Word(tests, tuple(targets), tuple(triggers), tuple(waiting.items()))
        return word

    def _tests(self, norm: str) -> frozenset[int]:
        """The tests a word passes as it is written, and as it is spelled now."""
        spelled = modern(norm)
        return self._passed(norm) if spelled == norm else self._passed(norm) | self._passed(spelled)

    def _passed(self, norm: str) -> frozenset[int]:
        """The tests these letters pass, found without trying them all."""
        table = self._table
        tests = set(table.words.get(norm, ()))
        for length in self._begin_lengths:
            if length <= len(norm):
                tests.update(table.begins.get(norm[:length], ()))
        for length in self._end_lengths:
            if length <= len(norm):
                tests.update(table.ends.get(norm[-length:], ()))
        for part, passed in self._parts:
            if part in norm:
                tests.update(passed)
        for match, passed in self._classes:
            if match(norm):
                tests.update(passed)
        return frozenset(tests)

    def _waiting_for(self, test: int) -> tuple[_Trigger, ...]:
        """The runs of several words that wait for a word that passes the test."""
        found = self._triggers.get(test)
        if found is None:
            pairs = self._table.triggers[test]
            several = [one for one in zip(pairs[::2], pairs[1::2], strict=True) if len(self._table.runs[one[0]]) > 1]
            found = self._triggers[test] = tuple([self._trigger(*one) for one in several])
        return found

    def _trigger(self, run: int, place: int) -> _Trigger:
        tests = self._table.runs[run]
        return run, place, len(tests), tuple([(at - place, test) for at, test in enumerate(tests) if at != place])

    def _need(self, number: int) -> frozenset[int]:
        """All tests of a sequence: a sentence without a word for each of them does not hold it."""
        found = self._needs.get(number)
        if found is None:
            runs = self._table.sequences[number][0]
            found = self._needs[number] = frozenset(test for run in runs for test in self._table.runs[run])
        return found


class _Here:
    """One sentence: where each run stands in it, looked up when first asked for; `places` are those known already."""

    def __init__(
        self, runs: Sequence[Sequence[int]], tests: list[frozenset[int]], start: int, places: dict[int, list[Range]]
    ) -> None:
        self._runs = runs
        self._tests = tests
        self._start = start
        self.end = start + len(tests)
        self._places = places

    def places(self, run: int) -> list[Range]:
        """Where a run stands in the sentence, in order."""
        found = self._places.get(run)
        if found is None:
            tests = self._runs[run]
            first, size = tests[0], len(tests)
            firsts = [at for at, passed in enumerate(self._tests) if first in passed]
            if size > 1:
                last = len(self._tests) - size
                firsts = [at for at in firsts if at <= last]
                for offset, test in enumerate(tests[1:], 1):
                    firsts = [at for at in firsts if test in self._tests[at + offset]]
            start = self._start
            found = self._places[run] = [(start + at, start + at + size) for at in firsts]
        return found


def _joined(left: Spans, right: list[Range], gap: int, norms: tuple[str, ...]) -> Spans:
    """The spans of `left` continued by one of `right`, at most `gap` words on and within the sentence part."""
    starts = [start for start, _ in right]
    best: dict[int, tuple[Range, ...]] = {}
    for span in left:
        end = span[-1][1]
        first, last = bisect.bisect_left(starts, end), bisect.bisect_right(starts, end + gap)
        if first >= last:
            continue
        between = norms[end : starts[last - 1]]
        if not _SEPARATORS.isdisjoint(between):
            reach = end + next(at for at, norm in enumerate(between) if norm in _SEPARATORS)
            last = bisect.bisect_right(starts, reach)
        for at in range(first, last):
            stop = right[at][1]
            if stop not in best or best[stop][0] < span[0]:
                best[stop] = (*span, right[at])
    return [best[stop] for stop in sorted(best)] if len(best) > 1 else list(best.values())


def _minimal(spans: Spans) -> Spans:
    """The spans that hold no other span: the shortest way to read each match."""
    kept: Spans = []
    for span in sorted(spans, key=lambda one: (one[-1][1], -one[0][0])):
        if not kept or kept[-1][0][0] < span[0][0]:
            kept.append(span)
    return kept


def _uncancelled(spans: Spans, cancelled: Iterable[Span]) -> Spans:
    """The spans of which no word lies within a phrase that means something else, gaps of that phrase included."""
    if not cancelled:
        return spans
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((span[0][0], span[-1][1]) for span in cancelled):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)

    def taken(start: int, end: int) -> bool:
        at = bisect.bisect_left(starts, end) - 1
        return at >= 0 and ends[at] > start

    return [span for span in spans if not any(taken(start, end) for start, end in span)]
