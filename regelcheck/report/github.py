"""Write a run for a GitHub workflow: annotations for its log, and a summary in Markdown for the page of the job."""

from __future__ import annotations

from collections.abc import Iterator

from regelcheck.model import BatchResult
from regelcheck.report.account import judged_words, notices
from regelcheck.report.faults import fault_lines
from regelcheck.report.findings import Level, ReviewFinding, all_findings, findings_of
from regelcheck.report.plain import markdown, plain, plain_path
from regelcheck.report.words import VERDICTS, count_words, enumerate_nl, number_of

_COMMANDS = {
    Level.BLOCKING: "error",
    Level.SEVERE: "error",
    Level.MODERATE: "warning",
    Level.LIGHT: "notice",
    Level.EXPLAINED: "notice",
}
MAX_SUMMARY = 900_000
"""Bytes of a summary; GitHub refuses one of more than a mebibyte."""


def annotation_pieces(result: BatchResult) -> Iterator[str]:
    """A workflow command a finding: `::warning file=…,line=…,title=…::…`."""
    for one in all_findings(result):
        title = f"{one.title} (uitgelegd)" if one.level is Level.EXPLAINED else one.title
        where = f"file={_property(one.path)},line={one.line},title={_property(plain(title))}"
        message = "\n".join(plain(line) for line in one.message.split("\n"))
        yield f"::{_COMMANDS[one.level]} {where}::{_data(message)}\n"


def summary_pieces(result: BatchResult) -> Iterator[str]:
    """The summary of a job: counts a document, then what is not as it should be."""
    room = MAX_SUMMARY
    for piece in _summary(result):
        room -= len(piece.encode("utf-8", "replace"))
        if room < 0:
            yield "\n*Ingekort: de pagina van een job heeft niet meer ruimte. Het volledige rapport staat in de andere vormen.*\n"
            return
        yield piece


def _summary(result: BatchResult) -> Iterator[str]:
    yield "# regelcheck\n\n"
    if result.unreadable:
        yield f"## Niet beoordeeld ({len(result.unreadable)})\n\n"
        for one in result.unreadable:
            yield f"- **{markdown(plain_path(one.path))}**: {markdown(f'{one.reason} {one.hint}'.strip())}\n"
        yield "\n"
    if result.faults:
        yield f"## Uitleg die geen stand houdt ({len(result.faults)})\n\n"
        for line in fault_lines(result.faults):
            yield f"- **{markdown(line.title)}**: {markdown(line.text)}\n"
        yield "\n"
    for document in result.documents:
        outcomes = document.outcomes
        name = markdown(plain_path(document.regeling.source.path))
        counts = enumerate_nl([f"{count} {words.label if count == 1 else words.several}" for words, count in count_words(outcomes)])
        explained = sum(1 for one in outcomes if one.explanation is not None)
        told = f", waarvan {number_of(explained, 'uitgelegd', 'uitgelegd')}" if explained else ""
        yield f"## {markdown(document.regeling.title) or name}\n\n{name}: {f'{counts}{told}'.rstrip('.')}.\n\n"
        if judged := judged_words(document):
            yield f"Beoordeeld: {judged}.\n\n"
        for notice in notices(document):
            yield f"**Let op.** {markdown(notice)}\n\n"
        found = list(findings_of(document))
        if found:
            yield "| Toetspunt | Oordeel | Vindplaats |\n| --- | --- | --- |\n"
            yield from map(_row, found)
            yield "\n"


def _row(finding: ReviewFinding) -> str:
    words = VERDICTS[finding.verdict] if finding.verdict is not None else None
    label = f"{words.symbol} {words.label}" if words else ""
    told = f"; uitgelegd: {finding.explanation.reason}" if finding.explanation is not None else ""
    title = finding.rule.titel if finding.rule is not None else finding.title
    return f"| {_cell(title)} | {_cell(label + told)} | {_cell(finding.address) or '–'} |\n"


def _cell(text: str) -> str:
    return markdown(" ".join(text.split()))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
