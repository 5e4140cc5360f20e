"""Read what stands in one paragraph of an OpenDocument text into a Draft: spans, changes, fields, notes, frames.

Paragraphs are left to `walker`; notes and text boxes are only noted here, to be walked after the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from lxml import etree

from regelcheck.model import Comment, Mark, Place, UnreadKind
from regelcheck.reading.collector import Change, Collector, Draft
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.odt.changes import Region, as_spaces, deleted_text, plain_text
from regelcheck.reading.odt.names import DC, DRAW, FIELD, HREF, OFFICE, SVG, TEXT
from regelcheck.reading.odt.styles import Styles, TextStyle, points
from regelcheck.reading.view import View

_SPAN = f"{TEXT}span"
_STYLE_NAME = f"{TEXT}style-name"
_SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_CHANGES = frozenset({f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"})
_SKIPPED = frozenset(
    f"{TEXT}{name}" for name in ("number", "ruby-text", "tracked-changes", "script", "toc-mark")
)
_OBJECTS = (f"{DRAW}object", f"{DRAW}object-ole")


@dataclass(frozen=True, slots=True)
class Aside:
    """A note (with its label) or text box (without) to walk after its paragraph, and the insertions it stands in."""

    content: etree._Element
    label: str | None
    insertions: Mapping[str, Change]


class Inline:
    """The state of the walk that text depends on: the open paragraph, view, tracked changes, hidden parts, page.

    `draft` may become another one while a paragraph is read, because a deletion that is put back can end paragraphs.
    `insertions` are those open at this point, by id; `reinsert` puts a deletion back. `page` stays None for a file
    without page breaks on record. `note_label` waits for the first paragraph of a note. `in_margin` says that a header
    or footer is being read, and `no_provisions` names the embedded formulas and charts.
    """

    def __init__(self, collector: Collector, regions: dict[str, Region], view: View) -> None:
        self._collector = collector
        self._regions = regions
        self._original = view is View.OORSPRONKELIJK
        self.reinsert: Callable[[Region], None] | None = None
        self.styles = Styles((), ())
        self.draft: Draft | None = None
        self.insertions: dict[str, Change] = {}
        self.concealed = False
        self.page: int | None = None
        self.asides: list[Aside] = []
        self.note_label = ""
        self.in_margin = False
        self.no_provisions: Set[str] = frozenset()
        self._hides_paragraph = False
        self._inner_insertions: set[str] | None = None

    def is_out(self) -> bool:
        """Whether what stands here is left out of the view: deletions never stand in the text, insertions do."""
        return self._original and bool(self.insertions or self._inner_insertions)

    def read(self, paragraph: etree._Element, style: TextStyle) -> None:
        """Read the content of a paragraph into the open Draft."""
        self._see_struck(paragraph, style)
        self._read(paragraph, bool(style.bold), bool(style.hidden) or self.concealed)
        if self._hides_paragraph:
            self._hides_paragraph = False
            if self.draft is not None:
                for text in self.draft.visible:
                    self.draft.hide(text)
                self.draft.visible = []

    def end_paragraph(self) -> None:
        """Take the end of a paragraph into the insertions that go on behind it."""
        if self.draft is not None:
            for change in self.insertions.values():
                self._collector.add_change_text(change, "\n", self.draft)
            self.draft.go_on()

    def see_change(self, point: etree._Element, draft: Draft | None) -> Region | None:
        """Take in the start or end of an insertion, or a deletion; gives a deletion that is to be put back here.

        `draft` is the paragraph that the change is listed under, None for an insertion between paragraphs: then the
        first text of it tells.
        """
        id_ = point.get(f"{TEXT}change-id") or ""
        region = self._regions.get(id_)
        if region is None:
            return None
        if self._inner_insertions is not None:
            if point.tag == f"{TEXT}change-start" and region.kind is Mark.INSERTED:
                self._inner_insertions.add(id_)
            elif point.tag == f"{TEXT}change-end":
                self._inner_insertions.discard(id_)
            return None
        if point.tag == f"{TEXT}change-end":
            self.insertions.pop(id_, None)
        elif point.tag == f"{TEXT}change-start":
            if region.kind is Mark.INSERTED:
                change = self.insertions[id_] = region.new_change()
                if draft is not None:
                    self._collector.add_change_text(change, "", draft)
        elif region.kind is Mark.DELETED and draft is not None:
            text = deleted_text(region)
            self._collector.add_change_text(region.new_change(), text, draft)
            if self._original and not self.insertions:
                self._inner_insertions = set()
                return region
            draft.remove(text, Mark.MOVED if region.moved else Mark.DELETED)
        return None

    def end_reinsertion(self) -> None:
        """Come out of a deletion that was put back.

        Inside one, changes are not listed, as they are not where it stays out; and a deletion inside is not put back,
        or a file could have a deletion contain itself.
        """
        self._inner_insertions = None

    def account_for(self, frame: etree._Element, place: Place) -> None:
        """Account for what a frame may say and the walk cannot read, unless it is no part of the text in this view."""
        if self.in_margin or self.is_out():
            return
        embedded = next(frame.iter(*_OBJECTS), None)
        if embedded is not None:
            if embedded.get(HREF, "").removeprefix("./").strip("/") not in self.no_provisions:
                self._collector.unread.leave(UnreadKind.OBJECT, place)
        elif next(frame.iter(f"{DRAW}image"), None) is not None:
            width, height = points(frame.get(f"{SVG}width")), points(frame.get(f"{SVG}height"))
            self._collector.unread.leave_picture((width or 0.0) * (height or 0.0), place)

    def _read(self, element: etree._Element, bold: bool, hidden: bool) -> None:
        if element.text:
            self._add(element.text.replace("\n", " "), bold, hidden)
        for child in element:
            tag = child.tag
            if tag == _SPAN:
                style = self.styles.get("text", child.get(_STYLE_NAME))
                self._see_struck(child, style)
                self._read(
                    child,
                    bold if style.bold is None else style.bold,
                    (hidden if style.hidden is None else style.hidden) or self.concealed,
                )
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], bold, hidden)
            elif tag in _CHANGES:
                region = self.see_change(child, self.draft)
                if region is not None and self.reinsert is not None:
                    self.reinsert(region)
            elif tag in _SKIPPED:
                pass
            elif tag.startswith(DRAW):
                if self.draft is not None:
                    self.account_for(child, self.draft.place)
                self.asides.append(Aside(child, None, dict(self.insertions)))
            else:
                self._read_other(child, bold, hidden)
            if child.tail:
                self._add(child.tail.replace("\n", " "), bold, hidden)

    def _see_struck(self, element: etree._Element, style: TextStyle) -> None:
        if not style.struck or self.in_margin or self.is_out() or self.draft is None:
            return
        if text := "".join(plain_text(element)).strip():
            self._collector.unread.see_struck(self.draft.place, text)

    def _read_other(self, child: etree._Element, bold: bool, hidden: bool) -> None:
        tag = child.tag
        if tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None:
                label = normalise_text(child.findtext(f"{TEXT}note-citation") or "")
                self.asides.append(Aside(body, label, dict(self.insertions)))
        elif tag == f"{OFFICE}annotation":
            paragraphs = (
                normalise_text("".join(plain_text(paragraph))) for paragraph in child.iter(f"{TEXT}p")
            )
            self._collector.comments.append(
                Comment(
                    author=child.findtext(f"{DC}creator") or "",
                    text="\n".join(filter(None, paragraphs)),
                    place=None if self.draft is None else self.draft.place,
                )
            )
        elif tag == f"{TEXT}soft-page-break":
            if self.page is not None:
                self.page += 1
                if self.draft is not None and self.draft.is_blank:
                    self.draft.page = self.page
        elif tag == f"{TEXT}hidden-text":
            text = child.get(f"{TEXT}string-value") or as_spaces(child.text)
            self._add(text, bold, hidden or child.get(f"{TEXT}is-hidden") == "true")
        elif tag == f"{TEXT}hidden-paragraph":
            self._hides_paragraph = child.get(f"{TEXT}is-hidden") == "true"
        elif child.get(f"{TEXT}display") != "none":
            # Links, bookmarks, content controls and fields with their last result; a variable may be set unseen.
            if tag == f"{FIELD}fieldmark":
                self._add(_form_field(child), bold, hidden)
            self._read(child, bold, hidden)

    def _add(self, text: str, bold: bool, hidden: bool) -> None:
        draft = self.draft
        if draft is None:
            return
        for change in self.insertions.values():
            self._collector.add_change_text(change, text, draft)
        if self._original and (self.insertions or self._inner_insertions):
            moved = any(change.moved for change in self.insertions.values())
            draft.remove(text, Mark.MOVED if moved else Mark.PROPOSED)
        elif hidden:
            draft.hide(text)
        else:
            draft.visible.append(text)
            if not (draft.kept and draft.light) and text.strip():
                draft.kept = draft.kept or not self.insertions
                draft.light = draft.light or not bold


def _form_field(field: etree._Element) -> str:
    """The choice in a list, or a ticked or empty box, as a document that came from Word has them."""
    given: dict[str, list[str]] = {}
    for parameter in field.iterchildren(f"{FIELD}param"):
        given.setdefault(parameter.get(f"{FIELD}name") or "", []).append(parameter.get(f"{FIELD}value") or "")
    kind = field.get(f"{FIELD}type") or ""
    if kind.endswith("FORMCHECKBOX"):
        return "☒" if given.get("Checkbox_Checked") == ["true"] else "☐"
    entries, chosen = given.get("Dropdown_ListEntry", []), given.get("Dropdown_Selected", [])
    number = int(chosen[0]) if chosen and chosen[0].isdecimal() else -1
    return entries[number] if 0 <= number < len(entries) else ""
