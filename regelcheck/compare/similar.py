"""Group texts that say nearly the same, in one pass: each text joins the first group it resembles, or starts one.

Numbers and names are masked first, because regelingen from one model differ in little else. A group is found through the
word pairs it shares with the text, and never by comparing all with all.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

ALIKE = 0.5
"""Word pairs shared, of all word pairs of both."""
_COMMON = 60
"""A word pair that so many groups have tells them not apart."""
_WORD = re.compile(r"[^\W\d_]+|\d+")


def group_similar(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of the texts in groups, the largest first; among equals in the order of the texts."""
    groups: list[list[int]] = []
    exact: dict[tuple[str, ...], int] = {}
    leaders: list[frozenset[tuple[str, str]]] = []
    known: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        words = masked(text)
        home = exact.get(words)
        if home is None:
            pairs = frozenset(itertools.pairwise(words)) or frozenset({("", "")})
            home = _nearest(pairs, leaders, known)
            if home is None:
                home = len(leaders)
                leaders.append(pairs)
                groups.append([])
                for pair in pairs:
                    known[pair].append(home)
            exact[words] = home
        groups[home].append(place)
    return tuple(tuple(group) for group in sorted(groups, key=lambda group: (-len(group), group[0])))


def masked(text: str) -> tuple[str, ...]:
    """The words of a text, with a sign for every number and every name."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        inside = match.start() > 0
        if word.isdigit():
            found.append("#")
        elif inside and word[0].isupper():
            if found[-1:] != ["N"]:
                found.append("N")
        else:
            found.append(word.casefold())
    return tuple(found)


def _nearest(
    pairs: frozenset[tuple[str, str]],
    leaders: Sequence[frozenset[tuple[str, str]]],
    known: dict[tuple[str, str], list[int]],
) -> int | None:
    shared: Counter[int] = Counter()
    for pair in pairs:
        homes = known.get(pair, ())
        if len(homes) <= _COMMON:
            shared.update(homes)
    best, best_score = None, ALIKE
    for home in sorted(shared):
        both = len(pairs & leaders[home])
        score = both / (len(pairs) + len(leaders[home]) - both)
        if score >= best_score and (best is None or score > best_score):
            best, best_score = home, score
    return best
