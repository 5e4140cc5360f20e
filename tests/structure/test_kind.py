"""A document that comes with a Regeling and is checked as one: the reader is told, a Regeling is not."""

import pytest

from regelcheck.structure.kind import beside_a_regeling, is_a_regeling
from tests.structure.texts import parse

BODY = "Het bestuur;\ngelet op artikel 10 van de Regeling Aa;\nbesluit:\nArtikel 1\nHet bestuur vergadert elke maand."


def notes(title: str, *, fragment: bool = False) -> list[str]:
    return [note for note in parse(f"{title}\n{BODY}", fragment=fragment).source.warnings if "--onderliggend" in note]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Reglement van orde van het bestuur van de gemeenschappelijke regeling Aa", "reglement"),
        ("Gedragscode integriteit dagelijks bestuur Aa 2026", "gedragscode"),
        ("Het bestuursreglement van Aa", "bestuursreglement"),
        ("Ontwerp-Financiële verordening Aa", "financiële verordening"),
        ("Protocol geschillen Aa", "protocol"),
        ("Mandaatbesluit Aa", "mandaatbesluit"),
    ],
)
def test_what_stands_beside_a_regeling_is_told(title, kind):
    (note,) = notes(title)
    assert note.startswith(f"Dit stuk noemt zichzelf {kind};")


@pytest.mark.parametrize(
    "title",
    ["Gemeenschappelijke regeling Aa", "Convenant samenwerking Aa", "Regeling Protocollaire Zaken Aa", "Wijziging van de regeling Aa", "Handvestgemeenten Aa"],
)
def test_a_regeling_is_not_told_so(title):
    assert notes(title) == []


def test_loose_provisions_are_not_told_so():
    assert notes("Reglement van orde van Aa", fragment=True) == []


def test_a_title_made_to_be_cut_in_every_way_is_read_at_once():
    assert not is_a_regeling("besluit treffen van de " * 5000 + "x")
    assert beside_a_regeling("wijziging " * 5000) is None
