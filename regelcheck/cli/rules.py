"""`regelcheck rules …` and `--version`: what the rules are, whether they keep their own promises, which versions run."""

from __future__ import annotations

import platform
import re
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regelcheck.cli.choices import find_rule
from regelcheck.cli.selection import read_day
from regelcheck.cli.streams import (
    terminal_width,
    use_color,
    write_error,
    write_file,
    write_out,
    write_problem,
)
from regelcheck.errors import RuleFileProblem, UsageProblem
from regelcheck.model import RuleSet
from regelcheck.paths import real_path
from regelcheck.report.plain import plain
from regelcheck.report.rule_text import render_changes, render_rule, render_rule_list
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


def show_changes(first: str, last: str | None, folders: tuple[Path, ...]) -> int:
    """Print which rules began, ended or changed after the first day and up to the last."""
    begin, end = read_day(first, "--van"), read_day(last, "--tot") or date.today()
    assert begin is not None
    if end < begin:
        raise UsageProblem("--tot ligt voor --van.", "Geef de eerste dag achter --van en de laatste achter --tot.")
    rules = load_rules(folders).rules
    write_out(render_changes(rules, begin, end, width=terminal_width(), color=use_color()))
    return 0


def new_rule(name: str, folder: Path) -> int:
    """Write the skeleton of a rule of one's own, and of its pack when that is new."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", name):
        raise UsageProblem(
            f'"{name}" kan geen naam van een regel zijn.',
            "Schrijf pakket/naam in kleine letters, cijfers en streepjes, bijvoorbeeld eigen/klachten.",
        )
    pack, _, rule = name.partition("/")
    if (default_rules_folder() / pack).is_dir():
        raise UsageProblem(f'Het pakket "{pack}" is er een van regelcheck zelf.', "Geef het eigen pakket een eigen naam.")
    path, index = folder / pack / f"{rule}.yaml", folder / pack / "_pakket.yaml"
    if path.exists():
        raise UsageProblem(f"{path} bestaat al.", "Kies een andere naam, of pas het bestand aan.")
    path.parent.mkdir(parents=True, exist_ok=True)
    template = Path(__file__).with_name("nieuwe_regel.yaml").read_text(encoding="utf-8")
    write_file(path, [template.replace("PAKKET/NAAM", name)])
    if not index.exists():
        write_file(index, [f"pakket: {pack}\ntitel: VERVANG Basisafspraken van de regio\nvolgorde:\n  - {rule}\n"])
        write_error(f"{index} is gemaakt; geef het pakket daar een titel, en zet er de volgende regels bij.")
    write_out(f"{path} is gemaakt. Vervang wat met VERVANG begint, en beproef het met: regelcheck rules test {path}\n")
    return 0


def test_rules(path: Path | None, *, with_reader: bool = False) -> int:
    """Run the examples of the rules at `path` (a rule file or folder; None: all rules). 2 when one fails, or cannot be run."""
    from regelcheck.language.trained import require
    from regelcheck.pipeline import Checker, run_examples

    rule_set, where = _rules_at(path)
    rules = [rule for rule in rule_set.rules if real_path(rule.path).is_relative_to(where)]
    if not rules:
        raise UsageProblem(
            f"In {path} staat geen regel.", "Noem een regelbestand (.yaml) of een map met regels."
        )
    for message, hint in rule_set.hints:
        write_problem(RuleFileProblem(message, hint), label="Let op")
    taalmodel = require() if with_reader else None
    left_out = [rule for rule in rules if rule.needs_reader and taalmodel is None]
    for rule in left_out:
        write_error(f"{rule.path}: {rule.id} vraagt het taalmodel; toets de voorbeelden met --taalmodel.")
    rules = [rule for rule in rules if rule not in left_out]
    total = 0
    wrong = []
    for one in run_examples(Checker(rule_set), rules, taalmodel):
        total += 1
        if not one.ok:
            wrong.append(one)
            where_in_file = f"{one.rule.path}:{one.example.line}" if one.example.line else f"{one.rule.path}"
            write_error(plain(f"{where_in_file}: {one.rule.id}, voorbeeld {one.number}: {one.message}"))
    counted = f"{number_of(len(rules), 'regel', 'regels')}, {number_of(total, 'voorbeeld', 'voorbeelden')}"
    write_out(f"{counted}: {'alles klopt' if not wrong else f'{len(wrong)} niet goed'}.\n")
    return 2 if wrong or left_out else 0


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
    ours = real_path(default_rules_folder())
    if path is None:
        return load_rules(), ours
    where = real_path(path)
    if not where.exists():
        raise UsageProblem(f"{path} bestaat niet.", "Noem een regelbestand (.yaml) of een map met regels.")
    if where.is_relative_to(ours):
        return load_rules(), where
    # A rule's id starts with the name of its folder, and its concepts may stand beside that: a pack or a file of it is loaded
    # with the folder above.
    pack = where if where.is_dir() else where.parent
    is_pack = where.is_file() or any(where.glob("*.yaml"))
    return load_rules((pack.parent if is_pack else where,)), where


def _installed(name: str) -> str:
    """The installed version, read without importing the package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "onbekend"
