"""Put marks around passages of a Word document: runs are split where a passage starts or ends, and nothing else changes.

What the marks are, is left to `comments`.
"""

from __future__ import annotations

import copy
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from regelcheck.margin.places import Passage
from regelcheck.reading.ooxml.inline import shown_text
from regelcheck.reading.ooxml.names import MC, XML_SPACE, M, W

_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"
_SPLITTABLE = frozenset({f"{W}t", f"{W}delText"})
_HOLDERS = frozenset(
    f"{W}{name}"
    for name in (
        "p", "hyperlink", "ins", "del", "moveTo", "moveFrom", "fldSimple", "smartTag", "customXml", "sdtContent",
        "dir", "bdo",
    )
)  # fmt: skip
"""What may hold a run, and so a mark beside it."""
_CLOSED = frozenset(
    {
        *(f"{W}{name}" for name in ("txbxContent", "drawing", "pict", "object", "ruby")),
        f"{MC}AlternateContent",
        f"{M}oMath",
        f"{M}oMathPara",
    }
)
"""Where Word wants no comment, or text stands twice: the mark goes around the whole."""
_PLAIN_CONTROLS = tuple(f"{W}{name}" for name in ("text", "comboBox", "dropDownList", "date", "dataBinding"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The elements of a document that a passage starts and ends with, now that runs are split: marks go around them."""

    first: etree._Element
    last: etree._Element


def anchor_all(passages: Iterable[Passage]) -> list[Anchor | None]:
    """An Anchor for every Passage, in order; None for text that stands where no mark can be."""
    wanted = list(passages)
    cuts: dict[etree._Element, set[int]] = defaultdict(set)
    for passage in wanted:
        for element, at in ((passage.start, passage.start_at), (passage.end, passage.end_at)):
            if element.tag in _SPLITTABLE and _is_open(element):
                cuts[element].add(at)
    pieces = {element: _split_text(element, offsets) for element, offsets in cuts.items()}
    starts: list[etree._Element] = []
    ends: list[etree._Element] = []
    for passage in wanted:
        starts.append(pieces[passage.start][0][passage.start_at] if passage.start in pieces else passage.start)
        ends.append(pieces[passage.end][1][passage.end_at] if passage.end in pieces else passage.end)
    for element in starts:
        if _is_open(element):
            _split_run_before(element)
    for element in ends:
        after = element.getnext()
        if after is not None and _is_open(element):
            _split_run_before(after)
    return [_around(first, last) for first, last in zip(starts, ends, strict=True)]


def _around(first: etree._Element, last: etree._Element) -> Anchor | None:
    outer_first, outer_last = _host(first), _host(last)
    return Anchor(outer_first, outer_last) if outer_first is not None and outer_last is not None else None


def _is_open(element: etree._Element) -> bool:
    """Whether the element stands in a run that can be split with marks between its halves."""
    run = element.getparent()
    return run is not None and run.tag == _RUN and _host(element) is run


def _host(element: etree._Element) -> etree._Element | None:
    """The run that marks can stand beside, or what is around it where they may not stand inside."""
    found: etree._Element | None = None
    above: etree._Element | None = element
    while above is not None:
        parent = above.getparent()
        if above.tag in _CLOSED or (above.tag == f"{W}sdt" and _is_plain_control(above)):
            found = None
        if found is None and parent is not None and parent.tag in _HOLDERS:
            found = above
        above = parent
    return found


def _is_plain_control(control: etree._Element) -> bool:
    """A content control that holds one value: Word keeps markup out of it."""
    parent, properties = control.getparent(), control.find(f"{W}sdtPr")
    inline = parent is not None and parent.tag in _HOLDERS
    return inline and properties is not None and any(properties.find(name) is not None for name in _PLAIN_CONTROLS)


def _split_text(
    element: etree._Element, offsets: set[int]
) -> tuple[dict[int, etree._Element], dict[int, etree._Element]]:
    """Cut the text of an element into elements; gives those that start and those that end at each offset in what shows."""
    text = shown_text(element.text or "", element)
    bounds = sorted({0, len(text), *offsets})
    starts: dict[int, etree._Element] = {}
    ends: dict[int, etree._Element] = {}
    if len(bounds) < 3:
        return {bounds[0]: element}, {bounds[-1]: element}
    last = element
    for start, end in itertools.pairwise(bounds):
        if start == 0:
            piece = element
        else:
            piece = etree.Element(element.tag)
            last.addnext(piece)
        piece.text = text[start:end]
        if piece.text != piece.text.strip():
            piece.set(XML_SPACE, "preserve")
        starts[start], ends[end] = piece, piece
        last = piece
    return starts, ends


def _split_run_before(element: etree._Element) -> None:
    """Make the element the first of a run of its own with the same properties, unless it is that already."""
    run = element.getparent()
    if run is None:
        return
    before = element.getprevious()
    if before is None or before.tag == _RUN_PROPERTIES:
        return
    rest = etree.Element(run.tag)
    for name, value in run.attrib.items():
        rest.set(name, value)
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    following = [element, *element.itersiblings()]
    for child in following:
        rest.append(child)
    run.addnext(rest)
