"""Write small PDFs the way word processors lay them out, so that the tests need no files of others."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_HEADING = re.compile(r"^(Artikel|HOOFDSTUK|Hoofdstuk|Afdeling|§|Bijlage)\b")
# A break is allowed between a vowel with a consonant after it and the next syllable: good enough for a test.
_SYLLABLE = re.compile(r"(?<=[aeiou][bcdfgklmnprst])(?=[bcdfghklmnprstvwz][aeiou])")


@dataclass(frozen=True)
class Layout:
    """How the text is set; sizes in points."""

    columns: int = 1
    header: str = ""
    footer: str = ""
    size: float = 10.0
    leading: float = 1.25
    space_after: float = 0.0
    hyphenate: bool = False
    justify: bool = False
    margin: float = 72.0
    gutter: float = 24.0
    bold_headings: bool = True
    hanging: float = 0.0
    interleave: bool = False
    page_height: float = A4[1]
    embedded: bool = False

    @property
    def fonts(self) -> tuple[str, str]:
        """Plain and bold; an embedded font has boxes as tall as its letters, a standard one as tall as the line."""
        return ("Vera", "VeraBd") if self.embedded else ("Helvetica", "Helvetica-Bold")


def write_pdf(path: Path, paragraphs: Sequence[str], layout: Layout = Layout()) -> Path:
    """Set the paragraphs in columns over as many pages as they need."""
    if layout.embedded:
        for name in layout.fonts:
            registerFont(TTFont(name, f"{name}.ttf"))
    canvas = Canvas(str(path), pagesize=(A4[0], layout.page_height))
    width = (A4[0] - 2 * layout.margin - (layout.columns - 1) * layout.gutter) / layout.columns
    lines = [line for paragraph in paragraphs for line in _set(paragraph, width, layout)]
    pages: list[list[list[tuple[float, _Line]]]] = [[]]
    top, floor = layout.page_height - layout.margin, layout.margin
    y = top
    column: list[tuple[float, _Line]] = []
    for line in lines:
        if y - layout.size < floor:
            pages[-1].append(column)
            column, y = [], top
            if len(pages[-1]) == layout.columns:
                pages.append([])
        y -= layout.size * layout.leading
        column.append((y, line))
        y -= line.after
    pages[-1].append(column)
    for number, columns in enumerate(pages, start=1):
        _print(canvas, columns, number, len(pages), width, layout)
        canvas.showPage()
    canvas.save()
    return path


@dataclass(frozen=True)
class _Line:
    words: tuple[str, ...]
    font: str
    last: bool
    indent: float
    after: float
    label: str = ""


def _set(paragraph: str, width: float, layout: Layout) -> list[_Line]:
    bold = layout.bold_headings and _HEADING.match(paragraph) is not None
    font = layout.fonts[bold]
    label, text, indent = "", paragraph, 0.0
    if layout.hanging and (match := re.match(r"(\d+[a-z]?\.|[a-z]\.|-)\s+", paragraph)):
        label, text, indent = match[1], paragraph[match.end() :], layout.hanging
    rows: list[list[str]] = [[]]
    words = text.split()
    while words:
        word = words.pop(0)
        room = width - indent
        if stringWidth(" ".join([*rows[-1], word]), font, layout.size) <= room or not rows[-1]:
            rows[-1].append(word)
            continue
        if layout.hyphenate and not bold:
            for cut in reversed([match.start() for match in _SYLLABLE.finditer(word)]):
                head = word[:cut] + "-"
                if (
                    word[cut - 1] != "-"
                    and stringWidth(" ".join([*rows[-1], head]), font, layout.size) <= room
                ):
                    rows[-1].append(head)
                    word = word[cut:]
                    break
        rows.append([word])
    return [
        _Line(
            tuple(row),
            font,
            i == len(rows) - 1,
            indent,
            layout.space_after * (i == len(rows) - 1),
            label * (i == 0),
        )
        for i, row in enumerate(rows)
    ]


def _print(
    canvas: Canvas,
    columns: list[list[tuple[float, _Line]]],
    number: int,
    total: int,
    width: float,
    layout: Layout,
) -> None:
    if layout.header:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(layout.margin, layout.page_height - 36, layout.header)
    placed = [
        (y, layout.margin + i * (width + layout.gutter), line)
        for i, column in enumerate(columns)
        for y, line in column
    ]
    if layout.interleave:
        placed.sort(key=lambda item: (-item[0], item[1]))
    for y, x, line in placed:
        _print_line(canvas, x, y, line, width, layout)
    if layout.footer:
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A4[0] / 2, 30, layout.footer.format(n=number, total=total))


def _print_line(canvas: Canvas, x: float, y: float, line: _Line, width: float, layout: Layout) -> None:
    canvas.setFont(line.font, layout.size)
    if line.label:
        canvas.drawString(x, y, line.label)
    text = " ".join(line.words)
    spare = width - line.indent - stringWidth(text, line.font, layout.size)
    if layout.justify and not line.last and len(line.words) > 1:
        # Word spacing is how word processors justify; reportlab has it on text objects only.
        out = canvas.beginText(x + line.indent, y)
        out.setWordSpace(spare / (len(line.words) - 1))
        out.textOut(text)
        out.setWordSpace(0)
        canvas.drawText(out)
    else:
        canvas.drawString(x + line.indent, y, text)


def scan_image(width: int = 600, height: int = 800) -> ImageReader:
    """A grey picture, as a scanner would make."""
    data = io.BytesIO()
    Image.new("L", (width, height), 200).save(data, "PNG")
    data.seek(0)
    return ImageReader(data)
