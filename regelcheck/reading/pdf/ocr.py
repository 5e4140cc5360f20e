"""Read scanned pages with tesseract, when it is installed with Dutch; its searchable page goes through the same layout."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from regelcheck.reading.limits import Limits
from regelcheck.reading.pdf.geometry import PageContent
from regelcheck.reading.pdf.page import TooMuchText, read_page
from regelcheck.reading.pdf.tesseract import Tesseract, find_tesseract, read_picture, turn_needed

_DPI = 250
_LONGEST_SIDE = 5000


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages that were read, and what the report must say about it."""

    pages: frozenset[int]
    warnings: tuple[str, ...]


def read_scans(
    document: pdfium.PdfDocument, contents: list[PageContent], numbers: Sequence[int], limits: Limits
) -> Recognised:
    """Put recognised text into `contents` for the pages `numbers`; pages where that gives nothing stay as they are."""
    tesseract = find_tesseract()
    if tesseract is None:
        return Recognised(
            frozenset(),
            (
                "Tekstherkenning is gevraagd maar niet mogelijk: installeer tesseract met Nederlands (tesseract-ocr-nld).",
            ),
        )
    deadline = time.monotonic() + limits.max_seconds
    read: set[int] = set()
    late = 0
    with tempfile.TemporaryDirectory(prefix="regelcheck-ocr-") as folder:
        for number in numbers:
            if time.monotonic() > deadline:
                late += 1
                continue
            content = _recognise(tesseract, document, number, Path(folder), deadline)
            if content is not None and content.pieces:
                old = contents[number - 1]
                content.images, content.drawn, content.ruled = old.images, old.drawn, False
                contents[number - 1] = content
                read.add(number)
    warnings = []
    if read:
        listed = ", ".join(str(number) for number in sorted(read))
        warnings.append(
            f"De tekst van bladzijde {listed} komt uit tekstherkenning (OCR) en kan leesfouten bevatten; "
            "leg citaten naast het origineel."
        )
    if late:
        warnings.append(
            f"Tekstherkenning is na {limits.max_seconds:g} seconden gestopt; {late} bladzijde(n) bleven ongelezen."
        )
    if len(read) + late < len(numbers):
        warnings.append(f"Tekstherkenning gaf op {len(numbers) - len(read) - late} bladzijde(n) geen leesbare tekst.")
    return Recognised(frozenset(read), tuple(warnings))


def _recognise(
    tesseract: Tesseract, document: pdfium.PdfDocument, number: int, folder: Path, deadline: float
) -> PageContent | None:
    """The page as it was recognised, None when that gives nothing that is text."""
    picture = folder / f"{number}.png"
    try:
        page = document[number - 1]
        try:
            scale = min(_DPI / 72, _LONGEST_SIDE / max(*page.get_size(), 1.0))
            image = page.render(scale=scale, grayscale=True).to_pil()
        finally:
            page.close()
        image.save(picture)
        if turn := turn_needed(tesseract, picture, deadline):
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
