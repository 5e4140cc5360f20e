"""What goes wrong around a run: each fault has one outcome, a sentence with a hint, and never a report cut short.

Full disk and closed standard output as processes meet them are in test_streams; the cache folder is in test_store.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from regelcheck import cli
from regelcheck.cli import check as checking
from regelcheck.cli import streams
from tests.test_streams import REGELING, finish, start

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals, links and names as POSIX has them")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd) -> Run:
    """The command line in this process: exit code, standard output and standard error."""

    def go(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err, err
        return code, out, err

    return go


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "groen.txt"
    path.write_text(REGELING + "\n", encoding="utf-8")
    return path


# --- the disk and its rights ------------------------------------------------------------------------------------------


def test_a_disk_that_fills_up_leaves_the_old_report_and_nothing_else(run, draft, tmp_path, monkeypatch):
    report = tmp_path / "rapport.json"
    report.write_text("oud", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run("check", draft, "--output", report)
    assert code == 2
    assert "kan niet worden geschreven" in err
    assert report.read_text(encoding="utf-8") == "oud"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["groen.txt", "rapport.json"]


def test_a_folder_that_may_not_be_written_is_told_before_the_work(run, draft, tmp_path, monkeypatch):
    monkeypatch.setattr(streams.os, "access", lambda path, mode: False)
    monkeypatch.setattr(checking, "load_rules", lambda folders: pytest.fail("the work had begun"))
    code, out, err = run("check", draft, "--output", tmp_path / "rapport.html")
    assert (code, out) == (2, "")
    assert "mag niet worden geschreven" in err


def test_an_output_folder_that_vanishes_during_the_run(run, draft, tmp_path, monkeypatch):
    folder = tmp_path / "uit"
    folder.mkdir()
    real = checking.render_pieces

    def render(*arguments: object, **keywords: object) -> object:
        shutil.rmtree(folder)
        return real(*arguments, **keywords)

    monkeypatch.setattr(checking, "render_pieces", render)
    code, out, err = run("check", draft, "--output", folder / "rapport.html")
    assert (code, out) == (2, "")
    assert "kan niet worden geschreven" in err
    assert not folder.exists()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.EIO], ids=["niet toegestaan", "op slot", "schijffout"])
def test_a_document_that_cannot_be_opened_costs_only_itself(run, draft, tmp_path, monkeypatch, number):
    locked = tmp_path / "op slot.txt"
    shutil.copy(draft, locked)
    real = Path.open

    def opened(path: Path, *arguments: object, **keywords: object) -> object:
        if path.name == locked.name:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", opened)
    code, out, err = run("check", locked, draft, "--format", "md")
    assert code == 2
    assert "Regeling Groen" in out
    assert "op slot.txt" in err
    assert "leesrechten" in err or "geopend" in err or "gelezen" in err


# --- documents that move ----------------------------------------------------------------------------------------------


def _meddle(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Do something to the document between finding out what it is and reading it."""
    from regelcheck import reading

    real = reading.detect_format

    def detect(*arguments: object) -> object:
        found = real(*arguments)  # type: ignore[arg-type]
        what()
        return found

    monkeypatch.setattr(reading, "detect_format", detect)


def test_a_document_that_is_removed_during_the_run(run, draft, monkeypatch):
    _meddle(monkeypatch, draft.unlink)
    code, _, err = run("check", draft)
    assert code == 2
    assert "Controleer of het nog op zijn plaats staat." in err


def test_a_document_that_is_saved_during_the_run_is_not_judged_half_old_half_new(run, draft, monkeypatch):
    from regelcheck.reading import text

    real = text.sha256_of

    def saved(path: Path) -> str:
        path.write_text(REGELING + "\nArtikel 9\nNieuw.\n", encoding="utf-8")
        return real(path)

    monkeypatch.setattr(text, "sha256_of", saved)
    code, _, err = run("check", draft)
    assert code == 2
    assert "terwijl het werd gelezen" in err


@POSIX
def test_links_that_go_round_are_told_and_no_endless_walk(run, draft, tmp_path):
    (tmp_path / "rond").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "zelf.txt").symlink_to(tmp_path / "zelf.txt")
    code, out, err = run("check", tmp_path, "--format", "md")
    assert code == 2
    assert f"Niet beoordeeld: {tmp_path / 'zelf.txt'}: " in err
    assert out.count("# Regeling Groen") <= 1
    assert "Regeling Groen" in out
    code, _, err = run("check", tmp_path / "zelf.txt", "--format", "md")
    assert code == 2
    assert "zelf.txt" in err
    code, _, err = run("check", draft, "--output", tmp_path / "zelf.txt")
    assert code in (0, 2)
    assert not list(tmp_path.glob(".regelcheck-*"))


def test_no_path_of_a_user_is_resolved_in_the_way_that_fails_on_such_a_link():
    for path in sorted((Path(cli.__file__).parents[1]).rglob("*.py")):
        assert not path.read_text(encoding="utf-8").replace("Path(__file__).resolve()", "").count(".resolve()"), path


# --- names ------------------------------------------------------------------------------------------------------------

LONG = "een heel lange naam " * 12
NAMES = ["met spaties.txt", "met 'enkele' en \"dubbele\".txt", "📄 plan ✅.txt", LONG + ".txt", "-begint-met-streep.txt", "$(whoami) `id` %s {x}.txt"]


@POSIX
@pytest.mark.parametrize("name", NAMES, ids=["spaties", "aanhalingstekens", "emoji", "lang", "streep", "schil"])
def test_any_name_can_be_read_and_written(run, draft, tmp_path, name):
    folder = tmp_path / "map met spatie"
    folder.mkdir()
    path = draft.rename(folder / name)
    report = folder / Path(name).with_suffix(".json")
    code, out, err = run("check", path, "--output", report)
    assert (code, out) == (0, ""), err
    assert '"title": "Regeling Groen"' in report.read_text(encoding="utf-8")
    assert sorted(folder.iterdir()) == sorted([path, report])


@POSIX
def test_a_path_of_more_than_three_hundred_signs(run, draft, tmp_path):
    folder = tmp_path / ("map" * 30) / ("map" * 30) / ("map" * 30)
    folder.mkdir(parents=True)
    path = draft.rename(folder / draft.name)
    assert len(str(path)) > 300
    code, out, _ = run("check", path, "--format", "md")
    assert code == 0
    assert "Regeling Groen" in out


@POSIX
@pytest.mark.parametrize("name", [b"geen utf-8 \xff.txt", b"twee\nregels.txt", b"\x1b[31mrood.txt"])
def test_a_name_that_no_terminal_should_see_is_shown_harmless(run, draft, tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    draft.rename(path)
    code, out, err = run("check", path)
    assert code == 0, err
    assert "\x1b[31m" not in out + err
    assert "rood" in out or "utf-8" in out or "regels" in out


# --- the machine ------------------------------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("home", ["/proc", "/bestaat/niet", ""])
def test_a_home_that_cannot_be_written_changes_nothing(draft, home):
    code, out, err = finish(start("check", str(draft), "--format", "md", HOME=home, XDG_CACHE_HOME="", REGELCHECK_CACHE=""))
    assert (code, err) == (0, "")
    assert "Regeling Groen" in out.decode()


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_give_the_same_verdicts(run, draft, tmp_path, ends):
    code, out, _ = run("check", draft, "--format", "md")
    other = tmp_path / "anders" / draft.name
    other.parent.mkdir()
    other.write_bytes(draft.read_bytes().replace(b"\n", ends.encode()))
    found, shown, _ = run("check", other, "--format", "md")
    assert found == code
    facts = [line for line in out.splitlines() if "groen.txt" not in line and "sha" not in line.lower() and ":" not in line[:20]]
    assert facts
    assert [line for line in facts if line not in shown.splitlines()] == []


def test_a_rule_file_with_windows_line_ends_is_the_same_rule(tmp_path):
    from regelcheck.ruleset import load_rules
    from tests.ruleset.test_kept import GOOD

    rules = []
    for place, ends in (("een", b"\n"), ("twee", b"\r\n")):
        path = tmp_path / place / "proef" / "regel.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(GOOD.read_bytes().replace(b"\n", ends))
        rules.append(load_rules((path.parents[1],)).rules[-1])
    assert rules[0].elementen == rules[1].elementen
    assert [one.tekst for one in rules[0].voorbeelden] == [one.tekst for one in rules[1].voorbeelden]


def test_a_clock_that_goes_back_changes_no_verdict_and_no_limit(run, draft, monkeypatch):
    code, out, _ = run("check", draft, "--format", "md")
    now = [1e9]

    def back() -> float:
        now[0] -= 1e6
        return now[0]

    monkeypatch.setattr(time, "time", back)
    assert run("check", draft, "--format", "md", "--max-seconden", "20")[0] == code
    assert "Regeling Groen" in out


@POSIX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_report_is_written_leaves_the_old_report(draft, tmp_path, sent):
    report = tmp_path / "rapport.json"
    report.write_text("oud", encoding="utf-8")
    code = (
        "import os, signal, time\nfrom regelcheck.cli import main\n"
        f"os.fsync = lambda handle: (os.kill(os.getpid(), {int(sent)}), time.sleep(20))\n"
        "main()"
    )
    status, _, err = finish(start("check", str(draft), "--output", str(report), code=code))
    assert (status, err.strip()) == (130, "Afgebroken.")
    assert report.read_text(encoding="utf-8") == "oud"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["groen.txt", "rapport.json"]
