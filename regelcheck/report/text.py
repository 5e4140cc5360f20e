"""Write a run for a terminal: readable at 80 columns, with words beside every sign, and plain when colour is off."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import (
    BatchResult,
    CheckedDocument,
    ElementOutcome,
    Gewicht,
    Outcome,
    Regeling,
    StepKind,
    Unreadable,
    Verdict,
)
from regelcheck.report.account import (
    beside_words,
    comment_count,
    comment_lines,
    coverage,
    judged_words,
    move_words,
    notices,
    revision_sentences,
)
from regelcheck.report.faults import fault_lines
from regelcheck.report.glance import STYLES, write_glance
from regelcheck.report.packs import Pack, packs_of
from regelcheck.report.page import Page
from regelcheck.report.plain import plain, plain_path, shorten
from regelcheck.report.spoor import conclusion, element_traces
from regelcheck.report.view import Checkpoint, DocumentView, view_document, view_documents
from regelcheck.report.words import (
    VERDICTS,
    cite,
    doubt_words,
    element_symbol,
    element_words,
    enumerate_nl,
    explanation_words,
    facts,
    law_of_words,
    number_of,
    objection_words,
    places_words,
    pointer_line,
    source_line,
)

MAX_QUOTE = 320
"""Characters of a quote; the other formats show it whole."""
MAX_NEAREST = 2
"""Provisions shown with a doubt; the HTML report shows them all."""

_LABEL_WIDTH = max(
    len(words.label) for verdict, words in VERDICTS.items() if verdict is not Verdict.NIET_TE_BEOORDELEN
)


def render_text(
    result: BatchResult, *, width: int = 80, color: bool = False, explain: str | None = None
) -> str:
    """The report of a run; `explain` is the id of a rule whose trace is shown as well."""
    page = Page(width=width, color=color)
    views = view_documents(result)
    several = bool(views) and len(views) + len(result.unreadable) > 1
    if several:
        write_glance(page, views, result.unreadable)
    for number, view in enumerate(views):
        if number or several:
            page.blank()
            page.line(("─" * 24, "dim"))
            page.blank()
        _document(page, view, explain)
    if result.unreadable:
        if result.documents:
            page.blank()
        _unreadable(page, result.unreadable)
    for line in fault_lines(result.faults):
        page.blank()
        page.line((plain(line.title), STYLES[Verdict.STRIJDIG]), hanging=2)
        page.line(plain(line.text), indent=2)
    page.blank()
    run = result.run
    page.line(
        (
            f"regelcheck {run.regelcheck} · {number_of(run.rules, 'regel', 'regels')} ({run.rule_set[:12]})",
            "dim",
        ),
        (f" · {run.language}", "dim"),
    )
    if law := law_of_words(run):
        page.line((law, "dim"))
    return page.text()


def render_explanation(
    document: CheckedDocument, rule_id: str, *, width: int = 80, color: bool = False
) -> str:
    """One checkpoint of one document, with every step that led to its verdict."""
    page = Page(width=width, color=color)
    view = view_document(document)
    _heading(page, view)
    for checkpoint in view.checkpoints:
        if checkpoint.outcome.rule.id == rule_id:
            page.blank()
            _checkpoint(page, checkpoint, view.document.regeling, explain=True)
    return page.text()


def _heading(page: Page, view: DocumentView) -> None:
    regeling = view.document.regeling
    page.line((plain(regeling.title) or "(zonder opschrift)", "bold"))
    page.line((" · ".join((plain_path(regeling.source.path), *facts(view.document))), "dim"), hanging=2)
    if judged := judged_words(view.document):
        page.line("Beoordeeld: ", (judged, "bold"), hanging=2)
    for words in beside_words(view.document):
        page.line(plain(f"Ernaast gelezen: {words}"), hanging=2)


def _document(page: Page, view: DocumentView, explain: str | None) -> None:
    _heading(page, view)
    page.blank()
    page.line((view.counts, "bold"))
    packs = packs_of(view)
    if len(packs) == 1 and packs[0].strip:
        page.line(*_strip(packs[0].strip))
    _notices(page, view.document)
    if len(packs) > 1:
        _pack_totals(page, packs)
    _comments(page, view.document)
    for pack in packs:
        # Of a pack of which nothing fits this vorm the totals above have said all.
        if pack.shown or len(packs) == 1 or any(one.outcome.rule.id == explain for one in pack.not_applicable):
            _pack(page, pack, view.document.regeling, explain, headed=len(packs) > 1)
    for checkpoint in view.checkpoints:
        if checkpoint not in view.shown and checkpoint.outcome.rule.id == explain:
            page.blank()
            _checkpoint(page, checkpoint, view.document.regeling, explain=True)
    if view.untouched:
        page.blank()
        page.line(view.untouched)
    page.blank()
    for sentence in coverage(view.document):
        page.line((plain(sentence), "dim"))


def _notices(page: Page, document: CheckedDocument) -> None:
    """What may not be missed, before the findings: a reader of many lines does not come to the last."""
    told = notices(document)
    if told:
        page.blank()
        page.line(("Let op", STYLES[Verdict.STRIJDIG]))
    for notice in told:
        page.line(f"- {plain(notice)}", indent=2, hanging=2)
    sentences = revision_sentences(document)
    if sentences:
        page.blank()
        page.line(plain(" ".join(sentences)))
    for move in document.moves:
        page.line(f"- {shorten(plain(move_words(move)), MAX_QUOTE)}", indent=2, hanging=2)


def _comments(page: Page, document: CheckedDocument) -> None:
    count = comment_count(document)
    if count:
        page.blank()
        page.line(f"{number_of(count, 'opmerking', 'opmerkingen')} in de kantlijn (niet meegelezen):")
    for line in comment_lines(document):
        page.line(f"- {shorten(plain(line), MAX_QUOTE)}", indent=2, hanging=2)


def _pack_totals(page: Page, packs: Iterable[Pack]) -> None:
    for pack in packs:
        page.blank()
        page.line((plain(pack.title), "bold"))
        page.line(pack.counts, indent=2, hanging=2)
        if pack.is_checklist and pack.strip:
            page.line(*_strip(pack.strip), indent=2)


def _pack(page: Page, pack: Pack, regeling: Regeling, explain: str | None, *, headed: bool) -> None:
    if headed:
        page.blank()
        page.line((f"── {plain(pack.title)}", "bold"), hanging=3)
    after_short = False
    for checkpoint in pack.shown:
        asked = checkpoint.outcome.rule.id == explain
        short = not (pack.is_checklist or asked or checkpoint.asks_attention)
        if not (short and after_short):
            page.blank()
        after_short = short
        if short:
            _in_short(page, checkpoint)
        else:
            _checkpoint(page, checkpoint, regeling, explain=asked)
    for checkpoint in pack.not_applicable:
        if checkpoint.outcome.rule.id == explain:
            page.blank()
            _checkpoint(page, checkpoint, regeling, explain=True)
    if pack.set_aside:
        page.blank()
        page.line((plain(f"– {pack.set_aside}"), STYLES[Verdict.NVT]), hanging=2)


def _strip(checkpoints: Iterable[Checkpoint]) -> Iterable[tuple[str, str]]:
    for checkpoint in checkpoints:
        style = STYLES[checkpoint.outcome.verdict]
        # A no-break space keeps number and sign on one line.
        yield f"{checkpoint.number}\u00a0{checkpoint.words.symbol}{'?' if checkpoint.outcome.doubt else ''}", style
        yield "  ", ""


def _title(page: Page, checkpoint: Checkpoint) -> None:
    outcome, words = checkpoint.outcome, checkpoint.words
    apart = (" (uitgelegd)" if outcome.explanation is not None else "") + (" (twijfel)" if outcome.doubt else "")
    page.line(
        f"{checkpoint.number:>2} ",
        (f"{words.symbol} {words.label + apart:<{_LABEL_WIDTH}}", STYLES[outcome.verdict]),
        "  ",
        (plain(outcome.rule.titel), "bold"),
        hanging=3,
    )


def _in_short(page: Page, checkpoint: Checkpoint) -> None:
    """A checkpoint that is as it should be, outside the checklist: its title and where it stands."""
    _title(page, checkpoint)
    if checkpoint.places:
        page.line((plain(places_words(checkpoint.evidences)), "cyan"), indent=3)


def _checkpoint(page: Page, checkpoint: Checkpoint, regeling: Regeling, *, explain: bool) -> None:
    outcome = checkpoint.outcome
    _title(page, checkpoint)
    for quote in checkpoint.quotes:
        page.line((plain(source_line(quote.evidence)), "cyan"), indent=3)
        page.line(f"“{shorten(plain(quote.evidence.quote), MAX_QUOTE)}”", indent=5)
        if quote.doubt:
            page.line((plain(objection_words(quote.doubt)), STYLES[Verdict.NIET_TE_BEOORDELEN]), indent=5)
    page.line(plain(outcome.reason), indent=3)
    if len(outcome.elements) > 1 and outcome.verdict in (Verdict.ZWAK, Verdict.ONTBREEKT):
        _elements(page, outcome.elements)
    if outcome.explanation is not None:
        page.line(plain(explanation_words(outcome.explanation)), indent=3)
    if outcome.doubt:
        _doubt(page, outcome)
    if checkpoint.advice:
        page.line(("Advies: ", "bold"), plain(checkpoint.advice), indent=3)
    if outcome.look_at:
        page.line(f"Kijk eerst in {enumerate_nl([plain(cite(one)) for one in outcome.look_at])}.", indent=3)
    page.line((_ground(checkpoint), "dim"), indent=3)
    if explain:
        _trace(page, checkpoint, regeling)


def _ground(checkpoint: Checkpoint) -> str:
    """What a finding rests on, and the name to ask more by; the name alone where there is nothing to be done."""
    rule = checkpoint.outcome.rule
    name = f"regel\u00a0{rule.id}"
    if checkpoint.outcome.verdict in (Verdict.AANWEZIG, Verdict.NVT):
        return name
    weight = "" if rule.gewicht is Gewicht.AANBEVELING else f"{rule.gewicht} · "
    return f"{weight}{'; '.join((*checkpoint.gids, *checkpoint.wetten))} · {name}"


def _doubt(page: Page, outcome: Outcome) -> None:
    page.line((plain(doubt_words(outcome)), STYLES[Verdict.NIET_TE_BEOORDELEN]), indent=3)
    for one in outcome.nearest[:MAX_NEAREST]:
        page.line((plain(f"{pointer_line(one)}: {one.why}" if one.why else pointer_line(one)), "cyan"), indent=5)
        page.line(f"“{shorten(plain(one.quote), MAX_QUOTE)}”", indent=7)


def _elements(page: Page, elements: Iterable[ElementOutcome]) -> None:
    for one in elements:
        page.line(
            f"{element_symbol(one)} {plain(one.title)}: {plain(element_words(one))}", indent=3, hanging=2
        )


def _trace(page: Page, checkpoint: Checkpoint, regeling: Regeling) -> None:
    outcome = checkpoint.outcome
    page.line(("Hoe dit oordeel tot stand kwam", "bold"), indent=3)
    for one in element_traces(outcome, regeling):
        page.line(f"{one.symbol} ", (plain(one.title), "bold"), plain(f" ({one.role}): {one.summary}."), indent=5, hanging=2)
        if one.sought:
            page.line((plain(one.sought), "dim"), indent=7)
        near = False
        for finding in one.findings:
            if finding.kind is StepKind.BIJNA and not near:
                page.line("Het dichtst erbij:", indent=7)
                near = True
            page.line((plain(f"{finding.where}: "), "cyan"), f"“{shorten(plain(finding.quote), MAX_QUOTE)}”", indent=7, hanging=2)
            page.line(plain(finding.words), indent=9)
        if one.more:
            page.line((one.more, "dim"), indent=7)
    page.line((plain(conclusion(outcome)), "bold"), indent=5)


def _unreadable(page: Page, unreadable: Iterable[Unreadable]) -> None:
    page.line(("Niet beoordeeld", "bold"))
    for one in unreadable:
        page.line((f"? {plain_path(one.path)}", STYLES[Verdict.NIET_TE_BEOORDELEN]), hanging=2)
        page.line(plain(f"{one.reason} {one.hint}".strip()), indent=2)
