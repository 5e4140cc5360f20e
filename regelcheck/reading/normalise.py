"""One way to write spaces, hyphens and ligatures, so that the same words in two formats are the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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


def signs_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Every sign of `normalise_text(text)` but its white space, with the slice of `text` that it was made from.

    For who must find words of the normalised text back in the file.

    >>> list(signs_of("\u00ad a\ufb01"))
    [('a', 2, 3), ('f', 3, 4), ('i', 3, 4)]
    """
    cluster: list[tuple[str, int]] = []
    for at, raw in enumerate(text):
        for sign in raw.translate(_CHARACTERS):
            if cluster and not unicodedata.combining(sign):
                yield from _composed(cluster)
                cluster = []
            if not sign.isspace():
                cluster.append((sign, at))
    yield from _composed(cluster)


def _composed(cluster: list[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """A letter and its accents as one sign where there is such a sign."""
    if cluster:
        start, end = cluster[0][1], cluster[-1][1] + 1
        for sign in unicodedata.normalize("NFC", "".join(sign for sign, _ in cluster)):
            yield sign, start, end
