"""Compile the phrases of a rule set to numbers, once: the result is plain data that can be kept in a file.

Concepts are written with each other, so the same run of words stands in many phrases. It gets one number, is looked for
once, and only where its rarest word stands.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from regelcheck.language.notation import Alternatives, Atom, Sequence
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Concept, PhraseTable

_COMMON = frozenset(
    "de het een en van in op te dat die is aan voor met als of bij door zijn worden wordt om over naar uit tot er zich kan "
    "niet deze dit ten der den zij hij tussen na onder lid leden artikel bestuur gemeente gemeenten regeling algemeen "
    "dagelijks voorzitter raad raden college colleges deelnemende deelnemers deelnemer eerste tweede heeft hebben . , ; :".split()
)
"""Words that stand in most texts: never the ones to wait for. A word left out costs time, never a hit."""
_COMMON_COST, _CLASS_COST, _PART_COST = 400, 150, 8


def compile_phrases(book: PhraseBook) -> PhraseTable:
    """The table of all concepts in `book`. Raises NotationError for a phrase that is not well written."""
    return _Compiler().table(book)


class _Compiler:
    def __init__(self) -> None:
        self._tests: dict[frozenset[Atom], int] = {}
        self._costs: list[int] = []
        self._runs: dict[tuple[int, ...], int] = {}
        self._targets: dict[tuple[tuple[int, ...], tuple[int, ...], bool], dict[int, None]] = {}

    def table(self, book: PhraseBook) -> PhraseTable:
        names = tuple(book.concepts)
        for number, concept in enumerate(book.concepts.values()):
            for target, alternatives in _written(2 * number, concept, book):
                for sequence in alternatives:
                    self._add(sequence, target)
        triggers: list[list[int]] = [[] for _ in self._tests]
        direct: list[list[int]] = [[] for _ in self._runs]
        waiting: list[dict[int, list[int]]] = [{} for _ in self._runs]
        sequences: list[tuple[tuple[int, ...], tuple[int, ...], bool, tuple[int, ...]]] = []
        runs = list(self._runs)
        keys: set[int] = set()
        for (parts, gaps, particle), targets in self._targets.items():
            key = min(parts, key=lambda run: self._run_cost(runs[run]))
            keys.add(key)
            if len(parts) == 1 and not particle:
                direct[key] += targets
            else:
                others = [test for run in parts if run != key for test in runs[run]] or runs[key]
                rarest = min(others, key=self._costs.__getitem__)
                waiting[key].setdefault(rarest, []).append(len(sequences))
                sequences.append((parts, gaps, particle, tuple(targets)))
        for key in sorted(keys):
            place = min(range(len(runs[key])), key=lambda at: self._costs[runs[key][at]])
            triggers[runs[key][place]] += (key, place)
        kinds = self._by_kind()
        return PhraseTable(
            concepts=names,
            words=kinds["woord"],
            begins=kinds["begin"],
            ends=kinds["einde"],
            parts=kinds["deel"],
            classes=kinds["klasse"],
            runs=runs,
            triggers=triggers,
            direct=direct,
            waiting=[tuple(by_test.items()) for by_test in waiting],
            sequences=sequences,
        )

    def _add(self, sequence: Sequence, target: int) -> None:
        parts: list[int] = []
        gaps: list[int] = []
        gap = 0
        for is_gap, slots in itertools.groupby(sequence.slots, key=lambda slot: not slot.atoms):
            if is_gap:
                gap = next(slots).gap
                continue
            run = tuple(self._test(slot.atoms) for slot in slots)
            parts.append(self._runs.setdefault(run, len(self._runs)))
            gaps.append(gap)
            gap = 0
        key = (tuple(parts), tuple(gaps), sequence.particle)
        self._targets.setdefault(key, {})[target] = None

    def _test(self, atoms: frozenset[Atom]) -> int:
        found = self._tests.get(atoms)
        if found is None:
            found = self._tests[atoms] = len(self._tests)
            self._costs.append(sum(map(_cost, atoms)))
        return found

    def _run_cost(self, run: tuple[int, ...]) -> tuple[int, int]:
        """The cost of waiting for a run: that of its rarest word; of two that cost the same the longer one is rarer."""
        return min(self._costs[test] for test in run), -len(run)

    def _by_kind(self) -> Mapping[str, dict[str, list[int]]]:
        kinds: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for atoms, number in self._tests.items():
            for atom in sorted(atoms):
                kinds[atom.kind].setdefault(atom.text, []).append(number)
        return kinds


def _written(target: int, concept: Concept, book: PhraseBook) -> Iterable[tuple[int, Alternatives]]:
    """What the phrases of a concept stand for, and the exceptions to it, each with its target."""
    for phrase in concept.woorden:
        yield target, book.parse(phrase)
    for phrase in book.exceptions(concept.name):
        yield target + 1, book.parse(phrase)


def _cost(atom: Atom) -> int:
    if atom.kind == "woord":
        return _COMMON_COST if atom.text in _COMMON else 1
    return _CLASS_COST if atom.kind == "klasse" else max(2, _PART_COST - len(atom.text))
