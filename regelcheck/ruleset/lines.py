"""Long tables of numbers as pieces of JSON with a space between them, of which each is read when it is first asked for.

A rule set has some 40,000 of them and a text asks for one in ten. Where it asks for one in three, reading all is quicker.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


class Lines(Sequence[Any]):
    """A table by number."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines: list[Any] = text.split(" ") if text else []

    @staticmethod
    def pack(table: Iterable[Any]) -> str:
        """The text that holds the table."""
        return " ".join(json.dumps(line, separators=(",", ":")) for line in table)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: Any) -> Any:
        found = self._lines[at]
        if isinstance(found, str):
            found = self._lines[at] = json.loads(found)
        return found


class NamedLines(Mapping[str, Any]):
    """A table by name; no name holds a space."""

    __slots__ = ("_lines",)

    def __init__(self, names: str, lines: str) -> None:
        self._lines: dict[str, Any] = dict(zip(names.split(" "), lines.split(" "), strict=True)) if names else {}

    @staticmethod
    def pack(table: Mapping[str, Any]) -> tuple[str, str]:
        """The texts that hold the names and the table. Raises ValueError for a name with a space."""
        if any(" " in name for name in table):
            raise ValueError("a name with a space")
        return " ".join(table), Lines.pack(table.values())

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __getitem__(self, name: str) -> Any:
        found = self._lines[name]
        if isinstance(found, str):
            found = self._lines[name] = json.loads(found)
        return found
