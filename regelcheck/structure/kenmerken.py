"""Read what kind of Regeling this is: its vorm, who concludes it and which layers of government take part.

The parties come from the sentence that opens the aanhef, or from a definition of the deelnemers when that names
bodies the aanhef does not (an aanhef is not changed when the Regeling is). Each property keeps what it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from regelcheck.model import Finding, Kenmerken, Node, NodeKind, Overheidslaag, Partij, Vorm
from regelcheck.structure.deelnemers import Range, read_deelnemers
from regelcheck.structure.partijen import Mention, read_parties
from regelcheck.structure.vorm import read_vorm


def read_kenmerken(parts: Sequence[Node], *, fragment: bool, given: Vorm | None) -> Kenmerken:
    """The kenmerken with their evidence; `given` is what the user says about the vorm, and wins."""
    nodes = [node for part in parts for node in part.walk() if not node.quoted]
    evidence: list[Finding] = []
    vorm = given
    if given is None:
        vorm, found = read_vorm(nodes, fragment=fragment)
        if found is not None:
            evidence.append(found)
    partijen: dict[Partij, None] = {}
    lagen: dict[Overheidslaag, None] = {}
    for node, mention in _parties(nodes):
        if mention.partij is not None and mention.partij not in partijen:
            partijen[mention.partij] = None
            evidence.append(_finding(node, mention, mention.partij))
        if mention.laag is not None and mention.laag not in lagen:
            lagen[mention.laag] = None
            evidence.append(_finding(node, mention, mention.laag))
    return Kenmerken(
        vorm=vorm,
        vorm_given=given is not None,
        getroffen_door=tuple(partijen),
        overheidslagen=tuple(lagen),
        evidence=tuple(evidence),
        deelnemers=read_deelnemers(
            ([one[:3] for one in _front(nodes)], _definitions(nodes), _concluding(nodes), _signatures(nodes))
        ),
    )


def _finding(node: Node, mention: Mention, value: str) -> Finding:
    return Finding(
        value=value,
        citation=node.citation,
        place=node.place_at(mention.start),
        quote=node.text[mention.start : mention.end],
        node=node.key,
    )


_FRONT_END = re.compile(
    r"\b(?:gelet op|overwegende|gezien|gelezen|handelende in|in aanmerking nemende|gehoord"
    r"|besluit(?:en)?(?=\s*[:;]|\s*$)|"
    r"besluiten\b|ieder voor zover|elk voor zover|komen overeen|hierna\b.{0,40}\bte noemen)"
    r"|^(?:besluit|treffen|stellen)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"^besluit(?:en)?\s*:?\s*(?=(?:de|het)\s+(?:gemeente)?(?:ra(?:ad|den)|colleges?|burgemeesters?"
    r"|minister|provinciale))",
    re.IGNORECASE,
)
_DECISION_END = re.compile(
    r",?\s\b(?:tot het|tot vaststelling|te treffen|vast te stellen|te wijzigen|de (?:volgende|navolgende))\b",
    re.IGNORECASE,
)
_DEELNEMERS = re.compile(
    r"^(?:de\s)?(?:deelnemers?|deelnemende (?:bestuursorganen|partijen|bestuurs?organen)|partijen"
    r"|bestuursorganen)\s*:\s*",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:wordt|is|werd) (?:getroffen|aangegaan|gesloten|vastgesteld) (?:door|tussen)\s|\btreffen\b"
    r"|\bnemen deel\b|\bwordt deelgenomen door\b",
    re.IGNORECASE,
)


def _parties(nodes: Sequence[Node]) -> list[tuple[Node, Mention]]:
    """Who concludes the Regeling, in the order of the text they are read from."""
    front = list(_from_front(nodes))
    defined = list(_from_definition(nodes))
    known = {mention.partij for _, mention in front}
    bodies = {mention.partij for _, mention in defined if mention.partij is not None}
    if bodies and (not bodies <= known or not front):
        return defined
    if any(mention.partij for _, mention in front):
        return front
    return front or defined or list(_from_articles(nodes)) or list(_from_signature(nodes))


def _from_front(nodes: Sequence[Node]) -> Iterator[tuple[Node, Mention]]:
    """From the aanhef of the Regeling."""
    for node, _, _, mentions in _front(nodes):
        yield from ((node, mention) for mention in mentions)


def _front(nodes: Sequence[Node]) -> Iterator[tuple[Node, int, int, tuple[Mention, ...]]]:
    """The stretches of the aanhef that say who concludes, with the bodies they name; a besluit around the Regeling only
    speaks when the Regeling has no aanhef of its own."""
    aanhef = [node for node in nodes if node.citation.part is NodeKind.AANHEF]
    wrapped = [
        node for node in nodes if node.kind is NodeKind.AANHEF and node.citation.part is NodeKind.BESLUIT
    ]
    found = closed = False
    for node in chain(aanhef, () if aanhef else wrapped):
        decision = _DECISION.match(node.text)
        if decision:
            end = _DECISION_END.search(node.text, decision.end())
            start = decision.end()
        elif closed and found:
            continue
        else:
            end = _FRONT_END.search(node.text)
            start, closed = 0, closed or end is not None
        stop = end.start() if end else len(node.text)
        mentions = tuple(read_parties(node.text, start, stop))
        found = found or bool(mentions)
        yield node, start, stop, mentions


def _from_definition(nodes: Sequence[Node]) -> Iterator[tuple[Node, Mention]]:
    for node, start, end in _definitions(nodes):
        yield from ((node, mention) for mention in read_parties(node.text, start, end))


def _definitions(nodes: Sequence[Node]) -> Iterator[Range]:
    """Where the articles define who the deelnemers are."""
    for node in nodes:
        match = _DEELNEMERS.match(node.text) if node.citation.part is NodeKind.ARTIKEL else None
        if match:
            yield node, match.end(), len(node.text)


def _from_articles(nodes: Sequence[Node]) -> Iterator[tuple[Node, Mention]]:
    """From an article that says who concludes the Regeling, when there is no aanhef."""
    for node, start, end in _concluding(nodes):
        mentions = list(read_parties(node.text, start, end))
        if mentions:
            yield from ((node, mention) for mention in mentions)
            return


def _concluding(nodes: Sequence[Node]) -> Iterator[Range]:
    """Articles that say by whom the Regeling is concluded."""
    for node in nodes:
        if (
            node.citation.part is NodeKind.ARTIKEL
            and _CONCLUDES.search(node.text)
            and "regeling" in node.text.lower()
        ):
            yield node, 0, len(node.text)


def _from_signature(nodes: Sequence[Node]) -> Iterator[tuple[Node, Mention]]:
    for node, start, end in _signatures(nodes):
        yield from ((node, mention) for mention in read_parties(node.text, start, end) if mention.signs)


def _signatures(nodes: Sequence[Node]) -> Iterator[Range]:
    """Where the Regeling is signed."""
    for node in nodes:
        if node.kind in (NodeKind.SLOTFORMULIER, NodeKind.ONDERTEKENING) and node.citation.part is node.kind:
            yield node, 0, len(node.text)
