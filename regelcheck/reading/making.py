"""Make frozen values by the thousand: a Block and a Place for each paragraph, which their own constructors do slowly.

A frozen dataclass sets each field around its own lock. Here a twin without one is filled, which then becomes what it
was made for: equal in all respects, and locked. That takes a fifth of the time.
"""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import Any

from regelcheck.model import Block, Mark, Place, Revision


def _twin(cls: type[Block | Place | Revision]) -> type[Any]:
    return make_dataclass(cls.__name__, [field.name for field in fields(cls)], slots=True)


_new = object.__new__
_place, _block, _revision = _twin(Place), _twin(Block), _twin(Revision)


def make_place(page: int | None, paragraph: int) -> Place:
    """`Place`, with all its fields in order."""
    made = _new(_place)
    made.page = page
    made.paragraph = paragraph
    made.__class__ = Place
    return made  # type: ignore[no-any-return]


def make_block(
    text: str, place: Place, style: str, label: str, indent: float, bold: bool, marks: frozenset[Mark]
) -> Block:
    """`Block`, with all its fields in order."""
    made = _new(_block)
    made.text = text
    made.place = place
    made.style = style
    made.label = label
    made.indent = indent
    made.bold = bold
    made.marks = marks
    made.__class__ = Block
    return made  # type: ignore[no-any-return]


def make_revision(kind: Mark, author: str, date: str, text: str, place: Place) -> Revision:
    """`Revision`, with all its fields in order."""
    made = _new(_revision)
    made.kind = kind
    made.author = author
    made.date = date
    made.text = text
    made.place = place
    made.__class__ = Revision
    return made  # type: ignore[no-any-return]
