"""What a file holds, before anyone knows it is a Regeling: paragraphs in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class View(StrEnum):
    """Which of the two texts of a draft with tracked changes is read; other files give the same for both."""

    VOORGESTELD = "voorgesteld"
    """Insertions in, deletions out."""
    OORSPRONKELIJK = "oorspronkelijk"
    """Insertions out, deletions in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands, counted from 1 as Word and PDF viewers do; `page` is None where a file has none."""

    page: int | None = None
    paragraph: int


class Mark(StrEnum):
    """What sets a paragraph apart from plain body text."""

    INSERTED = "ingevoegd"
    """The whole paragraph is a tracked insertion."""
    DELETED = "verwijderd"
    """A tracked deletion: not part of the view that was read."""
    PROPOSED = "ingevoegd maar niet in deze weergave"
    """A tracked insertion that the original view leaves out."""
    MOVED = "verplaatst"
    """Text at the end of a move that the view leaves out; it is read at the other end."""
    HIDDEN = "verborgen"
    FOOTNOTE = "voetnoot"
    HEADER = "kop- of voettekst"
    TABLE = "tabelcel"
    TEXTBOX = "tekstvak"
    CONTENTS = "inhoudsopgave"
    PUBLISHER = "toevoeging van de uitgever"
    """What a site or a printer puts under every heading; found by `structure`, not by a reader."""


OUT_OF_VIEW = frozenset({Mark.DELETED, Mark.PROPOSED, Mark.MOVED, Mark.HIDDEN})
"""Marks of Blocks that the document has and does not show in this view."""
ASIDE = OUT_OF_VIEW | {Mark.HEADER, Mark.CONTENTS, Mark.FOOTNOTE, Mark.PUBLISHER}
"""Marks of Blocks that were read and are no text of the Regeling: that they fit nowhere does not leave it unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph as the file has it.

    `text` is normalised (soft hyphens gone, non-breaking spaces and hyphens made plain, runs of white space kept as
    one space, a manual line break as "\\n"); `label` is the automatic number Word or Writer shows before it
    ("Artikel 3", "a.") and that is not in the text. `indent` is in points from the left margin, `bold` says that all
    of it is bold; both are hints for structure only. Blocks out of view and headers are never read as text
    of the Regeling.
    """

    text: str
    place: Place
    style: str = ""
    label: str = ""
    indent: float = 0.0
    bold: bool = False
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One tracked change: who, when (as the file writes it), and the text that goes in or out."""

    kind: Mark
    author: str
    date: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark in the margin of the draft: listed in the report, never read as text of the Regeling."""

    author: str
    text: str
    place: Place | None = None


class UnreadKind(StrEnum):
    """What a part is that no reader looks into and that may hold provisions: a logo, a chart or a formula is none."""

    IMAGE = "grote afbeelding"
    """Half a page or more: less is an illustration, and this may be the scan of a page."""
    DIAGRAM = "diagram"
    OBJECT = "ingesloten object"
    """A document of another program inside this one: a sheet with the contributions, a text."""
    FILE = "ingevoegd bestand"
    """A text that the word processor fetches only when it opens the document."""
    ATTACHMENT = "bijgevoegd document"
    FORM = "formulier"
    """Filled-in fields that do not stand in the text of their page."""
    BESIDE = "tekst buiten de hoofdtekst"
    """Prose of a web page of which nobody can tell whether it belongs to the document or to the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPart:
    """A part of the file that was not read; `place` is the paragraph it hangs from, None when it hangs from none.

    `what` says of text how much it is and how it begins, in Dutch.
    """

    kind: UnreadKind
    place: Place | None = None
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, read once. Nothing downstream opens the file again.

    `pages` is None for formats without pages; `pages_without_text` are the pages that hold an image and no text
    (a scan), `unread` what else was not read. As long as there are any, no rule may claim that something is absent.
    """

    path: Path
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    warnings: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = field(default=())
    comments: tuple[Comment, ...] = field(default=())
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """Of a text file: the line, from 1, at which each paragraph starts. Empty for a format without lines."""

    def line_of(self, place: Place | None) -> int | None:
        """The line of the file at which the paragraph at this place starts; None where the file has no lines."""
        at = place.paragraph - 1 if place is not None else -1
        return self.lines[at] if 0 <= at < len(self.lines) else None
