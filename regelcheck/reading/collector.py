"""What a walk through a document collects, the same for DOCX and ODT: paragraphs, tracked changes, comments, warnings.

Which text is in view is decided by the walkers; here it becomes Blocks, within the limits.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import OUT_OF_VIEW, Block, Comment, Mark, Place, Source
from regelcheck.reading.limits import Limits
from regelcheck.reading.making import make_block, make_place, make_revision
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.unread import Unread

_INSERTED = frozenset({Mark.INSERTED})
_CONTENTS = frozenset({Mark.CONTENTS})
_OUT = frozenset({Mark.DELETED, Mark.PROPOSED})
_WORDS_OF_A_MOVE = 4
_ASIDE = OUT_OF_VIEW | {Mark.HEADER}
# Few paragraphs have hidden or removed text, so they share this one, which stays empty.
_NOTHING: list[str] = []
_NOTHING_REMOVED: dict[Mark, list[str]] = {}
_BETWEEN = " … "
_PARAGRAPH_SIGN = "¶"
# Looking at the clock for every paragraph would cost as much as reading a short one.
_BETWEEN_CHECKS = 128


class Draft:
    """A paragraph while it is read. `removed` is the text that the view leaves out.

    `kept` and `light` say that some visible text is no insertion, and that some is not bold. `origin` is the number
    of the paragraph in the file that is being read into it, and `pieces` counts the pieces of text so far, visible or
    not: they tell changes that touch from changes that do not, alike in both views.
    """

    page: int | None
    kept = False
    light = False
    contents = False
    pieces = 0
    hidden: list[str] = _NOTHING
    removed: dict[Mark, list[str]] = _NOTHING_REMOVED
    _place: Place | None = None
    _removed_at = 0

    def __init__(self, number: int, page: int | None) -> None:
        self.number = number
        self.origin = number
        self.page = page
        self.visible: list[str] = []

    def hide(self, text: str) -> None:
        """Add text that the document hides."""
        if self.hidden is _NOTHING:
            self.hidden = []
        self.hidden.append(text)

    def remove(self, text: str, why: Mark) -> None:
        """Add text that the view leaves out."""
        if self.removed is _NOTHING_REMOVED:
            self.removed = {}
        pieces = self.removed.setdefault(why, [])
        if pieces and self._removed_at != len(self.visible):
            # Text stands in between: without a sign, two halves would read as a word that was never there.
            pieces.append(_BETWEEN)
        self._removed_at = len(self.visible)
        pieces.append(text)

    def go_on(self) -> None:
        """Go on with the next paragraph of the file: what is removed of both stays apart."""
        for pieces in self.removed.values():
            pieces.append("\n")

    @property
    def place(self) -> Place:
        # A change, a comment and the Block itself all ask; number and page rarely move in between.
        place = self._place
        if place is None or place.paragraph != self.number or place.page != self.page:
            place = self._place = make_place(self.page, self.number)
        return place

    @property
    def is_blank(self) -> bool:
        return not any(piece.strip() for piece in self.visible)


class Change:
    """A tracked change while it is read: text is added as the walk meets it."""

    __slots__ = ("author", "date", "end", "kind", "moved", "origin", "parts", "place")

    def __init__(self, kind: Mark, author: str, date: str) -> None:
        self.kind = kind
        self.author = author
        self.date = date
        self.moved = False
        self.parts: list[str] = []
        self.place: Place | None = None
        self.origin = 0
        self.end = 0

    def same_as(self, other: Change) -> bool:
        return (self.kind, self.author, self.date) == (other.kind, other.author, other.date)


class Collector:
    """Gathers what becomes a Source. Raises LimitExceeded as soon as a document is too long or takes too much time."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.blocks: list[Block] = []
        self.unread = Unread()
        self.comments: list[Comment] = []
        self._changes: list[Change] = []
        self._paragraphs = 0
        self._next_check = min(_BETWEEN_CHECKS, limits.max_blocks + 1)
        self._deadline = time.monotonic() + limits.max_seconds

    def count_paragraph(self) -> None:
        """Count a paragraph, empty or not, for the limits."""
        self._paragraphs += 1
        if self._paragraphs >= self._next_check:
            self._check_limits()

    def _check_limits(self) -> None:
        self._next_check = min(self._paragraphs + _BETWEEN_CHECKS, self.limits.max_blocks + 1)
        if self._paragraphs > self.limits.max_blocks:
            raise LimitExceeded(
                f"Het bestand {self.path.name} heeft meer dan {self.limits.max_blocks} alinea's.",
                "Splits het document.",
            )
        if time.monotonic() > self._deadline:
            raise LimitExceeded(
                f"Het lezen van {self.path.name} duurt langer dan {self.limits.max_seconds:g} seconden.",
                "Splits het document.",
            )

    def start_paragraph(self, page: int | None, number: int) -> Draft:
        """A new Draft, counted for the limits."""
        self.count_paragraph()
        return Draft(number, page)

    def add_ordinary(
        self,
        text: str,
        page: int | None,
        number: int,
        style: str,
        label: str,
        indent: float,
        bold: bool,
        marks: frozenset[Mark],
        changes: Collection[Change] = (),
    ) -> Place:
        """Count a paragraph of text alone and add its Block, without a Draft; one of which nothing shows gives none.

        `changes` are those that all of its text stands in. Gives the place of the paragraph.
        """
        self._paragraphs += 1
        if self._paragraphs >= self._next_check:
            self._check_limits()
        place = make_place(page, number)
        shown = normalise_text(text)
        for change in changes:
            if change.place is None:
                change.place = place
                self._changes.append(change)
            change.parts.append(text)
            if shown and change.kind is Mark.INSERTED:
                marks = marks | _INSERTED if marks else _INSERTED
        if shown or label:
            self.blocks.append(make_block(shown, place, style, label, indent, bold and shown != "", marks))
        return place

    def finish_paragraph(
        self, draft: Draft, style: str, label: str, indent: float, marks: frozenset[Mark]
    ) -> None:
        """Add the Blocks of one paragraph: what is in view, then apart what is hidden and what is tracked out."""
        text = normalise_text("".join(draft.visible))
        if draft.contents:
            marks |= _CONTENTS
        shown = marks if draft.kept or not text else marks | _INSERTED
        if text or label:
            self.blocks.append(
                make_block(text, draft.place, style, label, indent, text != "" and not draft.light, shown)
            )
        if not draft.hidden and not draft.removed:
            return
        for mark, pieces in ((Mark.HIDDEN, draft.hidden), *draft.removed.items()):
            aside = normalise_text("".join(pieces)) if pieces else ""
            if aside:
                self.blocks.append(Block(text=aside, place=draft.place, style=style, marks=marks | {mark}))

    def add_change_text(self, change: Change, text: str, draft: Draft) -> None:
        """Add text to a tracked change; it is listed at the place of its first text."""
        if change.place is None:
            change.place = draft.place
            self._changes.append(change)
        change.parts.append(text)

    def add_mark_change(self, kind: Mark, author: str, date: str, place: Place, origin: int) -> None:
        """List the tracked end of a paragraph, unless text of it changed likewise: that is the same change to a reader."""
        for last in reversed(self._changes):
            if last.origin != origin:
                break
            if last.kind is kind and last.author == author:
                return
        change = Change(kind, author, date)
        change.origin = origin
        change.place = place
        self._changes.append(change)

    def add_touching_change_text(self, change: Change, text: str, draft: Draft) -> None:
        """Like `add_change_text`, but goes on with the change before that ends here: Word splits one insertion in many."""
        for last in self._changes[:-3:-1]:
            if last.origin == draft.origin and last.end == draft.pieces and last.same_as(change):
                change = last
                break
        if change.origin and (change.origin != draft.origin or change.end != draft.pieces):
            # It goes on in another paragraph, or in a note of this one.
            change.parts.append("\n")
        self.add_change_text(change, text, draft)
        change.origin = draft.origin
        change.end = draft.pieces + 1

    def recognise_moves(self) -> None:
        """Call moved what was deleted in one place and inserted in another alike, in files that do not tell.

        A few words may come twice by chance; a sentence does not.
        """
        ends: dict[str, set[Mark]] = {}
        for change in self._changes:
            text = normalise_text("".join(change.parts))
            if text.count(" ") >= _WORDS_OF_A_MOVE - 1:
                ends.setdefault(text, set()).add(change.kind)
        moved = {text for text, kinds in ends.items() if len(kinds) > 1}
        if moved:
            self.blocks = [
                replace(block, marks=block.marks - _OUT | {Mark.MOVED})
                if block.marks & _OUT and block.text in moved
                else block
                for block in self.blocks
            ]

    def source(self, *, format_: str, sha256: str, pages: int | None) -> Source:
        """The Source of all that was collected. Raises UnreadableDocument when there is nothing to read."""
        if not any(block.text and not block.marks & _ASIDE for block in self.blocks):
            raise UnreadableDocument(
                f"Het bestand {self.path.name} bevat geen leesbare tekst.",
                "Staat de tekst er als afbeelding in, laat er dan met tekstherkenning (OCR) tekst van maken.",
            )
        return Source(
            path=self.path,
            format=format_,
            sha256=sha256,
            blocks=tuple(self.blocks),
            pages=pages,
            unread=self.unread.parts,
            warnings=self.unread.warnings,
            revisions=tuple(
                make_revision(
                    change.kind,
                    change.author,
                    change.date,
                    normalise_text("".join(change.parts)) or _PARAGRAPH_SIGN,
                    change.place,
                )
                for change in self._changes
                if change.place is not None
            ),
            comments=tuple(self.comments),
        )
