"""Tracked changes of Writer: kept apart from the text (text:tracked-changes), which only points at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from regelcheck.model import Mark
from regelcheck.reading.collector import Change
from regelcheck.reading.odt.names import DC, DRAW, LOEXT, OFFICE, TEXT, XML_ID

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_NO_TEXT = frozenset({f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}number", f"{TEXT}ruby-text"})
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


@dataclass(frozen=True, slots=True)
class Region:
    """One tracked change: `content` is what was deleted, of which the text no longer has anything.

    `moved` says that the other end of a move stands elsewhere, as Writer puts on record since version 24.2.
    """

    kind: Mark
    author: str
    date: str
    content: etree._Element
    moved: bool = False

    def new_change(self) -> Change:
        """What becomes of it in the list of changes, without text as yet."""
        change = Change(self.kind, self.author, self.date)
        change.moved = self.moved
        return change


def read_regions(text: etree._Element) -> dict[str, Region]:
    """The tracked changes of a document by their id; changes of layout only are left out."""
    regions = {}
    for element in text.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        for kind, name in ((Mark.INSERTED, "insertion"), (Mark.DELETED, "deletion")):
            content = element.find(f"{TEXT}{name}")
            if content is not None:
                author = content.findtext(f"{OFFICE}change-info/{DC}creator") or ""
                date = content.findtext(f"{OFFICE}change-info/{DC}date") or ""
                moved = content.find(f"{OFFICE}change-info/{LOEXT}move-id") is not None
                for id_ in (element.get(XML_ID), element.get(f"{TEXT}id")):
                    if id_:
                        regions[id_] = Region(kind, author, date, content, moved)
    return regions


def deleted_text(region: Region) -> str:
    """The text of a deletion, a paragraph a line."""
    return "\n".join("".join(plain_text(paragraph)) for paragraph in region.content.iter(*_PARAGRAPHS))


def plain_text(element: etree._Element) -> Iterator[str]:
    """The text in an element, without notes, comments and drawings; lines end only where the author ended them."""
    yield as_spaces(element.text)
    for child in element:
        tag = child.tag
        if tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{TEXT}s":
            yield " "
        elif tag not in _NO_TEXT and not tag.startswith(DRAW):
            yield from plain_text(child)
        yield as_spaces(child.tail)


def as_spaces(text: str | None) -> str:
    """Text from the XML, where the end of a line is no more than a space."""
    return text.replace("\n", " ") if text else ""
