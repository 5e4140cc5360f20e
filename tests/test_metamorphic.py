"""Changes that leave what a regeling says as it is leave every verdict; denying what carries a verdict takes it away.

The laws are held over the checklist: a number that is one higher is another reference to `techniek`, and to a grens of the
Wgr a denied sentence says nothing.
"""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.model import Outcome, Verdict, Vorm
from regelcheck.pipeline import Checker, Options
from tests import metamorph
from tests.golden import FOLDER

TEXTS = sorted((FOLDER.parent / "samples" / "tekst").glob("*.txt"))
ROUNDS = range(2)

SYNONYMS = (
    ("deelnemers", "partijen"),
    ("geschil", "meningsverschil"),
    ("inlichtingen", "informatie"),
    ("vereffening", "liquidatie"),
    ("opgeheven", "ontbonden"),
)


@pytest.fixture
def judge(checker: Checker, tmp_path: Path):
    """`judge(text, name)` gives the outcomes by rule of the checklist."""
    rules = checker.rule_set.rules
    checklist = Checker(replace(checker.rule_set, rules=tuple(one for one in rules if one.groep == rules[0].groep)))

    def run(text: str, name: str) -> dict[str, Outcome]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        loose = name.startswith("reglement")
        options = Options(fragment=loose, vorm=Vorm.OPENBAAR_LICHAAM if loose else None)
        return {outcome.rule.id: outcome for outcome in checklist.check(path, options).outcomes}

    return run


def verdicts(outcomes: dict[str, Outcome]) -> dict[str, Verdict]:
    return {rule: outcome.verdict for rule, outcome in outcomes.items()}


CHANGES = {
    "artikel erbij": metamorph.with_unrelated,
    "artikel verplaatst": metamorph.moved,
    "lid gesplitst": metamorph.split,
    "hernummerd": lambda text, rng: metamorph.renumbered(text, rng.choice([1, 10, 37])),
    "andere namen": lambda text, rng: metamorph.renamed(text),
    "synoniem": lambda text, rng: metamorph.swapped(text, *rng.choice(SYNONYMS)),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_verdict_changes(path: Path, change: str, judge):
    text = path.read_text(encoding="utf-8")
    before = verdicts(judge(text, path.name))
    for seed in ROUNDS:
        after = CHANGES[change](text, random.Random(f"{change} {seed}"))
        assert verdicts(judge(after, path.name)) == before


# In these the denial is itself the norm ("heeft geen doorslaggevende stem"), so a denied sentence still says it.
DENIAL_IS_THE_NORM = {"gids-a/geen-doorslaggevende-stem", "gids-a/voorzitter-niet-ab-lid"}


@pytest.mark.parametrize("denial", metamorph.DENIALS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_denying_what_carries_a_verdict_takes_it_away(path: Path, denial: str, judge):
    """Every quoted sentence is denied until the rule quotes no other: then what it found must be gone."""
    text = path.read_text(encoding="utf-8")
    for rule, outcome in judge(text, path.name).items():
        if outcome.verdict is not Verdict.AANWEZIG or rule in DENIAL_IS_THE_NORM:
            continue
        changed, denied = text, set()
        while outcome.verdict is Verdict.AANWEZIG:
            quotes = {one.quote for one in outcome.evidence} - denied
            assert quotes, (rule, [one.quote for one in outcome.evidence])
            for quote in quotes:
                instead = metamorph.DENIALS[denial](quote)
                written = r"\s+".join(map(re.escape, quote.split()))  # the cells of a table stand further apart
                assert re.search(written, changed)
                changed = re.sub(written, lambda _, instead=instead: instead, changed)
                denied |= {quote, instead}
            outcome = judge(changed, path.name)[rule]
