"""Comments in the margin of a Word document: who says what, and where; never part of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from regelcheck.model import Comment, Place
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.ooxml.names import W


def read_comments(root: etree._Element | None, places: Mapping[str, Place]) -> Iterator[Comment]:
    """The comments in the order in which the text points at them, then those it does not point at."""
    if root is None:
        return
    order = {comment_id: at for at, comment_id in enumerate(places)}
    elements = list(root.iterchildren(f"{W}comment"))
    elements.sort(key=lambda element: order.get(element.get(f"{W}id") or "", len(order)))
    for element in elements:
        paragraphs = (
            normalise_text("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
            for paragraph in element.iter(f"{W}p")
        )
        yield Comment(
            author=element.get(f"{W}author") or "",
            text="\n".join(filter(None, paragraphs)),
            place=places.get(element.get(f"{W}id") or ""),
        )
