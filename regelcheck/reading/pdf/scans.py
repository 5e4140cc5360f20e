"""Tell, page by page, whether it was text that we read or a picture of text that we did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regelcheck.reading.pdf.geometry import Box, PageContent

# Below this part of the page an image that returns at the same place is a logo.
_LOGO = 0.15
# An image this large with hardly a word beside it is a scan with a stamp or a number printed on it.
_FULL_PAGE = 0.5
_FEW_CHARACTERS = 40
# Letters drawn as shapes (text converted to outlines) come by the hundred.
_OUTLINED = 150


def pages_without_text(contents: Sequence[PageContent]) -> tuple[int, ...]:
    """The numbers of the pages whose text could not be read; `contents` are without headers and footers by now."""
    logos = _logos(contents)
    return tuple(content.number for content in contents if not _is_read(content, logos))


def _is_read(content: PageContent, logos: frozenset[tuple[int, ...]]) -> bool:
    if not content.readable:
        return False
    characters = sum(len(piece.text) for piece in content.pieces)
    page = max(1.0, content.width * content.height)
    images = [
        box for box in content.images if _key(box) not in logos or box.width * box.height > _LOGO * page
    ]
    covered = sum(box.width * box.height for box in images) / page
    if characters == 0:
        return not images and content.drawn < _OUTLINED
    return characters >= _FEW_CHARACTERS or covered < _FULL_PAGE


def _logos(contents: Sequence[PageContent]) -> frozenset[tuple[int, ...]]:
    """The places where an image stands on more pages than one, among them a page with text."""
    seen = Counter(key for content in contents for key in {_key(box) for box in content.images})
    with_text = {_key(box) for content in contents if content.pieces for box in content.images}
    return frozenset(key for key, count in seen.items() if count > 1 and key in with_text)


def _key(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / 3) for edge in (box.x0, box.top, box.x1, box.bottom))
