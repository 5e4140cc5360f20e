"""The PDF report: the page on paper, with numbers; and what is said when it cannot be made."""

from __future__ import annotations

import builtins
import io
from typing import Any

import pytest
from pypdf import PdfReader

from regelcheck.errors import UsageProblem
from regelcheck.extras import install_command
from regelcheck.report import ReportFormat, render_file
from regelcheck.report.pdf import render_pdf
from tests.report import factory

pytest.importorskip("weasyprint", exc_type=OSError)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_every_page_has_its_number() -> None:
    found = pages(render_pdf(factory.result()))
    assert len(found) > 1
    for number, text in enumerate(found, 1):
        assert f"Bladzijde {number} van {len(found)}" in text


def test_it_says_what_the_page_says() -> None:
    text = " ".join(" ".join(pages(render_pdf(factory.result()))).split())
    assert "Gemeenschappelijke regeling Afval Rijnoever" in text
    assert "Indien de stemmen staken, beslist de stem van de voorzitter." in text
    # An example provision waits for a click on the page, and cannot on paper.
    assert "Het bestuur evalueert elke [aantal] jaar." in text


def test_the_same_run_gives_the_same_bytes() -> None:
    assert render_pdf(factory.result()) == render_file(factory.result(), ReportFormat.PDF)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageProblem) as caught:
        render_pdf(factory.result())
    assert install_command("pdf") in caught.value.hint


def test_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    """Not even what a document seems to ask for: there is nothing to fetch in the page, and fetching is refused."""
    render_pdf(factory.result(factory.document(title='<img src="https://example.org/x.png"> url(https://example.org/y)')))
    assert not [one for one in caplog.records if "example.org" in one.getMessage()]


def test_nothing_runs_off_the_paper() -> None:
    """Words without a space where to break, in the title, a quote and a table."""
    import pdfplumber

    endless = "W" * 2000
    document = factory.document(title=endless, doel=f"Het doel is {endless}.")
    with pdfplumber.open(io.BytesIO(render_pdf(factory.result(document)))) as pdf:
        for page in pdf.pages:
            assert max((char["x1"] for char in page.chars), default=0) < page.width - 40
