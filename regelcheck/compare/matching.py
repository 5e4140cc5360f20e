"""Which parts of two versions are the same: matched by what they say, not by their number.

First what is word for word the same, then articles under the same heading, then what shares most word pairs, then what stands at the same place in articles
that were matched already. Candidates are found through shared word pairs, so the work grows with the length of the text
and not with its square.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regelcheck.model import Citation, Node, NodeKind, Regeling

ALIKE = 0.5
"""Twice the shared word pairs over all word pairs of both, from which two parts are versions of each other."""
AT_PLACE = 0.2
"""The same for parts at the same place in matched articles: there a rewritten text is still a rewrite."""
INSIDE = 0.65
"""Share of a part's word pairs that must stand in another for it to be split off from it."""
MIN_PAIRS = 6
"""Parts with fewer word pairs are too short to tell where they came from."""
_COMMON = 40
"""A word pair that stands in so many parts tells them not apart."""

Pairs = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A part with words of its own: a heading, a lid, an onderdeel. `artikel` is the key of the artikel around it."""

    node: Node
    text: str
    words: tuple[str, ...]
    pairs: Pairs
    artikel: int
    place: int


def units_of(regeling: Regeling) -> tuple[Unit, ...]:
    """The parts that have words of their own, in document order."""
    found: list[Unit] = []

    def add(node: Node, artikel: int) -> None:
        artikel = node.key if node.kind is NodeKind.ARTIKEL else artikel
        text = " ".join(filter(None, (node.heading, node.text)))
        if text:
            words = tuple(text.casefold().split())
            found.append(Unit(node, text, words, Counter(itertools.pairwise(words)), artikel, len(found)))
        for child in node.children:
            add(child, artikel)

    for part in regeling.parts:
        add(part, part.key)
    return tuple(found)


def match_units(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """For the place of a new unit the place of the old one that it is a version of; each at most once."""
    matched: dict[int, int] = {}
    _same_words(old, new, matched)
    _same_heading(old, new, matched)
    _alike(old, new, matched)
    _at_the_same_place(old, new, matched)
    return matched


def sources(unit: Unit, others: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units that hold most of what this one says: where it was split off from, the fullest first."""
    total = unit.pairs.total()
    if total < MIN_PAIRS:
        return ()
    scored = [((unit.pairs & other.pairs).total() / total, other) for other in others]
    kept = sorted((one for one in scored if one[0] >= INSIDE), key=lambda one: (-one[0], one[1].place))
    return tuple(other for _, other in kept)


class Index:
    """Finds the units that share word pairs with a text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[int, Unit] = {}
        self._homes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for unit in units:
            self._units[unit.place] = unit
            for pair in unit.pairs:
                self._homes[pair].append(unit.place)

    def near(self, unit: Unit) -> tuple[Unit, ...]:
        """Units with a telling word pair in common, in document order."""
        found = {
            place for pair in unit.pairs if len(homes := self._homes.get(pair, ())) <= _COMMON for place in homes
        }
        return tuple(self._units[place] for place in sorted(found))


def _same_words(old: Sequence[Unit], new: Sequence[Unit], matched: dict[int, int]) -> None:
    """Word for word the same: what stands once in both is sure, what stands more often is paired in order."""
    homes: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in old:
        homes[unit.words].append(unit)
    here: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in new:
        here[unit.words].append(unit)
    for words, units in here.items():
        if len(units) == len(homes[words]) == 1:
            matched[units[0].place] = homes[words][0].place
    articles = _articles(old, new, matched)
    for words, units in here.items():
        if len(units) == len(homes[words]) == 1:
            continue
        candidates = list(homes[words])
        # A "Vervallen." or an equal heading belongs to the article it stood in before any other.
        for unit in units:
            home = next((one for one in candidates if articles.get(unit.artikel) == one.artikel), None)
            if home is not None:
                matched[unit.place] = home.place
                candidates.remove(home)
        rest = [unit for unit in units if unit.place not in matched]
        matched.update({unit.place: home.place for unit, home in zip(rest, candidates, strict=False)})


def _same_heading(old: Sequence[Unit], new: Sequence[Unit], matched: dict[int, int]) -> None:
    """Articles with a heading that stands once in both: a rewritten article on evaluation is the article on evaluation."""
    taken = set(matched.values())
    free = [unit for unit in old if unit.place not in taken]
    homes = Counter(_heading(unit) for unit in free)
    here = Counter(_heading(unit) for unit in new if unit.place not in matched)
    by_heading = {_heading(unit): unit for unit in free}
    for unit in new:
        heading = _heading(unit)
        if unit.place not in matched and heading and homes[heading] == here[heading] == 1:
            matched[unit.place] = by_heading[heading].place


def _heading(unit: Unit) -> str:
    return unit.node.heading.casefold() if unit.node.kind is NodeKind.ARTIKEL else ""


def _alike(old: Sequence[Unit], new: Sequence[Unit], matched: dict[int, int]) -> None:
    """What shares most word pairs, the surest first; among equals what stands in matched articles."""
    taken = set(matched.values())
    index = Index(unit for unit in old if unit.place not in taken)
    articles = _articles(old, new, matched)
    scored: list[tuple[float, bool, int, int]] = []
    for unit in new:
        if unit.place not in matched:
            for other in index.near(unit):
                score = _score(unit, other)
                if score >= ALIKE and unit.node.kind is other.node.kind:
                    home = articles.get(unit.artikel) == other.artikel
                    scored.append((-score, not home, unit.place, other.place))
    for _, _, place, other_place in sorted(scored):
        if place not in matched and other_place not in taken:
            matched[place] = other_place
            taken.add(other_place)


def _at_the_same_place(old: Sequence[Unit], new: Sequence[Unit], matched: dict[int, int]) -> None:
    """What has the same lid and onderdeel in matched articles and still some words in common."""
    taken = set(matched.values())
    articles = _articles(old, new, matched)
    free: dict[tuple[int, NodeKind, str | None, tuple[str, ...]], Unit] = {}
    for unit in old:
        if unit.place not in taken:
            free.setdefault(_address(unit, unit.artikel), unit)
    for unit in new:
        if unit.place in matched or unit.artikel not in articles:
            continue
        other = free.get(_address(unit, articles[unit.artikel]))
        heading = unit.node.key == unit.artikel
        if other is not None and (heading or _score(unit, other) >= AT_PLACE):
            matched[unit.place] = other.place
            del free[_address(unit, articles[unit.artikel])]


def _articles(old: Sequence[Unit], new: Sequence[Unit], matched: dict[int, int]) -> dict[int, int]:
    """For the key of a new article the key of the old one most of whose words it has."""
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for place, other in matched.items():
        votes[new[place].artikel][old[other].artikel] += len(new[place].words)
    return {artikel: count.most_common(1)[0][0] for artikel, count in votes.items()}


def _score(one: Unit, other: Unit) -> float:
    both = one.pairs.total() + other.pairs.total()
    return 2 * (one.pairs & other.pairs).total() / both if both else 0.0


def _address(unit: Unit, artikel: int) -> tuple[int, NodeKind, str | None, tuple[str, ...]]:
    citation: Citation = unit.node.citation
    return (artikel, unit.node.kind, citation.lid, citation.onderdelen)
