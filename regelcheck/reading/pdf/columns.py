"""Put the pieces of a page in reading order: find the columns, and in each of them the lines from top to bottom.

A gutter is a strip that stays white between lines of running text on both sides. Lines that cross it (a title above two
columns) part the page into bands, each read column after column. A list with hanging labels and a table without rules
have white strips too; they are told apart because their left side does not run up to the strip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regelcheck.reading.pdf.geometry import Line, Piece

_NARROWEST_GUTTER = 7.0
_NARROWEST_KNOWN = 4.0
_FEWEST_LINES = 4
_DEEPEST = 3
_BARE_NUMBER = re.compile(r"\d{1,2}[a-z]?")


@dataclass(slots=True)
class Column:
    """A run of pieces read from top to bottom; `limit` is where the gutter to the right of it begins."""

    pieces: list[Piece]
    limit: float


class Columns:
    """The gutters of a document: found on pages that show them plainly, then trusted on pages with a few lines."""

    def __init__(self, pages: Iterable[Sequence[Piece]]) -> None:
        self._known: list[float] = []
        for pieces in pages:
            self._split(pieces, 0, [], 0.0)

    def order(self, pieces: Sequence[Piece]) -> list[Column]:
        """The pieces of one of the pages in columns, in reading order; every piece in exactly one of them."""
        if not self._known:  # then no page has a gutter: most documents
            return [Column(list(pieces), 0.0)] if pieces else []
        columns: list[Column] = []
        self._split(pieces, 0, columns, 0.0)
        return columns

    def _split(self, pieces: Sequence[Piece], depth: int, columns: list[Column], limit: float) -> None:
        gutter = self._gutter(pieces) if depth < _DEEPEST else None
        if gutter is None:
            if pieces:
                columns.append(Column(list(pieces), limit))
            return
        left, right = gutter
        band: list[Piece] = []
        across: Column | None = None
        for piece in sorted(pieces, key=lambda p: (p.middle, p.x0)):
            if not (piece.x0 < left and piece.x1 > right):
                band.append(piece)
                continue
            if band:
                self._split_band(band, gutter, depth, columns, limit)
                band, across = [], None
            if across is None:
                across = Column([], limit)
                columns.append(across)
            # Full-width lines that follow each other are one column together.
            across.pieces.append(piece)
        self._split_band(band, gutter, depth, columns, limit)

    def _split_band(
        self, band: list[Piece], gutter: tuple[float, float], depth: int, columns: list[Column], limit: float
    ) -> None:
        middle = (gutter[0] + gutter[1]) / 2
        self._split([piece for piece in band if piece.x0 < middle], depth + 1, columns, gutter[0])
        self._split([piece for piece in band if piece.x0 >= middle], depth + 1, columns, limit)

    def _gutter(self, pieces: Sequence[Piece]) -> tuple[float, float] | None:
        """The white strip that parts most lines of running text, or None."""
        if len(pieces) < 2:
            return None
        for middle in self._known:
            before, after = _sides(pieces, middle)
            if before and after and len(before) + len(after) >= 0.4 * len(pieces):
                left, right = _edges(before, after)
                if right - left >= _NARROWEST_KNOWN:
                    return left, right
        for start, end in _white_strips(pieces):
            before, after = _sides(pieces, (start + end) / 2)
            if not before or not after:
                continue
            left, right = _edges(before, after)
            if right - left >= _NARROWEST_GUTTER and _runs_up_to(before, after, left):
                if not any(left <= middle <= right for middle in self._known):
                    self._known.append((left + right) / 2)
                return left, right
        return None


def _sides(pieces: Sequence[Piece], middle: float) -> tuple[list[Piece], list[Piece]]:
    return (
        [p for p in pieces if p.x1 <= middle and not p.table],
        [p for p in pieces if p.x0 >= middle and not p.table],
    )


def _edges(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[float, float]:
    return max(p.x1 for p in before), min(p.x0 for p in after)


def _white_strips(pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """Strips crossed by few pieces, the widest first; a quarter of the rows may cross (titles, full-width parts)."""
    left_edge = min(p.x0 for p in pieces)
    right_edge = max(p.x1 for p in pieces)
    width = int(right_edge - left_edge) + 2
    change = [0] * (width + 2)
    for piece in pieces:
        change[max(0, int(piece.x0 - left_edge + 0.5))] += 1
        change[min(width, int(piece.x1 - left_edge + 0.5))] -= 1
    allowed = len(_rows(pieces)) // 4
    strips: list[tuple[int, float, float]] = []
    depth, start, worst = 0, -1, 0
    for x in range(width + 1):
        depth += change[x]
        if depth <= allowed:
            if start < 0:
                start, worst = x, depth
            worst = max(worst, depth)
        elif start >= 0:
            if x - start >= _NARROWEST_GUTTER and start > 0:
                strips.append((worst, left_edge + start, left_edge + x))
            start = -1
    return [(left, right) for _, left, right in sorted(strips, key=lambda s: (s[0], s[1] - s[2]))][:4]


def _runs_up_to(before: list[Piece], after: list[Piece], left: float) -> bool:
    """Whether both sides hold running text: enough lines, side by side, that fill their column."""
    if len(before) < _FEWEST_LINES or len(after) < _FEWEST_LINES:
        return False
    overlap = min(max(p.bottom for p in before), max(p.bottom for p in after)) - max(
        min(p.top for p in before), min(p.top for p in after)
    )
    line = sum(p.height for p in before) / len(before)
    # The right side may hold more columns: judge the one beside the strip.
    beside = [p for p in after if p.x0 < min(q.x0 for q in after) + 4 * line]
    return overlap > 2.5 * line and _fills(before, left) and _fills(beside, max(p.x1 for p in beside))


def _fills(column: list[Piece], edge: float) -> bool:
    """Whether the rows of the column are wide and mostly run up to its edge, as running text does."""
    start = min(p.x0 for p in column)
    width = edge - start
    line = sum(p.height for p in column) / len(column)
    if width < 8 * line:
        return False
    # Justified lines of a narrow column have gaps wide enough to be several pieces.
    rows = [(min(p.x0 for p in row), max(p.x1 for p in row)) for row in _rows(column)]
    full = sum(1 for _, x1 in rows if x1 > edge - 0.22 * width)
    wide = sum(1 for x0, x1 in rows if x1 - x0 > 0.5 * width)
    return full >= 0.35 * len(rows) and wide >= 0.4 * len(rows)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces at one height together, from top to bottom; the first of each row is the tallest."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.x0)):
        row = rows[-1] if rows else None
        apart = row is None or piece.table or row[0].table
        if (
            row is None
            or apart
            or abs(piece.middle - row[0].middle) >= 0.5 * max(piece.height, row[0].height)
        ):
            rows.append([piece])
        elif piece.height > row[0].height:
            # The tallest piece tells where the line is; a raised number beside it does not.
            row.insert(0, piece)
        else:
            row.append(piece)
    return rows


def make_lines(pieces: Sequence[Piece], page: int, limit: float = 0.0, page_width: float = 0.0) -> list[Line]:
    """The lines of one column from top to bottom, pieces on one height joined from left to right."""
    rows = _rows(pieces)
    left = min(p.x0 for p in pieces)
    right = max(p.x1 for p in pieces)
    lines = [_make_line(sorted(row, key=lambda p: p.x0), page, left, right) for row in rows]
    for line in lines:
        line.limit, line.page_width = limit, page_width
    return lines


def _make_line(row: list[Piece], page: int, left: float, right: float) -> Line:
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.x0 - before.x1
        text += piece.text if gap < 0.1 * piece.height else " " + piece.text
    return Line(
        x0=row[0].x0,
        top=min(p.top for p in row),
        x1=max(p.x1 for p in row),
        bottom=max(p.bottom for p in row),
        text=text,
        page=page,
        numbered=len(row) > 1 and _BARE_NUMBER.fullmatch(row[0].text) is not None,
        left=left,
        right=right,
        bold=all(p.bold for p in row),
        first_word=row[0].first_word,
        table=row[0].table,
    )
