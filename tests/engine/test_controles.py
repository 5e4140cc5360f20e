"""What the controles find in a text with one fault, and that they are silent where a text only looks as if it had one."""

from dataclasses import replace

import pytest

from regelcheck.engine import annotate
from regelcheck.engine.controle import run_controle
from regelcheck.engine.controles import CONTROLES
from regelcheck.language.concepts import ConceptBook
from regelcheck.model import Block, Mark, Place, Toets, Verdict
from regelcheck.ruleset import load_rules

TEXT = """Gemeenschappelijke regeling Proef
Artikel 1 Begripsbepalingen
In deze regeling wordt verstaan onder:
a. college: het college van burgemeester en wethouders;
b. dienst: het openbaar lichaam.
Artikel 2 Bestuur
1. De dienst heeft een bestuur (hierna: DB).
2. Het DB besluit over:
a. de begroting;
b. de rekening.
3. In afwijking van het tweede lid, onder b, stelt elk college zijn deel vast. Het vorige lid geldt niet voor de voorzitter.
Artikel 3 Slot
1. De besluiten, bedoeld in artikel 2, tweede lid, onderdeel a, worden bekendgemaakt.
2. De regeling treedt in werking op 1 januari.
"""
LAST = "2. De regeling treedt in werking op 1 januari.\n"


@pytest.fixture(scope="module")
def rules_by_toets():
    return {rule.toets: rule for rule in load_rules().rules if rule.toets is not None}


@pytest.fixture
def alarms(regeling):
    def run(toets: Toets, old: str = "", new: str = "", *, fragment: bool = False):
        assert old in TEXT
        found = CONTROLES[toets](annotate(regeling(TEXT.replace(old, new), fragment=fragment), ConceptBook((), ())), frozenset({"wgr"}))
        return None if found is None else [(alarm.node.text[alarm.start : alarm.end], alarm.what) for alarm in found]

    return run


@pytest.mark.parametrize("toets", Toets)
def test_a_sound_text_gives_no_alarm(alarms, toets):
    assert alarms(toets) == []


def test_an_open_place_in_a_heading_is_told_by_the_text_under_it(alarms):
    (alarm,) = alarms(Toets.INVULPLEK, "Artikel 2 Bestuur", "Artikel 2 Bestuur [NOG IN TE VULLEN]")
    assert alarm == ("De dienst heeft een bestuur (hierna: DB).", "in het opschrift staat nog een invulplek: [NOG IN TE VULLEN]")


def test_leden_that_begin_at_two_lack_the_first(alarms):
    text = "1. De besluiten, bedoeld in artikel 2, tweede lid, onderdeel a, worden bekendgemaakt.\n"
    assert alarms(Toets.NUMMERING, text) == [("De regeling treedt in werking op 1 januari.", "artikel 3 heeft geen lid 1 en begint met lid 2")]
    assert alarms(Toets.NUMMERING, text, text.removeprefix("1. ")) == []


def test_an_artikel_that_is_struck_is_named_no_more(regeling):
    tree = regeling(TEXT.replace("Artikel 3 Slot", "Artikel 4 Slot"), fragment=False)
    struck = Block(text="Artikel 3 Tussen", place=Place(paragraph=10), marks=frozenset({Mark.DELETED}))
    tree = replace(tree, leftovers=(struck,), source=replace(tree.source, blocks=(*tree.source.blocks, struck)))
    found = CONTROLES[Toets.NUMMERING](annotate(tree, ConceptBook((), ())), frozenset())
    assert [alarm.what for alarm in found] == ["artikel 3 ontbreekt tussen artikel 2 en artikel 4"]


@pytest.mark.parametrize(
    ("toets", "old", "new", "verdict", "reason"),
    [
        (Toets.NUMMERING, "", "", Verdict.NIET_TE_BEOORDELEN, "bladzijde 2 bevat een afbeelding zonder tekst. Of de hele tekst klopt"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 4 Slot", Verdict.NIET_TE_BEOORDELEN, "bladzijde 2"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 2 Slot", Verdict.ZWAK, "artikel 2 komt meer dan een keer voor"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 7", Verdict.NIET_TE_BEOORDELEN, "bladzijde 2"),
        (Toets.BEGRIP_ONGEBRUIKT, "", "", Verdict.NIET_TE_BEOORDELEN, "bladzijde 2"),
        (Toets.INVULPLEK, "", "", Verdict.NIET_TE_BEOORDELEN, "bladzijde 2"),
        (Toets.INVULPLEK, "1 januari", "[datum]", Verdict.ZWAK, "invulplek: [datum]"),
    ],
)  # fmt: skip
def test_a_text_read_in_part_is_neither_sound_nor_lacking(regeling, rules_by_toets, toets, old, new, verdict, reason):
    tree = regeling(TEXT.replace(old, new), fragment=False)
    tree = replace(tree, source=replace(tree.source, pages=3, pages_without_text=(2,)))
    outcome = run_controle(rules_by_toets[toets], annotate(tree, ConceptBook((), ())))
    assert outcome.verdict is verdict
    assert reason in outcome.reason


@pytest.mark.parametrize("toets", [toets for toets in Toets if toets is not Toets.INVULPLEK])
def test_loose_provisions_are_not_looked_into(alarms, toets):
    assert alarms(toets, "artikel 2, tweede", "artikel 9, tweede", fragment=True) is None


@pytest.mark.parametrize(
    ("toets", "old", "new", "quote", "what"),
    [
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 7", "artikel 7", "artikel 7 bestaat niet"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 2, vijfde lid", "artikel 2, vijfde lid", "artikel 2 heeft geen vijfde lid"),
        (Toets.VERWIJZING, "onderdeel a,", "onderdeel d,", "artikel 2, tweede lid, onderdeel d", "artikel 2, tweede lid, heeft geen onderdeel d"),
        (Toets.VERWIJZING, "het tweede lid, onder b", "het vierde lid", "het vierde lid", "artikel 2 heeft geen vierde lid"),
        (Toets.VERWIJZING, "elk college zijn deel vast", "het de overeenkomst vast, bedoeld in artikel 8", "artikel 8", "artikel 8 bestaat niet"),
        (Toets.VORIG_LID, "1. De besluiten, bedoeld in artikel 2, tweede lid, onderdeel a,", "1. De besluiten, bedoeld in het vorige lid,", "het vorige lid", "een eerder lid ontbreekt"),
        (Toets.VORIG_LID, "2. De regeling treedt", "2. Behoudens het volgende lid treedt de regeling", "het volgende lid", "een volgend lid ontbreekt"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 4 Slot", "De besluiten", "artikel 3 ontbreekt tussen artikel 2 en artikel 4"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 2 Slot", "De besluiten", "artikel 2 komt meer dan een keer voor"),
        (Toets.NUMMERING, "3. In afwijking", "4. In afwijking", "In afwijking", "artikel 2 heeft geen lid 3, wel 2 en 4"),
        (Toets.NUMMERING, "b. de rekening", "c. de rekening", "de rekening", "onderdeel b ontbreekt in artikel 2, a en c staan er wel"),
        (Toets.BEGRIP_ONGEBRUIKT, "stelt elk college", "stelt de raad", "college: het college", '"college" is omschreven'),
        (Toets.AFKORTING_ONBEKEND, "(hierna: DB)", "", "DB", '"DB" wordt gebruikt en nergens uitgelegd'),
        (Toets.INVULPLEK, "op 1 januari", "op [datum]", "[datum]", "invulplek: [datum]"),
        (Toets.INVULPLEK, "op 1 januari", "op …………", "…………", "invulplek"),
        (Toets.INVULPLEK, "op 1 januari", "op PM", "PM", "invulplek: PM"),
    ],
)
def test_a_fault_is_shown_at_its_place(alarms, toets, old, new, quote, what):
    found = alarms(toets, old, new)
    assert len(found) == 1, found
    assert found[0][0].startswith(quote)
    assert what in found[0][1]


@pytest.mark.parametrize(
    ("toets", "old", "new"),
    [
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 212 van de Gemeentewet"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 14 van de statuten"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 31 Arbobesluit"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "bijlage 2, artikel 31"),
        (Toets.VERWIJZING, "artikel 2, tweede lid, onderdeel a", "artikel 12 van dit besluit"),
        (Toets.VERWIJZING, "elk college zijn deel vast", "het vijfde lid van het bestuur zijn deel vast"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 3 [vervallen]\nArtikel 4 Slot"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikelen 3 en 4 zijn vervallen\nArtikel 5 Slot"),
        (Toets.NUMMERING, "Artikel 3 Slot", "Artikel 2a Tussen\nEr is een directeur.\nArtikel 3 Slot"),
        (Toets.BEGRIP_ONGEBRUIKT, "stelt elk college", "stellen de colleges"),
        (Toets.AFKORTING_ONBEKEND, LAST, "2. De Wgr en HOOFDSTUK IV GEMEENTEWET gelden.\n"),
        (Toets.INVULPLEK, "op 1 januari", "op een nader te bepalen tijdstip"),
        (Toets.INVULPLEK, "Artikel 3 Slot", "Artikel 3 Slot [gereserveerd]"),
        (Toets.INVULPLEK, LAST, "2. Hoofdstuk XX van de wet is van toepassing.\n"),
    ],
)
def test_what_only_looks_like_a_fault_gives_no_alarm(alarms, toets, old, new):
    assert not alarms(toets, old, new)
