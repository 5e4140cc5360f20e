"""In what order a report shows checkpoints: pack by pack, the checklist first, in a pack by its headings and then by weight."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Gewicht, Outcome, Rule

CHECKLIST = "gids-a"
"""The pack a report opens with: its checkpoints are what regelcheck was made for."""
_WEIGHT = {gewicht: place for place, gewicht in enumerate(Gewicht)}


def by_pack(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes as a report shows them: pack by pack, under each heading the heaviest first, otherwise in rule order."""
    given = list(outcomes)
    places = {rule.id: place for place, rule in enumerate(ordered_rules(one.rule for one in given))}
    return tuple(sorted(given, key=lambda one: places[one.rule.id]))


def ordered_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules in that order, each once."""
    given = {rule.id: rule for rule in rules}
    heaviest: dict[str, int] = {}
    for rule in given.values():
        weight = _WEIGHT[rule.gewicht]
        heaviest[rule.pakket] = min(weight, heaviest.get(rule.pakket, weight))
    packs = sorted(heaviest, key=lambda name: (name != CHECKLIST, heaviest[name]))
    order = {pack: place for place, pack in enumerate(packs)}
    groups = {name: place for place, name in enumerate(dict.fromkeys(rule.groep for rule in given.values()))}
    return tuple(
        sorted(given.values(), key=lambda rule: (order[rule.pakket], groups[rule.groep], _WEIGHT[rule.gewicht]))
    )
