"""Hang the paragraphs of one artikel (or bijlage, considerans, toelichting) under each other: leden, onderdelen, text.

Numbers, letters and streepjes are told apart by which of them is due; where the text leaves a choice ("2." may be the
second lid or the second item of a list in the first), the colon before the list and the full stop after it decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelcheck.model import NodeKind
from regelcheck.structure.draft import Claims, Draft
from regelcheck.structure.labels import ItemLabel, Style, item_value, read_label
from regelcheck.structure.line import Line

MAX_DEPTH = 6
"""Lists nested deeper than this go on at the deepest level; no regeling has them, hostile input has."""

_FINISHED = re.compile(r"[.;:!?…][\])”\"’']{0,2}$")
_DEFINITION = re.compile(r"^[^:.;]{2,90}:\s")
_UNLABELLED_KEY = re.compile(r"^[^.;]{2,80}(?::\s*|\s)[€\d][^;]{0,40}$")


@dataclass(slots=True)
class _Level:
    """An open list: how its items are labelled, the value of the last one, that item and its indent."""

    style: Style
    value: int
    item: Draft
    indent: float
    char: str = ""
    count: int = 1


class Content:
    """Takes the lines under one heading, in order, and builds the children of `owner`."""

    def __init__(self, owner: Draft, claims: Claims, *, lid: str | None = None) -> None:
        self._owner = owner
        self._claims = claims
        self._lid: Draft | None = None
        self._last = 0
        self._para: Draft | None = None
        self._levels: list[_Level] = []
        self._tail: Draft = owner
        self._previous: Line | None = None
        self._indent = 0.0
        self._given_lid = lid

    @property
    def empty(self) -> bool:
        """Has no line come in yet?"""
        return self._previous is None

    @property
    def finished(self) -> bool:
        """Does what came in last end a sentence?"""
        return self._previous is not None and bool(_FINISHED.search(self._previous.text))

    def add(self, line: Line) -> None:
        """Take the next line."""
        label = None if line.in_row else read_label(line.text)
        if label is None or not self._place(label, line):
            self._plain(line)
        self._previous = line

    def close(self) -> None:
        """Say that no more lines come: several unnumbered paragraphs become leden without a number."""
        owner = self._owner
        first = owner.children[0] if owner.children else None
        if (
            owner.kind is NodeKind.ARTIKEL
            and owner.pieces
            and first
            and first.kind is NodeKind.LID
            and not first.number
        ):
            opening = Draft(NodeKind.LID)
            opening.pieces, owner.pieces = owner.pieces, []
            owner.children.insert(0, opening)

    # --- labelled lines -------------------------------------------------------------------------------------------

    def _place(self, label: ItemLabel, line: Line) -> bool:
        """Hang the labelled line where its label is due; False when the label is only how the text begins."""
        if label.style in (Style.NUMBER, Style.BARE):
            return self._number(label, line)
        if label.style is Style.DECIMAL:
            return self._decimal(label, line)
        if label.style is Style.BULLET:
            return self._bullet(label, line)
        return self._item(label, line)

    def _number(self, label: ItemLabel, line: Line) -> bool:
        value = item_value(Style.NUMBER, label.number)
        open_list = self._find(Style.NUMBER)
        lid_due = self._lid_due(label, value)
        if open_list is not None and value == self._levels[open_list].value + 1:
            ended = self._tail.last_text().endswith(".") and self._levels[open_list].count > 1
            if not (lid_due and ended and self._last + 1 == value):
                return self._sibling(open_list, value, label, line)
        if value == 1 and label.style is Style.NUMBER and self._opens_list():
            return self._nested(Style.NUMBER, label, line)
        if not lid_due:
            return False
        return self._start_lid(label, value, line)

    def _lid_due(self, label: ItemLabel, value: int) -> bool:
        step = value - self._last
        if label.style is Style.BARE:
            return step in (0, 1) and (step == 1 or not label.number.isdigit()) and self._done()
        if not label.number.isdigit():
            return 0 <= step <= 5
        if step == 1:
            return True
        if self._last == 0:
            return value <= 20
        return (
            1 < step <= 5 or (step <= 0 and self._done() and not self._levels) or (step <= 0 and value == 1)
        )

    def _done(self) -> bool:
        """Is the text before this line at an end, so that a number can be a label?"""
        return self._previous is None or bool(_FINISHED.search(self._previous.text)) or not self._tail.pieces

    def _start_lid(self, label: ItemLabel, value: int, line: Line) -> bool:
        self._levels.clear()
        self._last, self._indent = value, line.source.indent
        self._lid = self._para = self._tail = self._owner.child(NodeKind.LID, label.number)
        self._claims.add_text(self._lid, line, label.rest)
        return True

    def _decimal(self, label: ItemLabel, line: Line) -> bool:
        """ "7.2.1" is a lid of article 7.2, "1.1" one of article 1 or an item of lid 1; anything else is a figure."""
        stem, _, last = label.number.rpartition(".")
        if self._owner.number == stem and self._owner.kind is not NodeKind.BIJLAGE:
            return self._start_lid(label, int(last), line)
        if self._lid is not None and self._lid.number == stem:
            found = self._find(Style.DECIMAL)
            if found is not None:
                return self._sibling(found, int(last), label, line)
            return self._nested(Style.DECIMAL, label, line)
        return False

    def _item(self, label: ItemLabel, line: Line) -> bool:
        style, number = label.style, label.number
        open_letters = self._find(Style.LETTER)
        if style is Style.LETTER and set(number) <= set("ivx"):
            # "i." follows h in a list of letters, and opens a list of romans elsewhere.
            roman = self._find(Style.ROMAN)
            due = item_value(Style.LETTER, number)
            in_letters = open_letters is not None and self._levels[open_letters].value + 1 == due
            goes_on = roman is not None and item_value(Style.ROMAN, number) == self._levels[roman].value + 1
            if goes_on or (number == "i" and not in_letters):
                style = Style.ROMAN
        value = item_value(style, number)
        found = self._find(style)
        if found is not None and 0 <= value - self._levels[found].value <= 5:
            return self._sibling(found, value, label, line)
        if value == 1:
            if found is not None and not self._opens_list():
                del self._levels[found:]
            return self._nested(style, label, line)
        if found is None and not self._levels and (style is not Style.UPPER) and self._done():
            return self._nested(style, label, line)
        return False

    def _bullet(self, label: ItemLabel, line: Line) -> bool:
        indent = line.source.indent
        for index in range(len(self._levels) - 1, -1, -1):
            level = self._levels[index]
            if level.style is Style.BULLET and level.char == label.number and indent <= level.indent + 4:
                if indent < level.indent - 4 and any(
                    other.style is Style.BULLET and other.char == label.number
                    for other in self._levels[:index]
                ):
                    continue
                return self._sibling(index, level.value + 1, label, line)
        if (
            self._levels
            and not self._opens_list()
            and indent <= self._levels[-1].indent
            and self._levels[-1].indent
        ):
            self._levels.clear()
        return self._nested(Style.BULLET, label, line)

    def _opens_list(self) -> bool:
        return self._tail.last_text().endswith(":")

    def _find(self, style: Style) -> int | None:
        """The innermost open list with this kind of label."""
        for index in range(len(self._levels) - 1, -1, -1):
            if self._levels[index].style is style:
                return index
        return None

    def _sibling(self, index: int, value: int, label: ItemLabel, line: Line) -> bool:
        del self._levels[index + 1 :]
        level = self._levels[index]
        level.value, level.count, level.indent = value, level.count + 1, line.source.indent
        level.item = self._new_item(self._holder(index), label, value, line)
        return True

    def _nested(self, style: Style, label: ItemLabel, line: Line) -> bool:
        if len(self._levels) >= MAX_DEPTH:
            self._levels.pop()
        holder = self._holder(len(self._levels))
        value = item_value(style, label.number) or 1
        item = self._new_item(holder, label, value, line)
        self._levels.append(_Level(style, value, item, line.source.indent, label.number))
        return True

    def _holder(self, depth: int) -> Draft:
        return self._levels[depth - 1].item if depth else (self._para or self._owner)

    def _new_item(self, holder: Draft, label: ItemLabel, value: int, line: Line) -> Draft:
        mark = f"{value}e streepje" if label.style is Style.BULLET else None
        self._tail = holder.child(NodeKind.ONDERDEEL, label.number or None, mark)
        self._claims.add_text(self._tail, line, label.rest)
        return self._tail

    # --- lines without a label ------------------------------------------------------------------------------------

    def _plain(self, line: Line) -> None:
        if self._given_lid and self.empty:
            self._start_lid(
                ItemLabel(Style.NUMBER, self._given_lid, line.text),
                item_value(Style.NUMBER, self._given_lid),
                line,
            )
        elif self._continues(line):
            self._claims.add_text(self._tail, line, line.text)
        elif self._unlabelled_item(line):
            pass
        elif self._levels:
            self._after_list(line)
        elif self._para is None and not self._owner.pieces and not self._owner.children:
            self._tail, self._indent = self._owner, line.source.indent
            self._claims.add_text(self._owner, line, line.text)
        elif self._lid is not None:
            self._claims.add_text(self._tail, line, line.text)
        else:
            self._paragraph(self._owner, line)

    def _continues(self, line: Line) -> bool:
        """Is this the rest of a sentence that was broken off by a page, a line or a label of its own?"""
        if self._previous is None or self._previous.heading is not None:
            return False
        if line.in_row:
            return True
        if not self._tail.pieces:
            return self._tail is not self._owner
        if line.row:
            return False
        before = self._tail.last_text()
        if _FINISHED.search(before):
            return False
        if line.table or self._previous.table:
            return line.table and self._previous.table and len(before) + len(line.text) < 2000
        if line.text[0].islower():
            return True
        if before.endswith((",", "-")) and self._levels and self._levels[-1].style is not Style.NONE:
            return line.source.place.page != self._previous.source.place.page
        pages = (self._previous.source.place.page, line.source.place.page)
        return None not in pages and pages[0] != pages[1] and len(before) > 40

    def _unlabelled_item(self, line: Line) -> bool:
        """Definitions or a key of contributions: lines after a colon that end in a semicolon, without labels."""
        before = self._tail.last_text()
        if line.row and self._previous is not None and self._previous.in_row:
            before = " ".join(piece for piece, _ in self._tail.pieces[-8:])
        item = ItemLabel(Style.NONE, "", line.text)
        text = line.row or line.text
        if self._levels and self._levels[-1].style is Style.NONE:
            alike = before.endswith((";", ",")) or text.endswith(";") or self._key_like(before, text)
            return alike and self._sibling(len(self._levels) - 1, self._levels[-1].value + 1, item, line)
        if not before.endswith(":") or (line.table and not line.row):
            return False
        if text.endswith((";", ",")) or ("verstaan" in before and _DEFINITION.match(text)):
            return self._nested(Style.NONE, item, line)
        return bool(_UNLABELLED_KEY.match(text)) and self._nested(Style.NONE, item, line)

    def _key_like(self, before: str, text: str) -> bool:
        if _UNLABELLED_KEY.match(before) and _UNLABELLED_KEY.match(text):
            return True
        return bool(_DEFINITION.match(before) and _DEFINITION.match(text))

    def _after_list(self, line: Line) -> None:
        """Text after a list: of the item when it is indented like it, else of the lid the list stands in."""
        level = self._levels[-1]
        if line.source.indent > self._indent and line.source.indent >= level.indent > self._indent:
            self._claims.add_text(self._tail, line, line.text)
            return
        self._levels.clear()
        self._paragraph(self._lid or self._owner, line)

    def _paragraph(self, holder: Draft, line: Line) -> None:
        self._para = self._tail = holder.child(NodeKind.LID)
        self._indent = line.source.indent
        self._claims.add_text(self._para, line, line.text)
