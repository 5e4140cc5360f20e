"""`regelcheck diff`: two versions, or the two texts of one tracked draft, beside each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from regelcheck.batch.run import now, run_info
from regelcheck.cli.asked import Asked
from regelcheck.cli.exit import OK, UNJUDGED
from regelcheck.cli.outputs import Output, read_outputs, require_room
from regelcheck.cli.reading import read_options
from regelcheck.cli.streams import terminal_width, use_color, write_error, write_file, write_out
from regelcheck.compare import Comparison, compare_versions
from regelcheck.errors import UnreadableDocument, UsageProblem
from regelcheck.model import CheckedDocument, RunInfo, Verdict
from regelcheck.paths import is_file
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import View
from regelcheck.report import DIFF_FORMATS, ReportFormat, render_diff
from regelcheck.report.plain import plain_path
from regelcheck.ruleset import load_rules


def run_diff(old: Path, new: Path | None, asked: Asked) -> int:
    """Compare, write the reports, and give the exit code: 2 when a version could not be judged, and 0 otherwise.

    Without `new` the two texts of a tracked draft are compared. Raises UsageProblem for a file named twice, UnreadableDocument for a version that cannot be read, and for a single document without tracked changes.
    """
    outputs = read_outputs(asked.form, asked.output)
    for output in outputs:
        if output.form not in DIFF_FORMATS:
            raise UsageProblem(f"Een vergelijking bestaat niet als {output.form}.", f"Kies uit: {', '.join(DIFF_FORMATS)}.")
    if new is not None and _is_same(old, new):
        raise UsageProblem(
            f"{plain_path(old)} en {plain_path(new)} zijn hetzelfde bestand; er is niets te vergelijken.",
            "Noem twee versies. De twee teksten van een concept met bijgehouden wijzigingen vergelijkt regelcheck diff CONCEPT.",
        )
    options = read_options(asked)
    require_room(outputs, (old, *((new,) if new is not None else ()), *asked.onderliggend))
    rule_set = load_rules(asked.regels)
    started = now()
    versions = _versions(old, new, Checker(rule_set), options)
    run = run_info(started, rule_set, options)
    comparison = compare_versions(*versions)
    for output in outputs:
        _deliver(comparison, run, output)
    unjudged = any(one.verdict is Verdict.NIET_TE_BEOORDELEN for document in versions for one in document.outcomes)
    return UNJUDGED if unjudged else OK


def _is_same(old: Path, new: Path) -> bool:
    """Whether two names lead to one file; of a file that cannot be seen the reader says so."""
    return is_file(old) and is_file(new) and old.samefile(new)


def _versions(
    old: Path, new: Path | None, checker: Checker, options: Options
) -> tuple[CheckedDocument, CheckedDocument]:
    if new is not None:
        return checker.check(old, options), checker.check(new, options)
    proposed = checker.check(old, replace(options, view=View.VOORGESTELD))
    if not proposed.regeling.source.revisions:
        raise UnreadableDocument(
            f"In {plain_path(old)} staan geen bijgehouden wijzigingen.",
            "Noem ook de andere versie: regelcheck diff OUD NIEUW.",
        )
    return checker.check(old, replace(options, view=View.OORSPRONKELIJK)), proposed


def _deliver(comparison: Comparison, run: RunInfo, output: Output) -> None:
    if output.path is not None:
        write_file(output.path, render_diff(comparison, output.form, run))
        write_error(f"De vergelijking staat in {plain_path(output.path)}.")
        return
    text = render_diff(comparison, output.form, run, width=terminal_width(), color=use_color())
    write_out(text, exact=output.form is not ReportFormat.TEKST)
