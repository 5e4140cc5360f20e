"""Read scanned pages, and pictures beside text, with tesseract when it is installed with Dutch.

The searchable page that it makes goes through the same layout as any other.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from regelcheck.reading.limits import Limits
from regelcheck.reading.pdf.geometry import Box, PageContent
from regelcheck.reading.pdf.page import TooMuchText, read_page
from regelcheck.reading.pdf.scans import FEW_CHARACTERS, Pictured
from regelcheck.reading.pdf.tesseract import Tesseract, find_tesseract, read_picture, turn_needed

_DPI = 250
_LONGEST_SIDE = 5000
_MISTAKES = "tekstherkenning (OCR) en kan leesfouten bevatten; leg citaten naast het origineel."


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages that were read, and what the report must say about it."""

    pages: frozenset[int]
    warnings: tuple[str, ...]


def read_scans(
    document: pdfium.PdfDocument, contents: list[PageContent], numbers: Sequence[int], limits: Limits
) -> Recognised:
    """Put recognised text into `contents` for the pages `numbers`; pages where that gives nothing stay as they are."""
    work = _Work(document, limits)
    read: set[int] = set()
    for number, content in work.recognise(dict.fromkeys(numbers, ())):
        if content.pieces:
            old = contents[number - 1]
            content.images, content.drawn, content.ruled = old.images, old.drawn, False
            contents[number - 1] = content
            read.add(number)
    warnings = work.warnings
    if read:
        warnings.append(f"De tekst van bladzijde {_listed(read)} komt uit {_MISTAKES}")
    if work.able and len(read) + work.late < len(numbers):
        warnings.append(
            f"Tekstherkenning gaf op {len(numbers) - len(read) - work.late} bladzijde(n) geen leesbare tekst."
        )
    return Recognised(frozenset(read), tuple(warnings))


def read_pictures(
    document: pdfium.PdfDocument, contents: list[PageContent], pictured: Mapping[int, Pictured], limits: Limits
) -> Recognised:
    """Add to `contents` what is recognised in the pictures beside the text, each line where it stands on its page.

    Pages that are turned are left alone: what is recognised on them would come in another direction than their text.
    """
    work = _Work(document, limits)
    boxes = {
        number: pictures.boxes
        for number, pictures in pictured.items()
        if pictures.may_hold_text and not contents[number - 1].turned
    }
    read: set[int] = set()
    for number, content in work.recognise(boxes):
        # Less is what an illustration has in it.
        if sum(len(piece.text) for piece in content.pieces) >= FEW_CHARACTERS:
            contents[number - 1].pieces += content.pieces
            read.add(number)
    warnings = work.warnings
    if read:
        warnings.append(f"De tekst van de afbeelding op bladzijde {_listed(read)} komt uit {_MISTAKES}")
    return Recognised(frozenset(read), tuple(warnings))


class _Work:
    """What is read by tesseract from one document, within its time; says what came in the way."""

    def __init__(self, document: pdfium.PdfDocument, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self.able = True
        self.late = 0

    def recognise(self, parts: Mapping[int, tuple[Box, ...]]) -> Iterator[tuple[int, PageContent]]:
        """The text of the pages by number, of these boxes on them or of all; pages that give none are left out."""
        if not parts:
            return
        tesseract = find_tesseract()
        if tesseract is None:
            self.able = False
            return
        deadline = time.monotonic() + self._limits.max_seconds
        with tempfile.TemporaryDirectory(prefix="regelcheck-ocr-") as folder:
            for number, boxes in parts.items():
                if time.monotonic() > deadline:
                    self.late += 1
                    continue
                content = _recognise(tesseract, self._document, number, boxes, Path(folder), deadline)
                if content is not None:
                    yield number, content

    @property
    def warnings(self) -> list[str]:
        if not self.able:
            return [
                "Tekstherkenning is gevraagd maar niet mogelijk: installeer tesseract met Nederlands (tesseract-ocr-nld)."
            ]
        if self.late:
            return [
                f"Tekstherkenning is na {self._limits.max_seconds:g} seconden gestopt; {self.late} bladzijde(n) bleven "
                "ongelezen."
            ]
        return []


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _recognise(
    tesseract: Tesseract,
    document: pdfium.PdfDocument,
    number: int,
    boxes: tuple[Box, ...],
    folder: Path,
    deadline: float,
) -> PageContent | None:
    """The page, or what lies in the boxes on it, as it was recognised; None when that gives nothing that is text.

    A whole page is laid upright first. Of a page with text, the pictures stay where they are among it.
    """
    picture = folder / f"{number}.png"
    try:
        page = document[number - 1]
        try:
            if boxes and page.get_rotation():
                return None
            scale = min(_DPI / 72, _LONGEST_SIDE / max(*page.get_size(), 1.0))
            image = page.render(scale=scale, grayscale=True).to_pil()
            if boxes:
                image = _only(boxes, image, page.get_bbox(), scale)
        finally:
            page.close()
        image.save(picture)
        if not boxes and (turn := turn_needed(tesseract, picture, deadline)):
            image = image.rotate(-turn, expand=True)
            image.save(picture)
        reading = read_picture(tesseract, picture, round(scale * 72), deadline)
        if reading.is_crooked:
            image.rotate(reading.slope, fillcolor="white").save(picture)
            reading = read_picture(tesseract, picture, round(scale * 72), deadline)
        if not reading.is_text:
            return None
        with pdfium.PdfDocument(reading.pdf) as recognised:
            found = recognised[0]
            try:
                return read_page(found, number)
            finally:
                found.close()
    except (OSError, ValueError, KeyError, subprocess.SubprocessError, pdfium.PdfiumError, TooMuchText):
        return None
    finally:
        for left in folder.iterdir():
            left.unlink(missing_ok=True)


def _only(
    boxes: tuple[Box, ...], page: Image.Image, shown: tuple[float, float, float, float], scale: float
) -> Image.Image:
    """The picture of the page with everything white but the boxes; `shown` is the part of it that is pictured."""
    left, _, _, top = shown
    only = Image.new("L", page.size, "white")
    for box in boxes:
        x0, x1 = (max(0, round((edge - left) * scale)) for edge in (box.x0, box.x1))
        y0, y1 = (max(0, round((edge + top) * scale)) for edge in (box.top, box.bottom))
        only.paste(page.crop((x0, y0, x1, y1)), (x0, y0))
    return only
