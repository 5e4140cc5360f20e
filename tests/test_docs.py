"""What the documentation promises: every command and option exists, every link leads somewhere, the example is real."""

import re
import shlex
from pathlib import Path

import pytest

from regelcheck.cli import run

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = {
    "check", "annotate", "demo", "scan", "baseline", "diff", "tree",
    "rules list", "rules show", "rules test", "rules explain", "rules new", "rules changes",
    "taalmodel status", "taalmodel installeren",
}  # fmt: skip


def calls(page: Path) -> list[str]:
    """Every call of regelcheck in the page, in code or between backticks."""
    text = page.read_text(encoding="utf-8").replace("\\|", "|").replace("\\\n", " ")
    return re.findall(r"(?<![\w/-])regelcheck ((?:check|annotate|demo|scan|baseline|diff|tree|rules|taalmodel)\b[^`\n]*)", text)


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    run([*command.split(), "--help"])
    return set(re.findall(r"(?<![\w-])--[a-z-]+|(?<![\w-])-[a-z]\b", capsys.readouterr().out))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_exists(page, capsys):
    known = {command: options_of(command, capsys) for command in COMMANDS}
    for call in calls(page):
        words = shlex.split(call.replace("…", "").replace("'", ""))
        name = " ".join(words[:2]) if words[0] in ("rules", "taalmodel") else words[0]
        if "|" in name or name in ("rules", "taalmodel"):
            continue
        assert name in COMMANDS, f"{page.name}: regelcheck {call}"
        used = {word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word)}
        assert used <= known[name], f"{page.name}: regelcheck {call}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_example_in_the_readme_is_what_the_tool_writes():
    (example,) = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    golden = (ROOT / "reports" / "belastingsamenwerking-verborgen-stem.txt").read_text(encoding="utf-8")
    for part in example.strip("\n").split("\n…\n"):
        assert part.strip("\n") in golden


def test_every_rule_is_named_in_order_by_the_list(capsys):
    from regelcheck.ruleset import load_rules

    run(["rules", "list"])
    listed = re.findall(r"^([\w-]+/[\w-]+)", capsys.readouterr().out, re.MULTILINE)
    assert listed == [rule.id for rule in load_rules().rules]


def test_the_reference_of_the_rules_is_what_the_rule_files_say():
    """`python -m tests.rule_reference` writes it anew."""
    from tests.rule_reference import FOLDER, pages

    written = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md")}
    assert written == pages()
