"""Walk an OpenDocument text: paragraphs, lists, tables, sections, and what hangs from a paragraph.

How numbers look is left to `lists`, what was deleted to `changes`, and the inside of a paragraph to `inline`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from regelcheck.model import Mark, Place, UnreadKind
from regelcheck.reading.collector import Collector, Draft
from regelcheck.reading.making import make_place
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.odt.changes import Region, as_spaces, plain_text
from regelcheck.reading.odt.inline import Aside, Inline
from regelcheck.reading.odt.lists import Lists, Numbered
from regelcheck.reading.odt.names import DRAW, HREF, OFFICE, TABLE, TEXT
from regelcheck.reading.odt.styles import Styles, TextStyle
from regelcheck.reading.view import View

_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
# A covered cell lies under the cell that was merged over it.
_SKIPPED = frozenset(
    {f"{TEXT}tracked-changes", f"{TABLE}covered-table-cell", f"{TEXT}number", f"{OFFICE}annotation"}
)
_LIST_ITEM = f"{TEXT}list-item"
_STYLE_NAME = f"{TEXT}style-name"
_HEADING = f"{TEXT}h"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What the end of a paragraph needs: its style and its number."""

    style: TextStyle
    number: Numbered | None
    element: etree._Element | None


_NO_PARAGRAPH = _Paragraph(TextStyle(), None, None)


class Walker:
    """One walk over one document; `walk` may be called for several parts in turn, which count on."""

    def __init__(self, collector: Collector, lists: Lists, regions: dict[str, Region], view: View) -> None:
        self._collector = collector
        self._lists = lists
        self._original = view is View.OORSPRONKELIJK
        self.inline = Inline(collector, regions, view)
        self._number = 0
        self._anchor: Draft | None = None
        self._current = _NO_PARAGRAPH
        self._marks: frozenset[Mark] = frozenset()
        self._joining = False
        self._reinserting = False
        self._mid_paragraph = False

    def walk(self, root: etree._Element, styles: Styles, marks: frozenset[Mark] = frozenset()) -> None:
        """Read all paragraphs below `root`, in reading order."""
        inline = self.inline
        inline.styles, inline.reinsert = styles, self._reinsert
        self._blocks(root, marks, None)
        self._close()
        # Without this the two would hold each other, and with them the whole document, long after it was read.
        inline.reinsert = None

    def _blocks(self, parent: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        # An ordinary paragraph leaves the state of the walk as it was; anything else may open or close something.
        quiet: bool | None = None
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                if not len(child):
                    if quiet is None:
                        quiet = self._is_quiet()
                    if quiet and self._add_ordinary(child, tag, marks, item):
                        continue
                self._paragraph(child, marks, item)
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, child, marks, item)
            elif tag in _SKIPPED:
                continue
            elif tag.startswith(DRAW):
                # A frame that hangs from a page instead of a paragraph.
                self.inline.account_for(child, self._here())
                self._blocks(child, marks | {Mark.TEXTBOX}, None)
            else:
                self._blocks(child, marks, item)
            quiet = None

    def _list(self, element: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        lists = self._lists
        list_ = lists.open(element, None if item is None else item.list_)
        for child in element:
            number = lists.item(list_, child) if child.tag == _LIST_ITEM else lists.header(list_)
            self._blocks(child, marks, number)

    def _numbered_paragraph(
        self, element: etree._Element, marks: frozenset[Mark], item: Numbered | None
    ) -> None:
        self._blocks(element, marks, self._lists.numbered_paragraph(element))

    def _table(self, table: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        self._break_page(self.inline.styles.get("table", table.get(f"{TABLE}style-name")).breaks_before)
        self._cell(table, marks | {Mark.TABLE}, item)

    def _cell(self, cell: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        self._close()
        self._blocks(cell, marks, None)
        self._close()

    def _concealable(self, element: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        concealed = self.inline.concealed
        self.inline.concealed = concealed or _is_hidden(element)
        self._blocks(element, marks, item)
        self.inline.concealed = concealed

    def _section(self, section: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        """A part of the text; one that was linked from another file keeps what it held there, or nothing."""
        linked = section.find(f"{TEXT}section-source")
        if linked is not None and linked.get(HREF) and not "".join(plain_text(section)).strip():
            self._collector.unread.leave(UnreadKind.FILE, self._here())
        self._concealable(section, marks, item)

    def _here(self) -> Place:
        """The last paragraph before what hangs from none."""
        return make_place(self.inline.page, max(1, self._number))

    def _index(self, index: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        self._blocks(index, marks | {Mark.CONTENTS}, None)

    def _soft_page_break(
        self, element: etree._Element, marks: frozenset[Mark], item: Numbered | None
    ) -> None:
        self._break_page(True)

    def _change_between(self, point: etree._Element, marks: frozenset[Mark], item: Numbered | None) -> None:
        """A change that starts, ends or stands between paragraphs, as of whole tables."""
        if point.tag != f"{TEXT}change":
            self.inline.see_change(point, None)
            return
        draft = self._collector.start_paragraph(self.inline.page, self._number + 1)
        region = self.inline.see_change(point, draft)
        self._collector.finish_paragraph(draft, "", "", 0.0, marks)
        if region is not None:
            self._blocks(region.content, marks, None)
            self.inline.end_reinsertion()

    def _paragraph(self, element: etree._Element, marks: frozenset[Mark], number: Numbered | None) -> None:
        style = self.inline.styles.paragraph(element.get(_STYLE_NAME))
        if self._mid_paragraph:
            # What was deleted started in the middle of the paragraph that is open now.
            self._mid_paragraph = False
            self.inline.read(element, style)
            return
        if style.breaks_before:
            self._break_page(True)
        if number is None and element.tag == _HEADING and style.list_style != "":
            number = self._lists.heading(element)
        self._start()
        self._current, self._marks = _Paragraph(style, number, element), marks
        self.inline.read(element, style)
        if self._reinserting:
            # What follows the deletion in its paragraph goes on in the last paragraph of it.
            return
        self.inline.end_paragraph()
        if self.inline.is_out():
            # The end of this paragraph was inserted: in the original text the next one goes on in it.
            self._joining = True
        else:
            self._close()
        if style.breaks_after:
            self._break_page(True)

    def _is_quiet(self) -> bool:
        """Whether nothing around a paragraph at this point has a say in how it is read."""
        inline = self.inline
        return not (
            inline.draft is not None
            or self._anchor is not None
            or self._reinserting
            or (self._original and inline.insertions)
            or inline.concealed
        )

    def _add_ordinary(
        self, element: etree._Element, tag: str, marks: frozenset[Mark], number: Numbered | None
    ) -> bool:
        """Add a paragraph of text alone, as most are, at a quiet point; False when its style makes it another kind.

        It comes to what `_start`, `read` and `_close` would make of it.
        """
        inline = self.inline
        style = inline.styles.paragraph(element.get(_STYLE_NAME))
        if style.hidden or style.struck or style.breaks_after:
            return False
        text = element.text or ""
        if "\n" in text:
            text = as_spaces(text)
        if style.breaks_before:
            self._break_page(True)
        if number is None and tag == _HEADING and style.list_style != "":
            number = self._lists.heading(element)
        self._number += 1
        label = "" if number is None else number.take_label(style.list_style)
        insertions = inline.insertions.values() if inline.insertions else ()
        self._collector.add_ordinary(
            text,
            inline.page,
            self._number,
            style.name,
            label,
            style.indent if number is None else _indent(style, number, label),
            bool(style.bold),
            marks,
            insertions,
        )
        for change in insertions:
            change.parts.append("\n")
        return True

    def _start(self) -> None:
        """Open a Draft for a paragraph, or go on in the one whose end the view leaves out."""
        if not self._joining:
            self._close()
        if self._anchor is None:
            self._number += 1
        at = self._number if self._anchor is None else self._anchor.number
        fresh = self._collector.start_paragraph(self.inline.page, at)
        draft = self.inline.draft
        if draft is None:
            self.inline.draft = fresh
        elif draft.is_blank:
            draft.number, draft.page = at, self.inline.page
        self._joining = False

    def _reinsert(self, region: Region) -> None:
        """Put back what was deleted at this point of the paragraph; the rest of it goes on behind its last piece."""
        current, marks = self._current, self._marks
        self._reinserting = self._mid_paragraph = True
        self._blocks(region.content, marks, None)
        self._reinserting = self._mid_paragraph = False
        self.inline.end_reinsertion()
        if self.inline.draft is None:
            # It ended in a table, so the rest is a paragraph again.
            self._start()
            self._current, self._marks = current, marks

    def _close(self) -> None:
        """Make Blocks of the open paragraph, if there is one, and of what hangs from it."""
        draft, current = self.inline.draft, self._current
        if draft is None:
            return
        # Hidden, or without an end of its own in this view, a paragraph takes no number: the next one has it.
        uncounted = bool(draft.hidden or self._joining) and draft.is_blank
        self.inline.draft, self._current, self._joining = None, _NO_PARAGRAPH, False
        style, number, marks = current.style, current.number, self._marks
        label = ""
        if number is not None and not uncounted:
            label = number.take_label(style.list_style) or _written_number(current.element)
        if self.inline.note_label:
            label, self.inline.note_label = self.inline.note_label, ""
        self._collector.finish_paragraph(draft, style.name, label, _indent(style, number, label), marks)
        if self.inline.asides:
            asides, self.inline.asides = self.inline.asides, []
            for aside in sorted(asides, key=lambda aside: aside.label is not None):
                self._aside(aside, draft, marks)

    def _aside(self, aside: Aside, draft: Draft, marks: frozenset[Mark]) -> None:
        """Walk a text box or note as a text of its own, without losing the place in this one."""
        inline = self.inline
        is_note = aside.label is not None
        before = self._anchor, inline.insertions, inline.page, self._reinserting, self._mid_paragraph
        inline.insertions, self._reinserting, self._mid_paragraph = dict(aside.insertions), False, False
        if is_note:
            self._anchor = draft
            inline.note_label = aside.label or ""
        self._blocks(aside.content, marks | {Mark.FOOTNOTE if is_note else Mark.TEXTBOX}, None)
        self._close()
        self._anchor, inline.insertions, inline.page, self._reinserting, self._mid_paragraph = before
        inline.note_label = ""

    def _break_page(self, breaks: bool) -> None:
        # The first paragraph of a document may name its page as well, and that is no break.
        if breaks and self.inline.page is not None and self._number:
            self.inline.page += 1


_HANDLERS: dict[str, Callable[[Walker, etree._Element, frozenset[Mark], Numbered | None], None]] = {
    f"{TEXT}list": Walker._list,
    f"{TEXT}numbered-paragraph": Walker._numbered_paragraph,
    f"{TEXT}section": Walker._section,
    f"{TEXT}soft-page-break": Walker._soft_page_break,
    f"{TEXT}change-start": Walker._change_between,
    f"{TEXT}change-end": Walker._change_between,
    f"{TEXT}change": Walker._change_between,
    f"{TABLE}table": Walker._table,
    f"{TABLE}table-row": Walker._concealable,
    f"{TABLE}table-cell": Walker._cell,
    **dict.fromkeys(_INDEXES, Walker._index),
}


def _indent(style: TextStyle, number: Numbered | None, label: str) -> float:
    """Where the first line starts, in points: by its own style, else its list, else a style above."""
    level = None if number is None or style.own_left else number.layout(style.list_style)
    if level is None or level.left is None:
        return style.indent
    # Only the label hangs out: further paragraphs of an item stand under its text.
    return level.left + ((level.first or 0.0) if label else 0.0)


def _written_number(element: etree._Element | None) -> str:
    """The number as the program that saved the file wrote it, for a list of which the style is missing."""
    return "" if element is None else normalise_text(element.findtext(f"{TEXT}number") or "")


def _is_hidden(element: etree._Element) -> bool:
    """Whether a section or table row is hidden, by itself or because its condition came out so."""
    display = element.get(f"{TEXT}display")
    hidden = display == "none" or (display == "condition" and element.get(f"{TEXT}is-hidden") == "true")
    return hidden or element.get(f"{TABLE}visibility") in ("collapse", "filter")
