"""The rules about rules: what every rule file of ours must hold, beyond what the loader demands of any rule."""

import re
from collections import Counter
from pathlib import Path

import pytest

from regelcheck.engine.references import EXTENDS, HANDS_ON
from regelcheck.engine.second_reading import ORGAN
from regelcheck.engine.weighing import CUES
from regelcheck.model import Gewicht, Soort, Verdict, Vorm, Zekerheid
from regelcheck.pipeline import Options
from regelcheck.ruleset import default_rules_folder, load_rules

RULES = load_rules().rules
CHECKLIST = [
    "doel",
    "publieke-waarden",
    "wijziging-uittreding-opheffing",
    "financiele-grondslag",
    "politieke-organen",
    "voorzitter-niet-ab-lid",
    "tweede-ab-lid",
    "geen-doorslaggevende-stem",
    "belangenafweging",
    "conflicthantering",
    "extern-advies-geschillen",
    "integriteit",
    "periodieke-evaluatie",
    "aanpassingsmomenten",
]


def each_rule(*packs, soort=None):
    """Every rule, or those of these packs or of this soort."""
    chosen = [rule for rule in RULES if (not packs or rule.pakket in packs) and soort in (None, rule.soort)]
    return pytest.mark.parametrize("rule", chosen, ids=lambda rule: rule.id)


def test_the_checklist_of_the_gids_comes_first_complete_and_in_order():
    assert [rule.id for rule in RULES[: len(CHECKLIST)]] == [f"gids-a/{name}" for name in CHECKLIST]
    assert len({rule.groep for rule in RULES[: len(CHECKLIST)]}) == 1


@each_rule(soort=Soort.GRENS)
def test_a_grens_is_tried_on_both_sides(rule):
    counts = Counter(example.oordeel for example in rule.voorbeelden)
    assert counts[Verdict.NVT] >= 3
    assert counts[Verdict.STRIJDIG] >= (2 if rule.strijdig else 0)
    assert counts[Verdict.ZWAK] >= (2 if rule.waarschuwing else 0)


@each_rule(soort=Soort.CONTROLE)
def test_a_controle_is_tried_on_faults_and_on_look_alikes(rule):
    counts = Counter(example.oordeel for example in rule.voorbeelden)
    assert counts[Verdict.ZWAK] >= 2
    assert counts[Verdict.AANWEZIG] >= 2


@each_rule(soort=Soort.PLICHT)
def test_there_are_enough_examples_of_each_kind(rule):
    counts = Counter(example.oordeel for example in rule.voorbeelden)
    nothing = rule.zonder_bewijs
    assert counts[Verdict.AANWEZIG] >= 3
    assert counts[Verdict.ZWAK] >= (5 if nothing == Verdict.ZWAK else 2)
    if nothing == Verdict.ONTBREEKT:
        assert counts[Verdict.ONTBREEKT] >= 3
    if rule.strijdig:
        assert counts[Verdict.STRIJDIG] >= 2


@each_rule()
def test_what_is_found_is_shown_with_its_quote(rule):
    """An example of something that stands in the text names the words that must be found."""
    shown = {Verdict.AANWEZIG, Verdict.STRIJDIG} if rule.soort is Soort.PLICHT else {Verdict.ZWAK, Verdict.STRIJDIG}
    found = [one for one in rule.voorbeelden if one.oordeel in shown]
    assert all(one.bewijs for one in found), [one.line for one in found if not one.bewijs]
    assert all(quote in " ".join(one.tekst.split()) for one in found for quote in one.bewijs)


@each_rule("gids-a", "gids-b")
def test_the_source_is_a_place_in_the_gids(rule):
    places = [(bron.gids, bron.thema, bron.aanbeveling) for bron in rule.bron if bron.gids]
    assert places
    assert all(deel in ("A", "B") and thema.isdigit() and 1 <= int(thema) <= 15 for deel, thema, _ in places)


@each_rule("wgr")
def test_a_rule_of_law_names_its_article_and_says_how_sure_that_is(rule):
    assert any(bron.wet == "Wgr" and bron.artikel for bron in rule.bron)
    assert rule.zekerheid is not None and rule.nagegaan is not None
    if rule.zekerheid is not Zekerheid.NAGELEZEN:
        assert re.search(r"nagelezen|afgeleid|geverifieerd|nagegaan", rule.grenzen), "say in grenzen what is not certain"
    if rule.soort is Soort.PLICHT and rule.zekerheid is Zekerheid.NAGELEZEN:
        assert rule.gewicht is Gewicht.WETTELIJK


@each_rule(soort=Soort.PLICHT)
def test_example_provisions_leave_the_choice_open(rule):
    assert 2 <= len(rule.voorbeeldbepalingen) <= 3
    assert any("[" in bepaling.tekst for bepaling in rule.voorbeeldbepalingen)


@each_rule(soort=Soort.PLICHT)
def test_no_example_provision_is_contrary_to_a_rule(rule, checker, tmp_path):
    path = tmp_path / "voorbeeldbepaling.txt"
    for bepaling in rule.voorbeeldbepalingen:
        path.write_text(bepaling.tekst, encoding="utf-8")
        outcomes = checker.check(path, Options(fragment=True, vorm=rule.vormen[0] if rule.vormen else None)).outcomes
        assert not [(bepaling.titel, one.rule.id) for one in outcomes if one.verdict is Verdict.STRIJDIG]


@each_rule()
def test_texts_read_as_sentences(rule):
    for text in (rule.advies, rule.grenzen, *(text for _, text in rule.uitleg)):
        assert (text[0].isupper() and text.rstrip()[-1] in ".?$") or text.endswith("$waarom")
        assert not re.search(r"  |\bTODO\b|\bXX\b", text)
    known = {"artikel", "citaat", "ontbreekt", "waarom"}
    used = {name for _, text in rule.uitleg for name in re.findall(r"\$(\w+)", text)}
    assert used <= known


@each_rule()
def test_the_forms_are_those_of_the_wgr(rule):
    assert rule.vormen
    assert Vorm.NETWERK not in rule.vormen or rule.pakket in ("gids-b", "techniek")


def test_every_concept_is_used():
    """A concept no rule, concept or mechanism names is a thought nobody finished."""
    folder = default_rules_folder()
    texts = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    named = set(re.findall(r"~([\w-]+)", texts)) | {*CUES, HANDS_ON, EXTENDS, ORGAN}
    declared = {concept.name for concept in load_rules().concepts if re.fullmatch(r"[a-z0-9-]+", concept.name)}
    inline = {name for name in declared if not _is_declared(folder, name)}
    assert sorted(declared - named - inline) == []


def _is_declared(folder: Path, name: str) -> bool:
    return any(f"\n  {name}:\n" in path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
