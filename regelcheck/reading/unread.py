"""Keep account of what stands in a file and is not read, the same for every format.

Half a page of picture may be the scan of a page; less is an illustration, and much less a logo or a signature.
"""

from __future__ import annotations

from regelcheck.model import Place, UnreadKind, UnreadPart
from regelcheck.reading.normalise import normalise_text

# An A4 page, in square points.
_PAGE = 595 * 842
_STRUCK = (
    "Het document bevat doorgehaalde tekst (opmaak, geen bijgehouden wijziging): {}. Die is gelezen als gewone tekst; "
    "verwijder haar als zij vervalt."
)
_STRUCK_SHOWN = 3
_WORDS_SHOWN = 40
_PICTURE = "Het document bevat een afbeelding; tekst in afbeeldingen is niet gelezen."


class Unread:
    """The parts that may hold provisions, and the warnings about the rest; the same thing is listed once."""

    def __init__(self) -> None:
        self._parts: dict[UnreadPart, None] = {}
        self._warnings: dict[str, None] = {}
        self._struck: dict[Place, str] = {}

    @property
    def parts(self) -> tuple[UnreadPart, ...]:
        return tuple(self._parts)

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(_STRUCK.format(self._where_struck()) if one is _STRUCK else one for one in self._warnings)

    def leave(self, kind: UnreadKind, place: Place | None, what: str = "") -> None:
        """List a part that may hold provisions, at the paragraph it hangs from; `what` says how much and how it begins."""
        self._parts[UnreadPart(kind=kind, place=place, what=what)] = None

    def leave_picture(self, size: float | None, place: Place) -> None:
        """Judge a picture by its size in square points, None when the file does not tell."""
        if size is None:
            self.warn(_PICTURE)
        else:
            self.leave_part_of_page(size / _PAGE, place)

    def leave_part_of_page(self, part: float, place: Place) -> None:
        """Judge pictures by the part of their page that they cover."""
        if part >= 0.5:
            self.leave(UnreadKind.IMAGE, place)
        elif part >= 0.25:
            self.warn(_PICTURE)

    def see_struck(self, place: Place, text: str) -> None:
        """Tell of text that is struck through by hand: whether its author means to delete it, the file does not say."""
        self._struck[place] = self._struck.get(place, "") + text
        self.warn(_STRUCK)

    def _where_struck(self) -> str:
        """The first paragraphs with struck text, each with its first words: Word shows no numbers of paragraphs."""
        named = []
        for place, text in list(self._struck.items())[:_STRUCK_SHOWN]:
            words = normalise_text(text).replace("\n", " ")
            short = words if len(words) <= _WORDS_SHOWN else f"{words[:_WORDS_SHOWN].rstrip()}…"
            named.append(f"alinea {place.paragraph} (“{short}”)")
        more = len(self._struck) - len(named)
        rest = "" if not more else " en nog een alinea" if more == 1 else f" en nog {more} alinea's"
        return "; ".join(named) + rest

    def warn(self, message: str) -> None:
        """List a warning, once however often its cause occurs."""
        self._warnings[message] = None
