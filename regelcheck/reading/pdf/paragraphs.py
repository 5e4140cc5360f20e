"""Printed lines back into paragraphs.

A PDF has no paragraphs, so each line is asked: had its first word room on the line before it (then that line was ended
on purpose), does it stand lower or further in than lines of one paragraph do, is it set in another weight or size, does
it open with a label? Over a column or page break a paragraph goes on only when its sentence clearly does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest

from regelcheck.reading.cues import (
    ends_sentence,
    has_label,
    is_heading_start,
    is_open,
    join_lines,
    starts_paragraph,
)
from regelcheck.reading.pdf.geometry import Line
from regelcheck.reading.pdf.measures import Measures, measure

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d+|[ivxlc]+)?$|…{2,}\s*\d*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph; `text` is joined, the rest is of the first line."""

    lines: list[Line]
    text: str = ""
    contents: bool = False
    footnote: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def make_paragraphs(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the document, given its columns in reading order."""
    measures = measure(columns)
    words = _vocabulary(columns)
    paragraphs: list[Paragraph] = []
    footnotes: list[Paragraph] = []
    for number, column in enumerate(columns):
        body, notes = _part_footnotes(column, measures)
        for lines, target, is_note in ((body, paragraphs, False), (notes, footnotes, True)):
            previous: Line | None = None
            for line, following in zip_longest(lines, lines[1:]):
                line.column = number
                titled = previous is not None and _is_title(previous, line, following, measures)
                if target and not titled and _belongs(target[-1], previous, line, measures, is_note):
                    _extend(target[-1], line, words)
                else:
                    target.append(Paragraph([line], line.text, footnote=is_note))
                previous = line
    for paragraph in paragraphs:
        paragraph.contents = len(paragraph.lines) <= 3 and _has_leaders(paragraph.text)
    return _in_place(paragraphs, footnotes)


def _belongs(
    paragraph: Paragraph, previous: Line | None, line: Line, measures: Measures, is_note: bool
) -> bool:
    if previous is not None:
        return not _breaks(paragraph, previous, line, measures)
    return not is_note and _runs_on(paragraph, line, measures)


def _has_leaders(text: str) -> bool:
    """Whether the line is one of a table of contents: dots up to the number of the page."""
    return ("..." in text or ". ." in text or "…" in text) and _LEADERS.search(text) is not None


def _extend(paragraph: Paragraph, line: Line, words: AbstractSet[str]) -> None:
    paragraph.text = join_lines(paragraph.text, line.text, words)
    paragraph.lines.append(line)


def _in_place(paragraphs: list[Paragraph], footnotes: list[Paragraph]) -> list[Paragraph]:
    """Footnotes go after the last paragraph that starts before them, so that they never cut one in two."""
    if not footnotes:
        return paragraphs
    tagged = [((p.first.column, 0, i), p) for i, p in enumerate(paragraphs)]
    tagged += [((p.first.column, 1, i), p) for i, p in enumerate(footnotes)]
    return [paragraph for _, paragraph in sorted(tagged, key=lambda pair: pair[0])]


def _vocabulary(columns: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The words of the document, without those cut by a line end."""
    words: set[str] = set()
    for column in columns:
        for line in column:
            if not line.text.endswith("-"):
                words.update(word.lower() for word in _WORDS.findall(line.text))
            else:
                words.update(word.lower() for word in _WORDS.findall(line.text)[:-1])
    return frozenset(words)


def _had_room(previous: Line, line: Line, measures: Measures) -> bool:
    """Whether the first word of `line` would have fitted on the line before it."""
    space = 0.25 * line.height
    return previous.x1 + space + line.first_word < measures.right_of(previous) - 0.2 * line.height


def _same_setting(previous: Line, line: Line) -> bool:
    return previous.bold == line.bold and abs(previous.height - line.height) <= 0.12 * max(
        previous.height, line.height
    )


def _capitals(line: Line) -> bool:
    """Whether the line is set in capitals, as headings and "BESLUITEN:" are."""
    return len(line.text) > 6 and line.text.isupper()


def _breaks(paragraph: Paragraph, previous: Line, line: Line, measures: Measures) -> bool:
    """Whether `line`, right under `previous` in one column, opens a new paragraph."""
    if line.table or previous.table:
        return True
    distance = line.bottom - previous.bottom
    if distance > 1.9 * measures.pitch_of(previous) or distance < 0:
        return True
    if previous.text[-1] == "-" and previous.text[-2:-1].isalpha() and line.text[0].islower():
        return False
    if starts_paragraph(line.text, previous.text) and (
        not is_heading_start(line.text)
        or line.bold
        or not _fills(previous, measures)
        or ends_sentence(previous.text)
    ):
        return not _mid_sentence_label(paragraph, previous, line, measures)
    if _has_leaders(previous.text):
        return True
    if measures.stand_apart(previous, line):
        return True
    if _capitals(line) != _capitals(previous):
        return True
    if not _same_setting(previous, line) and (previous.bold != line.bold or not line.text[0].islower()):
        # A bold word that happens to fill the last line of a paragraph is no heading.
        return not (line.text[0].islower() and _fills(previous, measures))
    if previous.text.endswith(";") and line.text[0].isupper():
        return True
    if line.numbered and ends_sentence(previous.text):
        return True
    if previous.bold and line.bold and line.text[0].islower():
        return False
    if is_heading_start(paragraph.text) and len(paragraph.lines) == 1 and not _fills(previous, measures):
        # In a narrow column a long word may leave much of a bold heading's line empty and still belong to it.
        return not (previous.bold and line.bold) or _had_room(previous, line, measures)
    if is_open(previous.text) and _ragged(previous, measures):
        return False
    if _indents(paragraph, previous, line):
        return True
    if _had_room(previous, line, measures):
        return not (
            line.text[0].islower() and not ends_sentence(previous.text) and _ragged(previous, measures)
        )
    return False


def _is_title(previous: Line, line: Line, following: Line | None, measures: Measures) -> bool:
    """Whether `line` is a heading in plain letters between two paragraphs: a short line that is no sentence."""
    return (
        ends_sentence(previous.text)
        and line.text[0].isupper()
        and line.text[-1].isalnum()
        and following is not None
        and not following.text[0].islower()
        and not _fills(line, measures)
        and _had_room(line, following, measures)
    )


def _mid_sentence_label(paragraph: Paragraph, previous: Line, line: Line, measures: Measures) -> bool:
    """A "label" that is only the next word: the line before is full, its sentence open, and nothing is set apart."""
    if ends_sentence(previous.text) or not _fills(previous, measures) or previous.text.endswith((",", ":")):
        return False
    if is_heading_start(line.text):
        return not line.bold and len(line.text) > 40
    if ")" in line.text[:6] and paragraph.text.count("(") > paragraph.text.count(")"):
        return True
    return (
        re.match(r"[-–]\s", line.text) is not None
        and line.x0 <= paragraph.first.x0 + 1
        and len(paragraph.lines) > 1
    )


def _indents(paragraph: Paragraph, previous: Line, line: Line) -> bool:
    """Whether the left edge says so: a first line set in, or a return from a hanging text to the margin."""
    step = 0.6 * line.height
    if len(paragraph.lines) == 1:
        # The second line may hang under the text after a label, or return from a first line that was set in.
        return line.x0 > previous.x0 + step and not has_label(paragraph.text) and ends_sentence(previous.text)
    if line.x0 > previous.x0 + step:
        return True
    return line.x0 < previous.x0 - step


def _fills(line: Line, measures: Measures) -> bool:
    right = measures.right_of(line)
    return line.x1 > right - 0.2 * (right - line.left)


def _ragged(line: Line, measures: Measures) -> bool:
    right = measures.right_of(line)
    return line.x1 > right - 0.35 * (right - line.left)


def _runs_on(paragraph: Paragraph, line: Line, measures: Measures) -> bool:
    """Whether the first line of a column goes on with the last paragraph of the column before it."""
    previous = paragraph.last
    if line.table or previous.table or paragraph.contents or _has_leaders(previous.text):
        return False
    if abs(previous.height - line.height) > 0.12 * max(previous.height, line.height):
        return False
    if is_heading_start(line.text) or has_label(line.text):
        return False
    if previous.text.endswith("-"):
        return True
    if ends_sentence(previous.text):
        return False
    if is_heading_start(paragraph.text) and len(paragraph.lines) == 1 and not _fills(previous, measures):
        return False
    if line.text[0].islower() or is_open(previous.text):
        return previous.bold == line.bold or _fills(previous, measures)
    return (
        previous.bold == line.bold
        and not previous.bold
        and _fills(previous, measures)
        and (not _had_room(previous, line, measures) and len(previous.text) > 20)
    )


def _part_footnotes(column: Sequence[Line], measures: Measures) -> tuple[Sequence[Line], Sequence[Line]]:
    """The column without the small print at its foot, when that opens with a note number."""
    start = len(column)
    while start and column[start - 1].height < 0.9 * measures.body and not column[start - 1].table:
        start -= 1
    if 0 < start < len(column) and re.match(r"(?:\d{1,3}|\*{1,3}|\[\d+\])\s?\S", column[start].text):
        return column[:start], column[start:]
    return column, ()
