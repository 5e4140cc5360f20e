"""Write rules for a terminal: the list of checkpoints, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Rule
from regelcheck.report.page import Page
from regelcheck.report.words import bron_words, enumerate_nl, number_of, short_bron


def render_rule_list(rules: Iterable[Rule], *, width: int = 80, color: bool = False) -> str:
    """One rule a paragraph: its id, title and sources."""
    page = Page(width=width, color=color)
    for rule in rules:
        page.line((rule.id, "bold"))
        page.line(
            rule.titel,
            (f"  ({'; '.join(short_bron(bron) for bron in rule.bron)})", "dim"),
            indent=2,
            hanging=2,
        )
    return page.text()


def render_rule(rule: Rule, *, width: int = 80, color: bool = False) -> str:
    """Everything a jurist needs to know of one rule."""
    page = Page(width=width, color=color)
    page.line((rule.titel, "bold"))
    page.line((rule.id, "dim"))
    page.blank()
    page.line(rule.vraag)
    _heading(page, "Bron")
    for bron in rule.bron:
        page.line(f"- {bron_words(bron)}", indent=2, hanging=2)
    if rule.vormen:
        _heading(page, "Vormen")
        page.line(f"{enumerate_nl([str(vorm) for vorm in rule.vormen])}.", indent=2)
    _heading(page, "Elementen")
    for element in rule.elementen:
        needed = "vereist" if element.vereist else "aanvullend"
        page.line(f"- {element.titel} ({needed})", indent=2, hanging=2)
    for element in rule.strijdig:
        page.line(f"- {element.titel} (maakt het oordeel strijdig)", indent=2, hanging=2)
    _heading(page, "Advies")
    page.line(rule.advies, indent=2)
    for bepaling in rule.voorbeeldbepalingen:
        _heading(page, f"Voorbeeldbepaling: {bepaling.titel}")
        for line in bepaling.tekst.splitlines():
            page.line(line, indent=2, hanging=2)
    _heading(page, "Grenzen")
    page.line(rule.grenzen, indent=2)
    page.blank()
    page.line((number_of(len(rule.voorbeelden), "voorbeeld als toets", "voorbeelden als toets"), "dim"))
    return page.text()


def _heading(page: Page, text: str) -> None:
    page.blank()
    page.line((text, "bold"))
