"""What a scan writes beside its summary: reports, the overview that leads to them, and the clauses compared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from regelcheck.cli import run
from regelcheck.cli.folder_reports import report_name
from tests.batch.drafts import write_drafts
from tests.test_tracked import write_draft


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGELCHECK_CACHE", str(tmp_path / "cache"))
    write_drafts(tmp_path / "regio", 2)
    return tmp_path


def test_the_overview_leads_to_a_report_of_every_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "uit met spatie").mkdir()
    arguments = ["scan", "regio", "--rapporten", "uit met spatie/rapporten"]
    for name in ("o.html", "o.json", "o.csv", "o.xlsx"):
        arguments += ["--overzicht", f"uit met spatie/{name}"]
    assert run([*arguments, "--harmonisatie", "b.html", "--harmonisatie", "b.json"]) == 0
    assert "De rapporten staan in uit met spatie/rapporten." in capsys.readouterr().err
    for page, start in (("uit met spatie/o.html", "rapporten/"), ("b.html", "uit%20met%20spatie/rapporten/")):
        text = (folder / page).read_text(encoding="utf-8")
        links = set(re.findall(rf'"({re.escape(start)}[^"#]+)', text))
        assert len(links) == 2, page
        for link in links:
            target = (folder / page).parent / unquote(link)
            assert "Groenbeheer Rijnoever" in target.read_text(encoding="utf-8")
    rows = json.loads((folder / "uit met spatie" / "o.json").read_text(encoding="utf-8"))["regelingen"]
    assert [Path(row["path"]).name for row in rows] == ["groen-000.txt", "groen-001.txt"]
    assert rows[0]["verdicts"]["gids-a/periodieke-evaluatie"] == "aanwezig"
    assert (folder / "uit met spatie" / "o.xlsx").read_bytes().startswith(b"PK")


def test_a_scan_says_which_text_of_a_draft_was_judged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_draft(folder / "regio" / "concept.docx")
    assert run(["scan", "regio", "--weergave", "oorspronkelijk", "--overzicht", "o.json"]) == 0
    rows = json.loads((folder / "o.json").read_text(encoding="utf-8"))["regelingen"]
    assert [(Path(row["path"]).name, row["view"]) for row in rows] == [
        ("concept.docx", "oorspronkelijk"),
        ("groen-000.txt", None),
        ("groen-001.txt", None),
    ]
    out = capsys.readouterr().out
    assert "1 document met bijgehouden wijzigingen: beoordeeld is de oorspronkelijke tekst" in out
    assert "concept.docx · oorspronkelijke tekst\n" in out


def test_the_summary_takes_together_what_fits_no_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", "regio", "--profiel", "gids"]) == 0
    out = capsys.readouterr().out
    assert "(gids-a/periodieke-evaluatie)" in out and "gids-a/centrum-reden" not in out
    assert re.search(r"Bij geen van deze documenten van toepassing: \d+ toetspunten", out)


def test_what_a_run_writes_in_the_folder_is_no_document(folder: Path) -> None:
    arguments = ["scan", "regio", "--rapporten", "regio/rapporten", "--overzicht", "regio/o.html"]
    for _ in range(2):
        assert run([*arguments, "--format", "html=regio/alles.html", "--format", "json=regio.json"]) == 0
        documents = json.loads((folder / "regio.json").read_text(encoding="utf-8"))["documents"]
        assert [Path(one["path"]).name for one in documents] == ["groen-000.txt", "groen-001.txt"]


@pytest.mark.parametrize("command", ["scan", "check"])
def test_a_page_of_an_earlier_run_is_no_document_and_that_is_told(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "regio/groen-000.txt", "--output", "regio/rapport.html"]) == 0
    (folder / "regio" / "groen.html").write_text("<p>Gemeenschappelijke regeling Groen</p><p>Artikel 1 Doel</p><p>Het doel is groen.</p>")
    capsys.readouterr()
    assert run([command, "regio", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    names = [Path(one["path"]).name for one in json.loads(out)["documents"]]
    assert names == ["groen-000.txt", "groen-001.txt", "groen.html"]
    assert err.count("Overgeslagen: regio/rapport.html is een rapport van regelcheck.") == 1


def test_a_cache_in_a_repository_keeps_itself_out_of_git(folder: Path) -> None:
    (folder / "al").mkdir()
    for name in (".regelcheck-cache", "al"):
        assert run(["scan", "regio", "--cache", name]) == 0
    assert (folder / ".regelcheck-cache" / ".gitignore").read_text() == "*\n"
    assert not (folder / "al" / ".gitignore").exists()  # what was there is not ours to hide


def test_one_deelnemer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = folder / "regio" / "groen-001.txt"
    other.write_text(other.read_text(encoding="utf-8").replace("Aa en Bee", "Cee en Dee"), encoding="utf-8")
    assert run(["scan", "regio", "--overzicht", "o.json", "--deelnemer", "gemeente Cee"]) == 0
    rows = json.loads((folder / "o.json").read_text(encoding="utf-8"))["regelingen"]
    assert [Path(row["path"]).name for row in rows] == ["groen-001.txt"]
    (folder / "o.json").unlink()
    assert run(["scan", "regio", "--overzicht", "o.json", "--deelnemer", "Elders"]) == 2
    assert 'is "Elders" een deelnemer' in capsys.readouterr().err
    assert not (folder / "o.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--overzicht", "o.doc"], ".html, .xlsx, .csv, .json"),
        (["--harmonisatie", "b.xlsx"], ".html, .json"),
        (["--deelnemer", "Aa"], "--overzicht"),
        (["--rapporten", "regio/groen-000.txt"], "kan niet worden gemaakt"),
        (["--overzicht", "weg/o.html"], "bestaat niet"),
        (["--overzicht", "regio"], "naam zegt niet"),
        (["--overzicht", "o.json", "--format", "json=o.json"], "naar hetzelfde bestand"),
        (["--overzicht", "o.html", "--harmonisatie", "./o.html"], "naar hetzelfde bestand"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_work(
    arguments: list[str], says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", "regio", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err and "van 2" not in err


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("Regeling Één (2).docx", "regeling-een-2-"),
        ("../../weg.txt", "weg-"),
        ("<script>.pdf", "script-"),
        ("规则.docx", "document-"),
        ("con" * 100 + ".docx", "con"),
    ],
)
def test_the_name_of_a_report_is_harmless_and_its_own(name: str, start: str) -> None:
    made = report_name(Path("map") / name)
    assert made.startswith(start) and re.fullmatch(r"[a-z0-9-]{1,75}\.html", made)
    assert made != report_name(Path("andere") / name)
