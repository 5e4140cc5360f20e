"""PDFs that cannot be read, or not whole: scans, shapes, passwords, damage, and what asks too much."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading import Limits, read_source
from tests.reading.pdf_builder import Layout, scan_image, write_pdf
from tests.reading.pdf_texts import LONG, REGELING, body, draw_lines


def test_scanned_pages_are_named_also_under_a_header(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number in range(1, 5):
        canvas.drawString(72, 810, "Ontwerp Zandstreek")
        if number in (2, 4):
            canvas.drawImage(scan_image(), 60, 60, width=470, height=720)
        else:
            draw_lines(canvas, [f"De tekst van bladzijde {number} staat hier gewoon als tekst en is te lezen."])
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
            draw_lines(canvas, ["De raad besluit de regeling vast te stellen."], y=700)
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
    draw_lines(canvas, ["De tekst van de eerste bladzijde staat hier gewoon als tekst."])
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
