"""Find references to articles in running text: of laws ("de artikelen 52 tot en met 60 van de Gemeentewet") and internal.

A hand-written scanner over small patterns: each looks at a bounded piece of text, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from regelcheck.citation.laws import AFTER, BEFORE, LAW, UNRESOLVED, alias_pattern, canonical_law
from regelcheck.citation.ordinals import ORDINAL, read_ordinal
from regelcheck.citation.reference import ArticleRange, Reference

_NUMBER = r"\d{1,4}(?:[.:]\d{1,3}(?!\d))*(?:[a-z]{1,2}\b|bis|ter)?(?![\w%])(?!\.\d)"
_START = re.compile(
    rf"(?<![\w-])(?:[Dd]e\s+)?(?:[Aa]rtikelen|[Aa]rtikel|ARTIKELEN|ARTIKEL|[Aa]rtt\."
    rf"|[Aa]rt\.)\s*(?={_NUMBER}|[IVX]+\b)"
)
_AGAIN = r"(?:(?:de\s+)?(?:artikelen|artikel|artt\.|art\.)\s*)"
_TO = r"\s*(?:tot\s+en\s+met|t/m|t\.?e\.?m\.?|tot|-|–|—)\s*"
_ITEM = re.compile(rf"(?P<first>{_NUMBER}|[IVX]+\b)(?:{_TO}{_AGAIN}?(?P<last>{_NUMBER}))?")
_AND = re.compile(
    rf"\s*(?:,\s*(?:en|of|alsmede)?|en|of|alsmede|en/of|dan wel|onderscheidenlijk|respectievelijk"
    rf"|jo\.?|juncto|&)\s*{_AGAIN}?(?={_NUMBER}(?!\s+(?:lid|leden|januari|februari|maart|april|mei"
    rf"|juni|juli|augustus|september|oktober|november|december|weken|maanden|dagen|jaar|procent|gemeenten)\b))",
    re.IGNORECASE,
)
_ORDINAL_LIST = rf"{ORDINAL}(?:\s*(?:,|en|of|,\s*en|tot\s+en\s+met|t/m)\s*{ORDINAL}){{0,8}}"
_NUMBER_LIST = r"\d{1,2}[a-z]?(?:\s*(?:,|en|of|tot\s+en\s+met|t/m|-|–)\s*\d{1,2}[a-z]?(?!\w)){0,8}"
_LID = re.compile(
    rf"\s*,?\s*(?:het\s+)?(?:(?P<ordinals>{_ORDINAL_LIST})\s+(?:lid|leden)\b|(?:lid"
    rf"|leden)\s+(?P<numbers>{_NUMBER_LIST})(?!\w))",
    re.IGNORECASE,
)
_ONDER = re.compile(
    r"\s*,?\s*(?:aanhef\s+en\s+)?(?:onder|onderdeel|onderdelen|sub|letter)\s+"
    r"(?P<labels>(?:[a-z]{1,2}|\d{1,2}[°º]?)(?:\.(?=,)|(?![\w]))(?:\s*(?:,|en|of|tot en met"
    r"|t/m)\s*(?:onder(?:deel)?\s+)?(?:[a-z]|\d{1,2}[°º])(?!\w)){0,10})"
)
_ZIN = re.compile(rf"\s*,?\s*{ORDINAL}\s+(?:vol)?zin\b|\s*,?\s*aanhef\b", re.IGNORECASE)
_NARROWED_AND = re.compile(r"\s*,?\s+(?:en|alsmede)(?=\s+(?:onder|lid\b))")
_FOLLOWING = re.compile(r"\s*,?\s*(?:e\.?\s?v\.?|en\s+volgende|en\s+verder)(?!\w)", re.IGNORECASE)
_EXCEPT = re.compile(
    rf"\s*[,(]?\s*(?:met\s+(?:uitzondering|uitsluiting)\s+van|m\.u\.v\.|behoudens|behalve|uitgezonderd"
    rf"|uitgenomen|doch\s+niet|maar\s+niet|niet\s+zijnde)"
    rf"\s+(?:het\s+(?:bepaalde\s+in|gestelde\s+in)\s+)?{_AGAIN}?(?={_NUMBER})",
    re.IGNORECASE,
)
_LATER_EXCEPT = re.compile(
    rf"(?P<between>[^.;:]{{0,160}}?)(?:{_EXCEPT.pattern}|(?P<proviso>met\s+dien\s+verstande\s+dat\s+{_AGAIN}))",
    re.IGNORECASE,
)
_NAMED_THEN_TAKEN_OUT = re.compile(
    rf"\s*[,(]\s*(?:maar|doch|waarbij|waarvan|evenwel)?\s*{_AGAIN}(?={_NUMBER})", re.IGNORECASE
)
_TAKEN_OUT = re.compile(
    r"\s*(?:uitgezonderd|daargelaten|uitgesloten|niet\s+(?:inbegrepen|meegerekend|daaronder\s+begrepen|geldt|gelden)"
    r"|buiten\s+(?:beschouwing|toepassing)|(?:daar)?niet\s+bij|(?:echter\s+)?niet\b)",
    re.IGNORECASE,
)
_NOT_APPLIED = re.compile(r"[^.;:,]{0,30}\b(?:niet|geen|buiten|uitgezonderd)\b", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?<![\w-])(?P<chapter>(?:[Hh]oofdstuk|[Tt]itel|[Aa]fdeling|[Pp]aragraaf|§)\s*(?:[IVX]+[a-z]?"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?))(?!\w)"
)
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:(?:het|de|in)\s+)?(?:"
    rf"(?P<dit>dit\s+(?:artikel|lid)|deze\s+leden)"
    rf"|(?P<vorige>(?:vorige|voorgaande|voorafgaande|volgende)\s+(?:lid|leden|artikel))"
    rf"|(?P<ordinals>{_ORDINAL_LIST})\s+(?:lid|leden)"
    rf"|(?:lid|leden)\s+(?P<numbers>{_NUMBER_LIST})"
    rf")(?!\w)",
    re.IGNORECASE,
)
# "het eerste lid van het dagelijks bestuur" is a person.
_PERSON = re.compile(
    r"\s+(?:van\s+(?:het|de|een|haar|zijn)\s+(?:\w+\s)?(?:bestuur|besturen|raad|raden|college"
    r"|commissie|staten|presidium|directie|vergadering|fractie)|"
    r"wordt\s+(?:door|aangewezen|benoemd|gekozen)|wijst|treedt|brengt|heeft\s+(?:een|zitting|stem))\b"
)
_CHOOSES = re.compile(r"\b(?:benoem(?:t|en)|kie(?:st|zen)|wijst|wijzen)\b[^.;:]{0,30}$", re.IGNORECASE)
_VAN_ARTIKEL = re.compile(
    rf"\s+van\s+(?:(?P<dit>dit\s+artikel)|(?P<vorig>het\s+(?:vorige|volgende)\s+artikel)"
    rf"|artikel\s*(?P<artikel>{_NUMBER}))(?!\w)",
    re.IGNORECASE,
)


def find_references(text: str, *, aliases: Mapping[str, str] | None = None) -> tuple[Reference, ...]:
    """All references in the text, in order and without overlap.

    `aliases` are names the text itself gives to laws: {"de wet": "Wet gemeenschappelijke regelingen"}. "van die wet"
    is the law referred to before it.

    >>> reference = find_references("De artikelen 52 tot en met 60 van de Gemeentewet, met uitzondering van artikel 59")[0]
    >>> reference.law, reference.covers("58"), reference.covers("59"), reference.covers("61")
    ('Gemeentewet', True, False, False)
    """
    return _Scanner(text, aliases or {}).run()


class _Scanner:
    def __init__(self, text: str, aliases: Mapping[str, str]) -> None:
        self._text = text
        self._aliases = aliases
        self._alias = alias_pattern(aliases)
        self._law: str | None = None

    def run(self) -> tuple[Reference, ...]:
        found: list[Reference] = []
        starts = sorted(
            [(match.start(), 0, match) for match in _START.finditer(self._text)]
            + [(match.start(), 1, match) for match in _CHAPTER.finditer(self._text)]
            + [(match.start(), 2, match) for match in _RELATIVE.finditer(self._text)],
            key=lambda item: item[:2],
        )
        at = 0
        for start, kind, match in starts:
            if start < at:
                continue
            read = (self._articles, self._chapter, self._relative)[kind]
            reference = read(match)
            if reference is not None:
                found.append(reference)
                at = reference.end
        return tuple(found)

    # --- articles -------------------------------------------------------------------------------------------------

    def _articles(self, match: re.Match[str]) -> Reference | None:
        artikelen, at = self._list(match.end())
        if not artikelen:
            return None
        uitgezonderd, at = self._exceptions(at)
        found, law, at = self._law_after(at)
        if not found:
            before = BEFORE.search(self._text, max(0, match.start() - 60), match.start())
            law = self._known(before["law"]) if before else None
        if not uitgezonderd:
            uitgezonderd, at = self._exceptions(at)
        if not uitgezonderd:
            uitgezonderd, at = self._later_exceptions(at)
        return Reference(match.start(), at, law, tuple(artikelen), tuple(uitgezonderd))

    def _list(self, at: int) -> tuple[list[ArticleRange], int]:
        """ "5, 6, 15, eerste en tweede lid, 30 en 52 tot en met 60 e.v." from `at`; gives where it ends."""
        items: list[ArticleRange] = []
        while item := _ITEM.match(self._text, at):
            at = item.end()
            leden, onderdelen, at = self._narrowed(at)
            last: str | None = _plain(item["last"] or item["first"])
            following = _FOLLOWING.match(self._text, at)
            if following:
                last, at = None, following.end()
            items.append(ArticleRange(_plain(item["first"]), last, leden, onderdelen))
            conjunction = _AND.match(self._text, at)
            if conjunction is None:
                break
            at = conjunction.end()
        return items, at

    def _narrowed(self, at: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """The leden and onderdelen behind an article number."""
        leden: list[str] = []
        onderdelen: list[str] = []
        while True:
            lid, onder, zin = (
                _LID.match(self._text, at),
                _ONDER.match(self._text, at),
                _ZIN.match(self._text, at),
            )
            read = _read_leden(lid) if lid else []
            if lid and read:
                leden += read
                at = lid.end()
            elif onder:
                onderdelen += _read_onderdelen(onder["labels"])
                at = onder.end()
            elif zin and (
                zin[0].strip(" ,").lower() == "aanhef" or read_ordinal(zin[0].strip(" ,").split()[0])
            ):
                at = zin.end()
            else:
                break
            joined = _NARROWED_AND.match(self._text, at)
            at = joined.end() if joined else at
        return tuple(leden), tuple(onderdelen), at

    def _exceptions(self, at: int) -> tuple[list[ArticleRange], int]:
        match = _EXCEPT.match(self._text, at)
        if match is not None:
            items, end = self._list(match.end())
            return (items, end) if items else ([], at)
        match = _NAMED_THEN_TAKEN_OUT.match(self._text, at)
        if match is not None:
            items, end = self._list(match.end())
            after = _TAKEN_OUT.match(self._text, end)
            if items and after:
                return items, after.end()
        return [], at

    def _later_exceptions(self, at: int) -> tuple[list[ArticleRange], int]:
        """An exception further on in the sentence: "zijn van toepassing, met uitzondering van artikel 59"."""
        match = _LATER_EXCEPT.match(self._text, at, at + 260)
        if match is None or _START.search(match["between"] + " "):
            return [], at
        if re.search(r"\bartikel", match["between"], re.IGNORECASE):
            return [], at
        items, end = self._list(match.end())
        if not items or (match["proviso"] and not _NOT_APPLIED.match(self._text, end)):
            return [], at
        found, law, after = self._law_after(end)
        if found and law is not None and self._law is not None and law != self._law:
            return [], at
        return items, after if found else end

    # --- laws -----------------------------------------------------------------------------------------------------

    def _law_after(self, at: int) -> tuple[bool, str | None, int]:
        """The law named right after the articles: found or not, which (None: this text), and where it ends."""
        match = AFTER.match(self._text, at)
        alias = self._alias.match(self._text, at) if self._alias else None
        if alias and not (match and (match["law"] or match["direct"]) and self._is_longer_name(match, alias)):
            self._law = canonical_law(alias["alias"], self._aliases)
            return True, self._law, alias.end()
        if match is None:
            return False, None, at
        if match["self"]:
            return True, None, match.end()
        if match["back"]:
            named = list(LAW.finditer(self._text, max(0, at - 300), at))
            return True, self._known(named[-1][0]) if named else self._law or UNRESOLVED, match.end()
        if match["common"]:
            noun = match["common"].split()
            return True, canonical_law(" ".join(noun[1:]), self._aliases), match.end()
        name = match["law"] or match["direct"]
        return True, self._known(name), match.end()

    def _is_longer_name(self, match: re.Match[str], alias: re.Match[str]) -> bool:
        """ "de Wet op de ondernemingsraden" where the text calls another law "de wet"."""
        name = match["law"] or match["direct"]
        if match.end() <= alias.end():
            return False
        as_written = any(alias["alias"] in given for given in self._aliases)
        return (
            not as_written
            or canonical_law(name) != name
            or re.match(r"Wet (?:op|inzake|houdende|van) ", name) is not None
        )

    def _known(self, name: str) -> str:
        self._law = canonical_law(name.strip(), self._aliases)
        return self._law

    # --- chapters and what is relative ----------------------------------------------------------------------------

    def _chapter(self, match: re.Match[str]) -> Reference | None:
        _, law, at = self._law_after(match.end())
        return Reference(match.start(), at, law, (), hoofdstuk=" ".join(match["chapter"].split()))

    def _relative(self, match: re.Match[str]) -> Reference | None:
        leden = tuple(_read_leden(match))
        relative = " ".join((match["dit"] or match["vorige"] or "").lower().split()) or None
        if not leden and relative is None:
            return None
        if match["ordinals"] and (
            _PERSON.match(self._text, match.end())
            or _CHOOSES.search(self._text, max(0, match.start() - 45), match.start())
        ):
            return None
        of = _VAN_ARTIKEL.match(self._text, match.end())
        if of is None:
            return Reference(match.start(), match.end(), None, (), relative=relative, leden=leden)
        if of["artikel"]:
            number = _plain(of["artikel"])
            _, law, end = self._law_after(of.end())
            return Reference(match.start(), end, law, (ArticleRange(number, number, leden),))
        where = "dit artikel" if of["dit"] else " ".join(of["vorig"].lower().split()[1:])
        return Reference(match.start(), of.end(), None, (), relative=where, leden=leden)


def _read_leden(match: re.Match[str]) -> list[str]:
    """The lid numbers in an ordinal or number list; ranges written out. Empty when a word is no ordinal after all."""
    ordinals, numbers = match["ordinals"], match["numbers"]
    if ordinals:
        words = re.findall(ORDINAL, ordinals, re.IGNORECASE)
        values = [read_ordinal(word) for word in words]
        if None in values:
            return []
        found = [str(value) for value in values]
        source = ordinals
    elif numbers:
        found = re.findall(r"\d{1,2}[a-z]?(?!\w)", numbers)
        source = numbers
    else:
        return []
    if (
        re.search(r"tot\s+en\s+met|t/m|[-–]", source)
        and len(found) >= 2
        and found[-2].isdigit()
        and found[-1].isdigit()
    ):
        between = range(int(found[-2]), int(found[-1]) + 1)
        found = [*found[:-2], *map(str, between)]
    return found


def _read_onderdelen(labels: str) -> list[str]:
    """The labels in "a, b en d" or "a tot en met f"; ranges of letters written out."""
    found = re.findall(
        r"(?<!\w)(?!en\b|of\b)(?:[a-z]{1,2}|\d{1,2}[°º]?)(?!\w|/)", re.sub(r"tot en met|t/m", "–", labels)
    )
    if "–" in re.sub(r"tot en met|t/m", "–", labels) and len(found) >= 2 and len(found[-2] + found[-1]) == 2:
        found[-2:] = [chr(code) for code in range(ord(found[-2]), ord(found[-1]) + 1)]
    return found


def _plain(number: str) -> str:
    return number if number[0] in "IVX" else number.lower()
