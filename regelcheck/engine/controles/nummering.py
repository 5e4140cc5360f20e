"""Gaps and doubles in the numbering of artikelen, leden and onderdelen."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import Alarm
from regelcheck.engine.controles.inhoud import Inhoud, leden, may_hide, plain
from regelcheck.model import Node, NodeKind

_NUMBER = re.compile(r"(?P<before>(?:\d+[.:])*)(?P<last>\d+)(?P<letters>[a-z]*)")
_LEFT_OUT = re.compile(r"vervallen|gereserveerd|geschrapt|ingetrokken|niet in gebruik", re.IGNORECASE)


def misnumbered(document: Annotated, _: frozenset[str]) -> tuple[Alarm, ...] | None:
    """Numbers that are missing or stand twice. None for a text that is no whole Regeling."""
    contents = Inhoud(document)
    if not contents.usable:
        return None
    artikelen = [node for node in document.regeling.artikelen() if node.number is not None]
    alarms = list(_artikelen(artikelen, contents))
    for artikel in artikelen:
        alarms += _leden(artikel)
        for node in artikel.walk():
            alarms += _onderdelen(node, artikel)
    return tuple(alarms)


def _artikelen(artikelen: Sequence[Node], contents: Inhoud) -> Iterator[Alarm]:
    seen: set[str] = set()
    for node in artikelen:
        number = plain(node.number or "")
        if number in seen:
            yield _at(node, f"artikel {node.number} komt meer dan een keer voor", by_absence=False)
        seen.add(number)
    for one, other in itertools.pairwise(artikelen):
        before, after = _NUMBER.fullmatch(plain(one.number or "")), _NUMBER.fullmatch(plain(other.number or ""))
        if before is None or after is None or before["before"] != after["before"]:
            continue
        missing = range(int(before["last"]) + 1, int(after["last"]))
        if len(missing) > 3 or not missing:
            continue  # a larger leap is another way of numbering, or another text
        first = f"{after['before']}{missing[0]}"
        if first in seen or contents.names(first) or _LEFT_OUT.search(one.heading + one.text + other.heading):
            continue
        if re.search(rf"(?i)artikel(?:en)?\s+{re.escape(first)}\b[^.\n]{{0,60}}(?:{_LEFT_OUT.pattern})", contents.everything):
            continue
        which = f"artikel {first} ontbreekt" if len(missing) == 1 else f"de artikelen {first} tot en met {after['before']}{missing[-1]} ontbreken"
        yield _at(other, f"{which} tussen artikel {one.number} en artikel {other.number}")


def _leden(artikel: Node) -> Iterator[Alarm]:
    everyone = leden(artikel)
    own = [lid for lid in everyone if lid.number is not None]
    # Text without a number before it may be the first lid, and a larger number another way of numbering.
    begin = plain(own[0].number or "") if own and own[0] is everyone[0] and not artikel.text else ""
    if begin in ("2", "3", "4") and not _LEFT_OUT.search(artikel.heading):
        yield _at(own[0], f"artikel {artikel.number} heeft geen lid 1 en begint met lid {begin}")
    for one, other in itertools.pairwise(own):
        before, after = plain(one.number or ""), plain(other.number or "")
        if before == after:
            yield _at(other, f"artikel {artikel.number} heeft twee keer lid {other.number}", by_absence=False)
        elif before.isdigit() and after.isdigit() and int(after) == int(before) + 2:
            missing = str(int(before) + 1)
            if not may_hide(one, missing) and not _LEFT_OUT.search(one.text):
                yield _at(other, f"artikel {artikel.number} heeft geen lid {missing}, wel {before} en {after}")


def _onderdelen(node: Node, artikel: Node) -> Iterator[Alarm]:
    for items in _lists(child for child in node.children if child.kind is NodeKind.ONDERDEEL):
        for one, other in itertools.pairwise(items):
            before, after = plain(one.number or ""), plain(other.number or "")
            where = f"in artikel {artikel.number}"
            if before == after:
                yield _at(other, f"onderdeel {after} staat twee keer {where}", by_absence=False)
            elif (missing := _between(before, after)) and not may_hide(one, missing) and not _LEFT_OUT.search(one.text):
                yield _at(other, f"onderdeel {missing} ontbreekt {where}, {before} en {after} staan er wel")


def _lists(items: Iterable[Node]) -> Iterator[list[Node]]:
    """Items that follow each other, cut where a list starts again or changes its kind of label."""
    current: list[Node] = []
    for item in items:
        label = plain(item.number or "")
        if not label or (current and (label in ("a", "1", "i") or label.isdigit() != plain(current[-1].number or "").isdigit())):
            if len(current) > 1:
                yield current
            current = []
        if label:
            current.append(item)
    if len(current) > 1:
        yield current


def _between(before: str, after: str) -> str:
    """The one label that is missing between two; empty when none is, or when that cannot be told."""
    if before.isdigit() and after.isdigit():
        return str(int(before) + 1) if int(after) == int(before) + 2 else ""
    if len(before) == len(after) == 1 and before.isalpha() and after.isalpha() and ord(after) == ord(before) + 2:
        return chr(ord(before) + 1)
    return ""


def _at(node: Node, what: str, *, by_absence: bool = True) -> Alarm:
    """An alarm on a node: on its own text, or on the first text below it."""
    carrier = next((one for one in node.walk() if one.text), node)
    return Alarm(node=carrier, start=0, end=len(carrier.text), what=what, by_absence=by_absence)
