"""Cut paragraphs in which the text runs on: "1. Er is een schap. 2. Het …", "Artikel 1 Begrippen In deze regeling …".

Cuts only where the next number or letter is due and stands after a sign that ends the text before it, because
"artikel 3, tweede lid" and "onder a" are full of numbers and letters that start nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from regelcheck.structure.labels import (
    ArticleHeading,
    DivisionHeading,
    Style,
    ToelichtingHeading,
    is_roman,
    item_value,
    main_value,
    read_heading,
    read_label,
)
from regelcheck.structure.line import Line
from regelcheck.structure.phrases import EXPLAINS
from regelcheck.structure.titles import GONE

_BREAK = re.compile(
    r"(?<=[.;:,)\]”\"’'])(?P<gap>\s*(?:(?:en|of|alsmede|dan wel)\s+)?)"
    r"(?:(?P<lid>\d{1,2}[a-z]?[.)]|\(\d{1,2}\))(?=\s+[A-ZÀ-Þ“\"'‘„])"
    r"|(?P<letter>[a-z]{1,2}[.)])(?=\s?[^\s.,;:)\d])"
    r"|(?P<degree>\d{1,2}[°º]\.?)(?=\s?\S)"
    r"|(?P<dash>[–—•-])(?=\s\S)"
    r"|(?P<slot>Aldus\s+(?:vastgesteld|besloten|overeengekomen|gedaan|getekend|opgemaakt)\b)"
    r")"
)
_HEADING = re.compile(
    r"(?<=[.;:)\]”\"’'])(?P<gap>\s+)"
    r"(?:(?:Artikel|ARTIKEL|Art\.)\s+(?P<number>\d{1,3}(?:[.:]\d{1,3}){0,2}[a-z]?)[.:]?(?=\s+[A-ZÀ-Þ\[(1])"
    r"|(?:Hoofdstuk|HOOFDSTUK|Afdeling|AFDELING|Paragraaf|PARAGRAAF)\s+(?:[IVXLC]+|\d+)[.:]?(?=\s+[A-ZÀ-Þ]))"
)
_ARTICLE_INSIDE = re.compile(r"\s(?=(?:Artikel|ARTIKEL|Art\.)\s+\d{1,3}[a-z]?[.:]?(?:\s+[A-ZÀ-Þ\[(1]|$))")
_ABBREVIATION = re.compile(r"\b(?:art|artt|nr|no|blz|p|jo|Stb|Stcrt|bijv|resp|[A-Z])\.\s*$")


def _is_next(article: str, number: str) -> bool:
    """Is this the number that may follow, in running text where "Artikel 5" can also be a reference?"""
    if not article or is_roman(article):
        return True
    return 0 <= main_value(number) - main_value(article) <= 1 and number != article


class Splitter:
    """Cuts lines where the next article, lid or item starts; keeps count to know which number is due."""

    def __init__(self) -> None:
        self._article = ""
        self._lid = 0
        self._letter = ""
        self._dashes = False
        self._explains = False

    def split(self, line: Line) -> Iterator[Line]:
        """The line in one or more pieces, each with its heading read."""
        for piece in self._at_headings(line):
            yield from self._piece(piece)

    def _at_headings(self, line: Line) -> list[Line]:
        """The line cut before every chapter or article that starts halfway in it."""
        text = line.text
        cuts = [0]
        first = read_heading(text)
        article = first.number if isinstance(first, ArticleHeading) else self._article
        for match in _HEADING.finditer(text):
            at = match.end("gap")
            number = match["number"]
            if number is not None and not _is_next(article, number):
                continue
            if (
                read_heading(text[at : at + 400]) is None
                and _ARTICLE_INSIDE.search(text, at, at + 400) is None
            ):
                continue
            cuts.append(at)
            article = number if number is not None else ""
        if len(cuts) == 1:
            return [line]
        bounds = pairwise([*cuts, len(text)])
        return [replace(line, text=text[start:end].strip()) for start, end in bounds]

    def _piece(self, line: Line) -> Iterator[Line]:
        heading = read_heading(line.text)
        if isinstance(heading, DivisionHeading) or (heading is None and line.text[:9].lower() == "hoofdstuk"):
            inside = _ARTICLE_INSIDE.search(line.text, 0, 400)
            if inside:
                head = line.text[: inside.start()]
                yield replace(line, text=head, heading=read_heading(head))
                self._start_article("")
                line = replace(line, text=line.text[inside.end() :])
                heading = read_heading(line.text)
        if isinstance(heading, ArticleHeading) and self._fits(heading):
            self._start_article(heading.number)
            if heading.text:
                at = line.text.rindex(heading.text)
                yield replace(line, text=line.text[:at].strip(), heading=replace(heading, text=""))
                yield from self._cut(replace(line, text=heading.text))
            else:
                yield replace(line, heading=heading)
        elif not isinstance(heading, ArticleHeading) and (explains := EXPLAINS.match(line.text)):
            head = explains["heading"]
            yield from self._piece(replace(line, text=head[0].upper() + head[1:]))
            yield from self._piece(replace(line, text=explains["text"]))
        elif heading is not None and not isinstance(heading, ArticleHeading):
            self._start_article("")
            self._explains = isinstance(heading, ToelichtingHeading)
            yield replace(line, heading=heading)
        else:
            yield from self._cut(line)

    def _fits(self, heading: ArticleHeading) -> bool:
        """A heading with a sentence behind it must come in sequence: "Artikel 5 Gemeentewet is van toepassing"."""
        if not heading.text or GONE.match(heading.text) or not self._article:
            return True
        if is_roman(heading.number) or is_roman(self._article):
            return True
        step = main_value(heading.number) - main_value(self._article)
        return main_value(heading.number) == 1 or (step >= 0 and (step <= 10 or self._explains))

    def _start_article(self, number: str) -> None:
        self._article, self._lid, self._letter, self._dashes = number, 0, "", False

    def _cut(self, line: Line) -> Iterator[Line]:
        """Running text in pieces at every next lid, item or heading that is due."""
        text = line.text
        label = read_label(text)
        self._count(label.style if label else None, label.number if label else "")
        matches = list(_BREAK.finditer(text))
        last_letter = {
            match["letter"].rstrip(".)"): index for index, match in enumerate(matches) if match["letter"]
        }
        last_degree = {
            match["degree"].rstrip("."): index for index, match in enumerate(matches) if match["degree"]
        }
        last_lid = {match["lid"].strip("().") for match in matches if match["lid"]}
        dashes = [index for index, match in enumerate(matches) if match["dash"]]
        start = 0
        for index, match in enumerate(matches):
            before = text[match.start() - 1]
            at = match.end("gap")
            if match["slot"]:
                due = before == "."
            elif match["lid"]:
                due = self._lid_due(match, before, last_lid, text)
            elif match["letter"]:
                due = self._letter_due(
                    match["letter"].rstrip(".)"),
                    before,
                    index,
                    last_letter,
                    at == match.start(),
                )
            elif match["degree"]:
                due = self._degree_due(match["degree"].rstrip("."), before, index, last_degree)
            else:
                due = self._dash_due(before, index, dashes, bool(match["gap"]))
            if due:
                yield replace(line, text=text[start:at].strip())
                start = at
        rest = text[start:].strip()
        if rest:
            yield replace(line, text=rest)

    def _count(self, style: Style | None, number: str) -> None:
        if style in (Style.NUMBER, Style.BARE):
            self._lid, self._letter, self._dashes = item_value(Style.NUMBER, number), "", False
        elif style is Style.LETTER:
            self._letter = number
        elif style is Style.BULLET:
            self._dashes = True

    def _lid_due(self, match: re.Match[str], before: str, all_lids: set[str], text: str) -> bool:
        number = match["lid"].strip("().")
        if before == "," or _ABBREVIATION.search(text, max(0, match.start() - 14), match.end("gap")):
            return False
        if not number.isdigit():
            due = item_value(Style.NUMBER, number) in (self._lid, self._lid + 1) and self._lid > 0
        elif self._lid == 0 or before == ":":
            due = number == "1" and before in ":." and "2" in all_lids
        else:
            due = int(number) == self._lid + 1
        if due:
            self._count(Style.NUMBER, number)
        return due

    def _letter_due(
        self,
        letter: str,
        before: str,
        index: int,
        last: dict[str, int],
        glued: bool,
    ) -> bool:
        if before == "," and not glued:
            return False
        first = letter == "a" and before == ":" and last.get("b", -1) > index
        step = item_value(Style.LETTER, letter) - (
            item_value(Style.LETTER, self._letter) if self._letter else 99
        )
        if first or (step == 1 and before in ".;:,”’"):
            self._letter = letter
            return True
        return False

    def _degree_due(self, degree: str, before: str, index: int, last: dict[str, int]) -> bool:
        value = item_value(Style.DEGREE, degree)
        if value == 1:
            return before in ":" and last.get("2°", last.get("2º", -1)) > index
        return before in ";.,"

    def _dash_due(self, before: str, index: int, dashes: list[int], spaced: bool) -> bool:
        if not spaced or before == ",":
            return False
        if before == ":":
            self._dashes = dashes[-1] > index
            return self._dashes
        return self._dashes and before in ";."
