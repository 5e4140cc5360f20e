"""Tell, page by page, whether it was text that we read or a picture of text that we did not, or partly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regelcheck.reading.pdf.geometry import Box, PageContent

# Below this part of the page an image that returns at the same place is a logo.
_LOGO = 0.15
# An image this large with hardly a word beside it is a scan with a stamp or a number printed on it.
_FULL_PAGE = 0.5
FEW_CHARACTERS = 40
# A picture of this part of the page is looked at by itself; smaller ones together, as some scanners cut a page in strips.
_LARGE = 0.25
# Letters drawn as shapes (text converted to outlines) come by the hundred.
_OUTLINED = 150


def pages_without_text(contents: Sequence[PageContent]) -> tuple[int, ...]:
    """The numbers of the pages whose text could not be read; `contents` are without headers and footers by now."""
    logos = _logos(contents)
    return tuple(content.number for content in contents if not _is_read(content, logos))


@dataclass(frozen=True, slots=True)
class Pictured:
    """The pictures on a page that have no text of the page over them, and what part of the page they cover."""

    boxes: tuple[Box, ...]
    part: float

    @property
    def may_hold_text(self) -> bool:
        """Whether this is more than a logo, a signature or a small illustration."""
        return self.part >= _LARGE


def pictured_parts(contents: Sequence[PageContent]) -> dict[int, Pictured]:
    """By page the pictures without text of the page over them; such text may be what was recognised in it.

    Pages without any are left out. A picture under the text is a scan that was made searchable, or a background.
    """
    logos = _logos(contents)
    bare = {content.number: (content, _bare(content, _pictures(content, logos))) for content in contents}
    return {
        number: Pictured(boxes, sum(box.area for box in boxes) / _area(content))
        for number, (content, boxes) in bare.items()
        if boxes
    }


def _bare(content: PageContent, images: Sequence[Box]) -> tuple[Box, ...]:
    page = _area(content)
    large = [box for box in images if box.area >= _LARGE * page]
    groups = [[box] for box in sorted(large, key=lambda box: box.area, reverse=True)]
    groups.append([box for box in images if box.area < _LARGE * page])
    bare: list[Box] = []
    for group in groups:
        # Scanners also lay several pictures over each other, of which the letters are one.
        fresh = [box for box in group if not any(other.holds(box) for other in bare)]
        # The text of a turned page is measured in its own direction, so there all of it counts as over the picture.
        over = [piece for piece in content.pieces if content.turned or any(box.holds(piece) for box in group)]
        if sum(len(piece.text) for piece in over) < FEW_CHARACTERS:
            bare += fresh
    return tuple(bare)


def _is_read(content: PageContent, logos: frozenset[tuple[int, ...]]) -> bool:
    if not content.readable:
        return False
    characters = sum(len(piece.text) for piece in content.pieces)
    images = _pictures(content, logos)
    covered = sum(box.area for box in images) / _area(content)
    if characters == 0:
        return not images and content.drawn < _OUTLINED
    return characters >= FEW_CHARACTERS or covered < _FULL_PAGE


def _pictures(content: PageContent, logos: frozenset[tuple[int, ...]]) -> list[Box]:
    """The images on the page that are no logos."""
    page = _area(content)
    return [box for box in content.images if _key(box) not in logos or box.area > _LOGO * page]


def _area(content: PageContent) -> float:
    return max(1.0, content.width * content.height)


def _logos(contents: Sequence[PageContent]) -> frozenset[tuple[int, ...]]:
    """The places where an image stands on more pages than one, among them a page with text."""
    seen = Counter(key for content in contents for key in {_key(box) for box in content.images})
    with_text = {_key(box) for content in contents if content.pieces for box in content.images}
    return frozenset(key for key, count in seen.items() if count > 1 and key in with_text)


def _key(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / 3) for edge in (box.x0, box.top, box.x1, box.bottom))
