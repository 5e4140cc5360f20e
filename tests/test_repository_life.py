"""The life of a shared folder: first scan, baseline, a change that makes something worse, an explanation, its end."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from regelcheck.cli import run

STEM = "gids-a/geen-doorslaggevende-stem"
CONTRARY = "Als de stemmen staken, beslist de stem van de voorzitter."
TEXT = """Gemeenschappelijke regeling Groenbeheer Rijnoever

De colleges van burgemeester en wethouders van de gemeenten Aa en Bee besluiten de volgende regeling te treffen:

Artikel 1 Openbaar lichaam
1. Er is een openbaar lichaam, genaamd Groenbeheer Rijnoever.
2. Het openbaar lichaam is gevestigd te Aa.

Artikel 2 Stemmen
Als de stemmen staken, is het voorstel verworpen.

Artikel 3 Evaluatie
Het algemeen bestuur evalueert de regeling elke vier jaar en zendt het verslag aan de raden.
"""


def uitleg(until: date, reason: str = "Besluit van beide raden.") -> str:
    return (
        f'[[uitleg]]\nregel = "{STEM}"\ndocument = "groen.txt"\nartikel = "artikel 2"\ncitaat = "{CONTRARY}"\n'
        f'reden = "{reason}"\ndoor = "griffier Aa"\ntot = {until.isoformat()}\n'
    )


def test_a_shared_folder_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = tmp_path / "regio"
    repository.mkdir()
    monkeypatch.chdir(repository)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    draft, config = repository / "groen.txt", repository / "regelcheck.toml"
    draft.write_text(TEXT, encoding="utf-8")

    # The first scan finds things, and a threshold makes that count.
    assert run(["scan", "."]) == 0
    assert run(["scan", ".", "--fail-on", "ontbreekt"]) == 1
    assert run(["scan", ".", "--fail-on", "ontbreekt", "--exit-zero"]) == 0
    few = ["--regel", "gids-a/doel", "--regel", STEM]
    assert run(["scan", ".", *few, "--fail-on", "ontbreekt"]) == 1
    assert run(["scan", ".", *few, "--fail-on", "ontbreekt:wettelijk verplicht", "--fail-on", "strijdig"]) == 0

    # What there is today is recorded; then nothing counts.
    config.write_text('baseline = "regelcheck-baseline.json"\n', encoding="utf-8")
    assert run(["scan", "."]) == 2
    assert "De baseline" in capsys.readouterr().err
    assert run(["baseline", "."]) == 0
    recorded = json.loads((repository / "regelcheck-baseline.json").read_text(encoding="utf-8"))["bevindingen"]
    assert "gids-a/doel" in recorded["groen.txt"] and STEM not in recorded["groen.txt"]
    assert run(["scan", ".", "--fail-on", "zwak"]) == 0
    assert run(["baseline", "."]) == 2
    assert "bestaat al" in capsys.readouterr().err

    # Lines may move and other words may change.
    draft.write_text(TEXT.replace("Artikel 2 ", "\n\n\nArtikel 2 ").replace("te Aa", "te Bee"), encoding="utf-8")
    assert run(["check", "."]) == 0

    # A change makes one checkpoint worse: it is named, here and in the report of the build server.
    draft.write_text(TEXT.replace("Als de stemmen staken, is het voorstel verworpen.", CONTRARY), encoding="utf-8")
    capsys.readouterr()
    assert run(["scan", ".", "--format", "sarif=uit.sarif", "--format", "json=uit.json"]) == 1
    named = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Slechter dan de baseline")]
    assert len(named) == 1 and STEM in named[0] and "groen.txt" in named[0] and "strijdig" in named[0]
    (result,) = [
        one
        for one in json.loads((repository / "uit.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
        if one["ruleId"] == STEM
    ]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 10

    # An update of the baseline does not swallow it.
    assert run(["baseline", ".", "--bijwerken"]) == 1
    assert STEM not in (repository / "regelcheck-baseline.json").read_text(encoding="utf-8")

    # An explanation with a reason: no failure, and shown in every report.
    tomorrow, yesterday = date.today() + timedelta(days=1), date.today() - timedelta(days=1)
    first = config.read_text(encoding="utf-8")
    config.write_text(first + uitleg(tomorrow), encoding="utf-8")
    capsys.readouterr()
    assert run(["scan", "."]) == 0
    assert "1 uitgelegd" in capsys.readouterr().out
    assert run(["check", "."]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "✗ strijdig" in out and "Uitgelegd door griffier Aa" in out and "Besluit van beide raden." in out
    assert run(["check", ".", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    (told,) = [one for one in report["documents"][0]["results"] if one["rule_id"] == STEM]
    assert told["verdict"] == "strijdig" and told["explanation"]["until"] == tomorrow.isoformat()
    assert report["explanation_faults"] == [] and report["run"]["options"]["instellingen"].endswith("regelcheck.toml")

    # It ends, loses its reason, or loses its quote: each is a finding, with its place in the settings.
    line = len(first.splitlines()) + 1
    for written, kind, why in (
        (uitleg(yesterday), "verlopen", f"gold tot en met {yesterday.isoformat()}"),
        (uitleg(tomorrow, reason=""), "zonder reden", "geeft geen reden"),
        (uitleg(tomorrow).replace("beslist de stem", "beslist het lot"), "met onjuist citaat", "past niet bij de gevonden tekst"),
    ):
        config.write_text(first + written, encoding="utf-8")
        capsys.readouterr()
        assert run(["check", ".", "--format", "json"]) == 1, kind
        out, err = capsys.readouterr()
        (fault,) = json.loads(out)["explanation_faults"]
        assert (fault["kind"], fault["rule_id"], fault["line"]) == (kind, STEM, line)
        (told,) = [row for row in err.splitlines() if row.startswith(f"Uitleg {kind}: {STEM} bij groen.txt. ")]
        assert why in told and "Slechter dan de baseline" in err

    # The clause is mended: an explanation that is left over is told, and what got better lowers the baseline.
    draft.write_text(TEXT.replace("Artikel 3 Evaluatie", "Artikel 3 Doel\nDe regeling heeft tot doel het groen in de gemeenten Aa en Bee duurzaam en doelmatig te beheren.\n\nArtikel 4 Evaluatie"), encoding="utf-8")
    config.write_text(first + uitleg(tomorrow), encoding="utf-8")
    assert run(["check", "."]) == 1
    assert f"Uitleg niet meer nodig: {STEM}" in capsys.readouterr().err
    config.write_text(first, encoding="utf-8")
    assert run(["scan", "."]) == 0
    assert "regelcheck baseline --bijwerken legt dat vast" in capsys.readouterr().err
    assert run(["baseline", ".", "--bijwerken"]) == 0
    lowered = json.loads((repository / "regelcheck-baseline.json").read_text(encoding="utf-8"))["bevindingen"]
    assert set(lowered["groen.txt"]) < set(recorded["groen.txt"]) and "gids-a/doel" not in lowered["groen.txt"]
    draft.write_text(TEXT, encoding="utf-8")
    assert run(["scan", "."]) == 1


def test_an_explanation_for_a_rule_that_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "groen.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "regelcheck.toml").write_text(uitleg(date.today()).replace(STEM, "gids-a/deol"), encoding="utf-8")
    assert run(["check", "groen.txt"]) == 2
    err = capsys.readouterr().err
    assert 'regelcheck.toml:1: de regel "gids-a/deol" bestaat niet.' in err and 'Bedoelde u "gids-a/doel"?' in err
    assert run(["check", "groen.txt", "--geen-instellingen"]) == 0


def test_the_settings_choose_rules_and_the_command_line_goes_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "groen.txt").write_text(TEXT, encoding="utf-8")
    config = tmp_path / "regelcheck.toml"

    def packs(*arguments: str) -> set[str]:
        assert run(["check", "groen.txt", "--format", "json", *arguments]) == 0
        report = json.loads(capsys.readouterr().out)
        assert report["explanation_faults"] == []
        return {one["pack"] for one in report["documents"][0]["results"]}

    # An explanation for a rule that is not chosen waits: it is no mistake, and explains nothing.
    config.write_text('profiel = "wgr"\n' + uitleg(date.today()), encoding="utf-8")
    assert packs() == {"wgr"}
    assert packs("--profiel", "techniek") == {"techniek"}
    assert packs("--regel", "gids-a/doel") == {"gids-a"}
    config.write_text('pakketten = ["gids-a", "techniek"]\n', encoding="utf-8")
    assert packs() == {"gids-a", "techniek"}
    for text, says in (
        ('\nprofiel = "wrg"\n', 'regelcheck.toml:2: profiel: "wrg" is niet bekend. Bedoelde u "wgr"?'),
        ('fail-on = "zwaar"\n', 'regelcheck.toml:1: fail-on: "zwaar" is niet bekend.'),
        ('profiel = "wgr"\npakketten = ["wgr"]\n', "regelcheck.toml:2: profiel en pakketten gaan niet samen."),
    ):
        config.write_text(text, encoding="utf-8")
        assert run(["check", "groen.txt"]) == 2
        assert says in capsys.readouterr().err


def test_settings_by_pattern_and_documents_that_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "groen.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "reglement.txt").write_text("Reglement van orde\n\nArtikel 1\nDe leden stemmen.\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("Lees mij.\n", encoding="utf-8")
    (tmp_path / "regelcheck.toml").write_text(
        'overslaan = ["README.md"]\n[[document]]\nbestand = "groen.txt"\nvorm = "centrumregeling"\n'
        'onderliggend = ["reglement.txt"]\n',
        encoding="utf-8",
    )
    assert run(["check", ".", "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["vorm"], document["vorm_given"]) == ("centrumregeling", True)
    assert run(["check", "groen.txt", "--vorm", "openbaar lichaam", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["vorm"] == "openbaar lichaam"
    assert run(["check", "README.md"]) == 2


@pytest.mark.parametrize("command", ["check", "scan"])
def test_settings_for_a_document_that_is_nowhere_are_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGELCHECK_CACHE", "uit")
    for name in ("groen.txt", "ander.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    tables = [f'[[document]]\nbestand = "{name}"\nvorm = "openbaar lichaam"\n' for name in ("gr*.txt", "ander.txt", "geel*.txt")]
    (tmp_path / "regelcheck.toml").write_text("\n".join(tables), encoding="utf-8")
    assert run([command, "groen.txt"]) == 0  # what is there and was not asked for is not idle
    told = [row for row in capsys.readouterr().err.splitlines() if row.startswith("Let op")]
    assert told == ['Let op: regelcheck.toml:10: geen document past op "geel*.txt", dus vorm en onderliggend gelden daar niet.']
