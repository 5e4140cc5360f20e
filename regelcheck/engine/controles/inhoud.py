"""Which artikelen, leden and onderdelen a Regeling has, to look up what it refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import inside
from regelcheck.model import OUT_OF_VIEW, Node, NodeKind, Regeling

MIN_ARTIKELEN = 3
"""With fewer numbered artikelen a text is a part of something, and nothing is said about what is missing."""
_AMENDS = re.compile(r"\bwijziging(?:s\w*)?\b|\bgewijzigd", re.IGNORECASE)


class Inhoud:
    """The artikelen of the Regeling by number. `usable` says whether anything can be called missing."""

    def __init__(self, document: Annotated) -> None:
        self._regeling = document.regeling
        numbered = [node for node in document.regeling.artikelen() if node.number is not None]
        self._count = len(numbered)
        self.artikelen: dict[str, Node] = {}
        for node in numbered:
            self.artikelen.setdefault(plain(node.number or ""), node)

    @cached_property
    def usable(self) -> bool:
        """Not for loose provisions, a few artikelen, or a wijzigingsregeling, which speaks of another text."""
        return is_whole(self._regeling) and self._count >= MIN_ARTIKELEN

    @cached_property
    def everything(self) -> str:
        """All text in view, also what found no place in the tree; what is struck or hidden names nothing any more."""
        blocks = (one for one in self._regeling.source.blocks if not one.marks & OUT_OF_VIEW)
        return "\n".join(f"{block.label} {block.text}" for block in blocks)

    def names(self, artikel: str) -> bool:
        """Whether a line of the file starts with this artikel, also when it became no artikel of the Regeling."""
        return re.search(rf"(?im)^\W*artikel(?:en)?\s+{re.escape(artikel)}(?![\w:])", self.everything) is not None


def is_whole(regeling: Regeling) -> bool:
    """Whether the text is meant to stand on its own: no loose provisions, and no changes to another text."""
    return not regeling.fragment and _AMENDS.search(regeling.title) is None


def plain(number: str) -> str:
    """A number as references write it: lower case, without closing signs."""
    return number.strip(" .:)°º").lower()


def leden(artikel: Node) -> tuple[Node, ...]:
    """The leden of an artikel, numbered or not."""
    return tuple(child for child in artikel.children if child.kind is NodeKind.LID)


def find_lid(artikel: Node, number: str) -> Node | None:
    """The lid with that number; of unnumbered ones the one in that place."""
    own = leden(artikel)
    for lid in own:
        if lid.number is not None and plain(lid.number) == number:
            return lid
    unnumbered = _paragraphs(artikel, own)
    if unnumbered and number.isdigit() and 1 <= int(number) <= len(unnumbered):
        return unnumbered[int(number) - 1]
    return None


def may_hide(node: Node, label: str) -> bool:
    """Whether the text of a node holds the label as a number of its own: then it may be an item that was not read as one."""
    return re.search(rf"(?<![\w,.]){re.escape(label)}\s?[.)°º:]?\s+\S", inside(node), re.IGNORECASE) is not None


def onderdelen(node: Node) -> frozenset[str]:
    """The labels of all onderdelen below a node."""
    return frozenset(plain(one.number) for one in node.walk() if one.kind is NodeKind.ONDERDEEL and one.number)


def _paragraphs(artikel: Node, own: Sequence[Node]) -> list[Node]:
    """The unnumbered paragraphs of an artikel, its own text being the first."""
    if any(lid.number is not None for lid in own):
        return []
    return [*([artikel] if artikel.text else []), *own]
