"""`regelcheck diff`: two versions, or the two texts of one tracked draft, beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.batch.run import now, run_info
from regelcheck.cli.exit import OK, UNJUDGED
from regelcheck.cli.outputs import Output, read_outputs, require_room
from regelcheck.cli.reading import Reading, read_options
from regelcheck.cli.streams import terminal_width, use_color, write_error, write_file, write_out
from regelcheck.compare import Comparison, compare_versions
from regelcheck.errors import UnreadableDocument, UsageProblem
from regelcheck.model import CheckedDocument, RunInfo, Verdict
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import View
from regelcheck.report import DIFF_FORMATS, ReportFormat, render_diff
from regelcheck.report.plain import plain_path
from regelcheck.ruleset import load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRequest:
    """What was typed after `diff`, not yet read; without `new` the two texts of a tracked draft are compared."""

    old: Path
    new: Path | None
    reading: Reading
    forms: tuple[str, ...] = ()
    output: Path | None = None
    onderliggend: tuple[Path, ...] = ()
    regels: tuple[Path, ...] = ()


def run_diff(request: DiffRequest) -> int:
    """Compare, write the reports, and give the exit code: 2 when a version could not be judged, and 0 otherwise.

    Raises UnreadableDocument for a version that cannot be read, and for a single document without tracked changes.
    """
    outputs = read_outputs(request.forms, request.output)
    for output in outputs:
        if output.form not in DIFF_FORMATS:
            raise UsageProblem(f"Een vergelijking bestaat niet als {output.form}.", f"Kies uit: {', '.join(DIFF_FORMATS)}.")
    options = read_options(request.reading, request.onderliggend)
    given = (request.old, *((request.new,) if request.new is not None else ()))
    require_room(outputs, (*given, *request.onderliggend))
    rule_set = load_rules(request.regels)
    started = now()
    old, new = _versions(request, Checker(rule_set), options)
    run = run_info(started, rule_set, options)
    comparison = compare_versions(old, new)
    for output in outputs:
        _deliver(comparison, run, output)
    unjudged = any(one.verdict is Verdict.NIET_TE_BEOORDELEN for document in (old, new) for one in document.outcomes)
    return UNJUDGED if unjudged else OK


def _versions(request: DiffRequest, checker: Checker, options: Options) -> tuple[CheckedDocument, CheckedDocument]:
    if request.new is not None:
        return checker.check(request.old, options), checker.check(request.new, options)
    new = checker.check(request.old, replace(options, view=View.VOORGESTELD))
    if not new.regeling.source.revisions:
        raise UnreadableDocument(
            f"In {plain_path(request.old)} staan geen bijgehouden wijzigingen.",
            "Noem ook de andere versie: regelcheck diff OUD NIEUW.",
        )
    return checker.check(request.old, replace(options, view=View.OORSPRONKELIJK)), new


def _deliver(comparison: Comparison, run: RunInfo, output: Output) -> None:
    if output.path is not None:
        write_file(output.path, render_diff(comparison, output.form, run))
        write_error(f"De vergelijking staat in {plain_path(output.path)}.")
        return
    text = render_diff(comparison, output.form, run, width=terminal_width(), color=use_color())
    write_out(text, exact=output.form is not ReportFormat.TEKST)
