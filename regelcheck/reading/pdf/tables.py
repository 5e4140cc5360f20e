"""Find tables on pages whose ruling lines suggest one, and turn each row into one line with its cells side by side.

pdfplumber tells where the cells are; it reads some ten pages a second, so it is asked only about such pages. The words
in the cells are those already taken from the page, so that a table is spelled like the text around it.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Sequence
from pathlib import Path

from regelcheck.reading.cues import join_lines
from regelcheck.reading.limits import Limits
from regelcheck.reading.pdf.columns import make_lines
from regelcheck.reading.pdf.geometry import Box, PageContent, Piece

_MOST_PAGES = 150
_SEPARATOR = " | "


def take_tables(path: Path, contents: Sequence[PageContent], limits: Limits) -> list[str]:
    """Replace the pieces in tables by one piece a row; give warnings about tables that were read as plain text."""
    ruled = [content for content in contents if content.ruled and content.pieces and not content.turned]
    if not ruled:
        return []
    import pdfplumber

    # pdfminer tells on stderr about every oddity of a file; what matters comes back as a missing table.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    warnings = []
    if len(ruled) > _MOST_PAGES:
        warnings.append(
            f"Meer dan {_MOST_PAGES} bladzijden hebben een tabel; vanaf bladzijde {ruled[_MOST_PAGES].number} zijn ze "
            "als gewone tekst gelezen."
        )
        ruled = ruled[:_MOST_PAGES]
    deadline = time.monotonic() + limits.max_seconds
    failed: list[int] = []
    by_number = {content.number: content for content in ruled}
    # pdfminer meets damaged files with exceptions of every kind; the page is then read without its table.
    try:
        with pdfplumber.open(path, pages=list(by_number)) as document:
            for page in document.pages:
                if time.monotonic() > deadline:
                    failed.append(page.page_number)
                    continue
                content = by_number[page.page_number]
                try:
                    for rows in _find_rows(page):
                        _replace(content, rows)
                except Exception:
                    failed.append(page.page_number)
                with contextlib.suppress(Exception):
                    page.close()
    except Exception:
        failed = list(by_number)
    warnings += [f"Een tabel op bladzijde {number} is als gewone tekst gelezen." for number in failed]
    return warnings


def _find_rows(page: object) -> list[list[list[Box]]]:
    """The cells of each table with two columns or more, row by row; a frame around text is no table."""
    height = float(page.height)  # type: ignore[attr-defined]
    tables = []
    for table in page.find_tables():  # type: ignore[attr-defined]
        rows = [[_cell(cell, height) for cell in row.cells if cell] for row in table.rows]
        rows = [row for row in rows if row]
        if len(rows) >= 2 and sum(len(row) >= 2 for row in rows) >= 2:
            tables.append(rows)
    return tables


def _cell(cell: tuple[float, float, float, float], height: float) -> Box:
    """pdfplumber measures from the top of the page, pdfium from the bottom; ours is pdfium's, turned upside down."""
    x0, top, x1, bottom = (float(edge) for edge in cell)
    return Box(x0, top - height, x1, bottom - height)


def _replace(content: PageContent, rows: list[list[Box]]) -> None:
    area = Box(
        min(cell.x0 for row in rows for cell in row),
        min(cell.top for row in rows for cell in row),
        max(cell.x1 for row in rows for cell in row),
        max(cell.bottom for row in rows for cell in row),
    )
    inside = [piece for piece in content.pieces if area.holds(piece)]
    made: list[Piece] = []
    used: set[int] = set()
    for row in rows:
        texts = []
        for cell in row:
            held = [piece for piece in inside if id(piece) not in used and cell.holds(piece)]
            used.update(id(piece) for piece in held)
            text = ""
            for line in make_lines(held, content.number) if held else []:
                text = join_lines(text, line.text)
            texts.append(text)
        if any(texts):
            made.append(_row_piece(row, area, _SEPARATOR.join(texts)))
    if not made:
        return
    content.pieces = [piece for piece in content.pieces if id(piece) not in used] + made


def _row_piece(row: list[Box], area: Box, text: str) -> Piece:
    return Piece(
        x0=area.x0,
        top=min(cell.top for cell in row),
        x1=area.x1,
        bottom=max(cell.bottom for cell in row),
        text=text,
        table=True,
    )
