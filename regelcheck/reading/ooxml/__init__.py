"""Read DOCX as Word shows it: an own walk over the XML, because numbers, tracked changes and text boxes get lost else."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from regelcheck.model import Mark, Source
from regelcheck.reading.collector import Collector
from regelcheck.reading.limits import Limits
from regelcheck.reading.ooxml.comments import read_comments
from regelcheck.reading.ooxml.names import W
from regelcheck.reading.ooxml.numbering import Numbering
from regelcheck.reading.ooxml.package import Package
from regelcheck.reading.ooxml.styles import Styles
from regelcheck.reading.ooxml.walker import Walker
from regelcheck.reading.view import View

__all__ = ["read_docx"]


def read_docx(path: Path, *, view: View, limits: Limits) -> Source:
    """Read a DOCX in one of its two views. Raises UnreadableDocument, or LimitExceeded, which is one.

    Text boxes and notes follow the paragraph they hang from, headers and footers come last. Pages are those of the last
    time Word laid the document out; a file that Word never saved has none.
    """
    package = Package(path, limits)
    collector = Collector(path, limits)
    styles = Styles(package.part("styles"))
    notes = {
        (kind, note.get(f"{W}id") or ""): note
        for kind in ("footnote", "endnote")
        for note in _notes(package.part(f"{kind}s"), kind)
    }
    walker = Walker(collector, styles, Numbering(package.part("numbering"), styles.list_number), notes, view)
    inline = walker.inline
    inline.diagrams = package.parts_by_id("diagramData")
    if next(package.document.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        inline.page = 1
    walker.walk(package.document)
    pages, inline.page, inline.in_margin = inline.page, None, True
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            walker.walk(root, frozenset({Mark.HEADER}))
    collector.comments.extend(read_comments(package.part("comments"), inline.comment_places))
    return collector.source(format_="docx", sha256=package.sha256, pages=pages)


def _notes(root: etree._Element | None, kind: str) -> list[etree._Element]:
    """The notes of a part, without the lines that separate them from the text (those have a w:type)."""
    if root is None:
        return []
    return [note for note in root.iterchildren(f"{W}{kind}") if note.get(f"{W}type") in (None, "normal")]
