"""Read a file into a Source: its paragraphs in reading order, each with its place, and what could not be read.

The room knows files and no law: what a paragraph is in a Regeling is left to `structure`. One reader a format, loaded
only when a file of that format comes along.
"""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Source
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.sniff import SUFFIXES, Format, detect_format
from regelcheck.reading.view import View

__all__ = ["DEFAULT_LIMITS", "Limits", "View", "read_source", "supported_suffixes"]

_TEXT = attrgetter("text")


def read_source(
    path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS, ocr: bool = False
) -> Source:
    """Read the document at `path`, deciding its format by content first and by name second.

    `ocr` has scanned pages of a PDF read by tesseract when that is installed. Whatever is wrong with a file, it comes
    as UnreadableDocument (or LimitExceeded, which is one) with a sentence and a hint.
    """
    path = Path(path)
    found = detect_format(path, limits)
    try:
        before = _saved(path)
        source = _read(path, found, view, limits, ocr)
        changed = _saved(path) != before
    except (MemoryError, RecursionError) as error:
        raise UnreadableDocument(
            f"Het bestand {path.name} is te groot of te diep genest om te lezen.", "Splits het document."
        ) from error
    except OSError as error:
        raise UnreadableDocument(
            f"Het bestand {path.name} kan niet worden gelezen.", "Controleer of het nog op zijn plaats staat."
        ) from error
    if changed:
        raise UnreadableDocument(f"Het bestand {path.name} is gewijzigd terwijl het werd gelezen.", "Toets het opnieuw.")
    _require_judgeable(source, limits)
    return source


def _require_judgeable(source: Source, limits: Limits) -> None:
    """Refuse more text than can be judged: what comes after reading takes time and memory for every word."""
    lengths = list(map(len, map(_TEXT, source.blocks)))
    for found, most, what in (
        (sum(lengths), limits.max_characters, "Het document"),
        (max(lengths, default=0), limits.max_paragraph, "Een alinea van het document"),
    ):
        if found > most:
            counted, limit = (f"{number:,}".replace(",", ".") for number in (found, most))
            raise LimitExceeded(
                f"{what} {source.path.name} telt {counted} tekens; de grens is {limit}.", "Splits het document."
            )


def supported_suffixes() -> tuple[str, ...]:
    """The file name extensions that are read, in alphabetical order."""
    return tuple(sorted(SUFFIXES))


def _saved(path: Path) -> tuple[int, int, int]:
    """What tells one saved version of a file from another: readers open it more than once."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _read(path: Path, found: Format, view: View, limits: Limits, ocr: bool) -> Source:
    match found:
        case Format.DOCX:
            from regelcheck.reading.ooxml import read_docx

            return read_docx(path, view=view, limits=limits)
        case Format.ODT:
            from regelcheck.reading.odt import read_odt

            return read_odt(path, view=view, limits=limits)
        case Format.PDF:
            from regelcheck.reading.pdf import read_pdf

            return read_pdf(path, view=view, limits=limits, ocr=ocr)
        case Format.HTML:
            from regelcheck.reading.html import read_html

            return read_html(path, view=view, limits=limits)
        case Format.XML:
            from regelcheck.reading.xml import read_xml

            return read_xml(path, view=view, limits=limits)
        case Format.RTF | Format.DOC:
            from regelcheck.reading.office import read_office

            return read_office(path, view=view, limits=limits)
        case Format.TEXT:
            from regelcheck.reading.text import read_text

            return read_text(path, view=view, limits=limits)
