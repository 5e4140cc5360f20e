"""Read the vorm of the cooperation (art. 1 and 8 Wgr; networks are outside the Wgr) from what the articles set up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regelcheck.model import Finding, Node, NodeKind, Vorm

_LICHAAM = r"(?:rechtspersoonlijkheid bezittend(?:e)? |zelfstandig |nieuw )?"
_THINGS = {
    Vorm.BEDRIJFSVOERINGSORGANISATIE: r"bedrijfsvoeringsorganisatie",
    Vorm.GEMEENSCHAPPELIJK_ORGAAN: r"gemeenschappelijk orgaan",
    Vorm.OPENBAAR_LICHAAM: r"openbaar lichaam",
}
_NOT = re.compile(r"\b(?:geen|niet|noch|zonder|evenmin)\b[^.;:]{0,90}$", re.IGNORECASE)


def _sets_up(thing: str) -> re.Pattern[str]:
    one = rf"\been {_LICHAAM}{thing}\b"
    return re.compile(
        rf"\ber (?:is|bestaat|komt)\b[^.;:]{{0,40}}?{one}"
        rf"|\b(?:wordt|worden|is|zijn)\b[^.;:]{{0,80}}?{one}[^.;:]{{0,120}}?\bingesteld\b"
        rf"|\bstel(?:t|len)\b[^.;:]{{0,80}}?{one}[^.;:]{{0,120}}?\bin\b"
        rf"|\b(?:instelling|instellen|oprichting|instandhouding) van (?:een|het|de) {_LICHAAM}{thing}\b"
        rf"|{one}[^.;:]{{0,80}}?\b(?:ingesteld|genaamd|geheten|genoemd|met de naam)\b"
        rf"|\bis {one}",
        re.IGNORECASE,
    )


def _named(thing: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:het|de) {_LICHAAM}{thing},? (?:genaamd|geheten|genoemd|bedoeld|als bedoeld|is gevestigd"
        rf"|is ingesteld)\b",
        re.IGNORECASE,
    )


_SETS_UP = {vorm: _sets_up(thing) for vorm, thing in _THINGS.items()}
_DEFINED = {vorm: _named(thing) for vorm, thing in _THINGS.items()}
_NAMED = {
    vorm: re.compile(rf"\b(?:de|het|een)? ?{thing}\b", re.IGNORECASE) for vorm, thing in _THINGS.items()
}
_CENTRUM = re.compile(
    r"\b(?:centrumgemeente|centrumregeling|gast(?:heer)?gemeente|centrumprovincie|centrumconstructie"
    r"|dienstverlenende gemeente)\b"
    r"|\bartikel 8,? (?:vierde lid|lid 4)\b",
    re.IGNORECASE,
)
_ZONDER_MEER = re.compile(
    r"\bregeling zonder meer\b|\blichte (?:gemeenschappelijke )?regeling\b", re.IGNORECASE
)
_NETWERK = re.compile(
    r"\b(?:bestuurs|samenwerkings)?convenant\b|\b(?:samenwerkings|bestuurs)overeenkomst\b"
    r"|\bbestuurs(?:afspraken|afspraak|akkoord)\b|"
    r"\bintentie(?:verklaring|overeenkomst)\b|\bsamenwerkingsagenda\b|\bnetwerksamenwerking\b",
    re.IGNORECASE,
)
_WGR = re.compile(r"\bWet gemeenschappelijke regelingen\b|\bWgr\b", re.IGNORECASE)
_NORM = frozenset({NodeKind.ARTIKEL})
_FRONT = frozenset({NodeKind.OPSCHRIFT, NodeKind.AANHEF, NodeKind.CONSIDERANS})


def read_vorm(nodes: Sequence[Node], *, fragment: bool) -> tuple[Vorm | None, Finding | None]:
    """The vorm and what it was read from, the strongest evidence first; None when the text does not tell."""
    articles = [node for node in nodes if node.citation.part in _NORM and node.text]
    front = [node for node in nodes if node.citation.part in _FRONT and node.text]
    other = {Vorm.CENTRUMREGELING: _CENTRUM, Vorm.REGELING_ZONDER_MEER: _ZONDER_MEER}
    for patterns, group in (
        (_SETS_UP, articles),
        (_SETS_UP, front),
        (other, (*front, *articles)),
        (_DEFINED, articles),
    ):
        for node in group:
            for vorm, pattern in patterns.items():
                found = _positive(pattern, node, vorm)
                if found:
                    return vorm, found
    return _network([node for node in front if node.kind is NodeKind.OPSCHRIFT], nodes) or _weaker(
        articles, front, fragment=fragment
    )


def _positive(pattern: re.Pattern[str], node: Node, vorm: Vorm) -> Finding | None:
    """The first match in the node that is not denied ("wordt geen openbaar lichaam ingesteld")."""
    for match in pattern.finditer(node.text):
        if not _NOT.search(node.text, max(0, match.start() - 100), match.start()) and not re.search(
            r"\bgeen\b", match[0]
        ):
            return Finding(
                value=vorm,
                citation=node.citation,
                place=node.place_at(match.start()),
                quote=match[0].strip(),
                node=node.key,
            )
    return None


def _network(titles: Sequence[Node], nodes: Sequence[Node]) -> tuple[Vorm, Finding] | None:
    """A convenant or overeenkomst by its name, that does not rest on the Wgr."""
    for node in titles:
        found = _positive(_NETWERK, node, Vorm.NETWERK)
        if found and not any(
            other.citation.part is NodeKind.AANHEF
            and _WGR.search(other.text)
            and "gelet" in other.text.lower()
            for other in nodes
        ):
            return Vorm.NETWERK, found
    return None


def _weaker(
    articles: Sequence[Node], front: Sequence[Node], *, fragment: bool
) -> tuple[Vorm | None, Finding | None]:
    """What the text merely calls it, and otherwise a regeling zonder meer when it rests on the Wgr."""
    for vorm, pattern in _NAMED.items():
        for node in (*front, *articles):
            found = _positive(pattern, node, vorm)
            if found:
                return vorm, found
    if fragment:
        return None, None
    for node in (*front, *articles):
        found = _positive(_WGR, node, Vorm.REGELING_ZONDER_MEER)
        if found:
            return Vorm.REGELING_ZONDER_MEER, found
    for node in articles:
        found = _positive(_NETWERK, node, Vorm.NETWERK)
        if found:
            return Vorm.NETWERK, found
    return None, None
