"""The phrases of a rule set, compiled: what the search in a text reads instead of the notation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Numbers = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseTable:
    """Every phrase as runs of tests on words. A test, a run and a target are named by their number in the tables.

    A test is one place in a phrase; `words`, `begins`, `ends`, `parts` and `classes` give, for a word (or for its
    beginning, and so on), the tests it passes. A run is tests on words that follow each other. A sequence is runs with
    gaps between them. A target is what is found: twice the number of the concept in `concepts`, and one more for a
    phrase that cancels it.

    A run is looked for at the words that pass its rarest test: `triggers` gives by test the runs it is the rarest of,
    as (run, place in the run) after each other. `direct` gives by run the targets that it finds alone, `waiting` the
    sequences of which it is the rarest run, together with the rarest test of their other runs.
    """

    concepts: Sequence[str]
    words: Mapping[str, Numbers]
    begins: Mapping[str, Numbers]
    ends: Mapping[str, Numbers]
    parts: Mapping[str, Numbers]
    classes: Mapping[str, Numbers]
    runs: Sequence[Numbers]
    triggers: Sequence[Numbers]
    direct: Sequence[Numbers]
    waiting: Sequence[Sequence[tuple[int, Numbers]]]
    sequences: Sequence[tuple[Numbers, Numbers, bool, Numbers]]
    """(runs, the most words that may stand before each, whether it ends in a particle, targets)."""
