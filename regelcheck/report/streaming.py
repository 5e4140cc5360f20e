"""Write a JSON object whose lists may be longer than memory: item by item, the same bytes as `json.dumps` with indent 2."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from regelcheck.report.plain import encodable

_STEP = "  "


def object_pieces(members: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """A JSON object in pieces. A member that is an iterator becomes a list, a Mapping that holds one an object in pieces."""
    inner = _STEP * (depth + 1)
    yield "{"
    for number, (name, value) in enumerate(members.items()):
        yield f"{',' if number else ''}\n{inner}{dumped(name, 0)}: "
        if isinstance(value, Iterator):
            yield from list_pieces(value, depth + 1)
        elif isinstance(value, Streamed):
            yield from object_pieces(value.members, depth + 1)
        else:
            yield dumped(value, depth + 1)
    yield f"\n{_STEP * depth}}}"


class Streamed:
    """An object inside another that is to be written in pieces too."""

    def __init__(self, members: Mapping[str, Any]) -> None:
        self.members = members


def list_pieces(items: Iterable[Any], depth: int = 0) -> Iterator[str]:
    """A JSON list in pieces."""
    inner = _STEP * (depth + 1)
    empty = True
    for item in items:
        yield f"{'[' if empty else ','}\n{inner}"
        empty = False
        if isinstance(item, Streamed):
            yield from object_pieces(item.members, depth + 1)
        else:
            yield dumped(item, depth + 1)
    yield "[]" if empty else f"\n{_STEP * depth}]"


def dumped(value: Any, depth: int) -> str:
    """A value as JSON that stands at this depth: the lines after its first are indented."""
    text = encodable(json.dumps(value, ensure_ascii=False, indent=2))
    # A line end inside a string is written as an escape, so every line end here is one of the layout.
    return text.replace("\n", "\n" + _STEP * depth)
