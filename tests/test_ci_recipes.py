"""The recipes of docs/ci.md: what can be run is run, the rest is read as the machine that takes it would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from regelcheck.cli import run
from regelcheck.config import read_config
from regelcheck.reading import supported_suffixes
from tests.batch.drafts import write_drafts

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the page has it, with a `regelcheck` on the path."""
    write_drafts(tmp_path / "regelingen", 2)
    shim = tmp_path / "bin" / "regelcheck"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m regelcheck "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_shell_recipe_gives_the_exit_code_and_its_reports(repository: Path) -> None:
    (recipe,) = blocks("sh")
    hook = repository / "hook"
    hook.write_text(recipe, encoding="utf-8")
    done = subprocess.run(["sh", str(hook)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "regelcheck: in orde"), done.stderr
    assert (repository / "regelcheck.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(json.loads((repository / "regelcheck.json").read_text(encoding="utf-8"))["documents"]) == 2
    (repository / "regelcheck.toml").write_text('fail-on = "ontbreekt"\n', encoding="utf-8")
    done = subprocess.run(["sh", str(hook)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        1,
        "regelcheck: er zijn bevindingen, zie regelcheck.html",
    )
    (repository / "regelingen" / "leeg.pdf").touch()
    done = subprocess.run(["sh", str(hook)], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "niet alles is beoordeeld" in done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_recipe_as_a_git_hook_stops_a_commit(repository: Path) -> None:
    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        names = ["-c", "user.name=a", "-c", "user.email=a@b.nl"]
        return subprocess.run(["git", *names, *arguments], capture_output=True, text=True, check=False)

    git("init", "-q")
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text(blocks("sh")[0], encoding="utf-8")
    hook.chmod(0o755)
    git("add", "regelingen")
    assert git("commit", "-qm", "eerste").returncode == 0
    (repository / "regelcheck.toml").write_text('fail-on = "ontbreekt"\n', encoding="utf-8")
    git("add", "regelcheck.toml")
    stopped = git("commit", "-qm", "tweede")
    assert stopped.returncode == 1 and "er zijn bevindingen" in stopped.stderr
    assert git("log", "--format=%s").stdout == "eerste\n"


def test_the_settings_on_the_page_are_read(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "regelingen").mkdir()
    (tmp_path / "regelingen" / "reglement-van-orde.docx").touch()
    (tmp_path / "regelcheck.toml").write_text(block, encoding="utf-8")
    config = read_config(tmp_path / "regelcheck.toml")
    assert config.explanations[0].rule_id == "gids-a/geen-doorslaggevende-stem"
    table = PAGE.partition("| sleutel | betekenis |")[2].partition("\n\n")[0]
    named = set(re.findall(r"^\| `\[*([a-z-]+)\]*`", table, re.MULTILINE))
    assert named == {"profiel", "peildatum", "fail-on", "baseline", "regels", "taalmodel", "overslaan", "document", "uitleg"}


def _runs(value: object) -> list[str]:
    """Every command in a workflow or job."""
    found = []
    if isinstance(value, dict):
        for key, one in value.items():
            found += [one] if key == "run" else one if key == "script" else _runs(one)
    elif isinstance(value, list):
        for one in value:
            found += _runs(one)
    return found


def test_the_jobs_call_what_exists(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = repository / "stap.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    hook, *jobs = [yaml.safe_load(block) for block in blocks("yaml")]
    assert hook["repos"][0]["hooks"][0]["id"] == "regelcheck"
    assert len(jobs) == 2
    commands = [command for job in jobs for command in _runs(job) if command.startswith("regelcheck ")]
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert summary.read_text(encoding="utf-8").startswith("# regelcheck\n")
    for name in ("regelcheck.sarif", "gl-code-quality-report.json"):
        assert json.loads((repository / name).read_text(encoding="utf-8"))
    reports = jobs[1]["regelcheck"]["artifacts"]["reports"]
    assert all((repository / name).is_file() for name in reports.values())


def test_the_hook_definition(repository: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    command = [*hook["entry"].split(), *hook["args"]]
    assert command[0] == "regelcheck" and run(command[1:]) == 0
    for name in (*(f"a{suffix}" for suffix in supported_suffixes()), "regelcheck.toml", "regelcheck-baseline.json"):
        assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "foto.png")
