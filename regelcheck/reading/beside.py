"""What a web page shows beside its main text: more of the document, other prose that may be, or the site around it.

A page that was saved or pasted together keeps a bijlage, or its last artikelen, outside the element that calls itself the
main text. What goes on with the headings of a document is read as text of it. Other prose is counted as unread: nobody can
tell from the page whether it belongs to the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from regelcheck.reading.cues import has_label, is_heading_start
from regelcheck.reading.embedded import EMBEDDED
from regelcheck.reading.markup import squeeze, text_of
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.webpage import BLOCKS, SILENT, is_furniture, is_hidden

# No button, menu or line of data about a publication has so many characters outside its links.
_LONG = 200
# A caption or a notice of the site has a few sentences at most.
_FEW = 3
_SHOWN = 60
_WRAPPERS = frozenset({"div", "section", "article", "main", "body", "html", "center", "form", "details", "blockquote", "aside"})
_ARTIKEL = re.compile(r"Art(?:ikel|\.)\s+(\d+(?:[.:]\d+)*[a-z]{0,2})\b", re.IGNORECASE)
_BIJLAGE = re.compile(r"Bijlagen?\b", re.IGNORECASE)
_LAW = re.compile(r"\bartikel(?:en)?\s+\d", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'‘])")
_ENDS = re.compile(r"[.;:!?][”\"'’)]*$")


class Role(Enum):
    """What is done with what stands beside the main text."""

    TEXT = auto()
    HIDDEN = auto()
    UNREAD = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Elements that follow each other, and what they are; a string is text that stands in no element of its own."""

    role: Role
    pieces: tuple[etree._Element | str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    piece: etree._Element | str
    lines: tuple[str, ...]

    @property
    def shows_data(self) -> bool:
        return not isinstance(self.piece, str) and next(self.piece.iter("table"), None) is not None


class Page:
    """A page with its main parts; knows what was said there, so that a copy of it beside them is no news."""

    def __init__(self, root: etree._Element, parts: Sequence[etree._Element], title: etree._Element | None) -> None:
        self._root = root
        self._parts = frozenset(parts)
        self._above = frozenset(above for part in parts for above in part.iterancestors())
        self._title = title
        self._known = frozenset(line for part in parts for line in lines_of(part))
        self._artikelen = frozenset(match[1] for line in self._known if (match := _ARTIKEL.match(line)))

    def stretches(self) -> Iterator[Stretch]:
        """The main parts and what stands beside them, in the order of the page; the furniture of the site left out."""
        row: list[_Unit] = []
        for found in self._walk(self._root):
            if isinstance(found, _Unit):
                row.append(found)
                continue
            yield from self._judge(row)
            row = []
            if found is not None:
                yield found
        yield from self._judge(row)

    def judge_within(self, element: etree._Element) -> Stretch | None:
        """What an aside, or an element that looks like the site, is within a main part; None for the site itself."""
        if element.tag == "aside":
            return next(self._judge([_Unit(piece=element, lines=tuple(lines_of(element)))]), None)
        lines = self._news(lines_of(element))
        told = any(len(line) >= _LONG for line in lines) or _heading_at(lines) is not None
        return Stretch(role=Role.UNREAD, pieces=(element,), lines=lines) if told else None

    def _walk(self, element: etree._Element) -> Iterator[_Unit | Stretch | None]:
        """Units in order; a Stretch, or None, ends the row of units that may be one text."""
        tag = element.tag
        if not isinstance(tag, str) or element is self._title:
            return
        if element in self._parts:
            yield Stretch(role=Role.TEXT, pieces=(element,))
        elif element in self._above:
            yield from self._walk_in(element)
        elif is_furniture(element) or (tag in SILENT and tag not in EMBEDDED and tag != "aside"):
            return
        elif is_hidden(element):
            if tuple(self._judge([_Unit(piece=element, lines=tuple(lines_of(element)))])):
                yield Stretch(role=Role.HIDDEN, pieces=(element,))
        elif tag in EMBEDDED:
            if _is_upright(element):
                yield Stretch(role=Role.PICTURE, pieces=(element,))
        elif tag == "aside":
            yield None
            yield from self._walk_in(element)
            yield None
        elif tag in _WRAPPERS:
            yield from self._walk_in(element)
        else:
            for picture in element.iter(*EMBEDDED):
                if _is_upright(picture) and not any(is_furniture(e) or is_hidden(e) for e in picture.iterancestors()):
                    yield Stretch(role=Role.PICTURE, pieces=(picture,))
            yield _Unit(piece=element, lines=tuple(lines_of(element)))

    def _walk_in(self, element: etree._Element) -> Iterator[_Unit | Stretch | None]:
        for child, loose in ((None, element.text), *((child, child.tail) for child in element)):
            if child is not None:
                yield from self._walk(child)
            if text := squeeze(loose).strip():
                yield _Unit(piece=text, lines=(text,))

    def _news(self, lines: Iterable[str]) -> tuple[str, ...]:
        """The lines that the main text has not, and that are not about the cookies of the site."""
        return tuple(line for line in lines if line not in self._known and "cookie" not in line.lower())

    def _judge(self, row: Sequence[_Unit]) -> Iterator[Stretch]:
        units = [unit for unit in row if self._news(unit.lines)]
        begin = self._goes_on(units)
        beside, text = (units, []) if begin is None else (units[:begin], units[begin:])
        # Tables and lists of terms without a heading of the document tell about the publication: its date, its grounds.
        prose = [unit for unit in beside if isinstance(unit.piece, str) or unit.piece.tag not in ("table", "dl")]
        lines = self._news(line for unit in prose for line in unit.lines)
        if _is_prose(lines):
            yield Stretch(role=Role.UNREAD, pieces=tuple(unit.piece for unit in prose), lines=lines)
        if text:
            yield Stretch(role=Role.TEXT, pieces=tuple(unit.piece for unit in text))

    def _goes_on(self, units: Sequence[_Unit]) -> int | None:
        """From which unit the row goes on with the document: a heading with text under it, of what is not there yet."""
        heads = [unit.lines[0] for unit in units]
        for start, head in enumerate(heads):
            below = [line for unit in units[start:] for line in self._news(unit.lines)]
            at = _heading_at(below)
            if not is_heading_start(head) or at is None:
                continue
            numbers = {match[1] for line in below if len(line) < _LONG and (match := _ARTIKEL.match(line))}
            if numbers & self._artikelen:
                return None
            has_text = _sentences(below[at + 1 :]) > 0
            if has_text or (_BIJLAGE.match(below[at]) and any(unit.shows_data for unit in units[start:])):
                return start
        return None


def lines_of(element: etree._Element) -> Iterator[str]:
    """The text of each paragraph in the element, its links and what is hidden or of the site left out."""
    stack = [element]
    while stack:
        current = stack.pop()
        tag = current.tag
        if not isinstance(tag, str) or (
            current is not element and (tag in SILENT or is_hidden(current) or is_furniture(current))
        ):
            continue
        if (tag in BLOCKS or current is element) and (own := _own_text(current)):
            yield own
        stack += reversed(current)


def opening(lines: Sequence[str]) -> str:
    """How much it is and where it begins: "3 alinea's, vanaf “De deelnemers dragen bij”"."""
    first = normalise_text(lines[0])
    if len(first) > _SHOWN:
        first = f"{first[:_SHOWN].rstrip()}…"
    noun = "alinea" if len(lines) == 1 else "alinea's"
    return f"{len(lines)} {noun}, vanaf “{first}”"


def _own_text(element: etree._Element) -> str:
    """The text of a paragraph without its links and without the paragraphs in it."""
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in BLOCKS | SILENT and not (tag == "a" and child.get("href")):
            pieces.append(text_of(child))
        pieces.append(child.tail or "")
    return squeeze("".join(pieces)).strip()


def _heading_at(lines: Sequence[str]) -> int | None:
    """Where the first heading of an artikel or a bijlage stands, with something under it."""
    for at, line in enumerate(lines[:-1]):
        if is_heading_start(line) and (_ARTIKEL.match(line) or _BIJLAGE.match(line)):
            return at
    return None


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether it says more than the site around a text does: at length, in numbered leden, or about an artikel."""
    if any(len(line) >= _LONG for line in lines) or _sentences(lines) > _FEW:
        return True
    return any(_sentences([line]) and (has_label(line) or _LAW.search(line)) for line in lines)


def _sentences(lines: Iterable[str]) -> int:
    """How many whole sentences there are: some words, and a sign that ends them."""
    pieces = (piece for line in lines for piece in _SENTENCES.split(line))
    return sum(len(piece.split()) > 3 and _ENDS.search(piece) is not None for piece in pieces)


def _is_upright(element: etree._Element) -> bool:
    """Whether a picture may be the scan of a page: a banner of the site is wider than it is high. Other windows always may."""
    if element.tag != "img":
        return True
    sides = [re.match(r"\s*(\d{1,5})", element.get(side) or "") for side in ("width", "height")]
    width, height = (int(side[1]) if side else 0 for side in sides)
    return 0 < width <= height
