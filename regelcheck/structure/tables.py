"""Find the rows of a table: files give its cells one by one, and a key of contributions is read by the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from regelcheck.structure.line import Line

_FIGURE = re.compile(r"^[€%\d][\d.,:\s%€–-]*$|^\d[\d.,]*\s?(?:%|procent|euro)$", re.IGNORECASE)
_MAX_COLUMNS = 8


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the cells of a table joined to rows where the width of the table shows."""
    for is_table, group in groupby(lines, key=lambda line: line.table):
        cells = list(group)
        width = _width(cells) if is_table else 0
        for at, cell in enumerate(cells):
            if not width:
                yield cell
            elif at % width:
                yield replace(cell, in_row=True)
            else:
                yield replace(cell, row=" ".join(other.text for other in cells[at : at + width]))


def _width(cells: Sequence[Line]) -> int:
    """The number of columns, from the rhythm of figures and of cells that end a sentence; 0 when there is none.

    The first row is left out: it may hold the names of the columns.
    """
    rhythm = [(_FIGURE.match(cell.text) is not None, cell.text.endswith((".", ";"))) for cell in cells]
    if len(set(rhythm)) < 2:
        return 0
    for width in range(2, min(_MAX_COLUMNS, len(cells) // 2) + 1):
        body = rhythm[width:]
        if len(cells) % width == 0 and all(body[at] == body[at % width] for at in range(len(body))):
            return width
    return 0
