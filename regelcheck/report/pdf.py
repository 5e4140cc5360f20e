"""Write a run as PDF: the HTML report laid out on A4 by WeasyPrint, with page numbers. Nothing is fetched."""

from __future__ import annotations

from typing import Any, NoReturn

from regelcheck.errors import UsageProblem
from regelcheck.extras import install_command
from regelcheck.model import BatchResult
from regelcheck.report.html import render_html
from regelcheck.report.jinja import TEMPLATES


def require_weasyprint() -> Any:
    """The library that lays out. Raises UsageProblem when it is not installed, or misses what it needs."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        # OSError: the Python package is there, and the Pango library of the system is not.
        raise UsageProblem(
            "Een PDF maken vraagt WeasyPrint, en dat is niet (volledig) geïnstalleerd.",
            f"Installeer het met: {install_command('pdf')}. Of maak een rapport met --format html en druk het af als PDF.",
        ) from error
    return weasyprint


def render_pdf(result: BatchResult) -> bytes:
    """The report as a PDF, tagged and with bookmarks for the headings."""
    weasyprint = require_weasyprint()
    paper = weasyprint.CSS(string=(TEMPLATES / "pdf.css").read_text(encoding="utf-8"), url_fetcher=_refuse)
    page = weasyprint.HTML(string=render_html(result), url_fetcher=_refuse)
    # The identifier is random otherwise, and the same run would give another file.
    pdf: bytes = page.write_pdf(stylesheets=[paper], pdf_identifier=b"regelcheck", pdf_tags=True)
    return pdf


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"A report fetches nothing: {url}")
