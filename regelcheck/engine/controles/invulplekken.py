"""Places that a drafter left open and meant to fill in: "[…]", "PM", "XX", "<naam>"."""

from __future__ import annotations

import re

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import Alarm
from regelcheck.model import NodeKind

_SIGNED = frozenset({NodeKind.ONDERTEKENING, NodeKind.SLOTFORMULIER, NodeKind.TOELICHTING})
"""Dots and lines belong there."""
_FILLED_IN = r"naam|datum|bedrag|aantal|plaats|termijn|getal|nummer|percentage"
_NOTES = (
    r"vervallen|gereserveerd|red|redactie|sic|noot|zie|toelichting|wijzig\w*|gewijzigd|treedt|dit|artikel|bijlage|afbeelding|figuur|"
    r"kaart|tabel|link|logo|handtekening|w\.?g|getekend|was getekend|tekst|regeling|opgenomen|niet meer|hierna|gemeenteblad|"
    r"provinciaal blad|waterschapsblad|blad gemeenschappelijke|stb|stcrt|staatsblad|staatscourant"
)
"""What stands between brackets in a text that is finished."""
_OPEN = re.compile(
    r"\[\s?[●•]+\s?\]"
    rf"|\[\s?(?i:{_FILLED_IN})\b[^\]]{{0,40}}\]"
    r"|\[[^\]]{0,80}(?i:in te vullen|nader te bepalen|\bn\.?t\.?b\b|\bkeuze\b|\bp\.?m\b)[^\]]{0,80}\]"
    r"|\[(?=[^\]]{0,80}(?:…|\.{2}|_{2}|\bx{2,}\b|\bPM\b|\bn\.?t\.?b|\binvul|\bin te vullen|\bkeuze\b|\s/\s))[^\]]{1,80}\]"
    r"|\[\s*(?:naam|datum|bedrag|aantal|plaats|termijn|getal|gemeente|nummer|percentage)[^\]]{0,40}\]"
    r"|(?<![\w.])(?:PM|P\.M\.)(?!\w)"
    r"|(?<!\w)X{3,}(?!\w)|(?<![\w])(?<!stuk )(?<!itel )(?<!deling )(?<!deel )(?<!lage )XX(?!\w)"
    r"|(?<!\w)x{2,}(?!\w)"
    r"|…\s?…+|\.{5,}|_{3,}"
    r"|<\s?(?:naam|datum|bedrag|aantal|plaats|termijn|invul|gemeente|nummer)[^<>]{0,40}>"
    r"|\b(?i:(?:nader|nog) in te vullen)\b|\bn\.t\.b\.|\bt\.b\.d\.|\bTODO\b",
)
_WORDS = re.compile(rf"\[(?!\s?(?i:{_NOTES})\b)[\s,;]*[A-Za-zÀ-ÿ][^\[\]]{{2,160}}\]")
"""Other words between brackets in a provision are to be chosen or filled in; in a heading publishers put their own between them."""
_BARE_DOT = re.compile(r"(?<=[^\s\[●] )●+(?=[\s.,;)]|$)")
_DOT_OF_A_LIST = re.compile(r"(?:^|[:;.,\n])\s*●", re.MULTILINE)


def placeholders(document: Annotated, _: frozenset[str]) -> tuple[Alarm, ...] | None:
    """The places left open, in the order of the text; also in loose provisions."""
    alarms = []
    for node in document.regeling.walk():
        if node.citation.part in _SIGNED or node.quoted:
            continue
        for match in _open_places(node.heading or ""):
            # A heading has no place of its own in the evidence: the first text under it is quoted.
            under = next((one for one in node.walk() if one.text), node)
            what = f"in het opschrift staat nog een invulplek: {match[0]}"
            alarms.append(Alarm(node=under, start=0, end=len(under.text), what=what, by_absence=False))
        for match in _open_places(node.text, _WORDS):
            what = f"hier staat nog een invulplek: {match[0]}"
            alarms.append(Alarm(node=node, start=match.start(), end=match.end(), what=what, by_absence=False))
    return tuple(alarms)


def _open_places(text: str, *also: re.Pattern[str]) -> list[re.Match[str]]:
    """The places left open in a text. A bare dot within a sentence is one, unless the text uses dots for its lists."""
    found = list(_OPEN.finditer(text))
    taken = {match.start() for match in found}
    found += [match for pattern in also for match in pattern.finditer(text) if match.start() not in taken]
    if "●" in text and not _DOT_OF_A_LIST.search(text):
        found += _BARE_DOT.finditer(text)
    return sorted(found, key=lambda match: match.start())
