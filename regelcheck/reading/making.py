"""Make frozen values by the thousand: a Block and a Place for each paragraph, which their own constructors do slowly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, TypeVar

from regelcheck.model import Block, Mark, Place, Revision

_Value = TypeVar("_Value")


def maker(cls: type[_Value]) -> Callable[..., _Value]:
    """A constructor of the frozen, slotted dataclass `cls` that takes all its fields, in order; three times as fast.

    A frozen dataclass sets each field around its own lock. This fills a twin without one, which then becomes what it
    was made for: equal in all respects, and locked.
    """
    twin = make_dataclass(cls.__name__, [field.name for field in fields(cls)], slots=True)  # type: ignore[arg-type]

    def make(*values: Any) -> _Value:
        made: Any = twin(*values)
        made.__class__ = cls
        return made  # type: ignore[no-any-return]

    return make


make_place: Callable[[int | None, int], Place] = maker(Place)
"""Page and paragraph."""
make_block: Callable[[str, Place, str, str, float, bool, frozenset[Mark]], Block] = maker(Block)
"""Text, place, style, label, indent, bold, marks."""
make_revision: Callable[[Mark, str, str, str, Place], Revision] = maker(Revision)
"""Kind, author, date, text, place."""
