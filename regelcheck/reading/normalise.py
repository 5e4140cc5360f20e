"""One way to write spaces, hyphens and ligatures, so that the same words in two formats are the same text."""

from __future__ import annotations

import re
import unicodedata

_CHARACTERS = str.maketrans(
    {
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
        "\u2010": "-",
        "\u2011": "-",
        "\u0132": "IJ",
        "\u0133": "ij",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


# Translating looks up every character; most Dutch text outside ASCII (an "ë", a dash) has none of these.
_SPECIAL = re.compile("[" + "".join(map(chr, _CHARACTERS)) + "]")


def normalise_text(text: str) -> str:
    """The text with soft hyphens gone, special hyphens and spaces made plain, ligatures spelled out, runs of spaces one.

    A letter and its accent become one character, as a keyboard gives them. A manual line break stays "\\n"; the ends
    are stripped.

    >>> normalise_text("  in\\u00adwo\\u00adners van\\u00a0\\u00a0de \\n gemeente ")
    'inwoners van de\\ngemeente'
    """
    if not text.isascii():
        if _SPECIAL.search(text):
            text = text.translate(_CHARACTERS)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    # White space other than a space is not printable, so there is nothing left to make plain.
    if text.isprintable() and "  " not in text:
        return text.strip()
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
