"""Find the concepts of a rule set in a text: one pass, in which each word calls the few phrases that wait for it.

The phrases come compiled (see `compile`). A run of words is looked at only where its rarest word stands, and a phrase with
gaps only in a sentence where its rarest run was found, so a phrase that does not occur costs nothing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from regelcheck.language.compile import compile_phrases
from regelcheck.language.phrases import PhraseBook
from regelcheck.language.tokens import Text
from regelcheck.model import Concept, PhraseTable

_NUMBER_WORDS = frozenset(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd".split()
)
_CLASSES: Mapping[str, re.Pattern[str]] = {
    "getal": re.compile(rf"(?:\d+(?:[.,]\d+)*|{'|'.join(sorted(_NUMBER_WORDS))})$"),
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


Range = tuple[int, int]
"""Tokens [start, end)."""
Spans = list[tuple[Range, ...]]
"""Matches, each as the ranges of the words that matched, in order; what a gap skips is between them."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A concept found in a text. `words` are the ranges that matched: in "kaart dit aan" not what stands between."""

    words: tuple[Range, ...]
    concept: str = field(compare=False)

    @property
    def start(self) -> int:
        """The first token."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """The token after the last one."""
        return self.words[-1][1]

    def shares_words(self, other: Hit) -> bool:
        """Whether both rest on some of the same words."""
        return any(start < stop and begin < end for start, end in self.words for begin, stop in other.words)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A run that waits for a word: the word's place in it, and the tests of the other places, relative to the word."""

    run: int
    place: int
    length: int
    others: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """What is known of a word: the tests it passes, and the runs that wait for it."""

    tests: frozenset[int]
    triggers: tuple[_Trigger, ...]


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
        self._needs: dict[int, frozenset[int]] = {}
        self._begin_lengths = sorted({len(text) for text in self._table.begins})
        self._end_lengths = sorted({len(text) for text in self._table.ends})
        self._parts = tuple(self._table.parts.items())
        self._classes = tuple((_CLASSES[name].match, tests) for name, tests in self._table.classes.items())

    def find(self, text: Text) -> dict[str, tuple[Hit, ...]]:
        """The hits of every concept that occurs, in order of name and place; cancelled ones are left out."""
        found: dict[int, set[tuple[Range, ...]]] = {}
        for sentence in text.sentences:
            self._search(text.norms, sentence.start, sentence.end, found)
        names = self._table.concepts
        hits: dict[str, tuple[Hit, ...]] = {}
        for target in sorted((one for one in found if not one % 2), key=lambda one: names[one // 2]):
            name = names[target // 2]
            kept = _uncancelled(sorted(found[target]), found.get(target + 1, ()))
            if kept:
                hits[name] = tuple(Hit(span, name) for span in kept)
        return hits

    def _search(
        self, norms: tuple[str, ...], start: int, end: int, found: dict[int, set[tuple[Range, ...]]]
    ) -> None:
        """Add to `found`, by target, the matches in the sentence [start, end)."""
        table = self._table
        words = [self._word(norm) for norm in norms[start:end]]
        if len(self._words) > MAX_WORDS:
            self._words.clear()
        here = _Here(table.runs, [word.tests for word in words], start)
        for run, places in here.waiting_runs(words).items():
            for target in table.direct[run]:
                found.setdefault(target, set()).update([(place,) for place in places])
            for test, numbers in table.waiting[run]:
                if test in here.present():
                    for number in numbers:
                        self._follow(number, here, norms, found)

    def _follow(
        self, number: int, here: _Here, norms: tuple[str, ...], found: dict[int, set[tuple[Range, ...]]]
    ) -> None:
        """Add the matches of one sequence of which the rarest run stands in the sentence."""
        parts, gaps, particle, targets = self._table.sequences[number]
        if len(parts) > 1 and not self._need(number) <= here.present():
            return
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
                found.setdefault(target, set()).update(spans)

    def _word(self, norm: str) -> _Word:
        word = self._words.get(norm)
        if word is None:
            tests = self._tests(norm)
            triggers = tuple(trigger for test in sorted(tests) for trigger in self._waiting_for(test))
            word = self._words[norm] = _Word(tests, triggers)
        return word

    def _tests(self, norm: str) -> frozenset[int]:
        """The tests a word passes, found without trying them all."""
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
        found = self._triggers.get(test)
        if found is None:
            pairs = self._table.triggers[test]
            found = self._triggers[test] = tuple(map(self._trigger, pairs[::2], pairs[1::2]))
        return found

    def _trigger(self, run: int, place: int) -> _Trigger:
        tests = self._table.runs[run]
        others = tuple((at - place, test) for at, test in enumerate(tests) if at != place)
        return _Trigger(run, place, len(tests), others)

    def _need(self, number: int) -> frozenset[int]:
        """All tests of a sequence: a sentence without a word for each of them does not hold it."""
        found = self._needs.get(number)
        if found is None:
            runs = self._table.sequences[number][0]
            found = self._needs[number] = frozenset(test for run in runs for test in self._table.runs[run])
        return found


class _Here:
    """One sentence: where each run stands in it, looked up when first asked for."""

    def __init__(self, runs: Sequence[Sequence[int]], tests: list[frozenset[int]], start: int) -> None:
        self._runs = runs
        self._tests = tests
        self._start = start
        self.end = start + len(tests)
        self._places: dict[int, list[Range]] = {}
        self._present: frozenset[int] | None = None

    def waiting_runs(self, words: list[_Word]) -> dict[int, list[Range]]:
        """The runs that one of the words completes, each with its places in order."""
        found: dict[int, list[Range]] = {}
        tests, start, size = self._tests, self._start, len(words)
        for at, word in enumerate(words):
            for trigger in word.triggers:
                first = at - trigger.place
                if first < 0 or first + trigger.length > size:
                    continue
                for offset, test in trigger.others:
                    if test not in tests[at + offset]:
                        break
                else:
                    place = (start + first, start + first + trigger.length)
                    found.setdefault(trigger.run, []).append(place)
        self._places = dict(found)
        return found

    def present(self) -> frozenset[int]:
        """The tests that some word of the sentence passes."""
        if self._present is None:
            self._present = frozenset().union(*self._tests)
        return self._present

    def places(self, run: int) -> list[Range]:
        """Where a run stands in the sentence, in order."""
        found = self._places.get(run)
        if found is None:
            tests = self._runs[run]
            last = len(self._tests) - len(tests) + 1
            firsts = [at for at in range(last) if tests[0] in self._tests[at]]
            for offset, test in enumerate(tests[1:], 1):
                firsts = [at for at in firsts if test in self._tests[at + offset]]
            found = [(self._start + at, self._start + at + len(tests)) for at in firsts]
            self._places[run] = found
        return found


def _joined(left: Spans, right: list[Range], gap: int, norms: tuple[str, ...]) -> Spans:
    """The spans of `left` continued by one of `right`, at most `gap` words on and within the sentence part."""
    starts = [start for start, _ in right]
    best: dict[int, tuple[Range, ...]] = {}
    for span in left:
        end = span[-1][1]
        reach = next((at for at in range(end, min(end + gap, len(norms))) if norms[at] in _SEPARATORS), end + gap)
        for at in range(bisect.bisect_left(starts, end), bisect.bisect_right(starts, reach)):
            stop = right[at][1]
            if stop not in best or best[stop][0] < span[0]:
                best[stop] = (*span, right[at])
    return [best[stop] for stop in sorted(best)]


def _minimal(spans: Spans) -> Spans:
    """The spans that hold no other span: the shortest way to read each match."""
    kept: Spans = []
    for span in sorted(spans, key=lambda one: (one[-1][1], -one[0][0])):
        if not kept or kept[-1][0][0] < span[0][0]:
            kept.append(span)
    return kept


def _uncancelled(spans: Spans, cancelled: Iterable[tuple[Range, ...]]) -> Spans:
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
