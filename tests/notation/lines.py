"""Plain text in, Lines out: tells a heading from a lid and an onderdeel by how the line starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a line is, told from how it starts."""

    TITEL = "titel"
    KOP = "kop"
    """Hoofdstuk, afdeling, paragraaf, bijlage or toelichting."""
    ARTIKEL = "artikel"
    LID = "lid"
    ONDERDEEL = "onderdeel"
    SUBONDERDEEL = "subonderdeel"
    STREEPJE = "streepje"
    RIJ = "rij"
    ALINEA = "alinea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph. `typed` is the line as the notation has it; `text` is what follows the number and heading.

    `number` has no closing full stop ("3", "a", "1°", "II"). `numberable` says that Word may number it: it stands before
    the first bijlage or toelichting, whose numbers belong to another list.
    """

    kind: Kind
    typed: str
    number: str | None = None
    heading: str = ""
    text: str = ""
    numberable: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row."""
        return tuple(re.split(r"\s{2,}", self.typed))


_HEADINGS = (
    (
        Kind.KOP,
        re.compile(r"(?:Hoofdstuk|Afdeling|Paragraaf) (?P<number>[\dIVX]+)\.?(?: (?P<heading>.+))?", re.I),
    ),
    (Kind.KOP, re.compile(r"Bijlage(?: (?P<number>\d+|[IVX]+))?\.?(?: (?P<heading>.+))?", re.I)),
    (Kind.KOP, re.compile(r"(?P<heading>(?:(?:Algemene|Artikelsgewijze) )?toelichting.*)", re.I)),
    (Kind.ARTIKEL, re.compile(r"Artikel (?P<number>[\dIVX]+[a-z]?)\.?(?: (?P<heading>[^.]+))?", re.I)),
)
_BODIES = (
    (Kind.LID, re.compile(r"(?P<number>\d+[a-z]?)\. (?P<text>.+)")),
    (Kind.SUBONDERDEEL, re.compile(r"(?P<number>\d+°)\. (?P<text>.+)")),
    (Kind.ONDERDEEL, re.compile(r"(?P<number>[a-z])\. (?P<text>.+)")),
    (Kind.STREEPJE, re.compile(r"[-–] (?P<text>.+)")),
    (Kind.RIJ, re.compile(r"\S.*?\S\s{2,}\S.*")),
)
_APPENDED = re.compile(r"(?:bijlage|(?:algemene |artikelsgewijze )?toelichting)\b", re.I)
_LONGEST_HEADING = 120


def read_notation(text: str) -> tuple[Line, ...]:
    """The paragraphs of the notation, in order; the first one is the title."""
    lines: list[Line] = []
    numberable = True
    for typed in (line.strip() for line in text.splitlines()):
        if not typed:
            continue
        kind, groups = _kind_of(typed) if lines else (Kind.TITEL, {"heading": typed})
        if kind is Kind.KOP and _APPENDED.match(typed):
            numberable = False
        lines.append(
            Line(
                kind=kind,
                typed=typed,
                number=groups.get("number"),
                heading=groups.get("heading") or "",
                text=groups.get("text") or "",
                numberable=numberable,
            )
        )
    return tuple(lines)


def automatic_numbers(lines: tuple[Line, ...], *, counts_skipped: bool = False) -> frozenset[int]:
    """The positions of the lines whose typed number is the one that the lists of a word processor would give there.

    `counts_skipped` is how Writer counts: a level that was passed over counts as one item. An item before the first
    artikel would then make that artikel 2, so it stays typed.
    """
    chapters, levels = 0, [0, 0, 0, 0]
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.numberable:
            break
        if line.kind is Kind.KOP and line.typed == f"Hoofdstuk {chapters + 1} {line.heading}".rstrip():
            chapters += 1
            found.add(index)
        level = {Kind.ARTIKEL: 0, Kind.LID: 1, Kind.ONDERDEEL: 2, Kind.SUBONDERDEEL: 3}.get(line.kind)
        if level is None:
            continue
        value = levels[level] + 1
        expected = (
            f"Artikel {value} {line.heading}".rstrip(),
            f"{value}. {line.text}",
            f"{chr(ord('a') + (value - 1) % 26)}. {line.text}",
            f"{value}°. {line.text}",
        )[level]
        if counts_skipped and level and not levels[0]:
            continue
        if line.typed == expected and value <= 26:
            if counts_skipped:
                levels[:level] = [above or 1 for above in levels[:level]]
            levels[level:] = [value] + [0] * (3 - level)
            found.add(index)
    return frozenset(found)


def _kind_of(typed: str) -> tuple[Kind, dict[str, str | None]]:
    candidates = _HEADINGS + _BODIES if len(typed) <= _LONGEST_HEADING else _BODIES
    for kind, pattern in candidates:
        if found := pattern.fullmatch(typed):
            return kind, found.groupdict()
    return Kind.ALINEA, {"text": typed}
