"""`regelcheck check` and `regelcheck rules explain`: from what was asked to a report and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.cli.choices import find_rule, read_fail_on, read_format
from regelcheck.cli.reading import Reading, read_options
from regelcheck.cli.streams import (
    require_writable,
    terminal_width,
    use_color,
    write_error,
    write_file,
    write_out,
)
from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult, Verdict
from regelcheck.pipeline import Checker
from regelcheck.report import ReportFormat, render
from regelcheck.report.plain import plain, plain_path
from regelcheck.ruleset import load_rules

OK, FINDINGS, UNJUDGED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What was typed after `check`, not yet read."""

    paths: tuple[Path, ...]
    reading: Reading
    form: str | None = None
    output: Path | None = None
    onderliggend: tuple[Path, ...] = ()
    regels: tuple[Path, ...] = ()
    fail_on: str | None = None
    uitleg: str | None = None
    debug: bool = False


def run_check(request: CheckRequest) -> int:
    """Check, write the report, and give the exit code."""
    form = read_format(request.form, request.output)
    fail_on = read_fail_on(request.fail_on)
    options = read_options(request.reading, request.onderliggend)
    if request.output is not None:
        require_writable(request.output)
        _spare_the_documents(request.output, (*request.paths, *request.onderliggend))
    rule_set = load_rules(request.regels)
    explain = find_rule(request.uitleg, rule_set.rules).id if request.uitleg is not None else None
    result = check_files(
        request.paths,
        Checker(rule_set),
        options,
        rule_set=rule_set,
        on_progress=_progress if sys.stderr.isatty() else None,
        on_crash=_crash if request.debug else None,
    )
    _deliver(result, form, request.output, explain)
    return exit_code(result, fail_on)


def run_explain(
    rule: str,
    path: Path,
    *,
    reading: Reading,
    onderliggend: tuple[Path, ...],
    regels: tuple[Path, ...],
) -> int:
    """Show how one verdict on one document came about. Raises UnreadableDocument."""
    from regelcheck.report.text import render_explanation

    options = read_options(reading, onderliggend)
    rule_set = load_rules(regels)
    found = find_rule(rule, rule_set.rules)
    document = Checker(rule_set).check(path, options)
    write_out(render_explanation(document, found.id, width=terminal_width(), color=use_color()))
    verdict = next(outcome.verdict for outcome in document.outcomes if outcome.rule.id == found.id)
    return UNJUDGED if verdict is Verdict.NIET_TE_BEOORDELEN else OK


def exit_code(result: BatchResult, fail_on: Iterable[Verdict]) -> int:
    """2 when anything could not be judged, else 1 when a verdict is among `fail_on`, else 0."""
    verdicts = {outcome.verdict for document in result.documents for outcome in document.outcomes}
    nothing = not result.documents
    if nothing or result.unreadable or Verdict.NIET_TE_BEOORDELEN in verdicts:
        return UNJUDGED
    return FINDINGS if verdicts & set(fail_on) else OK


def _deliver(result: BatchResult, form: ReportFormat, output: Path | None, explain: str | None) -> None:
    if output is not None:
        write_file(output, render(result, form, explain=explain))
        write_error(f"Het rapport staat in {plain_path(output)}.")
    else:
        width, color = terminal_width(), use_color()
        report = render(result, form, width=width, color=color, explain=explain)
        write_out(report, exact=form is not ReportFormat.TEKST)
        if form is ReportFormat.TEKST and sys.stdout.isatty():
            return
    # The report is in a file or a pipe: whoever watches the terminal still has to see what was not judged.
    for one in result.unreadable:
        write_error(plain(f"Niet beoordeeld: {plain_path(one.path)}: {one.reason} {one.hint}".rstrip()))


def _spare_the_documents(output: Path, documents: Iterable[Path]) -> None:
    for document in documents:
        if output.exists() and document.exists() and output.samefile(document):
            raise UsageProblem(
                f"--output zou het document {document} overschrijven.", "Kies een andere bestandsnaam."
            )


def _progress(number: int, total: int, path: Path) -> None:
    if total > 1:
        write_error(f"{number} van {total}: {plain_path(path)}")


def _crash(path: Path, trace: str) -> None:
    write_error(f"Interne fout bij {plain_path(path)}:\n{trace}")
