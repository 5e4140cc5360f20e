"""Write a number as Word does for a w:numFmt: digits, letters, Roman, Dutch ordinals and words."""

from __future__ import annotations

import re

from regelcheck.reading.numerals import letters, roman

_SMALL = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
).split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_IRREGULAR_ORDINALS = {1: "eerste", 3: "derde", 8: "achtste"}
_SYMBOLS = "*†‡§"
_FORMATS_WITHOUT_NUMBER = frozenset({"none", "bullet"})


def format_number(number: int, number_format: str) -> str:
    """The number as `number_format` (ST_NumberFormat) writes it; digits for a format that Dutch text does not use.

    A custom format is given by its first numbers, as in the file: "001, 002, 003, ...".

    >>> [format_number(28, f) for f in ("decimal", "lowerLetter", "upperRoman", "ordinal", "001, 002, ...")]
    ['28', 'bb', 'XXVIII', '28e', '028']
    """
    match number_format:
        case "decimal":
            return str(number)
        case "lowerLetter" | "upperLetter":
            return letters(number) if number_format == "lowerLetter" else letters(number).upper()
        case "lowerRoman" | "upperRoman":
            return roman(number) if number_format == "lowerRoman" else roman(number).upper()
        case "ordinal":
            return f"{number}e"
        case "cardinalText":
            return cardinal(number).capitalize()
        case "ordinalText":
            return _ordinal(number).capitalize()
        case "decimalZero":
            return f"{number:02d}"
        case "numberInDash":
            return f"- {number} -"
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "hex":
            return f"{number:X}"
        case "chicago":
            return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1) if number > 0 else ""
        case format_ if format_ in _FORMATS_WITHOUT_NUMBER:
            return ""
    padded = re.match(r"0{1,8}1\b", number_format)
    return str(number).zfill(len(padded[0])) if padded else str(number)


def cardinal(number: int) -> str:
    """The number in words up to 99; digits above.

    >>> cardinal(22), cardinal(40)
    ('tweeëntwintig', 'veertig')
    """
    if number < 20:
        return _SMALL[number]
    if number > 99:
        return str(number)
    tens, units = divmod(number, 10)
    if not units:
        return _TENS[tens - 2]
    return _SMALL[units] + ("ën" if units in (2, 3) else "en") + _TENS[tens - 2]


def _ordinal(number: int) -> str:
    if number > 99:
        return f"{number}e"
    if number in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[number]
    return cardinal(number) + ("de" if number < 20 else "ste")
