"""Scanned pages: read by tesseract when it is there, left unread and named when it is not or when no text comes of it."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark, Source, UnreadKind
from regelcheck.reading import read_source
from regelcheck.reading.pdf.tesseract import find_tesseract
from tests.notation import FOLDER
from tests.reading.pdf_builder import scan_image

SAMPLE = FOLDER / "belastingsamenwerking-verborgen-stem.pdf"
FIRST = "De eerste bladzijde is gewone tekst, zoals een tekstverwerker die afdrukt."
needs_tesseract = pytest.mark.skipif(
    find_tesseract() is None, reason="tesseract met Nederlands is niet geïnstalleerd"
)


def body(source: Source, page: int) -> str:
    texts = [block.text for block in source.blocks if block.place.page == page and Mark.HEADER not in block.marks]
    return "\n".join(texts)


def with_scan(path: Path, picture: ImageReader) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 700, FIRST)
    canvas.showPage()
    canvas.drawImage(picture, 0, 0, width=A4[0], height=A4[1])
    canvas.save()
    return path


def fake_tesseract(folder: Path, confidence: int) -> None:
    """A program that answers as tesseract does: a PDF with text, and a table with the confidence of each word."""
    script = folder / "tesseract"
    script.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        "if '--list-langs' in sys.argv:\n"
        "    print('List of available languages (1):\\nnld')\n"
        "    raise SystemExit\n"
        "from reportlab.pdfgen.canvas import Canvas\n"
        "canvas = Canvas(sys.argv[2] + '.pdf')\n"
        "canvas.drawString(72, 700, 'De tekst van de scan is herkend en staat hier.')\n"
        "canvas.save()\n"
        "fields = 'level block_num par_num line_num left top height conf text'.split()\n"
        f"rows = [['5', '1', '1', '1', '9', '9', '9', '{confidence}', word] for word in ('De', 'tekst')]\n"
        "with open(sys.argv[2] + '.tsv', 'w') as table:\n"
        "    table.writelines('\\t'.join(row) + '\\n' for row in [fields, *rows])\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def test_a_scan_is_read_and_the_report_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, 91)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    source = read_source(with_scan(tmp_path / "a.pdf", scan_image()), ocr=True)
    assert body(source, 2) == "De tekst van de scan is herkend en staat hier."
    assert source.pages_without_text == ()
    assert "De tekst van bladzijde 2 komt uit tekstherkenning (OCR)" in source.warnings[0]


def test_what_tesseract_is_not_sure_of_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, 37)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    source = read_source(with_scan(tmp_path / "a.pdf", scan_image()), ocr=True)
    assert body(source, 2) == ""
    assert source.pages_without_text == (2,)
    assert source.warnings[0] == "Tekstherkenning gaf op 1 bladzijde(n) geen leesbare tekst."


def test_tesseract_that_is_not_installed_gives_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    source = read_source(with_scan(tmp_path / "a.pdf", scan_image()), ocr=True)
    assert source.pages_without_text == (2,)
    assert "installeer tesseract met Nederlands (tesseract-ocr-nld)" in source.warnings[0]


def with_picture(path: Path, picture: ImageReader, turned: int = 0) -> Path:
    """A page with text above and below a picture of half a page."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 760, FIRST)
    canvas.drawImage(picture, 60, 200, width=475, height=540)
    canvas.drawString(72, 180, "Onder de afbeelding gaat de tekst van de regeling verder.")
    canvas.setPageRotation(turned)
    canvas.save()
    return path


def test_a_picture_beside_text_is_read_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, 91)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    source = read_source(with_picture(tmp_path / "a.pdf", scan_image()), ocr=True)
    assert [block.text for block in source.blocks] == [
        FIRST,
        "De tekst van de scan is herkend en staat hier.",
        "Onder de afbeelding gaat de tekst van de regeling verder.",
    ]
    assert source.unread == ()
    assert source.warnings == (
        "De tekst van de afbeelding op bladzijde 1 komt uit tekstherkenning (OCR) en kan leesfouten bevatten; "
        "leg citaten naast het origineel.",
    )


@pytest.mark.parametrize(("confidence", "turned"), [(37, 0), (91, 90)], ids=["unsure", "turned page"])
def test_a_picture_beside_text_that_gives_none_stays_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, confidence: int, turned: int
) -> None:
    fake_tesseract(tmp_path, confidence)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    source = read_source(with_picture(tmp_path / "a.pdf", scan_image(), turned), ocr=True)
    assert "herkend" not in body(source, 1)
    assert [part.kind for part in source.unread] == [UnreadKind.IMAGE]
    assert source.warnings == (
        "Bladzijde 1: naast de tekst staat een afbeelding; tekst in die afbeelding is niet gelezen, ook niet met "
        "tekstherkenning.",
    )


@needs_tesseract
def test_the_articles_in_a_picture_beside_text_are_read(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(SAMPLE) as document:
        printed = document[1].get_textpage().get_text_range()
        page = document[1].render(scale=300 / 72, grayscale=True).to_pil()
    picture = io.BytesIO()
    page.crop((0, 0, page.width, page.height // 2)).save(picture, "PNG")
    found = body(read_source(with_picture(tmp_path / "a.pdf", ImageReader(picture)), ocr=True), 1).splitlines()
    headings = [line.strip() for line in printed.splitlines() if line.startswith("Artikel ")]
    seen = [line for line in found if line in headings]
    assert len(seen) > 1
    assert seen == headings[: len(seen)]
    assert (found[0], found[-1]) == (FIRST, "Onder de afbeelding gaat de tekst van de regeling verder.")


@needs_tesseract
@pytest.mark.parametrize("turned", [0, 180, 2])
def test_a_page_is_read_upside_down_and_crooked_as_well(tmp_path: Path, turned: int) -> None:
    with pypdfium2.PdfDocument(SAMPLE) as document:
        printed = document[1].get_textpage().get_text_range()
        image = document[1].render(scale=200 / 72, grayscale=True).to_pil().rotate(turned, fillcolor="white")
    picture = io.BytesIO()
    image.save(picture, "PNG")
    source = read_source(with_scan(tmp_path / "a.pdf", ImageReader(picture)), ocr=True)
    found = body(source, 2)
    wanted = [line for line in printed.splitlines() if line.startswith("Artikel ")]
    assert len(wanted) > 3
    assert [line for line in wanted if line.strip() in found.splitlines()] == wanted
