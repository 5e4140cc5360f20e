"""`regelcheck annotate`: where the copy comes, what it refuses, and what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from regelcheck.cli import run
from tests.margin.word import assert_untouched, comments
from tests.notation import FOLDER

SAMPLE = "bedrijfsvoering-drie-steden.docx"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / SAMPLE, tmp_path / "concept.docx"))


def test_the_copy_has_the_comments_and_the_draft_stays(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    output = draft.with_name("uit.docx")
    assert run(["annotate", str(draft), "-o", str(output)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert draft.read_bytes() == before
    assert_untouched(draft, output.read_bytes())
    assert f"Het document met {len(comments(output))} opmerkingen staat in " in err


def test_without_a_name_it_comes_beside_the_draft_and_replaces_nothing(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", str(draft), "--zonder-aanwezig"]) == 0
    output = draft.with_name("concept-met-opmerkingen.docx")
    made = output.read_bytes()
    assert comments(output)
    assert run(["annotate", str(draft)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert output.read_bytes() == made


def test_a_proposal_is_counted(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["annotate", str(draft), "-o", str(draft.with_name("uit.docx")), "--voorstel"]) == 0
    assert re.search(r"opmerkingen en [1-9]\d* voorstel(len)? staat in", capsys.readouterr().err)


def test_the_draft_is_never_overwritten(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    assert run(["annotate", str(draft), "-o", str(draft)]) == 2
    assert "overschrijven" in capsys.readouterr().err
    assert draft.read_bytes() == before


@pytest.mark.parametrize("name", ["belastingsamenwerking-verborgen-stem.pdf", "afvalbeheer-oude-stijl.txt"])
def test_another_format_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "uit.docx"
    assert run(["annotate", str(FOLDER / name), "-o", str(output)]) == 2
    err = capsys.readouterr().err
    assert "alleen in een Word-bestand (DOCX)" in err
    assert "Sla het in Word of LibreOffice op als DOCX" in err
    assert not output.exists()


def test_the_copy_keeps_the_kind_of_the_draft(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Word does not open a document whose name says that it has macros when it has none, or the other way round."""
    output = draft.with_name("uit.docm")
    assert run(["annotate", str(draft), "-o", str(output)]) == 2
    assert "moet op .docx eindigen" in capsys.readouterr().err
    assert not output.exists()


def test_a_damaged_file_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "stuk.docx"
    path.write_bytes((FOLDER / SAMPLE).read_bytes()[:4000])
    assert run(["annotate", str(path), "-o", str(tmp_path / "uit.docx")]) == 2
    assert "beschadigd" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["stuk.docx"]
