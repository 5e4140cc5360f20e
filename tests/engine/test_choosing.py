"""Of many mentions the same ones are chosen as when all are tried, and without looking at all of them."""

from __future__ import annotations

import random

import pytest

from regelcheck.engine import choosing
from regelcheck.engine.annotate import Mention
from regelcheck.engine.choosing import MAX_TRIED, nearest
from regelcheck.language.hits import Hit
from regelcheck.model import Condition, Scope


class Weigher:
    """Denies nothing and leaves free what begins at an even word."""

    def voluntary(self, hit, _):
        return hit.start % 2 == 0

    def deferred(self, hit, _):
        return False


class Found:
    def weigher(self, _):
        return Weigher()


def mention(line: tuple[int, int], start: int, length: int = 1) -> Mention:
    return Mention(Hit(((start, start + length),), "x"), line, Found())


def some(rng: random.Random) -> list[list[Mention]]:
    """Mentions of one to three Choices, few or many, in any order."""
    return [
        [
            mention((rng.randrange(5), rng.randrange(7)), rng.randrange(60), rng.randint(1, 3))
            for _ in range(rng.choice([0, 2, 12, 90]))
        ]
        for _ in range(rng.randint(1, 3))
    ]


CONDITIONS = (
    Condition(binnen=Scope.ARTIKEL),
    Condition(binnen=Scope.ARTIKEL, volgorde=True),
    Condition(binnen=Scope.ARTIKEL, dichtbij=8),
    Condition(binnen=Scope.ARTIKEL, volgorde=True, dichtbij=20),
)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_many_are_chosen_from_as_few_are(condition, monkeypatch):
    carried = 0
    for seed in range(150):
        options = some(random.Random(seed))
        monkeypatch.setattr(choosing, "FEW", 1000)
        as_they_are = nearest(options, condition)
        monkeypatch.setattr(choosing, "FEW", 0)
        narrowed = nearest(options, condition)
        assert (narrowed is None) == (as_they_are is None), seed
        assert narrowed is None or list(map(id, narrowed)) == list(map(id, as_they_are)), seed
        carried += narrowed is not None
    assert carried > 40


@pytest.mark.parametrize("near", [None, 8], ids=["overal", "dichtbij"])
@pytest.mark.parametrize("passages", [1, 3000])
def test_a_long_artikel_takes_no_time_in_the_square_of_it(monkeypatch, near, passages):
    tried = []
    fits = choosing._fits
    monkeypatch.setattr(choosing, "_fits", lambda *asked: tried.append(1) or fits(*asked))
    lines = [(0, at) if passages == 1 else (at, 0) for at in range(3000)]
    options = [[mention(line, place) for line in lines] for place in (3, 5, 7)]
    chosen = nearest(options, Condition(binnen=Scope.ARTIKEL, dichtbij=near))
    assert [one.line for one in chosen] == [(0, 0)] * 3
    assert len(tried) < 200 * 2 * 10 * MAX_TRIED
