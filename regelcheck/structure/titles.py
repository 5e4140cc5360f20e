"""Tell a title ("Begripsbepalingen") from running text, and find where a title ends when the text runs on after it."""

from __future__ import annotations

import re

GONE = re.compile(
    r"^[\[(]?\s*(?:vervallen|gereserveerd|ingetrokken|niet van toepassing)\s*[.\])]{0,3}$", re.IGNORECASE
)
"""An article that is no longer there still has its number; the word that says so is its text, not its title."""

_LABEL = re.compile(r"(?:\(?1[.)]|\(1\)|1(?=\s+[A-Z])|a[.)])\s*(?=[^\W\d]|['‘\"“])")
_LABEL_INSIDE = re.compile(r"\s(?=(?:1[.)]\s?|\(1\)\s?|1\s+)[A-ZÀ-Þ])")
_OPENER = re.compile(
    r"\s(?=(?:In|De|Het|Er|Deze|Dit|Een|Aan|Op|Bij|Indien|Voor|Onder|Elk|Elke|Ieder|Iedere|Ter|Tot|Met|Van|Als|"
    r"Wanneer|Zij|Hij|Alle|Naast|Binnen|Uiterlijk|Jaarlijks|Over|Door|Om|Ten|Na|Tegen|Zodra|Voorts|Tussen|Geen|"
    r"Eenmaal|Leden|Bestuurders|Overeenkomstig|Onverminderd|Behoudens|Wij|Gedeputeerde|Provinciale)\s)"
)
_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|stelt|stellen|bestaat|bestaan|wijst|wijzen"
    r"|treedt|treden|"
    r"geschiedt|verleent|verstrekt|mag|mogen|moet|moeten|zal|zullen|geldt|gelden|bevat|blijft|blijven"
    r"|draagt|dragen|"
    r"regelt|neemt|komt|vindt|vergadert|beslist|benoemt|vaststelt|eindigt|behoeft|behoeven|vormt)\b"
)
_SUBJECT = re.compile(r"(?:Wij|We|Zij|Ze|Hij|Er|Men|Iemand|Niemand|Wie|Als|Indien|Wanneer)\b")
"""How a sentence begins and an opschrift does not."""
_FEWEST_WORDS = 6
_END = re.compile(r"[.;:,]$")


def is_title(text: str) -> bool:
    """Short, without the full stop of a sentence: the shape of an opschrift."""
    if not text or len(text) > 160 or len(text.split()) > 20:
        return False
    if text[0] == "[" or text[-1] == "]":
        return True
    if _END.search(text) or re.search(r"[.;]\s+[A-Z]", text):
        return False
    return not _LABEL_INSIDE.search(text)


def split_title(rest: str) -> tuple[str, str]:
    """Divide what follows "Artikel 1" on its line into its opschrift and its text; either may be empty."""
    if _LABEL.match(rest):
        return "", rest
    if is_title(rest):
        return (rest, "") if not _is_sentence(rest) else ("", rest)
    head = rest[:220]
    label = _LABEL_INSIDE.search(head)
    if label and is_title(head[: label.start()]) and not _VERB.search(head[: label.start()]):
        return head[: label.start()].strip(), rest[label.end() :].strip()
    stop = re.search(r"[.:?]\s+(?=[A-ZÀ-Þ])", head)
    if (
        stop
        and len(head[: stop.start()].split()) <= 8
        and not _VERB.search(head[: stop.start()])
        and not _SUBJECT.match(head)
    ):
        return head[: stop.start()].strip(), rest[stop.end() :].strip()
    for opener in _OPENER.finditer(head):
        title, text = head[: opener.start()], rest[opener.end() :]
        if not is_title(title) or len(title.split()) > 12 or _VERB.search(title):
            break
        # A sentence has a verb that is listed here, or it shows by its length and its full stop.
        says = _VERB.search(text[:400]) or (text.endswith(".") and len(text.split()) >= _FEWEST_WORDS)
        if says and not re.search(r"\b(?:van|voor|met|door|en|of|op|in|bij|aan)$", title):
            return title.strip(), text.strip()
    if len(rest.split()) <= 5 and rest.endswith(".") and not _VERB.search(rest):
        return rest.rstrip("."), ""
    return "", rest


def _is_sentence(text: str) -> bool:
    """A line without a full stop that is a sentence all the same: long, with a verb in it."""
    return len(text.split()) > 9 and _VERB.search(text) is not None and not text.endswith("?")
