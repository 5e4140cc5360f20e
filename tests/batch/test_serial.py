"""Many documents: each one ends up in the result, in order, whatever happens to another."""

from __future__ import annotations

from pathlib import Path

import pytest

import regelcheck.cli.check as check_module
from regelcheck.batch import check_files, find_documents
from regelcheck.cli import run
from regelcheck.model import Unreadable, Vorm
from regelcheck.pipeline import Checker, Options


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "groen.txt"
    path.write_text(
        "Regeling Groen\n\nArtikel 1 Taak\nHet openbaar lichaam beheert het groen.\n", encoding="utf-8"
    )
    return path


def test_a_folder_gives_its_documents_sorted_and_each_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", "~$a.docx", ".verborgen/d.txt", ".e.txt", "beeld.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = find_documents([tmp_path / "b.txt", tmp_path, tmp_path / "sub" / ".." / "a.txt"])
    assert found == [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "sub" / "c.md"]


def test_a_folder_without_documents_is_no_clean_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path)]) == 2
    assert "In deze map staat geen document dat gelezen kan worden." in " ".join(
        capsys.readouterr().out.split()
    )


class Breaking(Checker):
    """Fails on one document as a bug would."""

    def check(self, path: Path, options: Options):  # type: ignore[no-untyped-def]
        if path.name == "stuk.txt":
            raise ZeroDivisionError("deling door nul")
        return super().check(path, options)


def test_a_bug_on_one_document_is_reported_and_stops_no_other(draft: Path, checker: Checker) -> None:
    crashes: list[tuple[Path, str]] = []
    seen: list[tuple[int, int, str]] = []
    broken = draft.with_name("stuk.txt")
    broken.write_text("x", encoding="utf-8")
    result = check_files(
        [broken, draft],
        Breaking(checker.rule_set),
        Options(),
        rule_set=checker.rule_set,
        on_progress=lambda number, total, path: seen.append((number, total, path.name)),
        on_crash=lambda path, trace: crashes.append((path, trace)),
    )
    assert [one.regeling.source.path for one in result.documents] == [draft]
    assert result.unreadable == (
        Unreadable(
            path=broken,
            reason="Interne fout bij dit document: ZeroDivisionError: deling door nul.",
            hint="Meld dit met het document erbij; --debug toont de technische bijzonderheden.",
        ),
    )
    assert [(path, "ZeroDivisionError" in trace) for path, trace in crashes] == [(broken, True)]
    assert seen == [(1, 2, "stuk.txt"), (2, 2, "groen.txt")]


def test_debug_shows_the_traceback_of_a_bug(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_module, "Checker", Breaking)
    broken = draft.rename(draft.with_name("stuk.txt"))
    assert run(["check", str(broken)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert run(["check", str(broken), "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_the_run_tells_how_to_get_the_same_answer(draft: Path, checker: Checker) -> None:
    options = Options(vorm=Vorm.CENTRUMREGELING, fragment=True)
    run_info = check_files([draft], checker, options, rule_set=checker.rule_set).run
    assert run_info.rule_set == checker.rule_set.digest
    assert run_info.rules == len(checker.rule_set.rules)
    assert run_info.options[:3] == (("vorm", "centrumregeling"), ("fragment", "ja"), ("weergave", "voorgesteld"))
    assert run_info.options[3:] == checker.rule_set.selection
    assert [name for name, _ in checker.rule_set.selection[:2]] == ["profiel", "peildatum"]
    assert run_info.language.startswith("spaCy ")
    assert run_info.started.endswith("+00:00")
