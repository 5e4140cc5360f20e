"""Make text from a document harmless to show: no terminal commands, no invisible direction switches.

What a document holds is shown, never obeyed. JSON keeps the text as it is, because there nothing obeys it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

# Newlines and tabs become spaces; every other control character is shown as its picture (␛ for escape).
_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_SPACES = {ord(char): " " for char in "\t\n\v\f\r\u0085\u2028\u2029"}
# C1 controls include CSI (U+009B), which some terminals obey; the others turn the reading direction round.
_NAMED = {
    code: f"‹U+{code:04X}›"
    for code in (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = {**_CONTROL_PICTURES, **_NAMED, **_SURROGATES, **_SPACES}
_LINE_TABLE = {code: char for code, char in _TABLE.items() if code != 0x0A}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_MARKDOWN_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def plain(text: str) -> str:
    """`text` on one line, with every control and direction character made visible.

    >>> plain("rood \\x1b[31m")
    'rood ␛[31m'
    """
    # What is made visible here does not print, and nearly all text does: looking is much quicker than translating.
    return text if text.isprintable() else text.translate(_TABLE)


def plain_lines(text: str) -> str:
    """The same, keeping line breaks: for texts of our own that have them, such as example provisions."""
    return text if text.isprintable() else text.translate(_LINE_TABLE)


def plain_path(path: Path) -> str:
    """The path with forward slashes, made visible."""
    return plain(exact_path(path))


def exact_path(path: Path) -> str:
    """The path with forward slashes; a byte that is not UTF-8 becomes a replacement character."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def encodable(text: str) -> str:
    """`text` as it is, except for half surrogate pairs: a broken file may hold one, and no UTF-8 report can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text  # nearly always, and much sooner known


def markdown(text: str) -> str:
    """`text` so that Markdown shows it literally, on one line.

    >>> markdown("1. <b>*x*")
    '1\\\\. \\\\<b\\\\>\\\\*x\\\\*'
    """
    escaped = _MARKDOWN.sub(r"\\\1", plain(text))
    return _MARKDOWN_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    indent, start = match.groups()
    return f"{indent}{start}\\" if start.isdigit() else f"{indent}\\{start}"


def shorten(text: str, length: int) -> str:
    """The first words of `text`, at most `length` characters, with an ellipsis when something is left out."""
    if len(text) <= length:
        return text
    cut = text.rfind(" ", 0, length)
    return text[: cut if cut > length // 2 else length - 1].rstrip(" ,;:.") + "…"
