"""The large parts of a Regeling, in their order: opschrift, aanhef, considerans, besluit, articles, signature."""

from __future__ import annotations

import pytest

from regelcheck.model import Citation, NodeKind
from tests.structure.texts import REGELING, parse, shape, tree

WHOLE = """
    Gemeenschappelijke regeling Waterrijk
    (tekst na de tweede wijziging)
    De raden van de gemeenten Aa en Bee;
    gelet op de Wet gemeenschappelijke regelingen;
    overwegende:
    dat het water stijgt;
    dat samenwerken helpt;
    BESLUITEN:
    Hoofdstuk 1 Algemeen
    Artikel 1 Doel
    Het schap keert het water.
    Artikel 2 Slot
    Deze regeling treedt morgen in werking.
    Aldus vastgesteld te Aa op 3 mei 2024.
    De voorzitter,
    J. Jansen
    BIJLAGE 1, behorende bij artikel 1
    De kaart toont:
    1. Aa;
    2. Bee.
    TOELICHTING
    Algemeen
    Het water stijgt al jaren.
    Artikelsgewijs
    Artikel 1. Het doel is in beide gemeenten hetzelfde en wordt breed gedragen.
"""


def test_all_parts_in_order() -> None:
    assert tree(WHOLE, fragment=False) == [
        "opschrift Gemeenschappelijke regeling Waterrijk (tekst na de tweede wijziging)",
        "aanhef De raden van de gemeenten Aa en Bee;",
        "  lid gelet op de Wet gemeenschappelijke regelingen;",
        "considerans overwegende:",
        "  ond dat het water stijgt;",
        "  ond dat samenwerken helpt;",
        "aanhef BESLUITEN:",
        "hoofdstuk 1 [Algemeen]",
        "  art 1 [Doel] Het schap keert het water.",
        "  art 2 [Slot] Deze regeling treedt morgen in werking.",
        "slotformulier Aldus vastgesteld te Aa op 3 mei 2024.",
        "ondertekening De voorzitter, J. Jansen",
        "bijlage 1 [behorende bij artikel 1] De kaart toont:",
        "  ond 1 Aa;",
        "  ond 2 Bee.",
        "toelichting [TOELICHTING]",
        "  toelichting [Algemeen] Het water stijgt al jaren.",
        "  toelichting [Artikelsgewijs]",
        "    art 1 Het doel is in beide gemeenten hetzelfde en wordt breed gedragen.",
    ]
    regeling = parse(WHOLE)
    assert regeling.title == "Gemeenschappelijke regeling Waterrijk"
    assert [artikel.number for artikel in regeling.artikelen()] == ["1", "2"]
    explained = regeling.parts[-1].children[1].children[0]
    assert explained.citation == Citation(part=NodeKind.TOELICHTING, artikel="1")
    assert regeling.leftovers == ()


BESLUIT = """
    Besluit deelname aan de Regeling Boekerij
    De Minister van Cultuur,
    Gelet op artikel 97 van de Wet gemeenschappelijke regelingen;
    Besluit:
    Artikel 1
    Het Rijk neemt deel aan de regeling die als bijlage bij dit besluit is gevoegd.
    Artikel 2
    Dit besluit treedt in werking op 1 mei.
    De
    Minister van Cultuur,
    A. Bee
"""


@pytest.mark.parametrize("between", ["Bijlage", ""])
def test_a_besluit_around_the_regeling(between: str) -> None:
    regeling = parse(f"{BESLUIT}\n{between}\n{REGELING}")
    assert shape(regeling.parts)[0] == "besluit [Besluit deelname aan de Regeling Boekerij]"
    assert [artikel.number for artikel in regeling.artikelen()] == ["1", "2", "3"]
    first = next(node for node in regeling.walk() if node.text.startswith("Het Rijk neemt deel"))
    assert first.citation == Citation(part=NodeKind.BESLUIT, artikel="1")
    assert regeling.title == "Regeling Boekerij"
    assert not any(node.quoted for node in regeling.walk())


def test_a_regeling_inside_an_article_of_a_wijzigingsbesluit() -> None:
    text = """
        ARTIKEL I
        De Regeling Boekerij komt te luiden:
        Artikel 1
        Er is een openbaar lichaam.
        Artikel 2
        Het leent uit.
        Artikel 3
        Het sluit op zondag.
        ARTIKEL II
        Dit besluit treedt in werking op 1 mei.
    """
    regeling = parse(text)
    assert [artikel.number for artikel in regeling.artikelen()] == ["1", "2", "3"]
    assert [part.kind for part in regeling.parts].count(NodeKind.BESLUIT) == 2


@pytest.mark.parametrize(
    "numbers",
    [("1", "1a", "1b", "2"), ("1.1", "1.2", "1.10", "2.1"), ("1:1", "1:2", "2:1"), ("1", "1a", "12bis", "29", "31")],
)
def test_articles_that_go_on_counting_are_one_regeling(numbers: tuple[str, ...]) -> None:
    regeling = parse("\n".join(f"Artikel {number} Titel\nTekst van {number}." for number in numbers))
    assert [artikel.number for artikel in regeling.artikelen()] == list(numbers)
    assert not any(node.quoted for node in regeling.walk())


def test_a_title_ends_where_a_sentence_with_any_verb_begins() -> None:
    text = "Artikel 3 Evaluatie Het algemeen bestuur evalueert deze regeling elke vier jaar."
    assert tree(text) == ["art 3 [Evaluatie] Het algemeen bestuur evalueert deze regeling elke vier jaar."]


def test_a_signature_without_slotformulier() -> None:
    ending = "De\nMinister van Cultuur,\nA. Bee\nDe raad van de gemeente Aa,\nde\nvoorzitter"
    assert tree(f"Artikel 1\nHet schap leent uit.\n{ending}", fragment=False) == [
        "art 1 Het schap leent uit.",
        "ondertekening De Minister van Cultuur, A. Bee De raad van de gemeente Aa, de voorzitter",
    ]
    listed = parse("Artikel 1\nLeden zijn:\nDe voorzitter\na. van het bestuur;\nb. van de raad.")
    assert [part.kind for part in listed.parts] == [NodeKind.ARTIKEL]


@pytest.mark.parametrize(
    "text",
    [
        "Besluiten worden genomen bij gewone meerderheid van stemmen.",
        "Besluiten van het algemeen bestuur behoeven een meerderheid van stemmen.",
        "Besluiten tot wijziging van deze regeling worden genomen met een meerderheid van drie vierde.",
        "Besluiten de raden tot opheffing, dan stelt het bestuur een liquidatieplan vast.",
        "Gehoord de raden beslist het algemeen bestuur over de begroting.",
        "Gezien het belang van de streek kan het bestuur subsidie verlenen.",
    ],
)
def test_a_provision_that_begins_like_an_aanhef_is_a_provision(text) -> None:
    assert [node.citation.part.value for node in parse(text, fragment=True).walk() if node.text] == ["artikel"]


@pytest.mark.parametrize("text", ["Besluiten:", "besluiten de volgende regeling te treffen:", "Besluiten tot het treffen van de volgende regeling.", "Gehoord de ondernemingsraad;", "Gezien het voorstel van het college."])
def test_an_aanhef_stays_one(text) -> None:
    assert parse(text, fragment=True).parts[0].kind.value == "aanhef"
