"""Terms that a Regeling defines and never uses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import Alarm
from regelcheck.engine.controles.inhoud import Inhoud
from regelcheck.engine.definitions import definition_nodes
from regelcheck.language.notation import fold
from regelcheck.model import Node, NodeKind

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DEFINES = re.compile(r"\b(?:versta(?:an|at)|begrip\w*|definities?|omschrijvingen|begripsbepalingen)\b", re.IGNORECASE)
SHORT = 3
"""Words of so few letters say nothing about a term."""


def unused_terms(document: Annotated, excepted: frozenset[str]) -> tuple[Alarm, ...] | None:
    """The definitions whose term stands nowhere else, in any inflection. None for a text that defines nothing."""
    contents = Inhoud(document)
    defined = [(node, term) for node, term, _ in definition_nodes(document.regeling) if _among_definitions(node, document)]
    if not contents.usable or not defined:
        return None
    nodes_of: dict[str, set[int]] = {}  # by word as written: most come back, and are folded once
    for one in document.regeling.walk():
        if one.kind is not NodeKind.OPSCHRIFT:
            for word in _WORD.findall(f"{one.heading} {one.text}"):
                nodes_of.setdefault(word, set()).add(one.key)
    words: dict[str, set[int]] = {}
    for word, nodes in nodes_of.items():
        for folded in _folded(word):
            words.setdefault(folded, set()).update(nodes)
    alarms = []
    for node, term in defined:
        variants = [part for part in re.split(r"\s+of\s+|\s*/\s*|\s*[()]\s*|\s*,\s*", fold(term)) if part.strip()]
        if any(variant in excepted for variant in variants):
            continue
        if not any(_users(variant, words) - {node.key} for variant in variants):
            alarms.append(Alarm(node=node, start=0, end=len(node.text), what=f'"{term.strip()}" is omschreven en wordt nergens gebruikt'))
    return tuple(dict.fromkeys(alarms))  # a definition can be read by its shape and by what introduces it


def _among_definitions(node: Node, document: Annotated) -> bool:
    """Whether the node stands where terms are defined: "doelmatigheid: …" in a list of values is no definition."""
    if node.citation.part is not NodeKind.ARTIKEL:
        return False
    above = [node]
    while above[-1].key in document.parents and above[-1].kind is not NodeKind.ARTIKEL:
        above.append(document.parents[above[-1].key])
    return bool(_DEFINES.search(above[-1].heading)) or any(_DEFINES.search(one.text) for one in above[1:])


def _users(term: str, words: Mapping[str, set[int]]) -> set[int]:
    """The nodes in which every telling word of the term stands, as itself, inflected or in a compound.

    `words` are all words of the Regeling with the nodes they stand in: going through the words once for a term, and not
    through every text, keeps a long Regeling with many definitions quick.
    """
    stems = {_stem(word) for word in _folded(term) if len(word) > SHORT} or {_stem(word) for word in _folded(term)}
    found = [set().union(*(nodes for word, nodes in words.items() if stem in word)) for stem in stems]
    return set.intersection(*found) if found else {node for nodes in words.values() for node in nodes}


def _stem(word: str) -> str:
    """The word without what inflection changes at its end: "college" and "colleges", "raad" and "raden" share it."""
    if len(word) <= SHORT:
        return word
    stem = re.sub(r"(?:en|s|'s|e)$", "", word)
    stem = stem[:-1] if len(stem) > SHORT and stem[-1:] == stem[-2:-1] else stem
    return re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda double: double[0][0], stem)[: max(SHORT, len(stem))]


def _folded(text: str) -> tuple[str, ...]:
    """The words, each also without its doubled vowels, so that stems meet."""
    found = []
    for word in _WORD.findall(text):
        plain = fold(word)
        found += [plain, re.sub(r"(aa|ee|oo|uu)", lambda double: double[0][0], plain)]
    return tuple(dict.fromkeys(found))
