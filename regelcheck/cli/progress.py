"""How far a scan is: a bar with names and the time left on a terminal, plain lines anywhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from regelcheck.batch.scan import Step
from regelcheck.cli.streams import write_error
from regelcheck.report.plain import plain_path, shorten

_LINES = 100
"""Plain lines that a scan writes at most, whatever the number of documents."""
_NAME = 40


@contextlib.contextmanager
def show_progress() -> Iterator[Callable[[Step], None]]:
    """What to call at every step of a scan; what it shows is gone or finished when the context ends."""
    if sys.stderr is not None and sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines


def _lines(step: Step) -> None:
    every = max(1, step.total // _LINES)
    if step.finished and (step.done % every == 0 or step.done == step.total):
        write_error(f"{step.done} van {step.total}: {plain_path(step.path)}")


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("nog"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        started = False

        def tell(step: Step) -> None:
            nonlocal started
            if not started:  # what was known before says nothing about the time that is left
                progress.reset(task, total=step.total, completed=step.known)
                started = True
            name = shorten(plain_path(step.path).rpartition("/")[2], _NAME)
            if step.finished:
                progress.update(task, completed=step.done)
            else:
                progress.update(task, description=name)

        yield tell
