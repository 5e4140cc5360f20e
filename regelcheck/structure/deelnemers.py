"""Read who takes part by name: the gemeenten, provincies and waterschappen in the sentence that says who concludes.

A list ("de gemeenten Aalten, Berg en Dal en Winterswijk") is cut at its commas and at its last "en"; after a singular
("het waterschap Rijn en IJssel") an "en" belongs to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regelcheck.model import Finding, Node

Range = tuple[Node, int, int]
"""A stretch of the text of a Node."""

_WORD = r"(?:['’][st]-?\s?)?[A-ZÀ-ÖØ-Þ][\w'’.-]*[\w’']"
_LINK = r"(?:aan|op|bij|onder|over|in|van|de|den|der|het|ten|ter|te|['’]t|a/d|a\.d\.)"
_NAME = rf"{_WORD}(?:\s(?:{_LINK}\s){{0,2}}{_WORD}|\s\([A-Z][\w.-]*\))*"
_WITH_EN = rf"{_NAME}(?:\sen\s(?:de\s|het\s)?{_NAME})?"
_AGAIN = r"(?:(?:de|het)\s+)?(?:(?:gemeente|provincie|waterschap|hoogheemraadschap|wetterskip)\s+)?(?:van\s+)?"
_LIST = rf"{_NAME}(?:\s*(?:,\s*(?:en|alsmede)?|\ben|\balsmede|;|/)\s*{_AGAIN}{_NAME})*"
_GEMEENTE, _PROVINCIE, _WATERSCHAP = "gemeente", "provincie", "waterschap"
_NAMED = re.compile(
    rf"\b(?P<many>(?i:gemeenten|provincies|waterschappen|hoogheemraadschappen))\s*:?\s+(?:van\s+)?(?P<list>{_LIST})"
    rf"|\b(?P<one>(?i:gemeente|provincie|waterschap|hoogheemraadschap|wetterskip))\s+(?:(?i:van)\s+)?(?P<name>{_WITH_EN})"
    rf"|\b(?P<bodies>(?i:burgemeesters?\s+en\s+wethouders|gemeenteraden|gemeenteraad|raden|raad|burgemeesters?"
    rf"|gedeputeerde\s+staten|provinciale\s+staten|(?:hoog)?heemraden))\s+van\s+(?:de\s+)?(?P<theirs>{_LIST})"
)
# What begins with a capital and is no place: a law, a body, the Regeling itself.
_NO_PLACE = re.compile(
    r"^(?:Wet|Wgr|Awb|Gemeentewet|Provinciewet|Waterschapswet|Regeling|Raad|College|Staten|Bestuur|Nederland|Nederlanden|Artikel"
    r"|Gemeenschappelijke|Overwegende|Gelet|Gezien|Besluit|Burgemeester|Wethouders|Gedeputeerde|Provinciale)\b"
)
_SEPARATOR = re.compile(rf"\s*(?:,\s*(?:en\b|alsmede\b)?|;|/|\balsmede\b)\s*{_AGAIN}")
_LAST_EN = re.compile(rf"\s+en\s+{_AGAIN}")


def read_deelnemers(sources: Iterable[Iterable[Range]]) -> tuple[Finding, ...]:
    """The deelnemers, each once and in the order of the text, from the source that names most; the first of equals."""
    best: tuple[Finding, ...] = ()
    for ranges in sources:
        found: dict[str, Finding] = {}
        for node, start, end in ranges:
            for one in _named_in(node, start, end):
                found.setdefault(one.value.casefold(), one)
        if len(found) > len(best):
            best = tuple(found.values())
    return best


def _named_in(node: Node, start: int, end: int) -> Iterator[Finding]:
    for match in _NAMED.finditer(node.text, start, end):
        kind = _kind(match)
        if match["name"]:
            pieces = [match.span("name")]
        else:
            pieces = _pieces(node.text, *match.span("list" if match["list"] else "theirs"))
        for first, last in pieces:
            name = " ".join(node.text[first:last].split()).rstrip(".")
            if name and not _NO_PLACE.match(name):
                yield Finding(
                    value=f"{kind} {name}",
                    citation=node.citation,
                    place=node.place_at(first),
                    quote=node.text[first:last],
                    node=node.key,
                )


def _kind(match: re.Match[str]) -> str:
    word = (match["many"] or match["one"] or match["bodies"] or "").lower()
    if word.startswith("provinci") or "staten" in word:
        return _PROVINCIE
    if "heemraad" in word or "heemraden" in word or word.startswith(("waterschap", "wetterskip")):
        return _WATERSCHAP
    return _GEMEENTE


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in a list: cut at every comma, and the last item at its first "en"."""
    pieces = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    last = _LAST_EN.search(text, at, end)
    if last is not None:
        pieces.append((at, last.start()))
        at = last.end()
    pieces.append((at, end))
    return [(first, stop) for first, stop in pieces if first < stop]
