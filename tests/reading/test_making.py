"""Values made in bulk are the values that their own constructors make."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from regelcheck.model import Block, Mark, Place, Revision
from regelcheck.reading.making import make_block, make_place, make_revision

PLACE = Place(page=2, paragraph=7)
BLOCK = Block(
    text="De raad", place=PLACE, style="Lid", label="1.", indent=18.0, bold=True, marks=frozenset({Mark.TABLE})
)
REVISION = Revision(kind=Mark.DELETED, author="A. Jansen", date="2026-03-01", text="kan", place=PLACE)
MADE = (
    (make_place(2, 7), PLACE),
    (make_block("De raad", PLACE, "Lid", "1.", 18.0, True, frozenset({Mark.TABLE})), BLOCK),
    (make_revision(Mark.DELETED, "A. Jansen", "2026-03-01", "kan", PLACE), REVISION),
)


@pytest.mark.parametrize(("made", "own"), MADE, ids=lambda value: type(value).__name__)
def test_what_is_made_in_bulk_equals_what_its_constructor_makes(made: object, own: object) -> None:
    assert type(made) is type(own)
    assert (made, hash(made), repr(made)) == (own, hash(own), repr(own))
    assert pickle.loads(pickle.dumps(made)) == own


@pytest.mark.parametrize(("made", "own"), MADE, ids=lambda value: type(value).__name__)
def test_what_is_made_in_bulk_is_locked(made: Block, own: Block) -> None:
    first = dataclasses.fields(made)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, first, None)


def test_every_field_is_asked_for() -> None:
    with pytest.raises(TypeError):
        make_place(2)  # type: ignore[call-arg]
