"""The claims of docs/veiligheid.md that no other test holds, and that every test it names exists."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from regelcheck import cli
from regelcheck.errors import RuleFileProblem
from regelcheck.language import phrases
from regelcheck.ruleset import load_rules
from tests.ruleset.test_kept import GOOD
from tests.test_streams import finish, start

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "veiligheid.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SIGNS = "\x1b[31m\x9b2J\u202e"
EVIL = "<script>alert(1)</script> {{ 7*7*191 }} {% raw %} ![x](http://a.invalid/y) =cmd()"
REGELING = f"Regeling Kwaad{SIGNS} {EVIL}\n\n" + "\n\n".join(
    f"Artikel {number} Kop {number}\nHet bestuur evalueert{SIGNS} de regeling elke vier jaar {EVIL}." for number in range(1, 30)
)
SAMPLES = ("omgevingsdienst-groot.docx", "belastingsamenwerking-verborgen-stem.pdf", "recreatieschap-besluit-eromheen.txt")
GUARDED = """
import sys
WATCHED = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pickle.find_class", "webbrowser.")
def watch(event, arguments):
    if event.startswith(WATCHED):
        raise RuntimeError(f"{event} {arguments}")
from regelcheck.cli import main
sys.addaudithook(watch)
main()
"""


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    path = tmp_path / "stuk" / "kwaad.txt"
    path.parent.mkdir()
    path.write_text(REGELING + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_check_opens_no_connection_and_starts_no_program(name, form):
    code, out, err = finish(start("check", str(ROOT / "samples" / name), "--format", form, code=GUARDED))
    assert (code, err) == (0, "")
    assert b"artikel" in out


def test_a_tag_in_a_rule_file_runs_nothing(tmp_path):
    pack = tmp_path / "regels" / "proef"
    pack.mkdir(parents=True)
    made = tmp_path / "uitgevoerd"
    evil = f'vraag: !!python/object/apply:os.mkdir ["{made}"]'
    text = re.sub(r"^vraag: .*$", lambda _: evil, GOOD.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert evil in text
    (pack / "regel.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileProblem, match=r"regel\.yaml"):
        load_rules((pack.parent,))
    assert not made.exists()


def test_phrases_together_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(phrases, "MAX_TOTAL", 40)
    book = phrases.PhraseBook((), ())
    book.parse("(a|b c|d e) (f|g h|i j) (k|l m|n o)")
    with pytest.raises(phrases.NotationError, match="samen"):
        book.parse("(p|q c|d e) (f|g h|i j) (k|l m|n o)")


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "md"], ["check", "--uitleg", "gids-a/doel"], ["tree"]], ids=" ".join)
def test_signs_of_a_document_command_no_terminal(arguments, evil, capfd):
    command, *options = arguments
    cli.run([command, str(evil), *options])
    out, err = capfd.readouterr()
    assert "Kwaad" in out
    for sign in SIGNS.replace("[31m", "").replace("2J", ""):
        assert sign not in out + err


@pytest.mark.parametrize("form", ["html", "md"])
def test_text_of_a_document_is_no_markup_and_no_template(form, evil, capfd):
    cli.run(["check", str(evil), "--format", form])
    out, _ = capfd.readouterr()
    assert "Kwaad" in out
    assert "<script>alert" not in out
    assert "![x](" not in out or form == "html"
    assert str(7 * 7 * 191) not in out


def test_only_the_named_report_is_written(evil, tmp_path, capfd):
    up = evil.rename(evil.with_name("..%2f..%2fomhoog.txt"))
    report = tmp_path / "uit" / "rapport.html"
    report.parent.mkdir()
    before = set(tmp_path.rglob("*"))
    cli.run(["check", str(up), "--output", str(report)])
    assert set(tmp_path.rglob("*")) == before | {report}


def test_every_test_the_page_names_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
    assert len(named) > 15
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{path}::{name}"


def test_every_dependency_is_justified_in_one_line():
    justified = set(re.findall(r"^\| ([\w-]+) \| .+ \|$", PAGE.partition("## Wat regelcheck nodig heeft")[2], re.MULTILINE)) - {"pakket", "---"}
    assert justified == {Requirement(one).name for one in PROJECT["dependencies"]}


def test_the_lock_pins_everything_that_is_needed():
    lock = (ROOT / "requirements" / "ci.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", lock, re.MULTILINE))
    assert len(pinned) == len([line for line in lock.splitlines() if line and not line.startswith("#")])
    for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]):
        wanted = Requirement(text)
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        assert wanted.specifier.contains(pinned[name], prereleases=True), text
        for under in requires(wanted.name) or ():
            needed = Requirement(under)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert re.sub(r"[-_.]+", "-", needed.name).lower() in pinned, f"{text} needs {under}"
    assert "://" not in lock
