"""Write rules for a terminal: the list of checkpoints, one of them in full, and what changed between two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from regelcheck.model import Rule
from regelcheck.report.page import Page
from regelcheck.report.rule_sections import rule_sections
from regelcheck.report.words import day_words, number_of, short_bron


def render_rule_list(rules: Iterable[Rule], *, width: int = 80, color: bool = False) -> str:
    """One rule a paragraph, under the headings of its pack: its id, title, sources and weight."""
    page = Page(width=width, color=color)
    heading = ""
    for rule in rules:
        if rule.groep and rule.groep != heading:
            if heading:
                page.blank()
            heading = rule.groep
            page.line((heading, "underline"))
        page.line((rule.id, "bold"), (f"  {period_words(rule)}".rstrip(), "dim"))
        page.line(
            rule.titel,
            (f"  ({'; '.join(short_bron(bron) for bron in rule.bron)}; {rule.gewicht})", "dim"),
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
    for section in rule_sections(rule):
        page.blank()
        page.line((section.title, "bold"))
        for line in section.lines:
            page.line(f"- {line}" if section.listed else line, indent=2, hanging=2 if section.listed else 0)
    page.blank()
    page.line((number_of(len(rule.voorbeelden), "voorbeeld als toets", "voorbeelden als toets"), "dim"))
    return page.text()


def render_changes(
    rules: Iterable[Rule], begin: date, end: date, *, width: int = 80, color: bool = False
) -> str:
    """Which rules are law on `end` and were not on `begin`, the other way round, and which have another version."""
    page = Page(width=width, color=color)
    known = list(rules)
    before = {rule.id: rule for rule in known if rule.holds_on(begin)}
    after = {rule.id: rule for rule in known if rule.holds_on(end)}
    groups = (
        ("Nieuw", [rule for rule in after.values() if rule.id not in before]),
        ("Vervallen", [rule for rule in before.values() if rule.id not in after]),
        ("Veranderd", [rule for rule in after.values() if rule.id in before and before[rule.id] is not rule]),
    )
    page.line((f"Van {day_words(begin)} tot en met {day_words(end)}", "bold"))
    if not any(changed for _, changed in groups):
        page.line("Er is niets veranderd in de regels.")
    for title, changed in groups:
        if changed:
            page.blank()
            page.line((title, "bold"))
        for rule in changed:
            page.line(f"- {rule.id}: {rule.titel} ", (f"({period_words(rule)})", "dim"), indent=2, hanging=2)
    return page.text()


def period_words(rule: Rule) -> str:
    """When the rule is law; empty for one without a period."""
    since = f"vanaf {day_words(rule.vanaf)}" if rule.vanaf else ""
    until = f"tot {day_words(rule.tot)}" if rule.tot else ""
    return " ".join(filter(None, (since, until)))
