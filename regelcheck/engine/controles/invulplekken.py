"""Places that a drafter left open and meant to fill in: "[…]", "PM", "XX", "<naam>"."""

from __future__ import annotations

import re

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import Alarm
from regelcheck.model import NodeKind

_SIGNED = frozenset({NodeKind.ONDERTEKENING, NodeKind.SLOTFORMULIER, NodeKind.TOELICHTING})
"""Dots and lines belong there."""
_OPEN = re.compile(
    r"\[(?=[^\]]{0,80}(?:…|\.{2}|_{2}|\bx{2,}\b|\bPM\b|\bn\.?t\.?b|\binvul|\bin te vullen|\bkeuze\b|\s/\s))[^\]]{1,80}\]"
    r"|\[\s*(?:naam|datum|bedrag|aantal|plaats|termijn|getal|gemeente|nummer|percentage)[^\]]{0,40}\]"
    r"|(?<![\w.])(?:PM|P\.M\.)(?!\w)"
    r"|(?<!\w)X{3,}(?!\w)|(?<![\w])(?<!stuk )(?<!itel )(?<!deling )(?<!deel )(?<!lage )XX(?!\w)"
    r"|(?<!\w)x{2,}(?!\w)"
    r"|…\s?…+|\.{5,}|_{3,}"
    r"|<\s?(?:naam|datum|bedrag|aantal|plaats|termijn|invul|gemeente|nummer)[^<>]{0,40}>"
    r"|\b(?:nader|nog) in te vullen\b|\bn\.t\.b\.|\bt\.b\.d\.|\bTODO\b",
)


def placeholders(document: Annotated, _: frozenset[str]) -> tuple[Alarm, ...] | None:
    """The places left open, in the order of the text; also in loose provisions."""
    return tuple(
        Alarm(node=node, start=match.start(), end=match.end(), what=f"hier staat nog een invulplek: {match[0]}", by_absence=False)
        for node in document.regeling.walk()
        if node.citation.part not in _SIGNED and not node.quoted
        for match in _OPEN.finditer(node.text)
    )
