"""Automatic numbering of Word: the label before a paragraph, counted as Word counts.

Which list and level a paragraph has is left to `styles` and the walk; how one number is written to `formats`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.ooxml.formats import format_number
from regelcheck.reading.ooxml.names import MC, VAL, W
from regelcheck.reading.ooxml.styles import read_indent
from regelcheck.reading.ooxml.values import is_on, whole

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—‐‑−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list. `parts` is its text: strings, and levels (from 0) whose number goes there.

    `restart` is the level (from 0) whose numbers, and those above it, make this one start again: None for all above,
    -1 for never.
    """

    start: int = 0
    number_format: str = "decimal"
    parts: tuple[str | int, ...] = ()
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    left: float | None = None
    first: float | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it (w:num): counts along with all lists of the same definition."""

    definition: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    styles: dict[str, int]
    """The level that is tied to a style (w:pStyle)."""


class Series:
    """The numbers at one level of one list. `counts` is shared with the other levels and lists of the definition."""

    def __init__(self, list_: _List, index: int, counts: dict[int, int]) -> None:
        self.level = list_.levels[index]
        self._list = list_
        self._index = index
        self._counts = counts
        # A list of its own start counts on with its kin, from that start, once it is first used.
        self._starts_over = index in list_.overrides
        # "Artikel %1": most labels hold the number of their own level only, between fixed texts.
        parts = self.level.parts
        numbers = [part for part in parts if isinstance(part, int)]
        self._only_own = numbers == [index] and self.level.number_format != "bullet" and not self.level.legal
        at = parts.index(index) if self._only_own else 0
        self._before, self._after = "".join(map(str, parts[:at])), "".join(map(str, parts[at + 1 :]))

    def next_label(self) -> str:
        """Count one paragraph and give its label; empty for a level without text."""
        counts, index, level = self._counts, self._index, self.level
        if index in counts and not self._starts_over:
            counts[index] += 1
        else:
            counts[index] = self._list.overrides.get(index, level.start)
            self._starts_over = False
        if len(counts) > 1:
            for below in [used for used in counts if used > index]:
                restart = self._list.levels[below].restart if below in self._list.levels else None
                if restart is None or index <= restart:
                    del counts[below]
        if level.hidden:
            return ""
        if self._only_own:
            return f"{self._before}{format_number(counts[index], level.number_format)}{self._after}".strip()
        return _bullet(level) if level.number_format == "bullet" else self._write()

    def _write(self) -> str:
        levels, level = self._list.levels, self.level
        written = []
        for part in level.parts:
            if isinstance(part, str):
                written.append(part)
            elif part <= self._index and part in levels:
                shown = levels[part]
                # A level above that has had no paragraph yet is shown by the number it will start with.
                number = self._counts.get(part)
                number = self._list.overrides.get(part, shown.start) if number is None else number
                plain = level.legal and shown.number_format not in ("none", "bullet")
                written.append(format_number(number, "decimal" if plain else shown.number_format))
        return "".join(written).strip()


class Numbering:
    """The lists of one document, and how far each has come. Labels must be asked for in reading order."""

    def __init__(self, root: etree._Element | None, list_number: Callable[[str], str | None]) -> None:
        self._list_number = list_number
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._read: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._series: dict[tuple[str, int], Series] = {}
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            self._abstract.setdefault(element.get(f"{W}abstractNumId") or "", element)
        for element in root.iterchildren(f"{W}num"):
            self._numbers.setdefault(element.get(f"{W}numId") or "", element)

    def series(self, num_id: str, index: int) -> Series | None:
        """The numbers at a level of this list, None when there is no such list or level: Word then shows none."""
        key = (num_id, index)
        if key not in self._series:
            found = self._list(num_id)
            if found is None or index not in found.levels:
                return None
            self._series[key] = Series(found, index, self._counts.setdefault(found.definition, {}))
        return self._series[key]

    def level_of_style(self, num_id: str, chain: tuple[str, ...]) -> int | None:
        """The level that is tied to the nearest of these styles."""
        found = self._list(num_id)
        tied = {} if found is None else found.styles
        return next((tied[style] for style in chain if style in tied), None)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        number = self._numbers.get(num_id)
        definition = None if number is None else self._definition(number)
        if number is None or definition is None:
            return None
        if definition not in self._read:
            self._read[definition] = dict(
                _read_level(level) for level in self._abstract[definition].iterchildren(f"{W}lvl")
            )
        levels = self._read[definition]
        overrides: dict[int, int] = {}
        for override in number.iterchildren(f"{W}lvlOverride"):
            index = min(whole(override.get(f"{W}ilvl"), 0), _LEVELS - 1)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels = levels | {index: _read_level(own)[1]}
            start = override.find(f"{W}startOverride")
            if start is not None:
                overrides[index] = whole(start.get(VAL), 0)
        styles = {level.style: index for index, level in levels.items() if level.style is not None}
        return _List(definition, levels, overrides, styles)

    def _definition(self, number: etree._Element) -> str | None:
        """The id of the abstractNum that holds the levels, past those that only point at a list style."""
        seen: set[str] = set()
        while True:
            pointer = number.find(f"{W}abstractNumId")
            definition = "" if pointer is None else pointer.get(VAL) or ""
            if definition in seen or definition not in self._abstract:
                return None
            seen.add(definition)
            link = self._abstract[definition].find(f"{W}numStyleLink")
            if link is None:
                return definition
            style = link.get(VAL) or ""
            linked = self._numbers.get(self._list_number(style) or "")
            if linked is None:
                # The style sheet lost the list style: its definition still says whose it is.
                return self._definition_of_style(style)
            number = linked

    def _definition_of_style(self, style: str) -> str | None:
        for definition, element in self._abstract.items():
            link = element.find(f"{W}styleLink")
            if link is not None and link.get(VAL) == style:
                return definition
        return None


def _read_level(element: etree._Element) -> tuple[int, Level]:
    """A w:lvl with the level it is (from 0)."""
    children = {child.tag: child for child in element}

    def value(name: str) -> str | None:
        child = children.get(W + name)
        return None if child is None else child.get(VAL)

    number_format = children.get(f"{W}numFmt")
    if f"{MC}AlternateContent" in children:
        # Word 2010 and later write "001" this way, with plain digits for older ones.
        custom = children[f"{MC}AlternateContent"].find(f"{MC}Choice/{W}numFmt")
        number_format = number_format if custom is None else custom
    indent = element.find(f"{W}pPr/{W}ind")
    left, first = (None, None) if indent is None else read_indent(indent)
    vanish = element.find(f"{W}rPr/{W}vanish")
    level = Level(
        start=whole(value("start"), 0),
        number_format="decimal" if number_format is None else _number_format(number_format),
        parts=_parts(value("lvlText") or ""),
        style=value("pStyle"),
        restart=whole(value("lvlRestart"), 0) - 1 if f"{W}lvlRestart" in children else None,
        legal=f"{W}isLgl" in children and is_on(children[f"{W}isLgl"]),
        hidden=vanish is not None and is_on(vanish),
        left=left,
        first=first,
    )
    return min(whole(element.get(f"{W}ilvl"), 0), _LEVELS - 1), level


def _number_format(element: etree._Element) -> str:
    value = element.get(VAL) or "decimal"
    return element.get(f"{W}format") or "decimal" if value == "custom" else value


def _parts(text: str) -> tuple[str | int, ...]:
    """The text of a level cut at its numbers: "Artikel %1" is "Artikel " and level 0."""
    pieces = _PLACEHOLDER.split(text)
    return tuple(int(piece) - 1 if at % 2 else _plain(piece) for at, piece in enumerate(pieces) if piece)


def _plain(piece: str) -> str:
    """The piece normalised, but with a space where it meets a number."""
    return " " * piece[0].isspace() + normalise_text(piece) + " " * piece[-1].isspace()


def _bullet(level: Level) -> str:
    """A dash stays a dash, because that is how a list in a regeling is quoted; any other sign is a bullet."""
    sign = "".join(part for part in level.parts if isinstance(part, str)).strip()
    return "" if not sign else "-" if sign in _DASHES else "•"
