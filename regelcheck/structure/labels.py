"""Recognise what a line of a regeling starts with: an article or chapter heading, a lid number, the letter of an item.

Looks at one line at a time. Whether a heading fits where it stands (its number, what comes after it) is judged by
`lines`, and what an item hangs under by `content`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from regelcheck.citation import read_ordinal
from regelcheck.citation.ordinals import ORDINAL
from regelcheck.model import NodeKind
from regelcheck.structure.titles import GONE, is_title, split_title

# Headings may stand in quotes (a quoted regeling) and carry Markdown signs.
_BEFORE = r"^[\"“”„'‘’«#*_\s]{0,8}"
_ROMAN = r"[IVXLC]{1,7}"
_ARTICLE = re.compile(
    _BEFORE + r"(?P<word>Artikel|ARTIKEL|Art\.|ART\.|Art\b|ART\b)\s*"
    r"(?P<number>\d{1,3}(?:[.:]\d{1,3}){0,2}(?:\s?(?:bis|ter|quater)\b|[a-zA-Z]{1,2}|\s[a-z](?=\.?\s*$))?|"
    + _ROMAN
    + r"[a-z]?)"
    r"(?![\w%])(?P<stop>\s?[.:–-]?)[*_]{0,3}(?=\s|$|[\[(])\s*(?P<rest>.*)$"
)
_ONLY_LID = re.compile(
    r"^,\s*(?P<lid>" + ORDINAL + r")\s+lid\s*[.:]?$|^,\s*lid\s+(?P<cijfer>\d{1,2}[a-z]?)\s*[.:]?$"
)
_LAW = re.compile(
    r"^(?:[A-Z]\w*wet|Wgr|WGR|Awb|AWB|BW|Wet\s\w+|Algemene\swet|Burgerlijk\sWetboek"
    r"|Besluit\s\w+)\b(?:\s\d{4})?,?\s"
    r"(?=[a-z])"
)
_DIVISION = re.compile(
    _BEFORE
    + r"(?P<word>Deel|DEEL|Titel|TITEL|Hoofdstuk|HOOFDSTUK|Afdeling|AFDELING|Paragraaf|PARAGRAAF|§)\s*"
    r"(?P<number>\d{1,2}(?:[.:]\d{1,2}){0,3}[a-z]?|"
    + _ROMAN
    + r"[a-z]?|[A-Z])(?!\w)\s*[.:–-]?[*_]{0,3}\s*(?P<rest>.*)$"
)
_BIJLAGE = re.compile(
    _BEFORE + r"(?:(?:[A-Z][a-zë]+|[A-ZË]+)\s)?(?:Bijlage|BIJLAGE|Bijlagen|BIJLAGEN|bijlage)(?!\w)\s*"
    r"(?P<number>\d{1,2}[a-zA-Z]?(?!\w)|" + _ROMAN + r"(?!\w)|[A-Z](?!\w))?(?P<rest>.*)$"
)
_BIJLAGE_REST = re.compile(
    r"^\s*(?:[.:,(–-].*|(?:bij|behorend|behorende|als bedoeld|van|ter)\b.*|[A-Z“\"‘'].*)?$"
)
_DEFINED = re.compile(r"\s*:\s*(?:een|de|het|elke?|iedere?)\b.*[.;,]\s*$")
"""What follows a term that is defined ("Bijlage: een bijlage bij deze regeling;"): it opens no bijlage."""
_TOELICHTING = re.compile(
    _BEFORE + r"(?:(?:Algemene|Artikelsgewijze|Artikelgewijze|Nota van|Memorie van|[IVXAB1-9]{1,3}[.)]?)\s)?"
    r"toelichting\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_TOELICHTING_ARTICLE = re.compile(r"\bartikel\s+(?P<number>\d{1,3}(?:[.:]\d{1,3})?[a-z]?)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|zijn|was|wordt|worden|werd|heeft|hebben|kan|kunnen|maakt|maken|moet|mogen|mag|geeft"
    r"|bevat|staat|vormt|vormen|behoort|behoren)\b"
)

RANK = {"deel": 0, "titel": 1, "hoofdstuk": 2, "afdeling": 3, "paragraaf": 4, "§": 4}
_KIND = {
    "deel": NodeKind.HOOFDSTUK, "titel": NodeKind.HOOFDSTUK, "hoofdstuk": NodeKind.HOOFDSTUK,
    "afdeling": NodeKind.AFDELING, "paragraaf": NodeKind.PARAGRAAF, "§": NodeKind.PARAGRAAF,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """ "Artikel 12a Titel": `text` is what runs on after the title, `lid` is set for "Artikel 21, vijfde lid"."""

    number: str
    title: str = ""
    text: str = ""
    lid: str | None = None


@dataclass(frozen=True, slots=True)
class DivisionHeading:
    """A hoofdstuk, afdeling or paragraaf; a lower `rank` holds a higher one."""

    kind: NodeKind
    rank: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class BijlageHeading:
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ToelichtingHeading:
    """`artikel` is set for "Toelichting bij artikel 11"."""

    title: str
    artikel: str | None = None


Heading = ArticleHeading | DivisionHeading | BijlageHeading | ToelichtingHeading


def read_heading(text: str) -> Heading | None:
    """What the line is the heading of, judged by its shape alone; None for running text."""
    first = text.lstrip("\"“”„'‘’«#*_ ")[:1]
    if not (first.isupper() or first in ("§", "t") or first.isdigit()):
        return None
    return _read_article(text) or _read_division(text) or _read_bijlage(text) or _read_toelichting(text)


def _read_article(text: str) -> ArticleHeading | None:
    match = _ARTICLE.match(text)
    if match is None:
        comma = _ARTICLE.match(text.split(",", 1)[0]) if "," in text[:40] else None
        only_lid = _ONLY_LID.match(text[text.index(",") :]) if comma and not comma["rest"] else None
        if comma is None or only_lid is None:
            return None
        lid = only_lid["cijfer"] or read_ordinal(only_lid["lid"])
        return ArticleHeading(_tidy(comma["number"]), lid=str(lid)) if lid else None
    rest = match["rest"].strip().rstrip("*_")
    number = _tidy(match["number"])
    if not rest or GONE.match(rest):
        return ArticleHeading(number, text=rest)
    if (
        rest[0].islower()
        or rest[0] in ",;)/&"
        or _LAW.match(rest)
        or re.match(r"\d+[^\d.):\s]|en\b|t/m\b", rest)
    ):
        return None
    if rest[0] == "(" and not rest.rstrip(".").endswith(")"):
        title, rest_text = "", rest
    else:
        title, rest_text = split_title(rest)
    return ArticleHeading(number, title=title, text=rest_text)


def _read_division(text: str) -> DivisionHeading | None:
    match = _DIVISION.match(text) if len(text) < 400 else None
    if match is None:
        return None
    word, title = match["word"].lower(), match["rest"].strip().rstrip("*_ ")
    if title and not (is_title(title) and not title[0].islower()):
        return None
    return DivisionHeading(_KIND[word], RANK[word], match["number"], title)


def _read_bijlage(text: str) -> BijlageHeading | None:
    match = _BIJLAGE.match(text) if len(text) < 300 else None
    if match is None or not _BIJLAGE_REST.match(match["rest"]):
        return None
    rest = match["rest"].strip(" .:,–-")
    if re.search(r"[.;]$", text) and _VERB.search(rest):
        return None
    if match["number"] is None and _DEFINED.match(match["rest"]):
        return None
    if match["number"] is None and not text.lstrip("\"“”„'‘’«#*_ ")[:7].lower().startswith("bijlage"):
        # "Financiële bijlage bij de Regeling X" is a heading, "Iedere bijlage" or "Deze bijlage" is not.
        if not rest.lower().startswith(("bij ", "behorend")):
            return None
        return BijlageHeading(None, text.strip())
    return BijlageHeading(match["number"], rest.rstrip("*_ "))


def _read_toelichting(text: str) -> ToelichtingHeading | None:
    match = _TOELICHTING.match(text) if len(text) < 160 else None
    if match is None or not (text.lstrip("\"“”„'‘’«#*_ ")[0].isupper() or text[0].isdigit()):
        return None
    rest = match["rest"].strip(" .:")
    if len(rest.split()) > 14 or _VERB.search(rest) or re.search(r"[;,]$", text):
        return None
    about = _TOELICHTING_ARTICLE.search(rest)
    return ToelichtingHeading(text.strip(" *_#"), about["number"] if about else None)


def _tidy(number: str) -> str:
    """ "12A" and "12 a" are the article 12a."""
    if number[0].isdigit():
        return re.sub(r"\s", "", number).lower()
    return number


class Style(Enum):
    """How an item is labelled; items of one list share it."""

    NUMBER = auto()
    """ "1.", "1)", "(1)"."""
    BARE = auto()
    """ "1 " with nothing after the number: only a label where that number is due."""
    DECIMAL = auto()
    LETTER = auto()
    ROMAN = auto()
    UPPER = auto()
    DEGREE = auto()
    BULLET = auto()
    NONE = auto()
    """An item of a list that has no labels at all (definitions, a key of contributions)."""


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """The label a line starts with; `rest` is the text after it."""

    style: Style
    number: str
    rest: str


_BULLET_CHARS = r"\-–—•*·▪■●○◦‣⁃→\uf000-\uf0ff"
_BULLET = re.compile(rf"^[{_BULLET_CHARS}]\s*(?:(?<=[\s•·▪■●○◦‣⁃\uf000-\uf0ff])|$)(?P<rest>.*)$")
# Copied web text puts "- 1." or "- a." on a line: the streepje is the browser's, not the regeling's.
_WEB_BULLET = re.compile(rf"^[{_BULLET_CHARS}]\s+(?=\(?(?:\d{{1,3}}[a-z]?|[a-z]{{1,2}})[.)°º](?:\s|$))")
_ITEM = re.compile(
    r"^(?:"
    r"\((?P<paren>\d{1,2}[a-z]?)\)\s*(?=\D|$)"
    r"|(?P<degree>\d{1,2})\s?[°º]\.?\s*|(?P<degree_e>\d{1,2})[eo]\.\s+"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\s\d%€])"
    r"|(?P<number>\d{1,2}(?:[a-z]{1,2}|bis|ter)?)\s?[.)](?=\s|$|[^\W\d])\s*"
    r"|(?P<bare>\d{1,2}[a-z]?)\s+(?=[A-ZÀ-Þ‘“\"'„(])"
    r"|\(?(?P<letter>[a-z])(?P<letters>[a-z]{0,4})(?P<digit>\d?)[.)](?![a-z]\.)(?=\s|$|[^\W\d]|['‘\"“(])\s*"
    r"|(?P<upper>[A-Z])[.)]\s+(?![A-Z]\.)"
    r")"
)
_ROMAN_LOWER = re.compile(r"^(?:x{0,3})(?:ix|iv|v?i{0,3})$")


def read_label(text: str) -> ItemLabel | None:
    """The label at the start of the line, by its shape; `rest` may be empty ("1." on a line of its own)."""
    web = _WEB_BULLET.match(text)
    if web:
        text = text[web.end() :]
    match = _ITEM.match(text)
    if match is None:
        bullet = _BULLET.match(text)
        return ItemLabel(Style.BULLET, text[0], bullet["rest"].strip()) if bullet else None
    rest = text[match.end() :].strip()
    if match["letter"]:
        return _letter(match["letter"], match["letters"], match["digit"], rest)
    for group, style in _STYLES:
        if match[group]:
            number = f"{match[group]}°" if style is Style.DEGREE else match[group]
            return ItemLabel(style, number, rest)
    return None


_STYLES = (
    ("paren", Style.NUMBER), ("number", Style.NUMBER), ("degree", Style.DEGREE), ("degree_e", Style.DEGREE),
    ("decimal", Style.DECIMAL), ("bare", Style.BARE), ("upper", Style.UPPER),
)  # fmt: skip


def _letter(first: str, more: str, digit: str, rest: str) -> ItemLabel | None:
    word = first + more
    if not more or (len(more) == 1 and more == first and not digit):
        return ItemLabel(Style.LETTER, word + digit, rest)
    if _ROMAN_LOWER.match(word) and not digit:
        return ItemLabel(Style.ROMAN, word, rest)
    # "ab." stands between a and b after a change of the regeling; "de." and "op." end a sentence.
    return (
        ItemLabel(Style.LETTER, word, rest) if len(more) == 1 and word in {"aa", "ab", "ba", "bb"} else None
    )


_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman_value(number: str) -> int:
    """The value of a roman number, upper or lower case."""
    total = 0
    values = [_ROMAN_VALUES.get(char, 0) for char in number.lower()]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def main_value(number: str) -> int:
    """The leading number of "12a", "3:4" (3) or "XII" (12), for judging a sequence."""
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else roman_value(re.sub(r"[^IVXLC]", "", number))


def article_order(number: str) -> tuple[tuple[int, str], ...]:
    """A key by which article numbers sort as they are counted: 1, 1a, 1.2, 1.10, 2.

    >>> sorted(["2", "1.10", "1a", "1.2", "1"], key=article_order)
    ['1', '1a', '1.2', '1.10', '2']
    """
    if is_roman(number):
        return ((main_value(number), ""),)
    parts = re.findall(r"\d+|[a-z]+", number.lower())
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def goes_on(before: str, number: str) -> bool:
    """Is `number` the next article after `before`, within its chapter or as the first of the next?

    >>> [goes_on(*pair) for pair in (("1", "2"), ("1.1", "1.2"), ("1.7", "2.1"), ("12", "12a"), ("12a", "12b"))]
    [True, True, True, True, True]
    >>> [goes_on(*pair) for pair in (("1", "1"), ("1.1", "1.3"), ("3", "1"), ("12", "14"))]
    [False, False, False, False]
    """
    (*rest, last), after = article_order(before), article_order(number)
    first_of_next = after[0] == (main_value(before) + 1, "") and after[1:] in ((), ((1, ""),))
    letter_after = after == (*rest, last, (0, "a"))
    next_one = (*rest, (last[0] + 1, "")) if not last[1] else (*rest, (0, chr(ord(last[1][-1]) + 1)))
    return first_of_next or letter_after or after == next_one


def is_roman(number: str) -> bool:
    """Is this article number written in roman figures?"""
    return not number[0].isdigit()


def item_value(style: Style, number: str) -> int:
    """Where the label stands in its list, counted from 1 ("c" 3, "iv" 4, "2°" 2, "aa" 27); 0 when it does not count."""
    if style is Style.LETTER:
        return ord(number[0]) - 96 + (26 if len(number) > 1 and number[1] == number[0] else 0)
    if style is Style.UPPER:
        return ord(number) - 64
    if style is Style.ROMAN:
        return roman_value(number)
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0
