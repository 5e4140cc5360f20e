"""Abbreviations that a Regeling uses without saying what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.alarm import Alarm, own_passages
from regelcheck.engine.controles.inhoud import Inhoud
from regelcheck.model import Node

_ABBREVIATION = re.compile(r"(?<![\w.&/-])[A-Z][A-Za-z]?[A-Z]{1,4}(?![\w&/-])(?!\.[A-Z])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"[A-Z]{2,}\s+[A-Z]{2,}")
MAX_ALARMS = 6
MIN_INITIALS = 3


def unknown_abbreviations(document: Annotated, excepted: frozenset[str]) -> tuple[Alarm, ...] | None:
    """The first use of each abbreviation that is nowhere explained. None for a text without abbreviations."""
    if not Inhoud(document).usable:
        return None
    nodes = [node for node in document.regeling.walk() if not node.quoted]
    texts = [f"{node.heading} {node.text}" for node in nodes]
    found: dict[str, Alarm] = {}
    used = False
    for node, match in _uses(document):
        name = match[0]
        used = True
        if name in found or name.lower() in excepted or any(_explains(text, name) for text in texts):
            continue
        found[name] = Alarm(node=node, start=match.start(), end=match.end(), what=f'"{name}" wordt gebruikt en nergens uitgelegd')
    return tuple(found.values())[:MAX_ALARMS] if used else None


def _uses(document: Annotated) -> Iterator[tuple[Node, re.Match[str]]]:
    for passage in own_passages(document):
        text = passage.node.text
        if _SHOUTED.search(text) and text.upper() == text:
            continue
        for match in _ABBREVIATION.finditer(text):
            if not _ROMAN.fullmatch(match[0]) and not _in_a_shout(text, match):
                yield passage.node, match


def _in_a_shout(text: str, match: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too: then it is emphasis or a name."""
    around = text[max(0, match.start() - 14) : match.start()].split()[-1:] + text[match.end() : match.end() + 14].split()[:1]
    return any(len(word.strip(".,;:()")) > 2 and word.isupper() for word in around)


def _explains(text: str, name: str) -> bool:
    """Whether the text gives the abbreviation beside what it stands for: in brackets, after a colon, as a term, or quoted."""
    quoted = rf"[(\[\"'‘“„]\s*(?:hierna(?:\s+(?:te\s+noemen|ook|verder|genoemd))*\s*:?\s*)?(?:de\s+|het\s+)?[\"'‘“]?{name}\b"
    term = rf"^\W*(?:de\s+|het\s+|een\s+)?(?:[a-z0-9]{{1,2}}[.)]\s*)?{name}\s*(?:[:=–-]|is\b|\()"
    called = rf"(?:hierna|afgekort|verder|genaamd|genoemd|aangeduid|te noemen|kortweg)[^.;]{{0,30}}\b{name}\b"
    spelled = rf"\b{name}\s*(?:\(|staat voor)"
    return any(re.search(pattern, text, re.IGNORECASE | re.MULTILINE) for pattern in (quoted, term, called, spelled)) or _initials(text, name)


def _initials(text: str, name: str) -> bool:
    """Whether words in the text start with these letters, one by one: a name written out. Two letters prove nothing."""
    if len(name) < MIN_INITIALS:
        return False
    letters = r"\w*[\s-]+(?:(?:en|van|de|het|der|voor|in|op|te)\s+){0,2}".join(letter for letter in name)
    return re.search(rf"\b{letters}\w*", text, re.IGNORECASE) is not None
