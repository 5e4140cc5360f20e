"""Open a PDF that may be anything, and take its pages one by one within the limits; every failure says what is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Comment, Place
from regelcheck.reading.limits import Limits
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.pdf.bombs import refuse_bombs
from regelcheck.reading.pdf.geometry import Box, PageContent
from regelcheck.reading.pdf.page import TooMuchText, read_page

_TAIL = 4096
_MOST_LINES = 500
_AGAIN = "Haal het bestand opnieuw op, of open het en sla het opnieuw op als PDF."
_REMARKS = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
    }
)


@contextmanager
def open_pdf(path: Path, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """The document, opened; UnreadableDocument when it is cut off, damaged, under a password or without pages."""
    _require_end(path)
    refuse_bombs(path, limits)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _refused(path, str(error)) from error
    try:
        pages = len(document)
        if pages == 0:
            raise UnreadableDocument(f"De PDF {path.name} bevat geen bladzijden.", _AGAIN)
        if pages > limits.max_pages:
            raise LimitExceeded(
                f"De PDF {path.name} telt {pages} bladzijden; de grens is {limits.max_pages}.",
                "Splits het document.",
            )
        yield document
    finally:
        document.close()


def take_pages(
    document: pdfium.PdfDocument, path: Path, limits: Limits
) -> tuple[list[PageContent], tuple[Comment, ...]]:
    """All pages with what is on them, and the remarks in their margins.

    A page that cannot be opened is kept as unreadable: text may be lost there.
    """
    deadline = time.monotonic() + limits.max_seconds
    contents: list[PageContent] = []
    comments: list[Comment] = []
    pieces = 0
    for number in range(1, len(document) + 1):
        if time.monotonic() > deadline:
            raise LimitExceeded(
                f"Het lezen van {path.name} duurt langer dan {limits.max_seconds:g} seconden "
                f"(gestopt bij bladzijde {number}).",
                "Splits het document of verhoog de tijdgrens.",
            )
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            contents.append(PageContent(number=number, width=0.0, height=0.0, readable=False))
            continue
        try:
            comments += _remarks(page, number)
            strikes = list(_strikes(page))
            page = _with_form_fields(document, page, number)
            contents.append(read_page(page, number))
            contents[-1].strokes += strikes
        except TooMuchText as error:
            raise LimitExceeded(
                f"Bladzijde {number} van {path.name} bevat meer tekens dan een bladzijde kan hebben.", _AGAIN
            ) from error
        except pdfium.PdfiumError:
            contents.append(PageContent(number=number, width=0.0, height=0.0, readable=False))
        finally:
            page.close()
        pieces += len(contents[-1].pieces)
        # A printed line is one piece or a few; a document of only lines of one word stays far below this.
        if pieces > 20 * limits.max_blocks:
            raise LimitExceeded(
                f"De PDF {path.name} bevat meer dan {limits.max_blocks} alinea's.", "Splits het document."
            )
    return contents, tuple(comments)


def _require_end(path: Path) -> None:
    """A PDF ends with %%EOF; pdfium repairs a file that was cut off and then silently gives fewer pages."""
    with path.open("rb") as handle:
        handle.seek(0, 2)
        handle.seek(max(0, handle.tell() - _TAIL))
        tail = handle.read()
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableDocument(f"De PDF {path.name} is afgebroken: het einde ontbreekt.", _AGAIN)


def _refused(path: Path, message: str) -> UnreadableDocument:
    if "password" in message.lower() or "security" in message.lower():
        return UnreadableDocument(
            f"De PDF {path.name} is beveiligd met een wachtwoord.", "Sla hem op zonder wachtwoord."
        )
    return UnreadableDocument(f"De PDF {path.name} is beschadigd en kan niet worden geopend.", _AGAIN)


def _with_form_fields(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> pdfium.PdfPage:
    """The page with filled-in form fields made part of its text, in memory only."""
    kinds = _annotation_kinds(page)
    if raw.FPDF_ANNOT_WIDGET not in kinds:
        return page
    # Flattening would draw remarks into the text as well; by now they are listed apart.
    for index in reversed(range(len(kinds))):
        if kinds[index] in _REMARKS:
            raw.FPDFPage_RemoveAnnot(page.raw, index)
    if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number - 1]


def _annotation_kinds(page: pdfium.PdfPage) -> list[int]:
    """The kind of every annotation of the page, by index; -1 for one that cannot be opened."""
    kinds = []
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        kinds.append(raw.FPDFAnnot_GetSubtype(annotation) if annotation else -1)
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)
    return kinds


def _remarks(page: pdfium.PdfPage, number: int) -> Iterator[Comment]:
    """The notes, text boxes and marked passages that a reader added with a PDF viewer."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) in _REMARKS:
                text = _value(annotation, b"Contents")
                if text:
                    yield Comment(
                        author=_value(annotation, b"T"), text=text, place=Place(page=number, paragraph=1)
                    )
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _strikes(page: pdfium.PdfPage) -> Iterator[Box]:
    """The lines that a reader drew through text with a PDF viewer, at half the height of the text they mark."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_STRIKEOUT:
                quad = raw.FS_QUADPOINTSF()
                for at in range(min(_MOST_LINES, raw.FPDFAnnot_CountAttachmentPoints(annotation))):
                    if raw.FPDFAnnot_GetAttachmentPoints(annotation, at, quad):
                        across = quad.x1, quad.x2, quad.x3, quad.x4
                        middle = -(quad.y1 + quad.y2 + quad.y3 + quad.y4) / 4
                        yield Box(min(across), middle, max(across), middle)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _value(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 100_000:
        return ""
    buffer = (raw.FPDF_WCHAR * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return normalise_text(bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00"))
