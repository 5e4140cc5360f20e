"""Find text that a line runs through: a print of a draft with tracked changes shows so what was deleted.

Whether it is deleted the file does not say, so it is read as it stands, and told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from regelcheck.reading.pdf.geometry import Box, PageContent, Piece

# Between the line over a text and the line under it, of the height of its letters with what hangs below them.
_HIGHEST, _LOWEST = 0.35, 0.72
_SHOWN = 3
_WORDS_SHOWN = 40


def struck_words(page: PageContent) -> str:
    """The words of the page that a line runs through, in the order of the page; empty when there are none."""
    if not page.strokes or page.turned:
        return ""
    heights = sorted(page.strokes, key=lambda stroke: stroke.middle)
    middles = [stroke.middle for stroke in heights]
    found: list[str] = []
    for piece in page.pieces:
        first = bisect_left(middles, piece.top + _HIGHEST * piece.height)
        last = bisect_left(middles, piece.top + _LOWEST * piece.height)
        if first < last:
            found += _under(piece, heights[first:last])
    return " ".join(found)


def tell_struck(pages: Sequence[PageContent]) -> tuple[str, ...]:
    """The warning about struck text, with where it stands; none without it."""
    struck = [(page.number, words) for page in pages if (words := struck_words(page))]
    if not struck:
        return ()
    named = [f"bladzijde {number} (“{_short(words)}”)" for number, words in struck[:_SHOWN]]
    more = len(struck) - len(named)
    rest = "" if not more else f" en nog {more} bladzijde{'n' if more > 1 else ''}"
    return (
        f"Het document bevat doorgehaalde tekst: {'; '.join(named)}{rest}. Die is gelezen als gewone tekst; "
        "toets liever het document waar de PDF van is gemaakt, of verwijder haar als zij vervalt.",
    )


def _under(piece: Piece, strokes: Sequence[Box]) -> list[str]:
    """The words of which the middle lies under a stroke; letters are taken to be equally wide."""
    width = piece.width / max(1, len(piece.text))
    words, at = [], 0
    for word in piece.text.split(" "):
        middle = piece.x0 + (at + len(word) / 2) * width
        at += len(word) + 1
        if word and any(stroke.x0 <= middle <= stroke.x1 for stroke in strokes):
            words.append(word)
    return words


def _short(words: str) -> str:
    return words if len(words) <= _WORDS_SHOWN else f"{words[:_WORDS_SHOWN].rstrip()}…"
