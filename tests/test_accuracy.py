"""The untouched part of the bank does not get worse: per rule at least as many right as when the floor was set.

A rise is written down with `python -m tests.test_accuracy`, which never lowers a floor; a fall is a decision, and is written by hand.
"""

import json

import pytest

from benchmarks.nauwkeurigheid import BANK, judge, read_bank, score
from regelcheck.pipeline import Checker
from regelcheck.ruleset import load_rules

FLOOR = BANK / "ondergrens.json"


@pytest.fixture(scope="module")
def scores(checker):
    return score(judge(checker, read_bank([BANK / "onaangeroerd"])))


@pytest.mark.parametrize("rule", sorted(json.loads(FLOOR.read_text(encoding="utf-8"))))
def test_the_untouched_part_does_not_drop(rule, scores):
    right, total = scores[rule]
    assert right >= json.loads(FLOOR.read_text(encoding="utf-8"))[rule], f"{rule}: {right} van {total} goed"


def test_the_bank_is_labelled_for_rules_there_are():
    rows = read_bank([BANK])
    assert {row["regel"] for row in rows} <= {rule.id for rule in load_rules().rules}
    assert {row["regel"] for row in rows} == set(json.loads(FLOOR.read_text(encoding="utf-8")))
    assert len({row["id"] for row in rows}) == len(rows)


if __name__ == "__main__":
    found = score(judge(Checker(load_rules()), read_bank([BANK / "onaangeroerd"])))
    floors = json.loads(FLOOR.read_text(encoding="utf-8"))
    raised = {rule: max(right, floors.get(rule, 0)) for rule, (right, _) in found.items()}
    FLOOR.write_text(json.dumps(raised, indent=2) + "\n", encoding="utf-8")
