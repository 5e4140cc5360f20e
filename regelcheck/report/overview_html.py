"""The overview as one HTML page: a bar a checkpoint, and a matrix drawn a page at a time from a few letters a Regeling.

A cell is one letter in the page's data, not an element: 1,500 regelingen and 130 checkpoints are 200,000 of them, and a
browser that had to lay all of those out would not be used twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from regelcheck.model import BatchResult, Gewicht, Soort, Verdict
from regelcheck.report import words
from regelcheck.report.account import judged_counts
from regelcheck.report.html import environment, policy, source, style_sheet
from regelcheck.report.kaart import STEPS
from regelcheck.report.matrix import Column, Matrix, matrix_of
from regelcheck.report.plain import encodable


def render_overview_html(
    result: BatchResult, links: Mapping[Path, str] | None = None, deelnemer: str | None = None
) -> str:
    """The overview as a self-contained page."""
    matrix = matrix_of(result, links)
    style = source("report.css") + style_sheet("overview.css")
    script = source("overview.js")
    weights = {column.rule.gewicht for column in matrix.columns}
    return (
        environment()
        .get_template("overview.html.j2")
        .render(
            result=result,
            matrix=matrix,
            deelnemer=deelnemer,
            judged=judged_counts(row.judged for row in matrix.rows),
            weights=[weight for weight in Gewicht if weight in weights],
            vormen=sorted({row.vorm_words for row in matrix.rows}),
            counts=words.counts_in_words(matrix.counts),
            column_shares=column_shares,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            data=Markup(_embedded(_data(matrix))),
        )
    )


def column_shares(column: Column) -> list[tuple[Verdict, int, int, int]]:
    """The verdicts of a checkpoint as stretches of a bar, without n.v.t.: which, how many, from where, how wide."""
    asked = [(verdict, count) for verdict, count in column.totals if count and verdict is not Verdict.NVT]
    total, done = sum(count for _, count in asked), 0
    found: list[tuple[Verdict, int, int, int]] = []
    for verdict, count in asked:
        start = round(STEPS * done / total)
        done += count
        found.append((verdict, count, start, round(STEPS * done / total) - start))
    return found


def _data(matrix: Matrix) -> dict[str, Any]:
    return {
        "oordelen": [[one.symbol, one.label, one.slug] for one in words.VERDICTS.values()],
        "inOrde": [words.IN_ORDER.symbol, words.IN_ORDER.label, words.IN_ORDER.slug],
        "punten": [
            [column.number, column.rule.titel, column.rule.pakket, column.rule.gewicht, int(column.rule.soort is Soort.CONTROLE)]
            for column in matrix.columns
        ],
        "regelingen": [
            [
                row.title,
                row.shown_path,
                row.vorm_words,
                row.link,
                int(row.numbered),
                row.cells,
                ", ".join(row.deelnemers),
                row.judged_words,
            ]
            for row in matrix.rows
        ],
    }


def _embedded(value: dict[str, Any]) -> str:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return encodable(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
