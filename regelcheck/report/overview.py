"""The overview of many regelingen, and the clauses they have for one subject: which format is made where."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from regelcheck.model import BatchResult


class OverviewFormat(StrEnum):
    """The formats of an overview, by the name the command line gives them."""

    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


class HarmonisationFormat(StrEnum):
    """The formats in which the clauses of several regelingen are put beside each other."""

    HTML = "html"
    JSON = "json"


def render_overview(
    result: BatchResult,
    form: OverviewFormat,
    *,
    links: Mapping[Path, str] | None = None,
    deelnemer: str | None = None,
) -> bytes:
    """The matrix of regelingen and checkpoints as the content of one file.

    `links` gives for the path of a document where its own report stands, relative to the overview, with forward slashes;
    a document that is not in it gets no link. `deelnemer` keeps the regelingen in which a municipality (or province, or
    waterschap) of that name takes part. Raises UsageProblem when there is none.
    """
    chosen = _of(result, deelnemer)
    match form:
        case OverviewFormat.HTML:
            from regelcheck.report.overview_html import render_overview_html

            return render_overview_html(chosen, links, deelnemer).encode()
        case OverviewFormat.XLSX:
            from regelcheck.report.overview_xlsx import render_overview_xlsx

            return render_overview_xlsx(chosen, links)
        case OverviewFormat.CSV:
            from regelcheck.report.overview_data import render_overview_csv

            return render_overview_csv(chosen).encode("utf-8-sig")
        case OverviewFormat.JSON:
            from regelcheck.report.overview_data import render_overview_json

            return render_overview_json(chosen, links).encode()


def render_harmonisation(
    result: BatchResult,
    form: HarmonisationFormat,
    *,
    links: Mapping[Path, str] | None = None,
    deelnemer: str | None = None,
) -> bytes:
    """Per checkpoint the clauses of all regelingen beside each other, as the content of one file.

    `links` and `deelnemer` are those of `render_overview`. Raises UsageProblem for an unknown deelnemer.
    """
    chosen = _of(result, deelnemer)
    match form:
        case HarmonisationFormat.HTML:
            from regelcheck.report.harmonisation import render_harmonisation_html

            return render_harmonisation_html(chosen, links, deelnemer).encode()
        case HarmonisationFormat.JSON:
            from regelcheck.report.harmonisation import render_harmonisation_json

            return render_harmonisation_json(chosen).encode()


def _of(result: BatchResult, deelnemer: str | None) -> BatchResult:
    """The regelingen of one deelnemer, or all."""
    if deelnemer is None:
        return result
    from regelcheck.compare import of_deelnemer

    return of_deelnemer(result, deelnemer)
