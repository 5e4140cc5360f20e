"""Write the totals of many documents for a terminal: a line each, so that whoever looks at a folder knows where to start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regelcheck.model import Unreadable, Verdict
from regelcheck.report.account import notices
from regelcheck.report.page import Page
from regelcheck.report.plain import plain_path
from regelcheck.report.view import DocumentView
from regelcheck.report.words import VERDICTS, count_verdicts, number_of

STYLES = {
    Verdict.AANWEZIG: "green",
    Verdict.ZWAK: "yellow",
    Verdict.ONTBREEKT: "red",
    Verdict.STRIJDIG: "bold red",
    Verdict.NVT: "dim",
    Verdict.NIET_TE_BEOORDELEN: "bold magenta",
}
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


def write_counts(verdicts: Sequence[Verdict]) -> _Signs:
    """The totals as signs."""
    parts: _Signs = []
    for verdict, count in count_verdicts(verdicts):
        # A no-break space keeps number and sign on one line.
        parts += [(f"{VERDICTS[verdict].symbol}\u00a0{count}", STYLES[verdict]), ("  ", "")]
    return parts


def _signs(view: DocumentView) -> _Signs:
    told = len(notices(view.document))
    return [*write_counts(view.verdicts), *([(f"let\u00a0op:\u00a0{told}", "")] if told else [])]
