"""Write small Word files from raw XML, so that a test shows exactly which markup it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

from regelcheck.model import OUT_OF_VIEW, Mark, Source
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.ooxml import read_docx
from regelcheck.reading.view import View

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "r": _RELATIONS,
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def p(*content: str, ppr: str = "") -> str:
    """A paragraph of runs; a piece that is no markup becomes a run of its own."""
    runs = "".join(piece if piece.startswith("<") else r(piece) for piece in content)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{runs}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{rpr}</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def num(num_id: str | int, level: int | None = 0) -> str:
    """The numbering of a paragraph, for in its properties."""
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{ilvl}<w:numId w:val="{num_id}"/></w:numPr>'


def ins(*content: str, author: str = "An", date: str = "2025-03-01T09:00:00Z") -> str:
    """A tracked insertion in a paragraph."""
    runs = "".join(piece if piece.startswith("<") else r(piece) for piece in content)
    return f'<w:ins w:id="1" w:author="{author}" w:date="{date}">{runs}</w:ins>'


def delete(text: str, author: str = "Bo", date: str = "2025-03-02T09:00:00Z") -> str:
    """A tracked deletion in a paragraph."""
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{author}" w:date="{date}">{run}</w:del>'


def level(index: int, text: str, number_format: str = "decimal", extra: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstract: dict[int, str], nums: dict[int, tuple[int, str]]) -> str:
    """A numbering part: levels by abstractNumId, and by numId its abstractNumId and overrides."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstract.items()
    )
    uses = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{target}"/>{override}</w:num>'
        for key, (target, override) in nums.items()
    )
    return definitions + uses


def write_docx(path: Path, body: str, **parts: str | list[str]) -> Path:
    """Write a Word file: `parts` are the insides of styles, numbering, footnotes, endnotes, comments, header, footer."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "word/document.xml")]))
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for kind, given in parts.items():
            for at, content in enumerate([given] if isinstance(given, str) else given, 1):
                root, name = roots.get(kind, kind), f"{kind}{at}.xml"
                archive.writestr(f"word/{name}", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
                relations.append((kind, name))
        archive.writestr("word/_rels/document.xml.rels", _relationships(relations))
    return path


def _relationships(targets: list[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{relations}</Relationships>'


def read(path: Path, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read with the defaults of the tests."""
    return read_docx(path, view=view, limits=limits)


def shown(source: Source) -> list[str]:
    """What a reader sees of each body paragraph: its label and its text."""
    aside = OUT_OF_VIEW | {Mark.HEADER, Mark.FOOTNOTE}
    return [f"{block.label} {block.text}".strip() for block in source.blocks if not block.marks & aside]


def marked(source: Source, mark: Mark) -> list[str]:
    """The texts of the Blocks with this mark."""
    return [block.text for block in source.blocks if mark in block.marks]
