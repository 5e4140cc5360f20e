"""Whole regelingen by other hands do not get worse: at least as many verdicts and quotes right as when the floor was set.

A rise is written down with `python -m tests.test_regelingen`; a fall is a decision, and shows as a change of the file.
"""

import json

import pytest

from benchmarks.nauwkeurigheid import BANK
from benchmarks.regelingen import PARTS, REGELINGEN, WGR, by_pack, read
from regelcheck.model import Soort
from regelcheck.pipeline import Checker
from regelcheck.ruleset import load_rules

FLOOR = BANK / "ondergrens-regelingen.json"
COUNTED = ("oordelen goed", "citaten goed")


@pytest.mark.parametrize("part", PARTS)
def test_whole_regelingen_do_not_get_worse(part, checker):
    found = by_pack(list(read(checker, part)))
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))[part]
    assert found.keys() == floor.keys()
    assert {(pack, name): found[pack][name][0] for pack in floor for name in COUNTED if found[pack][name][0] < floor[pack][name]} == {}


@pytest.mark.parametrize("path", sorted(REGELINGEN.rglob("*.txt")), ids=lambda path: path.stem)
def test_every_regeling_has_a_verdict_for_each_checkpoint_of_the_checklist(checker, path):
    rules = checker.rule_set.rules
    floor = json.loads((BANK / "ondergrens.json").read_text(encoding="utf-8"))
    labels = set(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    assert {rule for rule in labels if not rule.startswith(WGR)} == {rule.id for rule in rules if rule.id in floor}
    if path.parent.name == PARTS[0] and any(rule.startswith(WGR) for rule in labels):  # some were labelled for the checklist only
        assert labels >= {rule.id for rule in rules if rule.id.startswith(WGR) and rule.soort is Soort.PLICHT}


if __name__ == "__main__":
    ready = Checker(load_rules())
    floors = {
        part: {pack: {name: found[name][0] for name in COUNTED} for pack, found in by_pack(list(read(ready, part))).items()} for part in PARTS
    }
    FLOOR.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
