"""The overview as an Excel workbook: a sheet a pack with conditional colours, totals, and every quote. Never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from regelcheck.model import BatchResult, CheckedDocument, Evidence, Rule, Span, Verdict
from regelcheck.report.matrix import HEADS, Cell, Matrix, PackColumns, Row, cell_of, letter_of, matrix_of
from regelcheck.report.plain import plain, plain_path
from regelcheck.report.words import DOUBT_MEANING, IN_WORDS, VERDICTS, cite, date_words, place_words, words_of

MAX_ROWS = 1_000_000
"""Rows of quotes on one sheet; Excel has room for little more."""
MAX_CELL = 32_000
"""Characters of a cell; Excel has room for 767 more."""
MAX_LINKS = 60_000
"""Links of one sheet; Excel opens no more than 65,530."""
_COLOURS = {
    Verdict.AANWEZIG: ("#17593A", "#E6F2EA"),
    Verdict.ZWAK: ("#714600", "#FCF0D6"),
    Verdict.ONTBREEKT: ("#8A300C", "#FBE8DF"),
    Verdict.STRIJDIG: ("#FFFFFF", "#9A1B30"),
    Verdict.NVT: ("#565F69", "#ECEEEE"),
    Verdict.NIET_TE_BEOORDELEN: ("#45328A", "#ECE9F8"),
}
LEGEND = (
    *((f"{words.symbol} {words.label}", words.meaning) for words in IN_WORDS),
    ("… (uitgelegd)", "de deelnemers kiezen hier bewust anders"),
    ("… (twijfel)", DOUBT_MEANING),
)
"""What stands in a cell, and what it means."""
_LINE = 15.0
"""Points of a line of text."""
_MAX_HEIGHT = 409.0
"""Points of a row; Excel has no higher one."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NUMBERS = {"Nr.", *HEADS}
"""Heads over numbers."""


def render_overview_xlsx(result: BatchResult, links: Mapping[Path, str] | None = None) -> bytes:
    """The workbook as the content of a file."""
    matrix = matrix_of(result, links)
    handle = io.BytesIO()
    # Rows are written in order and dropped at once, so that a quarter of a million quotes take no memory. Whatever a text
    # looks like, it is written as text.
    with xlsxwriter.Workbook(
        handle,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    ) as workbook:
        # A fixed moment: the same run gives the same bytes.
        started = _moment(result.run.started)
        workbook.set_properties({"title": "Overzicht van regelingen", "author": "regelcheck", "created": started})
        _Writer(workbook, matrix, result.documents).write(date_words(result.run.started))
    return handle.getvalue()


class _Writer:
    def __init__(self, workbook: Any, matrix: Matrix, documents: Iterable[CheckedDocument]) -> None:
        self._book = workbook
        self._matrix = matrix
        self._documents = documents
        self._names: set[str] = set()
        add = workbook.add_format
        head = {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"}
        self._head = add(head)
        self._number = add(head | {"align": "right"})
        self._turned = add({"bold": True, "bottom": 2, "rotation": 90, "text_wrap": True, "valign": "bottom", "align": "center"})
        self._wrap = add({"text_wrap": True, "valign": "top"})
        self._top = add({"valign": "top"})
        self._link = add({"valign": "top", "font_color": "#154273", "underline": 1})
        self._cell = add({"valign": "vcenter", "align": "center", "shrink": True})
        self._colours = {
            verdict: add({"font_color": text, "bg_color": under}) for verdict, (text, under) in _COLOURS.items()
        }

    def write(self, day: str) -> None:
        """Every sheet, in the order in which a reader wants them."""
        self._regelingen()
        self._checkpoints()
        for pack in self._matrix.packs:
            self._pack(pack)
        self._quotes()
        self._unreadable(day)
        self._legend()

    def _regelingen(self) -> None:
        heads = ["Regeling", "Bestand", "Vorm", "Deelnemers", "Getoetste tekst", *HEADS]
        sheet = self._sheet("Regelingen", heads, (60, 40, 24, 50, 20, *[10] * len(HEADS)), freeze=1)
        for at, row in enumerate(self._matrix.rows, 1):
            self._name(sheet, at, row)
            texts = (row.shown_path, row.vorm_words, ", ".join(row.deelnemers), row.judged_words)
            for column, text in enumerate(texts, 1):
                self._text(sheet, at, column, text)
            for column, number in enumerate(row.numbers, 5):
                sheet.write_number(at, column, number, self._top)
        self._filter(sheet, len(self._matrix.rows), len(heads))

    def _checkpoints(self) -> None:
        heads = ["Nr.", "Toetspunt", "Regel", "Pakket", "Gewicht", *HEADS]
        sheet = self._sheet("Toetspunten", heads, (6, 60, 40, 40, 22, *[10] * len(HEADS)), freeze=2)
        titles = {pack.id: pack.title for pack in self._matrix.packs}
        for at, column in enumerate(self._matrix.columns, 1):
            rule = column.rule
            sheet.write_number(at, 0, column.number, self._top)
            texts = (rule.titel, rule.id, titles[rule.pakket], str(rule.gewicht))
            for place, text in enumerate(texts, 1):
                self._text(sheet, at, place, text)
            for place, number in enumerate(column.numbers, 5):
                sheet.write_number(at, place, number, self._top)
        self._filter(sheet, len(self._matrix.columns), len(heads))

    def _pack(self, pack: PackColumns) -> None:
        """The matrix of one pack, under the short name of that pack: titles of packs begin alike. A verdict is its sign and its word, so that colour is never alone."""
        heads = ["Regeling", "Vorm", *(f"{column.number}. {column.rule.titel}" for column in pack.columns)]
        sheet = self._sheet(pack.id, heads, (50, 22, *[14] * len(pack.columns)), freeze=1, turned=2)
        first = pack.columns[0].number - 1
        for at, row in enumerate(self._matrix.rows, 1):
            self._name(sheet, at, row)
            self._text(sheet, at, 1, row.vorm_words)
            letters = row.cells[first : first + len(pack.columns)]
            for place, (column, letter) in enumerate(zip(pack.columns, letters, strict=True), 2):
                cell = cell_of(letter)
                if cell is not None:
                    sheet.write_string(at, place, _verdict(cell, column.rule), self._cell)
        last = len(self._matrix.rows)
        if last:
            for verdict, colour in self._colours.items():
                rule = {"type": "text", "criteria": "begins with", "value": VERDICTS[verdict].symbol, "format": colour}
                sheet.conditional_format(1, 2, last, len(heads) - 1, rule)
        self._filter(sheet, last, len(heads))

    def _quotes(self) -> None:
        heads = ["Regeling", "Nr.", "Toetspunt", "Oordeel", "Elementen", "Vindplaats", "Plaats", "Citaat"]
        widths = (40, 6, 40, 16, 40, 30, 10, 100)
        rows = self._quote_rows()
        for number in count(1):
            sheet = self._sheet("Citaten" if number == 1 else f"Citaten {number}", heads, widths, freeze=1)
            at = 0
            for at, values in zip(range(1, MAX_ROWS + 1), rows, strict=False):
                sheet.set_row(at, _height([(str(values[-1]), widths[-1])]))
                for column, value in enumerate(values):
                    if isinstance(value, int):
                        sheet.write_number(at, column, value, self._top)
                    elif value:
                        self._text(sheet, at, column, value, wrap=column == len(heads) - 1)
            self._filter(sheet, at, len(heads))
            if at < MAX_ROWS:
                return

    def _quote_rows(self) -> Iterator[tuple[str | int, ...]]:
        """Every quote; the documents are gone through once more, because a matrix does not keep them."""
        numbers = {column.rule.id: column.number for column in self._matrix.columns}
        for row, document in zip(self._matrix.rows, self._documents, strict=True):
            for outcome in sorted(document.outcomes, key=lambda one: numbers[one.rule.id]):
                verdict = _verdict(cell_of(letter_of(outcome)), outcome.rule)
                titles = {one.element: one.title for one in outcome.elements}
                for group in _same_words(outcome.evidence):
                    first = group[0]
                    yield (
                        row.title,
                        numbers[outcome.rule.id],
                        outcome.rule.titel,
                        verdict,
                        "; ".join(dict.fromkeys(titles.get(one.element, one.element) for one in group)),
                        cite(first.citation, first.document),
                        place_words(first.place),
                        first.quote,
                    )

    def _unreadable(self, day: str) -> None:
        widths = (50, 70, 70)
        sheet = self._sheet("Niet beoordeeld", ["Bestand", "Reden", "Wat u kunt doen"], widths, freeze=1)
        for at, one in enumerate(self._matrix.unreadable, 1):
            texts = (plain_path(one.path), one.reason, one.hint)
            sheet.set_row(at, _height(zip(texts, widths, strict=True)))
            for column, text in enumerate(texts):
                self._text(sheet, at, column, text, wrap=True)
        at = len(self._matrix.unreadable) + 2
        if not self._matrix.unreadable:
            self._text(sheet, 1, 0, "Elk bestand is beoordeeld.")
        self._text(sheet, at, 0, f"Gemaakt door regelcheck op {day}.")

    def _legend(self) -> None:
        widths = (24, 110)
        sheet = self._sheet("Legenda", ["Oordeel", "Betekenis"], widths, freeze=1)
        for at, (name, meaning) in enumerate(LEGEND, 1):
            sheet.set_row(at, _height([(meaning, widths[1])]))
            self._text(sheet, at, 0, name)
            self._text(sheet, at, 1, meaning, wrap=True)

    def _sheet(self, title: str, heads: Sequence[str], widths: Iterable[int], *, freeze: int, turned: int | None = None) -> Any:
        """A new sheet with its heading row; heads from `turned` on stand upright. `freeze` columns stay in sight."""
        sheet = self._book.add_worksheet(self._sheet_name(title))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 2 * _LINE if turned is None else 260)
        for column, head in enumerate(heads):
            style = self._number if head in _NUMBERS else self._head
            sheet.write_string(0, column, plain(head), self._turned if turned is not None and column >= turned else style)
        sheet.freeze_panes(1, freeze)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _sheet_name(self, title: str) -> str:
        """A name that Excel takes: short, without the signs it forbids, and unlike every other."""
        base = " ".join(_FORBIDDEN.sub(" ", plain(title)).split())[:31].strip() or "Pakket"
        for number in count(2):
            if base.casefold() not in self._names:
                break
            base = f"{base[:27].strip()} {number}"
        self._names.add(base.casefold())
        return base

    def _name(self, sheet: Any, at: int, row: Row) -> None:
        if row.link and at <= MAX_LINKS:
            sheet.write_url(at, 0, f"external:{row.link}", self._link, _cut(row.title), "Open het rapport")
        else:
            self._text(sheet, at, 0, row.title)

    def _text(self, sheet: Any, at: int, column: int, text: str, *, wrap: bool = False) -> None:
        sheet.write_string(at, column, _cut(plain(text)), self._wrap if wrap else self._top)

    def _filter(self, sheet: Any, rows: int, columns: int) -> None:
        if rows:
            sheet.autofilter(0, 0, rows, columns - 1)


def _same_words(evidence: Iterable[Evidence]) -> Iterable[list[Evidence]]:
    """The evidence with what quotes the same words for several elements taken together."""
    groups: dict[tuple[str | None, int, Span], list[Evidence]] = {}
    for one in evidence:
        groups.setdefault((one.document, one.node, one.span), []).append(one)
    return groups.values()


def _verdict(cell: Cell | None, rule: Rule) -> str:
    if cell is None:
        return ""
    words = words_of(rule, cell.verdict)
    return f"{words.symbol} {words.label}{cell.apart}"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CELL else f"{text[:MAX_CELL]}…"


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Room for the longest of these texts in columns of these widths; not every program works that out by itself."""
    # A width counts digits, and letters are narrower on the whole.
    return min(_MAX_HEIGHT, _LINE * max(max(1, ceil(len(text) / (1.1 * width))) for text, width in cells))


def _moment(started: str) -> datetime:
    try:
        return datetime.fromisoformat(started).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(2000, 1, 1)
