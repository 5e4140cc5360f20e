"""The files in samples/ are what their notation gives, and the notation writes what it says."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.notation import (
    FOLDER,
    NAMES,
    Kind,
    Line,
    build,
    read_notation,
    write_docx,
    write_html,
    write_md,
    write_odt,
    write_pdf,
    write_txt,
)
from tests.notation.samples import notation_of

_SMALL = """Regeling Proef

Hoofdstuk 1 Begin

Artikel 1 Doel
1. Eerste lid:
a. onderdeel a;
1°. eerste;
2°. tweede;
b. onderdeel b.
2. Tweede lid.

Artikel 1a Tussengevoegd
Zonder leden.

Artikel 2 Sleutel
1. Weer bij een.

Bijlage 1 Bedragen
Gemeente    Deel
Elzenoord    60%
Harlebeek & omgeving    40%
1. Een los genummerde zin.
"""

_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5"}
_REFERENCE = re.compile(
    r"\bartikel (?P<artikel>\d+[a-z]?)(?:, (?P<lid>\w+) lid)?(?:, onderdelen? [a-z](?: en [a-z])?)?"
    r"(?P<law>,? van de (?:wet|Wet|Gemeentewet|Regeling)\b)?"
)


@pytest.fixture
def small() -> tuple[Line, ...]:
    return read_notation(_SMALL)


def _pages(path: Path) -> list[list[tuple[str, tuple[float, ...]]]]:
    """Per page the words and where they stand: what a reader sees, whatever the version of the PDF library."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        boxes = (
            tuple(round(edge, 1) for edge in text.get_rect(index)) for index in range(text.count_rects())
        )
        found.append([(text.get_text_bounded(*box), box) for box in boxes])
    document.close()
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".pdf")])
def test_rebuilding_gives_the_committed_bytes(name: str, tmp_path: Path) -> None:
    assert build(name, tmp_path).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".pdf")])
def test_rebuilding_gives_the_committed_pages(name: str, tmp_path: Path) -> None:
    # reportlab changes the frame of its files between versions, so bytes are compared within one version only.
    built = build(name, tmp_path)
    first = built.read_bytes()
    pages = _pages(built)
    assert sum(len(page) for page in pages) > 100
    assert pages == _pages(FOLDER / name)
    assert build(name, tmp_path).read_bytes() == first


def test_every_file_in_samples_is_built_from_a_notation() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {*NAMES, "README.md"}
    assert sorted((FOLDER / "tekst").iterdir()) == sorted(map(notation_of, NAMES))
    listed = re.findall(r"^\| `([^`]+)`", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
    assert sorted(listed) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_articles_and_references_of_a_sample_are_in_order(name: str) -> None:
    lines = read_notation(notation_of(name).read_text(encoding="utf-8"))
    numbers = [int(line.number or 0) for line in lines if line.kind is Kind.ARTIKEL and line.numberable]
    wrapping = 3 if name.startswith("recreatieschap") else 0
    assert numbers == [*range(1, wrapping + 1), *range(1, len(numbers) - wrapping + 1)]
    leden: set[tuple[str, str]] = set()
    artikel = ""
    for line in lines:
        if line.kind is Kind.ARTIKEL and line.numberable:
            artikel = line.number or ""
        elif line.kind is Kind.LID:
            leden.add((artikel, line.number or ""))
    for line in lines:
        for found in _REFERENCE.finditer(line.typed):
            assert found["law"] or int(found["artikel"]) in numbers, line.typed
            if found["lid"] and not found["law"]:
                assert (found["artikel"], _ORDINALS[found["lid"]]) in leden, line.typed


def test_notation_tells_lines_apart(small: tuple[Line, ...]) -> None:
    assert [(line.kind, line.number, line.heading or line.text) for line in small][:9] == [
        (Kind.TITEL, None, "Regeling Proef"),
        (Kind.KOP, "1", "Begin"),
        (Kind.ARTIKEL, "1", "Doel"),
        (Kind.LID, "1", "Eerste lid:"),
        (Kind.ONDERDEEL, "a", "onderdeel a;"),
        (Kind.SUBONDERDEEL, "1°", "eerste;"),
        (Kind.SUBONDERDEEL, "2°", "tweede;"),
        (Kind.ONDERDEEL, "b", "onderdeel b."),
        (Kind.LID, "2", "Tweede lid."),
    ]
    assert [line.cells for line in small if line.kind is Kind.RIJ][2] == ("Harlebeek & omgeving", "40%")


def test_automatic_numbers_are_in_styles_and_not_in_the_text(small: tuple[Line, ...], tmp_path: Path) -> None:
    write_docx(small, tmp_path / "auto.docx", auto_numbering=True)
    document = docx.Document(str(tmp_path / "auto.docx"))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style is not None] == [
        ("Titel", "Regeling Proef"),
        ("Hoofdstukkop", "Begin"),
        ("Artikelkop", "Doel"),
        ("Lid", "Eerste lid:"),
        ("Onderdeel", "onderdeel a;"),
        ("Subonderdeel", "eerste;"),
        ("Subonderdeel", "tweede;"),
        ("Onderdeel", "onderdeel b."),
        ("Lid", "Tweede lid."),
        ("Artikelkop getypt", "Artikel 1a Tussengevoegd"),
        ("Normal", "Zonder leden."),
        ("Artikelkop", "Sleutel"),
        ("Lid", "Weer bij een."),
        ("Hoofdstukkop getypt", "Bijlage 1 Bedragen"),
        ("Lid getypt", "1. Een los genummerde zin."),
    ]
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["Harlebeek & omgeving", "40%"]


def test_plain_docx_has_the_numbers_in_the_text(small: tuple[Line, ...], tmp_path: Path) -> None:
    write_docx(small, tmp_path / "plain.docx", auto_numbering=False)
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "plain.docx")).paragraphs]
    assert texts == [line.typed for line in small if line.kind is not Kind.RIJ]


def test_tracked_docx_holds_every_paragraph_as_an_insertion(small: tuple[Line, ...], tmp_path: Path) -> None:
    write_docx(small, tmp_path / "tracked.docx", auto_numbering=True, tracked=True)
    with zipfile.ZipFile(tmp_path / "tracked.docx") as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<w:p>") == xml.count("</w:ins>") == 21
    assert xml.count("<w:t ") == len(re.findall(r"<w:ins [^>]*[^/]><w:r>", xml)) == 21
    ids = re.findall(r' w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids)) == 21 + 21 + 3


def test_text_and_markdown_read_back_as_the_same_lines(small: tuple[Line, ...], tmp_path: Path) -> None:
    write_txt(small, tmp_path / "a.txt")
    write_md(small, tmp_path / "a.md")
    assert read_notation((tmp_path / "a.txt").read_text(encoding="utf-8")) == small
    markdown = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "\n### Artikel 1a Tussengevoegd\n\nZonder leden.\n" in markdown
    assert "| Gemeente | Deel |\n| --- | --- |\n| Elzenoord | 60% |\n" in markdown


@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_has_header_footer_and_all_words_in_order(
    small: tuple[Line, ...], tmp_path: Path, columns: int
) -> None:
    write_pdf(small, tmp_path / "a.pdf", columns=columns)
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    words = " ".join(text.split())
    assert words.startswith(
        "Regeling Proef Pagina 1 Regeling Proef Hoofdstuk 1 Begin Artikel 1 Doel 1. Eerste lid: a. onderdeel a;"
    )
    assert words.endswith("Elzenoord 60% Harlebeek & omgeving 40% 1. Een los genummerde zin.")


def test_odt_numbers_by_its_lists_where_writer_would_give_that_number(
    small: tuple[Line, ...], tmp_path: Path
) -> None:
    write_odt(small, tmp_path / "a.odt")
    with zipfile.ZipFile(tmp_path / "a.odt") as package:
        assert package.namelist()[0] == "mimetype"
        xml = package.read("content.xml").decode()
    assert '<text:h text:style-name="Hoofdstukkop" text:outline-level="1">Begin</text:h>' in xml
    assert '<text:p text:style-name="Onderdeel">onderdeel a;</text:p>' in xml
    assert '<text:p text:style-name="Artikelkop">Artikel 1a Tussengevoegd</text:p>' in xml
    assert (xml.count("continue-list="), xml.count('xml:id="list1"')) == (8, 1)
    early = read_notation("Regeling\na. een item voor het eerste artikel;\nArtikel 1 Doel\na. onderdeel.")
    write_odt(early, tmp_path / "b.odt", tracked=True)
    with zipfile.ZipFile(tmp_path / "b.odt") as package:
        xml = package.read("content.xml").decode()
    # Writer counts a level that was passed over, so this item would make the artikel number 2.
    assert ">a. een item voor het eerste artikel;<" in xml and ">onderdeel.<" in xml
    assert xml.count("<text:insertion>") == xml.count("<text:change-end ") == 4


def test_html_has_the_text_between_what_the_site_adds(small: tuple[Line, ...], tmp_path: Path) -> None:
    write_html(small, tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.index("Inhoudsopgave") < page.index("broodtekst") < page.index("<footer")
    assert page.count("Artikel 1a Tussengevoegd") == 2
    assert page.count("<ul") == page.count("</ul>") and page.count("<li") - page.count("<link") == page.count("</li>")
    assert '<p class="labeled"><span class="ol">1°.</span> eerste;</p>' in page
    assert "<tr><td>Harlebeek &amp; omgeving</td><td>40%</td></tr>" in page


def test_pdf_breaks_words_of_the_text_and_none_of_a_heading(tmp_path: Path) -> None:
    lines = read_notation(notation_of(NAMES[0]).read_text(encoding="utf-8"))
    write_pdf(lines, tmp_path / "a.pdf", columns=2, hyphenate=True)
    write_pdf(lines, tmp_path / "b.pdf", columns=2)
    broken, whole = (_line_end_hyphens(tmp_path / name) for name in ("a.pdf", "b.pdf"))
    assert broken > 20
    assert whole == 0


def _line_end_hyphens(path: Path) -> int:
    """pdfium gives a hyphen at a line end a sign of its own."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return sum(text.count(sign) for text in texts for sign in ("\x02", "\ufffe"))
