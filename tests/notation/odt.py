"""Lines as a Writer document: chapters numbered by the outline, artikelen, leden and onderdelen by one list style.

Written part by part and uncompressed, as the Word documents are: the bytes depend on the lines alone.
"""

from __future__ import annotations

import zipfile
from html import escape
from itertools import groupby
from pathlib import Path

from tests.notation.lines import Kind, Line, automatic_numbers

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NS = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}"'
    for prefix, name in (
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
    )
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_MIME = "application/vnd.oasis.opendocument.text"
_LIST, _LIST_ID = "Regeling", "list1"
_LEVEL = {Kind.ARTIKEL: 1, Kind.LID: 2, Kind.ONDERDEEL: 3, Kind.SUBONDERDEEL: 4}
# level: number format, prefix, suffix, left margin and first line in centimetres
_LABELS = {
    1: ("1", "Artikel ", "", 0.0, 0.0),
    2: ("1", "", ".", 0.75, -0.75),
    3: ("a", "", ".", 1.5, -0.75),
    4: ("1", "", "°.", 2.25, -0.75),
}
# name, left margin and first line in centimetres, bold
_STYLES = {
    Kind.TITEL: ("Titel", 0.0, 0.0, True),
    Kind.KOP: ("Hoofdstukkop", 0.0, 0.0, True),
    Kind.ARTIKEL: ("Artikelkop", 0.0, 0.0, True),
    Kind.LID: ("Lid", 0.75, -0.75, False),
    Kind.ONDERDEEL: ("Onderdeel", 1.5, -0.75, False),
    Kind.SUBONDERDEEL: ("Subonderdeel", 2.25, -0.75, False),
    Kind.STREEPJE: ("Streepje", 1.5, -0.75, False),
    Kind.ALINEA: ("Alinea", 0.0, 0.0, False),
}


def write_odt(lines: tuple[Line, ...], path: Path, *, tracked: bool = False) -> None:
    """Write a Writer document whose numbers are automatic wherever its lists would give them.

    Every other number is typed. `tracked` makes the text of every paragraph a tracked insertion.
    """
    body = _Body(automatic_numbers(lines, counts_skipped=True), tracked=tracked)
    parts = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": _XML + _manifest(),
        "meta.xml": f'{_XML}<office:document-meta {_NS} {_DC} office:version="1.3"><office:meta><dc:title>'
        f"{escape(lines[0].typed, quote=False)}</dc:title></office:meta></office:document-meta>",
        "styles.xml": _XML + _styles(),
        "content.xml": _XML + body.content(lines),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 9, 0, 0)), text.encode())


class _Body:
    """The paragraphs, lists and tables, and the tracked changes they make."""

    def __init__(self, numbered: frozenset[int], *, tracked: bool) -> None:
        self._numbered = numbered
        self._tracked = tracked
        self._changes = 0
        self._list_started = False

    def content(self, lines: tuple[Line, ...]) -> str:
        """The whole of content.xml."""
        parts: list[str] = []
        tables = 0
        for is_row, group in groupby(enumerate(lines), key=lambda item: item[1].kind is Kind.RIJ):
            if is_row:
                tables += 1
                parts.append(self._table([line.cells for _, line in group], tables))
            else:
                parts.extend(self._line(line, index in self._numbered) for index, line in group)
        changes = "".join(
            f'<text:changed-region text:id="ct{number}"><text:insertion><office:change-info><dc:creator>Opsteller'
            "</dc:creator><dc:date>2024-01-01T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region>"
            for number in range(1, self._changes + 1)
        )
        kept = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
        return (
            f'<office:document-content {_NS} {_DC} office:version="1.3"><office:automatic-styles/><office:body><office:text>'
            f"{kept}{''.join(parts)}</office:text></office:body></office:document-content>"
        )

    def _line(self, line: Line, numbered: bool) -> str:
        style = _STYLES[line.kind][0]
        if not numbered:
            return f'<text:p text:style-name="{style}">{self._text(line.typed)}</text:p>'
        if line.kind is Kind.KOP:
            return f'<text:h text:style-name="{style}" text:outline-level="1">{self._text(line.heading)}</text:h>'
        text = line.heading if line.kind is Kind.ARTIKEL else line.text
        level = _LEVEL[line.kind]
        # Writer opens the whole list anew for every paragraph with a style of its own, and says which one goes on.
        goes_on = f'text:continue-list="{_LIST_ID}"' if self._list_started else f'xml:id="{_LIST_ID}"'
        self._list_started = True
        opened = "<text:list><text:list-item>" * (level - 1)
        closed = "</text:list-item></text:list>" * (level - 1)
        return (
            f'<text:list {goes_on} text:style-name="{_LIST}"><text:list-item>{opened}<text:p text:style-name="{style}">'
            f"{self._text(text)}</text:p>{closed}</text:list-item></text:list>"
        )

    def _text(self, text: str) -> str:
        plain = escape(text, quote=False)
        if not self._tracked or not plain:
            return plain
        self._changes += 1
        name = f'text:change-id="ct{self._changes}"'
        return f"<text:change-start {name}/>{plain}<text:change-end {name}/>"

    def _table(self, rows: list[tuple[str, ...]], number: int) -> str:
        width = max(len(cells) for cells in rows)
        inner = "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string"><text:p text:style-name="Alinea">'
                f"{self._text(cell)}</text:p></table:table-cell>"
                for cell in cells
            )
            + "</table:table-row>"
            for cells in rows
        )
        return (
            f'<table:table table:name="Tabel{number}"><table:table-column table:number-columns-repeated="{width}"/>'
            f"{inner}</table:table>"
        )


def _styles() -> str:
    paragraphs = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-left="{left}cm" '
        f'fo:text-indent="{first}cm" fo:margin-bottom="0.1cm"/>'
        f'<style:text-properties fo:font-weight="{"bold" if bold else "normal"}"/></style:style>'
        for name, left, first, bold in _STYLES.values()
    )
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" style:num-prefix="{prefix}" '
        f'style:num-suffix="{suffix}" text:start-value="1"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="space" fo:margin-left="{left}cm" fo:text-indent="{first}cm"/>'
        "</style:list-level-properties></text:list-level-style-number>"
        for level, (form, prefix, suffix, left, first) in _LABELS.items()
    )
    return (
        f'<office:document-styles {_NS} office:version="1.3"><office:styles>{paragraphs}'
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-prefix="Hoofdstuk "/></text:outline-style>'
        f'<text:list-style style:name="{_LIST}">{levels}</text:list-style></office:styles></office:document-styles>'
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (
            ("/", _MIME),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    return f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>'
