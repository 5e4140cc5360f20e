"""`regelcheck scan`: any number of documents, with worker processes and a cache, to a summary and reports."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from regelcheck.batch import Scan, ScanSettings, find_documents, scan_files
from regelcheck.batch.scan import DEFAULT_MEGABYTES, default_workers
from regelcheck.cli.asked import Asked
from regelcheck.cli.check import deliver, report_crash, tell_unread
from regelcheck.cli.exit import judge, tell
from regelcheck.cli.folder_reports import FolderReports
from regelcheck.cli.outputs import Output, is_earlier, is_own, read_outputs, require_room
from regelcheck.cli.progress import show_progress
from regelcheck.cli.reading import read_options
from regelcheck.cli.settings import Settings, chosen_rules, read_settings
from regelcheck.cli.streams import (
    PIPED_WIDTH,
    terminal_width,
    use_color,
    write_error,
    write_file,
    write_out,
)
from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult
from regelcheck.report import ReportFormat
from regelcheck.report.summary import render_summary
from regelcheck.ruleset import load_rules
from regelcheck.store import cache_folder, is_ours


def run_scan(paths: tuple[Path, ...], asked: Asked, reports: FolderReports) -> int:
    """Check everything, write the reports, and give the exit code."""
    outputs = read_outputs(asked.form, asked.output)
    settings = read_settings(paths, asked, read_options(asked))
    known = settings.known()
    documents = [one for one in find_documents(paths) if isinstance(one, Path)]
    require_room(outputs, documents)
    written = tuple(one.path for one in outputs if one.path is not None)
    reports.require_room(documents, written)

    def is_report(path: Path) -> bool:
        return is_own(path, written) or reports.wrote(path)

    with scanning(paths, asked, settings, is_report) as (scan, result):
        _deliver(replace(scan, result=result), outputs)
        reports.write(scan, result)
        judgement = judge(result, scan.outcomes(), settings.thresholds, known, scan.verdicts())
    return tell(judgement, exit_zero=asked.exit_zero)


@contextlib.contextmanager
def scanning(
    paths: tuple[Path, ...],
    asked: Asked,
    settings: Settings,
    is_report: Callable[[Path], bool] = lambda path: False,
) -> Iterator[tuple[Scan, BatchResult]]:
    """Everything checked, and the result with what the settings add to it; a report of ours is no document."""
    machine = _machine(asked)
    rule_set = chosen_rules(settings, load_rules(settings.regels), asked)
    with _interruptible(machine.cache), contextlib.ExitStack() as stack:
        with show_progress() as on_step:  # gone before anything is written over it
            scan = stack.enter_context(
                scan_files(
                    paths,
                    rule_set,
                    settings.options,
                    machine,
                    options_for=settings.options_for,
                    explain=settings.explain if settings.explanations is not None else None,
                    skip=lambda path: settings.skip(path) or is_report(path) or is_earlier(path),
                    on_step=on_step,
                    on_crash=report_crash if asked.debug else None,
                )
            )
        yield scan, settings.finished(scan.result, [one.path for one in scan.summaries])


def _machine(asked: Asked) -> ScanSettings:
    if asked.werkers is not None and not 1 <= asked.werkers <= 256:
        raise UsageProblem("--werkers moet een getal van 1 tot 256 zijn.", "Laat de optie weg: dan kiest regelcheck.")
    if asked.max_geheugen is not None and not 1 <= asked.max_geheugen <= 1e9:
        raise UsageProblem("--max-geheugen moet een getal vanaf 1 zijn.", "Laat de optie weg voor de gewone grens.")
    if asked.cache is not None and asked.geen_cache:
        raise UsageProblem("--cache en --geen-cache gaan niet samen.", "Kies een van beide.")
    megabytes = DEFAULT_MEGABYTES if asked.max_geheugen is None else asked.max_geheugen
    return ScanSettings(
        workers=asked.werkers or default_workers(), cache=_cache(asked), megabytes=megabytes
    )


def _cache(asked: Asked) -> Path | None:
    """The folder of the cache; a folder that was asked for must do, the usual one may fail."""
    if asked.geen_cache:
        return None
    if asked.cache is not None:
        return _own_cache(asked.cache)
    usual = cache_folder()
    if usual is None:  # REGELCHECK_CACHE=uit
        return None
    with contextlib.suppress(OSError):
        folder = usual / "scan"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_ours(folder) and os.access(folder, os.W_OK):
            return folder
    write_error(f"Let op: de cache in {usual} kan niet worden gebruikt; deze keer wordt alles opnieuw gelezen.")
    return None


def _own_cache(folder: Path) -> Path:
    try:
        new = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if new:  # a cache in a repository holds the text of every document, and should not be committed by accident
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise UsageProblem(
            f"De map {folder} kan niet worden gemaakt.", "Kies een andere map achter --cache."
        ) from error
    if not os.access(folder, os.W_OK):
        raise UsageProblem(
            f"In de map {folder} mag niet worden geschreven.", "Kies een andere map achter --cache."
        )
    return folder


def _deliver(scan: Scan, outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        if output.form is not ReportFormat.TEKST:
            documents = scan.result.documents if output.form.shows_traces else scan.stored.without_traces()
            deliver(replace(scan.result, documents=documents), output)
    # Reports that all went to files leave standard output to the summary.
    summary = next((one for one in outputs if one.form is ReportFormat.TEKST), None)
    if summary is None and any(one.path is None for one in outputs):
        tell_unread(scan.result)
        return
    to_file = summary is not None and summary.path is not None
    text = render_summary(
        scan.result,
        scan.summaries,
        scan.rules,
        width=PIPED_WIDTH if to_file else terminal_width(),
        color=not to_file and use_color(),
    )
    if summary is not None and summary.path is not None:
        write_file(summary.path, text)
        tell_unread(scan.result)
    else:
        write_out(text)


@contextlib.contextmanager
def _interruptible(cache: Path | None) -> Iterator[None]:
    """A request to stop (SIGTERM) ends a scan as Ctrl-C does, and both say how to go on where something was kept."""
    if threading.current_thread() is not threading.main_thread():  # signals are the business of that one
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        if cache is not None:
            write_error("Wat klaar was, is bewaard: dezelfde opdracht gaat verder waar zij was.")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
