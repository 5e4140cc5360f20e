"""A Word file taken apart to be written anew: its text and its comments as trees, every other part byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from regelcheck.margin.comments import new_comments
from regelcheck.reading.archive import Archive, parse_xml
from regelcheck.reading.limits import Limits
from regelcheck.reading.ooxml.names import REL, RELATIONSHIPS, STRICT
from regelcheck.reading.ooxml.package import Package
from regelcheck.reading.ooxml.tracing import TracedParagraph, trace_paragraphs
from regelcheck.reading.view import View

_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS = "comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class WordFile:
    """The document and its comments, to be added to; `packed` gives the file. Raises UnreadableDocument."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._package = Package(path, limits)
        self.sha256 = self._package.sha256
        archive = Archive(path, limits)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._data: dict[str, bytes] = {}
        for info, data in archive.members():
            self._infos[info.filename] = info
            self._data[info.filename] = data
        self._limits = limits
        self._strict = any(old in self._bytes(self._package.main) for old, _ in STRICT[:1])
        self.document = self._parse(self._package.main)
        self._relations_name = _relations_of(self._package.main)
        self._comments_name = self._package.name(_COMMENTS)
        self.comments = self._parse(self._comments_name) if self._comments_name else None
        self.added = 0

    def trace(self, view: View) -> dict[int, TracedParagraph]:
        """Where the text of every paragraph stands in `document`."""
        return trace_paragraphs(self._package, self.document, view)

    def add_comment(self, comment: etree._Element) -> None:
        """Add a comment behind those that are there."""
        if self.comments is None:
            self.comments = new_comments()
        self.comments.append(comment)
        self.added += 1

    def packed(self) -> bytes:
        """The file, in the order of its parts; what is new comes last and has the time of the document."""
        data = dict(self._data)
        data[self._member(self._package.main)] = self._written(self.document)
        if self.comments is not None:
            if self._comments_name is None:
                self._comments_name = self._free_name()
                self._relate(data, self._comments_name)
            data[self._member(self._comments_name)] = self._written(self.comments)
        like = self._infos[self._member(self._package.main)]
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name, content in data.items():
                known = self._infos.get(name, like)
                info = zipfile.ZipInfo(name, known.date_time)
                info.compress_type = known.compress_type
                info.external_attr = known.external_attr
                info.create_system = known.create_system
                package.writestr(info, content)
        return buffer.getvalue()

    def _relate(self, data: dict[str, bytes], name: str) -> None:
        """Tell the package of the new part: what kind it is, and that it belongs to the document."""
        folder = posixpath.dirname(self._package.main)
        relations = self._member(self._relations_name)
        root = self._parse(relations) if relations in data else etree.Element(f"{REL}Relationships")
        used = {one.get("Id") for one in root}
        number = next(at for at in range(1, len(used) + 2) if f"rIdRegelcheck{at}" not in used)
        relation = etree.SubElement(root, f"{REL}Relationship")
        relation.set("Id", f"rIdRegelcheck{number}")
        relation.set("Type", f"{RELATIONSHIPS}/{_COMMENTS}")
        relation.set("Target", posixpath.relpath(name, folder or "."))
        data[relations] = self._written(root)
        types = self._member(_TYPES)
        if types in data:
            root = self._parse(types)
            override = etree.SubElement(root, f"{_CONTENT_TYPE}Override")
            override.set("PartName", f"/{name}")
            override.set("ContentType", _COMMENTS_TYPE)
            data[types] = self._written(root)

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._package.main)
        taken = {name.lower() for name in self._data}
        names = (posixpath.join(folder, f"comments{at or ''}.xml") for at in range(len(taken) + 1))
        return next(name for name in names if name.lower() not in taken)

    def _member(self, name: str) -> str:
        """The name under which the file has a part; case and slashes differ between programs."""
        folded = name.lower()
        return next((one for one in self._data if one.replace("\\", "/").lstrip("/").lower() == folded), name)

    def _bytes(self, name: str) -> bytes:
        return self._data[self._member(name)]

    def _parse(self, name: str) -> etree._Element:
        data = self._bytes(name)
        for strict, usual in STRICT if self._strict else ():
            data = data.replace(strict, usual)
        return parse_xml(data, self._limits, f"{self._package.path.name} (onderdeel {name})", whole=True)

    def _written(self, root: etree._Element) -> bytes:
        data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        for strict, usual in STRICT if self._strict else ():
            data = data.replace(usual, strict)
        return data


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
