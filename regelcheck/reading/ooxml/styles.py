"""Styles of a Word document, resolved along their chain and only when used: name, list, indent, bold, hidden.

What a list number looks like is left to `numbering`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from regelcheck.reading.ooxml.names import VAL, W
from regelcheck.reading.ooxml.values import is_on, points, whole

# The built-in styles of a table of contents; the ids are translated in Dutch Word, the names are not.
_CONTENTS = re.compile(
    r"(?:toc ?\d|toc heading|inhopg ?\d|kopvaninhoudsopgave|table of figures)", re.IGNORECASE
)


# Word bases a style on no more than ten others; a longer chain is made to keep a reader busy.
_LONGEST_CHAIN = 50
_STYLE_ID = f"{W}styleId"
_NAME = f"{W}name"
_BASED_ON = f"{W}basedOn"
_PROPERTIES = f"{W}pPr"
_RUN_PROPERTIES = f"{W}rPr"
_BOLD = f"{W}b"
_VANISH = f"{W}vanish"
_NUMBER = f"{W}numPr"
_INDENT = f"{W}ind"
_LEFT, _START = f"{W}left", f"{W}start"
_HANGING, _FIRST_LINE = f"{W}hanging", f"{W}firstLine"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """What a paragraph gets from its style. `left` and `first` are points, None where no style says.

    `number_depth` and `indent_depth` are how far up the chain the list and the left indent were found: of the two the
    nearest wins, and of one style the indent.
    """

    id: str
    name: str
    chain: tuple[str, ...] = ()
    num_id: str | None = None
    level: int | None = None
    left: float | None = None
    first: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    contents: bool = False
    number_depth: int = 0
    indent_depth: int = 0


_NO_STYLE = ParagraphStyle(id="", name="")


class Styles:
    """The style sheet; works without one, then every style is plain."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._paragraph: dict[str, ParagraphStyle] = {}
        self._character: dict[str, tuple[bool | None, bool | None]] = {}
        self._default = ""
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            style_id = element.get(f"{W}styleId") or ""
            self._elements.setdefault(style_id, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = style_id

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style with this id, the default paragraph style for None; an unknown id gives a plain style."""
        key = self._default if style_id is None else style_id
        found = self._paragraph.get(key)
        if found is None:
            found = _NO_STYLE
            for element in reversed(self._chain(key)):
                own = element.get(_STYLE_ID) or ""
                if own not in self._paragraph:
                    self._paragraph[own] = _read_style(own, element, found)
                found = self._paragraph[own]
            if found is _NO_STYLE:
                found = ParagraphStyle(id=key, name=key, contents=_CONTENTS.match(key) is not None)
                self._paragraph[key] = found
        return found

    def character(self, style_id: str) -> tuple[bool | None, bool | None]:
        """Bold and hidden of a character style; None where neither it nor a style above it says."""
        found = self._character.get(style_id)
        if found is None:
            bold = hidden = None
            for element in self._chain(style_id):
                run = element.find(_RUN_PROPERTIES)
                bold = _switch(run, _BOLD) if bold is None else bold
                hidden = _switch(run, _VANISH) if hidden is None else hidden
            found = self._character[style_id] = (bold, hidden)
        return found

    def list_number(self, style_id: str) -> str | None:
        """The numId of a list style, for the lists that are defined by pointing at one (numStyleLink)."""
        for element in self._chain(style_id):
            number = element.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return number.get(VAL)
        return None

    def _chain(self, style_id: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first; a chain that bites its tail ends there."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        current: str | None = style_id
        while current in self._elements and current not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(current)
            chain.append(self._elements[current])
            based_on = chain[-1].find(_BASED_ON)
            current = None if based_on is None else based_on.get(VAL)
        return chain


def _read_style(style_id: str, element: etree._Element, base: ParagraphStyle) -> ParagraphStyle:
    """A style on top of the one it is based on."""
    name = style_id
    num_id, level, left, first, bold, hidden = None, None, None, None, None, None
    for child in element:
        tag = child.tag
        if tag == _NAME:
            name = child.get(VAL) or style_id
        elif tag == _PROPERTIES:
            num_id, level, left, first = _read_paragraph_part(child)
        elif tag == _RUN_PROPERTIES:
            bold, hidden = _switch(child, _BOLD), _switch(child, _VANISH)
    contents = _CONTENTS.match(name) is not None or _CONTENTS.match(style_id) is not None
    return ParagraphStyle(
        id=style_id,
        name=name,
        chain=(style_id, *base.chain),
        num_id=base.num_id if num_id is None else num_id,
        level=base.level if level is None else level,
        left=base.left if left is None else left,
        first=base.first if first is None else first,
        bold=base.bold if bold is None else bold,
        hidden=base.hidden if hidden is None else hidden,
        contents=base.contents or contents,
        number_depth=base.number_depth + 1 if num_id is None else 0,
        indent_depth=base.indent_depth + 1 if left is None else 0,
    )


def _read_paragraph_part(
    properties: etree._Element,
) -> tuple[str | None, int | None, float | None, float | None]:
    """List, level, left indent and first line of one style, None for what it leaves to the style it is based on."""
    num_id: str | None = None
    level: int | None = None
    left = first = None
    for child in properties:
        tag = child.tag
        if tag == _INDENT:
            left, first = read_indent(child)
        elif tag == _NUMBER:
            for part in child:
                if part.tag == f"{W}numId":
                    num_id = part.get(VAL)
                elif part.tag == f"{W}ilvl":
                    level = whole(part.get(VAL), 0)
    return num_id, level, left, first


def read_indent(indent: etree._Element) -> tuple[float | None, float | None]:
    """The left indent and what its first line has more (or, hanging, less), in points; None where w:ind does not say."""
    left = points(indent.get(_LEFT) or indent.get(_START))
    hanging = points(indent.get(_HANGING))
    first = points(indent.get(_FIRST_LINE)) if hanging is None else -hanging
    return left, first


def _switch(run: etree._Element | None, tag: str) -> bool | None:
    found = None if run is None else run.find(tag)
    return None if found is None else is_on(found)
