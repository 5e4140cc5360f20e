"""The XML names of OpenDocument text that the walk knows, in lxml's notation."""

from __future__ import annotations

from typing import Final

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"

TEXT: Final = f"{{{_ODF}text:1.0}}"
OFFICE: Final = f"{{{_ODF}office:1.0}}"
STYLE: Final = f"{{{_ODF}style:1.0}}"
TABLE: Final = f"{{{_ODF}table:1.0}}"
DRAW: Final = f"{{{_ODF}drawing:1.0}}"
FO: Final = f"{{{_ODF}xsl-fo-compatible:1.0}}"
SVG: Final = f"{{{_ODF}svg-compatible:1.0}}"
HREF: Final = "{http://www.w3.org/1999/xlink}href"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
FIELD: Final = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
