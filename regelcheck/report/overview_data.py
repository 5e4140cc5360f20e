"""The overview for programs: JSON with its own schema, and CSV that a spreadsheet opens without obeying it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regelcheck.model import BatchResult, Rule, Verdict
from regelcheck.report.json_report import run_value, unreadable_value
from regelcheck.report.matrix import HEADS, Matrix, Row, cell_of, matrix_of
from regelcheck.report.plain import encodable, exact_path, plain, plain_path
from regelcheck.report.words import label_of

SCHEMA_VERSION = "1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell instead of showing it."""


def schema_path() -> Path:
    """The JSON Schema that `render_overview_json` keeps to."""
    return Path(__file__).with_name("schema") / f"overview-{SCHEMA_VERSION}.schema.json"


def render_overview_json(result: BatchResult, links: Mapping[Path, str] | None = None) -> str:
    """The overview as one JSON object, keys in a fixed order, ending with a newline."""
    matrix = matrix_of(result, links)
    value = {
        "schema_version": SCHEMA_VERSION,
        "run": run_value(result.run),
        "totals": _totals(matrix.totals),
        "checkpoints": [
            {
                "number": column.number,
                "rule_id": column.rule.id,
                "pack": column.rule.pakket,
                "title": column.rule.titel,
                "weight": column.rule.gewicht,
                "totals": _totals(column.totals),
                "explained": column.explained,
            }
            for column in matrix.columns
        ],
        "regelingen": [_row(row, matrix) for row in matrix.rows],
        "unreadable": [unreadable_value(one) for one in matrix.unreadable],
    }
    return encodable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def render_overview_csv(result: BatchResult) -> str:
    """One line a document, the unreadable ones last; separated by semicolons, as Dutch spreadsheets read it."""
    matrix = matrix_of(result)
    handle = io.StringIO()
    writer = csv.writer(handle, delimiter=";", lineterminator="\r\n")
    heads = ["bestand", "regeling", "vorm", "deelnemers", "tekst", "beoordeeld", "reden", *HEADS]
    writer.writerow(map(cell, [*heads, *(column.rule.id for column in matrix.columns)]))
    for row in matrix.rows:
        cells = (_verdict(letter, column.rule) for letter, column in zip(row.cells, matrix.columns, strict=True))
        facts = [row.shown_path, row.title, row.vorm_words, ", ".join(row.deelnemers), row.judged_words, "ja", ""]
        writer.writerow(map(cell, [*facts, *map(str, row.numbers), *cells]))
    empty = [""] * (len(HEADS) + len(matrix.columns))
    for one in matrix.unreadable:
        reason = plain(f"{one.reason} {one.hint}".strip())
        writer.writerow(map(cell, [plain_path(one.path), "", "", "", "", "nee", reason, *empty]))
    return handle.getvalue()


def cell(text: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would take for a formula.

    >>> cell("=1+1"), cell("n.v.t.")
    ("'=1+1", 'n.v.t.')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _verdict(letter: str, rule: Rule) -> str:
    one = cell_of(letter)
    return "" if one is None else f"{label_of(rule, one.verdict)}{one.apart}"


def _row(row: Row, matrix: Matrix) -> dict[str, Any]:
    cells = [(column.rule.id, cell_of(letter)) for column, letter in zip(matrix.columns, row.cells, strict=True)]
    given = [(name, one) for name, one in cells if one is not None]
    return {
        "path": exact_path(row.path),
        "sha256": row.sha256,
        "title": row.exact_title,
        "vorm": row.vorm,
        "deelnemers": list(row.deelnemers),
        "view": row.judged,
        "report": row.link or None,
        "totals": _totals(row.totals),
        "verdicts": {name: one.verdict for name, one in given},
        "explained": [name for name, one in given if one.explained],
        "doubt": [name for name, one in given if one.doubt],
    }


def _totals(totals: tuple[tuple[Verdict, int], ...]) -> dict[str, int]:
    return {str(verdict): count for verdict, count in totals}
