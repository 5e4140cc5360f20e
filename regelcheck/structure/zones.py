"""Divide a document into its large parts: a besluit around the Regeling, the Regeling, bijlagen and toelichting.

The Regeling may stand in a bijlage of a besluit; a bijlage may quote another regeling. Both have article numbers that
start again, so where numbers restart and how the text introduces it decides which is which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from regelcheck.model import NodeKind
from regelcheck.structure.labels import (
    ArticleHeading,
    BijlageHeading,
    DivisionHeading,
    ToelichtingHeading,
    article_order,
    goes_on,
    is_roman,
    main_value,
)
from regelcheck.structure.line import Line
from regelcheck.structure.phrases import AANHEF, OTHER_REGELING, REGELING_TITLE, SLOT, TITLE


@dataclass(slots=True)
class Zone:
    """A run of lines of one part. `kind` ARTIKEL is the Regeling itself, with its opschrift up to its ondertekening."""

    kind: NodeKind
    lines: list[Line] = field(default_factory=list)
    quoted: bool = False

    def numbers(self) -> list[str]:
        """The article numbers in it, in order."""
        return [line.heading.number for line in self.lines if isinstance(line.heading, ArticleHeading)]


def divide(lines: Sequence[Line], *, fragment: bool) -> list[Zone]:
    """The zones of the document, in order; exactly one is the Regeling, unless there are only bijlagen or toelichting."""
    zones = [
        part
        for zone in _by_headings(lines, fragment=fragment)
        for part in (_by_restart(zone) if not fragment else [zone])
    ]
    if not fragment:
        zones = _choose_regeling(zones)
    title = next((_title(zone) for zone in zones if zone.kind is NodeKind.ARTIKEL), "")
    for zone in zones:
        if zone.kind is NodeKind.BIJLAGE:
            zone.quoted = zone.quoted or _is_quoted(zone) or _is_regeling_of_others(zone, title)
    return zones


def _by_headings(lines: Sequence[Line], *, fragment: bool) -> list[Zone]:
    """Cut at the headings of bijlagen and toelichtingen, and back to the Regeling where its numbering goes on."""
    zone = Zone(NodeKind.ARTIKEL)
    zones = [zone]
    last, closed, own_articles = "", False, 0
    for index, line in enumerate(lines):
        heading = line.heading
        if isinstance(heading, BijlageHeading) and not _listed(lines, index):
            zone = Zone(NodeKind.BIJLAGE)
            zones.append(zone)
            own_articles = 0
        elif isinstance(heading, ToelichtingHeading):
            if zone.kind is not NodeKind.TOELICHTING:
                zone = Zone(NodeKind.TOELICHTING)
                zones.append(zone)
        elif isinstance(heading, ArticleHeading) and not is_roman(heading.number):
            if zone.kind is NodeKind.ARTIKEL:
                last = heading.number
            elif (
                not closed
                and last
                and goes_on(last, heading.number)
                and (own_articles == 0 or zone.kind is NodeKind.TOELICHTING)
            ):
                zone = _back(zone, _chapter_before(zone.lines))
                zones.append(zone)
                last = heading.number
            elif not last and not own_articles and main_value(heading.number) == 1 and zone.kind is NodeKind.TOELICHTING:
                # A toelichting in front: the Regeling begins where it has a title, an aanhef or a chapter.
                start = front_of(zone.lines, len(zone.lines), 0)
                if not fragment and start < len(zone.lines):
                    zone = _back(zone, start)
                    zones.append(zone)
                    last = heading.number
                own_articles += 1
            else:
                own_articles += 1
        elif zone.kind is NodeKind.ARTIKEL and last and SLOT.match(line.text):
            closed = True
        zone.lines.append(line)
    return _joined([zone for zone in zones if zone.lines])


def _back(zone: Zone, start: int) -> Zone:
    """The Regeling goes on: take its last lines from the zone, from `start`."""
    taken = zone.lines[start:]
    del zone.lines[start:]
    return Zone(NodeKind.ARTIKEL, taken)


def _chapter_before(lines: Sequence[Line]) -> int:
    """Where the chapter heading right above the next article begins (its title may be on a line of its own)."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if isinstance(lines[at].heading, DivisionHeading):
            return at
    return len(lines)


def _listed(lines: Sequence[Line], index: int) -> bool:
    """A heading right before another one is a line of a list ("Bijlagen: bijlage 1 …, bijlage 2 …")."""
    following = lines[index + 1].heading if index + 1 < len(lines) else None
    return isinstance(following, BijlageHeading)


def _joined(zones: list[Zone]) -> list[Zone]:
    """The Regeling as one zone when a toelichting stood between its articles; the toelichtingen follow it."""
    main = [zone for zone in zones if zone.kind is NodeKind.ARTIKEL]
    if len(main) < 2:
        return zones
    whole = Zone(NodeKind.ARTIKEL, [line for zone in main for line in zone.lines])
    first = zones.index(main[0])
    return [*zones[:first], whole, *(zone for zone in zones[first:] if zone.kind is not NodeKind.ARTIKEL)]


def _by_restart(zone: Zone) -> list[Zone]:
    """Cut where the article numbers start again at 1 after an earlier 1, and between roman and arabic articles."""
    if zone.kind is NodeKind.TOELICHTING:
        return [zone]
    marks = [
        (index, line.heading.number)
        for index, line in enumerate(zone.lines)
        if isinstance(line.heading, ArticleHeading)
    ]
    styles = {is_roman(number) for _, number in marks}
    arabic = sum(not is_roman(number) for _, number in marks)
    cuts: list[int] = []
    for (_, before), (index, number) in pairwise(marks):
        changes = len(styles) > 1 and arabic >= 3 and is_roman(before) != is_roman(number)
        # "1a" and "1.2" go on after "1" and "1.1"; "1" after "12" or "1.2" does not.
        restarts = main_value(number) == 1 and article_order(number) < article_order(before) and not changes
        restarts = restarts and not _next_chapter(zone.lines, index)
        if changes or restarts:
            cuts.append(front_of(zone.lines, index, cuts[-1] if cuts else 0))
    bounds = [0, *cuts, len(zone.lines)]
    pieces = [zone.lines[start:end] for start, end in pairwise(bounds)]
    return [Zone(zone.kind, piece) for piece in pieces if piece]


def _next_chapter(lines: Sequence[Line], index: int) -> bool:
    """In old regelingen the numbers start again in every chapter: then a chapter above I stands right before."""
    for line in reversed(lines[max(0, index - 3) : index]):
        if isinstance(line.heading, DivisionHeading):
            return line.heading.number is not None and main_value(line.heading.number) > 1
    return False


def front_of(lines: Sequence[Line], index: int, floor: int) -> int:
    """Where the opschrift and aanhef that belong to the article at `index` begin."""
    start = index
    while start - 1 > floor and isinstance(lines[start - 1].heading, DivisionHeading):
        start -= 1
    lower = floor
    for at in range(index - 1, floor, -1):
        if isinstance(lines[at].heading, ArticleHeading):
            lower = at + 1
            break
    titles = [
        at for at in range(lower + 1, start) if TITLE.match(lines[at].text) and len(lines[at].text) < 200
    ]
    if titles:
        return titles[0]
    fronts = [at for at in range(lower + 1, start) if AANHEF.match(lines[at].text)]
    return fronts[0] if fronts else start


BESLUIT = re.compile(
    r"\bdit besluit\b|\b(?:als )?bijlage (?:bij|behorende bij) dit besluit\b|^besluit\b", re.IGNORECASE
)


def looks_like_besluit(zone: Zone, others: Sequence[Zone]) -> bool:
    """A short text with articles of its own around a longer one: a decision to take part, or to amend."""
    numbers = zone.numbers()
    longest = max((len(other.numbers()) for other in others), default=0)
    if not numbers or longest <= len(numbers):
        return False
    if all(is_roman(number) for number in numbers) and len(numbers) <= 10:
        return True
    return len(numbers) <= 10 and any(BESLUIT.search(line.text) for line in zone.lines)


def _choose_regeling(zones: list[Zone]) -> list[Zone]:
    """Say which zone is the Regeling; what stands before it with articles of its own is a besluit around it."""
    candidates = [zone for zone in zones if zone.kind is not NodeKind.TOELICHTING and zone.numbers()]
    regeling: Zone | None = None
    for at, zone in enumerate(candidates):
        rest = [other for other in candidates[at + 1 :] if not _is_quoted(other)]
        if not looks_like_besluit(zone, rest) and not (zone.kind is NodeKind.BIJLAGE and _is_quoted(zone)):
            regeling = zone
            break
    if regeling is None:
        return zones
    seen = False
    chosen: list[Zone] = []
    for zone in zones:
        if zone is regeling:
            seen = True
            chosen.append(replace(zone, kind=NodeKind.ARTIKEL))
        elif zone.kind is not NodeKind.ARTIKEL:
            chosen.append(zone)
        elif not seen or all(is_roman(number) for number in zone.numbers()):
            chosen.append(replace(zone, kind=NodeKind.BESLUIT))
        else:
            # A second regeling after the first, without a heading of a bijlage: not the one that is checked.
            chosen.append(replace(zone, kind=NodeKind.BIJLAGE, quoted=True))
    return chosen


def _is_quoted(zone: Zone) -> bool:
    """A bijlage that has articles and is introduced as the text of another, former or informative regeling."""
    first = next(
        (index for index, line in enumerate(zone.lines) if isinstance(line.heading, ArticleHeading)), None
    )
    if first is None:
        return False
    before = " ".join(line.text[:600] for line in zone.lines[: min(first, 12)])
    if OTHER_REGELING.search(before):
        return True
    opening = next((line.text for line in zone.lines if not isinstance(line.heading, BijlageHeading)), "")
    return opening[:1] in "\"“„«'‘"


def _is_regeling_of_others(zone: Zone, title: str) -> bool:
    """A bijlage that has the name and the articles of a regeling, and not of this one."""
    own = _title(zone)
    return bool(zone.numbers() and own) and _folded(own) != _folded(title)


def _title(zone: Zone) -> str:
    """The opschrift of a gemeenschappelijke regeling above the first article, behind "Bijlage 1" as well; empty without."""
    for line in zone.lines:
        if isinstance(line.heading, ArticleHeading):
            break
        text = line.heading.title if isinstance(line.heading, BijlageHeading) else line.text
        if REGELING_TITLE.match(text):
            return text
    return ""


def _folded(text: str) -> str:
    return "".join(text.casefold().split())
