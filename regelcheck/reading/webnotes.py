"""What a word processor adds to the text when it makes a web page of it: notes, remarks, contents, numbers in spans.

Word, LibreOffice and Google Docs each have names of their own for the links to and from a note.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from lxml import etree

from regelcheck.reading.markup import squeeze, text_of
from regelcheck.reading.normalise import normalise_text

_NUMBER = r"[_:-]?\d{1,5}"
_NOTE = re.compile(rf"#_?(?:ftn|edn|ftnt|fn|sdfootnote|sdendnote|footnote|endnote){_NUMBER}(?:sym)?$")
_NOTE_BACK = re.compile(
    rf"#_?(?:(?:ftn|edn|fn|footnote-|endnote-)ref|ftnt_ref){_NUMBER}$|#sd(?:foot|end)note\d{{1,5}}anc$"
)
_REMARK = re.compile(rf"#(?:cmnt|_msocom){_NUMBER}$")
_REMARK_BACK = re.compile(rf"#(?:cmnt_ref|_msoanchor){_NUMBER}$")
_NOTE_ID = re.compile(rf"_?(?:ftn|edn|fn|sdfootnote|sdendnote){_NUMBER}$")
_REMARK_ID = re.compile(rf"_com{_NUMBER}$")
_REMARK_STYLE = re.compile(r"mso-element:comment(?:;|$)")
_REMARK_SIGN = re.compile(r"^\s*\[[^\]]{1,12}\]\s*")
_CONTENTS_ID = re.compile(r"table of contents\d*$", re.IGNORECASE)
_BULLET_FONT = re.compile(r"symbol|wingdings|webdings|courier", re.IGNORECASE)
_CONTAINERS = frozenset({"p", "div", "li", "aside"})


class Addition(Enum):
    """What a paragraph, or a part of the page, is beside the text."""

    NOTE = auto()
    REMARK = auto()
    CONTENTS = auto()


def addition_of(element: etree._Element) -> Addition | None:
    """What the element is, None for text like any other."""
    if element.tag not in _CONTAINERS:
        return None
    id_, classes = element.get("id") or "", (element.get("class") or "").lower().split()
    if _REMARK_ID.match(id_) or _REMARK_STYLE.search(_style(element)):
        return Addition.REMARK
    if "noot" in classes or _NOTE_ID.match(id_):
        return Addition.NOTE
    if _CONTENTS_ID.match(id_) or any(name.startswith("msotoc") for name in classes):
        return Addition.CONTENTS
    link = _link_at_start(element)
    if link is not None:
        where = link.get("href") or ""
        if _REMARK_BACK.match(where):
            return Addition.REMARK
        if _NOTE_BACK.match(where):
            return Addition.NOTE
    return None


def is_sign(element: etree._Element) -> bool:
    """Whether the element is the raised number of a note or remark: in the margin of a text, and no word of it."""
    classes = (element.get("class") or "").lower()
    if "nootref" in classes or "msocommentreference" in classes:
        return True
    if element.tag == "a":
        where = element.get("href") or ""
        return bool(_NOTE.match(where) or _REMARK.match(where) or _REMARK_BACK.match(where))
    links = element.findall(".//a") if element.tag == "sup" else []
    return bool(links) and all((link.get("href") or "").startswith("#") for link in links)


def remark_of(element: etree._Element) -> str:
    """The text of a remark, without its sign."""
    return normalise_text(_REMARK_SIGN.sub("", squeeze(text_of(element))))


def note_label(element: etree._Element) -> str | None:
    """The number at the start of a note, which leads back to the text; None for any other element."""
    if element.tag == "a" and _NOTE_BACK.match(element.get("href") or ""):
        return "".join(sign for sign in text_of(element) if sign.isalnum() or sign == "*")
    return None


def list_label(element: etree._Element) -> str | None:
    """The number or sign that Word puts before an item of a list, in a span of its own; None for any other element."""
    if element.tag != "span":
        return None
    text = " ".join(text_of(element).split())
    if len(text) == 1 and not text.isdigit() and _BULLET_FONT.search(_style(element)):
        # "o" in Courier and "§" in Wingdings show as a bullet.
        return "-" if text in "-–—" else "•"
    return text if "mso-list:ignore" in _style(element) else None


def _style(element: etree._Element) -> str:
    return (element.get("style") or "").replace(" ", "").lower()


def _link_at_start(element: etree._Element) -> etree._Element | None:
    """The link that the text of the element begins with."""
    inside: etree._Element | None = element
    while inside is not None and not (inside.text or "").strip() and len(inside):
        inside = inside[0]
        if inside.tag == "a" and inside.get("href"):
            return inside
    return None
