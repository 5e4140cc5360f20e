"""A thousand odd texts, phrases, references and rule files, and all that once went wrong; see tests/fuzz_core.py."""

import json
from collections import Counter

import pytest

from tests.fuzz_core import KEPT, attempt, cases

CASES = 1000


def test_a_thousand_odd_things_end_in_an_answer_or_a_sentence(tmp_path):
    counted = Counter((kind, attempt(kind, text, tmp_path)) for kind, text in cases(CASES, seed=20261127))
    assert sum(counted.values()) == CASES
    # Both outcomes of each kind occur: cases of which nothing is ever read would test nothing.
    assert {kind for kind, _ in counted} == {"tekst", "verwijzing", "woordgroep", "regel"}
    assert counted["tekst", "beoordeeld"] > 100
    assert counted["woordgroep", "goed"] > 20 < counted["woordgroep", "fout"]
    assert counted["verwijzing", "gevonden"] > 50
    assert counted["regel", "fout"] > 10


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_what_once_went_wrong(path, tmp_path):
    kind, text = json.loads(path.read_text(encoding="utf-8"))
    attempt(kind, text, tmp_path)


def test_a_seed_gives_the_same_cases():
    assert list(cases(40, seed=3)) == list(cases(40, seed=3))
