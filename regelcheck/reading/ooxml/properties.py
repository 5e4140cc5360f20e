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
_CHANGED = f"{W}pPrChange"
_FRAME = f"{W}framePr"
_OWN = frozenset({_STYLE, _NUMBER, _INDENT})
_RARE = frozenset({_NUMBER, _INDENT, _CHANGED, _FRAME})
_MARK = f"{W}rPr"
_VANISH = f"{W}vanish"
_MARK_CHANGES = {
    f"{W}ins": Mark.INSERTED,
    f"{W}moveTo": Mark.INSERTED,
    f"{W}del": Mark.DELETED,
    f"{W}moveFrom": Mark.DELETED,
}
# The kind, author and date of a tracked change of a paragraph mark.
_MarkChange = tuple[Mark, str, str]
# Whether the mark is hidden, and its changes.
_Mark = tuple[bool, tuple[_MarkChange, ...]]
_PLAIN_MARK: _Mark = (False, ())


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
    drop_cap = False
    """Whether this is the large first letter of the paragraph that follows."""
    mark_changes: tuple[_MarkChange, ...] = ()
    layout: Layout | None = None
    """What this comes to in its document, once that was worked out."""


class PropertiesReader:
    """Reads properties as they are now or, for the `original` text, as they were before a tracked change of them.

    `none` is for paragraphs that say nothing of themselves.
    """

    def __init__(self, *, original: bool) -> None:
        self._original = original
        self._shared: dict[str | tuple[str | None, _Mark] | None, Properties] = {}
        self.none = Properties()

    def read(self, element: etree._Element) -> Properties:
        """The properties of one paragraph; paragraphs that name a style, and say no more, share theirs."""
        if len(element) == 1:
            only = element[0]
            shared = self._shared.get(only.get(VAL)) if only.tag == _STYLE else None
            if shared is not None:
                return shared
        style_id: str | None = None
        mark = _PLAIN_MARK
        for child in element:
            tag = child.tag
            if tag == _STYLE:
                style_id = child.get(VAL)
            elif tag == _MARK:
                mark = _read_mark(child)
            elif tag in _RARE:
                return self._read_all(element)
        key = style_id if mark is _PLAIN_MARK else (style_id, mark)
        shared = self._shared.get(key)
        if shared is None:
            shared = self._shared[key] = Properties()
            shared.style_id = style_id
            shared.mark_hidden, shared.mark_changes = mark
        return shared

    def _read_all(self, element: etree._Element) -> Properties:
        properties = Properties()
        before: etree._Element | None = None
        for child in element:
            tag = child.tag
            if tag in _OWN:
                _read_own(tag, child, properties)
            elif tag == _MARK:
                properties.mark_hidden, properties.mark_changes = _read_mark(child)
            elif tag == _CHANGED:
                before = child.find(f"{W}pPr")
            elif tag == _FRAME:
                properties.drop_cap = child.get(f"{W}dropCap") in ("drop", "margin")
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


def _read_mark(element: etree._Element) -> _Mark:
    hidden = False
    changes: tuple[_MarkChange, ...] = ()
    for child in element:
        tag = child.tag
        if tag in _MARK_CHANGES:
            changes += ((_MARK_CHANGES[tag], child.get(AUTHOR) or "", child.get(DATE) or ""),)
        elif tag == _VANISH:
            hidden = is_on(child)
    return hidden, changes
