"""The parts of a Word file: found by their relationships, as Word does, not by their usual names."""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from regelcheck.errors import UnreadableDocument
from regelcheck.reading.archive import Archive
from regelcheck.reading.files import read_head
from regelcheck.reading.limits import Limits
from regelcheck.reading.ooxml.names import REL, STRICT, W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """A Word file, opened. Raises UnreadableDocument when it is none, or when it lies under a password.

    `main` is the name of the part with the text, nearly always "word/document.xml".
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        _refuse_ole(path, limits)
        self._archive = Archive(path, limits)
        self.path = path
        self.limits = limits
        self.sha256 = self._archive.sha256
        main = self._relations("").get("officeDocument", {})
        self.main = next(iter(main.values()), "word/document.xml")
        self._targets = self._relations(self.main)
        root = self._archive.parse(self.main, STRICT)
        if root is None or root.tag != f"{W}document":
            raise UnreadableDocument(
                f"In het bestand {path.name} zit geen Word-document.",
                "Open het in het programma waarmee het is gemaakt en sla het op als DOCX.",
            )
        self.document: etree._Element = root

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the document relates to as `kind` ("styles", "footnotes"), None without one."""
        return next(iter(self.parts(kind)), None)

    def name(self, kind: str) -> str | None:
        """The name of the part that the document relates to as `kind`, None without one."""
        return next((name for name in self._targets.get(kind, {}).values() if name in self._archive), None)

    def parts(self, kind: str) -> list[etree._Element]:
        """The roots of all parts of this kind, in the order in which the document lists them."""
        return list(self.parts_by_id(kind).values())

    def parts_by_id(self, kind: str) -> dict[str, etree._Element]:
        """The roots of all parts of this kind by the id of their relation, by which the text points at them."""
        roots = ((id_, self._archive.parse(name, STRICT)) for id_, name in self._targets.get(kind, {}).items())
        return {id_: root for id_, root in roots if root is not None}

    def _relations(self, source: str) -> dict[str, dict[str, str]]:
        """The names of the parts related to `source` ("" for the file itself), by kind of relation and by id."""
        folder, name = posixpath.split(source)
        root = self._archive.parse(posixpath.join(folder, "_rels", f"{name}.rels"), STRICT)
        found: dict[str, dict[str, str]] = {}
        for relation in () if root is None else root.iterchildren(f"{REL}Relationship"):
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                target = (relation.get("Target") or "").replace("\\", "/")
                name = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                found.setdefault(kind, {})[relation.get("Id") or ""] = name
        return found


def _refuse_ole(path: Path, limits: Limits) -> None:
    """A DOCX under a password, and an old DOC, are no zip files but containers of Microsoft's older kind."""
    if read_head(path, limits, len(_OLE)) != _OLE:
        return
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise UnreadableDocument(
            f"Het bestand {path.name} is beveiligd met een wachtwoord.", "Sla het op zonder wachtwoord."
        )
    raise UnreadableDocument(
        f"Het bestand {path.name} is een oud Word-document (DOC), geen DOCX.", "Sla het in Word op als DOCX."
    )
