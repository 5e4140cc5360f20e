"""Turn Blocks into logical lines, one heading or one item each, and set apart what is not text of the regeling.

A Block is what a file calls a paragraph. Real files put a whole article in one paragraph, a heading over two, and
the name of the publisher between. After this module a line starts with at most one heading or one label; which
line hangs under which is left to the modules after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelcheck.model import ASIDE, Block, Mark
from regelcheck.structure.furniture import drop_contents, drop_repeated, drop_running_heads, drop_title_above
from regelcheck.structure.line import Line
from regelcheck.structure.run_on import Splitter
from regelcheck.structure.tables import with_rows

# What is set apart, by what finds it, in the order in which they look.
_FURNITURE = (
    (drop_title_above, Mark.HEADER),
    (drop_running_heads, Mark.HEADER),
    (drop_repeated, Mark.PUBLISHER),
    (drop_contents, Mark.CONTENTS),
)


def read_lines(blocks: Sequence[Block]) -> tuple[list[Line], dict[int, Mark]]:
    """All lines of the Blocks that are text, in order, and what the Blocks are, by index, of which a line was set apart."""
    raw = [
        Line(text, index, block)
        for index, block in enumerate(blocks)
        if not block.marks & ASIDE
        for text in _texts(block)
    ]
    splitter = Splitter()
    split = [piece for line in with_rows(raw) for piece in splitter.split(line)]
    apart: dict[int, Mark] = {}
    lines = split
    for drop, mark in _FURNITURE:
        kept = drop(lines)
        if len(kept) < len(lines):
            left = {id(line) for line in kept}
            apart.update((line.block, mark) for line in lines if id(line) not in left)
        lines = kept
    return lines, apart


def _texts(block: Block) -> Iterator[str]:
    """The label Word shows and the text, as one would read them, one manual line at a time."""
    label = block.label.strip()
    for text in block.text.split("\n"):
        whole = " ".join(f"{label} {text}".split())
        label = ""
        if whole:
            yield whole
