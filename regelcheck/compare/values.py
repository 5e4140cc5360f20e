"""Read the values in a provision that can be compared: terms, dates, majorities, percentages, amounts, what a tie leads to.

Two values are the same when their `key` is: "twaalf maanden" and "een jaar", "2/3" and "twee derde".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from regelcheck.citation import read_ordinal


class ValueKind(StrEnum):
    """What a value measures."""

    TERMIJN = "termijn"
    DATUM = "datum"
    MEERDERHEID = "meerderheid"
    PERCENTAGE = "percentage"
    BEDRAG = "bedrag"
    STAKING = "uitkomst bij staking van stemmen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as the text has it, and the key that tells whether two are the same."""

    kind: ValueKind
    key: str
    words: str


_SMALL = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip
_TENS = ("dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "honderd")
_CARDINALS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 3)}
    | {
        f"{_SMALL[unit]}{'ën' if unit in (2, 3) else 'en'}{ten}": 10 * tens + unit
        for tens, ten in enumerate(("twintig", *_TENS[:-1]), 2)
        for unit in range(1, 10)
    }
)
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[.]\d{{3}})*(?:,\d+)?|{'|'.join(sorted(_CARDINALS, key=len, reverse=True))}|één|anderhalf)"
_MONTHS = {
    name: place
    for place, name in enumerate(
        "januari februari maart april mei juni juli augustus september oktober november december".split(), 1
    )
}
_UNITS = {"dag": ("dagen", 1), "week": ("dagen", 7), "maand": ("maanden", 1), "kwartaal": ("maanden", 3), "jaar": ("maanden", 12)}
_UNIT = r"(?P<unit>dag|week|weken|maand|kwartaal|kwartalen|jaar|jaren)(?:en)?"
_FRACTIONS = {"twee derde": "2/3", "tweederde": "2/3", "drie vierde": "3/4", "drievierde": "3/4", "drie kwart": "3/4",
              "driekwart": "3/4", "vier vijfde": "4/5", "viervijfde": "4/5", "een derde": "1/3", "de helft": "1/2"}  # fmt: skip
_MAJORITIES = {
    "unaniem": "allen", "unanimiteit": "allen", "eenparig": "allen", "eenparigheid": "allen", "eenstemmig": "allen",
    "volstrekte meerderheid": "meer dan de helft", "gewone meerderheid": "meer dan de helft",
    "absolute meerderheid": "meer dan de helft",
}  # fmt: skip


def _any(words: dict[str, str]) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in sorted(words, key=len, reverse=True))


_PATTERNS: tuple[tuple[ValueKind, re.Pattern[str]], ...] = (
    (ValueKind.DATUM, re.compile(rf"\b(?P<day>[1-3]?\d)\s+(?P<month>{'|'.join(_MONTHS)})\b(?:\s+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE)),
    (ValueKind.TERMIJN, re.compile(rf"(?<![\w,.]){_NUMBER}\s+(?:volle\s+|gehele\s+|kalender)?{_UNIT}\b", re.IGNORECASE)),
    (ValueKind.TERMIJN, re.compile(rf"\b(?P<ordinal>[a-zë]+(?:de|ste)|\d{{1,2}}e)\s+(?:volle\s+|gehele\s+|kalender)?{_UNIT}\b", re.IGNORECASE)),
    (ValueKind.MEERDERHEID, re.compile(rf"\b(?P<fraction>{_any(_FRACTIONS)}|[1-4]/[2-5])\b|\b(?P<majority>{_any(_MAJORITIES)})", re.IGNORECASE)),
    (ValueKind.PERCENTAGE, re.compile(rf"(?<![\w,.]){_NUMBER}\s*(?:%|procent\b)", re.IGNORECASE)),
    (ValueKind.BEDRAG, re.compile(r"(?:€|\beuro\b)\s*(?P<amount>\d[\d.]*(?:,(?:\d\d|-))?)|\b(?P<euros>\d[\d.]*)\s+euro\b", re.IGNORECASE)),
)  # fmt: skip
_TIE = re.compile(r"\bstak(?:en|ing)\b", re.IGNORECASE)
# What becomes of a proposal on which the votes are equal; read only in a sentence that speaks of a tie.
_TIE_ENDS = (
    ("het voorstel is verworpen", re.compile(r"\b(?:verworpen|afgewezen|niet\s+(?:te\s+zijn\s+)?aangenomen|geen\s+besluit)\b", re.IGNORECASE)),
    ("het lot beslist", re.compile(r"\b(?:het\s+lot|loting)\b", re.IGNORECASE)),
    ("uitstel tot een volgende vergadering", re.compile(r"\b(?:uitgesteld|aangehouden|verdaagd|(?:volgende|nieuwe)\s+vergadering)\b", re.IGNORECASE)),
    ("de voorzitter beslist", re.compile(r"\b(?:beslist\s+(?:de\s+stem\s+van\s+)?de\s+voorzitter|stem\s+van\s+de\s+voorzitter\s+(?:beslist|beslissend|doorslaggevend|de\s+doorslag)|(?<!geen\s)(?:beslissende|doorslaggevende)\s+stem\s+van\s+de\s+voorzitter)\b", re.IGNORECASE)),
)  # fmt: skip


def read_values(text: str) -> tuple[Value, ...]:
    """The values in the text, in order, each key once for its kind.

    >>> [(one.kind.value, one.key) for one in read_values("Opzegging met een termijn van een jaar, vóór 1 juli.")]
    [('datum', '1-7'), ('termijn', '12 maanden')]
    """
    found: dict[tuple[ValueKind, str], Value] = {}
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            key = _KEYS[kind](match)
            if key:
                found.setdefault((kind, key), Value(kind=kind, key=key, words=" ".join(match[0].split())))
    for value in _tie(text):
        found.setdefault((value.kind, value.key), value)
    return tuple(found.values())


def _tie(text: str) -> Iterator[Value]:
    if _TIE.search(text):
        for key, pattern in _TIE_ENDS:
            if pattern.search(text):
                yield Value(kind=ValueKind.STAKING, key=key, words=key)


def _date(match: re.Match[str]) -> str:
    return f"{int(match['day'])}-{_MONTHS[match['month'].lower()]}" + (f"-{match['year']}" if match["year"] else "")


def _term(match: re.Match[str]) -> str:
    name = match["unit"].lower()
    unit, size = _UNITS[{"weken": "week", "kwartalen": "kwartaal", "jaren": "jaar"}.get(name, name)]
    if "ordinal" in match.re.groupindex:
        number = read_ordinal(match["ordinal"])
        return f"{number}e {name}" if number is not None else ""
    number_of = _number(match["number"])
    return f"{number_of * size:g} {unit}" if number_of is not None else ""


def _majority(match: re.Match[str]) -> str:
    words = " ".join((match["fraction"] or match["majority"]).lower().split())
    return _FRACTIONS.get(words) or _MAJORITIES.get(words) or words


def _percentage(match: re.Match[str]) -> str:
    number = _number(match["number"])
    return f"{number:g}%" if number is not None else ""


def _amount(match: re.Match[str]) -> str:
    return (match["amount"] or match["euros"]).removesuffix(",-").removesuffix(",00").rstrip(".").replace(".", "")


def _number(text: str) -> float | None:
    word = text.lower().replace("één", "een")
    if word == "anderhalf":
        return 1.5
    return float(_CARDINALS[word]) if word in _CARDINALS else float(word.replace(".", "").replace(",", "."))


_KEYS: dict[ValueKind, Callable[[re.Match[str]], str]] = {
    ValueKind.DATUM: _date,
    ValueKind.TERMIJN: _term,
    ValueKind.MEERDERHEID: _majority,
    ValueKind.PERCENTAGE: _percentage,
    ValueKind.BEDRAG: _amount,
}
