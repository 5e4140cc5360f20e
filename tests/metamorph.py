"""The same regeling written differently, as plain text: changes that change no verdict, and denials that do.

Artikelen begin with "Artikel N" on a line of their own, leden with "1. "; the samples are written so.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from regelcheck.citation import find_references

_HEADING = re.compile(r"^Artikel (\d+)(?=[. \n]|$)", re.MULTILINE)
_DIVISION = re.compile(r"^(?:HOOFDSTUK|AFDELING|PARAGRAAF|TITEL|BIJLAGE|TOELICHTING|§)", re.MULTILINE | re.IGNORECASE)
_LID = re.compile(r"^(\d+)\. ", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
_NAMES = re.compile(r"gemeenten? ((?:[A-Z][a-z-]+(?:, | en )?)+)")

UNRELATED = (
    "Artikel {} Archief\n1. De archiefbescheiden worden bewaard overeenkomstig de Archiefwet 1995.\n"
    "2. De zorg daarvoor berust bij de secretaris.\n\n",
    "Artikel {} Bekendmaking\nHet college van de gemeente van vestiging maakt deze regeling bekend in het publicatieblad.\n\n",
    "Artikel {} Personeel\n1. Het dagelijks bestuur benoemt, schorst en ontslaat het personeel.\n"
    "2. De directeur is geen lid van het bestuur en heeft geen stem.\n\n",
)


def artikelen(text: str) -> list[tuple[int, int]]:
    """Where each artikel stands, from its heading to the next heading of any kind."""
    starts = [match.start() for match in _HEADING.finditer(text)]
    ends = sorted([*starts, *(match.start() for match in _DIVISION.finditer(text)), len(text)])
    return [(start, next(end for end in ends if end > start)) for start in starts]


def renumbered(text: str, by: int) -> str:
    """All artikelen, and the references to them, numbered `by` higher."""

    def higher(found: re.Match[str]) -> str:
        return str(int(found[0]) + by)

    pieces: list[str] = []
    at = 0
    for reference in find_references(text, aliases={}):
        if reference.law is None and reference.artikelen:
            # Leden are written in words in the samples: the numbers in a reference are those of artikelen.
            pieces += [text[at : reference.start], re.sub(r"\d+", higher, text[reference.start : reference.end])]
            at = reference.end
    text = "".join([*pieces, text[at:]])
    return _HEADING.sub(lambda found: f"Artikel {int(found[1]) + by}", text)


def with_unrelated(text: str, rng: random.Random) -> str:
    """An artikel on something else, somewhere between the others."""
    at = rng.choice([end for _, end in artikelen(text)[:-1]])
    return text[:at] + rng.choice(UNRELATED).format(rng.randint(900, 999)) + text[at:]


def moved(text: str, rng: random.Random) -> str:
    """One artikel, with its number, elsewhere."""
    start, end = rng.choice(artikelen(text)[2:-1])
    rest = text[:start] + text[end:]
    at = rng.choice([stop for _, stop in artikelen(rest)[1:-1]])
    return rest[:at] + text[start:end].rstrip("\n") + "\n\n" + rest[at:]


def split(text: str, rng: random.Random) -> str:
    """The last lid of an artikel as two leden, where it has two sentences; the text itself where none has."""
    places: list[tuple[int, int]] = []
    for start, end in artikelen(text):
        leden = list(_LID.finditer(text, start, end))
        if leden and "\n" not in (last := text[leden[-1].end() : end].strip()):
            places += [(leden[-1].end() + found.start() + 1, int(leden[-1][1])) for found in _SENTENCE_END.finditer(last)]
    if not places:
        return text
    at, number = rng.choice(places)
    return f"{text[:at]}\n{number + 1}.{text[at:]}"


def renamed(text: str) -> str:
    """Every gemeente under another name."""
    names = sorted({name for found in _NAMES.finditer(text) for name in re.findall(r"[A-Z][a-z-]{3,}", found[1])})
    for number, name in enumerate(names):
        text = re.sub(rf"\b{name}\b", f"{'BDGHKLMNPRSTVWZ'[number % 15]}ellen{('oord', 'waard', 'veen')[number % 3]}", text)
    return text


def swapped(text: str, one: str, other: str) -> str:
    """A word replaced by another that concepts hold for the same, in both cases of the first letter."""
    text = re.sub(rf"\b{one}\b", other, text)
    return re.sub(rf"\b{one.capitalize()}\b", other.capitalize(), text)


Denial = Callable[[str], str]


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


DENIALS: dict[str, Denial] = {
    "bevat geen bepaling": lambda sentence: f"Deze regeling bevat geen bepaling die inhoudt: {_inside(sentence)}.",
    "is niets bepaald": lambda sentence: f"Over het volgende is niets bepaald: {_inside(sentence)}.",
    "wordt afgezien": lambda sentence: f"Van het volgende wordt afgezien: {_inside(sentence)}.",
}
