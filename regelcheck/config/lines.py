"""Where the keys of a TOML file stand: `tomllib` reads values and forgets lines, and a message without a line is a search."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\"']+)\s*\]?\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+|\"[^\"]*\"|'[^']*')\s*[.=]")
_OPENS = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*|[\[\]{}]')


@dataclass(frozen=True, slots=True)
class Lines:
    """The line (from 1) of every table and key; a table that may stand more than once is told apart by its number."""

    tables: dict[tuple[str, int], int]
    keys: dict[tuple[str, int, str], int]

    def of(self, table: str, number: int, key: str | None = None) -> int:
        """The line of a key, or of its table when the key is not there; 1 for what stands before all tables."""
        start = self.tables.get((table, number), 1)
        return start if key is None else self.keys.get((table, number, key), start)


def find_lines(text: str) -> Lines:
    """The lines of a file that `tomllib` has accepted; the keys inside a value are not looked at."""
    lines = Lines({}, {})
    table, number = "", 0
    counts: dict[str, int] = {}
    depth, quote = 0, ""
    for at, line in enumerate(text.split("\n"), 1):
        if not depth and not quote:
            if header := _TABLE.match(line):
                table = header[1].strip("\"'")
                number = counts.get(table, 0)
                counts[table] = number + 1
                lines.tables[table, number] = at
                continue
            if key := _KEY.match(line):
                lines.keys.setdefault((table, number, key[1].strip("\"'")), at)
        depth, quote = _after(line, depth, quote)
    return lines


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Whether the next line still belongs to the value on this one: inside brackets, or inside a text of more lines."""
    at = 0
    while at < len(line):
        if quote:
            end = line.find(quote, at)
            if end < 0:
                return depth, quote
            at, quote = end + 3, ""
            continue
        found = _OPENS.search(line, at)
        if found is None:
            break
        if found[0] in ('"""', "'''"):
            quote = found[0]
        elif found[0] in "[{":
            depth += 1
        elif found[0] in "]}":
            depth = max(0, depth - 1)
        at = found.end()
    return depth, quote
