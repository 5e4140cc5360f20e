"""Open a zip file and the XML in it without trusting either: bounded bytes, ratio, depth and nodes, no entities.

Which members a document has and what they mean is left to the readers of DOCX and ODT.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading.files import read_bytes
from regelcheck.reading.limits import Limits

_CHUNK = 1 << 20
# Real parts of this size compress 5 to 60 times; only what is larger than this can hurt, so only that is held to
# the ratio. A short draft of one paragraph repeated compresses as well as any bomb.
_FREE_BYTES = 10_000_000
_MAX_MEMBERS = 50_000
_MEMBER_SIGNATURE = b"PK\x01\x02"
# An element takes libxml2 about a hundred bytes, so a file of "<a/>" outgrows its own size thirtyfold. The longest
# paragraphs of a tracked draft have some dozens of elements.
_TAGS_PER_BLOCK = 50
_SHORTEST_TAG = 4
_LIBXML_DEPTH = 256

# huge_tree stays off: libxml2's own bounds (256 levels, 10 MB of text in one node, entities that grow) hold next to ours.
def _parser(*, whole: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
        collect_ids=False,
    )


_PARSER = _parser(whole=False)
_WHOLE_PARSER = _parser(whole=True)

# What zipfile and its decompressors raise on damaged input, measured by mutating real files.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


class Archive:
    """One zip file, read into memory once; members are unpacked on demand, all together within the limits.

    Member names are matched as Word does: without regard to case, with "\\" as "/".
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        data = read_bytes(path, limits)
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._unpacked = 0
        # Counted before zipfile looks: it makes an object for every entry, a thousand times its size.
        if data.count(_MEMBER_SIGNATURE) > _MAX_MEMBERS:
            raise LimitExceeded(
                f"Het bestand {path.name} bevat meer dan {_MAX_MEMBERS} onderdelen.",
                "Open het en sla het opnieuw op als document.",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {
                info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()
            }
        except _ZIP_ERRORS as error:
            raise self.damaged() from error

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def damaged(self, what: str = "") -> UnreadableDocument:
        """The error for a file that is not whole; `what` names the part in which that came out."""
        where = f" (onderdeel {what})" if what else ""
        return UnreadableDocument(
            f"Het bestand {self.path.name} is beschadigd of afgebroken{where}.",
            "Haal het opnieuw op, of open het en sla het opnieuw op.",
        )

    def read(self, name: str) -> bytes | None:
        """The unpacked bytes of a member, None when there is no such member."""
        info = self._members.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableDocument(
                f"Het bestand {self.path.name} is beveiligd met een wachtwoord.",
                "Sla het op zonder wachtwoord.",
            )
        try:
            return self._unpack(info)
        except _ZIP_ERRORS as error:
            raise self.damaged(name) from error

    def parse(self, name: str, replacements: tuple[tuple[bytes, bytes], ...] = ()) -> etree._Element | None:
        """The root of an XML member, None when there is no such member; `replacements` are made in its bytes first."""
        data = self.read(name)
        if data is None:
            return None
        for old, new in replacements:
            if old in data:
                data = data.replace(old, new)
        return parse_xml(data, self.limits, f"{self.path.name} (onderdeel {name})")

    def members(self) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        """Every member as it stands in the file, in order, for who writes the file anew."""
        for info in self._zip.infolist():
            try:
                yield info, self._unpack(info)
            except _ZIP_ERRORS as error:
                raise self.damaged(info.filename) from error

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        limits = self.limits
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                chunks.append(chunk)
                if self._unpacked + size > limits.max_unpacked_bytes:
                    raise LimitExceeded(
                        f"Het bestand {self.path.name} is uitgepakt groter dan "
                        f"{limits.max_unpacked_bytes / 1e6:g} MB.",
                        "Splits het document, of sla het opnieuw op.",
                    )
                if size > _FREE_BYTES and size > limits.max_zip_ratio * max(info.compress_size, 1):
                    raise LimitExceeded(
                        f"Het bestand {self.path.name} is verdacht sterk ingepakt "
                        f"(meer dan {limits.max_zip_ratio} keer): dit kan een zipbom zijn.",
                        "Lees alleen documenten waarvan u de herkomst kent.",
                    )
        self._unpacked += size
        return b"".join(chunks)


def parse_xml(data: bytes, limits: Limits, what: str, *, whole: bool = False) -> etree._Element:
    """The root of the XML in `data`; `what` names it in messages. Only `whole` keeps comments and processing instructions.

    A document type declaration is refused: no office format has one, and it is what entity bombs and references to
    other files are made of.
    """
    most = limits.max_blocks * _TAGS_PER_BLOCK
    if len(data) > most * _SHORTEST_TAG and data.count(b"<") > most:
        raise LimitExceeded(
            f"Het bestand {what} bevat meer dan {most} XML-elementen.", "Splits het document."
        )
    try:
        root = etree.fromstring(data, _WHOLE_PARSER if whole else _PARSER)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "depth" in str(error).lower():
            raise _too_deep(what, min(limits.max_xml_depth, _LIBXML_DEPTH)) from error
        if b"<!DOCTYPE" in data:
            raise _has_doctype(what) from error
        raise UnreadableDocument(
            f"Het bestand {what} is beschadigd: de XML erin klopt niet.",
            "Haal het opnieuw op, of open het en sla het opnieuw op.",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_doctype(what)
    if limits.max_xml_depth < _LIBXML_DEPTH and root.xpath(
        "boolean(" + "/*" * (limits.max_xml_depth + 1) + ")"
    ):
        raise _too_deep(what, limits.max_xml_depth)
    return root


def _too_deep(what: str, depth: int) -> LimitExceeded:
    return LimitExceeded(
        f"Het bestand {what} is dieper genest dan {depth} niveaus.", "Open het en sla het opnieuw op."
    )


def _has_doctype(what: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"Het bestand {what} bevat een documenttypedeclaratie (DOCTYPE); dat is in een document niet toegestaan.",
        "Open het en sla het opnieuw op.",
    )
