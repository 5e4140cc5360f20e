"""Set apart what printers and publishers add to a regeling: repeated lines, running heads, a table of contents."""

from __future__ import annotations

import re
from collections import Counter

from regelcheck.structure.labels import ArticleHeading, DivisionHeading
from regelcheck.structure.line import Line
from regelcheck.structure.titles import GONE, is_title

_PUBLISHER = re.compile(
    r"^(?:dit (?:artikel|onderdeel) )?treedt in werking op een nader te bepalen tijdstip\.?$"
    r"|^toon (?:relaties in lido|wetstechnische informatie)$|^maak een permanente link$"
    r"|^(?:druk het regelingonderdeel af|sla het regelingonderdeel op|vergelijk met andere versies)$"
    r"|^(?:geen andere versie|alle externe relaties|naar boven|terug naar boven)$"
    r"|^pagina \d{1,4}(?: (?:van|/) \d{1,4})?$",
    re.IGNORECASE,
)


def drop_repeated(lines: list[Line]) -> list[Line]:
    """Without what a publisher prints under every heading.

    A line is taken for the publisher's when it is known, or when it is a sentence that stands right under most of
    the article headings and above the text of the article: no regeling says the same sentence first in so many
    articles. Titles ("Samenstelling") and "Vervallen" may return as often as they like.
    """
    lines = [line for line in lines if not _PUBLISHER.match(line.text)]
    under = Counter(
        line.text
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if isinstance(before.heading, ArticleHeading)
        and line.heading is None
        and after.heading is None
        and not GONE.match(line.text)
    )
    articles = sum(isinstance(line.heading, ArticleHeading) for line in lines)
    repeated = {
        text
        for text, count in under.items()
        if count >= 4 and count * 2 >= articles and len(text) < 160 and len(text.split()) > 3
    }
    return [line for line in lines if line.text not in repeated]


_LONGEST_TITLE = 4
"""Lines of an opschrift that is broken over several."""


def drop_title_above(lines: list[Line]) -> list[Line]:
    """Without the opschrift that a page has at its top in small print, or as its name, right above the opschrift itself.

    On a document of one page nothing else shows that it is a running head. The one below is kept: that is the large one.
    """
    if not lines or not is_title(lines[0].text):
        return lines
    above, below = _folded(lines[0].text), ""
    for line in lines[1 : _LONGEST_TITLE + 1]:
        if line.heading is not None:
            break
        below += _folded(line.text)
        if below == above:
            return lines[1:]
    return lines


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def drop_running_heads(lines: list[Line]) -> list[Line]:
    """Without the article number a printer repeats at the top of each next page of a long article."""
    kept: list[Line] = []
    current: Line | None = None
    for line in lines:
        heading = line.heading
        if isinstance(heading, ArticleHeading):
            page = line.source.place.page
            if current is not None and isinstance(current.heading, ArticleHeading):
                turned = (
                    page is not None
                    and current.source.place.page is not None
                    and page > current.source.place.page
                )
                same = heading.number == current.heading.number and heading.title in (
                    "",
                    current.heading.title,
                )
                if (
                    turned
                    and same
                    and kept
                    and kept[-1] is not current
                    and kept[-1].source.place.page != page
                ):
                    continue
            current = line
        kept.append(line)
    return kept


_DOTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|[^\d.,\s]\s+\d{1,3}\s*$")
_INHOUD = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudsopgaaf|overzicht van artikelen)\s*:?$", re.IGNORECASE)


def drop_contents(lines: list[Line]) -> list[Line]:
    """Without a table of contents: a run of headings with nothing under them, that all come again further on."""
    last = {
        line.heading.number: index
        for index, line in enumerate(lines)
        if isinstance(line.heading, ArticleHeading)
    }
    drop: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        headings = 0
        while end < len(lines) and _like_contents(lines, end):
            headings += isinstance(lines[end].heading, ArticleHeading)
            end += 1
        if headings >= 3 and _comes_again(lines, start, end, last):
            end = _end_of_contents(lines, start, end)
            if start and _INHOUD.match(lines[start - 1].text):
                start -= 1
            drop.update(range(start, end))
        start = max(end, start + 1)
    return [line for index, line in enumerate(lines) if index not in drop]


def _like_contents(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.heading is not None:
        return True
    if _DOTS.search(line.text[-40:]):
        return True
    near = (lines[index - 1].heading if index else None) or (
        lines[index + 1].heading if index + 1 < len(lines) else None
    )
    return (
        near is not None
        and len(line.text) < 120
        and line.text[-1] not in ".;:,"
        and not GONE.match(line.text)
        and _stands_alone(line)
    )


def _stands_alone(line: Line) -> bool:
    """Whether the author put it on a line of its own; the end of a text that runs on is no entry of a list."""
    written = f"{line.source.label} {line.source.text}".split("\n")
    return any(line.text == " ".join(text.split()) for text in written)


def _comes_again(lines: list[Line], start: int, end: int, last: dict[str, int]) -> bool:
    """Most of the articles listed have a heading again, further on than where they stand in the list."""
    listed: dict[str, int] = {}
    for index in range(start, end):
        heading = lines[index].heading
        if isinstance(heading, ArticleHeading):
            listed.setdefault(heading.number, index)
    return sum(last[number] > index for number, index in listed.items()) * 5 >= len(listed) * 4


def _end_of_contents(lines: list[Line], start: int, end: int) -> int:
    """Where the list of articles stops: the first heading of the text itself may directly follow it."""
    seen: set[str] = set()
    divisions: set[tuple[object, ...]] = set()
    for index in range(start, end):
        heading = lines[index].heading
        if isinstance(heading, ArticleHeading):
            if heading.number in seen:
                return _back_over_divisions(lines, start, index)
            seen.add(heading.number)
        elif isinstance(heading, DivisionHeading):
            mark = (heading.kind, heading.number)
            if mark in divisions and heading.kind.value == "hoofdstuk":
                return index
            divisions.add(mark)
    return end


def _back_over_divisions(lines: list[Line], start: int, index: int) -> int:
    while index - 1 > start and isinstance(lines[index - 1].heading, DivisionHeading):
        index -= 1
    return index
