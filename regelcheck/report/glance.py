"""Write the totals of many documents for a terminal: a line each, so that whoever looks at a folder knows where to start."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Unreadable, Verdict
from regelcheck.report.account import notices
from regelcheck.report.page import Page
from regelcheck.report.plain import plain_path
from regelcheck.report.view import DocumentView
from regelcheck.report.words import IN_ORDER, VERDICTS, VerdictWords, count_given, number_of

STYLES = {
    Verdict.AANWEZIG: "green",
    Verdict.ZWAK: "yellow",
    Verdict.ONTBREEKT: "red",
    Verdict.STRIJDIG: "bold red",
    Verdict.NVT: "dim",
    Verdict.NIET_TE_BEOORDELEN: "bold magenta",
}
_STYLES = {VERDICTS[verdict].slug: style for verdict, style in STYLES.items()}
_Signs = list[tuple[str, str]]


def write_glance(page: Page, views: Iterable[DocumentView], unreadable: Iterable[Unreadable]) -> None:
    """A line a document: its totals, how much there is to look out for, or that it was not judged at all."""
    rows = [(plain_path(view.document.regeling.source.path), _signs(view)) for view in views]
    failed: list[tuple[str, _Signs]] = [
        (plain_path(one.path), [("? niet beoordeeld", STYLES[Verdict.NIET_TE_BEOORDELEN])]) for one in unreadable
    ]
    judged = number_of(len(rows), "document", "documenten")
    page.line((f"{judged} beoordeeld" + (f", {len(failed)} niet" if failed else ""), "bold"))
    page.line(*write_legend(), hanging=2)
    lines = (*rows, *failed)
    widest = max(len(name) for name, _ in lines)
    beside = 4 + widest + max(sum(len(text) for text, _ in signs) for _, signs in lines) <= page.width
    for name, signs in lines:
        if beside:
            page.line(f"{name:<{widest}}  ", *signs, indent=2)
        else:
            page.line(name, indent=2, hanging=2)
            page.line(*signs, indent=6)


def write_legend() -> _Signs:
    """What the signs mean, with the word beside each."""
    return [(" · ".join(f"{words.symbol} {words.label}" for words in VERDICTS.values()), "dim")]


def write_counts(given: Iterable[VerdictWords], doubted: int = 0) -> _Signs:
    """The totals as signs; with words where a sign has two meanings, and at how many verdicts are doubted."""
    parts: _Signs = []
    for words, count in count_given(given):
        # A no-break space keeps number and sign on one line.
        apart = "\u00a0in\u00a0orde" if words is IN_ORDER else ""
        parts += [(f"{words.symbol}\u00a0{count}{apart}", _STYLES[words.slug]), ("  ", "")]
    if doubted:
        parts += [(f"twijfel:\u00a0{doubted}", STYLES[Verdict.NIET_TE_BEOORDELEN]), ("  ", "")]
    return parts


def _signs(view: DocumentView) -> _Signs:
    doubted = sum(1 for one in view.shown if one.outcome.doubt)
    told = len(notices(view.document))
    return [*write_counts((one.words for one in view.shown), doubted), *([(f"let\u00a0op:\u00a0{told}", "")] if told else [])]
