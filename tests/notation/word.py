"""Lines as a Word document: numbers typed in the text, or given by styles as Word users do.

The package is written part by part and uncompressed, so that its bytes do not move with the version of python-docx, lxml or
zlib; python-docx and Word open it like any other document.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html import escape
from itertools import count, groupby
from pathlib import Path

from tests.notation.lines import Kind, Line, automatic_numbers

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DATE = "2024-01-01T09:00:00Z"
_AUTHOR = "Opsteller"

# style id: name, outline level, list (w:numId), level in it, left indent and hanging indent in twips, bold
_STYLES = {
    Kind.TITEL: ("Titel", None, None, 0, 0, 0, True),
    Kind.KOP: ("Hoofdstukkop", 0, 1, 0, 0, 0, True),
    Kind.ARTIKEL: ("Artikelkop", 1, 2, 0, 0, 0, True),
    Kind.LID: ("Lid", None, 2, 1, 425, 425, False),
    Kind.ONDERDEEL: ("Onderdeel", None, 2, 2, 850, 425, False),
    Kind.SUBONDERDEEL: ("Subonderdeel", None, 2, 3, 1275, 425, False),
    Kind.STREEPJE: ("Streepje", None, None, 0, 850, 425, False),
}
_TYPED = "Typewerk"
"""Appended to a style id: the same look without numbering, for numbers that are typed."""

_LEVELS = {
    1: (("Hoofdstukkop", "decimal", "Hoofdstuk %1", "space"),),
    2: (
        ("Artikelkop", "decimal", "Artikel %1", "space"),
        ("Lid", "decimal", "%2.", "tab"),
        ("Onderdeel", "lowerLetter", "%3.", "tab"),
        ("Subonderdeel", "decimal", "%4°.", "tab"),
    ),
}


def write_docx(lines: tuple[Line, ...], path: Path, *, auto_numbering: bool, tracked: bool = False) -> None:
    """Write a Word document. With `auto_numbering` the numbers stand in styles and not in the text.

    A number that Word would not give by itself (an "Artikel 12a", the lists of a bijlage) stays typed, so that the
    document reads as the notation does. `tracked` makes every paragraph a tracked insertion, mark included.
    """
    numbered = automatic_numbers(lines) if auto_numbering else frozenset()
    ids = count(1)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", _RELS, "word/document.xml"),
            ("metadata/core-properties", f"{_PACKAGE}/relationships", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(lines[0].typed),
        "word/document.xml": _document(lines, numbered, ids if tracked else None),
        "word/_rels/document.xml.rels": _relations(
            ("styles", _RELS, "styles.xml"), ("numbering", _RELS, "numbering.xml")
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 9, 0, 0)), (_XML + xml).encode())


def _document(lines: tuple[Line, ...], numbered: frozenset[int], ids: Iterator[int] | None) -> str:
    body: list[str] = []
    for is_row, group in groupby(enumerate(lines), key=lambda item: item[1].kind is Kind.RIJ):
        rows = list(group)
        if is_row:
            body.append(_table([line.cells for _, line in rows], ids))
            continue
        for index, line in rows:
            if index in numbered:
                text = line.heading if line.kind in (Kind.KOP, Kind.ARTIKEL) else line.text
                body.append(_paragraph(text, _style_id(line.kind), ids))
            else:
                body.append(_paragraph(line.typed, _style_id(line.kind, typed=True), ids))
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/></w:sectPr>'
    return f"<w:document {_NS}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _style_id(kind: Kind, *, typed: bool = False) -> str:
    if kind not in _STYLES:
        return "Standaard"
    name, _, numbering, *_ = _STYLES[kind]
    return name + _TYPED if typed and numbering else name


def _paragraph(text: str, style: str, ids: Iterator[int] | None) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    properties = f'<w:pStyle w:val="{style}"/>'
    if ids is not None:
        properties += f"<w:rPr>{_tracked('w:ins', ids)[:-1]}/></w:rPr>"
        run = f"{_tracked('w:ins', ids)}{run}</w:ins>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _tracked(tag: str, ids: Iterator[int]) -> str:
    return f'<{tag} w:id="{next(ids)}" w:author="{_AUTHOR}" w:date="{_DATE}">'


def _table(rows: list[tuple[str, ...]], ids: Iterator[int] | None) -> str:
    width = max(len(cells) for cells in rows)
    grid = f'<w:gridCol w:w="{9000 // width}"/>' * width
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    xml = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    for cells in rows:
        mark = f"<w:trPr>{_tracked('w:ins', ids)[:-1]}/></w:trPr>" if ids is not None else ""
        inner = "".join(f"<w:tc>{_paragraph(cell, 'Standaard', ids)}</w:tc>" for cell in cells)
        xml += f"<w:tr>{mark}{inner}</w:tr>"
    return xml + "</w:tbl>"


def _styles() -> str:
    xml = (
        f'<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
        '<w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    )
    for name, outline, numbering, level, left, hanging, bold in _STYLES.values():
        look = f'<w:spacing w:before="{160 if bold else 0}" w:after="60"/><w:ind w:left="{left}" w:hanging="{hanging}"/>'
        look += f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
        runs = "<w:rPr><w:b/></w:rPr>" if bold else ""
        keep = "<w:keepNext/>" if outline is not None else ""
        numpr = (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
        )
        for suffix, list_part in (("", numpr), (_TYPED, "")) if numbering else (("", ""),):
            xml += (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}{suffix}"><w:name w:val="{name}'
                f'{" getypt" if suffix else ""}"/><w:basedOn w:val="Standaard"/><w:qFormat/>'
                f"<w:pPr>{keep}{list_part}{look}</w:pPr>{runs}</w:style>"
            )
    return xml + "</w:styles>"


def _numbering() -> str:
    abstracts = ""
    for number, levels in _LEVELS.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
            f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
            for index, (style, form, label, suffix) in enumerate(levels)
        )
        abstracts += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in _LEVELS)
    return f"<w:numbering {_NS}>{abstracts}{nums}</w:numbering>"


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title, quote=False)}</dc:title><dc:creator>{_AUTHOR}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:modified></cp:coreProperties>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{index}" Type="{base}/{kind}" Target="{target}"/>'
        for index, (kind, base, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}+xml"/>'
        for name, kind in (
            ("word/document.xml", f"{_OOXML}.document.main"),
            ("word/styles.xml", f"{_OOXML}.styles"),
            ("word/numbering.xml", f"{_OOXML}.numbering"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
        )
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/>{overrides}</Types>'
    )
