"""Walk a Word document as `read_docx` does, and remember of every paragraph in which elements its text stands.

For who wants to write something beside a quote: the walk is the same one, so a paragraph has the number it had in the
Source. What is written, and where a quote lies in the text, is left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from regelcheck.model import Mark
from regelcheck.reading.collector import Collector, Draft
from regelcheck.reading.ooxml.inline import Inline
from regelcheck.reading.ooxml.numbering import Numbering
from regelcheck.reading.ooxml.package import Package
from regelcheck.reading.ooxml.styles import Styles
from regelcheck.reading.ooxml.walker import Walker
from regelcheck.reading.view import View


@dataclass(frozen=True, slots=True)
class TracedText:
    """Text that shows, and the element it stands in: a w:t, or a sign that is an element (a tab, a symbol)."""

    element: etree._Element
    text: str


@dataclass(eq=False, slots=True)
class TracedParagraph:
    """One paragraph of the Source: its w:p (more than one where a view leaves out a paragraph mark) and its text."""

    elements: list[etree._Element] = field(default_factory=list)
    texts: list[TracedText] = field(default_factory=list)


def trace_paragraphs(package: Package, root: etree._Element, view: View) -> dict[int, TracedParagraph]:
    """The paragraphs of the body, by the number that `Place.paragraph` gives them.

    `root` is the w:document of the package, parsed again by who is going to change it. Notes, headers and footers are
    left out: they are no text of a Regeling.
    """
    collector = Collector(package.path, package.limits)
    styles = Styles(package.part("styles"))
    walker = _TracingWalker(collector, styles, Numbering(package.part("numbering"), styles.list_number), {}, view)
    walker.inline.diagrams = package.parts_by_id("diagramData")
    walker.walk(root)
    found: dict[int, TracedParagraph] = {}
    for draft, traced in walker.tracing.paragraphs.items():
        # The text of a diagram stands in a part of its own.
        traced.texts = [text for text in traced.texts if text.element.getroottree().getroot() is root]
        known = found.setdefault(draft.number, traced)
        if known is not traced:
            known.elements += traced.elements
            known.texts += traced.texts
    return found


class _TracingInline(Inline):
    """Notes for every piece of visible text from which element it came."""

    def __init__(self, collector: Collector, styles: Styles, view: View) -> None:
        super().__init__(collector, styles, view)
        self.paragraphs: dict[Draft, TracedParagraph] = {}
        self.paragraph: etree._Element | None = None
        self._element: etree._Element | None = None

    def read(self, paragraph: Iterable[etree._Element], draft: Draft, bold: bool, hidden: bool) -> None:
        traced = self.paragraphs.setdefault(draft, TracedParagraph())
        if self.paragraph is not None:
            traced.elements.append(self.paragraph)
        super().read(paragraph, draft, bold, hidden)

    def _read(self, parent: Iterable[etree._Element], draft: Draft) -> None:
        super()._read(self._noting(parent), draft)

    def _run(self, run: Iterable[etree._Element], draft: Draft) -> None:
        super()._run(self._noting(run), draft)

    def _noting(self, elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
        # The walk handles each element before it asks for the next, so this is the one its text comes from.
        for element in elements:
            self._element = element
            yield element

    def _add(self, text: str, draft: Draft, bold: bool, hidden: bool) -> None:
        before = len(draft.visible)
        super()._add(text, draft, bold, hidden)
        if len(draft.visible) > before and self._element is not None:
            self.paragraphs[draft].texts.append(TracedText(self._element, text))


class _TracingWalker(Walker):
    def __init__(
        self,
        collector: Collector,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], etree._Element],
        view: View,
    ) -> None:
        super().__init__(collector, styles, numbering, notes, view)
        self.inline = self.tracing = _TracingInline(collector, styles, view)

    def _paragraph(self, paragraph: etree._Element, marks: frozenset[Mark]) -> None:
        self.tracing.paragraph = paragraph
        super()._paragraph(paragraph, marks)

    def _add_ordinary(self, *_: object) -> bool:
        # The short way for plain paragraphs passes by the place where text is noted.
        return False
