"""Several regelingen in one file: found, listed and chosen; and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Block, Mark, NodeKind, Place, Revision
from regelcheck.structure import parse_regeling
from tests.structure.texts import blocks, marked, parse, source

FRONT = "De raden van de gemeenten Aa en Bee;\ngelet op de Wet gemeenschappelijke regelingen;\nbesluiten:\n"
BOS = f"Gemeenschappelijke regeling Bos\n{FRONT}Artikel 1 Doel\nBomen.\nArtikel 2 Slot\nEinde van het bos.\n"
HEIDE = f"Regeling Heide\n{FRONT}Hoofdstuk 1 Begin\nArtikel 1 Doel\nStruiken.\nArtikel 2 Slot\nEinde van de heide.\n"
SIGNED = "Aldus vastgesteld te Aa op 3 mei 2024.\nDe voorzitter,\n"


@pytest.mark.parametrize(
    "between",
    [
        "",
        SIGNED,
        f"{SIGNED}Bijlage 1 Kosten\nAa betaalt 40%.\nBee betaalt 60%.\n",
        f"{SIGNED}Toelichting\nAlgemeen\nHet bos groeit al jaren.\nArtikelsgewijs\nArtikel 1\nHet doel is groen.\n",
    ],
)
def test_two_regelingen_are_listed_and_one_is_chosen(between: str) -> None:
    text = BOS + between + HEIDE
    with pytest.raises(UnreadableDocument) as caught:
        parse(text)
    assert "2 regelingen: 1. Gemeenschappelijke regeling Bos. 2. Regeling Heide." in caught.value.message
    assert "--regeling" in caught.value.hint
    first, second = (parse_regeling(source(blocks(text)), regeling=number) for number in (1, 2))
    assert [(one.title, one.artikelen()[0].text) for one in (first, second)] == [
        ("Gemeenschappelijke regeling Bos", "Bomen."),
        ("Regeling Heide", "Struiken."),
    ]
    assert {len(one.artikelen()) for one in (first, second)} == {2}
    assert not second.leftovers
    assert second.source.blocks[0].place.paragraph == len(first.source.blocks) + 1
    assert second.source.warnings == (
        "In het bestand staan 2 regelingen; alleen nummer 2 is gelezen: Regeling Heide.",
    )


def test_a_besluit_around_the_second_goes_with_it() -> None:
    besluit = (
        "Besluit deelname aan de heide\nDe Minister van Groen,\nBesluit:\nArtikel 1\nHet Rijk neemt deel.\nArtikel 2\n"
        "Dit besluit treedt in werking op 1 mei.\n"
    )
    more = HEIDE + "Artikel 3 Meer\nNog meer heide.\n"
    for between in ("", "Bijlage bij dit besluit\n"):
        regeling = parse_regeling(source(blocks(BOS + besluit + between + more)), regeling=2)
        assert regeling.parts[0].kind is NodeKind.BESLUIT
        assert regeling.title == "Regeling Heide"
        assert [artikel.text for artikel in regeling.artikelen()] == [
            "Struiken.",
            "Einde van de heide.",
            "Nog meer heide.",
        ]


@pytest.mark.parametrize(
    "second",
    [
        f"Bijlage 2\n{HEIDE}",
        f"Bijlage 2 Ter voorlichting\nDe tekst van de vroegere regeling luidt als volgt.\nDie geldt niet meer.\n{HEIDE}",
        HEIDE.replace("Regeling Heide", "Reglement van orde Heide"),
        HEIDE.replace("besluiten:\n", ""),
        "Artikel 1\nEen losse bepaling.\nArtikel 2\nNog een.\n",
    ],
)
def test_what_is_no_second_regeling(second: str) -> None:
    regeling = parse(BOS + SIGNED + second)
    assert regeling.title == "Gemeenschappelijke regeling Bos"
    assert [artikel.text for artikel in regeling.artikelen()] == ["Bomen.", "Einde van het bos."]
    assert not regeling.source.warnings


def test_a_besluit_in_front_is_no_first_regeling() -> None:
    besluit = "Besluit deelname\nDe Minister van Groen,\nBesluit:\nArtikel 1\nHet Rijk neemt deel.\nArtikel 2\nDit besluit geldt.\n"
    regeling = parse(besluit + HEIDE + "Artikel 3\nMeer.")
    assert (regeling.title, len(regeling.artikelen())) == ("Regeling Heide", 3)


@pytest.mark.parametrize(("text", "number"), [(BOS + HEIDE, 3), (BOS, 2)])
def test_a_number_that_is_not_there(text: str, number: int) -> None:
    with pytest.raises(UnreadableDocument, match=f"geen regeling {number}; gevonden: 1. Gemeenschappelijke"):
        parse_regeling(source(blocks(text)), regeling=number)


def test_number_one_of_one_is_the_whole_file() -> None:
    assert parse_regeling(source(blocks(BOS)), regeling=1) == parse(BOS)


def test_headers_and_the_changes_of_the_chosen_one_come_along() -> None:
    rows = (*blocks(BOS + HEIDE), marked("Ontwerp", Mark.HEADER, 99))
    changes = tuple(
        Revision(kind=Mark.INSERTED, author="A", date="", text=text, place=Place(paragraph=at))
        for text, at in (("Bomen", 6), ("Struiken", 15))
    )
    assert [row.text for row in rows if row.place.paragraph in (6, 15)] == ["Bomen.", "Struiken."]
    chosen = parse_regeling(replace(source(rows), revisions=changes), regeling=2)
    assert [change.text for change in chosen.source.revisions] == ["Struiken"]
    assert chosen.leftovers == (
        Block(text="Ontwerp", place=Place(paragraph=99), marks=frozenset({Mark.HEADER})),
    )
