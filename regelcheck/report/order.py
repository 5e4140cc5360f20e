"""In what order a report shows checkpoints: pack by pack, the checklist first, in a pack by its headings and then by weight."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Gewicht, Outcome

CHECKLIST = "gids-a"
"""The pack a report opens with: its checkpoints are what regelcheck was made for."""
_WEIGHT = {gewicht: place for place, gewicht in enumerate(Gewicht)}


def by_pack(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes as a report shows them: pack by pack, under each heading the heaviest first, otherwise in rule order."""
    given = list(outcomes)
    heaviest: dict[str, int] = {}
    for one in given:
        weight = _WEIGHT[one.rule.gewicht]
        heaviest[one.rule.pakket] = min(weight, heaviest.get(one.rule.pakket, weight))
    packs = sorted(heaviest, key=lambda name: (name != CHECKLIST, heaviest[name]))
    order = {pack: place for place, pack in enumerate(packs)}
    groups = {name: place for place, name in enumerate(dict.fromkeys(one.rule.groep for one in given))}
    return tuple(
        sorted(given, key=lambda one: (order[one.rule.pakket], groups[one.rule.groep], _WEIGHT[one.rule.gewicht]))
    )
