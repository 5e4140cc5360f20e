"""What a page holds, as printed: pieces of text with their boxes, lines made of them, and what is drawn or pictured.

Coordinates are points in the direction of reading: x to the right, y downwards, whatever way the page was turned.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Box:
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def middle(self) -> float:
        """The height of its centre on the page."""
        return (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        """Whether the centre of the other box lies in this one."""
        return self.x0 <= (other.x0 + other.x1) / 2 <= self.x1 and self.top <= other.middle <= self.bottom


@dataclass(slots=True)
class Piece(Box):
    """A run of text on one line without wide gaps; `first_word` is the width of its first word.

    `table` marks a whole row of a table. A piece that ends in a broken word ends in "-", also where the PDF has a soft hyphen there.
    """

    text: str
    bold: bool = False
    first_word: float = 0.0
    table: bool = False


@dataclass(slots=True)
class Line(Box):
    """One printed line of one column, or one row of a table.

    `left` and `right` are the edges of its column and `limit` is where the gutter beside it begins (0 without one); `column` counts the columns of the document in reading order.
    `numbered` says that a bare number stands before it, well apart, as the number of a lid in the margin.
    """

    text: str
    page: int
    numbered: bool = False
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    limit: float = 0.0
    bold: bool = False
    first_word: float = 0.0
    table: bool = False
    page_width: float = 0.0


@dataclass(slots=True)
class PageContent:
    """One page as it was taken from the file, before any layout.

    `aside` is text that runs across the page (a watermark, a note in the margin). `images` are measured as they lie on
    the page, whatever way its text was turned, and `strokes` are the thin level lines. `ruled` says that ruling lines
    suggest a table. `drawn` counts the drawn shapes. `readable` is False when the characters have no known meaning, or when the page could not be opened.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    ruled: bool = False
    drawn: int = 0
    readable: bool = True
    turned: bool = False

    @property
    def reading_width(self) -> float:
        """The width of the page in the direction of reading."""
        return self.height if self.turned else self.width
