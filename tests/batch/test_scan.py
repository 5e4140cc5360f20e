"""Scans: the same result however it is done, nothing done twice, nothing lost."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from regelcheck.batch import Scan, ScanSettings, scan_files
from regelcheck.batch.scan import Step
from regelcheck.cli import run
from regelcheck.model import Vorm
from regelcheck.pipeline import Checker, Options
from regelcheck.report import ReportFormat, render
from tests.batch.drafts import write_drafts

ROOT = Path(__file__).resolve().parents[2]


def report(scan: Scan) -> dict:
    value = json.loads(render(scan.result, ReportFormat.JSON))
    assert value["run"].pop("started")
    return value


def scanned(paths: list[Path], checker: Checker, cache: Path | None, workers: int = 2, **more) -> tuple[dict, list[str]]:
    """The report, and the names of the documents that were checked anew."""
    steps: list[Step] = []
    settings = ScanSettings(workers=workers, cache=cache)
    options = more.pop("options", Options())
    with scan_files(paths, checker.rule_set, options, settings, on_step=steps.append, **more) as scan:
        return report(scan), sorted(step.path.name for step in steps if step.finished)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Mixed formats, two broken files, one of them an empty PDF."""
    folder = tmp_path / "regio"
    write_drafts(folder / "sub", 3)
    for name in ("bedrijfsvoering-drie-steden.docx", "centrumregeling-sociaal-domein.pdf"):
        (folder / name).write_bytes((ROOT / "samples" / name).read_bytes())
    (folder / "leeg.pdf").touch()
    (folder / "stuk.docx").write_bytes(b"PK\x03\x04 en dan niets")
    return folder


def test_one_worker_two_workers_and_a_cache_give_the_same_json(
    folder: Path, checker: Checker, tmp_path: Path
) -> None:
    one, read = scanned([folder], checker, None, workers=1)
    assert len(read) == 7
    two, read = scanned([folder], checker, tmp_path / "cache", workers=2)
    assert len(read) == 7
    again, read = scanned([folder], checker, tmp_path / "cache", workers=2)
    assert read == []
    assert one == two == again
    assert [Path(one["path"]).name for one in one["documents"]] == [
        "bedrijfsvoering-drie-steden.docx",
        "centrumregeling-sociaal-domein.pdf",
        "groen-000.txt",
        "groen-001.txt",
        "groen-002.txt",
    ]
    assert [Path(one["path"]).name for one in one["unreadable"]] == ["leeg.pdf", "stuk.docx"]
    assert one["unreadable"][0]["reason"] == "Het bestand leeg.pdf is leeg (0 bytes)."


def test_a_scan_says_what_a_check_says(folder: Path, checker: Checker, capsys: pytest.CaptureFixture[str]) -> None:
    scan, _ = scanned([folder], checker, None)
    assert run(["check", str(folder), "--format", "json"]) == 2
    check = json.loads(capsys.readouterr().out)
    assert scan["documents"] == check["documents"] and scan["unreadable"] == check["unreadable"]


def test_only_what_changed_is_read_again(tmp_path: Path, checker: Checker) -> None:
    paths = write_drafts(tmp_path / "regio", 3)
    cache = tmp_path / "cache"
    scanned([tmp_path / "regio"], checker, cache)
    paths[1].write_text(paths[1].read_text(encoding="utf-8").replace("evalueert", "bekijkt"), encoding="utf-8")
    changed, read = scanned([tmp_path / "regio"], checker, cache)
    assert read == ["groen-001.txt"]
    verdicts = [
        next(one["verdict"] for one in document["results"] if one["rule_id"] == "gids-a/periodieke-evaluatie")
        for document in changed["documents"]
    ]
    assert verdicts[0] == verdicts[2] == "aanwezig" and verdicts[1] != "aanwezig"
    given = Options(vorm=Vorm.CENTRUMREGELING)
    _, read = scanned([tmp_path / "regio"], checker, cache, options=given)
    assert len(read) == 3


def test_a_reglement_that_changes_is_read_again(tmp_path: Path, checker: Checker) -> None:
    paths = write_drafts(tmp_path / "regio", 1)
    reglement = tmp_path / "reglement.txt"
    cache = tmp_path / "cache"
    options = Options(onderliggend=(reglement,))
    for text in ("De voorzitter opent.", "De voorzitter sluit."):
        reglement.write_text(f"Reglement van orde\n\nArtikel 1\n{text}\n", encoding="utf-8")
        assert scanned(paths, checker, cache, options=options)[1] == ["groen-000.txt"]
    assert scanned(paths, checker, cache, options=options)[1] == []


def test_a_damaged_entry_is_made_anew(tmp_path: Path, checker: Checker) -> None:
    paths = write_drafts(tmp_path / "regio", 2)
    cache = tmp_path / "cache"
    first, _ = scanned(paths, checker, cache)
    entry = sorted(cache.rglob("*.json"))[0]
    entry.write_bytes(entry.read_bytes()[:-40])
    second, read = scanned(paths, checker, cache)
    assert len(read) == 1 and second == first


def test_documents_can_be_fetched_by_number_and_slice(tmp_path: Path, checker: Checker) -> None:
    paths = write_drafts(tmp_path / "regio", 3)
    settings = ScanSettings(workers=1, cache=None)
    with scan_files(paths, checker.rule_set, Options(), settings) as scan:
        documents = scan.result.documents
        assert len(documents) == 3
        assert documents[2].regeling.source.path == paths[2]
        assert [one.regeling.source.path for one in documents[1:]] == paths[1:]
        assert [summary.path for summary in scan.summaries] == paths
        assert scan.summaries[0].verdicts == tuple(outcome.verdict for outcome in documents[0].outcomes)


def test_killed_in_the_middle_and_run_again(tmp_path: Path, checker: Checker) -> None:
    folder, cache = tmp_path / "regio", tmp_path / "cache"
    write_drafts(folder, 40)
    command = [sys.executable, "-m", "regelcheck", "scan", str(folder), "--cache", str(cache), "--werkers", "1"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    limit = time.monotonic() + 120
    while len(list(cache.rglob("*.json"))) < 5 and time.monotonic() < limit:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.communicate()[0] == b""
    time.sleep(1.0)  # a worker that was still writing leaves with its parent
    done = {path: path.stat().st_ino for path in cache.rglob("*.json")}
    assert 5 <= len(done) < 40, "the scan was over before it could be killed"
    second, read = scanned([folder], checker, cache)
    assert len(read) == 40 - len(done)
    assert {path: path.stat().st_ino for path in done} == done
    assert len(list(cache.rglob("*.json"))) == 40
    third, _ = scanned([folder], checker, None)
    assert second == third


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_ends_the_workers_and_says_how_to_go_on(asked: signal.Signals, tmp_path: Path) -> None:
    folder, cache = tmp_path / "regio", tmp_path / "cache"
    write_drafts(folder, 60)
    code = (
        # A shell starts what it runs in the background with Ctrl-C ignored; here it must be heard.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from regelcheck.cli import main\n"
        "if __name__ == '__main__':\n    main()\n"
    )
    script = tmp_path / "start.py"
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), "scan", str(folder), "--cache", str(cache)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    limit = time.monotonic() + 120
    while not list(cache.rglob("*.json")) and time.monotonic() < limit:
        time.sleep(0.01)
    workers = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, asked)  # as a terminal does
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130 and out == ""
    assert err.splitlines()[-2:] == [
        "Wat klaar was, is bewaard: dezelfde opdracht gaat verder waar zij was.",
        "Afgebroken.",
    ]
    assert "Traceback" not in err
    assert workers and psutil.wait_procs(workers, timeout=10)[1] == []


def test_a_terminal_shows_a_bar_with_the_name_and_then_only_the_summary(tmp_path: Path) -> None:
    write_drafts(tmp_path / "regio", 3)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "regelcheck", "scan", str(tmp_path / "regio"), "--geen-cache", "--werkers", "1"],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(ours)
    out = process.communicate(timeout=60)[0].decode()
    assert process.returncode == 0
    assert out.startswith("3 documenten beoordeeld\n") and "\x1b" not in out
    bar = shown.decode()
    assert "groen-002.txt" in bar and "/3" in bar and "nog" in bar
    assert "Traceback" not in bar and bar.endswith("\x1b[2K")


# -- the command --------------------------------------------------------------------------------------------


def test_the_summary_names_documents_totals_and_what_was_not_judged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["scan", str(folder), "--cache", str(tmp_path / "cache"), "--werkers", "1"]
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out.startswith("5 documenten beoordeeld, 2 niet\n")
    assert "Gemeenschappelijke regeling Groenbeheer Rijnoever 1\n" in out
    assert "(gids-a/periodieke-evaluatie)\n" in out
    assert "Het bestand leeg.pdf is leeg (0 bytes)." in out
    assert err.splitlines()[-1].startswith("7 van 7: ")
    assert run([*arguments, "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert len(json.loads(out)["documents"]) == 5
    assert all(line.startswith("Niet beoordeeld: ") for line in err.splitlines()) and len(err.splitlines()) == 2


def test_a_pattern_and_a_folder_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_drafts(tmp_path / "a", 2)
    cache = ["--cache", str(tmp_path / "cache")]
    assert run(["scan", str(tmp_path / "**" / "*-001.txt"), *cache]) == 0
    assert capsys.readouterr().out.startswith("1 document beoordeeld\n")
    (tmp_path / "leeg").mkdir()
    for nothing, says in (("leeg", "In deze map staat geen document"), ("*/*.pdf", "Geen enkel document past")):
        assert run(["scan", str(tmp_path / nothing), *cache, "--exit-zero"]) == 2
        assert says in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--werkers", "0"], "--werkers"),
        (["--max-geheugen", "0"], "--max-geheugen"),
        (["--cache", "x", "--geen-cache"], "gaan niet samen"),
        (["--cache", "/dev/null/x"], "kan niet worden gemaakt"),
        (["--format", "json", "--format", "md"], "maar één rapport"),
        (["--format", "json="], "bestandsnaam"),
        (["--format", "json=a.x", "--format", "md=./a.x"], "hetzelfde bestand"),
        (["--fail-on", "zwak:zwaar"], "wettelijk verplicht"),
    ],
)
def test_what_does_not_go_together(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_drafts(tmp_path, 1)
    assert run(["scan", str(tmp_path), *arguments]) == 2
    assert says in capsys.readouterr().err
