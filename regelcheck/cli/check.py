"""`regelcheck check` and `regelcheck rules explain`: from what was asked to a report and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.cli.asked import Asked
from regelcheck.cli.choices import find_rule
from regelcheck.cli.exit import OK, UNJUDGED, judge, tell
from regelcheck.cli.outputs import Output, is_earlier, is_own, read_outputs, read_template, require_room
from regelcheck.cli.reading import read_options
from regelcheck.cli.selection import choose_rules, numbered_as_in_full
from regelcheck.cli.settings import chosen_rules, read_settings
from regelcheck.cli.streams import (
    terminal_width,
    use_color,
    write_bytes,
    write_error,
    write_file,
    write_out,
    write_out_bytes,
)
from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult, Verdict
from regelcheck.pipeline import Checker
from regelcheck.report import ReportFormat, render_file, render_pieces
from regelcheck.report.plain import plain, plain_path
from regelcheck.ruleset import load_rules


def run_check(paths: tuple[Path, ...], asked: Asked, *, sjabloon: Path | None, uitleg: str | None) -> int:
    """Check, write the report, and give the exit code."""
    outputs = read_outputs(asked.form, asked.output)
    options = read_options(asked)
    settings = read_settings(paths, asked, options)
    require_room(outputs, (*paths, *asked.onderliggend))
    template = read_template(sjabloon, outputs, options.limits)
    known = load_rules(settings.regels)
    rule_set = chosen_rules(settings, known, asked)
    if asked.regel and not asked.pakket:
        rule_set = numbered_as_in_full(rule_set, known, asked.peildatum)
    explain = find_rule(uitleg, rule_set.rules).id if uitleg is not None else None
    written = tuple(one.path for one in outputs if one.path is not None)
    result = check_files(
        paths,
        Checker(rule_set),
        settings.options,
        rule_set=rule_set,
        options_for=settings.options_for,
        explain=settings.explain,
        skip=lambda path: settings.skip(path) or is_own(path, written) or is_earlier(path),
        on_progress=_progress if sys.stderr.isatty() else None,
        on_crash=report_crash if asked.debug else None,
    )
    result = settings.finished(result, [document.regeling.source.path for document in result.documents])
    for output in outputs:
        deliver(result, output, explain, template)
    if not _on_screen(outputs):
        tell_unread(result)
    outcomes = ((document.regeling.source.path, document.outcomes) for document in result.documents)
    judgement = judge(result, outcomes, settings.thresholds, settings.known())
    return tell(judgement, exit_zero=asked.exit_zero)


def run_explain(rule: str, path: Path, asked: Asked) -> int:
    """Show how one verdict on one document came about. Raises UnreadableDocument."""
    from regelcheck.report.text import render_explanation

    if Path(rule).is_file() and not path.exists():
        raise UsageProblem(
            "Noem eerst de regel en dan het document.", f"Bedoelde u: regelcheck rules explain {path} {plain_path(Path(rule))}"
        )
    options = read_options(asked)
    known = load_rules(asked.regels)
    rule_set = numbered_as_in_full(choose_rules(known, replace(asked, regel=(rule,))), known, asked.peildatum)
    found = rule_set.rules[0]
    document = Checker(rule_set).check(path, options)
    write_out(render_explanation(document, found.id, width=terminal_width(), color=use_color()))
    verdict = next(outcome.verdict for outcome in document.outcomes if outcome.rule.id == found.id)
    return UNJUDGED if verdict is Verdict.NIET_TE_BEOORDELEN else OK


def deliver(
    result: BatchResult,
    output: Output,
    explain: str | None = None,
    template: Mapping[str, bytes] | None = None,
) -> None:
    """Write one report to its file or to standard output."""
    if output.form.is_file:
        data = render_file(result, output.form, template=template)
        if output.path is None:
            write_out_bytes(data)
        else:
            write_bytes(output.path, data)
    elif output.path is not None:
        write_file(output.path, render_pieces(result, output.form, explain=explain))
    else:
        width, color = terminal_width(), use_color()
        pieces = render_pieces(result, output.form, width=width, color=color, explain=explain)
        write_out(pieces, exact=output.form is not ReportFormat.TEKST)
    if output.path is not None:
        write_error(f"Het rapport staat in {plain_path(output.path)}.")


def tell_unread(result: BatchResult) -> None:
    """Where the report is in a file or a pipe, whoever watches the terminal still has to see what was not judged."""
    for one in result.unreadable:
        write_error(plain(f"Niet beoordeeld: {plain_path(one.path)}: {one.reason} {one.hint}".rstrip()))


def report_crash(path: Path, trace: str) -> None:
    """Show the traceback of a bug."""
    write_error(f"Interne fout bij {plain_path(path)}:\n{trace}")


def _progress(number: int, total: int, path: Path) -> None:
    if total > 1:
        write_error(f"{number} van {total}: {plain_path(path)}")


def _on_screen(outputs: Iterable[Output]) -> bool:
    return any(one.path is None and one.form is ReportFormat.TEKST for one in outputs) and sys.stdout.isatty()
