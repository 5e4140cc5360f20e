"""What is printed over, beside or through the text of a PDF: stamps, line numbers, running heads, struck words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark, Source
from regelcheck.reading import read_source

LINES = [
    "Het algemeen bestuur stelt ieder jaar een plan vast voor het beheer van het groen in het gebied van de",
    "deelnemers, hoort daarover de raden van de deelnemende gemeenten en zendt het plan daarna aan allen die",
    "daar belang bij hebben of die erom vragen.",
]


def body(source: Source) -> list[str]:
    return [block.text for block in source.blocks if Mark.HEADER not in block.marks]


def aside(source: Source) -> list[str]:
    return [block.text for block in source.blocks if Mark.HEADER in block.marks]


def artikel(number: int) -> list[str]:
    return [f"Artikel {number} Plan {chr(96 + number)}", *LINES]


def expected(numbers: range) -> list[str]:
    return [text for number in numbers for text in (artikel(number)[0], " ".join(LINES))]


def draw(canvas: Canvas, lines: Sequence[str], *, top: float = 770) -> list[tuple[float, str]]:
    """Set the lines below each other, with white before an artikel; gives where each stands."""
    placed = []
    y = top
    for line in lines:
        heading = line.startswith("Artikel ")
        y -= 22 if heading else 14
        canvas.setFont("Helvetica-Bold" if heading else "Helvetica", 10)
        canvas.drawString(90, y, line)
        placed.append((y, line))
    return placed


@pytest.mark.parametrize(("step", "anew"), [(1, False), (1, True), (5, False)])
def test_line_numbers_in_the_margin_are_no_text(tmp_path: Path, step: int, anew: bool) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    line = 0
    for first in (1, 5):
        for y, _ in draw(canvas, [text for number in range(first, first + 4) for text in artikel(number)]):
            line += 1
            canvas.setFont("Helvetica", 7)
            if line % step == 0:
                canvas.drawRightString(72, y, str(line))
        canvas.showPage()
        line = 0 if anew else line
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == expected(range(1, 9))
    first_page = [str(number) for number in range(step, 17, step)]
    assert aside(source)[0] == " ".join(first_page)


def test_numbers_of_leden_in_the_margin_are_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    y = 770.0
    for number in range(1, 9):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(90, y, artikel(number)[0])
        canvas.setFont("Helvetica", 10)
        for lid in (1, 2, 3):
            y -= 14
            canvas.drawRightString(72, y, str(lid))
            canvas.drawString(90, y, f"Het bestuur stelt plan {chr(96 + lid)} vast.")
        y -= 24
    canvas.save()
    assert body(read_source(tmp_path / "a.pdf"))[:4] == [
        "Artikel 1 Plan a",
        "1 Het bestuur stelt plan a vast.",
        "2 Het bestuur stelt plan b vast.",
        "3 Het bestuur stelt plan c vast.",
    ]


@pytest.mark.parametrize("angle", [0, 45])
def test_a_stamp_over_the_text_stands_apart(tmp_path: Path, angle: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.setFont("Helvetica-Bold", 80)
    canvas.translate(A4[0] / 2, 660)
    canvas.rotate(angle)
    canvas.drawCentredString(0, 0, "CONCEPT")
    canvas.restoreState()
    draw(canvas, [text for number in range(1, 5) for text in artikel(number)])
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert (body(source), aside(source)) == (expected(range(1, 5)), ["CONCEPT"])


def test_a_large_title_is_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawString(90, 780, "Regeling Groen")
    draw(canvas, artikel(1), top=740)
    canvas.save()
    assert body(read_source(tmp_path / "a.pdf")) == ["Regeling Groen", *expected(range(1, 2))]


def test_a_running_head_that_changes_with_the_chapter_is_no_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    chapters = ["Hoofdstuk 1 Algemeen", "Hoofdstuk 1 Algemeen", "Hoofdstuk 2 Bestuur", "Hoofdstuk 3 Geld", "Hoofdstuk 3 Geld"]
    wanted: list[str] = []
    for page, chapter in enumerate(chapters):
        canvas.setFont("Helvetica-Oblique", 9)
        canvas.drawString(90, 815, chapter)
        canvas.drawRightString(520, 815, "Regeling Groen")
        new = chapter not in wanted
        if new:
            canvas.setFont("Helvetica-Bold", 13)
            canvas.drawString(90, 775, chapter)
            wanted.append(chapter)
        draw(canvas, artikel(page + 1), top=762 if new else 782)
        wanted += expected(range(page + 1, page + 2))
        canvas.showPage()
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == wanted
    assert "Hoofdstuk 2 Bestuur Regeling Groen" in aside(source)


def test_struck_words_are_read_and_told_and_underlined_words_are_not(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for page in range(5):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(90, 700, f"De raad beslist {'abcde'[page]} keer en niet vaker dan dat.")
        left, width = (stringWidth(words, "Helvetica", 10) for words in ("De raad ", "beslist x keer"))
        if page:
            canvas.line(90 + left, 703, 90 + left + width, 703)
        canvas.line(90, 698.5, 90 + left, 698.5)
        canvas.rect(80, 690, 300, 20)
        canvas.showPage()
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source)[1] == "De raad beslist b keer en niet vaker dan dat."
    assert source.warnings == (
        "Het document bevat doorgehaalde tekst: bladzijde 2 (“beslist b keer”); bladzijde 3 (“beslist c keer”); "
        "bladzijde 4 (“beslist d keer”) en nog 1 bladzijde. Die is gelezen als gewone tekst; toets liever het document waar "
        "de PDF van is gemaakt, of verwijder haar als zij vervalt.",
    )


def test_the_sign_of_a_footnote_is_no_part_of_the_word_before_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    x = 90.0
    for words, size, rise in (
        ("De samenwerking", 10, 0), ("1", 6, 4), (" geldt,", 10, 0), ("12", 6, 4), (" zie bijlage2 en 300 m", 10, 0), ("2", 6, 4),
        (" in het jaar ", 10, 0), ("2024", 10, 0), ("13", 6, 4), (" of 59", 10, 0), ("4", 6, 4), (".", 10, 0),
    ):  # fmt: skip
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 700 + rise, words)
        x += stringWidth(words, "Helvetica", size)
    canvas.save()
    assert body(read_source(tmp_path / "a.pdf")) == ["De samenwerking geldt, zie bijlage2 en 300 m2 in het jaar 2024 of 59."]


def test_words_struck_with_a_pdf_viewer_are_told_as_well(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(90, 700, "De raad beslist.")
    canvas.save()
    right = 90 + stringWidth("De raad", "Helvetica", 12)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        page = document[0]
        annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STRIKEOUT)
        quad = raw.FS_QUADPOINTSF(90, 709, right, 709, 90, 697, right, 697)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        raw.FPDFPage_CloseAnnot(annotation)
        document.save(tmp_path / "b.pdf")
    source = read_source(tmp_path / "b.pdf")
    assert (body(source), source.comments) == (["De raad beslist."], ())
    assert [warning[:65] for warning in source.warnings] == ["Het document bevat doorgehaalde tekst: bladzijde 1 (“De raad”). D"]
