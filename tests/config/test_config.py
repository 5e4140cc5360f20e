"""Settings from a file: found upward, read strictly, every mistake at its line."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from regelcheck.config import find_config, read_config
from regelcheck.config.lines import find_lines
from regelcheck.errors import ConfigProblem, UsageProblem
from regelcheck.model import Vorm

WHOLE = '''profiel = "wgr"
peildatum = 2022-07-01
fail-on = ["strijdig", "ontbreekt:wettelijk verplicht"]
overslaan = [
  "README.md",   # [[uitleg]] in een opmerking
  "archief/**",
]

[[document]]
bestand = "*.docx"
vorm = "openbaar lichaam"
onderliggend = ["reglement.txt"]

[[document]]
bestand = "bvo/*.docx"
vorm = "bedrijfsvoeringsorganisatie"

[[uitleg]]
regel = "gids-a/doel"
document = "bvo/a.docx"
citaat = """
De [[uitleg]]
staat hier."""
reden = "Besluit."
door = "griffier"
tot = 2027-01-31
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "reglement.txt").write_text("Artikel 1", encoding="utf-8")
    (tmp_path / "bvo").mkdir()
    return tmp_path


def read(root: Path, text: str):
    path = root / "regelcheck.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_a_whole_file(root: Path) -> None:
    config = read(root, WHOLE)
    assert config.fail_on == ("strijdig", "ontbreekt:wettelijk verplicht")
    assert (config.profiel, config.packs, config.peildatum) == ("wgr", (), date(2022, 7, 1))
    assert config.settings_for(root / "x.docx").vorm is Vorm.OPENBAAR_LICHAAM
    found = config.settings_for(root / "bvo" / "a.docx")
    assert found.vorm is Vorm.BEDRIJFSVOERINGSORGANISATIE
    assert found.onderliggend == (root.resolve() / "reglement.txt",)
    assert config.settings_for(root / "a.pdf").vorm is None
    assert config.skips(root / "README.md") and config.skips(root / "archief" / "oud" / "a.docx")
    assert config.skips(root / "reglement.txt") and not config.skips(root / "a.docx")
    (uitleg,) = config.explanations
    assert uitleg.until == date(2027, 1, 31) and uitleg.line == 18
    assert uitleg.quotes == ("De [[uitleg]]\nstaat hier.",)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('failon = "zwak"\n', '1: de sleutel "failon" is onbekend', 'Bedoelde u "fail-on"?'),
        ('\n[[uitleg]]\nregel = "a"\nreeden = "x"\n', '4: de sleutel "reeden" is onbekend', 'Bedoelde u "reden"?'),
        ('[[uitleg]]\nregel = "a/b"\ndocument = "x"\n', "1: door ontbreekt", 'door = "…"'),
        ('[[document]]\nbestand = "x"\n[[document]]\nvorm = "BVO"\nbestand = "y"\n', '4: "BVO" kan hier niet', "Mogelijk"),
        ('fail-on = 3\n', "1: fail-on hoort een tekst", "fail-on"),
        ('[[uitleg]]\nregel = "a"\ndocument = "b"\ndoor = "c"\ntot = "morgen"\n', "5: tot hoort een datum", "2027"),
        ('[[uitleg]]\nregel = "a"\ndocument = "b"\ndoor = "c"\ntot = 2027-01-01T10:00:00\n', "5: tot hoort een datum", ""),
        ('[document]\nbestand = "x"\n', '"document" hoort een blok', "[[document]]"),
        ('[[document]]\nbestand = "x"\nonderliggend = "../geheim.txt"\n', "3: \"../geheim.txt\" ligt buiten", "map"),
        ('[[document]]\nbestand = "x"\nonderliggend = "weg.txt"\n', '3: "weg.txt" bestaat niet', ""),
        ('taalmodel = "ja"\n', "1: taalmodel hoort true of false te zijn", "taalmodel = true"),
        ('regels = ["/etc"]\n', '1: "/etc" ligt buiten', "map"),
        ("a = [\n", "dit is geen geldige TOML", "[ ]"),
        ("a = " + "[" * 5000, "dit is geen geldige TOML", "[ ]"),
    ],
)
def test_every_mistake_is_told_with_its_line(text: str, message: str, hint: str, root: Path) -> None:
    with pytest.raises(ConfigProblem) as error:
        read(root, text)
    assert message in error.value.message and "regelcheck.toml" in error.value.message
    assert hint in error.value.hint


def test_not_utf8_and_not_there(root: Path) -> None:
    (root / "regelcheck.toml").write_bytes(b'fail-on = "\xff"\n')
    with pytest.raises(ConfigProblem, match="geen UTF-8"):
        read_config(root / "regelcheck.toml")
    with pytest.raises(ConfigProblem, match="kan niet worden gelezen"):
        read_config(root / "anders.toml")


def test_lines_of_keys_inside_values_are_not_looked_at() -> None:
    lines = find_lines('a = """\nb = 1\n[c]\n"""\nd = [\n  "e = 2", # ]\n]\n[[t]]\nx = 1\n[[t]]\nx = \'[\'\ny = 2\n')
    assert lines.keys == {
        ("", 0, "a"): 1,
        ("", 0, "d"): 5,
        ("t", 0, "x"): 9,
        ("t", 1, "x"): 11,
        ("t", 1, "y"): 12,
    }
    assert lines.of("t", 1) == 10 and lines.of("t", 0, "weg") == 8 and lines.of("", 0, "weg") == 1


def test_found_upward_and_no_further_than_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "repo" / "a" / "b"
    deep.mkdir(parents=True)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    (elsewhere / ".git").touch()
    config = tmp_path / "repo" / "regelcheck.toml"
    config.touch()
    assert find_config([deep / "x.docx"]) == config.resolve()
    assert find_config([Path(os.path.relpath(deep)) / "**" / "*.docx"]) == config.resolve()
    (deep / ".git").mkdir()
    assert find_config([deep]) is None
    (elsewhere / "regelcheck.toml").touch()
    assert find_config([deep]) == Path("regelcheck.toml")
    with pytest.raises(UsageProblem, match="verschillende instellingen"):
        find_config([tmp_path / "repo" / "a", elsewhere])
