"""Read plain text and Markdown: one paragraph a line, whatever its encoding.

Text that was wrapped by hand (or by a mail program) is put back into paragraphs. What "1." or "Artikel 3" means at the
start of a line is left to `structure`; here such a start only says that a new paragraph begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Block, Mark, Place, Source
from regelcheck.reading.cues import ends_sentence, is_heading_start, join_lines, starts_paragraph
from regelcheck.reading.encoding import decode_text
from regelcheck.reading.files import read_bytes, sha256_of
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.view import View

# Hand-wrapped text seldom goes beyond 100 columns; a file with longer lines has one paragraph a line.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 45

_MD_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_MD_BOLD_LINE = re.compile(r"^\*\*(?!\s)([^*]+)(?<!\s)\*\*[:.]?$")
_MD_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_MD_RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$")
_MD_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MD_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_MD_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_MD_NOTE = re.compile(r"^\[\^([\w-]{1,20})\]:\s*")
_MD_NOTE_SIGN = re.compile(r"\[\^[\w-]{1,20}\]")
_MD_SUFFIXES = frozenset({".md", ".markdown"})
# The number of a page, as it comes along when text is copied out of a printed document.
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*\d{1,3}\s*[-–—]|(?:pagina|bladzijde|blz\.?|pag\.)\s*\|?\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.IGNORECASE
)
# Other signs end a line of text, but no editor counts them.
_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})


@dataclass(slots=True)
class _Line:
    text: str
    page: int | None
    after_blank: bool
    indent: int
    at: int
    style: str = ""
    bold: bool = False
    label: str = ""
    mark: Mark | None = None


def read_text(path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read a text or Markdown file; a form feed starts a new page, and without any there are no pages.

    Both views are the same: plain text holds no tracked changes.
    """
    data = read_bytes(path, limits)
    text, warnings = decode_text(data, path.name)
    markdown = path.suffix.lower() in _MD_SUFFIXES
    paged = "\f" in text.rstrip("\f\r\n \t")
    lines = _split_lines(text, paged=paged, markdown=markdown)
    if not lines:
        raise UnreadableDocument(
            f"Het bestand {path.name} bevat geen tekst.", "Controleer of dit het goede bestand is."
        )
    paragraphs = _rejoin(lines)
    if len(paragraphs) > limits.max_blocks:
        raise LimitExceeded(
            f"Het bestand {path.name} telt meer dan {limits.max_blocks} alinea's.", "Splits het document."
        )
    blocks = tuple(
        Block(
            text=line.text,
            place=Place(page=line.page, paragraph=number),
            style=line.style,
            label=line.label,
            bold=line.bold,
            indent=6.0 * line.indent,
            marks=frozenset() if line.mark is None else frozenset({line.mark}),
        )
        for number, line in enumerate(paragraphs, start=1)
    )
    return Source(
        path=path,
        format="markdown" if markdown else "tekst",
        sha256=sha256_of(path),
        blocks=blocks,
        pages=text.rstrip("\f\r\n \t").count("\f") + 1 if paged else None,
        warnings=warnings,
        lines=tuple(line.at for line in paragraphs),
    )


def _split_lines(text: str, *, paged: bool, markdown: bool) -> list[_Line]:
    """The non-empty lines with their page, Markdown signs taken off and kept as style and bold."""
    lines: list[_Line] = []
    if markdown:
        # Its line ends stay, so that what follows keeps its line.
        text = re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    at = 1
    for page_number, page in enumerate(text.split("\f"), start=1):
        blank = True
        pieces = re.split(r"(\r\n|[\n\r\x0b\x85\u2028\u2029])", page)
        for raw, end in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
            here, at = at, at + (end in _LINE_ENDS)
            expanded = raw.expandtabs(4)
            stripped = normalise_text(expanded).strip()
            if not stripped or _is_drawn(stripped, markdown):
                blank = True
                continue
            indent = len(expanded) - len(expanded.lstrip())
            line = _Line(stripped, page_number if paged else None, blank, indent, here)
            if _PAGE_NUMBER.fullmatch(line.text):
                line.mark = Mark.HEADER
            _take_off_marks(line, markdown=markdown)
            if line.text:
                lines.append(line)
                blank = False
    return lines


def _is_drawn(text: str, markdown: bool) -> bool:
    """A line that only draws: a Markdown rule, or the dashes under the head of a table."""
    return markdown and (
        _MD_RULE.match(text) is not None or ("|" in text and _MD_TABLE_RULE.match(text) is not None)
    )


def _take_off_marks(line: _Line, *, markdown: bool) -> None:
    """Strip '#' and '**' from any text (copied answers of chat programs have them in .txt too), the rest from Markdown."""
    if heading := _MD_HEADING.match(line.text):
        line.style = f"Heading {len(heading[1])}"
        line.text = heading[2]
    if _MD_BOLD_LINE.match(line.text):
        line.bold = True
    line.text = _MD_BOLD.sub(r"\1", line.text)
    if not markdown:
        return
    if line.text.startswith(">"):
        line.text = line.text.lstrip("> ")
    if line.text.startswith("|") and line.text.endswith("|") and line.text.count("|") > 2:
        line.text = " | ".join(cell.strip() for cell in line.text.strip("|").split("|"))
        line.mark = Mark.TABLE
    elif note := _MD_NOTE.match(line.text):
        line.text, line.label, line.mark = line.text[note.end() :], note[1], Mark.FOOTNOTE
    line.text = _MD_NOTE_SIGN.sub("", line.text)
    line.text = _MD_ESCAPE.sub(r"\1", _MD_EMPHASIS.sub(r"\1", line.text)).strip()


def _rejoin(lines: list[_Line]) -> list[_Line]:
    """Put hand-wrapped lines back into paragraphs; leave a file with one paragraph a line as it is."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    paragraphs: list[_Line] = []
    previous_length = 0
    numbers = [line for line in lines if line.mark is Mark.HEADER]
    for before, line in pairwise([*lines[:1], *lines]):
        if line.mark is Mark.HEADER:
            continue
        if before.mark is Mark.HEADER and line.text[0].islower():
            # The sentence goes on over the page.
            line.after_blank = False
        length = line.indent + len(line.text)
        if paragraphs and _runs_on(paragraphs[-1], previous_length, line, width):
            paragraphs[-1].text = join_lines(paragraphs[-1].text, line.text)
        else:
            paragraphs.append(line)
        previous_length = length
    return sorted([*paragraphs, *numbers], key=lambda line: line.at)


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the file was wrapped, or None when it was not.

    It was when no line is long and among the lines that follow another directly a good part goes on in mid-sentence.
    """
    lines = [line for line in lines if line.mark is not Mark.HEADER]
    width = max((line.indent + len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    running = sum(
        1
        for a, b in pairs
        if b.text[0].islower()
        and not starts_paragraph(b.text)
        and not ends_sentence(a.text)
        and len(a.text) + a.indent >= 0.6 * width
    )
    return width if running and running >= 0.2 * len(pairs) else None


def _runs_on(paragraph: _Line, last_length: int, line: _Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph: its first word had no room on the line before it."""
    if (
        line.after_blank
        or line.style
        or line.mark
        or paragraph.style
        or paragraph.mark is Mark.TABLE
        or line.bold != paragraph.bold
    ):
        return False
    if paragraph.text.endswith("-") and line.text[0].islower():
        return True
    if starts_paragraph(line.text) or (is_heading_start(paragraph.text) and not line.text[0].islower()):
        return False
    had_room = last_length + 1 + len(line.text.split(maxsplit=1)[0]) <= width - 2
    if had_room:
        # A short line in mid-sentence still goes on when the next one starts with a small letter: ragged wrapping.
        return line.text[0].islower() and not ends_sentence(paragraph.text) and last_length >= 0.6 * width
    return line.text[0].islower() or not ends_sentence(paragraph.text) or last_length >= 0.85 * width
