"""Lines on a page become the paragraphs they were printed from, whatever the layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark
from regelcheck.reading import read_source
from tests.reading.pdf_builder import Layout, write_pdf
from tests.reading.pdf_texts import LONG, REGELING, body, draw_lines

LAYOUTS = {
    "een kolom": Layout(),
    "kop- en voettekst met afbreking": Layout(
        header="Ontwerp Werkplein Zandstreek, 3 mei 2024",
        footer="Pagina {n} van {total}",
        hyphenate=True,
        justify=True,
    ),
    "witregels en paginanummer": Layout(space_after=6, footer="{n}"),
    "inspringende leden": Layout(hanging=18, space_after=4, footer="- {n} -"),
    "twee kolommen": Layout(columns=2, header="Ontwerp", footer="{n}", hyphenate=True, justify=True),
    "twee kolommen, regels om en om": Layout(columns=2, interleave=True, footer="{n}/{total}"),
    "drie kolommen": Layout(columns=3, size=8, margin=40, hyphenate=True),
    "ingebed lettertype": Layout(
        embedded=True, size=9, header="Ontwerp", footer="Pagina {n}", hyphenate=True
    ),
    "ingebed lettertype in kolommen": Layout(embedded=True, size=8, columns=2, hanging=14),
    "zonder vette koppen": Layout(bold_headings=False, leading=1.5, justify=True),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_paragraphs_back(tmp_path: Path, name: str) -> None:
    source = read_source(write_pdf(tmp_path / "regeling.pdf", LONG, LAYOUTS[name]))
    assert body(source) == LONG


def test_a_little_white_between_paragraphs_is_learned_from_the_leden(tmp_path: Path) -> None:
    # Lines of every length, so that some fill the column: then only the white says that the paragraph is at an end.
    front = [
        f"{word} de raden hebben besloten tot{' een goede' * times} regeling;"
        for times, word in enumerate(["overwegende dat", "gelet op wat"] * 12)
    ]
    layout = Layout(size=11, leading=1.3, space_after=2.7)
    source = read_source(write_pdf(tmp_path / "a.pdf", [*front, *LONG], layout))
    assert body(source) == [*front, *LONG]


def test_a_long_word_in_a_narrow_column_belongs_to_the_heading(tmp_path: Path) -> None:
    title = "HOOFDSTUK II BESTUURSSAMENSTELLING VERGADERINGEN"
    rows = [line for number in range(1, 9) for line in (title, *LONG[3 * number : 3 * number + 3])]
    source = read_source(write_pdf(tmp_path / "a.pdf", rows, Layout(columns=3, size=8, margin=40)))
    assert body(source).count(title) == 8


def test_short_regeling_on_one_page(tmp_path: Path) -> None:
    source = read_source(write_pdf(tmp_path / "kort.pdf", REGELING, Layout(space_after=4)))
    assert body(source) == REGELING
    assert source.pages == 1
    assert source.pages_without_text == ()
    assert source.format == "PDF"
    assert [b.text for b in source.blocks if b.bold] == [t for t in REGELING if t.startswith("Artikel")]


def test_places_count_pages_and_paragraphs(tmp_path: Path) -> None:
    source = read_source(write_pdf(tmp_path / "lang.pdf", LONG, Layout(header="Ontwerp", space_after=12)))
    assert source.pages == 5
    found = {block.text: block.place for block in source.blocks}
    assert (found[LONG[0]].page, found[LONG[0]].paragraph) == (1, 1)
    assert found["Artikel 30 Onderwerp 30"].page == 5
    assert found["Artikel 30 Onderwerp 30"].paragraph == 88


def test_full_width_title_above_two_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 780, "Gemeenschappelijke regeling Veiligheid Zandstreek en omgeving")
    canvas.setFont("Helvetica", 10)
    left = [
        "Het algemeen bestuur bestaat uit de voor-",
        "zitters van de raden van alle deelnemende",
        "gemeenten en komt ten",
    ]
    right = [
        "minste vier keer per jaar bijeen in het",
        "gebouw van de gemeente Kleiwijk, tenzij",
        "het anders besluit.",
    ]
    for number in range(6):
        canvas.drawString(
            72,
            750 - 14 * number,
            left[number % 3] if number < 3 else "links gaat de tekst nog even verder en",
        )
        canvas.drawString(
            310,
            750 - 14 * number,
            right[number % 3] if number < 3 else "rechts is de tekst dan even lang als",
        )
    canvas.save()
    text = " ".join(body(read_source(tmp_path / "a.pdf")))
    assert text.startswith(
        "Gemeenschappelijke regeling Veiligheid Zandstreek en omgeving Het algemeen bestuur bestaat"
    )
    assert "de voorzitters van de raden van alle deelnemende gemeenten en komt ten" in text
    assert text.index("links gaat") < text.index("minste vier keer")


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    draw_lines(
        canvas,
        [
            "De deelnemers stellen samen regels over toetreding, en over de gevolgen van in-",
            "en uittreding van de gemeenten Noord-Holland betreft, voorts over de Staten-",
            "Generaal, en over de gemeenschappelijke meerjarenbegroting van het samenwer-",
            "kingsverband, zodra de regeling is be\xebindigd.",
        ],
    )
    canvas.save()
    assert body(read_source(tmp_path / "a.pdf")) == [
        "De deelnemers stellen samen regels over toetreding, en over de gevolgen van in- en uittreding van de gemeenten "
        "Noord-Holland betreft, voorts over de Staten-Generaal, en over de gemeenschappelijke meerjarenbegroting van "
        "het samenwerkingsverband, zodra de regeling is beëindigd."
    ]


def test_a_paragraph_goes_on_over_a_page_break(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    draw_lines(
        canvas,
        ["1. Het dagelijks bestuur zendt de ontwerpbegroting twaalf weken voor de vaststelling aan de"],
        y=90,
    )
    canvas.drawString(290, 40, "1")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    draw_lines(
        canvas,
        ["raden van de deelnemende gemeenten.", "2. De raden kunnen hun zienswijze naar voren brengen."],
    )
    canvas.drawString(290, 40, "2")
    canvas.save()
    blocks = [block for block in read_source(tmp_path / "a.pdf").blocks if Mark.HEADER not in block.marks]
    assert [(block.text, block.place.page) for block in blocks] == [
        (
            "1. Het dagelijks bestuur zendt de ontwerpbegroting twaalf weken voor de vaststelling aan de raden van de "
            "deelnemende gemeenten.",
            1,
        ),
        ("2. De raden kunnen hun zienswijze naar voren brengen.", 2),
    ]


def test_a_line_that_opens_with_a_number_in_mid_sentence_is_no_lid(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    draw_lines(
        canvas,
        [
            "1. Het bestuur is bevoegd de besluiten te nemen die nodig zijn voor de taak, bedoeld in artikel",
            "3. Het kan die bevoegdheid opdragen aan de directeur van het openbaar lichaam Zandstreek.",
            "2. De directeur legt daarover verantwoording af.",
        ],
    )
    canvas.save()
    assert [text[:12] for text in body(read_source(tmp_path / "a.pdf"))] == ["1. Het bestu", "2. De direct"]
