"""Take one page out of a PDF with pdfium: pieces of text with their boxes; no layout yet, and what is drawn by `shapes`.

pdfium's own line breaks are kept only as hints: they follow the order in the file, which need not be the order of
reading. Calls go to the raw interface because a box for every word is wanted at a few microseconds each.
"""

from __future__ import annotations

import ctypes
import math
import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.pdf.geometry import Box, PageContent, Piece
from regelcheck.reading.pdf.shapes import read_shapes

# pdfium writes a hyphen that breaks a word at a line end as U+FFFE (or U+0002) and swallows the line break.
_WORD = re.compile(r"[^\s\ufffe\x02]+|[\ufffe\x02]|[\r\n]+")
_NUMBER = re.compile(r"\d{1,7}(?!\w)")
_AFTER_WORD = frozenset(".,;:) ")
_BREAKS = frozenset("\ufffe\x02\r\n")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,_ ]bd\b|-b$|xbd|bdcn", re.IGNORECASE)
_UNREADABLE = re.compile(r"[^\w\s.,;:()\-–—'’‘\"“”/€§°%&+=*!?\[\]…•|<>@#_]")
_FORCE_BOLD = 1 << 18
_MOST_CHARACTERS = 500_000
# Of a letter of size 1, as most fonts for text have them.
_ASCENT = 0.9
_ASCENT_AND_DESCENT = 1.15


class TooMuchText(Exception):
    """One page holds more characters than any printed page can."""


# Seventy metres. pdfium takes memory by the width of a page, and a damaged file may say it is a thousand kilometres.
_WIDEST = 200_000.0


def read_page(page: pdfium.PdfPage, number: int) -> PageContent:
    """Everything on the page that the layout pass needs."""
    width, height = page.get_size()
    if max(width, height) > _WIDEST:
        raise pdfium.PdfiumError("page size out of proportion")
    content = PageContent(number=number, width=width, height=height)
    textpage = page.get_textpage()
    try:
        _read_pieces(textpage, content, page.get_bbox())
    finally:
        textpage.close()
    read_shapes(page, content)
    return content


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The text of the page with one character for every index pdfium knows."""
    count = textpage.count_chars()
    if count > _MOST_CHARACTERS:
        raise TooMuchText
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    # pdfium leaves characters without a meaning out of the text and joins others (letters outside UCS-2).
    return "".join(_character(raw.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _read_pieces(
    textpage: pdfium.PdfTextPage, content: PageContent, shown: tuple[float, float, float, float]
) -> None:
    """`shown` is the part of the page that a reader sees: left, bottom, right, top."""
    text = _characters(textpage)
    if not text or text.isspace():
        return
    content.readable = len(text) - len(_UNREADABLE.findall(text)) >= 0.6 * len(text)
    angle = _reading_angle(textpage, text)
    content.turned = angle != 0
    turn = (round(math.cos(angle)), round(math.sin(angle)))
    collector = _Collector(textpage, text, turn, shown)
    collector.run()
    content.pieces = collector.pieces
    if collector.aside:
        content.aside = [normalise_text("".join(collector.aside))]


def _reading_angle(textpage: pdfium.PdfTextPage, text: str) -> float:
    """The direction in which most of the text runs, in quarter turns: a landscape table on a portrait page.

    pdfium measures clockwise, the page counter-clockwise.
    """
    votes = [0, 0, 0, 0]
    step = max(1, len(text) // 40)
    for index in range(0, len(text), step):
        if not text[index].isspace():
            angle = -raw.FPDFText_GetCharAngle(textpage.raw, index)
            votes[round(angle / (math.pi / 2)) % 4] += 1
    return votes.index(max(votes)) * math.pi / 2


class _Collector:
    """Walks the words of a page and closes a piece at a break, a wide gap or a change of line."""

    def __init__(
        self,
        textpage: pdfium.PdfTextPage,
        text: str,
        turn: tuple[int, int],
        shown: tuple[float, float, float, float],
    ) -> None:
        self.raw = textpage.raw
        self.text = text
        self.turn = turn
        self._upright = turn == (1, 0)
        self._shown = Box(*self._turned(*shown))
        self.pieces: list[Piece] = []
        self.aside: list[str] = []
        self._signs: set[int] = set()
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)
        self._bold_fonts: dict[bytes, bool] = {}
        self._flags = ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._start = self._end = -1
        self._x0 = self._x1 = self._top = self._bottom = self._first = 0.0

    def run(self) -> None:
        text = self.text
        for found in _NUMBER.finditer(text):
            self._see_number(*found.span())
        for match in _WORD.finditer(text):
            start, end = match.span()
            sign = text[start]
            if sign not in _BREAKS:
                self._word(start, end)
            else:
                self._close(hyphen=sign in "\ufffe\x02" and self._end == start)
        self._close()

    def _box(self, index: int) -> tuple[float, float, float, float]:
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self.raw, index, rect)
        if self._upright:
            return rect.left, -rect.top, rect.right, -rect.bottom
        return self._turned(rect.left, rect.bottom, rect.right, rect.top)

    def _turned(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A rectangle on the page in the direction of reading."""
        cos, sin = self.turn
        along = (left * cos + bottom * sin, right * cos + top * sin)
        across = (left * sin - bottom * cos, right * sin - top * cos)
        return min(along), min(across), max(along), max(across)

    def _see_number(self, start: int, end: int) -> None:
        """Take in which digits are the raised sign of a footnote: behind a word, or behind the number itself."""
        text = self.text
        letter = start - 2 if text[start - 1] in _AFTER_WORD else start - 1
        # Before "m2" and "km2" no word ends.
        if letter > 1 and text[letter - 2 : letter + 1].isalpha() and self._is_raised(start, letter):
            self._signs.update(range(start, end))
        else:
            while end > start + 1 and self._is_raised(end - 1, start):
                end -= 1
                self._signs.add(end)

    def _is_raised(self, index: int, before: int) -> bool:
        """Whether the character is smaller than one before it, and stands higher."""
        _, top, _, bottom = self._box(before)
        _, own_top, _, own_bottom = self._box(index)
        height = bottom - top
        return own_bottom - own_top < 0.85 * height and own_bottom < bottom - 0.1 * height

    def _is_shown(self) -> bool:
        shown = self._shown
        return (
            self._x0 < shown.x1
            and self._x1 > shown.x0
            and self._top < shown.bottom
            and self._bottom > shown.top
        )

    def _word(self, start: int, end: int) -> None:
        x0, top, x1, bottom = self._box(start)
        height = bottom - top
        if end - start > 1:
            last_x0, last_top, last_x1, last_bottom = self._box(end - 1)
            if last_x0 < x0 - 1 or abs(last_bottom - bottom) > 2 * height:
                # The word itself jumps: a watermark set at an angle, or characters placed one by one.
                self._close()
                self._set_aside(start, end)
                return
            x1 = last_x1
            top = top if top < last_top else last_top
            bottom = bottom if bottom > last_bottom else last_bottom
            height = bottom - top
        if self._start >= 0:
            gap = x0 - self._x1
            if -0.5 * height <= gap <= 0.9 * height and abs(bottom - self._bottom) <= 0.6 * height:
                self._end, self._x1 = end, x1
                if top < self._top:
                    self._top = top
                if bottom > self._bottom:
                    self._bottom = bottom
                return
            self._close()
        self._start, self._end = start, end
        self._x0, self._top, self._x1, self._bottom = x0, top, x1, bottom
        self._first = x1 - x0

    def _set_aside(self, start: int, end: int) -> None:
        self.aside.append(self.text[start:end] + " ")

    def _close(self, *, hyphen: bool = False) -> None:
        if self._start < 0:
            return
        start, end = self._start, self._end
        self._start = -1
        if self._slanted(start) or not self._is_shown():
            self._set_aside(start, end)
            return
        written = self.text[start:end]
        if self._signs:
            written = "".join(self.text[at] for at in range(start, end) if at not in self._signs)
        broken = hyphen or written.endswith("\xad")
        text = normalise_text(written)
        if not text:
            return
        top, bottom = self._line_box(start)
        self.pieces.append(
            Piece(
                x0=self._x0,
                top=top,
                x1=self._x1,
                bottom=bottom,
                text=text + ("-" if broken else ""),
                bold=self._is_bold(end - 1) and self._is_bold(start),
                first_word=self._first,
            )
        )

    def _line_box(self, index: int) -> tuple[float, float]:
        """Top and bottom of the line by its baseline and the size of its letters.

        Boxes of characters will not do: for some fonts they are as tall as the letter, so that a line of text without
        a "g" would be set in a smaller size than the next.
        """
        size = raw.FPDFText_GetFontSize(self.raw, index)
        if raw.FPDFText_GetMatrix(self.raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        seen = self._bottom - self._top
        # Fonts made of drawings give sizes of a scale of their own.
        if not 0.5 * seen <= _ASCENT_AND_DESCENT * size <= 5 * seen:
            return self._top, self._bottom
        if not raw.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y):
            return self._top, self._bottom
        baseline = self._x.value * self.turn[1] - self._y.value * self.turn[0]
        return baseline - _ASCENT * size, baseline + (_ASCENT_AND_DESCENT - _ASCENT) * size

    def _slanted(self, index: int) -> bool:
        angle = -raw.FPDFText_GetCharAngle(self.raw, index)
        if angle == 0.0 and self._upright:
            return False
        expected = math.atan2(self.turn[1], self.turn[0])
        return math.cos(angle - expected) < 0.98

    def _is_bold(self, index: int) -> bool:
        """By the name of the font: pdfium reports the same weight for every font."""
        length = raw.FPDFText_GetFontInfo(self.raw, index, self._name, 128, self._flags)
        if not length:
            return False
        if self._flags.value & _FORCE_BOLD:
            return True
        name = self._name.value
        if name not in self._bold_fonts:
            self._bold_fonts[name] = _BOLD.search(name.decode("utf-8", errors="replace")) is not None
        return self._bold_fonts[name]
