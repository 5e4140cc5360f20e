"""Which rules a run takes: the options for it, from typed to a rule set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from regelcheck.cli.asked import Asked
from regelcheck.cli.choices import choose, find_rule
from regelcheck.errors import UsageProblem
from regelcheck.model import RuleSet
from regelcheck.report.order import ordered_rules
from regelcheck.ruleset import Selection, select_rules


def choose_rules(rule_set: RuleSet, asked: Asked) -> RuleSet:
    """The rules to run, of those there are. Raises UsageProblem when that is none."""
    if asked.profiel is not None and (asked.pakket or asked.regel):
        raise UsageProblem(
            "--profiel gaat niet samen met --pakket of --regel.", "Een profiel is een vaste keuze van pakketten; kies een van beide."
        )
    day = read_day(asked.peildatum, "--peildatum")
    profiles = {one.naam: one.naam for one in rule_set.profiles}
    packs = {rule.pakket: rule.pakket for rule in rule_set.rules}
    selection = Selection(
        profiel=choose(asked.profiel, profiles, "--profiel") if asked.profiel is not None else None,
        pakketten=tuple(choose(name, packs, "--pakket") for name in asked.pakket),
        regels=tuple(find_rule(name, rule_set.rules).id for name in asked.regel),
        peildatum=day,
    )
    selected = select_rules(rule_set, selection)
    if not selected.rules:
        raise UsageProblem(
            f"Geen van de gekozen regels geldt op {(day or date.today()).isoformat()}.", "Kies een andere --peildatum, of meer regels."
        )
    return selected


def numbered_as_in_full(selected: RuleSet, rule_set: RuleSet, day: str | None) -> RuleSet:
    """Rules chosen by name with the numbers that a report on all of `rule_set` gives them, so that both can be laid side by
    side; as they are where that report has not every one of them."""
    full = select_rules(rule_set, Selection(peildatum=read_day(day, "--peildatum")))
    numbers = {rule.id: number for number, rule in enumerate(ordered_rules(full.rules), 1)}
    if not all(rule.id in numbers for rule in selected.rules):
        return selected
    return replace(selected, rules=tuple(replace(rule, nummer=numbers[rule.id]) for rule in selected.rules))


def read_day(text: str | None, option: str) -> date | None:
    """A day as typed, or None. Raises UsageProblem."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem(f'{option}: "{text}" is geen datum.', "Schrijf de dag als jjjj-mm-dd, bijvoorbeeld 2022-07-01.") from error
