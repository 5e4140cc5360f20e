"""Reports that are files: `--format docx`, `--format pdf`, and a template in the style of the house."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from regelcheck.cli import run

REGELING = """Gemeenschappelijke regeling Groenbeheer Rijnoever

Artikel 1 Evaluatie
Het algemeen bestuur evalueert de regeling elke vier jaar.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "groen.txt"
    path.write_text(REGELING, encoding="utf-8")
    return path


def test_the_name_of_the_output_tells_the_format(draft: Path, tmp_path: Path) -> None:
    output = tmp_path / "rapport.docx"
    assert run(["check", str(draft), "--output", str(output)]) == 0
    assert "Gemeenschappelijke regeling Groenbeheer Rijnoever" in [p.text for p in Document(str(output)).paragraphs]


def test_a_template_of_the_house(draft: Path, tmp_path: Path) -> None:
    house = Document()
    house.sections[0].header.paragraphs[0].text = "Griffie Rijnoever"
    house.save(str(tmp_path / "huisstijl.docx"))
    output = tmp_path / "rapport.docx"
    assert run(["check", str(draft), "-o", str(output), "--sjabloon", str(tmp_path / "huisstijl.docx")]) == 0
    assert Document(str(output)).sections[0].header.paragraphs[0].text == "Griffie Rijnoever"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("weg.docx", None, "bestaat niet"), ("tekst.docx", b"geen zip", "beschadigd"), ("leeg.docx", b"", "leeg")],
)
def test_a_template_that_cannot_be_read(
    name: str, content: bytes | None, says: str, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    output = tmp_path / "rapport.docx"
    assert run(["check", str(draft), "-o", str(output), "--sjabloon", str(tmp_path / name)]) == 2
    err = capsys.readouterr().err
    assert "Het sjabloon is niet te lezen." in err
    assert says in err
    assert not output.exists()


def test_a_template_without_a_word_report(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft), "--format", "md", "--sjabloon", "x.docx"]) == 2
    assert "Voeg toe: --format docx" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_file_does_not_go_to_a_terminal(
    form: str, draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if form == "pdf":
        pytest.importorskip("weasyprint", exc_type=OSError)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["check", str(draft), "--format", form]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"--output rapport.{form}" in err


def test_a_file_goes_into_a_pipe(draft: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["check", str(draft), "--format", "docx"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK\x03\x04")


def test_a_pdf(draft: Path, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    output = tmp_path / "rapport.pdf"
    assert run(["check", str(draft), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"%PDF-")
