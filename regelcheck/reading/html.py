"""Read a saved web page: the text of the regeling, without the navigation, buttons and footers of the site around it.

Meant for pages of lokaleregelgeving.overheid.nl, officielebekendmakingen.nl and wetten.overheid.nl, and for HTML that a
word processor writes. Numbers that the page keeps apart from the text become labels.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Comment, Mark, Place, Revision, Source, UnreadKind
from regelcheck.reading.beside import Page, Role, Stretch, opening
from regelcheck.reading.counting import count_in
from regelcheck.reading.embedded import EMBEDDED, account_for
from regelcheck.reading.files import read_bytes, sha256_of
from regelcheck.reading.gatherer import Gatherer
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.markup import parse_html, squeeze, text_of
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.stylesheet import hide_by_style_sheet
from regelcheck.reading.unread import Unread
from regelcheck.reading.view import View
from regelcheck.reading.webnotes import Addition, addition_of, is_sign, list_label, note_label, remark_of
from regelcheck.reading.webpage import (
    BLOCKS,
    LOST_NUMBERS,
    SILENT,
    is_cookie_bar,
    is_furniture,
    is_hidden,
    is_site,
    loses_numbers,
    main_parts,
    title_outside,
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABELS = frozenset({"lidnr", "li.nr", "li-nr", "linr", "lijstnr", "ol", "nr-li"})
_MARKS = {Addition.NOTE: Mark.FOOTNOTE, Addition.CONTENTS: Mark.CONTENTS}
_DELETED = frozenset({"del", "s", "strike"})


def read_html(path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read an HTML page; <ins> and <del> are the tracked changes of a page, and follow `view`."""
    root = parse_html(read_bytes(path, limits), path.name, limits)
    hide_by_style_sheet(root, path.name, limits)
    parts = main_parts(root)
    title = title_outside(root, parts)
    page = Page(root, parts, title)
    reader = _Reader(path.name, view, limits, page)
    if title is not None:
        reader.read(title)
    for stretch in page.stretches():
        reader.take(stretch)
    blocks = tuple(reader.gatherer.blocks)
    if not blocks:
        raise UnreadableDocument(
            f"De webpagina {path.name} bevat geen tekst.",
            "Bewaar de pagina opnieuw nadat zij helemaal is geladen, of haal de regeling op als PDF.",
        )
    if loses_numbers(root, blocks):
        reader.unread.warn(LOST_NUMBERS)
    return Source(
        path=path,
        format="HTML",
        sha256=sha256_of(path),
        blocks=blocks,
        unread=reader.unread.parts,
        warnings=reader.unread.warnings,
        revisions=tuple(reader.revisions),
        comments=tuple(reader.comments),
    )


class _Reader:
    """Walks the page and closes a Block at every element that a browser starts on a new line.

    `inside` is the reader of the text around the part that this one reads apart: a heading, a cell.
    """

    def __init__(
        self, name: str, view: View, limits: Limits, page: Page, inside: _Reader | None = None
    ) -> None:
        self.gatherer = Gatherer(name, limits)
        self.revisions: list[Revision] = [] if inside is None else inside.revisions
        self.comments: list[Comment] = [] if inside is None else inside.comments
        self.unread: Unread = Unread() if inside is None else inside.unread
        self._inside = inside
        self._view = view
        self._page = page
        self._depth = 0
        self._marks: frozenset[Mark] = frozenset()

    def read(self, element: etree._Element) -> None:
        self._block(element)
        self.gatherer.close()
        self.gatherer.close_label()

    def take(self, stretch: Stretch) -> None:
        """Do with a part of the page what its role asks."""
        if stretch.role is Role.UNREAD:
            self.unread.leave(UnreadKind.BESIDE, None, opening(stretch.lines))
            return
        for piece in stretch.pieces:
            if isinstance(piece, str):
                self.gatherer.add(piece)
                self._close()
            elif stretch.role is Role.PICTURE:
                account_for(piece, self.unread, Place(paragraph=max(self.gatherer.count, 1)))
            elif stretch.role is Role.HIDDEN:
                self._hide(piece)
                self._close()
            else:
                self.read(piece)

    def _pass_by(self, element: etree._Element) -> None:
        """Within the text, keep apart what is hidden, and look whether what seems of the site is more than that."""
        if is_cookie_bar(element):
            return
        if is_hidden(element) and not is_furniture(element):
            self._hide(element)
        elif element.tag == "aside" or (element.tag not in SILENT and not is_hidden(element)):
            stretch = self._page.judge_within(element)
            if stretch is not None:
                self._close()
                self.take(stretch)

    def _hide(self, element: etree._Element) -> None:
        """Read what no browser shows: its blocks stand apart, and take no number."""
        inner = _Reader(self.gatherer.name, self._view, self.gatherer.limits, self._page, self)
        inner.read(element)
        outer = self
        while outer._inside is not None:
            outer = outer._inside
        outer.gatherer.hide(inner.gatherer.blocks)

    def _place(self) -> Place:
        return Place(paragraph=self.gatherer.count + 1) if self._inside is None else self._inside._place()

    def _close(self, *, bold: bool = False) -> None:
        self.gatherer.close(indent=18.0 * self._depth, bold=bold, marks=self._marks)

    def _children(self, element: etree._Element) -> None:
        self.gatherer.add(squeeze(element.text))
        for child in element:
            self._node(child)
            self.gatherer.add(squeeze(child.tail))

    def _node(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if is_site(element) or tag == "aside":
            self._pass_by(element)
            return
        if tag in EMBEDDED:
            account_for(element, self.unread, self._place())
        if tag in SILENT:
            return
        if tag == "br":
            if not self.gatherer.break_line():
                self._close()
        elif tag in BLOCKS:
            self._close()
            self._block(element)
        elif tag == "ins" or tag in _DELETED:
            self._change(element)
        elif not is_sign(element) and not self._take_label(element):
            if "line-through" in (element.get("style") or "") and (text := text_of(element).strip()):
                self.unread.see_struck(self._place(), text)
            self._children(element)

    def _block(self, element: etree._Element) -> None:
        tag = element.tag
        addition = addition_of(element)
        if addition is Addition.REMARK:
            if text := remark_of(element):
                self.comments.append(Comment(author="", text=text, place=self._place()))
        elif tag in _HEADINGS:
            self._heading(element)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "pre":
            for line in text_of(element).splitlines():
                self.gatherer.add(line)
                self._close()
        else:
            outside = self._marks
            if addition is not None:
                self._marks |= {_MARKS[addition]}
            self._children(element)
            self._close(bold=_all_bold(element))
            self._marks = outside

    def _heading(self, element: etree._Element) -> None:
        """A heading is one line, also when the site breaks it after "Artikel 1."."""
        inner = _Reader(self.gatherer.name, self._view, self.gatherer.limits, self._page, self)
        inner._children(element)
        inner.gatherer.close()
        words = " ".join(f"{block.label} {block.text}".strip() for block in inner.gatherer.blocks)
        self.gatherer.add(" ".join(words.split()))
        self.gatherer.close(style=f"Heading {element.tag[1]}", bold=True)

    def _list(self, element: etree._Element) -> None:
        self._depth += 1
        labels = count_in(element)
        self._loose(element.text)
        for child in element:
            if child.tag != "li":
                self._node(child)
            elif is_site(child):
                self._pass_by(child)
            else:
                label = labels.get(child, "")
                if label and not _has_own_label(child):
                    self.gatherer.label(label)
                outside = self._marks
                if addition_of(child) is Addition.NOTE:
                    self._marks |= {Mark.FOOTNOTE}
                self._children(child)
                self._close()
                self.gatherer.close_label()
                self._marks = outside
            self._loose(child.tail)
        self._depth -= 1

    def _loose(self, text: str | None) -> None:
        """Text between the items of a list, where HTML allows none and browsers show it."""
        if text and text.strip():
            self.gatherer.add(squeeze(text))
            self._close()

    def _take_label(self, element: etree._Element) -> bool:
        """A number in an element of its own, at the start of a paragraph, is a label and no text."""
        label = note_label(element)
        if label is not None and (not label or self.gatherer.has_text):
            # The way back at the end of a note.
            return True
        if label is None and not self.gatherer.has_text:
            label = list_label(element)
        if label is not None:
            self.gatherer.label(label)
            return True
        if not _LABELS.intersection((element.get("class") or "").lower().split()):
            return False
        self.gatherer.label(text_of(element))
        return True

    def _change(self, element: etree._Element) -> None:
        deleted = element.tag != "ins"
        text = normalise_text(text_of(element))
        if text:
            kind = Mark.DELETED if deleted else Mark.INSERTED
            author, date = element.get("data-author") or "", element.get("datetime") or ""
            self.revisions.append(Revision(kind=kind, author=author, date=date, text=text, place=self._place()))
        if deleted is (self._view is View.OORSPRONKELIJK):
            self._children(element)

    def _table(self, element: etree._Element) -> None:
        for caption in element.iterchildren("caption"):
            self._block(caption)
        for row in element.iter("tr"):
            cells = []
            for cell in row:
                if cell.tag in ("td", "th"):
                    inner = _Reader(self.gatherer.name, self._view, self.gatherer.limits, self._page, self)
                    inner.read(cell)
                    cells.append(" ".join(f"{b.label} {b.text}".strip() for b in inner.gatherer.blocks))
            if any(cells):
                self.gatherer.add(" | ".join(" ".join(cell.split()) for cell in cells))
                self.gatherer.close(marks=frozenset({Mark.TABLE}))


def _is_data(table: etree._Element) -> bool:
    """A table of data has rows of two cells or more and no table or heading in its cells; others only lay out the page."""
    if table.get("role") == "presentation" or any(True for _ in table.iter("table") if _ is not table):
        return False
    if any(True for _ in table.iter(*_HEADINGS)):
        return False
    rows = [[c for c in row if c.tag in ("td", "th") and text_of(c).strip()] for row in table.iter("tr")]
    return any(len(row) >= 2 for row in rows)


def _has_own_label(item: etree._Element) -> bool:
    """Whether the list item brings its number along in an element of its own."""
    for element in item.iter("span", "p", "div", "b", "strong"):
        if _LABELS.intersection((element.get("class") or "").lower().split()):
            return next(element.iterancestors("li"), None) is item
    return False


def _all_bold(element: etree._Element) -> bool:
    """Whether all text of a paragraph stands in <b> or <strong>."""
    if element.tag != "p" or (element.text or "").strip():
        return False
    return len(element) > 0 and all(
        child.tag in ("b", "strong") and not (child.tail or "").strip() for child in element
    )
