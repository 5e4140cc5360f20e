"""Dutch ordinals for leden: "eerste" … "negenennegentigste", and back."""

from __future__ import annotations

import re

_UNITS = (
    "", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_IRREGULAR = {1: "eerste", 3: "derde", 8: "achtste"}


def ordinal(number: int) -> str:
    """The ordinal of 1 to 99.

    >>> ordinal(22)
    'tweeëntwintigste'
    """
    if number in _IRREGULAR:
        return _IRREGULAR[number]
    if number < 20:
        return _UNITS[number] + "de"
    tens, unit = divmod(number, 10)
    if not unit:
        return _TENS[tens] + "ste"
    # After a vowel "en" would be read as one sound with it, so it gets a trema: tweeën-, drieën-.
    return _UNITS[unit] + ("ën" if unit in (2, 3) else "en") + _TENS[tens] + "ste"


_NUMBERS = {ordinal(number): number for number in range(1, 100)}
_NUMBERS |= {word.replace("ë", "e"): number for word, number in _NUMBERS.items()}

ORDINAL = r"(?:[a-zë]{3,21}(?:de|ste)|\d{1,2}(?:e|de|ste))"
"""Pattern of what may be an ordinal; `read_ordinal` says whether it is one."""


def read_ordinal(word: str) -> int | None:
    """The number an ordinal stands for ("vijfde", "5e"), or None.

    >>> read_ordinal("eenentwintigste"), read_ordinal("3e"), read_ordinal("bedoelde")
    (21, 3, None)
    """
    word = word.lower()
    digits = re.fullmatch(r"(\d{1,2})(?:e|de|ste)", word)
    return int(digits[1]) if digits else _NUMBERS.get(word)
