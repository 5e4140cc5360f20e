"""The nouns as JSON values and back, so that what was checked can be put away and taken out again without pickle.

A dataclass becomes the list of its values in the order of its fields, an enum its value. What many values share is put
away once: Blocks in a table beside the value (a Node and its Source hold the same ones), and Rules not at all: their id
stands for them, and the rule set at hand gives them back. JSON runs nothing when it is read, whoever wrote it: a wrong
file gives a ValueError, never code.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from regelcheck.model import Block, Rule

_Encode = Callable[[Any, "_Shared"], Any]
_Decode = Callable[[Any, "_Shared"], Any]
_PLAIN = (str, int, float, bool)


class _Shared:
    """What stands beside one value: the Blocks, in the order in which they were met, and the rules by their id."""

    def __init__(self, rules: Mapping[str, Rule], blocks: list[Any]) -> None:
        self.rules = rules
        self.blocks = blocks
        self.numbers: dict[int, int] = {}


def encode(value: Any, kind: Any) -> list[Any]:
    """`value`, which is of the type `kind`, as JSON values."""
    shared = _Shared({}, [])
    encoded = _codec(kind)[0](value, shared)
    return [[_codec_of_block()[0](block, shared) for block in shared.blocks], encoded]


def decode(kind: Any, values: Any, rules: Mapping[str, Rule]) -> Any:
    """The value that `encode` put away. Raises ValueError when `values` are not of that type."""
    try:
        blocks, encoded = values
        shared = _Shared(rules, [])
        shared.blocks = [_codec_of_block()[1](block, shared) for block in blocks]
        return _codec(kind)[1](encoded, shared)
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"no {kind}: {error}") from error


@cache
def _codec_of_block() -> tuple[_Encode, _Decode]:
    return _of_dataclass(Block)


@cache
def _codec(kind: Any) -> tuple[_Encode, _Decode]:
    """How values of a type are written and read, worked out once a type."""
    if kind is Block:
        return _number_of_block, lambda number, shared: shared.blocks[number]
    if kind is Rule:
        return lambda rule, _: rule.id, lambda name, shared: shared.rules[name]
    if kind in _PLAIN:
        return lambda value, _: value, _plain_reader(kind)
    if kind is Path:
        return lambda path, _: path.as_posix(), lambda text, _: Path(text)
    if kind is date:
        return lambda day, _: day.isoformat(), lambda text, _: date.fromisoformat(text)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda member, _: member.value, lambda text, _: kind(text)
    if dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    return _of_generic(kind)


def _plain_reader(kind: Any) -> _Decode:
    allowed = (int, float) if kind is float else (kind,)

    def read(value: Any, _: _Shared) -> Any:
        if type(value) not in allowed:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _number_of_block(block: Block, shared: _Shared) -> int:
    # By identity: equal Blocks at different places are different paragraphs, and comparing them costs more than storing.
    number = shared.numbers.get(id(block))
    if number is None:
        number = shared.numbers[id(block)] = len(shared.blocks)
        shared.blocks.append(block)
    return number


def _of_dataclass(kind: Any) -> tuple[_Encode, _Decode]:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in dataclasses.fields(kind))
    codecs: list[tuple[_Encode, _Decode]] = []  # filled at first use: a Node holds Nodes

    def parts() -> list[tuple[_Encode, _Decode]]:
        if not codecs:
            codecs.extend(_codec(hints[name]) for name in names)
        return codecs

    def write(value: Any, shared: _Shared) -> Any:
        return [one[0](getattr(value, name), shared) for name, one in zip(names, parts(), strict=True)]

    def read(values: Any, shared: _Shared) -> Any:
        return kind(
            **{name: one[1](value, shared) for name, one, value in zip(names, parts(), values, strict=True)}
        )

    return write, read


def _of_generic(kind: Any) -> tuple[_Encode, _Decode]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and len(arguments) == 2 and type(None) in arguments:
        write, read = _codec(next(one for one in arguments if one is not type(None)))
        return (
            lambda value, shared: None if value is None else write(value, shared),
            lambda value, shared: None if value is None else read(value, shared),
        )
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        write, read = _codec(arguments[0])
        return (
            lambda values, shared: [write(one, shared) for one in values],
            lambda values, shared: tuple([read(one, shared) for one in values]),
        )
    if origin is tuple:
        codecs = [_codec(one) for one in arguments]
        return (
            lambda values, shared: [one[0](value, shared) for one, value in zip(codecs, values, strict=True)],
            lambda values, shared: tuple(
                one[1](value, shared) for one, value in zip(codecs, values, strict=True)
            ),
        )
    if origin is frozenset:
        write, read = _codec(arguments[0])
        # Sorted, so that the same value always gives the same bytes.
        return (
            lambda values, shared: sorted(write(one, shared) for one in values),
            lambda values, shared: frozenset(read(one, shared) for one in values),
        )
    raise TypeError(f"{kind} cannot be put away")
