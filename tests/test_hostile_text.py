"""Text that is code somewhere is only text here: no report breaks on it or obeys it, in any format."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree, html

from regelcheck.batch import check_files
from regelcheck.margin import annotate_docx
from regelcheck.model import BatchResult
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import DEFAULT_LIMITS, View
from regelcheck.report import ReportFormat, render, render_file
from tests.margin.word import assert_untouched, bare, comments
from tests.reading.docx_builder import p, write_docx

SCRIPT = "<script>alert(1)</script>"
FORMULA = "=cmd()|'/c calc'!A0"
TEMPLATE = "{{ 7*7 }}{% raw %}{#"
TURNED = "links\u202erechts\u202c \u2067om\u2069 \u200f"
ENDLESS = "x" * 10_000
ALL = (SCRIPT, FORMULA, TEMPLATE, ENDLESS, TURNED, "]]> &amp; &#0; \\x00", "**vet** [klik](https://example.org)")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text stands in the title, in a heading, and in a quote."""
    body = [p(f"Gemeenschappelijke regeling {escaped(SCRIPT)} {escaped(TEMPLATE)}")]
    for number, text in enumerate(ALL, 1):
        body.append(p(f"Artikel {number} Evaluatie {escaped(text)}"))
        body.append(p(f"Het algemeen bestuur evalueert de regeling elke vier jaar met {escaped(text)} erbij."))
    return write_docx(tmp_path_factory.mktemp("vijandig") / "concept.docx", "".join(body))


@pytest.fixture(scope="module")
def result(draft: Path, checker: Checker) -> BatchResult:
    found = check_files([draft], checker, Options(), rule_set=checker.rule_set)
    assert not found.unreadable
    quotes = " ".join(one.quote for outcome in found.documents[0].outcomes for one in outcome.evidence)
    for text in (SCRIPT, FORMULA, TEMPLATE, ENDLESS):
        assert text in quotes
    return found


def test_text_and_markdown(result: BatchResult) -> None:
    for form in (ReportFormat.TEKST, ReportFormat.MD):
        report = render(result, form)
        assert TEMPLATE[:9] in report.replace("\\", "")
        assert not set(report) & set("\u202e\u2067\u200f\x1b")
    markdown = render(result, ReportFormat.MD)
    assert "<script" not in markdown.replace("\\<script", "")
    assert "[klik](https" not in markdown


def test_json(result: BatchResult) -> None:
    report = render(result, ReportFormat.JSON)
    quotes = [one["quote"] for found in json.loads(report)["documents"][0]["results"] for one in found["evidence"]]
    assert any(SCRIPT in quote for quote in quotes)
    assert any(ENDLESS in quote for quote in quotes)


def test_what_build_servers_take(result: BatchResult) -> None:
    json.loads(render(result, ReportFormat.SARIF))
    json.loads(render(result, ReportFormat.GITLAB))
    etree.fromstring(render(result, ReportFormat.JUNIT).encode())
    for line in render(result, ReportFormat.GITHUB).splitlines():
        assert line.startswith("::")


def test_html(result: BatchResult) -> None:
    report = render(result, ReportFormat.HTML)
    page = html.fromstring(report)
    assert not [one for one in page.iter("script") if "alert(1)" in (one.text or "")]
    assert SCRIPT in page.text_content()
    assert TEMPLATE in page.text_content()
    assert not set(report) & set("\u202e\u2067\u200f")


def test_word(result: BatchResult) -> None:
    report = render_file(result, ReportFormat.DOCX)
    texts = [one.text for one in Document(io.BytesIO(report)).paragraphs]
    for text in (SCRIPT, FORMULA, TEMPLATE, ENDLESS):
        assert any(text in one for one in texts)
    assert not any(set("\u202e\u2067\u200f") & set(one) for one in texts)
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_pdf(result: BatchResult) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    from pypdf import PdfReader

    report = render_file(result, ReportFormat.PDF)
    reader = PdfReader(io.BytesIO(report))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "alert(1)" in text
    # Ten thousand letters in a row are broken over lines, not run off the paper.
    assert bare(text).count("x" * 20) > 100
    for page in reader.pages:
        assert "/JavaScript" not in str(page)


def test_annotated(draft: Path, result: BatchResult) -> None:
    for propose in (False, True):
        annotated = annotate_docx(
            result.documents[0], result.run, view=View.VOORGESTELD, limits=DEFAULT_LIMITS, propose=propose
        )
        quoted = [one.words for one in comments(annotated.data)]
        for text in (SCRIPT, TEMPLATE, ENDLESS):
            assert any(bare(text) in one for one in quoted)
        if not propose:
            assert_untouched(draft, annotated.data)
