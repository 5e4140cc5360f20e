"""`regelcheck demo`: everything is in the folder, nothing else is touched, and the text says what is true."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from regelcheck.cli import run
from tests.margin.word import comments
from tests.notation import FOLDER

FILES = {
    "bedrijfsvoering-drie-steden.docx",
    "bedrijfsvoering-drie-steden-met-opmerkingen.docx",
    "rapport.txt",
    "rapport.html",
    "rapport.docx",
}


def test_a_newcomer_gets_a_sample_and_its_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == 0
    folder = tmp_path / "regelcheck-demo"
    assert {one.name for one in folder.iterdir()} == FILES
    sample = "bedrijfsvoering-drie-steden.docx"
    assert (folder / sample).read_bytes() == (FOLDER / sample).read_bytes()
    out = capsys.readouterr().out
    for name in FILES:
        assert name in out
    # What the text points at is there.
    report = (folder / "rapport.txt").read_text(encoding="utf-8")
    assert " 9 ○ ontbreekt  Afweging van belangen" in report
    assert "10 ◐ zwak       Conflicthantering" in report
    (remark,) = [one for one in comments(folder / "bedrijfsvoering-drie-steden-met-opmerkingen.docx") if "regel gids-a/belangenafweging" in one.text]
    assert remark.words
    assert "Voorbeeldbepaling" in remark.text
    assert "regelcheck-demo/bedrijfsvoering-drie-steden.docx" in report
    assert Document(str(folder / "rapport.docx")).paragraphs[1].style.name == "Title"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "rapport.txt"
    mine.write_text("van mij", encoding="utf-8")
    assert run(["demo", str(tmp_path)]) == 2
    assert "overschrijft niets" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["rapport.txt"]
    assert mine.read_text(encoding="utf-8") == "van mij"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert run(["demo", str(tmp_path)]) == 0
    assert {one.name for one in tmp_path.iterdir()} == FILES
