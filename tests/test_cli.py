"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from regelcheck.cli import run
from regelcheck.cli.choices import find_rule, read_fail_on
from regelcheck.cli.exit import judge
from regelcheck.model import BatchResult, Unreadable, Verdict
from regelcheck.pipeline import Checker
from regelcheck.report.json_report import schema_path
from tests.report import factory

REGELING = """Gemeenschappelijke regeling Groenbeheer Rijnoever

De colleges van burgemeester en wethouders van de gemeenten Aa en Bee besluiten de volgende regeling te treffen:

Artikel 1 Openbaar lichaam
1. Er is een openbaar lichaam, genaamd Groenbeheer Rijnoever.
2. Het openbaar lichaam is gevestigd te Aa.

Artikel 2 Evaluatie
Het algemeen bestuur evalueert de regeling elke vier jaar en zendt het verslag aan de raden.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "groen.txt"
    path.write_text(REGELING, encoding="utf-8")
    return path


def verdict_of(report: str, rule_id: str) -> str:
    results = json.loads(report)["documents"][0]["results"]
    return next(one["verdict"] for one in results if one["rule_id"] == rule_id)


# -- check --------------------------------------------------------------------------------------------------


def test_check_prints_a_report(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft)]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("Gemeenschappelijke regeling Groenbeheer Rijnoever\n")
    assert "“Het algemeen bestuur evalueert de regeling elke vier jaar" in out
    assert "\x1b" not in out


def test_json_keeps_to_the_published_schema(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    jsonschema.validate(json.loads(out), json.loads(schema_path().read_text(encoding="utf-8")))
    assert verdict_of(out, "gids-a/periodieke-evaluatie") == "aanwezig"
    assert err == ""


@pytest.mark.parametrize(
    ("form", "start"), [("html", "<!DOCTYPE html>"), ("md", "# Gemeenschappelijke regeling")]
)
def test_other_formats(draft: Path, form: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft), "--format", form]) == 0
    assert capsys.readouterr().out.startswith(start)


def test_two_runs_give_the_same_json_apart_from_the_start(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = []
    for _ in range(2):
        run(["check", str(draft), "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        assert report["run"].pop("started")
        reports.append(json.dumps(report))
    assert reports[0] == reports[1]


@pytest.mark.parametrize(("fail_on", "code"), [("zwak", 1), ("ontbreekt", 1), ("strijdig", 0)])
def test_fail_on(draft: Path, fail_on: str, code: int) -> None:
    draft.write_text(
        REGELING.replace("evalueert de regeling elke vier jaar", "beheert het groen"), encoding="utf-8"
    )
    assert run(["check", str(draft), "--fail-on", fail_on]) == code


def test_a_broken_document_gives_2_and_the_others_their_report(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "leeg.txt"
    empty.touch()
    assert (
        run(
            [
                "check",
                str(empty),
                str(tmp_path / "weg.docx"),
                str(draft),
                "--format",
                "json",
                "--fail-on",
                "zwak",
            ]
        )
        == 2
    )
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert [Path(one["path"]).name for one in report["documents"]] == ["groen.txt"]
    assert [Path(one["path"]).name for one in report["unreadable"]] == ["leeg.txt", "weg.docx"]
    assert all(one["reason"] and one["hint"] for one in report["unreadable"])
    assert len(err.splitlines()) == 2 and err.startswith("Niet beoordeeld: ")


def test_a_text_without_articles_needs_fragment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clause = tmp_path / "bepaling.txt"
    clause.write_text("Het algemeen bestuur evalueert de samenwerking elke vier jaar.\n", encoding="utf-8")
    assert run(["check", str(clause)]) == 2
    assert "Niet beoordeeld" in capsys.readouterr().out
    assert run(["check", str(clause), "--fragment", "--vorm", "Openbaar-Lichaam", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert verdict_of(out, "gids-a/periodieke-evaluatie") == "aanwezig"
    assert json.loads(out)["documents"][0]["vorm_given"] is True


def test_the_totals_of_loose_provisions_leave_out_what_they_do_not_touch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clause = tmp_path / "bepaling.txt"
    clause.write_text("Het algemeen bestuur evalueert de samenwerking elke vier jaar.\n", encoding="utf-8")
    assert run(["check", str(clause), "--fragment", "--profiel", "gids"]) == 0
    totals = next(line for line in capsys.readouterr().out.splitlines() if " toetspunten: " in line)
    assert "1 aanwezig" in totals and "ontbre" not in totals


def test_uitleg_shows_the_trace(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft), "--uitleg", "periodieke-evaluatie"]) == 0
    assert capsys.readouterr().out.count("Hoe dit oordeel tot stand kwam") == 1


def test_an_underlying_document_that_cannot_be_read_is_named(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(draft), "--onderliggend", str(tmp_path / "weg.docx")]) == 2
    assert "weg.docx" in capsys.readouterr().out


# -- output -------------------------------------------------------------------------------------------------


def test_output_goes_to_the_file_and_the_name_gives_the_format(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "rapport.html"
    report.write_text("oud", encoding="utf-8")
    assert run(["check", str(draft), "--output", str(report)]) == 0
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["groen.txt", "rapport.html"]
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"Het rapport staat in {report.as_posix()}.\n"


def test_an_output_that_fails_leaves_the_old_file(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "rapport.json"
    report.write_text("oud", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert run(["check", str(draft), "-o", str(report)]) == 2
    assert report.read_text(encoding="utf-8") == "oud"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["groen.txt", "rapport.json"]
    assert "kan niet worden geschreven" in capsys.readouterr().err


def test_the_document_itself_is_never_overwritten(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(draft), "--output", str(draft)]) == 2
    assert draft.read_text(encoding="utf-8") == REGELING
    assert "overschrijven" in capsys.readouterr().err


def test_a_missing_output_folder_is_told_before_the_work(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(draft), "--output", str(draft.parent / "geen" / "r.html")]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_output_to_a_link_replaces_what_it_points_at(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "archief").mkdir()
    link = tmp_path / "rapport.json"
    link.symlink_to(tmp_path / "archief" / "echt.json")
    assert run(["check", str(draft), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert (
        json.loads((tmp_path / "archief" / "echt.json").read_text(encoding="utf-8"))["schema_version"] == "1"
    )


# -- exit codes ---------------------------------------------------------------------------------------------

LOST = Unreadable(path=Path("x.pdf"), reason="Leeg.")


def only(*verdicts: Verdict, unreadable: tuple[Unreadable, ...] = ()) -> BatchResult:
    outcomes = tuple(outcome for outcome in factory.document().outcomes if outcome.verdict in verdicts)
    return factory.result(replace(factory.document(), outcomes=outcomes), unreadable=unreadable)


@pytest.mark.parametrize(
    ("result", "fail_on", "code"),
    [
        (only(Verdict.AANWEZIG, Verdict.NVT), "zwak", 0),
        (only(Verdict.STRIJDIG, Verdict.ONTBREEKT, Verdict.ZWAK), None, 0),
        (only(Verdict.ZWAK), "zwak", 1),
        (only(Verdict.ZWAK), "ontbreekt", 0),
        (only(Verdict.ONTBREEKT), "zwak", 1),
        (only(Verdict.ONTBREEKT), "strijdig", 0),
        (only(Verdict.STRIJDIG), "ontbreekt", 1),
        (only(Verdict.NIET_TE_BEOORDELEN), None, 2),
        (only(Verdict.NIET_TE_BEOORDELEN, Verdict.STRIJDIG), "zwak", 2),
        (only(Verdict.STRIJDIG, unreadable=(LOST,)), "zwak", 2),
        (only(Verdict.AANWEZIG, unreadable=(LOST,)), None, 2),
        (BatchResult(run=factory.RUN, documents=()), None, 2),
    ],
)
def test_2_wins_over_1_wins_over_0(result: BatchResult, fail_on: str | None, code: int) -> None:
    documents = [(document.regeling.source.path, document.outcomes) for document in result.documents]
    assert judge(result, documents, read_fail_on([fail_on] if fail_on else [])).code == code


# -- help, tree, rules, version -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["scan"],
        ["baseline"],
        ["tree"],
        ["rules"],
        ["rules", "list"],
        ["rules", "show"],
        ["rules", "test"],
        ["rules", "explain"],
    ],
)
def test_all_help_is_dutch(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Gebruik: {' '.join(['regelcheck', *arguments])} [OPTIES]")
    assert "-h, --help" in out and "Toon deze uitleg." in out
    assert not [
        word for word in ("Usage", "Options:", "Commands", "Arguments", "Show", "required") if word in out
    ]
    assert max(map(len, out.splitlines())) <= 80


def test_without_a_command_the_help_is_shown_and_nothing_was_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([]) == 2
    assert capsys.readouterr().err.startswith("Gebruik: regelcheck")


def test_tree_shows_articles_and_form(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tree", str(draft)]) == 0
    out = capsys.readouterr().out
    assert "Artikel 1 Openbaar lichaam" in out
    assert "[artikel 1, tweede lid" in out
    assert "Vorm: openbaar lichaam\n" in out
    assert "Alle tekst heeft een plaats in de Regeling gekregen.\n" in out


def test_rules_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list"]) == 0
    assert "gids-a/periodieke-evaluatie\n" in capsys.readouterr().out
    assert run(["rules", "show", "periodieke-evaluatie"]) == 0
    out = capsys.readouterr().out
    assert "Gids deel A, thema 2, aanbeveling 5" in out and "Voorbeeldbepaling: " in out


def test_rules_explain(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "explain", str(draft), "periodieke-evaluatie"]) == 2
    swapped = capsys.readouterr()
    assert swapped.out == "" and "Noem eerst de regel en dan het document." in swapped.err
    assert f"Bedoelde u: regelcheck rules explain periodieke-evaluatie {draft}" in swapped.err
    assert run(["rules", "explain", "periodieke-evaluatie", str(draft)]) == 0
    out = capsys.readouterr().out
    assert "Hoe dit oordeel tot stand kwam" in out and "(vereist): gevonden." in out


def test_rules_test_runs_one_file(capsys: pytest.CaptureFixture[str], checker: Checker) -> None:
    rule = find_rule("periodieke-evaluatie", checker.rule_set.rules)
    code = run(["rules", "test", str(rule.path)])
    out, err = capsys.readouterr()
    assert (code, out) == (0, f"1 regel, {len(rule.voorbeelden)} voorbeelden: alles klopt.\n"), err


def test_rules_test_names_the_example_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], checker: Checker
) -> None:
    rule = find_rule("periodieke-evaluatie", checker.rule_set.rules)
    own = tmp_path / "eigen"
    own.mkdir()
    text = rule.path.read_text(encoding="utf-8").replace("id: gids-a/", "id: eigen/", 1)
    path = own / "periodieke-evaluatie.yaml"
    path.write_text(text.replace("oordeel: aanwezig", "oordeel: ontbreekt", 1) + AANWEZIG, encoding="utf-8")
    assert run(["rules", "test", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == f"1 regel, {len(rule.voorbeelden) + 1} voorbeelden: 1 niet goed.\n"
    assert f"{path}:" in err and 'verwacht "ontbreekt", kreeg "aanwezig"' in err


AANWEZIG = """
  - oordeel: aanwezig
    tekst: Het algemeen bestuur evalueert de samenwerking elke vier jaar.
"""


def test_version_names_program_rules_and_spacy(capsys: pytest.CaptureFixture[str], checker: Checker) -> None:
    assert run(["--version"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("regelcheck ")
    assert lines[1].endswith(f", controlegetal {checker.rule_set.digest}")
    assert lines[2].startswith("spaCy 3.")


def test_a_rule_by_name_has_the_number_of_the_full_report(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Geen doorslaggevende stem"
    assert run(["check", str(draft)]) == 0
    number = re.search(rf"^ *(\d+) [✓◐○✗–?] .*{title}", capsys.readouterr().out, re.MULTILINE)
    assert number is not None and int(number[1]) > 1
    for arguments in (["rules", "explain", "geen-doorslaggevende-stem", str(draft)], ["check", str(draft), "--regel", "geen-doorslaggevende-stem"]):
        assert run(arguments) == 0
        assert re.search(rf"^ *{number[1]} [✓◐○✗–?] .*{title}", capsys.readouterr().out, re.MULTILINE)
