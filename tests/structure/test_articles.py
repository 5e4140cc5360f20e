"""Headings, leden and onderdelen in the layouts that regelingen really have."""

from __future__ import annotations

import pytest

from regelcheck.model import Block, Citation, NodeKind, Place
from tests.structure.texts import labelled, parse, tree


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Artikel 1", "art 1"),
        ("Art. 1.", "art 1"),
        ("ARTIKEL 12a", "art 12a"),
        ("Artikel 12A", "art 12a"),
        ("Artikel XII", "art XII"),
        ("Artikel 3:4 Opschrift", "art 3:4 [Opschrift]"),
        ("Artikel 2.18", "art 2.18"),
        ("Artikel 1. Definities", "art 1 [Definities]"),
        ("Artikel 26: Onafhankelijk deskundige", "art 26 [Onafhankelijk deskundige]"),
        ("ARTIKEL 28: OPENBAARHEID", "art 28 [OPENBAARHEID]"),
        ("Artikel 3 Te behartigen belangen", "art 3 [Te behartigen belangen]"),
        ("Artikel 3. Wat doet het Werkplein?", "art 3 [Wat doet het Werkplein?]"),
        ("Artikel 18 Dagelijks bestuur: werkwijze", "art 18 [Dagelijks bestuur: werkwijze]"),
        ("## Artikel 4 Taken", "art 4 [Taken]"),
        ("**Artikel 4**", "art 4"),
    ],
)
def test_heading(heading: str, expected: str) -> None:
    assert tree(f"{heading}\nHet bestuur beslist.") == [f"{expected} Het bestuur beslist."]


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 5, eerste lid, is van overeenkomstige toepassing.",
        "Artikel 56 Gemeentewet is van overeenkomstige toepassing.",
        "Artikel 9 is niet van toepassing op de voorzitter.",
        "Artikelen 5 en 6 zijn van toepassing.",
        "Hoofdstuk XIV van de Provinciewet is van overeenkomstige toepassing.",
        "Bijlage 2 wordt jaarlijks door het algemeen bestuur vastgesteld.",
        "Toelichting op de begroting wordt gegeven door de secretaris.",
        "12 leden vormen het quorum.",
        "b.v. een stichting kan deelnemen.",
    ],
)
def test_running_text_is_no_heading(text: str) -> None:
    assert tree(f"Artikel 1\n{text}") == [f"art 1 {text}"]


def test_opschrift_on_the_next_line() -> None:
    text = """
        Artikel 1
        Begripsbepalingen
        Deze regeling verstaat onder gemeente: de gemeente Aa.
        Artikel 2
        [schap, plaats van vestiging]
        1. Er is een schap.
        Artikel 3
        zittingsduur, ontslag]
        De zittingsduur is vier jaar.
        Artikel 4
        De regeling geldt voor onbepaalde tijd
    """
    assert tree(text) == [
        "art 1 [Begripsbepalingen] Deze regeling verstaat onder gemeente: de gemeente Aa.",
        "art 2 [[schap, plaats van vestiging]]",
        "  lid 1 Er is een schap.",
        "art 3 [zittingsduur, ontslag]] De zittingsduur is vier jaar.",
        "art 4 De regeling geldt voor onbepaalde tijd",
    ]


def test_all_in_one_paragraph() -> None:
    text = (
        "Artikel 1 Begripsbepalingen In deze regeling wordt verstaan onder: a.de minister: de Minister van Zaken;"
        "b.de gemeente: de gemeente Aa;c.het schap: het lichaam, bedoeld in artikel 2. Artikel 2 Instelling "
        "1. Er is een openbaar lichaam. 2. Het openbaar lichaam is gevestigd te Aa. Hoofdstuk II Bestuur Artikel 3 "
        "Samenstelling 1. Het bestuur bestaat uit: a. de voorzitter; b. de leden. 2. Artikel 5, tweede lid, van de "
        "Gemeentewet is van toepassing, zie ook art. 3. Aldus vastgesteld te Aa."
    )
    assert tree(text) == [
        "art 1 [Begripsbepalingen] In deze regeling wordt verstaan onder:",
        "  ond a de minister: de Minister van Zaken;",
        "  ond b de gemeente: de gemeente Aa;",
        "  ond c het schap: het lichaam, bedoeld in artikel 2.",
        "art 2 [Instelling]",
        "  lid 1 Er is een openbaar lichaam.",
        "  lid 2 Het openbaar lichaam is gevestigd te Aa.",
        "hoofdstuk II [Bestuur]",
        "  art 3 [Samenstelling]",
        "    lid 1 Het bestuur bestaat uit:",
        "      ond a de voorzitter;",
        "      ond b de leden.",
        "    lid 2 Artikel 5, tweede lid, van de Gemeentewet is van toepassing, zie ook art. 3.",
        "slotformulier Aldus vastgesteld te Aa.",
    ]


def test_text_on_the_line_of_the_heading() -> None:
    text = """
        Hoofdstuk VIII
        Artikel 44. Het havenschap wordt niet opgeheven dan bij besluit van de staten. Daarbij wordt vereffend.
        Artikel 45. Wijziging van deze regeling geschiedt op voorstel van het bestuur.
    """
    assert tree(text) == [
        "hoofdstuk VIII",
        "  art 44 Het havenschap wordt niet opgeheven dan bij besluit van de staten. Daarbij wordt vereffend.",
        "  art 45 Wijziging van deze regeling geschiedt op voorstel van het bestuur.",
    ]


def test_every_way_to_number_leden() -> None:
    text = "Artikel 1\n1. Een.\n2 Twee wordt zo.\n(3) Drie.\n4) Vier.\n- 5.\nVijf.\n5a. Vijf a.\n6. Zes."
    assert tree(text) == [
        "art 1",
        "  lid 1 Een.",
        "  lid 2 Twee wordt zo.",
        "  lid 3 Drie.",
        "  lid 4 Vier.",
        "  lid 5 Vijf.",
        "  lid 5a Vijf a.",
        "  lid 6 Zes.",
    ]


@pytest.mark.parametrize(
    ("leden", "numbers"),
    [
        ("1. Een.\n3. Drie.\n4. Vier.", "1 3 4"),
        ("1. Een.\n2. (vervallen)\n3. Drie.", "1 2 3"),
        ("1. Een.\n2. Twee.\n2. Twee nieuw.\n3. Drie.", "1 2 2 3"),
        ("1. Een.\n3. Drie.\n2. Twee.\n4. Vier.", "1 3 2 4"),
        ("1. Een.\n4. Vier (was 2).\n5. Vijf (was 3).", "1 4 5"),
        ("1. (oud 2) Een.\n2. (oud 3) Twee.", "1 2"),
        ("1. Een.\n2. Het tweede lid wordt vernummerd tot 3.\n4. Vier.", "1 2 4"),
        ("1. Een.\n2a. Twee a.\n2b. Twee b.\n3. Drie.", "1 2a 2b 3"),
    ],
)
def test_renumbered_leden_keep_the_number_they_have(leden: str, numbers: str) -> None:
    shown = tree(f"Artikel 1 Doel\n{leden}\nArtikel 2 Slot\nEinde.")
    assert shown[0] == "art 1 [Doel]"
    assert [line.split()[1] for line in shown[1:-1]] == numbers.split()
    assert shown[-1] == "art 2 [Slot] Einde."


def test_leden_without_numbers() -> None:
    assert tree("Artikel 1\nEerst dit.\nDan dat.") == ["art 1", "  lid Eerst dit.", "  lid Dan dat."]


def test_a_second_paragraph_of_a_numbered_lid_belongs_to_it() -> None:
    assert tree("Artikel 1\n1. Eerst dit.\nDan dat.\n2. Twee.") == [
        "art 1",
        "  lid 1 Eerst dit. Dan dat.",
        "  lid 2 Twee.",
    ]


def test_nested_items_and_the_text_after_them() -> None:
    text = """
        Artikel 4
        1. Het bestuur regelt:
        a. dit:
        1°. een;
        2°. twee;
        b. dat:
        i. xx;
        ii. yy;
        c. het overige.
        Dit geldt ook voor de voorzitter.
        2. Het tweede lid.
    """
    assert tree(text) == [
        "art 4",
        "  lid 1 Het bestuur regelt:",
        "    ond a dit:",
        "      ond 1° een;",
        "      ond 2° twee;",
        "    ond b dat:",
        "      ond i xx;",
        "      ond ii yy;",
        "    ond c het overige.",
        "    lid Dit geldt ook voor de voorzitter.",
        "  lid 2 Het tweede lid.",
    ]
    closing = next(node for node in parse(text, fragment=True).walk() if node.text.startswith("Dit geldt"))
    assert closing.citation == Citation(part=NodeKind.ARTIKEL, artikel="4", lid="1")


def test_letters_pass_i() -> None:
    text = "Artikel 1\nTaken:\n" + "\n".join(f"{letter}. taak;" for letter in "abcdefghijk")
    assert [line.split()[1] for line in tree(text)[1:]] == list("abcdefghijk")


@pytest.mark.parametrize("sign", ["-", "–", "•", "*", "\uf0b7"])
def test_streepjes(sign: str) -> None:
    text = f"Artikel 2\nDe gemeenten willen:\n{sign} groeien;\n{sign} bloeien.\nZij doen dat samen."
    assert tree(text) == [
        "art 2 De gemeenten willen:",
        f"  ond {sign} groeien;",
        f"  ond {sign} bloeien.",
        "  lid Zij doen dat samen.",
    ]
    second = parse(text, fragment=True).parts[0].children[1]
    assert second.citation.onderdelen == ("2e streepje",)


def test_numbers_after_a_colon_are_items() -> None:
    text = "Artikel 3\n1. Leden zijn:\n1. een;\n2. twee.\n2. Het tweede lid.\nArtikel 4\nTaken zijn:\n1. meten;\n2. weten."
    assert tree(text) == [
        "art 3",
        "  lid 1 Leden zijn:",
        "    ond 1 een;",
        "    ond 2 twee.",
        "  lid 2 Het tweede lid.",
        "art 4 Taken zijn:",
        "  ond 1 meten;",
        "  ond 2 weten.",
    ]


def test_definitions_without_labels() -> None:
    text = "Artikel 1\nIn deze regeling wordt verstaan onder:\nraad: de raad van Aa.\ncollege: het college van Aa."
    assert tree(text) == [
        "art 1 In deze regeling wordt verstaan onder:",
        "  ond raad: de raad van Aa.",
        "  ond college: het college van Aa.",
    ]


def test_key_of_contributions_without_labels() -> None:
    text = "Artikel 9\nDe deelnemers dragen bij in de verhouding:\nAa: 42 procent;\nBee: 58 procent.\nHet schap int dit."
    assert tree(text) == [
        "art 9 De deelnemers dragen bij in de verhouding:",
        "  ond Aa: 42 procent;",
        "  ond Bee: 58 procent.",
        "  lid Het schap int dit.",
    ]


def test_decimal_leden_and_articles_without_the_word() -> None:
    assert tree("Artikel 7\n7.1 Een.\n7.2 Twee.") == ["art 7", "  lid 7.1 Een.", "  lid 7.2 Twee."]
    assert tree(
        "8 Einde\n8.1 Uittreding\n8.1.1 Een lid treedt uit.\n8.1.2 Het lid betaalt.\n8.2 Het schap eindigt ooit."
    ) == [
        "hoofdstuk 8 [Einde]",
        "  art 8.1 [Uittreding]",
        "    lid 8.1.1 Een lid treedt uit.",
        "    lid 8.1.2 Het lid betaalt.",
        "  art 8.2 Het schap eindigt ooit.",
    ]


def test_figures_are_no_labels() -> None:
    text = "Artikel 7\nDe bijdrage bedraagt:\n1.381.000 euro voor Aa en\n2.5 miljoen voor Bee."
    numbers = {node.number for node in parse(text, fragment=True).walk() if node.kind is not NodeKind.ARTIKEL}
    assert numbers == {None}


def test_vervallen_missing_and_double_numbers() -> None:
    text = "Artikel 1\n(vervallen)\nArtikel 3\n[Vervallen]\nArtikel 4 Vervallen.\nArtikel 4\nNogmaals vier."
    gone = "Artikel 1 (vervallen)\nArtikel 2 Doel (vervallen)\nArtikel 3 [Gereserveerd]\nArtikel 4 Slot\nEinde."
    assert tree(gone) == [
        "art 1 (vervallen)",
        "art 2 [Doel (vervallen)]",
        "art 3 [Gereserveerd]",
        "art 4 [Slot] Einde.",
    ]
    assert tree(text) == [
        "art 1 (vervallen)",
        "art 3 [Vervallen]",
        "art 4 Vervallen.",
        "art 4 Nogmaals vier.",
    ]


def test_chapters_of_every_kind() -> None:
    text = """
        HOOFDSTUK 1 ALGEMEEN
        Afdeling 1.1
        Begrippen
        § 8 Samenwerking
        Artikel 1
        Een.
        Hoofdstuk II
        Het bestuur
        Artikel 2
        Twee.
        IV. FINANCIËN
        Artikel 3
        Drie.
    """
    assert tree(text) == [
        "hoofdstuk 1 [ALGEMEEN]",
        "  afdeling 1.1 [Begrippen]",
        "    paragraaf 8 [Samenwerking]",
        "      art 1 Een.",
        "hoofdstuk II [Het bestuur]",
        "  art 2 Twee.",
        "hoofdstuk IV [FINANCIËN]",
        "  art 3 Drie.",
    ]


def test_automatic_labels_give_the_tree_of_the_same_text() -> None:
    rows = [
        ("Hoofdstuk 1", "Algemeen"),
        ("Artikel 1", "Taken"),
        ("1.", "Het schap doet:"),
        ("a.", "meten;"),
        ("•", "ver;"),
        ("b.", "weten."),
        ("2.", "Het schap is klein."),
        ("Artikel 2", ""),
        ("", "Er is een raad."),
    ]
    plain = "\n".join(f"{label} {text}".strip() for label, text in rows)
    assert tree(labelled(*rows)) == tree(plain)
    assert tree(plain)[2:6] == [
        "    lid 1 Het schap doet:",
        "      ond a meten;",
        "        ond • ver;",
        "      ond b weten.",
    ]


def test_a_sentence_broken_by_a_page_is_one_text_with_two_places() -> None:
    rows = (
        Block(text="Artikel 1", place=Place(page=1, paragraph=1)),
        Block(text="1. Het algemeen bestuur vergadert ten minste tweemaal", place=Place(page=1, paragraph=2)),
        Block(text="per jaar in het openbaar.", place=Place(page=2, paragraph=3)),
    )
    lid = parse(rows).parts[0].children[0]
    assert lid.text == "Het algemeen bestuur vergadert ten minste tweemaal per jaar in het openbaar."
    assert lid.place_at(lid.text.index("tweemaal")) == Place(page=1, paragraph=2)
    assert lid.place_at(lid.text.index("jaar")) == Place(page=2, paragraph=3)


def test_text_indented_like_an_item_stays_with_it() -> None:
    rows = (
        Block(text="Artikel 1", place=Place(paragraph=1)),
        Block(text="Taken zijn:", place=Place(paragraph=2)),
        Block(text="a. meten.", place=Place(paragraph=3), indent=18.0),
        Block(text="Dat gebeurt dagelijks.", place=Place(paragraph=4), indent=36.0),
        Block(text="Het schap doet verslag.", place=Place(paragraph=5)),
    )
    assert tree(rows) == [
        "art 1 Taken zijn:",
        "  ond a meten. Dat gebeurt dagelijks.",
        "  lid Het schap doet verslag.",
    ]


def test_citations() -> None:
    artikel = parse("Artikel 7\n1. Een:\na. x:\n1°. y.", fragment=True).parts[0]
    lid = artikel.children[0]
    item = lid.children[0].children[0]
    assert artikel.citation == Citation(part=NodeKind.ARTIKEL, artikel="7")
    assert lid.citation == Citation(part=NodeKind.ARTIKEL, artikel="7", lid="1")
    assert item.citation == Citation(part=NodeKind.ARTIKEL, artikel="7", lid="1", onderdelen=("a", "1°"))
