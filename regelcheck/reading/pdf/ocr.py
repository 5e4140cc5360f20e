"""Read scanned pages with tesseract, when it is installed with Dutch; its searchable page goes through the same layout."""

from __future__ import annotations

import os
import shutil
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

_DPI = 250
_LONGEST_SIDE = 5000
_LANGUAGE = "nld"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages that were read, and what the report must say about it."""

    pages: frozenset[int]
    warnings: tuple[str, ...]


def available() -> str | None:
    """The path of tesseract when it is installed and knows Dutch, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return program if _LANGUAGE in (listed.stdout + listed.stderr).split() else None


def read_scans(
    document: pdfium.PdfDocument, contents: list[PageContent], numbers: Sequence[int], limits: Limits
) -> Recognised:
    """Put recognised text into `contents` for the pages `numbers`; pages where that gives nothing stay as they are."""
    program = available()
    if program is None:
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
            left = deadline - time.monotonic()
            if left <= 0:
                late += 1
                continue
            content = _recognise(program, document, number, Path(folder), left)
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
        warnings.append(f"Tekstherkenning gaf op {len(numbers) - len(read) - late} bladzijde(n) geen tekst.")
    return Recognised(frozenset(read), tuple(warnings))


def _recognise(
    program: str, document: pdfium.PdfDocument, number: int, folder: Path, seconds: float
) -> PageContent | None:
    image = folder / f"{number}.png"
    out = folder / str(number)
    try:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(_DPI / 72, _LONGEST_SIDE / max(width, height, 1.0))
            page.render(scale=scale, grayscale=True).to_pil().save(image)
        finally:
            page.close()
        # One thread: tesseract with more is slower when it has to share a core.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(
            [program, str(image), str(out), "-l", _LANGUAGE, "--dpi", str(round(scale * 72)), "pdf"],
            capture_output=True,
            timeout=seconds,
            check=True,
            env=environment,
        )
        with pdfium.PdfDocument(out.with_suffix(".pdf")) as recognised:
            found = recognised[0]
            try:
                return read_page(found, number)
            finally:
                found.close()
    except (OSError, ValueError, subprocess.SubprocessError, pdfium.PdfiumError, TooMuchText):
        return None
    finally:
        image.unlink(missing_ok=True)
        out.with_suffix(".pdf").unlink(missing_ok=True)
