"""Lines as a typeset PDF, by reportlab."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from tests.notation.lines import Kind, Line

_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=3)


def _indented(name: str, left: float) -> ParagraphStyle:
    return ParagraphStyle(name, _BODY, leftIndent=left, firstLineIndent=-10)


_PDF_STYLES = {
    Kind.TITEL: ParagraphStyle(
        "titel", _BODY, fontName="Times-Bold", fontSize=15, leading=19, alignment=TA_CENTER, spaceAfter=14
    ),
    Kind.KOP: ParagraphStyle(
        "kop",
        _BODY,
        fontName="Times-Bold",
        fontSize=12,
        leading=15,
        spaceBefore=12,
        spaceAfter=4,
        keepWithNext=1,
    ),
    Kind.ARTIKEL: ParagraphStyle("artikel", _BODY, fontName="Times-Bold", spaceBefore=8, keepWithNext=1),
    Kind.LID: _indented("lid", 10),
    Kind.ONDERDEEL: _indented("onderdeel", 20),
    Kind.STREEPJE: _indented("streepje", 20),
    Kind.SUBONDERDEEL: _indented("subonderdeel", 30),
    Kind.ALINEA: _BODY,
}
_HEADINGS = frozenset({Kind.TITEL, Kind.KOP, Kind.ARTIKEL})
_MARGIN, _GUTTER = 62.0, 20.0
# Between two consonants, or before a single one: near enough to Dutch syllables, and a printer errs as well.
_SYLLABLE = re.compile(
    r"(?<=[aeiou][bdfgklmnprst])(?=[bdfghklmnprstvwz][aeiou])|(?<=[aeiou])(?=[bdfghklmnprstvwz][aeiou])"
)
_SHORTEST_PIECE = 3


def write_pdf(lines: tuple[Line, ...], path: Path, *, columns: int = 1, hyphenate: bool = False) -> None:
    """Write an A4 PDF: the title as running header, "Pagina n" as footer; `hyphenate` breaks words of the text at line ends."""
    width, height = A4
    title = lines[0].typed
    column = (width - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
    frames = [
        Frame(_MARGIN + (column + _GUTTER) * index, _MARGIN, column, height - 2 * _MARGIN, 0, 0, 0, 0)
        for index in range(columns)
    ]

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(_MARGIN, height - 40, title)
        canvas.drawRightString(width - _MARGIN, 36, f"Pagina {document.page}")

    # Uncompressed and invariant: then neither the clock nor the zlib of this machine shows in the file.
    document = BaseDocTemplate(
        str(path), pagesize=A4, title=title, author="", lang="nl-NL", invariant=1, pageCompression=0
    )
    document.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    document.build(list(_flowables(lines, column, hyphenate=hyphenate)))


def _flowables(lines: tuple[Line, ...], width: float, *, hyphenate: bool) -> Iterator[Flowable]:
    for is_row, group in groupby(lines, key=lambda line: line.kind is Kind.RIJ):
        if is_row:
            rows = [[Paragraph(escape(cell), _BODY) for cell in line.cells] for line in group]
            yield Table(
                rows,
                colWidths=[width / len(rows[0])] * len(rows[0]),
                style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
            )
        else:
            for line in group:
                style = _PDF_STYLES[line.kind]
                if hyphenate and line.kind not in _HEADINGS:
                    style = ParagraphStyle(f"{style.name}-afgebroken", style, hyphenationLang=_syllables)
                yield Paragraph(escape(line.typed, quote=False), style)


def _syllables(word: str) -> Iterator[tuple[str, str]]:
    """The ways to break a word, the longest beginning first; a word with a hyphen of its own breaks after that one."""
    if "-" in word:
        cuts = [match.end() for match in re.finditer("-", word)]
    else:
        cuts = [match.start() for match in _SYLLABLE.finditer(word)]
    for cut in reversed(cuts):
        if _SHORTEST_PIECE <= cut <= len(word) - _SHORTEST_PIECE:
            yield word[:cut], word[cut:]
