"""Styles of an OpenDocument text, resolved along their parents and only when used.

What a list number looks like is left to `lists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from regelcheck.reading.odt.names import FO, STYLE, TEXT

_LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|px)$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_CODED = re.compile(r"_([0-9a-f]{1,4})_")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """What a paragraph, span or table gets from its style; None where no style along the line says.

    `name` is that of the first style a person can pick: Writer makes a style of its own for every other paragraph.
    `indent` is where its first line starts. `own_left` says that the left indent is in the very style named, so that it
    beats the indent of the list.
    """

    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    indent: float = 0.0
    own_left: bool = False
    list_style: str | None = None
    breaks_before: bool = False
    breaks_after: bool = False


_PLAIN = TextStyle()


class Styles:
    """The styles in some parts of a document: what stands in an earlier part goes before what stands in a later one."""

    def __init__(self, automatic: Iterable[etree._Element], common: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._common: set[tuple[str, str]] = set()
        self._resolved: dict[tuple[str, str], TextStyle] = {}
        # Every paragraph asks for its style, so those are found by their name alone.
        self._paragraphs: dict[str | None, TextStyle] = {}
        for containers, is_common in ((automatic, False), (common, True)):
            for container in containers:
                for element in container.iterchildren(f"{STYLE}style"):
                    key = (element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or "")
                    self._elements.setdefault(key, element)
                    if is_common:
                        self._common.add(key)

    def paragraph(self, name: str | None) -> TextStyle:
        """The paragraph style of this name, as `get` gives it."""
        found = self._paragraphs.get(name)
        if found is None:
            found = self._paragraphs[name] = self.get("paragraph", name)
        return found

    def get(self, family: str, name: str | None) -> TextStyle:
        """The style of this family ("paragraph", "text", "table"); a plain one when there is no such style."""
        if not name:
            return _PLAIN
        key = (family, name)
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key)
        return found

    def _chain(self, key: tuple[str, str]) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen: set[tuple[str, str]] = set()
        while key in self._elements and key not in seen:
            seen.add(key)
            chain.append(self._elements[key])
            key = (key[0], chain[-1].get(f"{STYLE}parent-style-name") or "")
        return chain

    def _resolve(self, key: tuple[str, str]) -> TextStyle:
        chain = self._chain(key)
        bold = hidden = struck = left = first = list_style = None
        before = after = own_left = False
        for depth, element in enumerate(chain):
            if list_style is None:
                list_style = element.get(f"{STYLE}list-style-name")
            if depth == 0 and element.get(f"{STYLE}master-page-name"):
                before = True
            for properties in element:
                tag = properties.tag
                if tag == f"{STYLE}text-properties":
                    bold = _bold(properties.get(f"{FO}font-weight")) if bold is None else bold
                    display = properties.get(f"{TEXT}display")
                    hidden = display == "none" if hidden is None and display else hidden
                    line = properties.get(f"{STYLE}text-line-through-style")
                    struck = line != "none" if struck is None and line else struck
                elif tag in (f"{STYLE}paragraph-properties", f"{STYLE}table-properties"):
                    if left is None and (left := points(properties.get(f"{FO}margin-left"))) is not None:
                        own_left = depth == 0
                    first = points(properties.get(f"{FO}text-indent")) if first is None else first
                    before = before or properties.get(f"{FO}break-before") == "page"
                    after = after or properties.get(f"{FO}break-after") == "page"
        return TextStyle(
            name=self._name(key, chain),
            bold=bold,
            hidden=hidden,
            struck=struck,
            indent=(left or 0.0) + (first or 0.0),
            own_left=own_left,
            list_style=list_style,
            breaks_before=before,
            breaks_after=after,
        )

    def _name(self, key: tuple[str, str], chain: list[etree._Element]) -> str:
        for element in chain:
            name = element.get(f"{STYLE}name") or ""
            if (key[0], name) in self._common:
                return element.get(f"{STYLE}display-name") or _decode(name)
        return _decode(chain[-1].get(f"{STYLE}parent-style-name") or "") if chain else _decode(key[1])


def points(value: str | None) -> float | None:
    """A length in points, None when there is none; percentages are of no use here.

    >>> points("1in"), points("-0.5cm"), points("10%")
    (72.0, -14.173228346456693, None)
    """
    match = _LENGTH.match(value or "")
    if match is None or match[1] in ("", "-"):
        return None
    return float(match[1]) * _POINTS[match[2]]


def _bold(weight: str | None) -> bool | None:
    if not weight:
        return None
    return weight == "bold" or (weight.isdigit() and len(weight) < 5 and int(weight) >= 600)


def _decode(name: str) -> str:
    """A style name as people see it: "Heading_20_1" is "Heading 1"."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name)
