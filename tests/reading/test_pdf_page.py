"""What stands on a page besides its paragraphs: headers, tables, footnotes, watermarks, fields, a table of contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark
from regelcheck.reading import read_source
from tests.reading.pdf_builder import Layout, write_pdf
from tests.reading.pdf_texts import LONG, body, draw_lines, headers


def test_headers_and_page_numbers_are_set_apart_without_knowing_them(tmp_path: Path) -> None:
    layout = Layout(header="Ontwerp Zandstreek versie 0.9", footer="Pagina {n} van {total}")
    source = read_source(write_pdf(tmp_path / "kop.pdf", LONG, layout))
    assert headers(source) == ["Ontwerp Zandstreek versie 0.9", "Pagina 1 van 3"]


def test_a_page_that_opens_with_an_article_keeps_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number in range(1, 6):
        canvas.drawString(72, 760, f"Artikel {number}")
        canvas.drawString(72, 740, f"Dit is de tekst van bepaling nummer {number}.")
        canvas.showPage()
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert [text for text in body(source) if text.startswith("Artikel")] == [
        f"Artikel {n}" for n in range(1, 6)
    ]
    assert headers(source) == []


def test_running_article_heads_are_headers(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number in range(1, 7):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 800, f"Artikel {2 * number}")
        canvas.setFont("Helvetica", 10)
        for row, article in enumerate((2 * number - 1, 2 * number)):
            canvas.drawString(72, 740 - 200 * row, f"Artikel {article}")
            for line in range(8):
                canvas.drawString(
                    72, 720 - 200 * row - 14 * line, f"Regel {line} van bepaling {article} is een zin."
                )
        canvas.showPage()
    canvas.save()
    articles = [text for text in body(read_source(tmp_path / "a.pdf")) if text.startswith("Artikel")]
    assert articles == [f"Artikel {n}" for n in range(1, 13)]


@pytest.mark.parametrize("rotation", [0, 90])
def test_text_beside_the_visible_page_is_kept_apart(tmp_path: Path, rotation: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setPageRotation(rotation)
    canvas.setCropBox((50, 50, 545, 545))
    canvas.drawString(72, 560, "Snijtekens van de drukker")
    canvas.drawString(900, 400, "Een bepaling die niemand ziet.")
    draw_lines(canvas, ["De tekst van deze bladzijde staat hier gewoon als tekst en is te lezen."], y=400)
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == ["De tekst van deze bladzijde staat hier gewoon als tekst en is te lezen."]
    aside = " ".join(block.text for block in source.blocks if Mark.HEADER in block.marks)
    assert "drukker" in aside and "niemand ziet" in aside


def test_table_rows_become_blocks(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 780, "Bijlage 1 Verdeelsleutel")
    rows = [
        ("Gemeente", "Aandeel", "Bijdrage"),
        ("Duinrode", "40%", "€ 120.000"),
        ("Kleiwijk en omliggende", "60%", "€ 180.000"),
    ]
    canvas.grid([72, 252, 352, 472], [760, 740, 720, 690])
    for number, row in enumerate(rows):
        for x, cell in zip((76, 256, 356), row, strict=True):
            canvas.drawString(x, 746 - 20 * number, cell)
    canvas.drawString(76, 694, "kernen")
    canvas.drawString(72, 660, "De bijdrage wordt elk jaar vastgesteld.")
    canvas.save()
    blocks = read_source(tmp_path / "a.pdf").blocks
    assert [(block.text, Mark.TABLE in block.marks) for block in blocks] == [
        ("Bijlage 1 Verdeelsleutel", False),
        ("Gemeente | Aandeel | Bijdrage", True),
        ("Duinrode | 40% | € 120.000", True),
        ("Kleiwijk en omliggende kernen | 60% | € 180.000", True),
        ("De bijdrage wordt elk jaar vastgesteld.", False),
    ]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.rect(60, 600, 470, 200)
    draw_lines(canvas, ["Artikel 1", "De raad stelt de regeling vast."])
    canvas.save()
    assert [block.marks for block in read_source(tmp_path / "a.pdf").blocks] == [frozenset(), frozenset()]


def test_turned_page_and_watermark(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.rotate(90)
    canvas.translate(0, -A4[0])
    draw_lines(canvas, ["Deze bijlage staat dwars op de bladzijde.", "Zij hoort bij artikel 3."], y=500)
    canvas.showPage()
    draw_lines(canvas, ["Deze bladzijde staat rechtop en er loopt een woord dwars doorheen."])
    canvas.saveState()
    canvas.translate(200, 500)
    canvas.rotate(45)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(0, 0, "CONCEPT")
    canvas.restoreState()
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    draw_lines(canvas, ["Een liggende bladzijde."], y=500)
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == [
        "Deze bijlage staat dwars op de bladzijde.",
        "Zij hoort bij artikel 3.",
        "Deze bladzijde staat rechtop en er loopt een woord dwars doorheen.",
        "Een liggende bladzijde.",
    ]
    assert headers(source) == ["CONCEPT"]


def test_footnotes_stand_after_the_paragraph_they_interrupt(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    draw_lines(
        canvas,
        [
            "Artikel 1 Doel",
            "De regeling heeft tot doel de belangen van de deelnemers te behartigen, zo nodig in de",
        ],
        y=130,
    )
    canvas.setFont("Helvetica", 7)
    canvas.drawString(72, 80, "1 Zie de nota van 3 mei 2023.")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    draw_lines(canvas, ["buurgemeenten. Dat gebeurt in overleg."])
    canvas.save()
    blocks = read_source(tmp_path / "a.pdf").blocks
    assert [(block.text[-19:], Mark.FOOTNOTE in block.marks) for block in blocks] == [
        ("Artikel 1 Doel", False),
        ("gebeurt in overleg.", False),
        ("ota van 3 mei 2023.", True),
    ]
    assert blocks[1].text.endswith("zo nodig in de buurgemeenten. Dat gebeurt in overleg.")


def test_table_of_contents_is_marked(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    draw_lines(
        canvas,
        [
            "Inhoud",
            "Artikel 1 Doel ............................ 2",
            "Artikel 2 Taken ........................... 3",
        ],
    )
    canvas.showPage()
    draw_lines(canvas, ["Artikel 1 Doel", "Het doel is samenwerken."])
    canvas.save()
    blocks = read_source(tmp_path / "a.pdf").blocks
    assert [block.text[:9] for block in blocks if Mark.CONTENTS in block.marks] == ["Artikel 1", "Artikel 2"]


def test_filled_in_fields_are_text_and_remarks_are_not(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(72, 760, "De zetel is gevestigd te")
    canvas.acroForm.textfield(
        name="zetel", x=210, y=752, width=120, height=20, value="Kleiwijk", borderWidth=0
    )
    canvas.showPage()
    canvas.drawString(72, 760, "De regeling treedt in werking op 1 januari.")
    canvas.textAnnotation("Kan dit eerder?", (300, 700, 320, 720), name="noot")
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == [
        "De zetel is gevestigd te Kleiwijk",
        "De regeling treedt in werking op 1 januari.",
    ]
    assert [(comment.text, comment.place and comment.place.page) for comment in source.comments] == [
        ("Kan dit eerder?", 2)
    ]
