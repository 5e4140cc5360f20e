"""Read what stands in one paragraph of a Word file into a Draft: runs, changes, fields, notes, text boxes.

Paragraphs and tables are left to `walker`; notes and text boxes are only noted here, to be walked after the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from regelcheck.model import Mark, Place, UnreadKind
from regelcheck.reading.collector import Change, Collector, Draft
from regelcheck.reading.ooxml.fields import Fields, is_contents_code
from regelcheck.reading.ooxml.graphics import find_text_boxes
from regelcheck.reading.ooxml.names import AUTHOR, DATE, MC, VAL, XML_SPACE, M, W
from regelcheck.reading.ooxml.styles import Styles
from regelcheck.reading.ooxml.symbols import read_symbol
from regelcheck.reading.ooxml.values import is_on
from regelcheck.reading.view import View

_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"
_TEXT = f"{W}t"
_BOLD = f"{W}b"
_VANISH = f"{W}vanish"
_RUN_STYLE = f"{W}rStyle"
_STRUCK = frozenset({f"{W}strike", f"{W}dstrike"})
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData")
)
_CHANGES = {
    f"{W}ins": Mark.INSERTED,
    f"{W}moveTo": Mark.INSERTED,
    f"{W}del": Mark.DELETED,
    f"{W}moveFrom": Mark.DELETED,
}
_MOVES = frozenset({f"{W}moveTo", f"{W}moveFrom"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_COMMENTS = frozenset({f"{W}commentRangeStart", f"{W}commentReference"})
_GRAPHICS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A note or text box to walk after its paragraph, with the changes that its anchor stands in."""

    kind: str
    """"footnote", "endnote" or "textbox"."""
    content: etree._Element | str
    """The text box, or the id of the note."""
    inserted: Change | None
    deleted: Change | None


@dataclass(frozen=True, slots=True)
class _Account:
    """Keeps account of what a drawing at `place` holds and is not read."""

    inline: Inline
    place: Place

    def unread(self, kind: UnreadKind) -> None:
        if self.inline.counts():
            self.inline.collector.unread.leave(kind, self.place)

    def picture(self, size: float) -> None:
        if self.inline.counts():
            self.inline.collector.unread.leave_picture(size, self.place)

    def warn(self, message: str) -> None:
        self.inline.collector.unread.warn(message)


class Inline:
    """The state of the walk that text depends on: view, tracked changes, fields, page.

    `inserted` and `deleted` are the innermost changes of their kind around this point; `concealed` says that a hidden
    table row is being read. `page` stays None for a file that was never laid out. `diagrams` is the data of SmartArt by
    relation id, and `in_margin` says that a header or footer is being read.
    """

    def __init__(self, collector: Collector, styles: Styles, view: View) -> None:
        self.collector = collector
        self.styles = styles
        self._original = view is View.OORSPRONKELIJK
        self.fields = Fields()
        self.inserted: Change | None = None
        self.deleted: Change | None = None
        self.concealed = False
        self.page: int | None = None
        self.asides: list[Aside] = []
        self.comment_places: dict[str, Place] = {}
        self.diagrams: Mapping[str, etree._Element] = {}
        self.in_margin = False
        self._bold = False
        self._hidden = False

    def counts(self) -> bool:
        """Whether what stands here is part of the text in this view, so that it matters when it is not read."""
        return not self.in_margin and not self.is_out()

    def is_out(self) -> bool:
        """Whether what stands here is left out of the view."""
        return (self.inserted if self._original else self.deleted) is not None

    def enter(self, kind: Mark, element: etree._Element) -> tuple[Change | None, Change | None]:
        """Go into a tracked change; gives what `leave` needs to come out again."""
        before = self.inserted, self.deleted
        change = new_change(kind, element)
        if kind is Mark.INSERTED:
            self.inserted = change
        else:
            self.deleted = change
        return before

    def leave(self, before: tuple[Change | None, Change | None]) -> None:
        self.inserted, self.deleted = before

    def read(self, paragraph: Iterable[etree._Element], draft: Draft, bold: bool, hidden: bool) -> None:
        """Read the content of a paragraph; `bold` and `hidden` are what its style says."""
        self._bold = bold
        self._hidden = hidden or self.concealed
        self._read(paragraph, draft)

    def is_quiet(self) -> bool:
        """Whether no change, field or hidden row is open, so that text is simply shown."""
        return (
            self.inserted is None and self.deleted is None and not self.fields.is_open and not self.concealed
        )

    def _read(self, parent: Iterable[etree._Element], draft: Draft) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, draft)
            elif tag in _SKIPPED:
                continue
            elif tag in _CHANGES:
                before = self.enter(_CHANGES[tag], child)
                self._read(child, draft)
                self.leave(before)
            elif tag == f"{M}t":
                self._add(child.text or "", draft, bold=False, hidden=self._hidden)
            elif tag == f"{W}fldSimple":
                if is_contents_code(child.get(f"{W}instr") or ""):
                    draft.contents = True
                self._read(child, draft)
            elif tag == f"{MC}AlternateContent":
                self._read(choose(child), draft)
            elif tag in _COMMENTS:
                self._see_comment(child, draft)
            elif tag == f"{W}subDoc":
                if self.counts():
                    self.collector.unread.leave(UnreadKind.FILE, draft.place)
            else:
                # Content controls, smart tags, custom XML, hyperlinks and what is still to be invented: the text in it
                # is shown. Bookmarks and the like hold none.
                self._read(child, draft)

    def _run(self, run: Iterable[etree._Element], draft: Draft) -> None:
        bold, hidden = self._bold, self._hidden
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text = child.text
                if text:
                    self._add(shown_text(text, child), draft, bold, hidden)
            elif tag == _RUN_PROPERTIES:
                bold, hidden = self._format(child, draft)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], draft, bold, hidden)
            else:
                self._run_part(child, draft, bold, hidden)

    def _run_part(self, child: etree._Element, draft: Draft, bold: bool, hidden: bool) -> None:
        tag = child.tag
        if tag == f"{W}delText":
            self._add(shown_text(child.text or "", child), draft, bold, hidden)
        elif tag == f"{W}lastRenderedPageBreak":
            if self.page is not None:
                self.page += 1
                if draft.is_blank:
                    draft.page = self.page
        elif tag == f"{W}fldChar":
            if text := self.fields.see_character(child):
                self._add(text, draft, bold, hidden)
        elif tag == f"{W}instrText":
            self.fields.see_code(child.text or "")
        elif tag == f"{W}sym":
            self._add(read_symbol(child), draft, bold, hidden)
        elif tag in _NOTES:
            self._see_note(_NOTES[tag], child.get(f"{W}id") or "")
        elif tag in _COMMENTS:
            self._see_comment(child, draft)
        elif tag in _GRAPHICS:
            account = _Account(self, draft.place)
            for box in find_text_boxes(child, self.diagrams, account):
                self.asides.append(Aside("textbox", box, self.inserted, self.deleted))
        elif tag == f"{MC}AlternateContent":
            self._run(choose(child), draft)
        elif tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            self._read(() if base is None else base, draft)

    def _add(self, text: str, draft: Draft, bold: bool, hidden: bool) -> None:
        fields = self.fields
        if fields.in_code:
            return
        inserted, deleted = self.inserted, self.deleted
        if inserted is not None:
            self.collector.add_touching_change_text(inserted, text, draft)
        if deleted is not None:
            self.collector.add_touching_change_text(deleted, text, draft)
        draft.pieces += 1
        out = inserted if self._original else deleted
        if out is not None:
            draft.remove(text, Mark.MOVED if out.moved else Mark.PROPOSED if self._original else Mark.DELETED)
        elif hidden:
            draft.hide(text)
        else:
            draft.visible.append(text)
            if fields.in_contents:
                draft.contents = True
            if not (draft.kept and draft.light) and text.strip():
                draft.kept = draft.kept or inserted is None
                draft.light = draft.light or not bold

    def _format(self, properties: etree._Element, draft: Draft) -> tuple[bool, bool]:
        """Bold and hidden of a run: what it says itself, else its character style, else the paragraph's style."""
        bold = hidden = style_bold = style_hidden = None
        for child in properties:
            tag = child.tag
            if tag == _BOLD:
                bold = is_on(child)
            elif tag == _VANISH:
                hidden = is_on(child)
            elif tag == _RUN_STYLE:
                style_bold, style_hidden = self.styles.character(child.get(VAL) or "")
            elif tag in _STRUCK and is_on(child) and self.counts() and (text := _text_of(properties.getparent())).strip():
                self.collector.unread.see_struck(draft.place, text)
        if bold is None:
            # Bold in both styles cancels out: Word has these switches toggle.
            bold = self._bold != bool(style_bold)
        if hidden is None:
            hidden = self._hidden if style_hidden is None else style_hidden
        return bold, hidden or self.concealed

    def _see_note(self, kind: str, note_id: str) -> None:
        if not self.fields.in_code:
            self.asides.append(Aside(kind, note_id, self.inserted, self.deleted))

    def _see_comment(self, element: etree._Element, draft: Draft) -> None:
        self.comment_places.setdefault(element.get(f"{W}id") or "", draft.place)


def new_change(kind: Mark, element: etree._Element) -> Change:
    """The tracked change of an element such as w:ins, without text as yet."""
    change = Change(kind, element.get(AUTHOR) or "", element.get(DATE) or "")
    change.moved = element.tag in _MOVES
    return change


def choose(alternatives: etree._Element) -> Iterable[etree._Element]:
    """The one of several renderings that Word shows: the first choice, or the fallback when there is none."""
    for kind in (f"{MC}Choice", f"{MC}Fallback"):
        found = alternatives.find(kind)
        if found is not None:
            return found
    return ()


def _text_of(run: etree._Element | None) -> str:
    return "" if run is None else "".join(text.text or "" for text in run.iterchildren(_TEXT))


def sole_text(run: etree._Element) -> str | None:
    """The text of a run without format that holds text and nothing else, None for any other run."""
    size = len(run)
    if not 0 < size < 3:
        return None
    if size == 2:
        # LibreOffice gives every run properties, empty ones as well.
        properties = run[0]
        if properties.tag != _RUN_PROPERTIES or len(properties):
            return None
    text = run[-1]
    return shown_text(text.text or "", text) if text.tag == _TEXT else None


def shown_text(text: str, element: etree._Element) -> str:
    """Text as Word reads it from XML: white space at its ends counts only where the file says so."""
    at_ends = text != "" and (text[0] <= " " or text[-1] <= " ")
    if at_ends and element.get(XML_SPACE) != "preserve" and not _inherits_space(element):
        text = text.strip(" \t\r\n")
    return text.replace("\n", " ") if "\n" in text else text


def _inherits_space(element: etree._Element) -> bool:
    root = element.getroottree().getroot()
    return root.get(XML_SPACE) == "preserve"
