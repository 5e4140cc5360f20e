"""Which rules a run takes: by profile, pack, name and day; and own packs beside ours."""

from dataclasses import replace
from datetime import date

import pytest

from regelcheck.ruleset import Selection, load_rules, select_rules

RULES = load_rules()


def packs(selection: Selection) -> set[str]:
    return {rule.pakket for rule in select_rules(RULES, selection).rules}


def test_by_default_every_pack_is_taken():
    assert packs(Selection()) == {rule.pakket for rule in RULES.rules}


@pytest.mark.parametrize(("profile", "pack"), [("wgr", "wgr"), ("techniek", "techniek")])
def test_a_profile_takes_its_packs(profile, pack):
    assert packs(Selection(profiel=profile)) == {pack}


def test_every_profile_is_of_packs_that_exist_and_the_default_takes_all():
    assert RULES.profiles[0].naam == "volledig"
    assert RULES.profiles[0].pakketten == ()


def test_packs_and_rules_are_taken_together_in_the_order_of_the_report():
    chosen = select_rules(RULES, Selection(pakketten=("techniek",), regels=("gids-a/doel",)))
    assert [rule.id for rule in chosen.rules][:2] == ["gids-a/doel", "techniek/verwijzing"]
    assert ("keuze", "techniek, gids-a/doel") in chosen.selection
    assert {rule.pakket for rule in chosen.rules[1:]} == {"techniek"}


def test_a_duty_of_2022_is_no_duty_in_2005_and_is_counted():
    then = select_rules(RULES, Selection(profiel="wgr", peildatum=date(2005, 1, 1)))
    now = select_rules(RULES, Selection(profiel="wgr", peildatum=date(2026, 1, 1)))
    newer = {rule.id for rule in now.rules} - {rule.id for rule in then.rules}
    assert {"wgr/evaluatie", "wgr/participatie", "wgr/inlichtingen-actief"} <= newer
    assert dict(then.selection)["niet geldig op de peildatum"] == ", ".join(sorted(newer))
    assert then.digest != now.digest != RULES.digest


def test_of_two_versions_the_one_of_the_day_is_taken():
    rule = RULES.rules[0]
    old, new = replace(rule, tot=date(2020, 1, 1), titel="oud"), replace(rule, vanaf=date(2020, 1, 1), titel="nieuw")
    both = replace(RULES, rules=(old, new))
    titles = [[one.titel for one in select_rules(both, Selection(peildatum=day)).rules] for day in (date(2019, 12, 31), date(2020, 1, 1))]
    assert titles == [["oud"], ["nieuw"]]


def test_what_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="weg"):
        select_rules(RULES, Selection(pakketten=("weg",)))
