"""Write and read the legal address of a Node: "artikel 5, tweede lid, onderdeel a"."""

from __future__ import annotations

import re

from regelcheck.citation.ordinals import ORDINAL, ordinal, read_ordinal
from regelcheck.model import Citation, NodeKind

_LOOSE = "losse bepaling"
"""How a provision without an article number (of a fragment) is called."""

_STREEPJE = re.compile(r"(\d{1,4})e streepje")


def format_citation(citation: Citation) -> str:
    """Write the citation as lawyers do: the lid as an ordinal, an onderdeel by its bare letter.

    >>> format_citation(Citation(part=NodeKind.ARTIKEL, artikel="5", lid="2", onderdelen=("a", "1°")))
    'artikel 5, tweede lid, onderdeel a, onder 1°'
    """
    words: list[str] = []
    if citation.part is not NodeKind.ARTIKEL:
        words.append(f"{citation.part} {citation.number}" if citation.number else str(citation.part))
    if citation.artikel:
        words.append(f"artikel {citation.artikel}")
    elif citation.part is NodeKind.ARTIKEL:
        words.append(_LOOSE)
    if citation.lid:
        plain = (
            citation.lid.isascii()
            and citation.lid.isdigit()
            and citation.lid[0] != "0"
            and len(citation.lid) < 3
        )
        words.append(f"{ordinal(int(citation.lid))} lid" if plain else f"lid {citation.lid}")
    for depth, label in enumerate(citation.onderdelen):
        streepje = _STREEPJE.fullmatch(label)
        if streepje:
            count = int(streepje[1])
            words.append(f"{ordinal(count)} streepje" if 0 < count < 100 else label)
        else:
            words.append(f"{'onder' if depth else 'onderdeel'} {label}")
    return ", ".join(words)


_PARTS = "|".join(
    sorted((kind.value for kind in NodeKind if kind is not NodeKind.ARTIKEL), key=len, reverse=True)
)
_PART = re.compile(
    rf"(?P<part>{_PARTS})(?:\s+(?!artikel\b|art\.)(?P<number>[^\s,]+))?(?=,|\s|$)", re.IGNORECASE
)
_ARTIKEL = re.compile(r"(?:artikel|art\.)\s*(?P<artikel>[^\s,]+)|losse bepaling", re.IGNORECASE)
_LID = re.compile(rf"(?P<ordinal>{ORDINAL})\s+lid\b|lid\s+(?P<lid>[^\s,]+)", re.IGNORECASE)
_ITEM = re.compile(
    rf"(?:onderdeel|onder|sub|letter)\s+(?P<label>[^\s,]+)"
    rf"|(?P<ordinal>{ORDINAL})\s+(?:gedachte)?streepje\b|(?P<count>\d+)e streepje",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,?\s*")


def parse_citation(text: str) -> Citation:
    """Read a citation, as `format_citation` writes it or a little looser ("art. 5 lid 2 sub a").

    Raises ValueError when the text is not a citation.

    >>> parse_citation("bijlage 2, artikel 3")
    Citation(part=<NodeKind.BIJLAGE: 'bijlage'>, number='2', artikel='3', lid=None, onderdelen=())
    """
    words = text.strip()
    at = 0
    part, number = NodeKind.ARTIKEL, None
    found = _PART.match(words)
    if found:
        part, number, at = NodeKind(found["part"].lower()), found["number"], _next(words, found.end())
    artikel = lid = None
    article = _ARTIKEL.match(words, at)
    if article:
        artikel, at = article["artikel"], _next(words, article.end())
    paragraph = _LID.match(words, at)
    if paragraph and (paragraph["lid"] or read_ordinal(paragraph["ordinal"])):
        lid = paragraph["lid"] or str(read_ordinal(paragraph["ordinal"]))
        at = _next(words, paragraph.end())
    onderdelen: list[str] = []
    while item := _ITEM.match(words, at):
        count = item["count"] or (read_ordinal(item["ordinal"]) if item["ordinal"] else None)
        if item["label"] is None and count is None:
            break
        onderdelen.append(item["label"] or f"{count}e streepje")
        at = _next(words, item.end())
    if at < len(words) or not (found or article):
        raise ValueError(f"geen vindplaats: {text!r}")
    return Citation(part=part, number=number, artikel=artikel, lid=lid, onderdelen=tuple(onderdelen))


def _next(text: str, at: int) -> int:
    comma = _COMMA.match(text, at)
    return comma.end() if comma else at
