"""Signs that Word keeps as a code of a symbol font (w:sym) instead of as text."""

from __future__ import annotations

from lxml import etree

from regelcheck.reading.ooxml.names import W

_UNKNOWN = "\ufffc"
_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA7: "♣", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠",
    0xBC: "…", 0xD7: "·", 0xDE: "⇒", 0xAE: "→",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢",
    0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
# Digits, brackets and points stand in the Symbol font where ASCII has them; its letters are Greek.
_AS_ASCII = frozenset(b" !#%&()+,./0123456789:;<=>?[]_{|}")


def read_symbol(element: etree._Element) -> str:
    """The sign as a character; U+FFFC, which stands for any object, for a sign without one."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return _UNKNOWN
    font = (element.get(f"{W}font") or "").lower()
    # Fonts of symbols are addressed from U+F000 on, so that they do not pass for letters.
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font == "symbol":
        return chr(code) if code in _AS_ASCII else _SYMBOL.get(code, _UNKNOWN)
    if font.startswith("wingdings"):
        return _WINGDINGS.get(code, _UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 else _UNKNOWN
