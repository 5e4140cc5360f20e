"""A rule set as JSON and back, for any dataclass, enum, path and day that the nouns of `model` are made of.

JSON and no pickle: reading it makes nothing but the nouns listed here, whatever the text says. A list begins with what it
is: 0 for a tuple, 1 for a path, 2 for a day, and higher numbers for the classes in the head of the text.
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

_TUPLE, _PATH, _DATE, _FIRST = 0, 1, 2, 3
_NOUNS: dict[str, type] = {
    name: noun
    for name in model.__all__
    if isinstance(noun := getattr(model, name), type) and (dataclasses.is_dataclass(noun) or issubclass(noun, Enum))
}


def freeze(rule_set: RuleSet) -> bytes:
    """The rule set as JSON."""
    classes: list[str] = []
    phrases = None if rule_set.phrases is None else _fields(rule_set.phrases)
    frozen = _frozen(dataclasses.replace(rule_set, phrases=None), classes)
    head = [[name, _names(_NOUNS[name])] for name in classes]
    return json.dumps([head, frozen, phrases], ensure_ascii=False, separators=(",", ":")).encode()


def thaw(text: bytes) -> RuleSet:
    """The rule set that was frozen. Raises ValueError for a text that does not hold one."""
    try:
        head, frozen, phrases = json.loads(text)
        makers = [_maker(name, names) for name, names in head]
        rule_set = _thawed(frozen, makers)
        if not isinstance(rule_set, RuleSet):
            raise ValueError("not a rule set")
        return dataclasses.replace(rule_set, phrases=None if phrases is None else PhraseTable(**phrases))
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError("not a frozen rule set") from error


def _frozen(value: Any, classes: list[str]) -> Any:
    if isinstance(value, Enum):
        return [_number(value, classes), value.value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *(_frozen(item, classes) for item in value)]
    if isinstance(value, Path):
        return [_PATH, str(value)]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    return [_number(value, classes), *(_frozen(item, classes) for item in _fields(value).values())]


def _number(value: object, classes: list[str]) -> int:
    name = type(value).__name__
    if _NOUNS.get(name) is not type(value):
        raise TypeError(f"{type(value).__name__} is no noun of the model")
    if name not in classes:
        classes.append(name)
    return classes.index(name) + _FIRST


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _names(noun: Any) -> list[str] | None:
    """The fields of a noun; None for an enum."""
    return None if issubclass(noun, Enum) else [field.name for field in dataclasses.fields(noun)]


def _maker(name: str, names: list[str] | None) -> Callable[[list[Any]], Any]:
    noun = _NOUNS[name]
    if _names(noun) != names:
        raise ValueError(f"{name} has other fields now")
    if names is None:
        members = {member.value: member for member in noun}  # type: ignore[attr-defined]
        return lambda values: members[values[0]]
    return lambda values: noun(**dict(zip(names, values, strict=True)))


def _thawed(value: Any, makers: list[Callable[[list[Any]], Any]]) -> Any:
    if not isinstance(value, list):
        return value
    kind, *rest = value
    values = [item if not isinstance(item, list) else _thawed(item, makers) for item in rest]
    if kind == _TUPLE:
        return tuple(values)
    if kind == _PATH:
        return Path(values[0])
    if kind == _DATE:
        return date.fromisoformat(values[0])
    if not _FIRST <= kind < _FIRST + len(makers):
        raise ValueError("a list of no known kind")
    return makers[kind - _FIRST](values)
