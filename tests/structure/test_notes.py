"""What is said before the verdicts: documents in each other's place, a loose provision, a document of another Regeling."""

import pytest

from regelcheck.structure import warnings_on
from tests.structure.texts import parse

REGELING = (
    "Gemeenschappelijke regeling Drie Steden\nDe colleges van de gemeenten Almen en Borne;\ngelet op de Wet gemeenschappelijke regelingen;\n"
    "besluiten te treffen de volgende regeling:\nArtikel 1 Instelling\nEr is een bedrijfsvoeringsorganisatie, genaamd Drie Steden."
)
REGLEMENT = "Reglement van orde van {}\nArtikel 1 Vergaderingen\nHet bestuur van {} vergadert elke maand. Drie leden kunnen een vergadering vragen."


def reglement(name, *, fragment=True):
    return parse(REGLEMENT.format(name, name), fragment=fragment)


def test_documents_in_each_others_place_are_told_once_and_first():
    note, *others = warnings_on(reglement("Drie Steden", fragment=False), [parse(REGELING, fragment=True)])
    assert note.startswith("De documenten lijken verwisseld:")
    assert "noemt zichzelf reglement en is beoordeeld als Regeling" in note
    assert "“Gemeenschappelijke regeling Drie Steden”" in note
    assert others == []


def test_a_reglement_of_this_regeling_is_no_stranger():
    assert warnings_on(parse(REGELING), [reglement("de Bedrijfsvoeringsorganisatie Drie Steden")]) == ()


def test_a_reglement_that_names_only_a_deelnemer_is_no_stranger():
    assert warnings_on(parse(REGELING), [reglement("het samenwerkingsverband van Almen")]) == ()


def test_a_reglement_of_another_regeling_is_told():
    (note,) = warnings_on(parse(REGELING), [reglement("het Recreatieschap Plassen")])
    assert "“Reglement van orde van het Recreatieschap Plassen”, lijkt bij een andere Regeling te horen" in note
    assert "“Gemeenschappelijke regeling Drie Steden”" in note


def test_a_document_without_a_name_is_no_stranger():
    assert warnings_on(parse(REGELING), [parse("Artikel 1 Vergaderingen\nHet bestuur vergadert.", fragment=True)]) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Artikel 12 Geschillen\nPartijen overleggen eerst.", "Dit lijkt een losse bepaling (één artikel"),
        ("Artikel 12\nPartijen overleggen.\nArtikel 13\nZij kiezen een mediator.", "Dit lijkt losse bepalingen (2 artikelen"),
    ],
)
def test_a_pasted_artikel_gets_the_hint_and_with_fragment_none(text, words):
    (note,) = warnings_on(parse(text))
    assert note.startswith(words)
    assert "--fragment" in note
    assert warnings_on(parse(text, fragment=True)) == ()


@pytest.mark.parametrize(
    "text",
    [
        REGELING,
        "Artikel 1\nEr is een openbaar lichaam, genaamd Aa, gevestigd te Aa.",
        "Artikel 1\nPartijen overleggen.\nArtikel 2\nZij besluiten.\nArtikel 3\nZij tekenen.",
    ],
)
def test_what_may_be_a_whole_regeling_gets_no_hint(text):
    assert warnings_on(parse(text)) == ()
