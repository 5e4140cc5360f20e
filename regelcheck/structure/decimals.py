"""Find the articles of a regeling that does not use the word: "7.2 Commissies", "7.2.1 De raad …", or "3. Financiën".

Only for text in which no line is headed "Artikel"; anywhere else such numbers are leden, items or figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regelcheck.model import NodeKind
from regelcheck.structure.labels import (
    RANK,
    ArticleHeading,
    BijlageHeading,
    DivisionHeading,
    ItemLabel,
    Style,
    ToelichtingHeading,
    read_label,
)
from regelcheck.structure.line import Line
from regelcheck.structure.titles import is_title


def with_numbered_articles(lines: Sequence[Line], *, fragment: bool) -> list[Line]:
    """The lines, with article headings where numbers alone mark the articles; unchanged when they do not."""
    if any(isinstance(line.heading, ArticleHeading) for line in lines):
        return list(lines)
    labels = [None if line.heading or line.table else read_label(line.text) for line in lines]
    decimals = sum(label is not None and label.style is Style.DECIMAL for label in labels)
    if decimals >= (1 if fragment else 5):
        return list(_decimal(lines, labels))
    return list(lines) if fragment else list(_titled(lines, labels))


def _decimal(lines: Sequence[Line], labels: Sequence[ItemLabel | None]) -> list[Line]:
    made: list[Line] = []
    article = ""
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if isinstance(line.heading, BijlageHeading | ToelichtingHeading):
            # The numbers of a bijlage are its own.
            return [*made, *lines[at:]]
        if label is None or label.style is not Style.DECIMAL:
            chapter = _chapter(label, labels[at + 1 : at + 4]) if label else None
            made.append(replace(line, heading=chapter) if chapter else line)
            continue
        parts = label.number.split(".")
        stem = label.number if len(parts) == 2 else ".".join(parts[:-1])
        if len(parts) == 2 and is_title(label.rest):
            made.append(replace(line, heading=ArticleHeading(stem, title=label.rest)))
        else:
            if stem != article:
                made.append(replace(line, text=stem, heading=ArticleHeading(stem)))
            made.append(line if len(parts) > 2 else replace(line, text=label.rest))
        article = stem
    return made


def _chapter(label: ItemLabel, following: Sequence[ItemLabel | None]) -> DivisionHeading | None:
    """ "7 Commissies" before "7.1" is a chapter."""
    if label.style not in (Style.NUMBER, Style.BARE) or not is_title(label.rest):
        return None
    for after in following:
        if after is not None:
            below = after.style is Style.DECIMAL and after.number.split(".")[0] == label.number
            return (
                DivisionHeading(NodeKind.HOOFDSTUK, RANK["hoofdstuk"], label.number, label.rest)
                if below
                else None
            )
    return None


def _titled(lines: Sequence[Line], labels: Sequence[ItemLabel | None]) -> list[Line]:
    """ "1. Doel", "2. Deelnemers" …, each a title with text under it, in sequence from 1."""
    due = 1
    found: dict[int, ArticleHeading] = {}
    for at, label in enumerate(labels):
        if label is None or label.style not in (Style.NUMBER, Style.BARE) or label.number != str(due):
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below is None or not is_title(label.rest) or label.rest[0].islower() or below.heading is not None:
            continue
        if is_title(below.text) and not below.text.endswith(":"):
            continue
        found[at] = ArticleHeading(label.number, title=label.rest)
        due += 1
    if len(found) < 3:
        return list(lines)
    return [replace(line, heading=found.get(at, line.heading)) for at, line in enumerate(lines)]
