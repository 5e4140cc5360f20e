"""A rule set as JSON and back, for any dataclass, enum, path and day that the nouns of `model` are made of.

JSON and no pickle: reading it makes nothing but the nouns listed here, whatever the text says. A list begins with what it
is: 0 for a tuple, 1 for a path, 2 for a day, and higher numbers for what stands in the head of the text: a class with the
fields that are given, for what has its default is left out. The two long tables of phrases, of which a text needs a small
part, are kept as `lines`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from regelcheck import model
from regelcheck.model import PhraseTable, RuleSet
from regelcheck.ruleset.lines import Lines, NamedLines

_TUPLE, _PATH, _DATE, _FIRST = 0, 1, 2, 3
_NOUNS: dict[str, type] = {
    name: noun
    for name in model.__all__
    if isinstance(noun := getattr(model, name), type) and (dataclasses.is_dataclass(noun) or issubclass(noun, Enum))
}
_Head = tuple[str, tuple[str, ...] | None]
"""A class and the fields given; None for an enum, which has its value."""


def freeze(rule_set: RuleSet) -> bytes:
    """The rule set as JSON."""
    heads: dict[_Head, int] = {}
    phrases = None if rule_set.phrases is None else _packed(rule_set.phrases)
    frozen = _frozen(dataclasses.replace(rule_set, phrases=None), heads)
    return json.dumps([list(heads), frozen, phrases], ensure_ascii=False, separators=(",", ":")).encode()


def thaw(text: bytes) -> RuleSet:
    """The rule set that was frozen. Raises ValueError for a text that does not hold one."""
    try:
        head, frozen, phrases = json.loads(text)
        makers = [_maker(name, names) for name, names in head]
        rule_set = _thawed(frozen, makers)
        if not isinstance(rule_set, RuleSet):
            raise ValueError("not a rule set")
        return dataclasses.replace(rule_set, phrases=None if phrases is None else _unpacked(phrases))
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("not a frozen rule set") from error


def _packed(phrases: PhraseTable) -> dict[str, Any]:
    fields = {field.name: getattr(phrases, field.name) for field in dataclasses.fields(phrases)}
    return fields | {"sequences": Lines.pack(phrases.sequences), "words": NamedLines.pack(phrases.words)}


def _unpacked(fields: dict[str, Any]) -> PhraseTable:
    return PhraseTable(**fields | {"sequences": Lines(fields["sequences"]), "words": NamedLines(*fields["words"])})


def _frozen(value: Any, heads: dict[_Head, int]) -> Any:
    if isinstance(value, Enum):
        return [_number((_name(value), None), heads), value.value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *(_frozen(item, heads) for item in value)]
    if isinstance(value, Path):
        return [_PATH, str(value)]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    name = _name(value)
    given = {
        field.name: _frozen(found, heads)
        for field in dataclasses.fields(value)
        if (found := getattr(value, field.name)) != field.default or type(found) is not type(field.default)
    }
    return [_number((name, tuple(given)), heads), *given.values()]


def _name(value: object) -> str:
    name = type(value).__name__
    if _NOUNS.get(name) is not type(value):
        raise TypeError(f"{name} is no noun of the model")
    return name


def _number(head: _Head, heads: dict[_Head, int]) -> int:
    return heads.setdefault(head, _FIRST + len(heads))


def _maker(name: str, names: list[str] | None) -> Callable[[list[Any]], Any]:
    noun: Any = _NOUNS[name]
    if names is None:
        members = {member.value: member for member in noun}
        return lambda values: members[values[0]]
    return lambda values: noun(**dict(zip(names, values, strict=True)))


def _thawed(value: list[Any], makers: list[Callable[[list[Any]], Any]]) -> Any:
    values = [_thawed(item, makers) if type(item) is list else item for item in value]
    kind = values.pop(0)
    if kind == _TUPLE:
        return tuple(values)
    if kind == _PATH:
        return Path(values[0])
    if kind == _DATE:
        return date.fromisoformat(values[0])
    if not _FIRST <= kind < _FIRST + len(makers):
        raise ValueError("a list of no known kind")
    return makers[kind - _FIRST](values)
