"""Remarks as Word has them: the comments part, and the marks in the document that tie a comment to words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from regelcheck.margin.anchors import Anchor
from regelcheck.margin.remarks import Line
from regelcheck.reading.ooxml.names import AUTHOR, DATE, VAL, XML_SPACE, W
from regelcheck.report.account import WRITER

INITIALS = "rc"
_ID = f"{W}id"
_SMALL = "16"  # half points
_NORMAL = "20"
# What XML cannot hold and `plain` leaves: two code points that are no characters.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Under whose name and at what time something is written; `date` is ISO 8601 in UTC, as Word writes it."""

    date: str
    author: str = WRITER

    def on(self, element: etree._Element, number: int) -> etree._Element:
        """The element with its id, author and date."""
        element.set(_ID, str(number))
        element.set(AUTHOR, self.author)
        element.set(DATE, self.date)
        return element


def new_comments() -> etree._Element:
    """The root of a comments part without comments."""
    return etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def free_id(*roots: etree._Element | None) -> int:
    """A number above every id of a comment or a tracked change in these parts."""
    used = [0]
    for root in roots:
        for element in () if root is None else root.iter(etree.Element):
            text = element.get(_ID)
            if text is not None and text.isascii() and text.isdigit() and len(text) < 10:
                used.append(int(text))
    return max(used) + 1


def comment(number: int, lines: Iterable[Line], stamp: Stamp) -> etree._Element:
    """One comment."""
    element = stamp.on(etree.Element(f"{W}comment"), number)
    element.set(f"{W}initials", INITIALS)
    for at, line in enumerate(lines):
        paragraph = etree.SubElement(element, f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        spacing = etree.SubElement(properties, f"{W}spacing")
        spacing.set(f"{W}before", "0")
        spacing.set(f"{W}after", "60")
        if at == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
        size = _SMALL if line.small else _NORMAL
        if line.lead:
            paragraph.append(text_run(f"{line.lead} " if line.text else line.lead, bold=True, size=size))
        if line.text:
            paragraph.append(text_run(line.text, size=size))
    return element


def mark(anchor: Anchor, number: int) -> None:
    """Tie the comment with this number to the elements of the anchor."""
    start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
    run = etree.Element(f"{W}r")
    reference = etree.SubElement(run, f"{W}commentReference")
    for element in (start, end, reference):
        element.set(_ID, str(number))
    anchor.first.addprevious(start)
    anchor.last.addnext(run)
    anchor.last.addnext(end)


def text_run(text: str, *, bold: bool = False, size: str | None = None) -> etree._Element:
    """A run of text."""
    run = etree.Element(f"{W}r")
    if bold or size:
        properties = etree.SubElement(run, f"{W}rPr")
        if bold:
            etree.SubElement(properties, f"{W}b")
        for name in ("sz", "szCs") if size else ():
            etree.SubElement(properties, f"{W}{name}").set(VAL, size or "")
    content = etree.SubElement(run, f"{W}t")
    content.text = text.translate(_NO_CHARACTERS)
    content.set(XML_SPACE, "preserve")
    return run
