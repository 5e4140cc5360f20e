"""From a PDF file to a Source: take out the pages, lay them out, and account for what was not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Block, Mark, Place, Source
from regelcheck.reading.files import require_file, sha256_of
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.pdf.columns import Columns, make_lines
from regelcheck.reading.pdf.enclosed import unread_parts
from regelcheck.reading.pdf.geometry import Line, PageContent
from regelcheck.reading.pdf.margins import peel_margins
from regelcheck.reading.pdf.opening import open_pdf, take_pages
from regelcheck.reading.pdf.overprint import set_aside_overprint
from regelcheck.reading.pdf.paragraphs import Paragraph, make_paragraphs
from regelcheck.reading.pdf.scans import pages_without_text, pictured_parts
from regelcheck.reading.pdf.struck import tell_struck
from regelcheck.reading.pdf.tables import take_tables
from regelcheck.reading.unread import Unread
from regelcheck.reading.view import View

_OCR_HINT = (
    "Laat er met tekstherkenning (OCR) een doorzoekbare PDF van maken, of laat regelcheck het doen met --ocr."
)


def read_pdf(
    path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS, ocr: bool = False
) -> Source:
    """Read a PDF; both views are the same, because a PDF keeps no tracked changes.

    Paragraphs are counted from 1 through the document. Headers, footers and text printed across a page come last, one
    Block for each different text, at the first page that has it.
    """
    require_file(path, limits)
    warnings: list[str] = []
    with open_pdf(path, limits) as document:
        contents, comments = take_pages(document, path, limits)
        unread = unread_parts(document)
        warnings += tell_struck(contents)
        set_aside_overprint(contents)
        headers = peel_margins(contents)
        scans = pages_without_text(contents)
        pictured = pictured_parts([content for content in contents if content.number not in scans])
        if scans and ocr:
            from regelcheck.reading.pdf.ocr import read_scans

            read = read_scans(document, contents, scans, limits)
            warnings += read.warnings
            headers |= peel_margins([content for content in contents if content.number in read.pages])
            scans = tuple(number for number in scans if number not in read.pages)
        if ocr and any(pictures.may_hold_text for pictures in pictured.values()):
            from regelcheck.reading.pdf.ocr import read_pictures

            warnings += read_pictures(document, contents, pictured, limits).warnings
            pictured = pictured_parts([content for content in contents if content.number in pictured])
    warnings += take_tables(path, contents, limits)
    blocks = _blocks(make_paragraphs(_in_order(contents)), headers, contents)
    if len(blocks) > limits.max_blocks:
        raise LimitExceeded(
            f"De PDF {path.name} telt meer dan {limits.max_blocks} alinea's.", "Splits het document."
        )
    if not any(Mark.HEADER not in block.marks for block in blocks):
        raise _nothing_to_read(path, len(contents), scans, warnings)
    pictures = Unread()
    for number, found in pictured.items():
        # What it warns of smaller ones is said below for all, with their pages.
        pictures.leave_part_of_page(found.part, _last_place(blocks, number))
    if pages := [number for number, found in pictured.items() if found.may_hold_text]:
        warnings.append(
            f"{_pages(pages)}: naast de tekst staat een afbeelding; tekst in die afbeelding is niet gelezen"
            + (", ook niet met tekstherkenning." if ocr else f". {_OCR_HINT}")
        )
    if scans:
        warnings.append(
            f"{_pages(scans)} niet gelezen: er staat een afbeelding in plaats van tekst. {_OCR_HINT}"
        )
    return Source(
        path=path,
        format="PDF",
        sha256=sha256_of(path),
        blocks=blocks,
        pages=len(contents),
        pages_without_text=scans,
        unread=pictures.parts + unread,
        warnings=tuple(dict.fromkeys(warnings)),
        comments=comments,
    )


def _in_order(contents: Sequence[PageContent]) -> list[list[Line]]:
    """The lines of all columns of all pages, in the order of reading."""
    columns = Columns(content.pieces for content in contents)
    ordered: list[list[Line]] = []
    for content in contents:
        for column in columns.order(content.pieces):
            ordered.append(make_lines(column.pieces, content.number, column.limit, content.reading_width))
    return ordered


def _blocks(
    paragraphs: Sequence[Paragraph], headers: dict[int, list[str]], contents: Sequence[PageContent]
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for paragraph in paragraphs:
        first = paragraph.first
        marks = {Mark.TABLE} if first.table else set()
        if paragraph.footnote:
            marks.add(Mark.FOOTNOTE)
        if paragraph.contents:
            marks.add(Mark.CONTENTS)
        blocks.append(
            Block(
                text=paragraph.text,
                place=Place(page=first.page, paragraph=len(blocks) + 1),
                indent=round(max(0.0, first.x0 - first.left), 1),
                bold=all(line.bold for line in paragraph.lines),
                marks=frozenset(marks),
            )
        )
    seen: set[str] = set()
    for content in contents:
        for text in [*headers.get(content.number, ()), *content.aside]:
            # Page numbers differ in their digits only: one of them says enough.
            if (key := re.sub(r"\d+", "0", text)) not in seen:
                seen.add(key)
                place = Place(page=content.number, paragraph=len(blocks) + 1)
                blocks.append(Block(text=text, place=place, marks=frozenset({Mark.HEADER})))
    return tuple(blocks)


def _last_place(blocks: Sequence[Block], page: int) -> Place:
    """The last paragraph that starts on the page, or the place where one would be."""
    before = (block for block in reversed(blocks) if Mark.HEADER not in block.marks)
    return next(
        (block.place for block in before if (block.place.page or 0) == page), Place(page=page, paragraph=1)
    )


def _nothing_to_read(
    path: Path, pages: int, scans: Sequence[int], warnings: Sequence[str]
) -> UnreadableDocument:
    if scans:
        what = (
            "de enige bladzijde is een afbeelding"
            if pages == 1
            else f"alle {pages} bladzijden zijn afbeeldingen"
        )
        if len(scans) < pages:
            what = f"{_pages(scans).lower()} bevatten alleen een afbeelding, de andere niets"
        return UnreadableDocument(
            f"De PDF {path.name} bevat geen leesbare tekst: {what}.", " ".join(warnings) or _OCR_HINT
        )
    return UnreadableDocument(
        f"De PDF {path.name} bevat geen tekst.", "Controleer of dit het goede bestand is."
    )


def _pages(numbers: Sequence[int]) -> str:
    """ "Bladzijde 3", "Bladzijden 2, 3 en 7", with runs as "4-9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 2 else " en ".join(map(str, run)) for run in runs]
    if len(numbers) == 1:
        return f"Bladzijde {parts[0]}"
    return "Bladzijden " + (", ".join(parts[:-1]) + " en " + parts[-1] if len(parts) > 1 else parts[0])
