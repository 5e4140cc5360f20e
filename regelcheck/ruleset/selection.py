"""Choose which rules a run takes: by profile, pack or name, and only those that are law on the day of the run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from regelcheck.model import Rule, RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to take of a rule set: a profile (the default one if nothing is named), or packs and rules by hand.

    `peildatum` is the day whose law counts; None is today.
    """

    profiel: str | None = None
    pakketten: tuple[str, ...] = ()
    regels: tuple[str, ...] = ()
    peildatum: date | None = None


def select_rules(rule_set: RuleSet, selection: Selection) -> RuleSet:
    """The rule set with only the rules chosen, in the same order, each in the version of the day.

    A rule that is not law on that day is left out, and counted in `selection`: on a regeling of 2005 a row of duties of
    2022 that do not apply would only hide what does. Raises KeyError for a name that does not exist.
    """
    day = selection.peildatum or date.today()
    chosen = [rule for rule in rule_set.rules if rule.id in set(_chosen(rule_set, selection))]
    valid = [rule for rule in chosen if rule.holds_on(day)]
    outside = {rule.id for rule in chosen} - {rule.id for rule in valid}
    shown = [_words(rule_set, selection), ("peildatum", day.isoformat())]
    if outside:
        shown.append(("niet geldig op de peildatum", ", ".join(sorted(outside))))
    return replace(rule_set, rules=tuple(valid), selection=tuple(shown), digest=_digest(rule_set, valid))


def in_force(rule_set: RuleSet) -> RuleSet:
    """The rule set as it was selected; one that was not, by the default profile and the law of today."""
    return rule_set if rule_set.selection else select_rules(rule_set, Selection())


def _chosen(rule_set: RuleSet, selection: Selection) -> Sequence[str]:
    """The ids of the rules that the selection names."""
    if selection.pakketten or selection.regels:
        packs = {rule.pakket for rule in rule_set.rules}
        for name in selection.pakketten:
            if name not in packs:
                raise KeyError(name)
        inside = (rule.id for rule in rule_set.rules if rule.pakket in selection.pakketten)
        return list(chain(inside, selection.regels))
    profile = next(
        (one for one in rule_set.profiles if selection.profiel in (None, one.naam)), None
    )
    if profile is None:
        if selection.profiel is not None:
            raise KeyError(selection.profiel)
        return [rule.id for rule in rule_set.rules]
    return [rule.id for rule in rule_set.rules if not profile.pakketten or rule.pakket in profile.pakketten]


def _words(rule_set: RuleSet, selection: Selection) -> tuple[str, str]:
    """The choice as the report names it."""
    named = (*selection.pakketten, *selection.regels)
    if named:
        return "keuze", ", ".join(named)
    default = rule_set.profiles[0].naam if rule_set.profiles else "alle regels"
    return "profiel", selection.profiel or default


def _digest(rule_set: RuleSet, rules: Sequence[Rule]) -> str:
    """Of the files and the choice: what was judged by other rules is another answer."""
    if len(rules) == len(rule_set.rules):
        return rule_set.digest
    names = "\0".join(f"{rule.id} {rule.path.name}" for rule in rules)
    return hashlib.sha256(f"{rule_set.digest}\0{names}".encode()).hexdigest()
