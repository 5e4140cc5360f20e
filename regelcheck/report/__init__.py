"""Turn results into something a person or a program reads: terminal text, JSON, HTML, Markdown, and what build servers take (SARIF,
JUnit, GitLab, GitHub), and to files for Word and PDF. It judges nothing.

One module a format; `words` has the wording they share, `view` what they all show, `plain` keeps document text harmless.
Each format is loaded only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from regelcheck.model import BatchResult, RunInfo
from regelcheck.report.overview import (
    HarmonisationFormat,
    OverviewFormat,
    render_harmonisation,
    render_overview,
)

if TYPE_CHECKING:
    from regelcheck.compare import Comparison

__all__ = [
    "DIFF_FORMATS",
    "HarmonisationFormat",
    "OverviewFormat",
    "ReportFormat",
    "render",
    "render_diff",
    "render_file",
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
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"
    GITHUB = "github"
    SAMENVATTING = "samenvatting"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def shows_traces(self) -> bool:
        """Whether it shows how a verdict came about."""
        return self in (ReportFormat.TEKST, ReportFormat.HTML, ReportFormat.DOCX, ReportFormat.PDF)

    @property
    def is_file(self) -> bool:
        """Whether it is a file for a program to open, and no text: `render_file` makes it."""
        return self in (ReportFormat.DOCX, ReportFormat.PDF)


DIFF_FORMATS = (ReportFormat.TEKST, ReportFormat.JSON, ReportFormat.HTML, ReportFormat.MD)
"""The formats in which two versions are put beside each other."""


def render(
    result: BatchResult,
    form: ReportFormat,
    *,
    width: int = 80,
    color: bool = False,
    explain: str | None = None,
) -> str:
    """The report in this format, which is a text. `width`, `color` and `explain` (a rule id) are for the terminal only."""
    assert not form.is_file, form
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
        case _:
            return "".join(render_pieces(result, form))


def render_diff(
    comparison: Comparison, form: ReportFormat, run: RunInfo, *, width: int = 80, color: bool = False
) -> str:
    """Two versions beside each other, in one of DIFF_FORMATS."""
    from regelcheck.report import diff

    match form:
        case ReportFormat.TEKST:
            return diff.render_diff_text(comparison, width=width, color=color)
        case ReportFormat.JSON:
            return diff.render_diff_json(comparison, run)
        case ReportFormat.HTML:
            return diff.render_diff_html(comparison, run)
        case ReportFormat.MD:
            return diff.render_diff_markdown(comparison)
        case _:
            raise ValueError(f"no comparison as {form}")


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
        case ReportFormat.SARIF:
            from regelcheck.report.sarif import sarif_pieces

            return sarif_pieces(result)
        case ReportFormat.JUNIT:
            from regelcheck.report.junit import junit_pieces

            return junit_pieces(result)
        case ReportFormat.GITLAB:
            from regelcheck.report.gitlab import gitlab_pieces

            return gitlab_pieces(result)
        case ReportFormat.GITHUB:
            from regelcheck.report.github import annotation_pieces

            return annotation_pieces(result)
        case ReportFormat.SAMENVATTING:
            from regelcheck.report.github import summary_pieces

            return summary_pieces(result)
        case _:
            return (render(result, form, width=width, color=color, explain=explain),)


def render_file(
    result: BatchResult, form: ReportFormat, *, template: Mapping[str, bytes] | None = None
) -> bytes:
    """The report as a file. `template` are the parts of a Word file to take the look of DOCX from.

    Raises UsageProblem for a template that cannot be used, and for PDF when what makes it is not installed.
    """
    if form is ReportFormat.PDF:
        from regelcheck.report.pdf import render_pdf

        return render_pdf(result)
    from regelcheck.report.word import render_docx

    return render_docx(result, template)
