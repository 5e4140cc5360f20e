"""Read the properties of one paragraph of a Word file (w:pPr) that the walk needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from regelcheck.model import Mark
from regelcheck.reading.ooxml.names import AUTHOR, DATE, VAL, W
from regelcheck.reading.ooxml.styles import read_indent
from regelcheck.reading.ooxml.values import is_on, whole

if TYPE_CHECKING:
    from regelcheck.reading.ooxml.layout import Layout

_STYLE = f"{W}pStyle"
_NUMBER = f"{W}numPr"
_INDENT = f"{W}ind"
_NUMBER_ID = f"{W}numId"
_NUMBER_LEVEL = f"{W}ilvl"
_OWN = frozenset({_STYLE, _NUMBER, _INDENT})
_MARK = f"{W}rPr"
_VANISH = f"{W}vanish"
_CHANGED = f"{W}pPrChange"
_MARK_CHANGES = {
    f"{W}ins": Mark.INSERTED,
    f"{W}moveTo": Mark.INSERTED,
    f"{W}del": Mark.DELETED,
    f"{W}moveFrom": Mark.DELETED,
}


class Properties:
    """What a paragraph says of itself; None where it leaves that to its style.

    `mark_changes` are the tracked changes of the paragraph mark: kind, author and date.
    """

    style_id: str | None = None
    num_id: str | None = None
    level: int | None = None
    left: float | None = None
    first: float | None = None
    mark_hidden = False
    mark_changes: tuple[tuple[Mark, str, str], ...] = ()
    layout: Layout | None = None
    """What this comes to in its document, once that was worked out."""


class PropertiesReader:
    """Reads properties as they are now or, for the `original` text, as they were before a tracked change of them.

    `none` is for paragraphs that say nothing of themselves.
    """

    def __init__(self, *, original: bool) -> None:
        self._original = original
        self._by_style: dict[str | None, Properties] = {}
        self.none = Properties()

    def read(self, element: etree._Element) -> Properties:
        """The properties of one paragraph; paragraphs that only name a style share theirs."""
        if len(element) == 1 and element[0].tag == _STYLE:
            style_id = element[0].get(VAL)
            shared = self._by_style.get(style_id)
            if shared is None:
                shared = self._by_style[style_id] = Properties()
                shared.style_id = style_id
            return shared
        properties = Properties()
        before: etree._Element | None = None
        for child in element:
            tag = child.tag
            if tag in _OWN:
                _read_own(tag, child, properties)
            elif tag == _MARK:
                _read_mark(child, properties)
            elif tag == _CHANGED:
                before = child.find(f"{W}pPr")
        return properties if before is None or not self._original else _read_before(before, properties)


def _read_before(element: etree._Element, now: Properties) -> Properties:
    properties = Properties()
    properties.mark_hidden, properties.mark_changes = now.mark_hidden, now.mark_changes
    for child in element:
        _read_own(child.tag, child, properties)
    return properties


def _read_own(tag: str, child: etree._Element, properties: Properties) -> None:
    if tag == _STYLE:
        properties.style_id = child.get(VAL)
    elif tag == _NUMBER:
        for part in child:
            if part.tag == _NUMBER_ID:
                properties.num_id = part.get(VAL)
            elif part.tag == _NUMBER_LEVEL:
                properties.level = whole(part.get(VAL), 0)
    elif tag == _INDENT:
        properties.left, properties.first = read_indent(child)


def _read_mark(element: etree._Element, properties: Properties) -> None:
    for child in element:
        tag = child.tag
        if tag in _MARK_CHANGES:
            change = (_MARK_CHANGES[tag], child.get(AUTHOR) or "", child.get(DATE) or "")
            properties.mark_changes += (change,)
        elif tag == _VANISH:
            properties.mark_hidden = is_on(child)
