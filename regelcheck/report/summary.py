"""Write what a scan found for a terminal: a line a document, the totals a checkpoint, and what was not judged."""

from __future__ import annotations

from collections.abc import Sequence

from regelcheck.model import BatchResult, DocumentSummary, Rule, Verdict
from regelcheck.report.account import judged_counts
from regelcheck.report.faults import fault_lines
from regelcheck.report.glance import STYLES, write_counts, write_legend
from regelcheck.report.page import Page
from regelcheck.report.plain import plain, plain_path, shorten
from regelcheck.report.words import DOUBT_MEANING, VERDICTS, number_of, words_of

_MAX_TITLE = 70


def render_summary(
    result: BatchResult,
    summaries: Sequence[DocumentSummary],
    rules: Sequence[Rule],
    *,
    width: int = 80,
    color: bool = False,
) -> str:
    """The summary of a scan; `summaries` are of `result.documents`, with a verdict for each of `rules`."""
    page = Page(width=width, color=color)
    judged = number_of(len(summaries), "document", "documenten")
    failed = len(result.unreadable)
    page.line((f"{judged} beoordeeld" + (f", {failed} niet" if failed else ""), "bold"))
    page.line(*write_legend(), hanging=2)
    if any(summary.doubted for summary in summaries):
        page.line((f"twijfel: {DOUBT_MEANING}", "dim"), hanging=2)
    for sentence in judged_counts(summary.judged for summary in summaries):
        page.line(sentence, hanging=2)
    for summary in summaries:
        page.blank()
        judged = f" · {summary.judged}e tekst" if summary.judged else ""
        page.line((plain_path(summary.path), "bold"), (judged, "dim"), hanging=2)
        page.line((shorten(plain(summary.title), _MAX_TITLE) or "(zonder opschrift)", "dim"), indent=2)
        explained = f" {number_of(summary.explained, 'uitgelegd', 'uitgelegd')}" if summary.explained else ""
        given = (words_of(rule, verdict) for rule, verdict in zip(rules, summary.verdicts, strict=True))
        page.line(*write_counts(given), explained, indent=2)
        if summary.doubted:
            names = ", ".join(rules[place].id for place in summary.doubted)
            page.line((f"twijfel: {names}", STYLES[Verdict.NIET_TE_BEOORDELEN]), indent=2, hanging=2)
    if len(summaries) > 1:
        _totals(page, summaries, rules)
    for line in fault_lines(result.faults):
        page.blank()
        page.line((plain(line.title), "bold red"), hanging=2)
        page.line(plain(line.text), indent=2)
    if result.unreadable:
        page.blank()
        page.line(("Niet beoordeeld", "bold"))
        for one in result.unreadable:
            page.line((f"? {plain_path(one.path)}", STYLES[Verdict.NIET_TE_BEOORDELEN]), hanging=2)
            page.line(plain(f"{one.reason} {one.hint}".strip()), indent=2)
    page.blank()
    run = result.run
    counted = number_of(run.rules, "regel", "regels")
    page.line((f"regelcheck {run.regelcheck} · {counted} ({run.rule_set[:12]}) · {run.language}", "dim"))
    return page.text()


def _totals(page: Page, summaries: Sequence[DocumentSummary], rules: Sequence[Rule]) -> None:
    page.blank()
    page.line(("Per toetspunt", "bold"))
    silent = 0
    for number, rule in enumerate(rules):
        verdicts = [summary.verdicts[number] for summary in summaries]
        if set(verdicts) == {Verdict.NVT}:
            silent += 1
            continue
        page.line(f"{plain(rule.titel)} ", (f"({rule.id})", "dim"), indent=2, hanging=2)
        doubted = sum(1 for summary in summaries if number in summary.doubted)
        page.line(*write_counts((words_of(rule, verdict) for verdict in verdicts), doubted), indent=4)
    if silent:
        symbol = VERDICTS[Verdict.NVT].symbol
        page.line((f"{symbol} Bij geen van deze documenten van toepassing: {number_of(silent, 'toetspunt', 'toetspunten')}", "dim"), indent=2, hanging=2)
