"""Plain text as a Source, and a tree as short lines, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from regelcheck.model import Block, Mark, Node, NodeKind, Place, Regeling, Source, Vorm
from regelcheck.structure import parse_regeling

REGELING = """
    Regeling Boekerij
    De Minister van Cultuur en de raad van de gemeente Aa, Gelet op de wet; Besluiten: tot het treffen van de regeling.
    Artikel 1
    In deze regeling wordt verstaan onder de gemeente: de gemeente Aa.
    Artikel 2
    Er is een openbaar lichaam Boekerij.
    Artikel 3
    Het lichaam leent boeken uit.
"""


def blocks(text: str) -> tuple[Block, ...]:
    """One Block for every line that is not blank."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(Block(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))


def labelled(*rows: tuple[str, str]) -> tuple[Block, ...]:
    """Blocks with an automatic label, as Word has them."""
    return tuple(
        Block(label=label, text=text, place=Place(paragraph=at)) for at, (label, text) in enumerate(rows, 1)
    )


def marked(text: str, mark: Mark, paragraph: int = 1) -> Block:
    return Block(text=text, place=Place(paragraph=paragraph), marks=frozenset({mark}))


def source(parts: Iterable[Block]) -> Source:
    return Source(path=Path("concept.txt"), format="txt", sha256="", blocks=tuple(parts))


def parse(text: str | Iterable[Block], *, fragment: bool = False, vorm: Vorm | None = None) -> Regeling:
    parts = blocks(text) if isinstance(text, str) else text
    return parse_regeling(source(parts), fragment=fragment, vorm=vorm)


_SHORT = {NodeKind.ARTIKEL: "art", NodeKind.LID: "lid", NodeKind.ONDERDEEL: "ond"}


def shape(nodes: Iterable[Node], depth: int = 0) -> list[str]:
    """The tree, one node a line: kind, number, [heading] and text, indented by two spaces a level."""
    found: list[str] = []
    for node in nodes:
        words = [
            _SHORT.get(node.kind, str(node.kind)),
            node.number or "",
            f"[{node.heading}]" if node.heading else "",
        ]
        found.append("  " * depth + " ".join(word for word in [*words, node.text] if word))
        found += shape(node.children, depth + 1)
    return found


def tree(text: str | Iterable[Block], *, fragment: bool = True) -> list[str]:
    return shape(parse(text, fragment=fragment).parts)
