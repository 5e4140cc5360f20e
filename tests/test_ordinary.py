"""Provisions that every Regeling has settle no checkpoint: what the rules say of them is counted, and does not grow.

A fall is written down with `python -m tests.test_ordinary`; a rise is a decision, and shows as a change of the file.
"""

import json

import pytest

from benchmarks.gewoon import counted, false_verdicts
from benchmarks.nauwkeurigheid import BANK
from regelcheck.pipeline import Checker
from regelcheck.ruleset import load_rules

CEILING = BANK / "bovengrens.json"


@pytest.fixture(scope="module")
def found(checker):
    return list(false_verdicts(checker))


def test_what_the_rules_say_of_ordinary_provisions_does_not_grow(found):
    ceiling = json.loads(CEILING.read_text(encoding="utf-8"))
    over = {name: count for name, count in counted(found).items() if count > ceiling.get(name, 0)}
    told = [f"{outcome.rule.id} {outcome.verdict}: {provision.text}" for provision, outcome in found if f"{outcome.rule.id} {outcome.verdict}" in over]
    assert over == {}, "\n".join(told)


if __name__ == "__main__":
    CEILING.write_text(json.dumps(counted(false_verdicts(Checker(load_rules()))), indent=2) + "\n", encoding="utf-8")
