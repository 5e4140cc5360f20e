"""What is pictured and drawn on one page of a PDF: images with their boxes, and ruling lines that suggest a table."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from regelcheck.reading.pdf.geometry import Box, PageContent

_MOST_SHAPES = 20_000
_MOST_RULES = 1_500
_MOST_PIECES = 3_000
_DEEPEST_FORM = 4
_THIN = 2.5
_SHORTEST_STROKE = 4.0


def read_shapes(page: pdfium.PdfPage, content: PageContent) -> None:
    """Measure the images and count what is drawn."""
    rules = _Rules()
    _walk_shapes(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, content, rules, ())
    # Finding tables among more lines or words than a table can have takes minutes: that is a drawing.
    content.ruled = (
        rules.suggest_table() and content.drawn <= _MOST_RULES and len(content.pieces) <= _MOST_PIECES
    )


def _walk_shapes(
    holder: Any,
    count_in: Any,
    get_from: Any,
    content: PageContent,
    rules: _Rules,
    forms: tuple[raw.FS_MATRIX, ...],
) -> None:
    """`forms` are the drawings within drawings around these shapes, each with a scale and place of its own."""
    for index in range(count_in(holder)):
        shape = get_from(holder, index)
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            content.images.append(_bounds(shape, forms))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            content.drawn += 1
            if content.drawn <= _MOST_SHAPES:
                box = _bounds(shape)
                rules.add(box, raw.FPDFPath_CountSegments(shape))
                if box.height < _THIN and box.width > _SHORTEST_STROKE:
                    content.strokes.append(box)
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(forms) < _DEEPEST_FORM:
            matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
            raw.FPDFPageObj_GetMatrix(shape, matrix)
            inner = (*forms, matrix)
            _walk_shapes(
                shape, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, content, rules, inner
            )


def _bounds(shape: Any, forms: tuple[raw.FS_MATRIX, ...] = ()) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    for form in reversed(forms):
        corners = [(form.a * x + form.c * y + form.e, form.b * x + form.d * y + form.f) for x, y in corners]
    across, along = [x for x, _ in corners], [-y for _, y in corners]
    return Box(min(across), min(along), max(across), max(along))


class _Rules:
    """Counts the straight lines of a page, as far as needed to suspect a table with at least two columns."""

    def __init__(self) -> None:
        self.heights: set[int] = set()
        self.sides: set[int] = set()
        self.grid = False

    def add(self, box: Box, segments: int) -> None:
        if box.height < _THIN and box.width > 20:
            self.heights.add(round(box.middle / 3))
        elif box.width < _THIN and box.height > 6:
            self.sides.add(round(box.x0 / 3))
        elif box.width > 20 and box.height > 6:
            self.heights.update((round(box.top / 3), round(box.bottom / 3)))
            self.sides.update((round(box.x0 / 3), round(box.x1 / 3)))
            # One path may draw a whole grid.
            self.grid = self.grid or segments >= 12

    def suggest_table(self) -> bool:
        return (
            len(self.heights) >= 2
            and len(self.sides) >= 2
            and (self.grid or len(self.heights) + len(self.sides) >= 6)
        )
