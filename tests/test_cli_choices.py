"""What a person types becomes a value, or one Dutch sentence with a hint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.cli import run
from regelcheck.cli.choices import find_rule, read_format, read_vorm
from regelcheck.errors import UsageProblem
from regelcheck.model import Vorm
from regelcheck.report import ReportFormat
from tests.report import factory


@pytest.mark.parametrize(
    "text", ["openbaar lichaam", "openbaar-lichaam", "Openbaar Lichaam", "OPENBAAR_LICHAAM"]
)
def test_vorm_may_be_written_in_many_ways(text: str) -> None:
    assert read_vorm(text) is Vorm.OPENBAAR_LICHAAM


def test_every_vorm_can_be_asked_for() -> None:
    assert [read_vorm(vorm.value.replace(" ", "-")) for vorm in Vorm] == list(Vorm)
    assert read_vorm(None) is None


@pytest.mark.parametrize(
    ("output", "form"),
    [
        ("r.json", ReportFormat.JSON),
        ("r.HTM", ReportFormat.HTML),
        ("r.md", ReportFormat.MD),
        ("r.log", ReportFormat.TEKST),
    ],
)
def test_the_output_file_gives_the_format(output: str, form: ReportFormat) -> None:
    assert read_format(None, Path(output)) is form


@pytest.mark.parametrize(
    ("form", "output"),
    [
        ("json", "r.log"),
        ("docx", "r.txt"),
        ("html", "rapport"),
        ("html", "r.HTM"),
        ("sarif", "r.json"),
        ("gitlab", "gl-code-quality-report.json"),
        ("junit", "r.xml"),
        ("samenvatting", "r.md"),
        ("tekst", "/dev/stdout"),
    ],
)
def test_a_name_that_fits_or_promises_nothing_goes_with_a_format(form: str, output: str) -> None:
    assert read_format(form, Path(output)) is ReportFormat(form)


@pytest.mark.parametrize(
    ("form", "output", "hint"),
    [
        ("docx", "rapport.html", "Laat de naam eindigen op .docx, of noem --format html."),
        ("html", "rapport.DOCX", "Laat de naam eindigen op .html, of noem --format docx."),
        ("tekst", "rapport.pdf", "Laat de naam eindigen op .txt, of noem --format pdf."),
        ("json", "rapport.xlsx", "Laat de naam eindigen op .json."),
    ],
)
def test_a_name_that_promises_another_format_is_refused(form: str, output: str, hint: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        read_format(form, Path(output))
    assert refused.value.message == f"De naam {output} en de vorm {form} zeggen iets anders."
    assert refused.value.hint == hint


@pytest.mark.parametrize("asked", [("--output", "{}", "--format", "docx"), ("--format", "docx={}")])
def test_such_a_report_leaves_what_was_there(asked: tuple[str, ...], tmp_path: Path) -> None:
    draft, report = tmp_path / "groen.txt", tmp_path / "rapport.html"
    draft.write_text("Artikel 1 Doel\nHet doel is samen te werken.\n", encoding="utf-8")
    report.write_text("oud", encoding="utf-8")
    assert run(["check", str(draft), *(one.format(report) for one in asked)]) == 2
    assert report.read_text(encoding="utf-8") == "oud"


def test_a_rule_is_found_by_id_name_and_old_id() -> None:
    doel = replace(factory.rule("doel", "Doel"), aliases=("gids-a/het-doel",))
    other = replace(factory.rule("doel", "Doel"), id="gids-b/doel")
    assert find_rule("gids-a/doel", [doel, other]) is doel
    assert find_rule("gids-a/het-doel", [doel, other]) is doel
    assert find_rule("doel", [doel]) is doel
    with pytest.raises(UsageProblem, match="meer dan een pakket"):
        find_rule("doel", [doel, other])
    with pytest.raises(UsageProblem, match='Bedoelde u "gids-a/doel"'):
        find_rule("gids-a/doell", [doel])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("gids-a/voorzitter", 'Bedoelde u "gids-a/voorzitter-niet-ab-lid"?'),
        ("voorzitter", 'Bedoelde u "gids-a/voorzitter-niet-ab-lid" of "gids-b/voorzitterschap"?'),
        ("EVALUATIE VAN", 'Bedoelde u "gids-a/periodieke-evaluatie"?'),
        ("gids-a/voorziterschap", 'Bedoelde u "gids-b/voorzitterschap"?'),
        ("Periodieke evalutie", 'Bedoelde u "gids-a/periodieke-evaluatie"?'),
        ("bestaatniet", "regelcheck rules list toont alle regels."),
        ("p", "regelcheck rules list toont alle regels."),
    ],
)
def test_names_that_begin_so_and_of_the_same_pack_are_suggested_first(text: str, hint: str) -> None:
    known = [
        factory.rule("voorzitter-niet-ab-lid", "Een voorzitter van buiten"),
        replace(factory.rule("x", "Wie voorzit"), id="gids-b/voorzitterschap"),
        factory.rule("periodieke-evaluatie", "Evaluatie van de samenwerking"),
    ]
    with pytest.raises(UsageProblem) as caught:
        find_rule(text, known)
    assert caught.value.hint == hint


def test_a_name_is_found_in_any_case_and_with_spaces() -> None:
    rule = factory.rule("periodieke-evaluatie", "Evaluatie van de samenwerking")
    assert find_rule("Periodieke evaluatie", [rule]) is rule
    assert find_rule("EVALUATIE van de Samenwerking", [rule]) is rule


def test_a_rule_is_found_by_its_titel() -> None:
    doel = factory.rule("doel", "Gezamenlijk doel")
    waarden = factory.rule("publieke-waarden", "Publieke waarden")
    assert find_rule("gezamenlijk DOEL", [doel, waarden]) is doel
    with pytest.raises(UsageProblem, match='"Gezamenlijk" bestaat niet'):
        find_rule("Gezamenlijk", [doel, waarden])
    with pytest.raises(UsageProblem, match="meer dan een pakket") as caught:
        find_rule("Publieke waarden", [waarden, replace(waarden, id="gids-b/waarden")])
    assert caught.value.hint == "Kies uit gids-a/publieke-waarden, gids-b/waarden."


@pytest.mark.parametrize("typed", ["3", "12."])
def test_a_number_of_a_report_is_no_rule_and_the_hint_says_where_the_name_stands(typed: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        find_rule(typed, [factory.rule("doel", "Doel")])
    assert caught.value.message == f'"{typed}" is een nummer van een rapport, en geen naam van een regel.'
    assert caught.value.hint == 'De naam staat in het rapport bij de bron van het toetspunt, achter "regel". De titel van het toetspunt mag ook.'


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["chek"], 'De opdracht "chek" bestaat niet.', "Bedoelde u check?"),
        (["check"], "Er ontbreekt iets: geef PAD… op.", "regelcheck check --help"),
        (["check", "a.txt", "--fromat", "json"], "De optie --fromat bestaat niet.", "Bedoelde u --format"),
        (["check", "a.txt", "--format"], "De optie --format vraagt een waarde.", "--help"),
        (["check", "a.txt", "--fragment=ja"], "De optie --fragment krijgt geen waarde.", "--help"),
        (
            ["check", "a.txt", "--vorm", "openbaar-lichaan"],
            '--vorm: "openbaar-lichaan" is niet bekend.',
            "--help",
        ),
        (["check", "a.txt", "--format", "rtf"], '--format: "rtf" is niet bekend.', "--help"),
        (["check", "a.txt", "--fail-on", "aanwezig"], '--fail-on: "aanwezig" is niet bekend.', "--help"),
        (["check", "a.txt", "--weergave", "nieuw"], '--weergave: "nieuw" is niet bekend.', "--help"),
        (["check", "a.txt", "--max-mb", "veel"], "--max-mb: geef een getal, met een punt", "--help"),
        (["check", "a.txt", "--regeling", "een"], "--regeling: geef een heel getal.", "--help"),
        (["check", "a.txt", "--output", "r.xlsx"], "Een rapport in .xlsx kan regelcheck", ".html, .docx"),
        (["check", "a.txt", "--regels", "/geen/map"], "/geen/map", "--regels"),
        (
            ["check", "a.txt", "--uitleg", "periodieke-evaluatei"],
            "bestaat niet.",
            'Bedoelde u "gids-a/periodieke-evaluatie"?',
        ),
        (
            ["rules", "show", "gids-a/xyzzy-qqq"],
            'De regel "gids-a/xyzzy-qqq" bestaat niet.',
            "rules list",
        ),
        (["rules", "test", "/geen/pad.yaml"], "/geen/pad.yaml bestaat niet.", ".yaml"),
        (["tree", "/geen/pad.docx"], "/geen/pad.docx bestaat niet.", "map"),
        (["tree", "a.txt", "b.txt"], "De opdrachtregel klopt niet.", "regelcheck tree --help"),
    ],
)
def test_usage_errors_are_one_dutch_sentence_with_a_hint(
    arguments: list[str], sentence: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert first.startswith("Fout: ") and sentence in first
    assert hint in second


def test_a_vorm_nearly_right_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a.txt", "--vorm", "Openbaar-lichaan"]) == 2
    assert 'Bedoelde u "openbaar lichaam"? Kies uit: openbaar lichaam, bedrijfsv' in capsys.readouterr().err
