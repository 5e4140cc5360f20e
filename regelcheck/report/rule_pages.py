"""Write the reference of all rules as Markdown: one page a rule, and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelcheck.model import Rule
from regelcheck.report.plain import markdown
from regelcheck.report.rule_sections import rule_sections
from regelcheck.report.rule_text import period_words
from regelcheck.report.words import short_bron

_HEAD = "Gemaakt uit de regelbestanden; wijzig daar, niet hier."


def rule_pages(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """The pages with their paths below the folder of the reference: the index, and "gids-a/doel.md" for each rule."""
    pages: dict[str, list[Rule]] = {}
    known = list(rules)
    for rule in known:
        pages.setdefault(page_path(rule), []).append(rule)
    yield "README.md", _index(known)
    for path, versions in pages.items():
        yield path, "\n".join(_page(rule) for rule in versions)


def page_path(rule: Rule) -> str:
    """Where the page of a rule stands; versions of one rule share it."""
    return f"{rule.id}.md"


def _index(rules: list[Rule]) -> str:
    lines = ["# De regels", "", f"{_HEAD} Hoe een oordeel tot stand komt, staat in [de handleiding](../handleiding.md).", ""]
    heading = ""
    for rule in rules:
        if rule.groep != heading:
            heading = rule.groep
            lines += ["", f"## {markdown(heading)}", "", "| regel | vraag | bron | gewicht |", "| --- | --- | --- | --- |"]
        sources = "; ".join(short_bron(bron) for bron in rule.bron)
        lines.append(f"| [{rule.id}]({page_path(rule)}) | {markdown(rule.vraag)} | {markdown(sources)} | {rule.gewicht} |")
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> str:
    lines = [f"# {markdown(rule.titel)}", "", f"`{rule.id}`"]
    if period_words(rule):
        lines[-1] += f" · {period_words(rule)}"
    lines += ["", f"**{markdown(rule.vraag)}**"]
    for section in rule_sections(rule):
        lines += ["", f"## {markdown(section.title)}", ""]
        if section.listed:
            lines += [f"- {markdown(line)}" for line in section.lines]
        else:
            lines.append("\\\n".join(markdown(line) for line in section.lines))
    return "\n".join([*lines, "", _HEAD, ""])
