"""One logical line of a regeling, and the Block it was cut from."""

from __future__ import annotations

from dataclasses import dataclass

from regelcheck.model import Block, Mark
from regelcheck.structure.labels import Heading


@dataclass(frozen=True, slots=True)
class Line:
    """One heading, one item or one paragraph. `block` is the index of the Block it comes from.

    Of a table row that is known, the first cell has the text of the whole `row`; the other cells are `in_row`.
    """

    text: str
    block: int
    source: Block
    heading: Heading | None = None
    row: str = ""
    in_row: bool = False

    @property
    def table(self) -> bool:
        return Mark.TABLE in self.source.marks
