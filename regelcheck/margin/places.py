"""Find the words of a Node back in the Word file: from a span of `Node.text` to the elements it was read from.

A Node holds text of one or more paragraphs, without labels and with other white space. So words are looked for in their
paragraph without white space, and where they stand there more than once, the Node says which of them is meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from regelcheck.model import ASIDE, Node, Place, Regeling, Span
from regelcheck.reading.normalise import signs_of
from regelcheck.reading.ooxml.tracing import TracedParagraph

_ENOUGH = 24
"""Signs at the start and at the end of a passage that place it when something stands between that is not in the Node."""

_MAX_CELLS = 64
"""Paragraphs that the cells of one table row may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the Word file: from `start_at` in what `start` shows until before `end_at` in what `end` shows."""

    start: etree._Element
    start_at: int
    end: etree._Element
    end_at: int


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a paragraph and its slice of what an element shows; no element for a sign of an automatic label."""

    element: etree._Element | None
    start: int
    end: int


class Places:
    """Where the text of a Regeling stands in the file it was read from."""

    def __init__(self, regeling: Regeling, paragraphs: Mapping[int, TracedParagraph]) -> None:
        self.paragraphs = paragraphs
        self._nodes = {node.key: node for node in regeling.walk()}
        self._labels = {
            block.place.paragraph: block.label
            for block in regeling.source.blocks
            if block.label and not block.marks & ASIDE
        }
        self._texts: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        """By paragraph the stretches of text that Nodes took from it: key, offset in the Node, text without white space."""
        for node in self._nodes.values():
            if node.heading and node.heading_place is not None:
                self._texts[node.heading_place.paragraph].append((node.key, -1, _bare(node.heading)))
            for start, end, paragraph in _stretches(node):
                self._texts[paragraph].append((node.key, start, _bare(node.text[start:end])))
        self._signs: dict[int, tuple[str, list[_Sign]]] = {}

    def of_span(self, key: int, span: Span) -> Passage | None:
        """The words of a Node; None when they are not in the body of the file."""
        node = self._nodes[key]
        found: list[Passage] = []
        for start, end, paragraph in _stretches(node):
            first, last = max(start, span.start), min(end, span.end)
            words = _bare(node.text[first:last]) if first < last else ""
            if words:
                passage = self._find(words, paragraph, (key, start, len(_bare(node.text[start:first]))))
                found += [passage] if passage is not None else []
        return _join(found)

    def of_heading(self, key: int) -> Passage | None:
        """The heading of a Node, else its first words, else those of the first Node below it that has any."""
        for node in self._nodes[key].walk():
            if node.heading and node.heading_place is not None:
                paragraph = node.heading_place.paragraph
                found = self._find(_bare(node.heading), paragraph, (node.key, -1, 0))
                return found or self.of_paragraph(node.heading_place)
            if node.text:
                return self.of_paragraph(node.place_at(0))
        return None

    def of_paragraph(self, place: Place | None) -> Passage | None:
        """All that shows of a paragraph."""
        traced = self.paragraphs.get(place.paragraph) if place is not None else None
        texts = [text for text in traced.texts if text.text.strip()] if traced is not None else []
        if not texts:
            return None
        first, last = texts[0], texts[-1]
        return Passage(
            start=first.element,
            start_at=len(first.text) - len(first.text.lstrip()),
            end=last.element,
            end_at=len(last.text.rstrip()),
        )

    def _find(self, words: str, paragraph: int, here: tuple[int, int, int]) -> Passage | None:
        """The words in a paragraph; `here` is the key, the offset of the stretch and how many signs of it come before."""
        text, signs = self._signs_of(paragraph)
        starts = list(_occurrences(words, text))
        if not starts:
            return self._find_in_row(words, paragraph) or _span_of(signs, *_between(words, text))
        which = 0 if len(starts) == 1 else self._count_before(words, paragraph, here)
        start = starts[min(which, len(starts) - 1)]
        return _span_of(signs, start, start + len(words))

    def _find_in_row(self, words: str, paragraph: int) -> Passage | None:
        """The words in the cells of a table row: all of them are text of the first."""
        text, signs = self._signs_of(paragraph)
        if not text or not words.startswith(text):
            return None
        for other in range(paragraph + 1, paragraph + _MAX_CELLS):
            more, its_signs = self._signs_of(other)
            text, signs = text + more, signs + its_signs
            if text.startswith(words):
                return _span_of(signs, 0, len(words))
        return None

    def _count_before(self, words: str, paragraph: int, here: tuple[int, int, int]) -> int:
        count = 0
        for key, offset, text in self._texts[paragraph]:
            if (key, offset) == here[:2]:
                return count + sum(1 for at in _occurrences(words, text) if at < here[2])
            count += sum(1 for _ in _occurrences(words, text))
        return count

    def _signs_of(self, paragraph: int) -> tuple[str, list[_Sign]]:
        known = self._signs.get(paragraph)
        if known is None:
            known = self._signs[paragraph] = self._read_signs(paragraph)
        return known

    def _read_signs(self, paragraph: int) -> tuple[str, list[_Sign]]:
        traced = self.paragraphs.get(paragraph)
        if traced is None:
            return "", []
        label = _bare(self._labels.get(paragraph, ""))
        shown = "".join(text.text for text in traced.texts)
        ends: list[int] = []
        for text in traced.texts:
            ends.append((ends[-1] if ends else 0) + len(text.text))
        found = [(sign, _Sign(None, 0, 0)) for sign in label]
        for sign, start, end in signs_of(shown):
            at = bisect_right(ends, start)
            before = ends[at - 1] if at else 0
            # A letter may stand in one run and its accent in the next; the run of the letter decides.
            found.append((sign, _Sign(traced.texts[at].element, start - before, min(end, ends[at]) - before)))
        return "".join(sign for sign, _ in found), [one for _, one in found]


def _stretches(node: Node) -> Iterator[tuple[int, int, int]]:
    """The parts of a Node's text by the paragraph they come from: start, end, number of the paragraph."""
    ends = (*(segment.start for segment in node.segments[1:]), len(node.text))
    for segment, end in zip(node.segments, ends, strict=False):
        yield segment.start, end, segment.place.paragraph


def _bare(text: str) -> str:
    return "".join(text.split())


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _between(words: str, text: str) -> tuple[int, int]:
    """From the first signs of the words to their last signs; nothing when either is not there."""
    start = text.find(words[:_ENOUGH])
    end = text.find(words[-_ENOUGH:], max(start, 0))
    return (start, end + len(words[-_ENOUGH:])) if start >= 0 and end >= 0 else (0, 0)


def _span_of(signs: list[_Sign], start: int, end: int) -> Passage | None:
    real = [sign for sign in signs[start:end] if sign.element is not None]
    if not real:
        return None
    first, last = real[0], real[-1]
    assert first.element is not None and last.element is not None
    return Passage(start=first.element, start_at=first.start, end=last.element, end_at=last.end)


def _join(passages: list[Passage]) -> Passage | None:
    if not passages:
        return None
    first, last = passages[0], passages[-1]
    return Passage(start=first.start, start_at=first.start_at, end=last.end, end_at=last.end_at)
