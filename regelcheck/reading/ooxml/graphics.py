"""Look into a drawing in a Word file: text boxes hold text, large pictures and diagrams may and are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from regelcheck.reading.ooxml.names import MC, WP, A, W

# A quarter of an A4 page, in English Metric Units: smaller pictures are logos and signatures.
_LARGE = 7_560_000 * 10_692_000 // 4
LARGE_PICTURE = "Het document bevat een grote afbeelding; tekst in afbeeldingen is niet gelezen."
_DIAGRAM = "Het document bevat een diagram of grafiek (SmartArt); de tekst daarin is niet gelezen."
_OBJECT = (
    "Het document bevat een ingesloten object (bijvoorbeeld een werkblad); de tekst daarin is niet gelezen."
)


def find_text_boxes(graphic: etree._Element, warn: Callable[[str], None]) -> Iterator[etree._Element]:
    """The text boxes of a drawing, outermost only and each once; `warn` is told what may hold text and is not read."""
    tag = graphic.tag
    if tag == f"{W}txbxContent":
        yield graphic
        return
    if tag == f"{MC}AlternateContent":
        # The same box stands here twice: as a drawing, and as VML for Word 2007.
        chosen = graphic.find(f"{MC}Choice")
        chosen = graphic.find(f"{MC}Fallback") if chosen is None else chosen
        if chosen is not None:
            yield from find_text_boxes(chosen, warn)
        return
    if tag == f"{A}graphicData":
        kind = (graphic.get("uri") or "").rsplit("/", 1)[-1]
        if kind in ("diagram", "chart"):
            warn(_DIAGRAM)
        elif kind == "picture" and _is_large(graphic):
            warn(LARGE_PICTURE)
    elif tag == f"{W}object":
        warn(_OBJECT)
    for child in graphic:
        yield from find_text_boxes(child, warn)


def _is_large(picture: etree._Element) -> bool:
    inline = next(picture.iterancestors(f"{WP}inline", f"{WP}anchor"), None)
    extent = None if inline is None else inline.find(f"{WP}extent")
    if extent is None:
        return False
    try:
        return int(extent.get("cx") or "") * int(extent.get("cy") or "") >= _LARGE
    except ValueError:
        return False
