"""Profiles: which packs a run takes, declared in profielen.yaml; and the rules that a person picks by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regelcheck.model import Profiel, Rule
from regelcheck.ruleset.yaml_nodes import Field

PROFILES = "profielen.yaml"
ALL = "alle"


def read_profiles(files: Iterable[Field], rules: Sequence[Rule]) -> tuple[Profiel, ...]:
    """The profiles of all folders, the default first."""
    packs = sorted({rule.pakket for rule in rules})
    found: dict[str, Profiel] = {}
    for file in files:
        table = file.mapping(required=("profielen",))["profielen"]
        if not isinstance(table.value, dict):
            raise table.problem("hier horen profielen te staan (naam: {titel, pakketten})")
        for name, field in table.value.items():
            if name in found:
                raise field.problem(f'het profiel "{name}" bestaat al')
            keys = field.mapping(required=("titel", "pakketten"))
            chosen = tuple(item.choice((*packs, ALL)) for item in keys["pakketten"].items())
            found[name] = Profiel(naam=name, titel=keys["titel"].text(), pakketten=() if ALL in chosen else chosen)
    return tuple(found.values())
