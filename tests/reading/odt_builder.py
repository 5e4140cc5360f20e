"""Write small ODT files from raw XML, so that a test shows exactly which markup it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

from regelcheck.model import Source
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.odt import read_odt
from regelcheck.reading.view import View

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": f"{_ODF}office:1.0",
        "text": f"{_ODF}text:1.0",
        "style": f"{_ODF}style:1.0",
        "table": f"{_ODF}table:1.0",
        "draw": f"{_ODF}drawing:1.0",
        "fo": f"{_ODF}xsl-fo-compatible:1.0",
        "svg": f"{_ODF}svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)


def p(text: str, style: str = "") -> str:
    """A paragraph; `text` may hold markup."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def items(*contents: str, attributes: str = "", style: str = "Regels") -> str:
    """A list of items, each of the paragraphs and lists given."""
    inside = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}{attributes}>{inside}</text:list>"


def list_style(*levels: str, name: str = "Regels") -> str:
    """A list style of the attributes of its levels, first level first."""
    inside = "".join(
        f'<text:list-level-style-number text:level="{at}" {attributes}/>'
        for at, attributes in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inside}</text:list-style>'


def region(id_: str, deleted: str | None = None, author: str = "An") -> str:
    """A tracked change for in `changes`: an insertion, or the deletion of some paragraphs."""
    info = f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>2025-03-01</dc:date></office:change-info>"
    kind = "insertion" if deleted is None else "deletion"
    return f'<text:changed-region text:id="{id_}"><text:{kind}>{info}{deleted or ""}</text:{kind}></text:changed-region>'


def inserted(id_: str, text: str) -> str:
    """Text, or whole paragraphs, in an insertion."""
    return f'<text:change-start text:change-id="{id_}"/>{text}<text:change-end text:change-id="{id_}"/>'


def deleted(id_: str) -> str:
    """The place of a deletion."""
    return f'<text:change text:change-id="{id_}"/>'


def write_odt(
    path: Path,
    body: str,
    *,
    automatic: str = "",
    common: str = "",
    master: str = "",
    changes: str = "",
    attributes: str = "",
    manifest: str = "",
) -> Path:
    """Write an ODT: automatic styles, common styles, master pages and tracked changes come beside the body."""
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text {attributes}>{tracked}{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
        )
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return path


def read(path: Path, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read with the defaults of the tests."""
    return read_odt(path, view=view, limits=limits)
