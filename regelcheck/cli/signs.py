"""What stands for a sign that the encoding of a terminal or a file does not have.

On Windows a report in a pipe is often not UTF-8. A question mark there would be a verdict itself (*niet te beoordelen*),
so each sign of a verdict has a letter. Text and legend go through here alike, so they always say the same.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from functools import cache

ERRORS = "regelcheck"
"""The name of this way to encode, for whoever writes a stream."""

_ALIKE = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("–—−‐‑⁃─", "-"),
    **dict.fromkeys("•●▪■◦‣", "*"),
    "·": "|",
    "…": "...",
    "→": "->",
    "▶": ">",
    "≥": ">=",
    "≤": "<=",
    "€": "EUR",
    "§": "par.",
}


def encode(text: str, encoding: str) -> bytes:
    """The text in this encoding, with what comes nearest for what it does not have."""
    return text.encode(encoding, ERRORS)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(char) for char in error.object[error.start : error.end]), error.end


@cache
def _letters() -> Mapping[str, str]:
    # Imported when a sign is lacking: a terminal that has them all, and `--help`, need not wait for it.
    from regelcheck.report.words import VERDICTS

    return {words.symbol: words.letter for words in VERDICTS.values()}


def _plain(char: str) -> str:
    known = _letters().get(char) or _ALIKE.get(char)
    return known or unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or "?"


codecs.register_error(ERRORS, _nearest)
