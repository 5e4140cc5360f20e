"""The command for an extra fits how regelcheck was installed: from where, and with what."""

import json
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from regelcheck import extras
from regelcheck.cli import run

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = str(ROOT / "samples" / "afvalbeheer-oude-stijl.txt")


def installed(monkeypatch: pytest.MonkeyPatch, origin: dict[str, object] | None) -> None:
    told = None if origin is None else json.dumps(origin)
    monkeypatch.setattr(extras, "distribution", lambda name: SimpleNamespace(read_text=lambda file: told))


@pytest.fixture
def with_pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/omgeving/bin/python")
    monkeypatch.setattr(extras, "find_spec", lambda name: object())


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        ({"url": "file:///mijn%20map/regelcheck", "dir_info": {}}, "/mijn map/regelcheck[pdf]"),
        ({"url": "file:///downloads/regelcheck-1.0-py3-none-any.whl", "archive_info": {}}, "/downloads/regelcheck-1.0-py3-none-any.whl[pdf]"),
        (
            {"url": "https://voorbeeld.nl/r.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "regelcheck[pdf] @ git+https://voorbeeld.nl/r.git@abc",
        ),
        ({"url": "https://voorbeeld.nl/r.whl", "archive_info": {}}, "regelcheck[pdf] @ https://voorbeeld.nl/r.whl"),
        (None, "regelcheck[pdf]"),
    ],
)
@pytest.mark.usefixtures("with_pip")
def test_the_extra_comes_from_where_regelcheck_came_from(monkeypatch, origin, wanted):
    installed(monkeypatch, origin)
    assert extras.install_command("pdf") == f'/omgeving/bin/python -m pip install "{wanted}"'


@pytest.mark.usefixtures("with_pip")
def test_a_checkout_that_was_never_installed_is_named_itself(monkeypatch):
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(extras, "distribution", missing)
    assert extras.install_command("pdf") == f'/omgeving/bin/python -m pip install "{ROOT}[pdf]"'


@pytest.mark.parametrize(
    ("file", "command"),
    [("uv-receipt.toml", 'uv tool install --force "regelcheck[pdf]"'), ("pipx_metadata.json", 'pipx install --force "regelcheck[pdf]"')],
)
@pytest.mark.usefixtures("with_pip")
def test_a_tool_of_uv_or_pipx_is_installed_again_by_it(monkeypatch, file, command, tmp_path):
    installed(monkeypatch, None)
    (tmp_path / file).touch()
    assert extras.install_command("pdf") == command


@pytest.mark.usefixtures("with_pip")
def test_an_environment_without_pip_is_named_to_uv(monkeypatch):
    installed(monkeypatch, None)
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "executable", "/mijn map/bin/python")
    assert extras.install_command("pdf") == 'uv pip install --python "/mijn map/bin/python" "regelcheck[pdf]"'


def test_semantiek_names_the_command(monkeypatch, capsys):
    from regelcheck.cli import reading

    monkeypatch.setattr(reading, "encoder_installed", lambda: False)
    assert run(["check", SAMPLE, "--semantiek"]) == 2
    told = capsys.readouterr().err
    assert extras.install_command("semantiek") in told
    assert "Zonder deze optie werkt alles ook." in told
