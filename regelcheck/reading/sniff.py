"""Tell what a file is by its content, and hold that against its name; reading it is left to the readers."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from regelcheck.errors import UnreadableDocument
from regelcheck.reading.encoding import looks_like_utf16
from regelcheck.reading.files import read_head
from regelcheck.reading.limits import Limits

_HEAD = 8192


class Format(StrEnum):
    """The formats that can be read; the value is what a message calls them."""

    DOCX = "Word (DOCX)"
    ODT = "OpenDocument (ODT)"
    PDF = "PDF"
    HTML = "HTML"
    XML = "XML"
    RTF = "RTF"
    DOC = "Word 97-2003 (DOC)"
    TEXT = "platte tekst"


SUFFIXES: dict[str, Format] = {
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".xml": Format.XML,
    ".rtf": Format.RTF,
    ".doc": Format.DOC,
    ".dot": Format.DOC,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
}

# Other files that come along in folders with drafts, by their first bytes.
_FOREIGN = (
    (b"\x89PNG", "een afbeelding (PNG)"),
    (b"\xff\xd8\xff", "een afbeelding (JPEG)"),
    (b"GIF8", "een afbeelding (GIF)"),
    (b"II*\x00", "een afbeelding (TIFF)"),
    (b"MM\x00*", "een afbeelding (TIFF)"),
    (b"\x1f\x8b", "een ingepakt bestand (GZIP)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (RAR)"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
    (b"\xffWPC", "een WordPerfect-bestand"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open het in het programma waarmee het is gemaakt en sla het op als DOCX, ODT of PDF."


def detect_format(path: Path, limits: Limits) -> Format:
    """The format of the file by content first and by name second; a name that says otherwise is unreadable."""
    named = SUFFIXES.get(path.suffix.lower())
    found = _by_content(path, read_head(path, limits, _HEAD), named)
    if named is None or named is found:
        return found
    raise UnreadableDocument(
        f"De naam {path.name} zegt dat dit {named} is, maar de inhoud is {found}.",
        "Geef het bestand de juiste extensie of sla het opnieuw op.",
    )


def _by_content(path: Path, head: bytes, named: Format | None) -> Format:
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK"):
        return _zip_format(path, named)
    if head.startswith(_OLE):
        return _ole_format(path, named)
    if head.lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise UnreadableDocument(f"Het bestand {path.name} is {what}.", _foreign_hint(what))
    return _text_format(path, head, named)


def _foreign_hint(what: str) -> str:
    if "afbeelding" in what:
        return "Laat er met tekstherkenning (OCR) een doorzoekbare PDF van maken."
    if "ingepakt" in what:
        return "Pak het eerst uit."
    return _SAVE_AS


def _zip_format(path: Path, named: Format | None) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            kind = _mimetype(archive) if "content.xml" in names else ""
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile, EOFError, RecursionError) as error:
        raise UnreadableDocument(
            f"Het bestand {path.name} is beschadigd of afgebroken: de inhoud is niet uit te pakken.",
            "Haal het opnieuw op, of open het en sla het opnieuw op.",
        ) from error
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)
    ):
        return Format.DOCX
    if "content.xml" in names:
        # Writer keeps "mimetype" uncompressed at the start; a text document is named there as such.
        if kind in ("", "text", "text-template", "text-master", "text-web"):
            return Format.ODT
        raise UnreadableDocument(
            f"Het bestand {path.name} is geen tekst maar een OpenDocument-{kind}.", _SAVE_AS
        )
    for folder, what in (("xl/", "een Excel-werkmap"), ("ppt/", "een PowerPoint-presentatie")):
        if any(name.startswith(folder) for name in names):
            raise UnreadableDocument(f"Het bestand {path.name} is {what}, geen tekst.", _SAVE_AS)
    if named in (Format.DOCX, Format.ODT):
        raise UnreadableDocument(
            f"Het bestand {path.name} heet {named}, maar is een zip-bestand zonder document erin.",
            "Haal het opnieuw op, of open het en sla het opnieuw op.",
        )
    raise UnreadableDocument(f"Het bestand {path.name} is een zip-bestand.", "Pak het eerst uit.")


def _mimetype(archive: zipfile.ZipFile) -> str:
    prefix = "application/vnd.oasis.opendocument."
    try:
        with archive.open("mimetype") as handle:
            written = handle.read(100).decode("ascii", errors="replace").strip()
    except (KeyError, OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, EOFError):
        return ""
    return written.removeprefix(prefix) if written.startswith(prefix) else ""


def _ole_format(path: Path, named: Format | None) -> Format:
    """Old Word files; a DOCX under a password is kept in the same kind of container."""
    with path.open("rb") as handle:
        data = handle.read(4_000_000)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument(
            f"Het bestand {path.name} is beveiligd met een wachtwoord.", "Sla het op zonder wachtwoord."
        )
    for stream, what in (
        ("Workbook", "een Excel-werkmap"),
        ("PowerPoint Document", "een PowerPoint-presentatie"),
    ):
        if stream.encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data:
            raise UnreadableDocument(f"Het bestand {path.name} is {what}, geen tekst.", _SAVE_AS)
    return Format.DOC


def _text_format(path: Path, head: bytes, named: Format | None) -> Format:
    encoding = looks_like_utf16(head[2:] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head)
    start = head.decode(encoding or "latin-1", errors="replace").lstrip("\ufeffï»¿ÿþ \t\r\n").lower()
    if re.match(r"mime-version:|from: <saved by", start) and "multipart/related" in start:
        raise UnreadableDocument(
            f"Het bestand {path.name} is een webarchief (MHTML).", "Bewaar de webpagina als HTML-bestand."
        )
    if named is Format.TEXT and not re.match(r"<(\?xml|!doctype|html)\b", start):
        return Format.TEXT
    markup = re.sub(r"<!--.*?-->|<\?.*?\?>", " ", start, flags=re.DOTALL).lstrip()
    if re.match(
        r"<!doctype\s+html|<(html|head|body|main|article|div|section|h[1-6]|p|ul|ol|dl|table|meta|title|style|link|script"
        r"|header|nav|center|blockquote|form|span|font|a|b|i|em|strong|br|hr|img)[\s/>]",
        markup,
    ):
        return Format.HTML
    if start.startswith("<?xml") or re.match(r"<(!doctype\s|[a-z_][\w.-]*(:[\w.-]+)?[\s/>])", markup):
        return Format.XML
    # Any text is HTML of a kind, so a fragment of a page keeps the name it was given.
    return Format.HTML if named is Format.HTML and "<" in start else Format.TEXT
