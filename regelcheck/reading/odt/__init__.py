"""Read ODT as Writer shows it: an own walk, because the libraries give no list numbers and read deletions as text."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Mark, Source
from regelcheck.reading.archive import Archive
from regelcheck.reading.collector import Collector
from regelcheck.reading.limits import Limits
from regelcheck.reading.odt.changes import read_regions
from regelcheck.reading.odt.lists import Lists
from regelcheck.reading.odt.names import OFFICE, STYLE, TEXT
from regelcheck.reading.odt.styles import Styles
from regelcheck.reading.odt.walker import Walker
from regelcheck.reading.view import View

__all__ = ["read_odt"]

_HEADERS = tuple(
    f"{STYLE}{name}"
    for name in ("header-first", "header", "header-left", "footer-first", "footer", "footer-left")
)
# Read as bytes: manifests of old programs have a DOCTYPE, which the parser refuses.
_ENTRY = re.compile(rb"<[^<>]{0,30}file-entry\b[^<>]*>")
_PATH = re.compile(rb"""full-path=["']([^"']*)["']""")
_NO_PROVISIONS = re.compile(rb"opendocument\.(?:formula|chart)")


def read_odt(path: Path, *, view: View, limits: Limits) -> Source:
    """Read an ODT in one of its two views. Raises UnreadableDocument, or LimitExceeded, which is one.

    Text boxes and notes follow the paragraph they hang from, headers and footers come last. Pages are those that
    Writer put on record when it saved the document; a file without has none.
    """
    archive = Archive(path, limits)
    manifest = archive.read("META-INF/manifest.xml") or b""
    _refuse_encrypted(archive, manifest)
    content = archive.parse("content.xml")
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableDocument(
            f"In het bestand {path.name} zit geen OpenDocument-tekst.",
            "Open het in het programma waarmee het is gemaakt en sla het op als ODT.",
        )
    sheet = archive.parse("styles.xml")
    own, shared, header = (
        _containers(content, "automatic-styles"),
        _containers(sheet, "styles"),
        _containers(sheet, "automatic-styles"),
    )
    collector = Collector(path, limits)
    walker = Walker(collector, Lists([*own, *shared, *header]), read_regions(text), view)
    inline = walker.inline
    inline.no_provisions = _formulas_and_charts(manifest)
    if text.get(f"{TEXT}use-soft-page-breaks") == "true":
        inline.page = 1
    walker.walk(text, Styles(own, shared))
    collector.recognise_moves()
    pages, inline.page, inline.in_margin = inline.page, None, True
    inline.insertions = {}
    styles = Styles(header, shared)
    for master in () if sheet is None else sheet.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for part in master.iterchildren(*_HEADERS):
            if part.get(f"{STYLE}display") != "false":
                walker.walk(part, styles, frozenset({Mark.HEADER}))
    return collector.source(format_="odt", sha256=archive.sha256, pages=pages)


def _containers(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else root.findall(f"{OFFICE}{name}")


def _formulas_and_charts(manifest: bytes) -> frozenset[str]:
    """The folders of embedded objects that hold no provisions."""
    return frozenset(
        found[1].decode("utf-8", errors="replace").strip("/")
        for entry in _ENTRY.findall(manifest)
        if _NO_PROVISIONS.search(entry) and (found := _PATH.search(entry))
    )


def _refuse_encrypted(archive: Archive, manifest: bytes) -> None:
    """A document under a password keeps its parts encrypted, and says so in its manifest."""
    if b"encryption-data" in manifest or "encrypted-package" in archive:
        raise UnreadableDocument(
            f"Het bestand {archive.path.name} is beveiligd met een wachtwoord.",
            "Sla het op zonder wachtwoord.",
        )
