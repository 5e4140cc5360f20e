"""Folders that may not be opened, and links to nothing: told, whoever runs the tests (root may open everything)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from regelcheck.batch import find_documents
from regelcheck.cli import run
from regelcheck.config import find_config
from regelcheck.model import Unreadable

TEXT = "Regeling Groen\n\nArtikel 1 Taak\nHet openbaar lichaam beheert het groen.\n"
CLOSED = "Deze map mag niet worden gelezen; wat erin staat, is niet beoordeeld."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("open/groen.txt", "besloten/grijs.txt", "besloten/diep/rood.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `besloten` as the system shows it to somebody without rights: there, and shut."""
    shut = os.fspath(folder / "besloten")

    def refusing(call: Callable, *, inside: bool) -> Callable:  # type: ignore[type-arg]
        def guarded(path=".", *args, **kwargs):  # type: ignore[no-untyped-def]
            name = os.fspath(path) if not isinstance(path, int) else ""
            if name.startswith(shut + os.sep) or (name == shut and not inside):
                raise PermissionError(13, "Permission denied", name)
            return call(path, *args, **kwargs)

        return guarded

    monkeypatch.setattr(os, "scandir", refusing(os.scandir, inside=False))
    monkeypatch.setattr(os, "stat", refusing(os.stat, inside=True))
    return folder / "besloten"


def test_a_folder_that_may_not_be_opened_stands_among_what_is_found(folder: Path, closed: Path) -> None:
    told = Unreadable(path=closed, reason=CLOSED, hint="Vraag leesrechten op de map.")
    groen = folder / "open" / "groen.txt"
    assert find_documents([folder]) == [told, groen]
    assert find_documents([folder / "**" / "*.txt"]) == [told, groen]
    assert find_documents([folder / "*" / "groen.txt"]) == [told, groen]
    assert find_documents([folder, closed]) == [told, groen]
    assert find_documents([closed]) == [told]
    assert find_documents([closed / "diep" / "*.txt"])[0].reason == CLOSED  # type: ignore[union-attr]


def test_a_pattern_that_leads_elsewhere_says_nothing_of_it(folder: Path, closed: Path) -> None:
    assert find_documents([folder / "op*" / "*.txt"]) == [folder / "open" / "groen.txt"]
    assert find_documents([folder], skip=lambda path: path == closed) == [folder / "open" / "groen.txt"]


@pytest.mark.parametrize("command", [("check",), ("scan", "--werkers", "1", "--geen-cache")], ids=lambda one: one[0])
def test_it_is_told_as_not_judged(
    command: tuple[str, ...], folder: Path, closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, str(folder), "--regel", "gids-a/doel"]) == 2
    shown = " ".join(capsys.readouterr().out.split())
    assert "Niet beoordeeld" in shown
    assert CLOSED in shown
    assert "besloten" in shown


def test_a_baseline_keeps_the_findings_of_what_it_may_not_see(
    folder: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "basis.json"
    asked = ["baseline", str(folder), "--baseline", str(path), "--geen-cache"]
    assert run(asked) == 0
    before = json.loads(path.read_text(encoding="utf-8"))
    request.getfixturevalue("closed")
    assert run([*asked, "--bijwerken"]) == 2
    assert CLOSED in capsys.readouterr().err
    assert json.loads(path.read_text(encoding="utf-8")) == before


@pytest.mark.parametrize("name", ["besloten", "besloten/grijs.txt"])
def test_named_itself_it_is_refused_in_a_sentence(
    name: str, folder: Path, closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(folder / name), "--regel", "gids-a/doel"]) == 2
    captured = capsys.readouterr()
    assert "mag niet worden gelezen" in " ".join(captured.out.split())
    assert "Traceback" not in captured.err


def test_a_report_in_a_closed_folder_is_refused_in_a_sentence(
    folder: Path, closed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed)
    assert run(["check", str(folder / "open"), "--output", str(closed / "rapport.txt")]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"Fout: In de map {closed} mag niet worden geschreven."


def test_the_configuration_above_a_closed_folder_still_holds(folder: Path, closed: Path) -> None:
    config = folder / "regelcheck.toml"
    config.write_text("", encoding="utf-8")
    assert find_config([closed / "grijs.txt"]) == config


def test_a_link_to_nothing_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = folder / "open" / "weg.txt"
    link.symlink_to(folder / "nergens.txt")
    assert run(["check", str(folder), "--regel", "gids-a/doel"]) == 2
    shown = " ".join(capsys.readouterr().out.split())
    assert "is een koppeling naar een bestand dat er niet is. Herstel de koppeling, of haal haar weg." in shown


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_told_and_keeps_nobody_waiting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("pijp.txt", "pijp.html"):
        os.mkfifo(folder / "open" / name)
    assert run(["scan", str(folder), "--regel", "gids-a/doel", "--werkers", "1", "--geen-cache"]) == 2
    assert " ".join(capsys.readouterr().out.split()).count("is geen gewoon bestand") == 2
