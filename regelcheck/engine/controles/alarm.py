"""What a controle gives, and the part of a document that is the Regeling's own text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelcheck.engine.annotate import Annotated, Passage
from regelcheck.model import Node, NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something wrong at characters [start, end) of a node's text; `what` says so in Dutch, without a full stop.

    `by_absence` says that something seems to be missing: then text that was not read may hold it.
    """

    node: Node
    start: int
    end: int
    what: str
    by_absence: bool = True


def own_passages(document: Annotated) -> Iterator[Passage]:
    """The passages in the artikelen of the Regeling itself: not in a besluit around it, a bijlage or what it quotes."""
    return (one for one in document.passages if one.node.citation.part is NodeKind.ARTIKEL and not one.node.quoted)


def inside(node: Node) -> str:
    """All text of a node and what is below it."""
    return " ".join(f"{one.heading} {one.text}" for one in node.walk())
