"""The XML names of WordprocessingML that the walk knows, in lxml's notation."""

from __future__ import annotations

from typing import Final

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

W: Final = f"{{{_MAIN}}}"
MC: Final = f"{{{_COMPATIBILITY}}}"
M: Final = f"{{{_MATH}}}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# "Strict Open XML" in Word's list of formats: the same elements under other namespaces.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
)

VAL: Final = f"{W}val"
AUTHOR: Final = f"{W}author"
DATE: Final = f"{W}date"
