"""Bytes to text for files that do not say how they were written: UTF-8, UTF-16, UTF-32 or Windows-1252."""

from __future__ import annotations

import codecs
import re

from regelcheck.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# A text file has next to none of these; a file that only looks like text has many.
_MOST_CONTROL = 0.01


def decode_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text without its byte order mark, and a warning when some characters could not be read.

    Raises UnreadableDocument for bytes that are no text in any of these encodings.
    """
    text = _decode(data)
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROL * len(text) + 2:
        raise UnreadableDocument(
            f"Het bestand {name} bevat geen leesbare tekst.",
            "Sla het document op als DOCX, ODT, PDF of als platte tekst (UTF-8).",
        )
    lost = text.count("\ufffd")
    if lost > 0.1 * len(text):
        raise UnreadableDocument(
            f"De tekens in het bestand {name} zijn niet te lezen.", "Sla de tekst opnieuw op als UTF-8."
        )
    warnings = (
        f"{lost} tekens zijn niet te lezen en staan als \ufffd in de tekst; sla het bestand op als UTF-8.",
    )
    return _CONTROL.sub("", text), warnings if lost else ()


def looks_like_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, by its zero bytes: every second one, for Dutch text."""
    sample = data[:4096]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if unmarked := looks_like_utf16(data):
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - lost
    # A damaged UTF-8 file still has most of its accents whole; Windows-1252 read as UTF-8 has none.
    if whole > 4 * lost:
        return text
    return data.decode("cp1252", errors="replace")
