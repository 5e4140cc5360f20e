"""Find what repeats above and below the text of the pages without knowing it beforehand: headers, footers, page numbers.

Rows are peeled off from the outside in, as long as the outermost row of many pages stands at one height and reads the
same, page numbers apart. A row that looks like the opening of an article is only peeled when it is the very same text
again and again: many pages open with an article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from regelcheck.reading.cues import ends_sentence, has_label, is_heading_start
from regelcheck.reading.pdf.geometry import PageContent, Piece

_DEEPEST = 5
_BIN = 4.0
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|]\s*)?(?:(?:pagina|blz\.?|bladzijde|pag\.?|page|p\.)\s*)?(\d{1,4})(?:\s*(?:van|/|of|-)\s*\d{1,4})?(?:\s*[-–—|])?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Row:
    pieces: list[Piece]
    text: str
    top: float
    bottom: float
    from_top: float
    from_floor: float
    height: float
    page_height: float

    def in_margin(self, upper: bool) -> bool:
        """Whether the row stands in the upper or lower fifth of the page, where a header or footer can be."""
        return (self.from_top if upper else self.from_floor) < 0.2 * self.page_height

    @property
    def key(self) -> str:
        return _NUMBER.sub("0", self.text.lower())

    @property
    def numbers(self) -> list[int]:
        return [int(number[:9]) for number in _NUMBER.findall(self.text)]


def peel_margins(pages: Sequence[PageContent]) -> dict[int, list[str]]:
    """Take headers and footers out of the pieces of `pages`; give their texts by page number, from top to bottom."""
    rows = {page.number: _rows(page) for page in pages if page.pieces and not page.turned}
    body = median([row.height for page_rows in rows.values() for row in page_rows] or [0.0])
    taken: dict[int, list[_Row]] = {number: [] for number in rows}
    for upper in (True, False):
        front = set(rows)
        for depth in range(_DEEPEST):
            outer = {
                number: _outermost(rows[number], upper, depth)
                for number in front
                if depth < len(rows[number])
            }
            peeled = _repeated(outer, rows, upper, len(pages), body)
            if depth and len(peeled) < 0.95 * len(pages):
                peeled = {n for n in peeled if _belongs_to_margin(rows[n], upper, depth, body)}
            if upper and depth == 0:
                peeled |= _running_heads(rows, peeled)
            if depth == 0 or not upper:
                peeled |= {n for n, row in outer.items() if _is_page_number(row, n, rows[n])}
            for number in peeled:
                if outer[number] not in taken[number]:
                    taken[number].append(outer[number])
            front = peeled
    found: dict[int, list[str]] = {}
    for page in pages:
        if page_rows := taken.get(page.number):
            gone = {id(piece) for row in page_rows for piece in row.pieces}
            page.pieces = [piece for piece in page.pieces if id(piece) not in gone]
            found[page.number] = [row.text for row in sorted(page_rows, key=lambda r: r.top)]
    return found


def _rows(page: PageContent) -> list[_Row]:
    """The rows of the page over its full width, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(page.pieces, key=lambda p: (p.middle, p.x0)):
        if rows and abs(piece.middle - rows[-1][0].middle) < 0.5 * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        _Row(
            pieces=row,
            text=" ".join(p.text for p in sorted(row, key=lambda p: p.x0)),
            top=min(p.top for p in row),
            bottom=max(p.bottom for p in row),
            from_top=min(p.top for p in row) + page.height,
            from_floor=-max(p.bottom for p in row),
            height=max(p.height for p in row),
            page_height=page.height,
        )
        for row in rows
    ]


def _outermost(rows: list[_Row], upper: bool, depth: int) -> _Row:
    return rows[depth] if upper else rows[-1 - depth]


def _repeated(
    outer: dict[int, _Row], rows: dict[int, list[_Row]], upper: bool, pages: int, body: float
) -> set[int]:
    """The pages whose outermost row stands at the same height on enough pages and says the same."""
    if pages < 2:
        return set()
    groups: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, row in outer.items():
        height = round((row.from_top if upper else row.from_floor) / _BIN)
        for near in (height - 1, height, height + 1):
            groups[row.key, near].add(number)
    needed = min(8, max(2, round(0.3 * pages)))
    repeated: set[int] = set()
    for (key, _), numbers in groups.items():
        if len(numbers) < needed or not _same_line({n: outer[n] for n in numbers}, key, pages):
            continue
        everywhere = pages > 2 and len(numbers) >= 0.8 * pages
        apart = sum(_set_apart(outer[n], rows[n], upper) for n in numbers) >= 0.6 * len(numbers)
        row = outer[min(numbers)]
        if ends_sentence(row.text):
            # The last line of a paragraph may well return on other pages; a footer that is a sentence is small print.
            same = len({outer[n].text for n in numbers}) == 1
            accepted = everywhere and apart and same and abs(row.height - body) > 0.04 * body
        else:
            accepted = everywhere or apart
        if accepted:
            repeated |= numbers
    return repeated


def _belongs_to_margin(rows: list[_Row], upper: bool, depth: int, body: float) -> bool:
    """Whether a further row goes with the header before it: close to it, or in a letter that the text does not have.

    Beyond the white space under a header the text begins, and that may open alike on some pages.
    """
    before, row = _outermost(rows, upper, depth - 1), _outermost(rows, upper, depth)
    usual = median([abs(b.top - a.top) for a, b in pairwise(rows)])
    return abs(row.top - before.top) <= 1.4 * usual or abs(row.height - body) > 0.04 * body


def _set_apart(row: _Row, rows: list[_Row], upper: bool) -> bool:
    """Whether white space or another size of letter parts the margin that the row is in from the text of the page."""
    inwards = rows if upper else rows[::-1]
    distances = [abs(b.top - a.top) for a, b in pairwise(rows)]
    if not distances:
        return True
    usual = median(distances)
    start = inwards.index(row)
    for here, after in pairwise(inwards[start : start + _DEEPEST]):
        if abs(after.top - here.top) > 1.4 * usual or abs(after.height - here.height) > 0.12 * here.height:
            return True
    return False


def _same_line(rows: dict[int, _Row], key: str, pages: int) -> bool:
    """Whether rows that differ in their digits only are one repeated line: the digits are equal, or count the pages."""
    texts = Counter(row.text for row in rows.values())
    opening = is_heading_start(next(iter(texts))) or has_label(key)
    if len(texts) == 1:
        return not opening or (len(rows) >= 3 and len(rows) >= 0.5 * pages)
    if opening and not _PAGE_NUMBER.match(key):
        return texts.most_common(1)[0][1] >= 0.5 * pages
    numbers = sorted(rows)
    steps = 0
    for before, after in pairwise(numbers):
        pairs = zip(rows[before].numbers, rows[after].numbers, strict=False)
        steps += any(b - a in (after - before, 0) for a, b in pairs)
    return steps >= 0.6 * (len(numbers) - 1)


def _is_page_number(row: _Row, page: int, rows: list[_Row]) -> bool:
    """A page number on a page of its own kind: "Pagina 3 van 3", or a bare number that is the number of the page."""
    match = _PAGE_NUMBER.match(row.text)
    if match is None or row not in (rows[0], rows[-1]) or len(rows) < 2:
        return False
    return not row.text[0].isdigit() or "/" in row.text or int(match[1]) == page


def _running_heads(rows: dict[int, list[_Row]], peeled: set[int]) -> set[int]:
    """Pages with a changing line at a fixed height, set off from the text, that repeats a line of the text itself.

    Such a running head ("Artikel 12" above every page) would else be read as an article of its own.
    """
    candidates = {n: r for n, r in rows.items() if n not in peeled and len(r) > 2}
    if len(candidates) < 4:
        return set()
    heights = Counter(round(r[0].from_top / _BIN) for r in candidates.values())
    height, _ = heights.most_common(1)[0]
    pitch = median(b.top - a.top for r in candidates.values() for a, b in pairwise(r[1:]))
    same = {
        n: r
        for n, r in candidates.items()
        if abs(round(r[0].from_top / _BIN) - height) <= 1 and r[1].top - r[0].top > 1.6 * pitch
    }
    if len(same) < 0.6 * len(rows):
        return set()
    body = {row.text for r in rows.values() for row in r[1:]}
    parts = Counter(_NUMBER.sub("0", piece.text) for r in same.values() for piece in r[0].pieces)

    def says_again(row: _Row) -> bool:
        """Whether it repeats the text, beside words that stand there on most pages."""
        new = [piece.text for piece in row.pieces if piece.text not in body]
        return len(new) < len(row.pieces) and all(parts[_NUMBER.sub("0", one)] >= 0.6 * len(same) for one in new)

    again = {n for n, r in same.items() if r[0].text in body or says_again(r[0])}
    return again if len(again) >= 0.6 * len(same) else set()
