"""Packs: the rule files of a folder, in the order and under the headings that its `_pakket.yaml` gives.

A pack may weigh a rule of another pack differently. It cannot switch one off: what nobody looks at is not in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regelcheck.model import Gewicht, Rule
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.rule_file import read_rule
from regelcheck.ruleset.yaml_nodes import Field, did_you_mean

PACK = "_pakket.yaml"
_WEIGHTS = list(Gewicht)


@dataclass(frozen=True, slots=True)
class _Pack:
    """A `_pakket.yaml`, read: `listed` gives of each rule the number of its group, the heading of that, and its own number."""

    title: str
    listed: dict[str, tuple[int, str, int]]
    weights: dict[str, Gewicht]


def read_packs(files: Mapping[Path, Field], reader: ConditionReader) -> tuple[Rule, ...]:
    """Every rule, ordered by pack, group and weight, and then as its pack lists it."""
    rules: list[Rule] = []
    for path, field in files.items():
        if path.name != PACK:
            rule = read_rule(field, path, reader)
            _require_apart(rule, rules, field)
            rules.append(rule)
    rules = _borrowed(rules, files)
    known = {rule.id for rule in rules}
    packs: dict[str, _Pack] = {}
    for path, field in sorted(((path, field) for path, field in files.items() if path.name == PACK), key=_order):
        name = path.parent.name
        if name in packs:
            raise field.problem(f'het pakket "{name}" bestaat al', "Geef de map van een eigen pakket een eigen naam.")
        packs[name] = _pack(field, name, known)
    order = {name: number for number, name in enumerate(packs)}
    weights = {rule: (gewicht, name) for name, pack in packs.items() for rule, gewicht in pack.weights.items()}

    def placed(rule: Rule) -> tuple[tuple[int, int, int, int, str, date], Rule]:
        pack = packs.get(rule.pakket)
        # What a pack does not list comes after what it does.
        group, heading, number = (len(known), pack.title if pack else f"Pakket {rule.pakket}", 0)
        if pack is not None and rule.id in pack.listed:
            group, heading, number = pack.listed[rule.id]
        gewicht, door = weights.get(rule.id, (rule.gewicht, ""))
        title = pack.title if pack else ""
        rule = replace(rule, pakket_titel=title, groep=heading, gewicht=gewicht, gewicht_door=door)
        return (order.get(rule.pakket, len(order)), group, _WEIGHTS.index(gewicht), number, rule.id, _begin(rule)), rule

    return tuple(rule for _, rule in sorted(map(placed, rules), key=lambda one: one[0]))


def _borrowed(rules: list[Rule], files: Mapping[Path, Field]) -> list[Rule]:
    """The rules, with the elements of another rule where a rule says it asks the same of other documents."""
    own = {rule.id: rule.elementen for rule in rules if rule.elementen}

    def filled(rule: Rule) -> Rule:
        keys = files[rule.path].value
        if not isinstance(keys, dict) or "elementen_als" not in keys:
            return rule
        name = keys["elementen_als"].text()
        if name not in own:
            raise keys["elementen_als"].problem(f'de regel "{name}" heeft geen eigen elementen', did_you_mean(name, own))
        return replace(rule, elementen=own[name])

    return [filled(rule) for rule in rules]


def _names_in(pack: str, known: set[str]) -> list[str]:
    return [rule for folder, _, rule in (one.partition("/") for one in known) if folder == pack]


def _pack(field: Field, name: str, known: set[str]) -> _Pack:
    keys = field.mapping(required=("pakket", "titel"), optional=("nummer", "volgorde", "groepen", "gewichten"))
    if keys["pakket"].text() != name:
        raise keys["pakket"].problem(f'het pakket "{keys["pakket"].text()}" staat in de map "{name}"', "Geef beide dezelfde naam.")
    if ("volgorde" in keys) == ("groepen" in keys):
        raise field.problem('een pakket heeft "volgorde" of "groepen"', "Een van beide zegt in welke volgorde de regels staan.")
    listed: dict[str, tuple[int, str, int]] = {}
    for group, (heading, items) in enumerate(_groups(keys)):
        for item in items:
            rule = f"{name}/{item.text()}"
            if rule not in known:
                raise item.problem(f'de regel "{item.text()}" bestaat niet', did_you_mean(item.text(), _names_in(name, known)))
            listed[rule] = (group, heading, len(listed))
    weights = keys["gewichten"].mapping(optional=sorted(known)) if "gewichten" in keys else {}
    return _Pack(
        title=keys["titel"].text(),
        listed=listed,
        weights={rule: Gewicht(value.choice(tuple(Gewicht))) for rule, value in weights.items()},
    )


def _groups(keys: Mapping[str, Field]) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The headings of a pack with the rules under each; a pack without groups is one."""
    if "volgorde" in keys:
        yield keys["titel"].text(), keys["volgorde"].items()
        return
    for group in keys["groepen"].items():
        inside = group.mapping(required=("titel", "regels"))
        yield inside["titel"].text(), inside["regels"].items()


def _order(file: tuple[Path, Field]) -> tuple[int, str]:
    """Packs by their `nummer`, those without one after them, by place."""
    path, field = file
    number = field.value.get("nummer") if isinstance(field.value, dict) else None
    if number is not None and not (number.text().isascii() and number.text().isdecimal()):
        raise number.problem(f'"{number.text()}" is geen nummer')
    return int(number.text()) if number is not None else 1000, str(path)


def _require_apart(rule: Rule, others: list[Rule], field: Field) -> None:
    """Two rules of one id are two versions of it: their periods may not overlap."""
    for other in others:
        if other.id == rule.id and _begin(rule) < (other.tot or date.max) and _begin(other) < (rule.tot or date.max):
            raise field.problem(
                f'de regel "{rule.id}" bestaat al ({other.path})', 'Twee versies van een regel hebben elk een eigen periode onder "geldig".'
            )


def _begin(rule: Rule) -> date:
    return rule.vanaf or date.min
