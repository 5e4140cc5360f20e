"""Tell whether a file holds several regelingen one after another, and where each begins.

A besluit around a regeling, and a regeling that stands in a bijlage or is quoted, are no second regeling: `zones` deals
with those. What makes one is an opschrift, an aanhef in which its parties decide, and an artikel 1 after the articles
of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Mark, NodeKind, Source
from regelcheck.structure.labels import ArticleHeading, BijlageHeading, ToelichtingHeading
from regelcheck.structure.line import Line
from regelcheck.structure.phrases import AANHEF, DECIDES, OTHER_REGELING, TITLE
from regelcheck.structure.zones import BESLUIT, Zone, front_of, looks_like_besluit

_FEWEST_ARTICLES = 2
_OWN_TEXT = 2
"""Lines of its own a bijlage has before what follows it can be another regeling."""
_LONGEST_TITLE = 200
# What has an aanhef and articles as well, and is not a regeling.
_OTHER = re.compile(
    r"^[\"“„]?(?:ontwerp-?|concept-?)?(?:besluit|wijziging|toelichting|bijlage|nota|memorie|reglement|statuten|voorstel|tekst)\w*\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(rf"{DECIDES.pattern}|\b(?:treffen|aan te gaan|stellen vast)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a regeling begins: the index of its first Block, and its opschrift."""

    block: int
    title: str


def find_regelingen(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The regelingen in the lines, in order; one when there is no second."""
    bounds = [0, *_openings(lines), len(lines)]
    zones = [Zone(NodeKind.ARTIKEL, list(lines[start:end])) for start, end in pairwise(bounds)]
    starts: list[Start] = []
    around = False
    for at, (bound, zone) in enumerate(zip(bounds, zones, strict=False)):
        besluit = looks_like_besluit(zone, zones[at + 1 :]) or len(zone.numbers()) < _FEWEST_ARTICLES
        if not besluit:
            # A besluit in front of the first regeling belongs to it.
            starts.append(Start(lines[bound].block if starts or not around else 0, _title(zone.lines)))
        around = around or besluit
    return tuple(starts)


def choose(source: Source, starts: Sequence[Start], number: int | None) -> Source:
    """The source with the Blocks of regeling `number` (from 1) only. Raises UnreadableDocument when that is not to be told."""
    name = source.path.name
    if number is None and len(starts) < 2:
        return source
    listed = " ".join(f"{at}. {start.title}." for at, start in enumerate(starts, 1))
    if number is None:
        raise UnreadableDocument(
            f"In {name} staan {len(starts)} regelingen: {listed}",
            "Kies er een met --regeling, bijvoorbeeld --regeling 1.",
        )
    if not 1 <= number <= max(1, len(starts)):
        raise UnreadableDocument(
            f"In {name} staat geen regeling {number}; gevonden: {listed or 'een.'}",
            "Kies een nummer uit die lijst, of laat --regeling weg.",
        )
    if len(starts) < 2:
        return source
    first = starts[number - 1].block if number > 1 else 0
    end = starts[number].block if number < len(starts) else len(source.blocks)
    blocks = tuple(
        block for at, block in enumerate(source.blocks) if first <= at < end or Mark.HEADER in block.marks
    )
    paragraphs = {block.place.paragraph for block in blocks}
    note = f"In het bestand staan {len(starts)} regelingen; alleen nummer {number} is gelezen: {starts[number - 1].title}."
    return replace(
        source,
        blocks=blocks,
        revisions=tuple(one for one in source.revisions if one.place.paragraph in paragraphs),
        warnings=(note, *source.warnings),
    )


_FIRST = frozenset({"1", "I", "1.1", "1:1"})


def _openings(lines: Sequence[Line]) -> list[int]:
    """Where an opschrift stands that leads to an artikel 1, after the articles of another regeling.

    A regeling in the bijlage of a besluit of its own begins with that besluit.
    """
    found: list[int] = []
    before, articles = -1, 0
    besluit: int | None = None
    for at, line in enumerate(lines):
        if not isinstance(line.heading, ArticleHeading):
            continue
        if line.heading.number in _FIRST and articles >= _FEWEST_ARTICLES:
            window = lines[before + 1 : at]
            opening = _opening(lines, before + 1, at)
            if opening is not None and _in_bijlage(lines[before + 1 : opening]):
                opening = None
            if besluit is not None and _decided(lines[besluit:at]) and any(map(_is_title, window)):
                opening = besluit
            if opening is None:
                besluit = front_of(lines, at, before + 1)
            else:
                found.append(opening)
                articles, besluit = 0, None
        before = at
        articles += 1
    return found


def _decided(lines: Sequence[Line]) -> bool:
    return any(BESLUIT.search(line.text) for line in lines)


def _opening(lines: Sequence[Line], floor: int, article: int) -> int | None:
    """The line between `floor` and `article` that is the opschrift of a regeling with an aanhef that decides."""
    decides = False
    aanhef = False
    for at in range(article - 1, floor - 1, -1):
        line = lines[at]
        if isinstance(line.heading, BijlageHeading | ToelichtingHeading):
            return None
        decides = decides or _CONCLUDES.search(line.text) is not None
        if _is_title(line) and aanhef and decides:
            while at > floor and _is_title(lines[at - 1]):
                at -= 1
            return at
        aanhef = aanhef or AANHEF.match(line.text) is not None
    return None


def _is_title(line: Line) -> bool:
    return (
        line.heading is None
        and len(line.text) < _LONGEST_TITLE
        and TITLE.match(line.text) is not None
        and _OTHER.match(line.text) is None
    )


def _in_bijlage(before: Sequence[Line]) -> bool:
    """Is what follows these lines the text of a bijlage: right under its heading, or introduced or quoted there?"""
    heading = next(
        (at for at in range(len(before) - 1, -1, -1) if isinstance(before[at].heading, BijlageHeading)), None
    )
    if heading is None:
        return False
    own = before[heading + 1 :]
    return len(own) < _OWN_TEXT or any(OTHER_REGELING.search(line.text) for line in before[heading:])


def _title(lines: Sequence[Line]) -> str:
    """The opschrift; without one the first line there is."""
    front = [line for line in lines if line.heading is None]
    title = next((line.text for line in front if _is_title(line)), front[0].text if front else lines[0].text)
    return title.strip(' "“”„.*_')
