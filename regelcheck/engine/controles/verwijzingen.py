"""References of a Regeling to itself that lead nowhere: to an artikel, lid or onderdeel it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelcheck.citation import ArticleRange, Reference
from regelcheck.citation.ordinals import ordinal
from regelcheck.engine.annotate import Annotated, Passage
from regelcheck.engine.controles.alarm import Alarm, own_passages
from regelcheck.engine.controles.inhoud import Inhoud, find_lid, leden, may_hide, onderdelen, plain
from regelcheck.engine.references import law_aliases, references_of
from regelcheck.model import Node, NodeKind

# What follows or precedes says that another text is meant, known as a law or not.
_OF_ANOTHER = re.compile(r"\s*[,(]?\s*(?:van|uit|der|bij|in|en\s+volgende|[A-Z][\w.]+|tweede\s+lid\s+van)\b")
_AFTER_ANOTHER = re.compile(
    r"(?:wet\w*|besluit|bijlage\w*|statuten|\w*reglement|\w*verordening|verdrag|richtlijn|\w*code|cao|\w*convenant|\w*overeenkomst|\w*regeling"
    r"|\w*statuut|GW|Gw|Wgr|Awb|BW)[\s,:(]{1,3}(?:[\w.]+[\s,]+){0,3}$",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:deze|onderhavige|van\s+de)\s+(?:gemeenschappelijke\s+)?regeling[\s,:(]{1,3}(?:\w+\s+){0,3}$", re.IGNORECASE)
# "de overeenkomst, bedoeld in artikel 13": the artikel is of the Regeling, the overeenkomst is what it speaks of.
_SPOKEN_OF = re.compile(r"\b(?:bedoeld|genoemd|omschreven|geregeld|vermeld)e?\s+in\s*(?:de\s+)?$", re.IGNORECASE)
# "het tweede lid" can be a person; after these words, or with what follows, it is a provision.
_PROVISION_BEFORE = re.compile(
    r"\b(?:in|bij|van|op\s+grond\s+van|ingevolge|krachtens|overeenkomstig|volgens|onverminderd|aan|met)\s+(?:het\s+(?:bepaalde|gestelde)\s+in\s+)?(?:het\s+|lid\s+)?$",
    re.IGNORECASE,
)
_MEMBER_AFTER = re.compile(r"\s*(?:van\s+(?:het|de|elk|een)|dat|namens|uit)\b")
_PERSON_AFTER = re.compile(r"\s*(?:van\s+(?:het|de|elk|een)|dat|die|wijst|treedt|namens|heeft|wordt\s+aangewezen|uit)\b")


def dangling_references(document: Annotated, _: frozenset[str]) -> tuple[Alarm, ...] | None:
    """References to what is not there. None for a text without references to itself, or where they cannot be followed."""
    contents = Inhoud(document)
    if not contents.usable:
        return None
    followed = False
    alarms: list[Alarm] = []
    for passage, reference in _own_references(document):
        if reference.relative is None:
            followed = True
            alarms += _missing(passage, reference, contents, document)
    return tuple(alarms) if followed else None


def dangling_neighbours(document: Annotated, _: frozenset[str]) -> tuple[Alarm, ...] | None:
    """ "Het vorige lid" in a first lid, "het volgende lid" in a last one. None for a text that does not use such words."""
    contents = Inhoud(document)
    if not contents.usable:
        return None
    alarms: list[Alarm] = []
    used = False
    for passage, reference in _own_references(document):
        relative = reference.relative or ""
        if not relative.endswith(("lid", "leden")) or relative.startswith(("dit", "deze")):
            continue
        if _MEMBER_AFTER.match(passage.text.text, reference.end):
            continue
        used = True
        artikel = _up(document, passage.node, NodeKind.ARTIKEL)
        own = leden(artikel)
        lid = _up(document, passage.node, NodeKind.LID)
        first = not own or (lid is own[0] and not artikel.text)
        last = not own or lid is own[-1]
        before = not relative.startswith("volgende")
        if first if before else last:
            which = "een eerder" if before else "een volgend"
            alarms.append(_alarm(passage, reference, f'"{passage.text.text[reference.start:reference.end].strip()}" staat waar {which} lid ontbreekt'))
    return tuple(alarms) if used else None


def _own_references(document: Annotated) -> Iterator[tuple[Passage, Reference]]:
    """The references that can only mean this Regeling."""
    aliases = law_aliases(document.regeling)
    for passage in own_passages(document):
        text = passage.text.text
        for reference in references_of(document, passage, aliases):
            if reference.law is None and not reference.hoofdstuk and not _means_another(text, reference):
                yield passage, reference


def _means_another(text: str, reference: Reference) -> bool:
    if reference.relative is not None:
        return False
    before = text[max(0, reference.start - 70) : reference.start]
    named = text[reference.start : reference.end].rstrip().lower()
    if named.endswith(("besluit", "bijlage", "overeenkomst", "convenant")):
        return True
    if _OF_ANOTHER.match(text, reference.end) and not named.endswith("regeling"):
        return True
    return bool(_AFTER_ANOTHER.search(before)) and not (_OWN.search(before) or _SPOKEN_OF.search(before))


def _missing(passage: Passage, reference: Reference, contents: Inhoud, document: Annotated) -> Iterator[Alarm]:
    for one in reference.artikelen:
        for what in _missing_in_range(one, contents):
            yield _alarm(passage, reference, what)
    if reference.leden and not reference.artikelen:
        artikel = _up(document, passage.node, NodeKind.ARTIKEL)
        if not _is_provision(passage.text.text, reference):
            return
        for lid in reference.leden:
            if find_lid(artikel, lid) is None and not _is_only_lid(artikel, lid) and not may_hide(artikel, lid):
                yield _alarm(passage, reference, f"artikel {artikel.number} heeft geen {_ordinal(lid)} lid")


def _missing_in_range(one: ArticleRange, contents: Inhoud) -> Iterator[str]:
    for number in dict.fromkeys((one.first, one.last or one.first)):
        if plain(number) not in contents.artikelen:
            # A line that starts so was perhaps not read as an artikel.
            if not contents.names(number):
                yield f"artikel {number} bestaat niet"
            return
    artikel = contents.artikelen[plain(one.last or one.first)]
    places = []
    for lid in one.leden:
        found = find_lid(artikel, lid)
        if found is not None:
            places.append(found)
        elif not _is_only_lid(artikel, lid) and not may_hide(artikel, lid):
            yield f"artikel {artikel.number} heeft geen {_ordinal(lid)} lid"
    if one.onderdelen and len(one.leden) <= 1 and (places or not one.leden):
        where = places[0] if places else artikel
        for label in one.onderdelen:
            if plain(label) not in onderdelen(where) and not may_hide(where, plain(label)):
                lid = f", {_ordinal(one.leden[0])} lid," if one.leden else ""
                yield f"artikel {artikel.number}{lid} heeft geen onderdeel {label}"


def _is_only_lid(artikel: Node, lid: str) -> bool:
    """ "Het eerste lid" of an artikel without leden is all of it: sloppy, but clear."""
    return lid == "1" and not leden(artikel)


def _is_provision(text: str, reference: Reference) -> bool:
    """Whether "het tweede lid" is a provision and not a person."""
    written = text[reference.start : reference.end]
    if _PERSON_AFTER.match(text, reference.end) or not re.match(r"(?:het|de|in|lid|leden)\b", written, re.IGNORECASE):
        return False
    return bool(written.lower().startswith("in ") or _PROVISION_BEFORE.search(text[: reference.start]))


def _ordinal(lid: str) -> str:
    return ordinal(int(lid)) if lid.isdigit() and 1 <= int(lid) <= 99 else f"lid {lid} als"


def _up(document: Annotated, node: Node, kind: NodeKind) -> Node:
    """The part of this kind at or above the node; the topmost one when there is none."""
    while node.kind is not kind and node.key in document.parents:
        node = document.parents[node.key]
    return node


def _alarm(passage: Passage, reference: Reference, what: str) -> Alarm:
    return Alarm(node=passage.node, start=reference.start, end=reference.end, what=what)
