"""Which rules are about a Regeling: a grens, who takes part, what the text says; and what is said when that is unknown."""

from dataclasses import replace

import pytest

from regelcheck.engine import annotate, check
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Verdict, Vorm
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.rule_file import read_rule
from regelcheck.ruleset.yaml_nodes import read_fields

GRENS = """
id: proef/regel
titel: Proef
vraag: Blijft het binnen de wet?
soort: grens
bron: [{wet: Wgr, artikel: "14", lid: "3"}]
$KEYS
strijdig:
  - {id: tegendeel, titel: het tegendeel, norm: [{binnen: zin, alle: ["verboden"], vrijblijvend: telt}]}
waarschuwing:
  - {id: let-op, titel: let op, norm: [{binnen: zin, alle: ["twijfel*"]}]}
uitleg:
  strijdig: Tegendeel in $artikel.
  zwak: Twijfel in $artikel.
  n.v.t.: De wet regelt het zelf.
advies: Haal het weg.
grenzen: Geen.
voorbeelden:
  - {oordeel: strijdig, tekst: x}
  - {oordeel: zwak, tekst: x}
  - {oordeel: n.v.t., soort: ontkend, tekst: x}
  - {oordeel: n.v.t., soort: lijkt-erop, tekst: x}
"""


@pytest.fixture
def judge(tmp_path, regeling, checker):
    cues = tuple(c for c in checker.rule_set.concepts if c.name.startswith("ontkent") or c.name == "vrijblijvend")

    def run(text: str, *, keys: str = "", fragment: bool = True, vorm: Vorm | None = Vorm.OPENBAAR_LICHAAM, read=lambda tree: tree):
        path = tmp_path / "proef" / "regel.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(GRENS.lstrip().replace("$KEYS", keys), encoding="utf-8")
        reader = ConditionReader(PhraseBook(cues, ()))
        rule = read_rule(read_fields(path), path, reader)
        tree = regeling(text, fragment=fragment)
        tree = read(replace(tree, kenmerken=replace(tree.kenmerken, vorm=vorm)))
        (outcome,) = check([rule], annotate(tree, ConceptBook((*cues, *reader.inline.values()), ())))
        return outcome

    return run


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Artikel 1\nDit is verboden.", Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        ("Artikel 1\nHet bestuur twijfelt.", Verdict.ZWAK, "Twijfel in artikel 1."),
        ("Artikel 1\nHet bestuur kan twijfelen.", Verdict.NVT, "De wet regelt het zelf."),
        ("Artikel 1\nEr is niets.", Verdict.NVT, "De wet regelt het zelf."),
        ("Artikel 1\nHet bestuur twijfelt niet.", Verdict.NVT, "De wet regelt het zelf."),
        ("Toelichting\nHet bestuur twijfelt.", Verdict.NVT, "De wet regelt het zelf."),
    ],
)
def test_silence_is_no_defect_of_a_grens(judge, text, verdict, reason):
    outcome = judge(text)
    assert (outcome.verdict, outcome.reason) == (verdict, reason)
    assert bool(outcome.evidence) is (verdict is not Verdict.NVT)
    assert (outcome.advice is None) is (verdict is Verdict.NVT)


def test_a_grens_is_not_cleared_by_a_page_nobody_read(judge):
    outcome = judge("Artikel 1\nEr is niets.", read=lambda tree: replace(tree, source=replace(tree.source, pages_without_text=(2,))))
    assert outcome.verdict is Verdict.NIET_TE_BEOORDELEN


WHOLE = "Gemeenschappelijke regeling Proef\n{who},\ngelet op de Wet gemeenschappelijke regelingen;\nbesluiten te treffen:\nArtikel 1\nDit is verboden.\nArtikel 2\nEr is een openbaar lichaam.\n"
MAYORS = "De burgemeesters van de gemeenten A en B"
COLLEGES = "De colleges van burgemeester en wethouders van de gemeenten A en B en gedeputeerde staten van de provincie C"


@pytest.mark.parametrize(
    ("keys", "who", "verdict", "reason"),
    [
        ("partijen: {niet_alleen: [burgemeesters]}", MAYORS, Verdict.NVT, "Dit toetspunt geldt niet voor een regeling die is getroffen door burgemeesters."),
        ("partijen: {niet_alleen: [burgemeesters]}", COLLEGES, Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        ("partijen: {alleen: [burgemeesters]}", MAYORS, Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        ("partijen: {een_van: [raden, staten]}", COLLEGES, Verdict.NVT, "Dit toetspunt geldt niet voor een regeling die is getroffen door colleges en gedeputeerde staten."),
        ("partijen: {geen: [burgemeesters]}", COLLEGES, Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        ("overheidslagen: {geen: [provincie]}", COLLEGES, Verdict.NVT, "Dit toetspunt geldt niet bij deelname van gemeente en provincie."),
        ("overheidslagen: {geen: [provincie]}", MAYORS, Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        (
            "partijen: {niet_alleen: [burgemeesters]}",
            "De deelnemers",
            Verdict.STRIJDIG,
            "Tegendeel in artikel 1. Uit de tekst blijkt niet wie de Regeling treft; dit toetspunt geldt alleen als niet uitsluitend burgemeesters deelnemen.",
        ),
    ],
)
def test_who_takes_part_decides_and_is_never_guessed(judge, keys, who, verdict, reason):
    outcome = judge(WHOLE.format(who=who), keys=keys, fragment=False)
    assert (outcome.verdict, outcome.reason) == (verdict, reason)


ONLY = 'alleen_als:\n  - {id: taken, titel: meer taken, als: [{binnen: zin, alle: ["taken"]}], anders: Er is maar een taak.}'


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Artikel 1\nDit is verboden. Er zijn taken.", Verdict.STRIJDIG, "Tegendeel in artikel 1."),
        ("Artikel 1\nDit is verboden.", Verdict.NVT, "Er is maar een taak."),
        ("Artikel 1\nDit is verboden. Er zijn geen taken.", Verdict.NVT, "Er is maar een taak."),
        ("Artikel 1\nDit is verboden.\nToelichting\nEr zijn taken.", Verdict.NVT, "Er is maar een taak."),
    ],
)
def test_a_rule_may_wait_for_what_the_regeling_says(judge, text, verdict, reason):
    outcome = judge(text, keys=ONLY)
    assert (outcome.verdict, outcome.reason) == (verdict, reason)


def test_a_rule_for_a_special_form_is_not_tried_on_an_unknown_one(judge):
    outcome = judge("Artikel 1\nDit is verboden.", keys="vormen: [centrumregeling]", vorm=None)
    assert outcome.verdict is Verdict.NVT
    assert "alleen voor centrumregeling; is dat de vorm, geef dan --vorm op" in outcome.reason
