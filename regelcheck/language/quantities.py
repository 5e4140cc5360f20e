"""Numbers with their unit ("twaalf weken", "8 (acht) leden", "tweemaal") and days of the year ("15 april") in a text.

Digits and words both; terms in different units are compared as days. A month is 28 to 31 of those, so a comparison only
holds when it holds for every month.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from regelcheck.language.notation import fold
from regelcheck.language.tokens import Text

_UNITS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
).split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

_WORDS = {word: number for number, word in enumerate(_UNITS)}
for _tens, _word in enumerate(_TENS, 2):
    _WORDS[_word] = _tens * 10
    _WORDS |= {f"{_UNITS[unit]}en{_word}": _tens * 10 + unit for unit in range(1, 10)}
_WORDS |= {"honderd": 100, "tweehonderd": 200}
NUMBER_WORDS = frozenset(_WORDS) - {"nul"}
"""The numbers in words, as they stand in folded text: "een" to "negenennegentig", and "honderd"."""
_ORDINALS = {"eerste": 1, "derde": 3, "achtste": 8} | {
    word + ("de" if number < 20 else "ste"): number for word, number in _WORDS.items() if number not in (0, 1, 3, 8)
}

_IN_DAYS = {
    "dagen": (1, 1),
    "werkdagen": (1, 2),
    "weken": (7, 7),
    "maanden": (28, 31),
    "kwartalen": (90, 92),
    "jaren": (365, 366),
}
_UNIT_WORDS = {
    "dagen": "(?:kalender)?dag(?:en)?",
    "werkdagen": "werkdag(?:en)?",
    "weken": "(?:kalender)?we(?:ek|ken)",
    "maanden": "(?:kalender)?maand(?:en)?",
    "kwartalen": "kwarta(?:al|len)",
    "jaren": "(?:kalender)?ja(?:ar|ren)",
    "leden": "(?:bestuurs)?(?:lid|leden)",
    "deelnemers": "deelnemers?",
    "gemeenten": "gemeenten?",
    "keer": "(?:maal|keer|malen)",
    "procent": "(?:procent|%)",
}
EENHEDEN = tuple(_UNIT_WORDS)
"""The units a rule may ask for."""

_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})"
_ASIDE = rf"(?:\s*\(\s*{_NUMBER}\s*\))?"
_BETWEEN = r"(?:\s+(?:volle|hele|gehele|andere|overige|gewone|aaneengesloten|achtereenvolgende))?"
_QUANTITY = re.compile(
    rf"\b(?P<first>{_NUMBER})\b{_ASIDE}(?:\s*(?:tot|a|of|en|-|–)\s*(?:ten hoogste\s+|maximaal\s+)?(?P<last>{_NUMBER})\b{_ASIDE})?"
    rf"{_BETWEEN}\s*-?\s*(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _UNIT_WORDS.items())})(?!\w)"
)
_TIMES = re.compile(rf"\b(?P<number>{'|'.join(_UNITS[1:13])})(?:maal|keer)\b")
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}}(?:e|de|ste)?|{_ORDINAL}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+"
    rf"(?P<month>{'|'.join(_MONTHS)})\b(?!\s+(?:19|20)\d\d)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units at token `at`; a range ("acht tot twaalf weken") has its ends apart."""

    at: int
    unit: str
    low: int
    high: int

    def bounds(self, unit: str) -> tuple[float, float] | None:
        """The least and the most that the quantity can be in another unit; None when the two do not compare."""
        if unit == self.unit:
            return self.low, self.high
        if unit not in _IN_DAYS or self.unit not in _IN_DAYS:
            return None
        mine, asked = _IN_DAYS[self.unit], _IN_DAYS[unit]
        return self.low * mine[0] / asked[1], self.high * mine[1] / asked[0]


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year at token `at`, as (month, day)."""

    at: int
    day: tuple[int, int]


def find_quantities(text: Text) -> tuple[Quantity, ...]:
    """The numbers with a unit, in order. "Een" before a noun that is no term is an article, not a number."""
    return tuple(_quantities(text, _folded(text)))


def find_days(text: Text) -> tuple[YearDay, ...]:
    """The days of the year, in order; a day with its year is one day, not a yearly one, and is left out."""
    found = []
    for match in _DAY.finditer(_folded(text)):
        day = _number(match["day"])
        if 1 <= day <= 31:
            found.append(YearDay(_token(text, match.start()), (_MONTHS.index(match["month"]) + 1, day)))
    return tuple(found)


def read_day(text: str) -> tuple[int, int] | None:
    """The (month, day) of "30 april", or None."""
    match = _DAY.fullmatch(fold(text.strip()))
    return (_MONTHS.index(match["month"]) + 1, _number(match["day"])) if match else None


def _quantities(text: Text, folded: str) -> Iterator[Quantity]:
    for match in sorted((*_QUANTITY.finditer(folded), *_TIMES.finditer(folded)), key=lambda one: one.start()):
        at = _token(text, match.start())
        if match.re is _TIMES:
            times = _number(match["number"])
            yield Quantity(at, "keer", times, times)
            continue
        unit = next(name for name in _UNIT_WORDS if match[name])
        if match["first"] == "een" and unit not in _IN_DAYS and text.text[match.start()].lower() != "é":
            continue
        first = _number(match["first"])
        last = _number(match["last"]) if match["last"] else first
        yield Quantity(at, unit, min(first, last), max(first, last))


def _number(word: str) -> int:
    if word[0].isdigit():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    return _WORDS.get(word) or _ORDINALS.get(word, 0)


def _folded(text: Text) -> str:
    """The text folded sign by sign, so that places stay what they are."""
    return "".join(folded if len(folded := fold(sign)) == 1 else sign for sign in text.text)


def _token(text: Text, place: int) -> int:
    return max(0, bisect.bisect_right(text.starts, place) - 1)
