"""Documents of any length: the provisions of the samples over and over, each under an artikel number of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from tests.notation import read_notation, write_docx, write_pdf
from tests.notation.samples import FOLDER

_HEADING = re.compile(r"^Artikel \d+[a-z]?\.?(?: (?P<heading>.+))?$")
_OTHER = re.compile(r"^(?:Hoofdstuk|Afdeling|Paragraaf|Bijlage|Toelichting|Aldus)\b", re.IGNORECASE)
WORDS_A_PAGE = 400
CHAPTER = 40
"""Artikelen in a hoofdstuk."""
NAME = "Maatwerk Rijnweiden"
OPENING = f"""Gemeenschappelijke regeling {NAME}

De colleges van burgemeester en wethouders van de gemeenten Duinrade, Elzenoord en Harlebeek;

Gelet op de Wet gemeenschappelijke regelingen;

Besluiten:

de gemeenschappelijke regeling Maatwerk Rijnweiden vast te stellen, die luidt als volgt.
"""


def regeling(pages: int, *, name: str = NAME, chapters: bool = False) -> str:
    """A regeling of this name and of about this many pages of WORDS_A_PAGE words, in the notation of the samples.

    With `chapters` the artikelen are numbered by hoofdstuk ("Artikel 4.12"): no regeling counts on to artikel 7000, and one
    that did would be read up to artikel 999.
    """
    parts = [OPENING.replace(NAME, name)]
    words = len(OPENING.split())
    for number, (heading, body) in enumerate(itertools.cycle(_artikelen())):
        if words >= pages * WORDS_A_PAGE:
            return "\n".join(parts)
        chapter, place = divmod(number, CHAPTER)
        if chapters and not place:
            parts.append(f"Hoofdstuk {chapter + 1} Onderdeel {chapter + 1} van de samenwerking\n")
        parts.append(f"Artikel {f'{chapter + 1}.{place + 1}' if chapters else number + 1} {heading}\n{body}\n")
        words += len(body.split()) + 3
    raise AssertionError("there are artikelen without end")


def docx(pages: int, folder: Path, name: str = NAME) -> Path:
    """The regeling as a Word file with automatic numbers."""
    path = folder / f"{name}-{pages}.docx"
    write_docx(read_notation(regeling(pages, name=name)), path, auto_numbering=True)
    return path


def pdf(pages: int, folder: Path, name: str = NAME) -> Path:
    """The regeling as a PDF."""
    path = folder / f"{name}-{pages}.pdf"
    write_pdf(read_notation(regeling(pages, name=name)), path)
    return path


def txt(pages: int, folder: Path) -> Path:
    """The regeling in chapters as plain text."""
    path = folder / f"regeling-{pages}.txt"
    path.write_text(regeling(pages, chapters=True), encoding="utf-8")
    return path


def _artikelen() -> list[tuple[str, str]]:
    """Heading and body of every artikel of the samples."""
    return [found for path in sorted((FOLDER / "tekst").iterdir()) for found in _of_one(path.read_text(encoding="utf-8"))]


def _of_one(text: str) -> Iterator[tuple[str, str]]:
    heading: str | None = None
    body: list[str] = []
    for line in [*text.splitlines(), "Bijlage"]:
        match = _HEADING.match(line)
        if match or _OTHER.match(line):
            if heading and body:
                yield heading, "\n".join(body)
            heading, body = (match["heading"] if match else None), []
        elif line.strip():
            body.append(line)
