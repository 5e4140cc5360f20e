"""Automatic numbering of Writer: the label before a list item or heading, counted as Writer counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.numerals import letters, roman
from regelcheck.reading.odt.names import FO, LOEXT, STYLE, TEXT, XML_ID
from regelcheck.reading.odt.styles import points

_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
_DASHES = frozenset("-–—‐‑−")
_MOST = 32767
_DEEPEST = 10
_START_VALUE = f"{TEXT}start-value"
_STYLE_NAME = f"{TEXT}style-name"
_STYLE_OVERRIDE = f"{TEXT}style-override"
_CONTINUE_LIST = f"{TEXT}continue-list"
_CONTINUE_NUMBERING = f"{TEXT}continue-numbering"
_BULLETS = frozenset({f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list style. `parts` is its label: strings, and levels (from 1) whose number goes there."""

    bullet: str = ""
    number_format: str = ""
    parts: tuple[str | int, ...] = ()
    affixes: tuple[str, str] | None = None
    """What stands before and after the number, for a label that has no other number than its own."""
    start: int = 1
    doubled: bool = False
    """After z comes aa, bb; else aa, ab."""
    left: float | None = None
    first: float | None = None


class OpenList:
    """A text:list around this point of the walk, at its level; `counts` is shared with the lists in and after it."""

    __slots__ = ("_inner", "counts", "level", "levels", "style")

    def __init__(
        self, style: str | None, levels: dict[int, Level], counts: dict[int, int], level: int
    ) -> None:
        self.style = style
        self.levels = levels
        self.counts = counts
        self.level = level
        self._inner: OpenList | None = None

    def inner(self) -> OpenList:
        """A list in an item of this one that has no style of its own."""
        if self._inner is None:
            self._inner = OpenList(self.style, self.levels, self.counts, min(self.level + 1, _DEEPEST))
        return self._inner

    def in_style(self, style: str, levels: dict[int, Level]) -> OpenList:
        """The same list for one item that has a style of its own; lists in that item look as in any other."""
        twin = OpenList(style, levels, self.counts, self.level)
        twin._inner = self.inner()
        return twin


class Numbered:
    """A list item, or heading, that is to get a number: once, by the first paragraph that asks.

    A list without a style of its own has that of its paragraphs, so they tell theirs when they ask.
    """

    __slots__ = ("_lists", "_start", "_taken", "list_")

    def __init__(self, lists: Lists, list_: OpenList, start: int | None, taken: bool = False) -> None:
        self._lists = lists
        self.list_ = list_
        self._start = start
        self._taken = taken

    def layout(self, paragraph_list_style: str | None) -> Level | None:
        """The level of the list this item is in, None when the list has no style for it."""
        return (self.list_.levels or self._lists.levels(paragraph_list_style)).get(self.list_.level)

    def take_label(self, paragraph_list_style: str | None) -> str:
        """Count this item and give its label; empty for the second paragraph of an item, or without a style."""
        if self._taken:
            return ""
        self._taken = True
        list_ = self.list_
        levels = list_.levels or self._lists.levels(paragraph_list_style)
        counts, level = list_.counts, list_.level
        if len(counts) < level - 1:
            for above in range(1, level):
                # Writer counts a level that was skipped as if it had been there.
                if above not in counts:
                    counts[above] = levels[above].start if above in levels else 1
        if self._start is not None:
            counts[level] = self._start
        elif level in counts:
            counts[level] = min(counts[level] + 1, _MOST)
        else:
            counts[level] = levels[level].start if level in levels else 1
        if len(counts) > level:
            for below in [used for used in counts if used > level]:
                del counts[below]
        return _write(levels, counts, level)


class Lists:
    """The list styles of a document, and how far each list has come. Labels must be asked for in reading order."""

    def __init__(self, containers: Iterable[etree._Element]) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        self._outline_counts: dict[int, int] = {}
        self._by_id: dict[str, OpenList] = {}
        self._by_style: dict[str | None, OpenList] = {}
        for container in containers:
            for element in container.iterchildren(f"{TEXT}list-style"):
                self._elements.setdefault(element.get(f"{STYLE}name") or "", element)
            for element in container.iterchildren(f"{TEXT}outline-style"):
                self._outline = self._outline or _read_levels(element)

    def open(self, element: etree._Element, parent: OpenList | None) -> OpenList:
        """Go into a text:list: a list of its own, or one that goes on where another stopped."""
        style = element.get(_STYLE_NAME)
        if parent is not None:
            inner = parent.inner()
            return inner if not style else OpenList(style, self.levels(style), inner.counts, inner.level)
        before = self._by_id.get(element.get(_CONTINUE_LIST) or "")
        if before is None and element.get(_CONTINUE_NUMBERING) == "true":
            before = self._by_style.get(style)
        if before is not None and before.style == style:
            list_ = before
        else:
            list_ = OpenList(style, self.levels(style), {} if before is None else before.counts, 1)
        self._by_style[style] = list_
        if id_ := element.get(XML_ID):
            self._by_id[id_] = list_
        return list_

    def item(self, list_: OpenList, element: etree._Element) -> Numbered:
        """The number for an item of an open list (text:list-item), which may look unlike the others and counts with them."""
        if override := element.get(_STYLE_OVERRIDE):
            list_ = list_.in_style(override, self.levels(override))
        return Numbered(self, list_, _start(element))

    def header(self, list_: OpenList) -> Numbered:
        """The place of a paragraph in an open list that has no number (text:list-header)."""
        return Numbered(self, list_, None, taken=True)

    def numbered_paragraph(self, element: etree._Element) -> Numbered:
        """The number for a text:numbered-paragraph, which names its list instead of standing in it."""
        style = element.get(_STYLE_NAME)
        level = _whole(element.get(f"{TEXT}level"), 1)
        list_ = OpenList(style, self.levels(style), {}, level)
        list_.counts = self._by_id.setdefault(f"#{element.get(f'{TEXT}list-id')}", list_).counts
        return Numbered(self, list_, _start(element))

    def heading(self, element: etree._Element) -> Numbered | None:
        """The chapter number for a text:h outside any list, None when headings of its level have none."""
        level = _whole(element.get(f"{TEXT}outline-level"), 1)
        if level not in self._outline or element.get(f"{TEXT}is-list-header") == "true":
            return None
        if not _write(self._outline, {}, level):
            return None
        restart = element.get(f"{TEXT}restart-numbering") == "true"
        start = _start(element) or self._outline[level].start if restart else None
        return Numbered(self, OpenList(None, self._outline, self._outline_counts, level), start)

    def levels(self, style: str | None) -> dict[int, Level]:
        """The levels of a list style, none for a style that does not exist."""
        name = style or ""
        found = self._styles.get(name)
        if found is None:
            element = self._elements.get(name)
            found = self._styles[name] = {} if element is None else _read_levels(element)
        return found


def _write(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    found = levels.get(level)
    if found is None:
        return ""
    if found.bullet:
        return found.bullet
    if found.affixes is not None:
        before, after = found.affixes
        return f"{before}{_format(counts.get(level, found.start), found)}{after}".strip()
    written = []
    for part in found.parts:
        if isinstance(part, str):
            written.append(part)
        elif part in levels:
            shown = levels[part]
            written.append(_format(counts.get(part, shown.start), shown))
    return "".join(written).strip()


def _read_levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    formats = {
        _whole(child.get(f"{TEXT}level"), 1): child.get(f"{STYLE}num-format") or "" for child in element
    }
    for child in element:
        properties = child.find(f"{STYLE}list-level-properties")
        alignment = None if properties is None else properties.find(f"{STYLE}list-level-label-alignment")
        left = first = None
        if alignment is not None:
            left, first = points(alignment.get(f"{FO}margin-left")), points(alignment.get(f"{FO}text-indent"))
        elif properties is not None:
            # Before ODF 1.2 the label started at "space before" and the text after it.
            left = points(properties.get(f"{TEXT}space-before"))
        level = _whole(child.get(f"{TEXT}level"), 1)
        parts = _parts(child, level, formats)
        levels[level] = Level(
            bullet=_bullet(child),
            number_format=formats[level],
            parts=parts,
            affixes=_affixes(parts, level),
            start=_whole(child.get(f"{TEXT}start-value"), 1),
            doubled=child.get(f"{STYLE}num-letter-sync") == "true",
            left=left,
            first=first,
        )
    return levels


def _parts(element: etree._Element, level: int, formats: dict[int, str]) -> tuple[str | int, ...]:
    """The label of a level: as "Artikel %1%" in newer files, else as a prefix, some levels with dots, a suffix."""
    template = element.get(f"{LOEXT}num-list-format") or element.get(f"{STYLE}num-list-format")
    if template is None:
        shown = _whole(element.get(f"{TEXT}display-levels"), 1)
        numbers = [f"%{at}%" for at in range(max(1, level - shown + 1), level + 1) if formats.get(at)]
        prefix, suffix = element.get(f"{STYLE}num-prefix") or "", element.get(f"{STYLE}num-suffix") or ""
        template = prefix + ".".join(numbers) + suffix
    pieces = _PLACEHOLDER.split(template)
    return tuple(int(piece) if at % 2 else _plain(piece) for at, piece in enumerate(pieces) if piece)


def _affixes(parts: tuple[str | int, ...], level: int) -> tuple[str, str] | None:
    if [part for part in parts if isinstance(part, int)] != [level]:
        return None
    at = parts.index(level)
    return "".join(map(str, parts[:at])), "".join(map(str, parts[at + 1 :]))


def _plain(piece: str) -> str:
    """The piece normalised, but with a space where it meets a number."""
    return " " * piece[0].isspace() + normalise_text(piece) + " " * piece[-1].isspace()


def _bullet(level: etree._Element) -> str:
    """A dash stays a dash, any other sign is a bullet; empty for a level with numbers."""
    if level.tag not in _BULLETS:
        return ""
    return "-" if (level.get(f"{TEXT}bullet-char") or "").strip() in _DASHES else "•"


def _format(number: int, level: Level) -> str:
    if level.number_format == "1":
        return str(number)
    match level.number_format:
        case "a":
            return letters(number, doubled=level.doubled)
        case "A":
            return letters(number, doubled=level.doubled).upper()
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case "":
            return ""
        case "1st":
            return f"{number}e"
        case padded if padded.startswith("0"):
            return str(number).zfill(min(len(padded.split(",", 1)[0]), 8))
        case _:
            return str(number)


def _start(element: etree._Element) -> int | None:
    value = element.get(_START_VALUE)
    return None if value is None else _whole(value, 1)


def _whole(value: str | None, default: int) -> int:
    try:
        return max(0, min(int(value or ""), _MOST))
    except ValueError:
        return default
