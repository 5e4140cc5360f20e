"""Build the tree of chapters and articles from lines, and the titles that stand under their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regelcheck.model import NodeKind
from regelcheck.structure.content import Content
from regelcheck.structure.draft import Claims, Draft
from regelcheck.structure.labels import ArticleHeading, DivisionHeading, read_label
from regelcheck.structure.line import Line
from regelcheck.structure.titles import GONE, is_title

_SIGN = re.compile(r"[.;:!?][\])”\"’']{0,2}$")


class Outline:
    """Takes the lines of chapters and articles in order; `parts` are the drafts at the top."""

    def __init__(self, parts: list[Draft], claims: Claims) -> None:
        self._parts = parts
        self._claims = claims
        self._open: list[tuple[int, Draft]] = []
        self._content: Content | None = None
        self._article: Draft | None = None

    @property
    def started(self) -> bool:
        """Has a heading come in?"""
        return bool(self._open) or self._article is not None

    def add(self, lines: Sequence[Line], index: int) -> int:
        """Take the line at `index`; gives the index of the next line to take (a title goes with its heading)."""
        line = lines[index]
        if isinstance(line.heading, ArticleHeading):
            return self._add_article(lines, index, line.heading)
        if isinstance(line.heading, DivisionHeading):
            return self._add_division(lines, index, line.heading)
        group = self._group_title(lines, index)
        if group is not None:
            self._open_division(group, line, group.title)
        else:
            self.add_text(line)
        return index + 1

    def add_text(self, line: Line) -> None:
        """Take a line that is no heading."""
        if self._content is None:
            owner = self._article or (self._open[-1][1] if self._open else self.loose())
            self._content = Content(owner, self._claims)
        self._content.add(line)

    def loose(self) -> Draft:
        """An article without a heading, for a provision that stands alone."""
        self._end_article()
        self._article = self._attach(Draft(NodeKind.ARTIKEL))
        return self._article

    def close(self) -> None:
        """Say that no more lines come."""
        self._end_article()

    def _end_article(self) -> None:
        if self._content is not None:
            self._content.close()
        self._content, self._article = None, None

    def _attach(self, draft: Draft) -> Draft:
        (self._open[-1][1].children if self._open else self._parts).append(draft)
        return draft

    def _add_article(self, lines: Sequence[Line], index: int, heading: ArticleHeading) -> int:
        self._end_article()
        draft = self._attach(Draft(NodeKind.ARTIKEL, heading.number))
        self._claims.add_heading(draft, lines[index], heading.title)
        self._article = draft
        self._content = Content(draft, self._claims, lid=heading.lid)
        if heading.title or not _title_follows(lines, index):
            return index + 1
        self._claims.add_heading(draft, lines[index + 1], lines[index + 1].text.strip(" *_"))
        return index + 2

    def _add_division(self, lines: Sequence[Line], index: int, heading: DivisionHeading) -> int:
        draft = self._open_division(heading, lines[index], heading.title)
        if heading.title or not _title_follows(lines, index):
            return index + 1
        self._claims.add_heading(draft, lines[index + 1], lines[index + 1].text.strip(" *_"))
        return index + 2

    def _open_division(self, heading: DivisionHeading, line: Line, title: str) -> Draft:
        self._end_article()
        while self._open and self._open[-1][0] >= heading.rank:
            self._open.pop()
        draft = self._attach(Draft(heading.kind, heading.number))
        self._open.append((heading.rank, draft))
        self._claims.add_heading(draft, line, title)
        return draft

    def _group_title(self, lines: Sequence[Line], index: int) -> DivisionHeading | None:
        """A title right before an article heading ("FINANCIËN", "IV. Het bestuur") is a chapter without that word."""
        line = lines[index]
        following = lines[index + 1].heading if index + 1 < len(lines) else None
        if not isinstance(following, ArticleHeading) or line.table or len(line.text) > 90:
            return None
        label = read_label(line.text)
        roman = re.match(r"^(?P<number>[IVX]{1,5}|[A-Z])[.)]?\s+(?P<title>[A-Z].*)$", line.text)
        number, title = (roman["number"], roman["title"]) if roman else (None, line.text)
        if label is not None and roman is None:
            if not label.rest.isupper() or not label.number[0].isdigit():
                return None
            number, title = label.number, label.rest
        if not is_title(title) or GONE.match(title) or not title[0].isupper() or re.search(r"[\d€\]]", title):
            return None
        complete = self._content is None or (self._content.finished and not self._content.empty)
        marked = title.isupper() or line.source.bold or roman is not None
        if (
            not complete
            or not (marked or len(title.split()) <= 6)
            or (self._content is not None and self._content.empty)
        ):
            return None
        return DivisionHeading(NodeKind.HOOFDSTUK, 2, number, title)


def _title_follows(lines: Sequence[Line], index: int) -> bool:
    """Is the line after the heading at `index` its opschrift? Not when it is all there is under the heading."""
    if index + 1 >= len(lines):
        return False
    line = lines[index + 1]
    text = line.text.strip(" *_")
    if line.heading is not None or not text or GONE.match(text) or not is_title(text) or len(text) > 130:
        return False
    if read_label(text) is not None and not text.startswith("["):
        return False
    if text[0].islower() and not text.endswith("]"):
        return False
    after = lines[index + 2] if index + 2 < len(lines) else None
    if isinstance(lines[index].heading, DivisionHeading):
        return True
    if after is None or after.heading is not None:
        return False
    # A sentence that was broken off goes on in lower case; a title is followed by a new sentence or a label.
    return not (after.text[0].islower() and read_label(after.text) is None and not _SIGN.search(text))
