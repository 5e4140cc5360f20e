"""From the command line to what was read: scans, tekstherkenning, one of several regelingen, and the limits."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from regelcheck.cli import run
from regelcheck.reading.pdf.tesseract import find_tesseract
from tests.notation import FOLDER, read_notation, write_pdf
from tests.reading.pdf_builder import scan_image

FIRST = [
    "Gemeenschappelijke regeling Groenbeheer Rijnoever",
    "De colleges van burgemeester en wethouders van de gemeenten Aa en Bee;",
    "besluiten de volgende regeling te treffen:",
    "Artikel 1 Openbaar lichaam",
    "1. Er is een openbaar lichaam, genaamd Groenbeheer Rijnoever.",
    "2. Het openbaar lichaam is gevestigd te Aa.",
    "Artikel 2 Slotbepaling",
    "Deze regeling treedt in werking op 1 januari 2025.",
]
EVALUATIE = "Het algemeen bestuur evalueert deze regeling elke vier jaar en zendt het verslag aan de raden."
SCANNED = ["Artikel 3 Evaluatie", EVALUATIE]
RULE = "gids-a/periodieke-evaluatie"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Two pages: the first is text, the second a picture of an article on evaluation."""
    write_pdf(read_notation("\n".join(["Blad", *SCANNED])), tmp_path / "blad.pdf")
    with pypdfium2.PdfDocument(tmp_path / "blad.pdf") as document:
        picture = io.BytesIO()
        document[0].render(scale=250 / 72, grayscale=True).to_pil().crop((0, 180, 2060, 2600)).save(
            picture, "PNG"
        )
    path = tmp_path / "gescand.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for row, text in enumerate(FIRST):
        canvas.drawString(72, 760 - 20 * row, text)
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 60, width=A4[0], height=A4[0] * 2420 / 2060)
    canvas.save()
    return path


def results(report: str) -> dict[str, dict[str, str]]:
    return {one["rule_id"]: one for one in json.loads(report)["documents"][0]["results"]}


def test_a_scanned_page_keeps_every_absence_from_being_claimed(
    scan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(scan), "--format", "json", "--fail-on", "zwak"]) == 2
    report = capsys.readouterr().out
    found = results(report)
    assert found[RULE]["verdict"] == "niet te beoordelen"
    assert "bladzijde 2 bevat een afbeelding zonder tekst" in found[RULE]["reason"]
    assert "ontbreekt" not in {one["verdict"] for one in found.values()}
    assert json.loads(report)["documents"][0]["coverage"]["pages_without_text"] == [2]


@pytest.mark.parametrize("form", ["tekst", "html", "md"])
def test_scanned_pages_are_named_in_every_report_with_what_to_do(
    scan: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(scan), "--format", form]) == 2
    report = " ".join(capsys.readouterr().out.split())
    assert "Bladzijde 2 heeft geen leesbare tekst (waarschijnlijk een scan)." in report
    assert "--ocr" in report


def test_the_tree_names_them_too(scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tree", str(scan)]) == 0
    report = " ".join(capsys.readouterr().out.split())
    assert "Gelezen: 7 alinea's op 2 bladzijden, 2 artikelen. Bladzijde 2 heeft geen leesbare tekst" in report


CONTENTS = ["Inhoudsopgave", *(f"Artikel {number} Titel {number} ..... {number}" for number in (1, 2, 3))]
PUBLISHER = "Treedt in werking op een nader te bepalen tijdstip"


def test_the_tree_says_why_every_paragraph_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = [
        line
        for number in (1, 2, 3)
        for line in (f"Artikel {number} Titel {number}", PUBLISHER, f"Tekst {number}.")
    ]
    text = "\n".join([FIRST[0], *CONTENTS, *FIRST[1:3], *articles])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run(["tree", str(tmp_path / "a.txt")]) == 0
    out = capsys.readouterr().out
    assert "Gelezen: 16 alinea's, 3 artikelen.\nAlle tekst heeft een plaats in de Regeling gekregen.\n" in out
    assert "Apart gehouden: 7 alinea's (inhoudsopgave en toevoeging van de uitgever).\n" in out
    assert "  alinea 2 (inhoudsopgave): Inhoudsopgave\n" in out
    assert out.count("(toevoeging van de uitgever): Treedt in werking") == 3


def test_a_table_of_contents_leaves_no_text_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(
        "\n".join([FIRST[0], *CONTENTS, *FIRST[1:3]])
        + "".join(f"\nArtikel {number} Titel {number}\nDe tekst van {number}." for number in (1, 2, 3)),
        encoding="utf-8",
    )
    assert run(["check", str(tmp_path / "a.txt"), "--format", "json"]) == 0
    assert results(capsys.readouterr().out)[RULE]["verdict"] == "ontbreekt"


def test_headers_of_a_pdf_are_accounted_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tree", str(FOLDER / "belastingsamenwerking-verborgen-stem.pdf")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Apart gehouden: 2 alinea's (kop- of voettekst)." in out
    assert "blz. 1 (kop- of voettekst): Pagina 1" in out


@pytest.mark.skipif(find_tesseract() is None, reason="tesseract met Nederlands is niet geïnstalleerd")
def test_ocr_reads_the_scan_and_says_so(scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(scan), "--format", "json", "--ocr"]) == 0
    report = capsys.readouterr().out
    found = results(report)[RULE]
    assert found["verdict"] == "aanwezig"
    assert "evalueert deze regeling elke vier jaar" in json.dumps(found)
    document = json.loads(report)["documents"][0]
    assert document["coverage"]["pages_without_text"] == []
    assert any("tekstherkenning (OCR)" in warning for warning in document["warnings"])
    assert "tekstherkenning" in json.dumps(json.loads(report)["run"])


def test_ocr_that_is_not_there_is_said_and_nothing_is_claimed(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["check", str(scan), "--ocr"]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "installeer tesseract met Nederlands (tesseract-ocr-nld)" in out
    assert "Bladzijde 2" in out


def test_a_file_of_pictures_only_is_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=A4)
    canvas.drawImage(scan_image(), 0, 0, width=A4[0], height=A4[1])
    canvas.save()
    assert run(["check", str(tmp_path / "scan.pdf")]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "de enige bladzijde is een afbeelding" in out and "--ocr" in out


# -- several regelingen -------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> Path:
    other = [line.replace("Groenbeheer", "Waterbeheer") for line in FIRST]
    path = tmp_path / "twee.txt"
    path.write_text("\n".join([*FIRST, *SCANNED, *other]), encoding="utf-8")
    return path


def test_several_regelingen_have_to_be_chosen_from(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(two)]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert (
        "1. Gemeenschappelijke regeling Groenbeheer Rijnoever. 2. Gemeenschappelijke regeling Waterbeheer"
        in out
    )
    assert "Kies er een met --regeling" in out


@pytest.mark.parametrize(("number", "verdict"), [("1", "aanwezig"), ("2", "ontbreekt")])
def test_only_the_chosen_one_is_judged(
    two: Path, number: str, verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(two), "--regeling", number, "--format", "json"]) == 0
    report = capsys.readouterr().out
    assert results(report)[RULE]["verdict"] == verdict
    assert ["regeling", number] in [list(pair) for pair in _pairs(json.loads(report)["run"])]
    assert f"alleen nummer {number} is gelezen" in json.loads(report)["documents"][0]["warnings"][0]


def _pairs(value: object) -> list[tuple[str, str]]:
    """Every key with its text in a JSON value."""
    if isinstance(value, dict):
        return [
            pair
            for key, inner in value.items()
            for pair in ([(key, inner)] if isinstance(inner, str) else _pairs(inner))
        ]
    return [pair for inner in value for pair in _pairs(inner)] if isinstance(value, list) else []


def test_tree_and_explain_choose_as_well(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tree", str(two)]) == 2
    assert run(["tree", str(two), "--regeling", "2"]) == 0
    assert capsys.readouterr().out.startswith("Gemeenschappelijke regeling Waterbeheer Rijnoever\n")
    assert run(["rules", "explain", RULE, str(two), "--regeling", "1"]) == 0
    assert "elke vier jaar" in " ".join(capsys.readouterr().out.split())


def test_a_document_beside_it_is_read_whole(two: Path, tmp_path: Path) -> None:
    beside = tmp_path / "handvest.txt"
    beside.write_text("Artikel 1\nDe raden worden elk jaar geïnformeerd.\n", encoding="utf-8")
    assert run(["check", str(two), "--regeling", "2", "--onderliggend", str(beside)]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--regeling", "0"], "--regeling telt vanaf 1"),
        (["--regeling", "1", "--fragment"], "--regeling en --fragment gaan niet samen"),
        (["--max-mb", "0"], "--max-mb moet een getal boven 0 zijn"),
        (["--max-seconden", "-3"], "--max-seconden moet een getal boven 0 zijn"),
        (["--max-seconden", "nan"], "--max-seconden moet een getal boven 0 zijn"),
    ],
)
def test_what_does_not_go_together(
    two: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(two), *arguments]) == 2
    assert message in capsys.readouterr().err


# -- limits -------------------------------------------------------------------------------------------------


def test_a_limit_is_named_and_can_be_moved(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two.write_text(two.read_text(encoding="utf-8") + " " * 1_200_000, encoding="utf-8")
    assert run(["tree", str(two), "--regeling", "1", "--max-mb", "1"]) == 2
    assert "de grens is 1 MB" in capsys.readouterr().err
    assert run(["tree", str(two), "--regeling", "1", "--max-mb", "1.5"]) == 0


def test_reading_stops_after_the_seconds_given(scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tree", str(scan), "--max-seconden", "0.000001"]) == 2
    assert "seconden" in capsys.readouterr().err
    assert run(["tree", str(scan), "--max-seconden", "60"]) == 0
