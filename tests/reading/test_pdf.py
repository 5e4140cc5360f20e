"""PDFs as word processors print them, read back as the paragraphs they were made of."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Mark, Source
from regelcheck.reading import Limits, read_source
from tests.reading.pdf_builder import Layout, scan_image, write_pdf

REGELING = [
    "Gemeenschappelijke regeling Werkplein Zandstreek",
    "De colleges van burgemeester en wethouders van de gemeenten Duinrode, Kleiwijk en Zandhaven, ieder voor zover "
    "het zijn bevoegdheden betreft;",
    "Artikel 1 Begripsbepalingen",
    "1. In deze regeling wordt verstaan onder:",
    "a. deelnemer: een college dat aan deze regeling deelneemt, daaronder begrepen een college dat later toetreedt;",
    "b. werkplein: het openbaar lichaam, bedoeld in artikel 2, eerste lid, dat de taken van de deelnemers uitvoert.",
    "2. Waar in deze regeling wordt gesproken van inwoners, zijn dat de personen die in de basisregistratie personen "
    "staan ingeschreven met een adres in een van de deelnemende gemeenten.",
    "Artikel 2 Openbaar lichaam",
    "1. Er is een openbaar lichaam met de naam Werkplein Zandstreek. Het is gevestigd te Kleiwijk.",
    "2. Het openbaar lichaam behartigt de belangen van de deelnemers op het gebied van werk en inkomen, zodat hun "
    "inwoners zo dicht mogelijk bij huis worden geholpen en de kosten daarvan beheersbaar blijven.",
    "Artikel 3 Toetreding en uittreding",
    "Het algemeen bestuur regelt de gevolgen van toetreding en van uittreding. De kosten die het gevolg zijn van een "
    "uittreding komen voor rekening van de deelnemer die uittreedt, tenzij de andere deelnemers daarvan afzien.",
]
LONG = [
    line
    for number in range(1, 31)
    for line in (
        f"Artikel {number} Onderwerp {number}",
        f"1. Het algemeen bestuur stelt voor onderwerp {number} een verordening vast, nadat de raden van de deelnemende "
        "gemeenten hun gevoelen daarover schriftelijk kenbaar hebben gemaakt aan het dagelijks bestuur.",
        "2. Het dagelijks bestuur voert de verordening uit en brengt daarover verslag uit.",
    )
]

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


def body(source: Source) -> list[str]:
    return [block.text for block in source.blocks if Mark.HEADER not in block.marks]


def headers(source: Source) -> list[str]:
    return [block.text for block in source.blocks if Mark.HEADER in block.marks]


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


def _lines(canvas: Canvas, lines: list[str], x: float = 72, y: float = 760, leading: float = 14) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - leading * number, line)


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    _lines(
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
    _lines(
        canvas,
        ["1. Het dagelijks bestuur zendt de ontwerpbegroting twaalf weken voor de vaststelling aan de"],
        y=90,
    )
    canvas.drawString(290, 40, "1")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    _lines(
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
    _lines(
        canvas,
        [
            "1. Het bestuur is bevoegd de besluiten te nemen die nodig zijn voor de taak, bedoeld in artikel",
            "3. Het kan die bevoegdheid opdragen aan de directeur van het openbaar lichaam Zandstreek.",
            "2. De directeur legt daarover verantwoording af.",
        ],
    )
    canvas.save()
    assert [text[:12] for text in body(read_source(tmp_path / "a.pdf"))] == ["1. Het bestu", "2. De direct"]


@pytest.mark.parametrize("rotation", [0, 90])
def test_text_beside_the_visible_page_is_kept_apart(tmp_path: Path, rotation: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setPageRotation(rotation)
    canvas.setCropBox((50, 50, 545, 545))
    canvas.drawString(72, 560, "Snijtekens van de drukker")
    canvas.drawString(900, 400, "Een bepaling die niemand ziet.")
    _lines(canvas, ["De tekst van deze bladzijde staat hier gewoon als tekst en is te lezen."], y=400)
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert body(source) == ["De tekst van deze bladzijde staat hier gewoon als tekst en is te lezen."]
    aside = " ".join(block.text for block in source.blocks if Mark.HEADER in block.marks)
    assert "drukker" in aside and "niemand ziet" in aside


def test_scanned_pages_are_named_also_under_a_header(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number in range(1, 5):
        canvas.drawString(72, 810, "Ontwerp Zandstreek")
        if number in (2, 4):
            canvas.drawImage(scan_image(), 60, 60, width=470, height=720)
        else:
            _lines(canvas, [f"De tekst van bladzijde {number} staat hier gewoon als tekst en is te lezen."])
        canvas.showPage()
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert source.pages_without_text == (2, 4)
    assert source.pages == 4
    assert source.warnings[0].startswith("Bladzijden 2 en 4 niet gelezen")
    assert "OCR" in source.warnings[0]


def test_a_logo_is_no_scan_and_a_full_scan_is_unreadable(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "logo.pdf"), pagesize=A4)
    for number in (1, 2):
        canvas.drawImage(scan_image(60, 60), 72, 780, width=40, height=40)
        if number == 1:
            _lines(canvas, ["De raad besluit de regeling vast te stellen."], y=700)
        canvas.showPage()
    canvas.save()
    assert read_source(tmp_path / "logo.pdf").pages_without_text == ()

    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=A4)
    for _ in range(3):
        canvas.drawImage(scan_image(), 0, 0, width=A4[0], height=A4[1])
        canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableDocument, match="alle 3 bladzijden zijn afbeeldingen") as error:
        read_source(tmp_path / "scan.pdf")
    assert "OCR" in error.value.hint


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
    _lines(canvas, ["Artikel 1", "De raad stelt de regeling vast."])
    canvas.save()
    assert [block.marks for block in read_source(tmp_path / "a.pdf").blocks] == [frozenset(), frozenset()]


def test_turned_page_and_watermark(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.rotate(90)
    canvas.translate(0, -A4[0])
    _lines(canvas, ["Deze bijlage staat dwars op de bladzijde.", "Zij hoort bij artikel 3."], y=500)
    canvas.showPage()
    _lines(canvas, ["Deze bladzijde staat rechtop en er loopt een woord dwars doorheen."])
    canvas.saveState()
    canvas.translate(200, 500)
    canvas.rotate(45)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(0, 0, "CONCEPT")
    canvas.restoreState()
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    _lines(canvas, ["Een liggende bladzijde."], y=500)
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
    _lines(
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
    _lines(canvas, ["buurgemeenten. Dat gebeurt in overleg."])
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
    _lines(
        canvas,
        [
            "Inhoud",
            "Artikel 1 Doel ............................ 2",
            "Artikel 2 Taken ........................... 3",
        ],
    )
    canvas.showPage()
    _lines(canvas, ["Artikel 1 Doel", "Het doel is samenwerken."])
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


def test_password_is_a_clear_message(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "slot.pdf"), encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(72, 700, "Geheime tekst")
    canvas.save()
    with pytest.raises(UnreadableDocument, match=r"slot\.pdf is beveiligd met een wachtwoord"):
        read_source(tmp_path / "slot.pdf")


def test_cut_off_damaged_and_too_long_files(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "heel.pdf", LONG).read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableDocument, match=r"half\.pdf is afgebroken"):
        read_source(tmp_path / "half.pdf")
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 500 + b"\n%%EOF")
    with pytest.raises(UnreadableDocument, match=r"kapot\.pdf is beschadigd"):
        read_source(tmp_path / "kapot.pdf")
    with pytest.raises(LimitExceeded, match="telt 3 bladzijden; de grens is 2"):
        read_source(tmp_path / "heel.pdf", limits=Limits(max_pages=2))
    with pytest.raises(LimitExceeded, match="duurt langer dan"):
        read_source(tmp_path / "heel.pdf", limits=Limits(max_seconds=0.0))
    with pytest.raises(LimitExceeded, match="meer dan 20 alinea's"):
        read_source(tmp_path / "heel.pdf", limits=Limits(max_blocks=20))


def _stream_pdf(path: Path, stream: bytes, filters: str) -> Path:
    """A PDF of one page whose content is the given packed stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter %s>>stream\n" % (len(stream), filters.encode()) + stream + b"\nendstream",
    ]
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    path.write_bytes(out + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
    return path


@pytest.mark.parametrize("filters", ["/FlateDecode", "[/FlateDecode /FlateDecode]"])
def test_a_stream_that_unfolds_out_of_proportion_is_refused(tmp_path: Path, filters: str) -> None:
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * 5_000_000)
    if filters.startswith("["):
        stream = zlib.compress(stream)
    with pytest.raises(LimitExceeded, match="verdacht sterk ingepakt"):
        read_source(_stream_pdf(tmp_path / "bom.pdf", stream, filters))


def test_outlined_text_counts_as_not_read(tmp_path: Path) -> None:
    """Letters turned into shapes: there is something to see, and nothing to read."""
    stream = zlib.compress(b"100 100 m 110 120 l 120 100 l f\n" * 400)
    with pytest.raises(UnreadableDocument, match="geen leesbare tekst"):
        read_source(_stream_pdf(tmp_path / "vormen.pdf", stream, "/FlateDecode"))


def test_a_blank_page_is_read_and_a_blank_document_is_not(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "Tekst")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert (source.pages, source.pages_without_text) == (2, ())
    canvas = Canvas(str(tmp_path / "leeg.pdf"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableDocument, match=r"De PDF leeg\.pdf bevat geen tekst"):
        read_source(tmp_path / "leeg.pdf")


def test_a_page_wider_than_any_paper_is_not_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    _lines(canvas, ["De tekst van de eerste bladzijde staat hier gewoon als tekst."])
    canvas.showPage()
    canvas.setPageSize((3e8, 800))
    canvas.drawString(72, 700, "Te breed.")
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert (body(source), source.pages_without_text) == (
        ["De tekst van de eerste bladzijde staat hier gewoon als tekst."],
        (2,),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_never_gives_another_exception(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(
        write_pdf(tmp_path / "bron.pdf", REGELING, Layout(header="Kop", footer="{n}")).read_bytes()
    )
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(st.binary(min_size=0, max_size=6))
        whole[at : at + data.draw(st.integers(0, 12))] = piece
    target = tmp_path / "mutant.pdf"
    target.write_bytes(bytes(whole) or b"%PDF-")
    try:
        source = read_source(target, limits=Limits(max_seconds=20))
    except UnreadableDocument as error:
        assert error.hint
    else:
        assert source.pages == len(
            {b.place.page for b in source.blocks} | set(range(1, (source.pages or 0) + 1))
        )


def test_reading_leaves_no_other_library_loaded() -> None:
    """PDF libraries are heavy; who reads text must not wait for them."""
    code = "import sys, regelcheck.reading; print([m for m in ('pypdfium2', 'pdfplumber', 'lxml', 'docx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
