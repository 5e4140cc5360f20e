"""Write an example provision into a draft as a tracked insertion: accepted or refused in Word like anyone else's."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator

from lxml import etree

from regelcheck.margin.anchors import Anchor
from regelcheck.margin.comments import Stamp, text_run
from regelcheck.margin.places import Places
from regelcheck.model import Element, Node, Regeling, Rule
from regelcheck.reading.ooxml.names import VAL, W
from regelcheck.report.provisions import provision_lines

_BODY = f"{W}body"
_PARAGRAPH = f"{W}p"
_MARK = f"{W}pPr/{W}rPr"
_CLOSING = re.compile("inwerkingtreding|citeertitel|aanhaling|slotbepaling|bekendmaking|overgangs", re.IGNORECASE)
"""Headings of the articles that end a Regeling: a provision of substance comes before them."""


class Proposals:
    """Where provisions go into a document, each behind the article it belongs to and behind those put there before."""

    def __init__(self, regeling: Regeling, places: Places, stamp: Stamp, first_id: int) -> None:
        self._places = places
        self._artikelen = regeling.artikelen()
        self._by_node = {below.key: artikel for artikel in self._artikelen for below in artikel.walk()}
        self._numbers = {artikel.number for artikel in self._artikelen}
        self._stamp = stamp
        self._next_id = first_id
        self._behind: dict[int, etree._Element] = {}
        self._provided: list[tuple[tuple[Element, ...], Anchor]] = []

    @property
    def count(self) -> int:
        """How many provisions were put into the text."""
        return len(self._provided)

    def insert(self, rule: Rule, node: int | None) -> Anchor | None:
        """Put the first example provision of the rule behind the article of the Node, else behind the last article that has to
        do with the substance; what itself belongs at the end comes there. Two rules that ask the same share a provision.

        None when there is no article, or the rule has no example.
        """
        artikel = self._by_node.get(node) if node is not None else None
        closing = bool(_CLOSING.search(rule.titel))
        if artikel is None or (not closing and _CLOSING.search(artikel.heading)):
            artikel = self._last(closing=closing)
        if artikel is None or not rule.voorbeeldbepalingen:
            return None
        for elements, provision in self._provided:
            if rule.elementen and elements == rule.elementen:
                return provision
        last = self._behind.get(artikel.key)
        if last is None:
            last = self._end_of(artikel)
        if last is None:
            return None
        heading, body = self._styles_of(artikel)
        first: etree._Element | None = None
        title = f"Artikel {self._number_after(artikel)} {_heading(rule.titel)}"
        for at, text in enumerate((title, *provision_lines(rule.voorbeeldbepalingen[0].tekst))):
            paragraph = self._paragraph(text, heading if at == 0 else body, bold=at == 0 and heading is None)
            last.addnext(paragraph)
            first, last = first if first is not None else paragraph, paragraph
        self._behind[artikel.key] = last
        assert first is not None
        anchor = Anchor(first[-1][0], last[-1][-1])
        self._provided.append((rule.elementen, anchor))
        return anchor

    def _last(self, *, closing: bool) -> Node | None:
        """The last article, or the last before those that end the Regeling."""
        substance = list(self._artikelen)
        while not closing and len(substance) > 1 and _CLOSING.search(substance[-1].heading):
            substance.pop()
        return substance[-1] if substance else None

    def _number_after(self, artikel: Node) -> str:
        """The first number with a letter that is free, as one numbers an article that comes between: 36a, and 36aa after 36z."""
        number = (artikel.number or "").rstrip(string.ascii_lowercase)
        for before, last in itertools.product(("", *string.ascii_lowercase), string.ascii_lowercase):
            letter = f"{before}{last}"
            if number and number + letter not in self._numbers:
                self._numbers.add(number + letter)
                return number + letter
        return "[nummer]"

    def _end_of(self, artikel: Node) -> etree._Element | None:
        """The paragraph or table of the body that an article ends with."""
        elements = [
            element
            for number in sorted(set(_paragraphs_of(artikel)))
            for element in (self._places.paragraphs[number].elements if number in self._places.paragraphs else ())
        ]
        if not elements:
            return None
        last = elements[-1]
        while (parent := last.getparent()) is not None and parent.tag != _BODY:
            last = parent
        # A paragraph whose mark is tracked out goes on in the next: what comes between would cut it in two.
        while last.find(f"{_MARK}/{W}del") is not None:
            following = last.getnext()
            if following is None or following.tag != _PARAGRAPH:
                break
            last = following
        return last

    def _styles_of(self, artikel: Node) -> tuple[str | None, str | None]:
        """The paragraph styles of the heading and of the text of the article, where they differ."""
        heading = self._style_at(artikel.heading_place.paragraph if artikel.heading_place else None)
        texts = [node for node in artikel.walk() if node.segments]
        body = self._style_at(texts[0].segments[0].place.paragraph if texts else None)
        return (heading, body) if heading != body else (None, body)

    def _style_at(self, paragraph: int | None) -> str | None:
        traced = self._places.paragraphs.get(paragraph) if paragraph is not None else None
        style = traced.elements[0].find(f"{W}pPr/{W}pStyle") if traced is not None and traced.elements else None
        return style.get(VAL) if style is not None else None

    def _paragraph(self, text: str, style: str | None, *, bold: bool) -> etree._Element:
        paragraph = etree.Element(_PARAGRAPH)
        properties = etree.SubElement(paragraph, f"{W}pPr")
        if style is not None:
            etree.SubElement(properties, f"{W}pStyle").set(VAL, style)
        # Its number is typed: an automatic one would move those of all that follow.
        numbering = etree.SubElement(properties, f"{W}numPr")
        for name in ("ilvl", "numId"):
            etree.SubElement(numbering, f"{W}{name}").set(VAL, "0")
        mark = etree.SubElement(properties, f"{W}rPr")
        mark.append(self._change())
        inserted = self._change()
        inserted.append(text_run(text, bold=bold))
        paragraph.append(inserted)
        return paragraph

    def _change(self) -> etree._Element:
        self._next_id += 1
        return self._stamp.on(etree.Element(f"{W}ins"), self._next_id)


def _heading(titel: str) -> str:
    """The title of a rule as the heading of an article: what stands before a colon groups rules, not articles."""
    own = titel.rpartition(": ")[2]
    return own[:1].upper() + own[1:]


def _paragraphs_of(artikel: Node) -> Iterator[int]:
    for node in artikel.walk():
        yield from (block.place.paragraph for block in node.blocks)
        yield from (segment.place.paragraph for segment in node.segments)
