"""Two versions in a browser: what went and came is marked, links lead to the change, and the filter leaves one kind."""

from __future__ import annotations

from pathlib import Path

from regelcheck.compare import compare_versions
from regelcheck.pipeline import Options
from regelcheck.report import ReportFormat, render_diff
from tests.compare.test_versions import BASE, CHAIR, STAFF, text_of
from tests.report.factory import RUN


def test_the_page_shows_and_filters_what_changed(page, checker, tmp_path: Path) -> None:
    checked = []
    for name, articles in (("oud", BASE), ("nieuw", [*BASE[:3], ("Besluiten", [CHAIR]), *BASE[4:], ("Erbij", [STAFF[:40]])])):
        path = tmp_path / f"{name}.txt"
        path.write_text(text_of(articles), encoding="utf-8")
        checked.append(checker.check(path, Options()))
    browser = page(render_diff(compare_versions(*checked), ReportFormat.HTML, RUN))
    assert browser.errors() == [] and browser.requests() == []
    assert browser.texts(".wijziging h4") == ["artikel 4", "artikel 7"]
    assert browser.texts("#w0 del") == ["is het voorstel verworpen"]
    assert browser.texts("#w0 ins") == ["beslist de stem van de voorzitter"]
    browser.run("document.querySelector('.wissels a').click()")
    assert browser.run("return location.hash") == "#w0"
    assert browser.texts(".stand") == ["2 wijzigingen"]
    browser.run("document.querySelector('[value=nieuw]').click()")
    assert browser.texts(".wijziging h4") == ["artikel 7"]
    assert browser.texts(".stand") == ["1 van 2 wijzigingen"]
