"""The numbers and signs that a browser shows before the items of a list, though they are not in the page."""

from __future__ import annotations

import re

from lxml import etree

from regelcheck.reading.markup import text_of

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_OWN_START = re.compile(r"^\s*(?:\(?\d{1,3}[a-z]?[.)°]|\(?[a-z]{1,2}[.)]|[-–•]\s|[IVX]+\.)\s*\S")
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_KINDS = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip


def count_in(element: etree._Element) -> dict[etree._Element, str]:
    """The label of every item of the list; none where the style hides it or where the text has one of its own."""
    kind = _kind(element)
    if kind == "none":
        return {}
    items = [child for child in element if child.tag == "li"]
    number = _integer(element.get("start"), 1)
    labels: dict[etree._Element, str] = {}
    for item in items:
        number = _integer(item.get("value"), number)
        if not _OWN_START.match(text_of(item)[:40]):
            labels[item] = _write(number, kind)
        number += 1
    return labels


def _kind(element: etree._Element) -> str:
    style = _STYLE.search(element.get("style") or "")
    named = style[1].lower() if style else ""
    if named == "none":
        return "none"
    if element.tag == "ul":
        return _KINDS.get(named, "-")
    return _KINDS.get(named) or element.get("type") or "1"


def _write(number: int, kind: str) -> str:
    if kind == "-":
        return "-"
    if kind in ("a", "A"):
        letter = _letters(number)
        return f"{letter.upper() if kind == 'A' else letter}."
    if kind in ("i", "I"):
        roman = _roman(number)
        return f"{roman.upper() if kind == 'I' else roman}."
    return f"{number}."


def _letters(number: int) -> str:
    """a … z, aa, ab …"""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text or "0"


def _roman(number: int) -> str:
    if not 0 < number < 40:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default
