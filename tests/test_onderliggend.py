"""Documents beside the Regeling: what they refuse, and what of them was not read."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from regelcheck.cli import run
from regelcheck.report.json_report import schema_path
from tests.reading import docx_builder as word
from tests.reading.pdf_builder import scan_image
from tests.test_cli_reading import EVALUATIE, FIRST, RULE

REFUSAL = "Deze regeling wordt niet geëvalueerd."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "regeling.txt"
    path.write_text("\n".join(FIRST), encoding="utf-8")
    return path


def judged(draft: Path, beside: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = run(["check", str(draft), "--onderliggend", str(beside), "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    return code, next(one for one in document["results"] if one["rule_id"] == RULE)


def text(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["Reglement", "Artikel 1 Evaluatie", *lines]), encoding="utf-8")
    return path


def test_a_norm_beside_the_regeling_counts_with_its_document(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = judged(draft, text(tmp_path / "reglement.txt", EVALUATIE), capsys)
    assert (code, found["verdict"]) == (0, "aanwezig")
    assert {(one["document"], one["quote"]) for one in found["evidence"]} == {("reglement.txt", EVALUATIE)}


def test_a_refusal_beside_the_regeling_is_quoted_and_is_no_norm(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = judged(draft, text(tmp_path / "reglement.txt", REFUSAL), capsys)
    assert (code, found["verdict"]) == (0, "ontbreekt")
    assert [(one["document"], one["artikel"], one["quote"]) for one in found["evidence"]] == [
        ("reglement.txt", "1", REFUSAL)
    ]
    assert "artikel 1 van reglement.txt" in found["reason"]


def test_a_refusal_beside_the_regeling_leaves_its_own_norm_alone(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text("\n".join([*FIRST, "Artikel 3 Evaluatie", EVALUATIE]), encoding="utf-8")
    _, found = judged(draft, text(tmp_path / "reglement.txt", REFUSAL), capsys)
    assert found["verdict"] == "aanwezig"
    assert {one["quote"] for one in found["evidence"]} == {EVALUATIE}
    assert {one["document"] for one in found["evidence"]} == {None}


def test_a_scanned_page_beside_the_regeling_keeps_absence_from_being_claimed(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "reglement.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 760, "Artikel 1 Vergaderingen")
    canvas.drawString(72, 740, "Het algemeen bestuur vergadert in het openbaar.")
    canvas.showPage()
    canvas.drawImage(scan_image(), 0, 0, width=A4[0], height=A4[1])
    canvas.save()
    code, found = judged(draft, path, capsys)
    assert (code, found["verdict"]) == (2, "niet te beoordelen")
    assert "bladzijde 2 in reglement.pdf bevat een afbeelding zonder tekst" in found["reason"]
    assert run(["check", str(draft), "--onderliggend", str(path)]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "Ernaast gelezen: reglement.pdf: 2 alinea's op 2 bladzijden, 1 artikel" in out
    assert "Let op - reglement.pdf: Bladzijde 2 niet gelezen" in out
    assert "Alle tekst heeft een plaats" not in out


def test_an_unread_part_beside_the_regeling_keeps_absence_from_being_claimed(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = word.p("Artikel 1 Vergaderingen") + word.p("Het bestuur vergadert.") + '<w:altChunk r:id="x"/>'
    code, found = judged(draft, word.write_docx(tmp_path / "reglement.docx", body), capsys)
    assert (code, found["verdict"]) == (2, "niet te beoordelen")
    assert "in reglement.docx is gelezen: ingevoegd bestand bij alinea 2" in found["reason"]


def test_a_document_beside_the_regeling_that_cannot_be_read_is_named(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reglement.docx").write_bytes(b"PK\x03\x04 afgebroken")
    assert run(["check", str(draft), "--onderliggend", str(tmp_path / "reglement.docx")]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "reglement.docx is beschadigd of afgebroken" in out
    assert "Het is meegegeven als onderliggend document (--onderliggend)." in out


def test_the_json_report_accounts_for_the_document_beside(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = text(tmp_path / "reglement.txt", EVALUATIE)
    run(["check", str(draft), "--onderliggend", str(beside), "--format", "json"])
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    (one,) = value["documents"][0]["beside"]
    assert (one["path"], one["title"]) == (beside.as_posix(), "Reglement")
    assert (one["coverage"]["paragraphs"], one["coverage"]["articles"]) == (3, 1)
    assert one["tracked_changes"] == {"count": 0, "authors": []}
