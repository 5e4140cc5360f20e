"""The overview in a browser: sort, filter, leaf through, lead to a report, and stay quick with 1,500 regelingen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from regelcheck.model import Verdict
from regelcheck.report import HarmonisationFormat, OverviewFormat, render_harmonisation, render_overview
from tests.report.factory import document, result
from tests.report.test_overview import three


def overview(**more) -> str:
    return render_overview(three(), OverviewFormat.HTML, **more).decode()


def titles(browser) -> list[str]:
    return browser.texts(".matrix tbody th bdi")


def test_the_matrix_shows_every_cell_with_sign_and_word(page) -> None:
    browser = page(overview())
    assert titles(browser) == ['=HYPERLINK("http://x")', "Regeling Drie", "Regeling Een"]
    assert browser.texts(".matrix tbody tr:nth-child(3) .cel") == [
        "✓aanwezig", "✗strijdig", "◐zwak", "○ontbreekt", "–n.v.t.", "?niet te beoordelen",
    ]  # fmt: skip
    assert browser.texts(".matrix tbody tr:nth-child(2) .cel")[1] == "✗strijdig, uitgelegd"
    assert browser.texts(".matrix tfoot td") == ["100%", "0%", "0%", "0%", "–", "0%"]
    assert browser.requests() == [] and browser.errors() == []


def test_a_wide_matrix_scrolls_in_its_own_room_and_not_the_page(page) -> None:
    browser = page(overview())
    browser.run("document.querySelector('.rol').style.width = '25rem'; document.querySelector('.matrix').style.minWidth = '150rem'")
    assert browser.run("return document.querySelector('.rol').scrollWidth") > 2000
    assert browser.run("return document.documentElement.scrollWidth") <= 1280


def test_a_click_on_a_heading_sorts_and_again_turns_round(page) -> None:
    browser = page(overview())
    click = "document.querySelector('.matrix thead [data-kop=titel] button').click()"
    browser.run(click)
    assert titles(browser)[0] == "Regeling Een"
    assert browser.run("return document.querySelector('[data-kop=titel]').getAttribute('aria-sort')") == "descending"
    assert browser.run("return document.activeElement.textContent") == "Regeling"
    browser.run(click)
    assert titles(browser)[-1] == "Regeling Een"


def test_the_filter_keeps_the_vorm_and_the_words_asked_for(page) -> None:
    browser = page(overview())
    browser.run("const e = document.querySelector('[name=vorm]'); e.value = 'netwerk'; e.dispatchEvent(new Event('input', {bubbles: true}))")
    assert titles(browser) == ["Regeling Drie"]
    assert browser.texts(".stand") == ["1 van 3 regelingen, 6 toetspunten"]
    browser.run("document.querySelector('[data-doe=wis]').click()")
    browser.run("const e = document.querySelector('[name=zoek]'); e.value = 'borne'; e.dispatchEvent(new Event('input', {bubbles: true}))")
    assert titles(browser) == ["Regeling Een"]


def test_a_title_leads_to_the_report_and_a_cell_to_its_checkpoint(page) -> None:
    browser = page(overview(links={Path("map/een.docx"): "rapporten/een.html"}))
    links = browser.run("return Array.from(document.querySelectorAll('.matrix tbody a')).map(e => e.getAttribute('href'))")
    assert links[:3] == ["rapporten/een.html", "rapporten/een.html#d1-t1", "rapporten/een.html#d1-t2"]
    assert len(links) == 7


def test_1500_regelingen_are_drawn_a_page_at_a_time(page) -> None:
    many = tuple(document(title=f"Regeling {number}", path=f"map/{number}.docx") for number in range(1500))
    html = render_overview(result(*many), OverviewFormat.HTML).decode()
    assert len(html) < 600_000
    browser = page(html)
    assert titles(browser)[:3] == ["Regeling 0", "Regeling 1", "Regeling 2"] and len(titles(browser)) == 50
    assert browser.texts(".blad-stand") == ["1 tot en met 50 van 1500"]
    browser.run("document.querySelector('[data-doe=verder]').click()")
    assert titles(browser)[0] == "Regeling 50"
    browser.run("document.querySelector('[data-doe=terug]').click()")
    assert titles(browser)[0] == "Regeling 0"


def test_text_of_a_document_cannot_end_the_data(page) -> None:
    evil = "</script><script>document.title='gehackt'</script><!--"
    browser = page(render_overview(result(document(title=evil)), OverviewFormat.HTML).decode())
    assert titles(browser) == [evil]
    assert "gehackt" not in browser.run("return document.title")
    assert browser.errors() == []


def test_the_clauses_beside_each_other_filter_on_difference(page) -> None:
    present = replace(document(path="b.docx").outcomes[1], verdict=Verdict.AANWEZIG)
    other = replace(document(title="Regeling B", path="b.docx"))
    other = replace(other, outcomes=(other.outcomes[0], present, *other.outcomes[2:]))
    browser = page(render_harmonisation(result(document(), other), HarmonisationFormat.HTML).decode())
    assert browser.errors() == [] and browser.requests() == []
    browser.run("document.querySelector('[value=verschil]').click()")
    assert browser.texts(".thema h2 .wat") == ["Geen doorslaggevende stem"]
    assert browser.texts(".verschillen b") == ["het tegendeel", "zoals het toetspunt vraagt"]
