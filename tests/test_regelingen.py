"""Whole regelingen by other hands do not get worse: at least as many verdicts and quotes right as when the floor was set.

A rise is written down with `python -m tests.test_regelingen`; a fall is a decision, and shows as a change of the file.
"""

import json

import pytest

from benchmarks.nauwkeurigheid import BANK
from benchmarks.regelingen import PARTS, REGELINGEN, read, tally
from regelcheck.pipeline import Checker
from regelcheck.ruleset import load_rules

FLOOR = BANK / "ondergrens-regelingen.json"
COUNTED = ("oordelen goed", "citaten goed")


@pytest.mark.parametrize("part", PARTS)
def test_whole_regelingen_do_not_get_worse(part, checker):
    found = tally(list(read(checker, part)))
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))[part]
    assert {name: found[name][0] for name in COUNTED if found[name][0] < floor[name]} == {}


def test_every_regeling_has_a_verdict_for_each_checkpoint_of_the_checklist(checker):
    checklist = {rule.id for rule in checker.rule_set.rules if rule.id in json.loads((BANK / "ondergrens.json").read_text(encoding="utf-8"))}
    for path in REGELINGEN.rglob("*.txt"):
        assert set(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))) == checklist, path.stem


if __name__ == "__main__":
    ready = Checker(load_rules())
    floors = {part: {name: tally(list(read(ready, part)))[name][0] for name in COUNTED} for part in PARTS}
    FLOOR.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
