"""What a paragraph of a Word file gets from itself, its list and its style together: its list level and its indent."""

from __future__ import annotations

from dataclasses import dataclass

from regelcheck.reading.ooxml.numbering import Level, Numbering
from regelcheck.reading.ooxml.properties import Properties
from regelcheck.reading.ooxml.styles import ParagraphStyle


@dataclass(frozen=True, slots=True)
class Layout:
    """The list and level that number a paragraph (None: it has no number), and where its first line starts in points."""

    list_level: tuple[str, int] | None
    indent: float


def lay_out(properties: Properties, style: ParagraphStyle, numbering: Numbering) -> Layout:
    """The layout of a paragraph with these properties in this style."""
    list_level = _list_level(properties, style, numbering)
    level = None if list_level is None else numbering.level(*list_level)
    return Layout(list_level if level is not None else None, _indent(properties, style, level))


def _list_level(
    properties: Properties, style: ParagraphStyle, numbering: Numbering
) -> tuple[str, int] | None:
    num_id = style.num_id if properties.num_id is None else properties.num_id
    if num_id is None or num_id in ("0", ""):
        return None
    level = properties.level
    if level is None:
        # A style with a list is tied to a level from the side of that list.
        level = numbering.level_of_style(num_id, style.chain)
    if level is None:
        level = style.level or 0
    return num_id, level


def _indent(properties: Properties, style: ParagraphStyle, level: Level | None) -> float:
    """By the paragraph itself, else its list, else its style; a style beats the list that it or a style above it names."""
    left, first = style.left, style.first
    by_style = properties.num_id is None and left is not None and style.indent_depth <= style.number_depth
    if level is not None and level.left is not None and not by_style:
        left, first = level.left, level.first
    left = left if properties.left is None else properties.left
    first = first if properties.first is None else properties.first
    return (left or 0.0) + (first or 0.0)
