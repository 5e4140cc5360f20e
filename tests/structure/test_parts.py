"""The large parts: opschrift, aanhef, besluit, bijlagen, toelichting, and what is not text of the Regeling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Block, Citation, Mark, NodeKind, Place
from tests.structure.texts import blocks, marked, parse, shape, tree

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
REGELING = """
    Regeling Boekerij
    De Minister van Cultuur en de raad van de gemeente Aa, Gelet op de wet; Besluiten: tot het treffen van de regeling.
    Artikel 1
    In deze regeling wordt verstaan onder de gemeente: de gemeente Aa.
    Artikel 2
    Er is een openbaar lichaam Boekerij.
    Artikel 3
    Het lichaam leent boeken uit.
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


def test_a_table_of_contents_is_no_article() -> None:
    contents = [
        "Inhoudsopgave",
        "Hoofdstuk 1 Algemeen",
        "Artikel 1 Doel ..... 2",
        "Artikel 2 Taak",
        "Artikel 3 Slot",
    ]
    text = "\n".join(
        ["Regeling Bos", *contents, "Hoofdstuk 1 Algemeen", "Artikel 1 Doel", "Bomen.", "Artikel 2", "Taak"]
    )
    text += "\nPlanten.\nArtikel 3 Slot\nEinde."
    regeling = parse(text)
    assert [artikel.text for artikel in regeling.artikelen()] == ["Bomen.", "Planten.", "Einde."]
    assert [block.text for block in regeling.leftovers] == contents
    assert {block.marks for block in regeling.leftovers} == {frozenset({Mark.CONTENTS})}


def test_a_signature_without_slotformulier() -> None:
    ending = "De\nMinister van Cultuur,\nA. Bee\nDe raad van de gemeente Aa,\nde\nvoorzitter"
    assert tree(f"Artikel 1\nHet schap leent uit.\n{ending}", fragment=False) == [
        "art 1 Het schap leent uit.",
        "ondertekening De Minister van Cultuur, A. Bee De raad van de gemeente Aa, de voorzitter",
    ]
    listed = parse("Artikel 1\nLeden zijn:\nDe voorzitter\na. van het bestuur;\nb. van de raad.")
    assert [part.kind for part in listed.parts] == [NodeKind.ARTIKEL]


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


def test_articles_that_are_all_vervallen_are_no_table_of_contents() -> None:
    text = "\n".join(f"Artikel {number}\n[Vervallen]" for number in range(1, 6))
    assert [artikel.text for artikel in parse(text).artikelen()] == ["[Vervallen]"] * 5


def test_the_line_of_the_publisher_is_left_over() -> None:
    line = "Treedt in werking op een nader te bepalen tijdstip"
    own = "Wijzigingen voor dit artikel zijn in behandeling"
    text = "\n".join(f"Artikel {number}\n{line}\n{own}\nTekst van {number}." for number in range(1, 6))
    regeling = parse(text)
    assert [artikel.text for artikel in regeling.artikelen()][:2] == ["Tekst van 1.", "Tekst van 2."]
    assert {block.text for block in regeling.leftovers} == {line, own}
    assert {block.marks for block in regeling.leftovers} == {frozenset({Mark.PUBLISHER})}


def test_a_sentence_that_is_all_an_article_says_is_no_line_of_the_publisher() -> None:
    text = "Het algemeen bestuur stelt hiervoor nadere regels vast."
    regeling = parse("\n".join(f"Artikel {number}\n{text}" for number in range(1, 7)))
    assert [artikel.text for artikel in regeling.artikelen()] == [text] * 6
    assert regeling.leftovers == ()


def test_titles_may_return_as_often_as_they_like() -> None:
    text = "\n".join(
        f"Artikel {number}\nSamenstelling\nHet orgaan {number} heeft leden." for number in range(1, 6)
    )
    assert [artikel.heading for artikel in parse(text).artikelen()] == ["Samenstelling"] * 5


def test_a_running_head_with_the_article_number() -> None:
    rows = (
        Block(text="Artikel 1 Doel", place=Place(page=1, paragraph=1)),
        Block(text="1. Een.", place=Place(page=1, paragraph=2)),
        Block(text="Artikel 1", place=Place(page=2, paragraph=3)),
        Block(text="2. Twee.", place=Place(page=2, paragraph=4)),
    )
    regeling = parse(rows)
    assert shape(regeling.parts) == ["art 1 [Doel]", "  lid 1 Een.", "  lid 2 Twee."]
    assert regeling.leftovers == (replace(rows[2], marks=frozenset({Mark.HEADER})),)


@pytest.mark.parametrize("title", ["Regeling Bos en Heide", "REGELING BOS\nEN HEIDE"])
def test_the_title_at_the_top_of_a_page_is_no_second_title(title: str) -> None:
    regeling = parse(f"Regeling Bos en Heide\n{title}\nDe raad van Aa;\nArtikel 1\nBomen.")
    assert shape(regeling.parts)[0] == f"opschrift {title.replace(chr(10), ' ')}"
    assert [(block.place.paragraph, block.marks) for block in regeling.leftovers] == [(1, {Mark.HEADER})]


@pytest.mark.parametrize("mark", [Mark.DELETED, Mark.HIDDEN, Mark.HEADER, Mark.CONTENTS, Mark.FOOTNOTE])
def test_marked_blocks_are_left_over(mark: Mark) -> None:
    aside = marked("2. Weg ermee.", mark, paragraph=9)
    regeling = parse((*blocks("Artikel 1\n1. Een."), aside))
    assert shape(regeling.parts) == ["art 1", "  lid 1 Een."]
    assert regeling.leftovers == (aside,)


def test_a_toelichting_under_every_article() -> None:
    text = """
        Artikel 1 Doel
        Het doel is groot.
        Toelichting
        Dit is een doel.
        Hoofdstuk 2
        Einde
        Artikel 2 Slot
        Dit is het einde.
        Toelichting
        Einde dus.
    """
    regeling = parse(text)
    assert shape(regeling.parts)[:3] == [
        "art 1 [Doel] Het doel is groot.",
        "hoofdstuk 2 [Einde]",
        "  art 2 [Slot] Dit is het einde.",
    ]
    assert [part.text for part in regeling.parts if part.kind is NodeKind.TOELICHTING] == [
        "Dit is een doel.",
        "Einde dus.",
    ]


def test_a_toelichting_in_front() -> None:
    regeling = parse("Toelichting\nDit is waarom.\nRegeling Bos\nArtikel 1\nBomen.")
    assert shape(regeling.parts) == [
        "toelichting [Toelichting] Dit is waarom.",
        "opschrift Regeling Bos",
        "art 1 Bomen.",
    ]


def test_a_toelichting_alone_is_no_regeling() -> None:
    with pytest.raises(UnreadableDocument):
        parse("Toelichting\nArtikelsgewijs\nArtikel 1\nDit behoeft geen toelichting.")


def test_fragments() -> None:
    assert tree("Het bestuur beslist.") == ["art Het bestuur beslist."]
    assert tree("5. Het bestuur beslist.\n6. De raad ook.") == [
        "art",
        "  lid 5 Het bestuur beslist.",
        "  lid 6 De raad ook.",
    ]
    assert tree("Artikel 6, derde lid\n3. Het bestuur beslist.") == ["art 6", "  lid 3 Het bestuur beslist."]
    assert tree("Artikel 6, derde lid\nHet bestuur beslist.") == ["art 6", "  lid 3 Het bestuur beslist."]
    assert tree("Overwegende dat de raden, gelet op hun taak, betrokken zijn;") == [
        "considerans Overwegende dat de raden, gelet op hun taak, betrokken zijn;"
    ]
    assert tree("Artikel 11\nEen.\nToelichting bij artikel 11\nTwee.") == [
        "art 11 Een.",
        "toelichting [Toelichting bij artikel 11] Twee.",
    ]
    explained = parse("Toelichting bij artikel 11\nTwee.", fragment=True).parts[0]
    assert explained.citation == Citation(part=NodeKind.TOELICHTING, artikel="11")
    assert tree("Bijlage 2\nGemeente Aa € 310.000\nGemeente Bee € 275.500") == [
        "bijlage 2 Gemeente Aa € 310.000",
        "  lid Gemeente Bee € 275.500",
    ]


def test_a_fragment_without_heading_has_no_article_number() -> None:
    assert parse("Het bestuur beslist.", fragment=True).parts[0].citation == Citation(part=NodeKind.ARTIKEL)


def test_without_an_article_a_document_cannot_be_read() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        parse("Een brief.\nMet groeten.")
    assert caught.value.message == "In concept.txt staat geen enkel artikel; dit lijkt geen Regeling."
    assert "--fragment" in caught.value.hint


def test_without_text_nothing_can_be_read() -> None:
    with pytest.raises(UnreadableDocument, match="geen leesbare tekst"):
        parse("", fragment=True)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Toelichting. Het water stijgt al jaren.", NodeKind.TOELICHTING, "Het water stijgt al jaren."),
        ("Toelichting bij artikel 4. Het water stijgt.", NodeKind.TOELICHTING, "Het water stijgt."),
        ("Uit de toelichting: het water stijgt.", NodeKind.TOELICHTING, "het water stijgt."),
        ("Preambule. Het water verbindt de deelnemers.", NodeKind.CONSIDERANS, "Het water verbindt de deelnemers."),
    ],
)
def test_what_only_explains_may_begin_on_the_line_of_its_heading(line, kind, text):
    (part,) = parse(line, fragment=True).parts
    assert part.kind is kind
    assert text in (part.text, *(child.text for child in part.children))


@pytest.mark.parametrize("opening", ["Overwegende:", "Gelet op de Wgr;\noverwegende dat:"])
def test_the_list_a_considerans_opens_in_a_loose_provision_is_considerans(opening):
    parts = parse(f"{opening}\na. dat het water stijgt;\nb. dat samenwerken helpt;", fragment=True).parts
    assert {part.kind for part in parts} <= {NodeKind.AANHEF, NodeKind.CONSIDERANS}
    assert parts[-1].kind is NodeKind.CONSIDERANS


@pytest.mark.parametrize(
    "numbers",
    [("1", "1a", "1b", "2"), ("1.1", "1.2", "1.10", "2.1"), ("1:1", "1:2", "2:1"), ("1", "1a", "12bis", "29", "31")],
)
def test_articles_that_go_on_counting_are_one_regeling(numbers: tuple[str, ...]) -> None:
    regeling = parse("\n".join(f"Artikel {number} Titel\nTekst van {number}." for number in numbers))
    assert [artikel.number for artikel in regeling.artikelen()] == list(numbers)
    assert not any(node.quoted for node in regeling.walk())


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


def test_a_title_ends_where_a_sentence_with_any_verb_begins() -> None:
    text = "Artikel 3 Evaluatie Het algemeen bestuur evalueert deze regeling elke vier jaar."
    assert tree(text) == ["art 3 [Evaluatie] Het algemeen bestuur evalueert deze regeling elke vier jaar."]


def test_the_end_of_a_text_that_runs_on_is_no_entry_of_a_table_of_contents() -> None:
    regeling = parse("1. Een. 2. Twee. a. b. 3. Drie zonder punt\n" + "Artikel 2 Taken\n" * 3, fragment=False)
    read = " ".join(f"{node.heading} {node.text}" for node in regeling.walk())
    left = " ".join(block.text for block in regeling.leftovers)
    assert "Drie zonder punt" in read + left


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
