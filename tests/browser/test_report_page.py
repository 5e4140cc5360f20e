"""The HTML report in a browser: filter, jump and come back, without a mouse, on paper, in the dark, and alone."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import pdfplumber
import pytest

from regelcheck.model import BatchResult, Gewicht
from regelcheck.report.html import render_html
from tests.report.factory import document, result

HOSTILE = "<script>document.title='gehackt'</script><img src=x onerror=document.title='gehackt'> {{ 7*7 }} \u202e" + "a" * 10_000


def two_packs() -> BatchResult:
    """The document of the factory with its checkpoints once as checklist and once as law."""
    checked = document()
    law = tuple(
        replace(
            one,
            rule=replace(one.rule, id=f"wgr/{one.rule.id.partition('/')[2]}", gewicht=Gewicht.WETTELIJK, pakket_titel="De wet"),
        )
        for one in checked.outcomes
    )
    return result(replace(checked, outcomes=(*checked.outcomes, *law)))


def numbers(browser) -> list[str]:
    return browser.texts("details.toetspunt h5 .nummer")


def choose(browser, name: str, value: str) -> None:
    browser.run(
        "const e = document.querySelector(`.filter [name=${arguments[0]}]`); e.value = arguments[1];"
        "e.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )


def tick(browser, verdict: str) -> None:
    browser.run("document.querySelector(`.filter [value='${arguments[0]}']`).click()", verdict)


def test_nothing_goes_out_and_nothing_goes_wrong(page) -> None:
    browser = page(render_html(two_packs()))
    tick(browser, "zwak")
    assert browser.requests() == []
    assert browser.errors() == []


def test_the_filter_on_verdict_pack_and_weight_leaves_what_was_asked_for(page) -> None:
    browser = page(render_html(two_packs()))
    assert browser.texts(".stand") == ["12 toetspunten"]
    tick(browser, "strijdig")
    tick(browser, "zwak")
    assert numbers(browser) == ["2", "3", "8", "9"]
    assert browser.texts(".stand") == ["4 van 12 toetspunten"]
    choose(browser, "pakket", "wgr")
    assert numbers(browser) == ["8", "9"]
    assert browser.texts(".overzicht tbody th") == ["Geen doorslaggevende stem", "Periodieke evaluatie"]
    assert browser.texts(".overzicht h4") == ["De wet"]
    choose(browser, "pakket", "")
    choose(browser, "gewicht", Gewicht.AANBEVELING)
    assert numbers(browser) == ["2", "3"]
    choose(browser, "zoek", "EVALUATIE")
    assert numbers(browser) == ["3"]
    choose(browser, "zoek", "bestaat niet")
    assert browser.texts(".stand") == ["Geen toetspunt past bij dit filter."]
    browser.run("document.querySelector('[data-doe=wis]').click()")
    assert browser.texts(".stand") == ["12 toetspunten"]
    assert len(numbers(browser)) == 10


def test_what_does_not_apply_is_folded_into_a_line_a_pack_and_can_be_asked_for(page) -> None:
    browser = page(render_html(two_packs()))
    lines = browser.texts(".terzijde > summary")
    assert lines == ["1 toetspunt is hier niet van toepassing: Tweede AB-lid."] * 2
    tick(browser, "nvt")
    assert numbers(browser) == []
    assert browser.texts(".stand") == ["2 van 12 toetspunten"]


def test_a_link_leads_from_checkpoint_to_text_and_back(page) -> None:
    browser = page(render_html(result()))
    browser.run("document.querySelector('#d1-t2-b1 a').click()")
    assert browser.run("return location.hash") == "#d1-t2-m1"
    top = browser.run("return document.getElementById('d1-t2-m1').getBoundingClientRect().top")
    assert 0 <= top < browser.run("return innerHeight")
    browser.run("document.querySelector('a.terug[href=\"#d1-t2-b1\"]').click()")
    assert browser.run("return location.hash") == "#d1-t2-b1"
    top = browser.run("return document.getElementById('d1-t2-b1').getBoundingClientRect().top")
    bar = browser.run("return document.querySelector('.filter').getBoundingClientRect().bottom")
    assert bar <= top < browser.run("return innerHeight")
    browser.driver.back()
    assert browser.run("return location.hash") == "#d1-t2-m1"


def test_a_link_into_what_is_folded_or_filtered_away_opens_it(page) -> None:
    browser = page(render_html(result()))
    assert browser.run("return document.getElementById('d1-t1').open") is False
    tick(browser, "strijdig")
    browser.run("location.hash = '#d1-t1-b1'")
    browser.driver.implicitly_wait(1)
    browser.run("return new Promise(done => setTimeout(done, 100))")
    assert browser.run("return document.getElementById('d1-t1').open") is True
    assert browser.texts("#d1-t1 blockquote") != []
    assert browser.texts(".stand") == ["6 toetspunten"]


def test_everything_works_from_the_keyboard(page) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser = page(render_html(result()))

    def press(*keys: str) -> None:
        ActionChains(browser.driver).send_keys(*keys).perform()

    def focus() -> str:
        return browser.run("return document.activeElement.textContent.trim() || document.activeElement.value")

    press(Keys.TAB)
    assert focus() == "Naar de inhoud"
    press(Keys.TAB)
    assert focus() == "aanwezig"
    press(Keys.TAB, Keys.SPACE)
    assert focus() == "zwak"
    assert numbers(browser) == ["3"]
    assert browser.run("return getComputedStyle(document.activeElement.nextElementSibling).outlineStyle") == "solid"
    press(Keys.SPACE)
    browser.run("document.querySelector('#d1-t1 > summary').focus()")
    press(Keys.ENTER)
    assert browser.run("return document.getElementById('d1-t1').open") is True
    press(Keys.TAB, Keys.ENTER)
    assert browser.run("return location.hash") == "#d1-t1-m1"


def test_every_control_and_landmark_has_a_name(page) -> None:
    browser = page(render_html(two_packs()))
    tree = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {"link", "button", "checkbox", "combobox", "searchbox", "region", "table", "article", "list"}
    named = [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in tree if not one.get("ignored")]
    controls = [(role, name) for role, name in named if role in roles - {"list", "article", "table", "region"}]
    assert [role for role, name in controls if not name.strip()] == []
    assert ("link", "Geen doorslaggevende stem: strijdig") in [(role, name.lstrip("✗ 0123456789")) for role, name in controls]
    assert {"search", "main", "status"} <= {role for role, _ in named}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(page, scheme) -> None:
    browser = page(render_html(two_packs()))
    browser.media(prefers_color_scheme=scheme)
    poor = browser.run("""
        const light = c => { const v = c.map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
          return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
        const rgb = text => text.match(/[\\d.]+/g).map(Number);
        const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
        for (const one of document.querySelectorAll("details")) one.open = true;
        return Array.from(document.querySelectorAll("body *")).filter(e => e.checkVisibility() &&
          Array.from(e.childNodes).some(n => n.nodeType === 3 && n.textContent.trim())).map(e => {
            const [one, other] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((a, b) => b - a);
            return [e.className || e.tagName, (one + .05) / (other + .05)]; }).filter(([, ratio]) => ratio < 4.5);
    """)
    assert poor == []
    paper = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 28)")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out_of_the_page(page, width) -> None:
    browser = page(render_html(result(document(doel=HOSTILE))))
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        assert browser.run("return document.documentElement.scrollWidth") <= width
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_text_of_the_document_does_nothing(page) -> None:
    browser = page(render_html(result(document(doel=HOSTILE, title=HOSTILE[:60]))))
    assert browser.run("return document.title").startswith("<script>")
    assert browser.errors() == [] and browser.requests() == []


def test_on_paper_what_is_folded_is_there_and_the_filter_is_not(page) -> None:
    browser = page(render_html(result()))
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    with pdfplumber.open(io.BytesIO(base64.b64decode(printed["data"]))) as pdf:
        size = (round(pdf.pages[0].width), round(pdf.pages[0].height))
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert size in [(595, 842), (596, 842)]
    assert "Het doel staat in artikel 1." in text  # of a folded checkpoint
    assert "Voorbeeldbepaling" in text and "Het bestuur evalueert elke [aantal] jaar." in text
    assert "Alles uitklappen" not in text
    assert browser.run("return document.getElementById('d1-t1').open") is False


def test_a_filtered_page_prints_what_it_shows_and_says_so(page) -> None:
    browser = page(render_html(result()))
    tick(browser, "strijdig")
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    with pdfplumber.open(io.BytesIO(base64.b64decode(printed["data"]))) as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "1 van 6 toetspunten" in text
    assert "Laat het voorstel vervallen" in text
    assert "Niets gevonden over integriteit." not in text


def test_the_map_leads_to_the_text(page) -> None:
    browser = page(render_html(result()))
    names = browser.texts(".banen .naam")
    assert names[1] == "2 Geen doorslaggevende stem"
    assert browser.texts(".baan .punt.strijdig") == ["✗strijdig: artikel 2, tweede lid"]
    browser.run("document.querySelector('.baan .punt.strijdig').click()")
    assert browser.run("return location.hash") == "#d1-t2-m1"


def test_without_a_script_everything_is_there(page) -> None:
    text = render_html(result())
    browser = page(text[: text.index("<script>")] + "</body></html>")
    assert browser.texts(".filter") == []
    assert numbers(browser) == ["1", "2", "3", "4", "6"]
