"""The reason of a verdict reads as Dutch, whatever the rule fills in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regelcheck.engine.reasons import with_why
from regelcheck.model import Rule
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules

LATE = """Gemeenschappelijke regeling Proef

Artikel 1 Bestuur
Het bestuur bestaat uit zes leden.

Artikel 2 Voorzitter
De voorzitter wordt aangewezen met inachtneming van artikel 9.

Artikel 3 Begin
De regeling treedt in werking op 1 januari.
"""
RULES = [rule for rule in load_rules().rules if "zwak" in dict(rule.uitleg)]


def test_a_why_is_a_sentence_of_its_own_or_goes_on_with_one() -> None:
    assert with_why("Dat is zwak ($artikel). $waarom", "het is vrijblijvend") == "Dat is zwak ($artikel). Het is vrijblijvend."
    assert with_why("Dat is zwak, want $waarom. Zie de wet.", "het is vrijblijvend") == "Dat is zwak, want het is vrijblijvend. Zie de wet."
    assert with_why("Dat is zwak. $waarom", "") == "Dat is zwak."


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_reason_of_a_rule_reads_as_whole_sentences(rule: Rule) -> None:
    text = dict(rule.uitleg)["zwak"]
    parts = (*rule.elementen, *rule.waarschuwing, *rule.strijdig)
    for why in {condition.waarom for part in parts for condition in part.zwak} or {"het staat er niet"}:
        reason = with_why(text.replace("$artikel", "artikel 1"), why)
        for sentence in re.split(r"(?<=[.?]) ", re.sub(r"\([^)]*\)|art\. ", "", reason)):
            assert sentence[0].isupper(), reason
            assert len(re.findall(r"\bmaar\b", sentence)) <= 1, reason
            assert " - " not in sentence, reason


def test_the_fault_of_a_controle_starts_its_sentence(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "proef.txt"
    path.write_text(LATE, encoding="utf-8")
    (outcome,) = [one for one in checker.check(path, Options()).outcomes if one.rule.id == "techniek/verwijzing"]
    assert outcome.reason == "Een verwijzing komt nergens uit. Artikel 2: artikel 9 bestaat niet."


def test_a_casting_vote_in_the_ab_says_why_it_is_no_strijdig() -> None:
    (rule,) = [one for one in RULES if one.id == "wgr/tie-ab"]
    assert "daarom heet dit hier een aandachtspunt en geen strijd met de wet" in " ".join(dict(rule.uitleg)["zwak"].split())
