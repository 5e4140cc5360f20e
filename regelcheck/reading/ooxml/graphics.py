"""Look into a drawing in a Word file: text boxes and SmartArt hold text, and what may hold text unread is accounted for.

A picture of half a page may be the scan of a page of provisions, an embedded sheet the key of the contributions. A logo,
a chart and a formula are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from lxml import etree

from regelcheck.model import UnreadKind
from regelcheck.reading.ooxml.names import DGM, MC, OFFICE, RELATIONSHIPS, VML, WP, XML_SPACE, A, W
from regelcheck.reading.ooxml.values import points

_EMU = 12_700
_CHART = "Het document bevat een grafiek; de tekst daarin is niet gelezen."
# Objects of these programs show a formula, a chart, a drawing or a button.
_NO_PROVISIONS = ("equation", "mathtype", "msgraph", "pbrush", "paint.", "forms.", "mscomctl")
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")


class Account(Protocol):
    """Who keeps account of what is not read: a part that may hold provisions, a picture of some square points, the rest."""

    def unread(self, kind: UnreadKind) -> None: ...
    def picture(self, size: float) -> None: ...
    def warn(self, message: str) -> None: ...


def find_text_boxes(
    graphic: etree._Element, diagrams: Mapping[str, etree._Element], account: Account
) -> Iterator[etree._Element]:
    """The text boxes of a drawing, outermost only and each once; `diagrams` is the data of SmartArt by relation id."""
    tag = graphic.tag
    if tag == f"{W}txbxContent":
        yield graphic
        return
    if tag == f"{MC}AlternateContent":
        # The same box stands here twice: as a drawing, and as VML for Word 2007.
        chosen = graphic.find(f"{MC}Choice")
        chosen = graphic.find(f"{MC}Fallback") if chosen is None else chosen
        if chosen is not None:
            yield from find_text_boxes(chosen, diagrams, account)
        return
    if tag == f"{A}graphicData":
        yield from _read_data(graphic, diagrams, account)
    elif tag == f"{VML}imagedata":
        account.picture(_vml_size(graphic))
    elif tag == f"{W}object":
        if _may_hold_provisions(graphic):
            account.unread(UnreadKind.OBJECT)
        return
    for child in graphic:
        yield from find_text_boxes(child, diagrams, account)


def _read_data(
    data: etree._Element, diagrams: Mapping[str, etree._Element], account: Account
) -> Iterator[etree._Element]:
    kind = (data.get("uri") or "").rsplit("/", 1)[-1]
    if kind == "diagram":
        ids = data.find(f"{DGM}relIds")
        found = None if ids is None else diagrams.get(ids.get(f"{{{RELATIONSHIPS}}}dm") or "")
        if found is None:
            account.unread(UnreadKind.DIAGRAM)
        else:
            yield _as_text_box(found)
    elif kind == "chart":
        account.warn(_CHART)
    elif kind == "picture":
        account.picture(_drawing_size(data))


def _as_text_box(diagram: etree._Element) -> etree._Element:
    """The texts of SmartArt as a text box, in the order in which its author typed them."""
    box = etree.Element(f"{W}txbxContent")
    for point in diagram.iter(f"{DGM}pt"):
        # The other points are those that Word made to draw the diagram.
        for paragraph in () if point.get("type") == "pres" else point.iterfind(f"{DGM}t/{A}p"):
            words = "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
            if words.strip():
                run = etree.SubElement(etree.SubElement(box, f"{W}p"), f"{W}r")
                text = etree.SubElement(run, f"{W}t", {XML_SPACE: "preserve"})
                text.text = words
    return box


def _drawing_size(picture: etree._Element) -> float:
    """In square points; 0 for a picture that lies behind the text, as a watermark does."""
    holder = next(picture.iterancestors(f"{WP}inline", f"{WP}anchor"), None)
    extent = None if holder is None else holder.find(f"{WP}extent")
    if holder is None or extent is None or holder.get("behindDoc") in ("1", "true"):
        return 0.0
    try:
        return int(extent.get("cx") or "") / _EMU * int(extent.get("cy") or "") / _EMU
    except ValueError:
        return 0.0


def _vml_size(picture: etree._Element) -> float:
    """In square points, from the style of its shape, such as "width:451pt;height:638pt"."""
    shape = picture.getparent()
    style = "" if shape is None else shape.get("style") or ""
    sizes = {name: points(value.strip()) for name, value in _SIZE.findall(style)}
    return (sizes.get("width") or 0.0) * (sizes.get("height") or 0.0)


def _may_hold_provisions(item: etree._Element) -> bool:
    embedded = item.find(f"{OFFICE}OLEObject")
    if embedded is None:
        # A button or a field of a form; one without either is damage, and that may be anything.
        return item.find(f"{W}control") is None
    return not (embedded.get("ProgID") or "").lower().startswith(_NO_PROVISIONS)
