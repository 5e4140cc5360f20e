"""Take out what is printed over or beside the text and is none of it: a stamp such as CONCEPT, and the numbers of lines.

What stands at an angle never gets here: that is set aside when the page is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from regelcheck.reading.pdf.geometry import PageContent, Piece

# A stamp is set in letters so large that lines of the text run behind it.
_STAMP = 3.0
_LINE_NUMBER = re.compile(r"[1-9]\d{0,4}")
# Leden may be numbered in the margin as well; a text of so many lines that are a lid each there is not.
_FEWEST_NUMBERS = 20
_FEWEST_STEPS = 5
_NUMBERED = 0.8
_SAME_EDGE = 3.0


def set_aside_overprint(pages: Sequence[PageContent]) -> None:
    """Move stamps and line numbers from the pieces of each page to what lies aside."""
    for page in pages:
        stamps = _stamps(page.pieces)
        if stamps:
            _set_aside(page, stamps)
    columns = {page.number: _number_column(page.pieces) for page in pages if not page.turned}
    found = {number: column for number, column in columns.items() if column is not None}
    for step in {step for step, _ in found.values()}:
        alike = {number: column for number, (one, column) in found.items() if one == step}
        if sum(map(len, alike.values())) >= (_FEWEST_NUMBERS if step == 1 else _FEWEST_STEPS):
            for page in pages:
                if page.number in alike:
                    _set_aside(page, alike[page.number])


def _set_aside(page: PageContent, pieces: Sequence[Piece]) -> None:
    gone = {id(piece) for piece in pieces}
    page.pieces = [piece for piece in page.pieces if id(piece) not in gone]
    page.aside.append(" ".join(piece.text for piece in pieces))


def _stamps(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces far taller than the others that lie over two lines or more."""
    if len(pieces) < 3:
        return []
    usual = median(piece.height for piece in pieces)
    found = []
    for large in pieces:
        if large.height >= _STAMP * usual:
            behind = {
                round(piece.middle)
                for piece in pieces
                if piece.height < large.height / 2 and _overlaps(piece, large)
            }
            if len(behind) > 1:
                found.append(large)
    return found


def _overlaps(piece: Piece, other: Piece) -> bool:
    return other.top < piece.middle < other.bottom and piece.x0 < other.x1 and piece.x1 > other.x0


def _number_column(pieces: Sequence[Piece]) -> tuple[int, list[Piece]] | None:
    """The line numbers of a page from top to bottom, and the step between them; None when it has none.

    They stand left of all text, on one edge, and go up by the same step as the lines beside them.
    """
    numbers = [piece for piece in pieces if _LINE_NUMBER.fullmatch(piece.text)]
    if len(numbers) < 2:
        return None
    others = [piece for piece in pieces if not _LINE_NUMBER.fullmatch(piece.text)]
    if not others:
        return None
    edge = median(piece.x1 for piece in numbers)
    column = sorted((piece for piece in numbers if abs(piece.x1 - edge) < _SAME_EDGE), key=lambda piece: piece.middle)
    if len(column) < 2 or sum(piece.x0 < edge for piece in others) > 0.1 * len(others):
        return None
    values = [int(piece.text) for piece in column]
    step = values[1] - values[0]
    if step < 1 or any(after - before != step for before, after in pairwise(values)):
        return None
    lines = _lines(others)
    if step == 1:
        beside = sum(any(abs(line - piece.bottom) < piece.height for line in lines) for piece in column)
        return (1, column) if beside == len(column) and len(column) >= _NUMBERED * len(lines) else None
    if values[0] % step:
        return None
    between = [sum(before.bottom + 1 < line <= after.bottom + 1 for line in lines) for before, after in pairwise(column)]
    return (step, column) if all(abs(count - step) <= 1 for count in between) else None


def _lines(pieces: Sequence[Piece]) -> list[float]:
    """The baselines of the lines, from top to bottom."""
    lines: list[float] = []
    for piece in sorted(pieces, key=lambda piece: piece.bottom):
        if not lines or piece.bottom - lines[-1] > 0.5 * piece.height:
            lines.append(piece.bottom)
    return lines
