"""The trained pipeline on the command line: its own commands, and reading along when it is asked for and only then."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from regelcheck.cli import run
from tests.engine.test_second_reading import FAR_DENIED
from tests.test_streams import finish, start
from tests.test_veiligheid import GUARDED
from tests.trained import VERSION, pipeline_folder, wheel

SAMPLES = Path(__file__).parents[1] / "samples"
DOUBT = "de ontleding leest hier een ontkenning („niet” bij „evalueert”)"
NEEDS = (Path(__file__).parent / "ruleset" / "goede_regel.yaml").read_text(encoding="utf-8").replace("vraag:", "taalmodel: nodig\nvraag:", 1)


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "stuk" / "concept.txt"
    path.parent.mkdir()
    path.write_text(f"Gemeenschappelijke regeling Proef\n\nArtikel 1 Evaluatie\n{FAR_DENIED}\n", encoding="utf-8")
    return path


@pytest.fixture
def own_rules(tmp_path):
    pack = tmp_path / "regels" / "proef"
    pack.mkdir(parents=True)
    (pack / "regel.yaml").write_text(NEEDS, encoding="utf-8")
    return pack.parent


def test_status_and_installing_from_a_wheel(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REGELCHECK_TAALMODEL", str(tmp_path / "thuis"))
    assert run(["taalmodel", "status"]) == 2
    assert f"is hier niet geïnstalleerd (gezocht in {tmp_path}" in capsys.readouterr().out
    assert run(["taalmodel", "installeren", "--uit", str(wheel(tmp_path / "a.whl"))]) == 0
    out = capsys.readouterr().out
    sums = re.findall(r"\(sha256\): +([0-9a-f]{64})\n", out)
    assert len(sums) == 2
    assert "niet bekend; dit is nu vastgelegd" in out
    assert run(["taalmodel", "status"]) == 0
    out = capsys.readouterr().out
    assert f"nl_core_news_md {VERSION}" in out
    assert f"controlegetal (sha256): {sums[1]}" in out
    assert "onderdelen: tagger, parser" in out


def test_status_tells_that_what_is_there_cannot_be_used(tmp_path, monkeypatch, capsys):
    home = tmp_path / "thuis"
    monkeypatch.setenv("REGELCHECK_TAALMODEL", str(home))
    assert run(["taalmodel", "installeren", "--uit", str(pipeline_folder())]) == 0
    (home / "nl_core_news_md" / "vocab" / "erbij.txt").write_text("x", encoding="utf-8")
    capsys.readouterr()
    assert run(["taalmodel", "status"]) == 2
    assert "is na het installeren veranderd" in capsys.readouterr().out


def test_installing_what_is_not_there_is_an_error_with_a_hint(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REGELCHECK_TAALMODEL", str(tmp_path / "thuis"))
    assert run(["taalmodel", "installeren", "--uit", str(tmp_path / "weg.whl")]) == 2
    assert "bestaat niet. " not in capsys.readouterr().out


def test_offline_it_fails_in_one_sentence_with_a_hint(tmp_path):
    """A real process without a way out: what pip says on its own does not reach the terminal."""
    blocked = "http://127.0.0.1:9"
    code, out, err = finish(
        start(
            "taalmodel",
            "installeren",
            REGELCHECK_TAALMODEL=str(tmp_path / "thuis"),
            https_proxy=blocked,
            HTTPS_PROXY=blocked,
            PIP_CONFIG_FILE="/dev/null",
            no_proxy="",
            NO_PROXY="",
        )
    )
    assert (code, out) == (2, b"")
    assert err.splitlines()[0] == "Fout: Geen verbinding met de plek waar het taalmodel staat."
    assert "--uit PAD" in err
    assert len(err.strip().splitlines()) == 2


def test_without_asking_it_is_not_used(draft, taalmodel, capsys):
    assert run(["check", str(draft), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "tweede lezer" not in found["run"]["language"]
    assert not any(one["doubt"] for result in found["documents"][0]["results"] for one in result["evidence"])


@pytest.mark.parametrize("by", ["option", "settings"])
def test_the_mark_and_the_reader_stand_in_the_report(draft, taalmodel, capsys, by):
    options = ["--taalmodel"] if by == "option" else []
    if by == "settings":
        (draft.parent / "regelcheck.toml").write_text("taalmodel = true\n", encoding="utf-8")
    assert run(["check", str(draft), "--format", "json", *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["run"]["language"].endswith(f"tweede lezer nl_core_news_md {VERSION} ({taalmodel.digest[:12]})")
    result = next(one for one in found["documents"][0]["results"] if one["rule_id"] == "gids-a/periodieke-evaluatie")
    assert (result["verdict"], result["doubt"]) == ("aanwezig", True)
    assert {one["doubt"] for one in result["evidence"]} == {DOUBT}


@pytest.mark.parametrize("form", ["tekst", "html", "md", "docx"])
def test_every_report_for_people_shows_it(draft, taalmodel, tmp_path, form):
    report = tmp_path / f"rapport.{form}"
    assert run(["check", str(draft), "--taalmodel", "--format", form, "--output", str(report)]) == 0
    if form == "docx":
        with zipfile.ZipFile(report) as archive:
            text = archive.read("word/document.xml").decode()
    else:
        text = report.read_text(encoding="utf-8")
    text = re.sub(r"<[^>]+>|\s+", " ", text)
    text = re.sub(r"\s+", " ", text.replace("\\", ""))
    assert f"Twijfel: {DOUBT}." in text
    assert "Twijfel: lees artikel 1 zelf na." in text
    assert f"tweede lezer nl_core_news_md {VERSION}" in text


def test_a_scan_says_the_same_with_more_workers(draft, taalmodel, tmp_path, capsys):
    def scan(*options):
        assert run(["scan", str(draft.parent), "--geen-cache", "--format", "json", *options]) == 0
        return json.loads(capsys.readouterr().out)["documents"]

    assert scan("--taalmodel", "--werkers", "2") == scan("--taalmodel", "--werkers", "1")
    assert scan() != scan("--taalmodel")


def test_what_was_kept_without_it_is_not_given_with_it(draft, taalmodel, tmp_path, capsys):
    for options, doubts in (([], 0), (["--taalmodel"], 1), ([], 0)):
        assert run(["scan", str(draft.parent), "--cache", str(tmp_path / "kas"), "--format", "json", *options]) == 0
        results = json.loads(capsys.readouterr().out)["documents"][0]["results"]
        assert sum(one["rule_id"] == "gids-a/periodieke-evaluatie" and one["doubt"] for one in results) == doubts


@pytest.mark.parametrize("by", ["option", "settings"])
def test_asked_for_and_not_there_is_an_error_and_no_report(draft, capsys, by):
    options = ["--taalmodel"] if by == "option" else []
    if by == "settings":
        (draft.parent / "regelcheck.toml").write_text("\ntaalmodel = true\n", encoding="utf-8")
    assert run(["check", str(draft), *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "regelcheck taalmodel installeren" in captured.err
    assert ("regelcheck.toml:2: taalmodel:" in captured.err) == (by == "settings")


@pytest.mark.parametrize(
    "name", ["recreatieschap-tweede-lezing.txt", "omgevingsdienst-groot.docx", "belastingsamenwerking-verborgen-stem.pdf"]
)
def test_verdicts_and_quotes_on_a_sample_are_the_same_with_and_without(taalmodel, capsys, name):
    def judged(*options):
        assert run(["check", str(SAMPLES / name), "--format", "json", *options]) == 0
        results = json.loads(capsys.readouterr().out)["documents"][0]["results"]
        return [(one["rule_id"], one["verdict"], one["reason"], [quote["quote"] for quote in one["evidence"]]) for one in results]

    assert judged() == judged("--taalmodel")


def test_a_rule_that_requires_it(draft, own_rules, taalmodel, capsys):
    rule = ["--regels", str(own_rules), "--regel", "proef/regel"]
    assert run(["check", str(draft), *rule]) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "? niet te beoordelen" in out
    assert "Zet het klaar met regelcheck taalmodel installeren, en geef --taalmodel mee." in out
    assert run(["check", str(draft), *rule, "--taalmodel"]) == 0
    assert "zwak" in capsys.readouterr().out


def test_examples_of_a_rule_that_requires_it_are_not_passed_over_in_silence(own_rules, taalmodel, capsys):
    path = str(own_rules / "proef" / "regel.yaml")
    assert run(["rules", "test", path]) == 2
    assert "proef/regel vraagt het taalmodel" in capsys.readouterr().err
    assert run(["rules", "test", path, "--taalmodel"]) == 0
    assert "1 regel, 3 voorbeelden: alles klopt." in capsys.readouterr().out


def test_no_rule_of_ours_requires_it(checker):
    assert not [rule.id for rule in checker.rule_set.rules if rule.needs_reader]


def test_reading_along_opens_no_connection(draft, taalmodel):
    assert pipeline_folder().is_dir()
    code, out, err = finish(start("check", str(draft), "--taalmodel", "--format", "md", code=GUARDED))
    assert (code, err) == (0, "")
    assert DOUBT in out.decode()
