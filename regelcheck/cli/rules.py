"""`regelcheck rules …` and `--version`: what the rules are, whether they keep their own promises, which versions run."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regelcheck.cli.choices import find_rule
from regelcheck.cli.streams import terminal_width, use_color, write_error, write_out
from regelcheck.errors import UsageProblem
from regelcheck.model import RuleSet
from regelcheck.report.plain import plain
from regelcheck.report.rule_text import render_rule, render_rule_list
from regelcheck.report.words import number_of
from regelcheck.ruleset import default_rules_folder, load_rules


def list_rules(folders: tuple[Path, ...]) -> int:
    """Print every rule."""
    write_out(render_rule_list(load_rules(folders).rules, width=terminal_width(), color=use_color()))
    return 0


def show_rule(name: str, folders: tuple[Path, ...]) -> int:
    """Print one rule."""
    rule = find_rule(name, load_rules(folders).rules)
    write_out(render_rule(rule, width=terminal_width(), color=use_color()))
    return 0


def test_rules(path: Path | None) -> int:
    """Run the examples of the rules at `path` (a rule file or folder; None: all rules). 2 when one fails."""
    from regelcheck.pipeline import Checker, run_examples

    rule_set, where = _rules_at(path)
    rules = [rule for rule in rule_set.rules if rule.path.resolve().is_relative_to(where)]
    if not rules:
        raise UsageProblem(
            f"In {path} staat geen regel.", "Noem een regelbestand (.yaml) of een map met regels."
        )
    total = 0
    wrong = []
    for one in run_examples(Checker(rule_set), rules):
        total += 1
        if not one.ok:
            wrong.append(one)
            where_in_file = f"{one.rule.path}:{one.example.line}" if one.example.line else f"{one.rule.path}"
            write_error(plain(f"{where_in_file}: {one.rule.id}, voorbeeld {one.number}: {one.message}"))
    counted = f"{number_of(len(rules), 'regel', 'regels')}, {number_of(total, 'voorbeeld', 'voorbeelden')}"
    write_out(f"{counted}: {'alles klopt' if not wrong else f'{len(wrong)} niet goed'}.\n")
    return 2 if wrong else 0


def show_version() -> int:
    """Print what it takes to get the same answer again."""
    rule_set = load_rules()
    write_out(
        f"regelcheck {_installed('regelcheck')}\n"
        f"{number_of(len(rule_set.rules), 'regel', 'regels')}, controlegetal {rule_set.digest}\n"
        f"spaCy {_installed('spacy')}\n"
        f"Python {platform.python_version()}\n"
    )
    return 0


def _rules_at(path: Path | None) -> tuple[RuleSet, Path]:
    """The rule set that holds the rules at `path`, and the folder or file they stand in."""
    ours = default_rules_folder().resolve()
    if path is None:
        return load_rules(), ours
    where = path.resolve()
    if not where.exists():
        raise UsageProblem(f"{path} bestaat niet.", "Noem een regelbestand (.yaml) of een map met regels.")
    if where.is_relative_to(ours):
        return load_rules(), where
    # A rule's id starts with the name of its folder, so a single file is loaded with the folder above that one.
    return load_rules((where if where.is_dir() else where.parent.parent,)), where


def _installed(name: str) -> str:
    """The installed version, read without importing the package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "onbekend"
