"""Find concepts in a text: all phrases compiled once, one pass, and only the patterns whose words are there are tried.

Each phrase is a set of token sequences (see `notation`). A sequence is looked at in a sentence only if every one of its
words occurs there; then spaCy's Matcher finds it. Most sequences are never compiled, because their words never occur.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.matcher import Matcher

from regelcheck.language.notation import Atom, Sequence, Slot
from regelcheck.language.phrases import PhraseBook
from regelcheck.language.tokens import Sentence, Text, pipeline
from regelcheck.model import Concept

_NUMBER_WORDS = frozenset(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd".split()
)

# After a particle that closes its clause no noun phrase follows; after the preposition of the same form one does.
_DETERMINERS = frozenset(
    "de het een eigen zijn haar hun deze dit die dat elk elke ieder iedere alle enig enige ten minste eerste tweede artikel "
    "gemeente gemeenten provincie".split()
)
_SEPARATORS = frozenset(".;:?!")


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


@dataclass(slots=True)
class _Run:
    """Words that follow each other without a gap, as a Matcher pattern that is made when it is first needed."""

    slots: tuple[Slot, ...]
    matcher: Any = None

    def find(self, text: Text, sentence: Sentence, words: list[frozenset[Atom]]) -> list[Range]:
        """Where the run stands in the sentence, as tokens [start, end)."""
        if len(self.slots) == 1:
            test = self.slots[0].atoms
            return [(at, at + 1) for at, atoms in enumerate(words, sentence.start) if not atoms.isdisjoint(test)]
        if self.matcher is None:
            self.matcher = Matcher(pipeline().vocab)
            self.matcher.add("run", [[_token_pattern(slot.atoms) for slot in self.slots]])
        found = self.matcher(text.doc[sentence.start : sentence.end])
        return sorted((sentence.start + start, sentence.start + end) for _, start, end in found)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One sequence with the concept it belongs to: its runs, and the most words that may stand before each.

    Gaps are joined here and not by the Matcher's own quantifiers: those try every way to skip words, which is
    exponential in the size and the number of the gaps.
    """

    concept: str
    cancels: bool
    runs: tuple[_Run, ...]
    gaps: tuple[int, ...]
    particle: bool
    tests: tuple[frozenset[Atom], ...]

    def find(self, text: Text, sentence: Sentence, words: list[frozenset[Atom]]) -> Spans:
        """Where the sequence stands in the sentence; of several ways to reach one end, the shortest."""
        spans: Spans = [(span,) for span in self.runs[0].find(text, sentence, words)]
        for run, gap in zip(self.runs[1:], self.gaps[1:], strict=True):
            if not spans:
                return []
            spans = _joined(spans, run.find(text, sentence, words), gap, text.norms)
        if self.particle:
            spans = [
                span
                for span in spans
                if span[-1][1] >= sentence.end or text.norms[span[-1][1]] not in _DETERMINERS
            ]
        return _minimal(spans)


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


class ConceptBook:
    """All concepts of a rule set, compiled; `find` gives what of them stands in a text."""

    def __init__(self, concepts: Iterable[Concept], verbs: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._phrases = PhraseBook(concepts, verbs)
        self._words: dict[str, frozenset[Atom]] = {}
        self._runs: dict[tuple[Slot, ...], _Run] = {}
        self._by_atom: dict[Atom, list[_Compiled]] = defaultdict(list)
        compiled = [entry for concept in self._phrases.concepts.values() for entry in self._compile(concept)]
        self._atoms = _AtomIndex({atom for entry in compiled for test in entry.tests for atom in test})
        frequency: dict[Atom, int] = defaultdict(int)
        for entry in compiled:
            for test in entry.tests:
                for atom in test:
                    frequency[atom] += 1
        for entry in compiled:
            # Wait for the rarest word: the one with the fewest and least shared alternatives.
            rarest = min(entry.tests, key=lambda test: sum(frequency[atom] for atom in test))
            for atom in rarest:
                self._by_atom[atom].append(entry)

    def find(self, text: Text) -> dict[str, tuple[Hit, ...]]:
        """The hits of every concept that occurs, in order of place; cancelled ones are left out."""
        hits: dict[str, set[tuple[Range, ...]]] = defaultdict(set)
        cancelled: dict[str, set[tuple[Range, ...]]] = defaultdict(set)
        for sentence in text.sentences:
            words = [self._word(norm) for norm in text.norms[sentence.start : sentence.end]]
            present = frozenset().union(*words)
            tried: set[int] = set()
            for atom in present:
                for entry in self._by_atom.get(atom, ()):
                    if id(entry) in tried or any(present.isdisjoint(test) for test in entry.tests):
                        continue
                    tried.add(id(entry))
                    target = cancelled if entry.cancels else hits
                    target[entry.concept].update(entry.find(text, sentence, words))
        return {name: found for name in sorted(hits) if (found := _uncancelled(name, hits[name], cancelled[name]))}

    def _word(self, norm: str) -> frozenset[Atom]:
        found = self._words.get(norm)
        if found is None:
            found = self._words[norm] = self._atoms.of(norm)
        return found

    def _compile(self, concept: Concept) -> Iterable[_Compiled]:
        for phrases, cancels in ((concept.woorden, False), (self._phrases.exceptions(concept.name), True)):
            for phrase in phrases:
                for sequence in self._phrases.parse(phrase):
                    yield self._compiled(concept.name, cancels, sequence)

    def _compiled(self, concept: str, cancels: bool, sequence: Sequence) -> _Compiled:
        runs: list[_Run] = []
        gaps: list[int] = []
        gap = 0
        for is_gap, slots in itertools.groupby(sequence.slots, key=lambda slot: not slot.atoms):
            if is_gap:
                gap = next(slots).gap
                continue
            words = tuple(slots)
            runs.append(self._runs.setdefault(words, _Run(words)))
            gaps.append(gap)
            gap = 0
        tests = tuple(slot.atoms for slot in sequence.slots if slot.atoms)
        return _Compiled(concept, cancels, tuple(runs), tuple(gaps), sequence.particle, tests)


def _uncancelled(name: str, spans: set[tuple[Range, ...]], cancelled: set[tuple[Range, ...]]) -> tuple[Hit, ...]:
    """The hits of which no word lies within a phrase that means something else, gaps of that phrase included."""
    taken = [(span[0][0], span[-1][1]) for span in cancelled]
    return tuple(
        Hit(span, name)
        for span in sorted(spans)
        if not any(start < stop and begin < end for start, end in span for begin, stop in taken)
    )


def _token_pattern(atoms: frozenset[Atom]) -> dict[str, Any]:
    if all(atom.kind == "woord" for atom in atoms):
        return {"NORM": {"IN": sorted(atom.text for atom in atoms)}}
    return {"NORM": {"REGEX": f"^(?:{'|'.join(sorted(map(_expression, atoms)))})$"}}


def _expression(atom: Atom) -> str:
    """The atom as a regular expression: a literal with ".*" at its ends only, so matching is linear."""
    if atom.kind == "klasse":
        return _CLASS_EXPRESSIONS[atom.text]
    literal = re.escape(atom.text)
    return {"woord": literal, "begin": literal + ".*", "einde": ".*" + literal, "deel": ".*" + literal + ".*"}[atom.kind]


_CLASS_EXPRESSIONS: Mapping[str, str] = {
    "getal": rf"(?:\d+(?:[.,]\d+)*|{'|'.join(sorted(_NUMBER_WORDS))})",
    "jaartal": r"(?:19|20)\d\d",
}


class _AtomIndex:
    """Which atoms a word satisfies, without trying them all."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self._words: dict[str, list[Atom]] = defaultdict(list)
        self._begins: dict[str, list[Atom]] = defaultdict(list)
        self._ends: dict[str, list[Atom]] = defaultdict(list)
        self._parts: list[Atom] = []
        self._classes: list[tuple[Callable[[str], object], Atom]] = []
        for atom in sorted(atoms):
            if atom.kind == "woord":
                self._words[atom.text].append(atom)
            elif atom.kind == "begin":
                self._begins[atom.text].append(atom)
            elif atom.kind == "einde":
                self._ends[atom.text].append(atom)
            elif atom.kind == "deel":
                self._parts.append(atom)
            else:
                self._classes.append((_class_test(atom.text), atom))
        self._begin_lengths = sorted({len(text) for text in self._begins})
        self._end_lengths = sorted({len(text) for text in self._ends})

    def of(self, word: str) -> frozenset[Atom]:
        found = list(self._words.get(word, ()))
        for length in self._begin_lengths:
            found += self._begins.get(word[:length], ()) if length <= len(word) else ()
        for length in self._end_lengths:
            found += self._ends.get(word[-length:], ()) if length <= len(word) else ()
        found += (atom for atom in self._parts if atom.text in word)
        found += (atom for test, atom in self._classes if test(word))
        return frozenset(found)


@cache
def _class_test(name: str) -> Callable[[str], object]:
    return re.compile(f"(?:{_CLASS_EXPRESSIONS[name]})$").match
