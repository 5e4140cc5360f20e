"""What a paragraph of a Word file gets from itself, its list and its style together."""

from __future__ import annotations

from dataclasses import dataclass

from regelcheck.reading.ooxml.numbering import Level, Numbering, Series
from regelcheck.reading.ooxml.properties import Properties
from regelcheck.reading.ooxml.styles import ParagraphStyle


@dataclass(frozen=True, slots=True)
class Layout:
    """The style, the numbers it is one of (None: it has none), and where its first line starts in points."""

    style: ParagraphStyle
    series: Series | None
    indent: float


def lay_out(properties: Properties, style: ParagraphStyle, numbering: Numbering) -> Layout:
    """The layout of a paragraph with these properties in this style."""
    series = _find_series(properties, style, numbering)
    return Layout(style, series, _indent(properties, style, None if series is None else series.level))


def _find_series(properties: Properties, style: ParagraphStyle, numbering: Numbering) -> Series | None:
    num_id = style.num_id if properties.num_id is None else properties.num_id
    if num_id is None or num_id in ("0", ""):
        return None
    level = properties.level
    if level is None:
        # A style with a list is tied to a level from the side of that list.
        level = numbering.level_of_style(num_id, style.chain)
    if level is None:
        level = style.level or 0
    return numbering.series(num_id, level)


def _indent(properties: Properties, style: ParagraphStyle, level: Level | None) -> float:
    """By the paragraph itself, else its list, else its style; a style beats the list that it or a style above it names."""
    left, first = style.left, style.first
    by_style = properties.num_id is None and left is not None and style.indent_depth <= style.number_depth
    if level is not None and level.left is not None and not by_style:
        left, first = level.left, level.first
    left = left if properties.left is None else properties.left
    first = first if properties.first is None else properties.first
    return (left or 0.0) + (first or 0.0)
