"""Numbers as letters and Roman numerals, as the automatic numbering of Word and Writer has them."""

from __future__ import annotations

_ALPHABET = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """The number in small Roman numerals; empty for nought, which has none.

    >>> roman(14)
    'xiv'
    """
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def letters(number: int, *, doubled: bool = True) -> str:
    """a to z, and then aa, bb, … as Word goes on, or aa, ab, … when not `doubled`; empty for nought.

    >>> letters(28), letters(28, doubled=False)
    ('bb', 'ab')
    """
    if number < 1:
        return ""
    if doubled:
        return chr(ord("a") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)
    written = ""
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        written = chr(ord("a") + rest) + written
    return written
