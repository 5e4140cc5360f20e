"""Plain text and Markdown: one paragraph a line, in any encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelcheck.model import Mark, Place, Source
from regelcheck.reading import read_source
from regelcheck.reading.cues import has_label, is_heading_start, join_lines, starts_paragraph


def read(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Source:
    target = tmp_path / name
    target.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_source(target)


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks]


SAMPLE = "Regeling coöperatie\n\nArtikel 1\n1. De bijdrage is € 5 – ‘vast’.\r\n2. Beëindiging."
LINES = ["Regeling coöperatie", "Artikel 1", "1. De bijdrage is € 5 – ‘vast’.", "2. Beëindiging."]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    source = read(tmp_path, SAMPLE.encode(encoding))
    assert texts(source) == LINES
    assert source.warnings == ()
    assert [block.place for block in source.blocks] == [Place(paragraph=number) for number in (1, 2, 3, 4)]
    assert source.pages is None


def test_one_damaged_byte_does_not_spoil_the_other_accents(tmp_path: Path) -> None:
    source = read(tmp_path, "Beëindiging, coördinatie, geïnd, reële, naïef, ".encode() + b"\xff\nArtikel 1")
    assert texts(source)[0].startswith("Beëindiging, coördinatie, geïnd, reële")
    assert source.warnings[0].startswith("1 tekens zijn niet te lezen")


def test_spaces_and_soft_hyphens_are_normalised(tmp_path: Path) -> None:
    source = read(tmp_path, "  artikel\u00a05 \t van de gemeen\u00adschap\u2011pelijke \ufb01rma  ")
    assert texts(source) == ["artikel 5 van de gemeenschap-pelijke firma"]


def test_form_feeds_count_pages(tmp_path: Path) -> None:
    source = read(tmp_path, "Artikel 1\nTekst\f\n\nArtikel 2\n\f")
    assert [(block.text, block.place.page) for block in source.blocks] == [
        ("Artikel 1", 1),
        ("Tekst", 1),
        ("Artikel 2", 2),
    ]
    assert source.pages == 2


@pytest.mark.parametrize("number", ["- 2 -", "–2–", "Pagina 2 van 14", "blz. 2", "Bladzijde | 2"])
def test_the_number_of_a_page_is_no_text_and_breaks_no_sentence(tmp_path: Path, number: str) -> None:
    lines = [
        "Het openbaar lichaam is een samenwerking van de gemeenten Almen en Bor-",
        "ne, en heeft tot taak het groen te beheren in het hele gebied van de",
        "",
        f"           {number}",
        "",
        "deelnemers. Het algemeen bestuur stelt daarvoor ieder jaar een plan vast.",
        "",
        "2. Het plan geldt een jaar.",
    ]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    blocks = read_source(path).blocks
    assert [(block.text, set(block.marks)) for block in blocks] == [
        (
            "Het openbaar lichaam is een samenwerking van de gemeenten Almen en Borne, en heeft tot taak het groen te "
            "beheren in het hele gebied van de deelnemers. Het algemeen bestuur stelt daarvoor ieder jaar een plan vast.",
            set(),
        ),
        (number, {Mark.HEADER}),
        ("2. Het plan geldt een jaar.", set()),
    ]


@pytest.mark.parametrize("line", ["2", "- 2 leden -", "Pagina 2 bevat de sleutel.", "1/3"])
def test_what_only_looks_like_the_number_of_a_page_is_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Artikel 1\n{line}\n", encoding="utf-8")
    assert [(block.text, set(block.marks)) for block in read_source(path).blocks] == [("Artikel 1", set()), (line, set())]


def test_notes_of_markdown_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Het bestuur **heft**.[^1]\n\n[^1]: Zie artikel 3.\n", encoding="utf-8")
    assert [(block.text, block.label, set(block.marks)) for block in read_source(path).blocks] == [
        ("Het bestuur heft.", "", set()),
        ("Zie artikel 3.", "1", {Mark.FOOTNOTE}),
    ]


def test_long_lines_stay_paragraphs(tmp_path: Path) -> None:
    lines = [
        "1. " + "De raad stelt de begroting vast na overleg met de deelnemers " * 4,
        "dat is zo",
        "en dat blijft zo",
    ]
    assert texts(read(tmp_path, "\n".join(lines))) == [line.strip() for line in lines]


def test_hard_wrapped_text_is_rejoined(tmp_path: Path) -> None:
    content = """ONTWERP

Artikel 4. Samenstelling
1. Het algemeen bestuur bestaat uit de burgemeesters van de deelnemende
gemeenten en uit een lid van de raad van elke gemeente. De voorzitter is
een van hen.
2. De leden treden af:
a. bij het einde van de zittingsduur van de raad of als zij geen raads-
lid meer zijn;
b. op eigen verzoek.

Artikel 5. Slot
De regeling treedt in werking op de dag na de bekendmaking, bedoeld in
artikel 26 van de wet.
"""
    assert texts(read(tmp_path, content)) == [
        "ONTWERP",
        "Artikel 4. Samenstelling",
        "1. Het algemeen bestuur bestaat uit de burgemeesters van de deelnemende gemeenten en uit een lid van de raad "
        "van elke gemeente. De voorzitter is een van hen.",
        "2. De leden treden af:",
        "a. bij het einde van de zittingsduur van de raad of als zij geen raadslid meer zijn;",
        "b. op eigen verzoek.",
        "Artikel 5. Slot",
        "De regeling treedt in werking op de dag na de bekendmaking, bedoeld in artikel 26 van de wet.",
    ]


def test_short_lines_that_are_paragraphs_are_left_alone(tmp_path: Path) -> None:
    lines = [
        "Gelet op:",
        "- de Gemeentewet;",
        "- de Provinciewet;",
        "Besluit:",
        "Artikel 1",
        "De raad",
        "de voorzitter,",
        "de griffier,",
    ]
    assert texts(read(tmp_path, "\n".join(lines))) == lines


def test_markdown_signs_become_style(tmp_path: Path) -> None:
    content = """# Regeling Zandland
## Artikel 1 Doel ##
**Artikel 2 Taken**
Het *bestuur* is **bevoegd**, zie 1\\. hierna.
---
| Gemeente | Deel |
|---|---|
| Duinrode | 40% |
<!-- opmerking
over regels -->
> aangehaald
"""
    source = read(tmp_path, content, "a.md")
    assert source.format == "markdown"
    assert [(b.text, b.style, b.bold, Mark.TABLE in b.marks) for b in source.blocks] == [
        ("Regeling Zandland", "Heading 1", False, False),
        ("Artikel 1 Doel", "Heading 2", False, False),
        ("Artikel 2 Taken", "", True, False),
        ("Het bestuur is bevoegd, zie 1. hierna.", "", False, False),
        ("Gemeente | Deel", "", False, True),
        ("Duinrode | 40%", "", False, True),
        ("aangehaald", "", False, False),
    ]


def test_plain_text_keeps_signs_that_only_markdown_reads(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "* een ster\n5 * 3 * 2\n_______ handtekening")) == [
        "* een ster",
        "5 * 3 * 2",
        "_______ handtekening",
    ]


@pytest.mark.parametrize(
    ("line", "label", "heading"),
    [
        ("1. De raad", True, False),
        ("12a. De raad", True, False),
        ("a) de wet", True, False),
        ("3° de wet", True, False),
        ("1.De raden", True, False),
        ("– een streep", True, False),
        ("Artikel 3:4 Doel", False, True),
        ("HOOFDSTUK IV", False, True),
        ("Bijlage", False, True),
        ("artikel 3 van de wet", False, False),
        ("2024 was een jaar", False, False),
        ("um. Daarna", False, False),
        ("Titelblad", False, False),
    ],
)
def test_how_paragraphs_open(line: str, label: bool, heading: bool) -> None:
    assert (has_label(line), is_heading_start(line)) == (label, heading)


@pytest.mark.parametrize("before", ["bedoeld in artikel", "van het eerste lid, onder", "de leden 1 en"])
def test_a_number_that_finishes_a_reference_opens_nothing(before: str) -> None:
    assert not starts_paragraph("2. Daarna volgt", before)


@pytest.mark.parametrize(
    ("left", "right", "words", "joined"),
    [
        ("gemeen-", "ten", set(), "gemeenten"),
        ("de in-", "en uittreding", set(), "de in- en uittreding"),
        ("Noord-", "Holland", set(), "Noord-Holland"),
        ("niet-", "ontvankelijk", set(), "niet-ontvankelijk"),
        ("sociaal-eco-", "nomisch", set(), "sociaal-economisch"),
        ("mede-", "eigenaar", set(), "mede-eigenaar"),
        ("ge-", "eist", set(), "geëist"),
        ("bij-", "zonder", {"bijzonder"}, "bijzonder"),
        ("beleids-", "arme", {"beleids-arme"}, "beleids-arme"),
        ("huis-", "aan-huisblad", set(), "huis-aan-huisblad"),
        ("prestatie-in-", "dicatoren", set(), "prestatie-indicatoren"),
        ("bedrag van 5 -", "en meer", set(), "bedrag van 5 - en meer"),
        ("het aantal WOZ-", "objecten", set(), "het aantal WOZ-objecten"),
        ("de raad", "besluit", set(), "de raad besluit"),
    ],
)
def test_joining_printed_lines(left: str, right: str, words: set[str], joined: str) -> None:
    assert join_lines(left, right, words) == joined


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=200),
        max_size=12,
    )
)
def test_no_word_is_lost(tmp_path: Path, lines: list[str]) -> None:
    """Every word of the file is in a Block: joining lines may take a hyphen away, never a letter."""
    content = "\n".join(["Artikel 1", *lines])
    source = read(tmp_path, content)
    kept = "".join(
        letter for text in texts(source) for letter in text if letter.isascii() and letter.isalnum()
    )
    assert kept == "".join(letter for letter in content if letter.isascii() and letter.isalnum())
