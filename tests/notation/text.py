"""Lines as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.notation.lines import Kind, Line


def write_txt(lines: tuple[Line, ...], path: Path) -> None:
    """Write the lines as plain text, a blank line before every heading."""
    _write_text(
        path, (f"\n{line.typed}" if line.kind in (Kind.KOP, Kind.ARTIKEL) else line.typed for line in lines)
    )


def write_md(lines: tuple[Line, ...], path: Path) -> None:
    """Write Markdown: headings with number signs, every paragraph set apart by a blank line, rows as a pipe table."""
    marks = {Kind.TITEL: "# ", Kind.KOP: "## ", Kind.ARTIKEL: "### "}
    parts: list[str] = []
    for is_row, group in groupby(lines, key=lambda line: line.kind is Kind.RIJ):
        if is_row:
            rows = [f"| {' | '.join(line.cells)} |" for line in group]
            rule = f"|{' --- |' * (rows[0].count(' | ') + 1)}"
            parts.append("\n".join((rows[0], rule, *rows[1:])))
        else:
            parts.extend(marks.get(line.kind, "") + line.typed for line in group)
    _write_text(path, (f"{part}\n" for part in parts))


def _write_text(path: Path, parts: Iterable[str]) -> None:
    path.write_bytes(("\n".join(parts).rstrip("\n") + "\n").encode())
