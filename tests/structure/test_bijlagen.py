"""Bijlagen and tables: what they hold, and which articles in them are of another text."""

from __future__ import annotations

import pytest

from regelcheck.model import Block, Citation, Mark, NodeKind
from tests.structure.texts import REGELING, blocks, marked, parse, tree


@pytest.mark.parametrize(
    ("intro", "quoted"),
    [
        ("Bijlage 3, afgedrukt ter voorlichting (geen onderdeel van de regeling)", True),
        ("Bijlage 3\nUittreksel uit de Regeling Plassen, zoals deze luidde in 2020", True),
        ("Bijlage 3 Bijdrageverordening", False),
    ],
)
def test_a_bijlage_with_articles(intro: str, quoted: bool) -> None:
    text = f"{REGELING}\n{intro}\nArtikel 1\nIedere gemeente betaalt.\nArtikel 2\nHet schap int."
    regeling = parse(text)
    bijlage = regeling.parts[-1]
    assert (bijlage.kind, bijlage.number, bijlage.quoted) == (NodeKind.BIJLAGE, "3", quoted)
    last = bijlage.children[-1]
    assert (last.text, last.quoted) == ("Het schap int.", quoted)
    assert last.citation == Citation(part=NodeKind.BIJLAGE, number="3", artikel="2")
    assert len(regeling.artikelen()) == 3


BESIDE = """
    Gemeenschappelijke regeling Zandstreek
    De colleges van Aa en Bee;
    besluiten:
    Artikel 1 Zetel
    Het lichaam zetelt te Aa.
    Artikel 2 Slot
    De regeling treedt in werking.
    Aldus vastgesteld te Aa,
    Bijlage 1 {title}
    Artikel 1 Evaluatie
    Het bestuur evalueert elke vier jaar.
"""


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Gemeenschappelijke regeling Kleistreek", True),
        ("Gemeenschappelijke regeling Zandstreek", False),
        ("Reglement van orde", False),
        ("bij de gemeenschappelijke regeling Zandstreek", False),
    ],
)
def test_a_bijlage_with_the_name_of_another_regeling_quotes_it(title: str, quoted: bool) -> None:
    regeling = parse(BESIDE.format(title=title))
    assert [artikel.number for artikel in regeling.artikelen()] == ["1", "2"]
    (bijlage,) = (part for part in regeling.parts if part.kind is NodeKind.BIJLAGE)
    assert {node.quoted for node in bijlage.walk()} == {quoted}


def cells(*texts: str) -> tuple[Block, ...]:
    return tuple(marked(text, Mark.TABLE, paragraph) for paragraph, text in enumerate(texts, 50))


@pytest.mark.parametrize("opening", ["De bijdragen zijn als volgt.", "De bijdragen zijn:"])
def test_a_table_reads_like_its_rows_typed_out(opening: str) -> None:
    table = cells("Deelnemer", "Inwoners", "Aandeel", "Aa", "12.000", "40%", "Bee", "18.000", "60%")
    typed = f"Artikel 1\n{opening}\nDeelnemer Inwoners Aandeel\nAa 12.000 40%\nBee 18.000 60%"
    assert tree((*blocks(f"Artikel 1\n{opening}"), *table)) == tree(typed)
    assert tree(typed)[-1].endswith("Bee 18.000 60%")


def test_definitions_in_a_table() -> None:
    table = cells("a.", "raad", "de raad van Aa;", "b.", "college", "het college van Aa.")
    assert tree((*blocks("Artikel 1\nIn deze regeling wordt verstaan onder:"), *table)) == [
        "art 1 In deze regeling wordt verstaan onder:",
        "  ond a raad de raad van Aa;",
        "  ond b college het college van Aa.",
    ]


DEFINED = """
    Gemeenschappelijke regeling Brinkland
    De colleges van Aa en Bee;
    besluiten:
    Artikel 1.1 Begrippen
    In deze regeling hebben de begrippen met een hoofdletter de volgende betekenis:
    {defined}
    College: het college van een gemeente;
    Regeling: deze gemeenschappelijke regeling.
    Artikel 1.2 Zetel
    Het lichaam zetelt te Aa.
    Artikel 2.1 Slot
    De regeling treedt in werking.
"""


@pytest.mark.parametrize("defined", ["Bijlage: een bijlage bij deze Regeling, die daarvan onderdeel uitmaakt;", "Bijlage: de bijlage bij deze Regeling;"])
def test_a_term_that_is_defined_opens_no_bijlage(defined: str) -> None:
    regeling = parse(DEFINED.format(defined=defined))
    assert [artikel.number for artikel in regeling.artikelen()] == ["1.1", "1.2", "2.1"]
    assert not [part for part in regeling.parts if part.kind is NodeKind.BIJLAGE]
    assert defined in "\n".join(node.text for node in regeling.artikelen()[0].walk())


@pytest.mark.parametrize(("before", "after"), [("1.1", "1.2"), ("1.4", "2.1"), ("12", "12a"), ("3", "4")])
def test_the_regeling_goes_on_after_a_bijlage_between_its_articles(before: str, after: str) -> None:
    text = f"Gemeenschappelijke regeling Brinkland\nArtikel {before} Een\nHet lichaam zetelt te Aa.\nBijlage 1 Kaart\nDe kaart.\nArtikel {after} Slot\nDe regeling treedt in werking."
    assert [artikel.number for artikel in parse(text).artikelen()] == [before, after]
