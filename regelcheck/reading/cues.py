"""Cues in the wording of a line: does it open a paragraph, close a sentence, go on from a broken word?

Only for putting printed lines back into paragraphs. What the openings mean is left to `structure`.
"""

from __future__ import annotations

import re
from collections.abc import Set

_HEADING = re.compile(
    r"^(?:(?:artikel|art\.|hoofdstuk|afdeling|paragraaf|titel|deel|bijlage|boek)\s+(?:\d|[IVXLC]+\b|[A-Z]\b)"
    r"|§\s?\d|bijlagen?\s*(?:$|[:.])|(?:artikelsgewijze |algemene |memorie van )?toelichting\s*(?:$|[:.]))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:[-–—•‣▪●○◦·*]\s"
    r"|\(?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]{0,2}(?:[.°º˚]|\s*°)(?:\s|$)|\(?\d{1,2}[a-z]?\)(?:\s|$)"
    r"|\(?(?:([a-z])\1?|[A-Z]|[ivxlc]{1,5}|[IVXLC]{1,5})[.)](?:\s|$))"
)
# A run-on "1.De raden" or "a.de minister": text copied from the web loses the space after its label.
_TIGHT_LABEL = re.compile(r"^(?:\d{1,2}\.(?=[A-Z])|[a-z]\.(?=[a-z]{2,}\s))")
# The standing openings of the aanhef, each a paragraph of its own.
_AANHEF = re.compile(r"^(?:Gelet op|Overwegende|Gezien|Gehoord|Handelende|Besluit(?:en)?\s?:)", re.IGNORECASE)
_NUMBER_FOLLOWS = re.compile(
    r"\b(?:artikel(?:en)?|art\.?|lid|leden|onderdeel|onder|hoofdstuk|afdeling|paragraaf|bijlage|titel|nummer|nr\.?|no\.?"
    r"|tot en met|t/m|en|of|sub|blz\.?|pagina|deel)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?](?:[’”\"')\]]*)$")
_ABBREVIATION = re.compile(
    r"\b(?:art|nr|no|jo|lid|bijv|resp|mr|dr|drs|ir|prof|blz|enz|o\.a|m\.b\.t|i\.v\.m|d\.d)\.$", re.IGNORECASE
)

# "in- en uittreding": a word that shares its second half with the next one keeps its hyphen.
_AFTER_SHARED_HYPHEN = re.compile(
    r"^(?:en|of|tot|dan|noch|als|maar|alsmede|danwel|respectievelijk|resp\.|en/of|c\.q\.|/)(?=\W|$)"
)
_ALWAYS_HYPHEN = re.compile(
    r"(?:^|[\s(])(?:niet|oud|ex|vice|non|adjunct|aspirant|plaatsvervangend|sociaal|e)-$", re.IGNORECASE
)
# huis-aan-huisblad, een-op-een, kant-en-klaar: joined by a small word, so every hyphen is one of the word itself.
_LINKED = re.compile(r"(?:(\w{3,})-(?:aan|op|voor|tot|om|in)-\1|kant-en-klaar)", re.IGNORECASE)
# Words after which no Dutch paragraph ends.
_OPEN_ENDS = frozenset(
    """
    de het een van in en of te ter ten tot met voor op aan door bij uit over die dat als is zijn wordt worden kan kunnen naar om onder per tegen
    artikel artikelen hoofdstuk zoals dan deze dit haar hun niet ook indien omtrent respectievelijk onderscheidenlijk alsmede tussen jegens
    wegens krachtens ingevolge overeenkomstig volgens
    """.split()
)
_TREMA_PREFIX = re.compile(r"(?:be|ge|re|co|na|toe)-$", re.IGNORECASE)
_TREMA = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_CLASH = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "oë"}
)
# Spelling puts a trema only where two vowels would else be read as one: geëist, beïnvloeden, coördinatie.
_TREMA_PAIRS = frozenset({"ee", "ei", "eu", "oo", "ae", "ai"})


def is_heading_start(line: str) -> bool:
    """Whether the line opens as a heading does: "Artikel 3 …", "HOOFDSTUK II", "§ 1", "Bijlage".

    >>> is_heading_start("Artikel 3 Doel"), is_heading_start("artikel 3 van de wet bepaalt")
    (True, False)
    """
    return bool(line) and not line[0].islower() and _HEADING.match(line) is not None


def has_label(line: str) -> bool:
    """Whether the line opens with the number or sign of a list: "1. ", "2a. ", "b) ", "3° ", "- ".

    >>> has_label("a. de wet"), has_label("2.1. Taken"), has_label("De raad"), has_label("2024 is het jaar")
    (True, True, False, False)
    """
    return _LABEL.match(line) is not None or _TIGHT_LABEL.match(line) is not None


def starts_paragraph(line: str, previous: str = "") -> bool:
    """Whether the line opens a paragraph by its wording, given the line before it.

    "1." after "bedoeld in artikel" is the number of that article and no lid.

    >>> starts_paragraph("1. De raad", "vast te stellen."), starts_paragraph("1. De raad", "bedoeld in artikel")
    (True, False)
    """
    if _AANHEF.match(line) and line[0].isupper():
        return True
    if not (is_heading_start(line) or has_label(line)):
        return False
    return (_NUMBER_FOLLOWS.search(previous) is None and not previous.endswith((",", "("))) or is_bullet(line)


def is_bullet(line: str) -> bool:
    """Whether the line opens with a bullet: a sign that no sentence holds there."""
    return line[:1] in "•‣▪●○◦" and bool(line)


def ends_sentence(line: str) -> bool:
    """Whether the line may be the last of a paragraph: it closes a sentence, an item of a list or an opening.

    >>> ends_sentence("wordt verstaan onder:"), ends_sentence("bedoeld in art.")
    (True, False)
    """
    end = line[-12:]
    return _SENTENCE_END.search(end) is not None and _ABBREVIATION.search(end) is None


def is_open(line: str) -> bool:
    """Whether the line must go on: it ends in a word that no paragraph ends in.

    >>> is_open("bedoeld in artikel"), is_open("de voorzitter van het bestuur")
    (True, False)
    """
    return line[line.rfind(" ") + 1 :] in _OPEN_ENDS


def join_lines(left: str, right: str, words: Set[str] = frozenset()) -> str:
    """One text from two printed lines, with a word broken at the end of `left` made whole.

    `words` are the words of the document, in small letters: they tell a broken word from one with a hyphen of its own.

    >>> join_lines("de gemeen-", "schappelijke regeling"), join_lines("in-", "en uittreding")
    ('de gemeenschappelijke regeling', 'in- en uittreding')
    >>> join_lines("het aantal WOZ-", "objecten")
    'het aantal WOZ-objecten'
    >>> join_lines("de Staten-", "Generaal"), join_lines("is be-", "eindigd"), join_lines("de raad", "besluit")
    ('de Staten-Generaal', 'is beëindigd', 'de raad besluit')
    """
    if not left or not right:
        return left or right
    if not (left.endswith("-") and left[-2:-1].isalnum()):
        return f"{left} {right}"
    if _AFTER_SHARED_HYPHEN.match(right):
        return f"{left} {right}"
    if not right[0].islower() or _ALWAYS_HYPHEN.search(left[-60:]):
        return left + right
    head = re.search(r"[\w-]*-$", left[-60:])
    tail = re.match(r"[\w-]*\w", right)
    if head and tail:
        # WOZ-objecten, B&W-besluit: an abbreviation keeps its hyphen.
        if _LINKED.match(head[0] + tail[0]) or (len(head[0]) > 2 and head[0][:-1].isupper()):
            return left + right
        kept, whole = (head[0] + tail[0]).lower(), (head[0][:-1] + tail[0]).lower()
        if kept in words and whole not in words:
            return left + right
        if whole not in words:
            pair = whole[len(head[0]) - 2 : len(head[0])]
            if _TREMA_PREFIX.search(head[0]) and pair in _TREMA_PAIRS:
                return left[:-1] + _TREMA[right[0]] + right[1:]
            if pair in _CLASH and pair[0] == pair[1]:
                return left + right
    return left[:-1] + right
