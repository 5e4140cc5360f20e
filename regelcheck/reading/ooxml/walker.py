"""Walk a Word document block by block: paragraphs, tables, content controls, and what hangs from a paragraph.

What stands inside a paragraph is left to `inline`, its number to `numbering`.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from regelcheck.model import Mark, UnreadKind
from regelcheck.reading.collector import Collector, Draft
from regelcheck.reading.making import make_place
from regelcheck.reading.ooxml.fields import Fields, unclosed_fields
from regelcheck.reading.ooxml.inline import Aside, Inline, choose, new_change, sole_text
from regelcheck.reading.ooxml.layout import Layout, lay_out
from regelcheck.reading.ooxml.names import MC, VAL, W
from regelcheck.reading.ooxml.numbering import Numbering
from regelcheck.reading.ooxml.properties import Properties, PropertiesReader
from regelcheck.reading.ooxml.styles import Styles
from regelcheck.reading.view import View

_PARAGRAPH = f"{W}p"
_PROPERTIES = f"{W}pPr"
_RUN = f"{W}r"
_ROW = f"{W}tr"
_CELL = f"{W}tc"
_ROW_PROPERTIES = f"{W}trPr/*"
_CELL_PROPERTIES = f"{W}tcPr/*"
_MERGED = frozenset({f"{W}vMerge", f"{W}hMerge"})
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "customXmlPr")
)
_CHANGES = {
    f"{W}ins": Mark.INSERTED,
    f"{W}moveTo": Mark.INSERTED,
    f"{W}del": Mark.DELETED,
    f"{W}moveFrom": Mark.DELETED,
}
_ROW_CHANGES = {f"{W}ins": Mark.INSERTED, f"{W}del": Mark.DELETED}
_CELL_CHANGES = {f"{W}cellIns": Mark.INSERTED, f"{W}cellDel": Mark.DELETED}
_UNREAD = frozenset({f"{W}altChunk", f"{W}subDoc"})
_NUMBER_FIELD_WARNING = "Het document bevat nummervelden (AUTONUM of LISTNUM); die nummers zijn niet gelezen."


class Walker:
    """One walk over one document; `walk` may be called for several parts in turn, which count on."""

    def __init__(
        self,
        collector: Collector,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], etree._Element],
        view: View,
    ) -> None:
        self._collector = collector
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        original = view is View.OORSPRONKELIJK
        self._properties = PropertiesReader(original=original)
        self._gone = Mark.INSERTED if original else Mark.DELETED
        self.inline = Inline(collector, styles, view)
        self._number = 0
        self._anchor: Draft | None = None
        self._open: tuple[Draft, Properties] | None = None
        self._note_counts = {"footnote": 0, "endnote": 0}
        self._note_label = ""
        self._layouts: dict[tuple[object, ...], Layout] = {}

    def walk(self, root: etree._Element, marks: frozenset[Mark] = frozenset()) -> None:
        """Read all paragraphs below `root`, in reading order."""
        self.inline.fields = Fields(unclosed_fields(root))
        self._blocks(root, marks)
        self._flush(marks)
        if self.inline.fields.numbering:
            self._collector.unread.warn(_NUMBER_FIELD_WARNING)

    def _blocks(self, parent: Iterable[etree._Element], marks: frozenset[Mark]) -> None:
        # An ordinary paragraph leaves the state of the walk as it was; anything else may open or close something.
        quiet: bool | None = None
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                if quiet is None:
                    quiet = self._is_quiet()
                content = list(child)
                if quiet and self._add_ordinary(content, marks):
                    continue
                self._paragraph(child, marks)
            elif tag in _SKIPPED:
                continue
            else:
                self._block(child, marks)
            quiet = None

    def _block(self, child: etree._Element, marks: frozenset[Mark]) -> None:
        tag = child.tag
        if tag == _ROW:
            self._row(child, marks)
        elif tag == _CELL:
            self._cell(child, marks)
        elif tag == f"{W}tbl":
            self._flush(marks)
            self._blocks(child, marks | {Mark.TABLE})
        elif tag in _CHANGES:
            before = self.inline.enter(_CHANGES[tag], child)
            self._blocks(child, marks)
            self.inline.leave(before)
        elif tag == f"{MC}AlternateContent":
            self._blocks(choose(child), marks)
        elif tag == f"{W}sdt":
            self._blocks(child, marks | {Mark.CONTENTS} if _is_contents(child) else marks)
        elif tag in _UNREAD:
            if self.inline.counts():
                place = make_place(self.inline.page, max(1, self._number))
                self._collector.unread.leave(UnreadKind.FILE, place)
        elif tag == _RUN:
            # Text outside any paragraph is no valid Word, but it is text.
            self._loose_run(child, marks)
        else:
            self._blocks(child, marks)

    def _loose_run(self, run: etree._Element, marks: frozenset[Mark]) -> None:
        draft = self._start()
        self.inline.read((run,), draft, False, False)
        self._close(draft, self._properties.none, marks)

    def _row(self, row: etree._Element, marks: frozenset[Mark]) -> None:
        inline = self.inline
        before, concealed = (inline.inserted, inline.deleted), inline.concealed
        for child in row.iterfind(_ROW_PROPERTIES):
            if child.tag in _ROW_CHANGES:
                inline.enter(_ROW_CHANGES[child.tag], child)
            elif child.tag == f"{W}hidden":
                inline.concealed = True
        # A row over two pages has the page break in every cell: they are one.
        top = bottom = inline.page
        for cell in row:
            inline.page = top
            self._blocks((cell,), marks)
            if bottom is not None and inline.page is not None:
                bottom = max(bottom, inline.page)
        inline.page = bottom
        inline.concealed = concealed
        inline.leave(before)

    def _cell(self, cell: etree._Element, marks: frozenset[Mark]) -> None:
        before = self.inline.inserted, self.inline.deleted
        for child in cell.iterfind(_CELL_PROPERTIES):
            tag = child.tag
            if tag in _MERGED and child.get(VAL) != "restart":
                # Merged with the cell above or before: Word shows that one only.
                return
            if tag in _CELL_CHANGES:
                self.inline.enter(_CELL_CHANGES[tag], child)
        self._blocks(cell, marks)
        self._flush(marks)
        self.inline.leave(before)

    def _start(self) -> Draft:
        """The Draft to read a paragraph into: a new one, or the one whose paragraph mark the view leaves out."""
        if self._anchor is None:
            self._number += 1
            number = self._number
        else:
            number = self._anchor.number
        fresh = self._collector.start_paragraph(self.inline.page, number)
        if self._open is None:
            return fresh
        draft, self._open = self._open[0], None
        draft.go_on()
        draft.origin = number
        if draft.is_blank:
            draft.number, draft.page = number, self.inline.page
        return draft

    def _paragraph(self, paragraph: etree._Element, marks: frozenset[Mark]) -> None:
        properties = self._properties.none
        content = list(paragraph)
        if content and content[0].tag == _PROPERTIES:
            properties = self._properties.read(content.pop(0))
        style = (properties.layout or self._lay_out(properties)).style
        draft = self._start()
        self.inline.read(content, draft, bool(style.bold), bool(style.hidden))
        if properties.drop_cap or (properties.mark_changes and self._loses_mark(properties, draft)):
            # The next paragraph goes on in this one, and it is the mark of the next that keeps its style and number.
            self._open = draft, properties
        else:
            self._close(draft, properties, marks)

    def _is_quiet(self) -> bool:
        """Whether nothing around a paragraph at this point has a say in how it is read."""
        return self._open is None and self._anchor is None and self.inline.is_quiet()

    def _add_ordinary(self, content: list[etree._Element], marks: frozenset[Mark]) -> bool:
        """Add a paragraph of one unformatted run, as most are, at a quiet point; False when it is another kind.

        The run may be a tracked change that the view shows, as in a new article. It comes to what `_start`, `read` and
        `_close` would make of it.
        """
        size = len(content)
        if not 0 < size < 3:
            return False
        run, kind = content[-1], None
        tag = run.tag
        if tag != _RUN:
            kind = _CHANGES.get(tag)
            if kind is None or kind is self._gone or len(run) != 1:
                return False
            run = run[0]
            if run.tag != _RUN:
                return False
        text = sole_text(run)
        if text is None or (kind is not None and not text):
            return False
        properties = self._properties.none
        if size == 2:
            first = content[0]
            if first.tag != _PROPERTIES:
                return False
            properties = self._properties.read(first)
        layout = properties.layout or self._lay_out(properties)
        style = layout.style
        if style.hidden or properties.mark_hidden or properties.drop_cap:
            return False
        mark_changes = properties.mark_changes
        if mark_changes and any(change[0] is self._gone for change in mark_changes):
            return False
        self._number += 1
        label = "" if layout.series is None else layout.series.next_label()
        if style.contents:
            marks |= {Mark.CONTENTS}
        change = None if kind is None else new_change(kind, content[-1])
        place = self._collector.add_ordinary(
            text,
            self.inline.page,
            self._number,
            style.name,
            label,
            layout.indent,
            bool(style.bold),
            marks,
            () if change is None else (change,),
        )
        if change is not None:
            change.origin = self._number
        for changed, author, date in mark_changes:
            self._collector.add_mark_change(changed, author, date, place, self._number)
        return True

    def _loses_mark(self, properties: Properties, draft: Draft) -> bool:
        """Whether the view leaves out the mark that ends this paragraph; lists what changed about it."""
        lost = False
        for kind, author, date in properties.mark_changes:
            self._collector.add_mark_change(kind, author, date, draft.place, draft.origin)
            lost = lost or kind is self._gone
        return lost

    def _flush(self, marks: frozenset[Mark]) -> None:
        """Close a paragraph that was to go on in the next, where there is no next: what is left of it stays itself."""
        if self._open is not None:
            (draft, properties), self._open = self._open, None
            self._close(draft, self._properties.none if draft.is_blank else properties, marks)

    def _close(self, draft: Draft, properties: Properties, marks: frozenset[Mark]) -> None:
        layout, inline = properties.layout or self._lay_out(properties), self.inline
        style, label = layout.style, ""
        # Hidden or tracked out, a paragraph takes no number: the next one has it.
        if layout.series is not None and not inline.is_out():
            hidden = properties.mark_hidden or style.hidden or inline.concealed
            if not (hidden and draft.is_blank):
                label = layout.series.next_label()
        if self._note_label:
            label, self._note_label = self._note_label, ""
        if style.contents:
            marks |= {Mark.CONTENTS}
        self._collector.finish_paragraph(draft, style.name, label, layout.indent, marks)
        if inline.asides:
            asides, inline.asides = inline.asides, []
            for aside in sorted(asides, key=lambda aside: aside.kind != "textbox"):
                self._aside(aside, draft, marks)

    def _lay_out(self, properties: Properties) -> Layout:
        layout = properties.layout
        if layout is None:
            key = properties.style_id, properties.num_id, properties.level, properties.left, properties.first
            layout = self._layouts.get(key)
            if layout is None:
                style = self._styles.paragraph(properties.style_id)
                layout = self._layouts[key] = lay_out(properties, style, self._numbering)
            properties.layout = layout
        return layout

    def _aside(self, aside: Aside, draft: Draft, marks: frozenset[Mark]) -> None:
        """Walk a text box or note as a text of its own, without losing the place in this one."""
        inline = self.inline
        content: etree._Element | None
        if isinstance(aside.content, str):
            # Taken out, because a damaged note may refer to itself.
            content = self._notes.pop((aside.kind, aside.content), None)
            mark = Mark.FOOTNOTE
        else:
            content, mark = aside.content, Mark.TEXTBOX
        if content is None:
            return
        before = inline.fields, inline.page, self._open, self._anchor, self._note_label
        changes = inline.inserted, inline.deleted
        inline.fields, inline.inserted, inline.deleted = (
            Fields(unclosed_fields(content)),
            aside.inserted,
            aside.deleted,
        )
        self._open = None
        if mark is Mark.FOOTNOTE:
            self._anchor = draft
            self._note_label = self._next_note_label(aside.kind)
        self._blocks(content, marks | {mark})
        self._flush(marks | {mark})
        inline.leave(changes)
        inline.fields, inline.page, self._open, self._anchor, self._note_label = before

    def _next_note_label(self, kind: str) -> str:
        if self.inline.is_out():
            return ""
        self._note_counts[kind] += 1
        return str(self._note_counts[kind])


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control is the gallery of tables of contents, the "automatische inhoudsopgave" of Word."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
