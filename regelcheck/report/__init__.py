"""Turn results into something a person or a program reads: terminal text, JSON, HTML, Markdown. It judges nothing.

One module a format; `words` has the wording they share, `view` what they all show, `plain` keeps document text harmless.
Each format is loaded only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from regelcheck.model import BatchResult
from regelcheck.report.overview import (
    HarmonisationFormat,
    OverviewFormat,
    render_harmonisation,
    render_overview,
)

__all__ = [
    "HarmonisationFormat",
    "OverviewFormat",
    "ReportFormat",
    "render",
    "render_harmonisation",
    "render_overview",
    "render_pieces",
]


class ReportFormat(StrEnum):
    """The formats of a report, by the name the command line gives them."""

    TEKST = "tekst"
    JSON = "json"
    HTML = "html"
    MD = "md"


def render(
    result: BatchResult,
    form: ReportFormat,
    *,
    width: int = 80,
    color: bool = False,
    explain: str | None = None,
) -> str:
    """The report in this format. `width`, `color` and `explain` (a rule id) are for the terminal only."""
    match form:
        case ReportFormat.TEKST:
            from regelcheck.report.text import render_text

            return render_text(result, width=width, color=color, explain=explain)
        case ReportFormat.JSON:
            from regelcheck.report.json_report import render_json

            return render_json(result)
        case ReportFormat.HTML:
            from regelcheck.report.html import render_html

            return render_html(result)
        case ReportFormat.MD:
            from regelcheck.report.markdown import render_markdown

            return render_markdown(result)


def render_pieces(
    result: BatchResult,
    form: ReportFormat,
    *,
    width: int = 80,
    color: bool = False,
    explain: str | None = None,
) -> Iterable[str]:
    """The same report in pieces. Of a machine format they come document by document, so that any number fits in memory."""
    match form:
        case ReportFormat.JSON:
            from regelcheck.report.json_report import json_pieces

            return json_pieces(result)
        case _:
            return (render(result, form, width=width, color=color, explain=explain),)
