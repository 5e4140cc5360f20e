"""The Word file a report is poured into: ours, or one that a user gives. Only its look is used; it is never trusted.

Kept are its styles, its page, its headers and footers. A style that it does not have comes from ours. Refused is what could
run, or fetch something when the report is opened.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from lxml import etree

from regelcheck.errors import UsageProblem

_FOLDER = Path(__file__).resolve().parents[1] / "templates" / "word"
_OURS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "[Content_Types].xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PAGE, _MARGIN, _NARROWEST = 11906, 1418, 2835
"""In twentieths of a point: the width of A4, a margin, and the least that holds a table."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
# Fields that start a program or fetch a file.
_ACTIVE_FIELD = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|DATABASE)\b", re.IGNORECASE)
_ACTIVE_PARTS = ("vbaproject", "vbadata", "activex/", "embeddings/", "afchunk", "attachedtoolbars")
_HINT = "Sla het in Word op als gewoon document (DOCX) of sjabloon (DOTX), zonder macro's, ingesloten objecten en koppelingen."


class WordTemplate:
    """The parts of a template, and the id that each of our styles has in it. Raises UsageProblem when it cannot be used."""

    def __init__(self, parts: Mapping[str, bytes] | None) -> None:
        self._parts = dict(parts) if parts is not None else {name: _ours(file) for name, file in _OURS.items()}
        if parts is not None:
            self._make_safe()
        self._main = self._target("", "officeDocument") or "word/document.xml"
        document = self._parse(self._main)
        if document.tag != f"{W}document":
            raise _refused("is geen Word-document")
        self._section = document.find(f"{W}body/{W}sectPr")
        self._styles_name = self._target(self._main, "styles")
        if self._styles_name is None or self._styles_name not in self._parts:
            raise _refused("heeft geen opmaakprofielen")
        self._styles = self._parse(self._styles_name)
        self._ids = self._complete_styles()

    def style(self, name: str) -> str:
        """The id in this template of one of our styles."""
        return self._ids[name]

    def scaled(self, widths: Sequence[int]) -> list[int]:
        """The widths of the columns of a table, in the same proportion, so that it fills the text of this page."""
        size, margin = (
            self._section.find(f"{W}{name}") if self._section is not None else None for name in ("pgSz", "pgMar")
        )
        page, left, right = _twips(size, "w", _PAGE), _twips(margin, "left", _MARGIN), _twips(margin, "right", _MARGIN)
        text = page - left - right
        if not _NARROWEST < text < page:
            text = _PAGE - 2 * _MARGIN
        return [width * text // sum(widths) for width in widths]

    def packed(self, body: etree._Element, *, title: str, made: str) -> bytes:
        """The DOCX with this body: the same bytes for the same body, title and time (ISO 8601)."""
        document = etree.Element(f"{W}document", nsmap={"w": W[1:-1], "r": _R})
        document.append(body)
        if self._section is not None:
            body.append(self._section)
        parts = dict(self._parts)
        parts[self._main] = _written(document)
        if self._styles_name is not None:
            parts[self._styles_name] = _written(self._styles)
        self._describe(parts, title, made)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name in sorted(parts, key=lambda one: (one != _TYPES, one != "_rels/.rels", one)):
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, parts[name])
        return buffer.getvalue()

    def _complete_styles(self) -> dict[str, str]:
        """Add our styles that the template does not have by name; gives the id of each by the id it has in ours."""
        ours = etree.fromstring(_ours(_OURS["word/styles.xml"]), _PARSER)
        there = {_name(style): style.get(f"{W}styleId") or "" for style in self._styles.iterchildren(f"{W}style")}
        ids: dict[str, str] = {}
        missing = []
        for style in ours.iterchildren(f"{W}style"):
            own = style.get(f"{W}styleId") or ""
            ids[own] = there.get(_name(style), own)
            if _name(style) not in there:
                missing.append(style)
        for style in missing:
            # Only one style of a kind is the default, and the template has its own.
            style.attrib.pop(f"{W}default", "")
            for link in style.iterchildren(f"{W}basedOn", f"{W}next"):
                link.set(f"{W}val", ids[link.get(f"{W}val") or ""])
            self._styles.append(style)
        return ids

    def _make_safe(self) -> None:
        """Refuse what runs or fetches; forget the template that this one was made with, which Word would look up."""
        for name in self._parts:
            if any(active in name.lower() for active in _ACTIVE_PARTS):
                raise _refused("bevat macro's of ingesloten objecten")
        for name, data in self._parts.items():
            if name.lower().endswith((".xml", ".rels")) and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
                raise _refused("bevat een documenttypedeclaratie (DOCTYPE)")
        types = self._parts.get(_TYPES)
        if types is None:
            raise _refused("is geen Word-document")
        if b"macroEnabled" in types:
            raise _refused("bevat macro's of ingesloten objecten")
        self._parts[_TYPES] = types.replace(_TEMPLATE, _DOCUMENT)
        for name in [one for one in self._parts if one.endswith(".rels")]:
            self._cut_relations(name)
        for name in [one for one in self._parts if re.search(r"(?:header|footer|styles|numbering)\w*\.xml$", one)]:
            root = self._parse(name)
            codes = "".join(one.text or "" for one in root.iter(f"{W}instrText"))
            codes += " ".join(one.get(f"{W}instr") or "" for one in root.iter(f"{W}fldSimple"))
            if _ACTIVE_FIELD.search(codes):
                raise _refused("bevat een veld dat iets ophaalt of start")

    def _cut_relations(self, name: str) -> None:
        root = self._parse(name)
        for relation in list(root):
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            if relation.get("TargetMode") != "External" or kind == "hyperlink":
                continue
            if kind != "attachedTemplate":
                raise _refused("verwijst naar een bestand elders")
            root.remove(relation)
            settings = posixpath.join(posixpath.dirname(posixpath.dirname(name)), "settings.xml")
            if settings in self._parts:
                tree = self._parse(settings)
                for element in tree.findall(f"{W}attachedTemplate"):
                    tree.remove(element)
                self._parts[settings] = _written(tree)
        self._parts[name] = _written(root)

    def _describe(self, parts: dict[str, bytes], title: str, made: str) -> None:
        """Give the file its own title and time: those of the template are of another document."""
        core = self._target("", "core-properties") or _CORE
        parts[core] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
            "<dc:creator>regelcheck</dc:creator><dc:language>nl-NL</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified></cp:coreProperties>'
        ).encode()
        if core in self._parts:
            return
        relations = self._parse("_rels/.rels")
        relation = etree.SubElement(relations, f"{_REL}Relationship")
        relation.set("Id", "rIdRegelcheckCore")
        relation.set("Type", _CORE_KIND)
        relation.set("Target", core)
        parts["_rels/.rels"] = _written(relations)
        types = self._parse(_TYPES)
        override = etree.SubElement(types, f"{types.tag.rpartition('}')[0]}}}Override")
        override.set("PartName", f"/{core}")
        override.set("ContentType", _CORE_TYPE)
        parts[_TYPES] = _written(types)

    def _target(self, source: str, kind: str) -> str | None:
        """The name of the first part related to `source` ("" for the file itself) as `kind`."""
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        for relation in self._parse(relations) if relations in self._parts else ():
            if (relation.get("Type") or "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join(folder, relation.get("Target") or "")).lstrip("/")
        return None

    def _parse(self, name: str) -> etree._Element:
        try:
            return etree.fromstring(self._parts[name], _PARSER)
        except (KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise _refused("is beschadigd of geen Word-document") from error


def _ours(file: str) -> bytes:
    return (_FOLDER / file).read_bytes()


def _twips(element: etree._Element | None, name: str, default: int) -> int:
    """A measure of the page; the default where the template has none, or one with a unit."""
    text = element.get(f"{W}{name}") if element is not None else None
    return int(text) if text is not None and text.isascii() and text.isdigit() else default


def _name(style: etree._Element) -> tuple[str | None, str]:
    """What a style is, in every language of Word: its kind and its name without case."""
    name = style.find(f"{W}name")
    return style.get(f"{W}type"), ((name.get(f"{W}val") if name is not None else None) or "").lower()


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refused(why: str) -> UsageProblem:
    return UsageProblem(f"Het sjabloon {why}.", _HINT)
