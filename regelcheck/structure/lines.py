"""Turn Blocks into logical lines, one heading or one item each, and set apart what is not text of the regeling.

A Block is what a file calls a paragraph. Real files put a whole article in one paragraph, a heading over two, and
the name of the publisher between. After this module a line starts with at most one heading or one label; which
line hangs under which is left to the modules after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelcheck.model import Block, Mark
from regelcheck.structure.furniture import drop_contents, drop_repeated, drop_running_heads
from regelcheck.structure.line import Line
from regelcheck.structure.run_on import Splitter
from regelcheck.structure.tables import with_rows

ASIDE = frozenset({Mark.DELETED, Mark.HIDDEN, Mark.HEADER, Mark.CONTENTS, Mark.FOOTNOTE})
"""Marks of Blocks that are never read as text of the Regeling."""


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """All lines of the Blocks that are text, in order; what is left out belongs in the leftovers."""
    raw = [
        Line(text, index, block)
        for index, block in enumerate(blocks)
        if not block.marks & ASIDE
        for text in _texts(block)
    ]
    splitter = Splitter()
    split = [piece for line in with_rows(raw) for piece in splitter.split(line)]
    return drop_contents(drop_repeated(drop_running_heads(split)))


def _texts(block: Block) -> Iterator[str]:
    """The label Word shows and the text, as one would read them, one manual line at a time."""
    label = block.label.strip()
    for text in block.text.split("\n"):
        whole = " ".join(f"{label} {text}".split())
        label = ""
        if whole:
            yield whole
