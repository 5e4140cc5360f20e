"""Check a few documents in this process, one after another."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from regelcheck.batch.finding import find_documents
from regelcheck.batch.run import now, run_info
from regelcheck.errors import RegelcheckError
from regelcheck.model import BatchResult, CheckedDocument, ExplanationFault, Outcome, RuleSet, Unreadable
from regelcheck.pipeline import Checker, Options

Progress = Callable[[int, int, Path], None]
"""Told before each document: its number from 1, how many there are, and its path."""
Crash = Callable[[Path, str], None]
"""Told of each document on which the program itself failed, with the traceback."""
Explain = Callable[[Path, tuple[Outcome, ...]], tuple[tuple[Outcome, ...], tuple[ExplanationFault, ...]]]
"""The outcomes of one document with the explanations that hold, and the explanations that do not."""
OptionsFor = Callable[[Path], Options]
"""How one document is to be read, where documents differ in that."""


def check_files(
    paths: Iterable[Path],
    checker: Checker,
    options: Options,
    *,
    rule_set: RuleSet,
    options_for: OptionsFor | None = None,
    explain: Explain = lambda path, outcomes: (outcomes, ()),
    skip: Callable[[Path], bool] = lambda path: False,
    on_progress: Progress | None = None,
    on_crash: Crash | None = None,
) -> BatchResult:
    """The verdicts on every document at `paths`, in the order given; a folder stands for the documents in it."""
    started = now()
    found = find_documents(paths, skip)
    documents: list[CheckedDocument] = []
    unreadable: list[Unreadable] = []
    faults: dict[ExplanationFault, None] = {}
    for number, item in enumerate(found, 1):
        if isinstance(item, Unreadable):
            unreadable.append(item)
            continue
        if on_progress is not None:
            on_progress(number, len(found), item)
        checked = check_one(item, checker, options_for(item) if options_for else options, on_crash)
        if isinstance(checked, Unreadable):
            unreadable.append(checked)
        else:
            outcomes, wrong = explain(item, checked.outcomes)
            faults |= dict.fromkeys(wrong)
            documents.append(replace(checked, outcomes=outcomes))
    return BatchResult(
        run=run_info(started, rule_set, options),
        documents=tuple(documents),
        unreadable=tuple(unreadable),
        faults=tuple(faults),
    )


def check_one(
    path: Path, checker: Checker, options: Options, on_crash: Crash | None = None
) -> CheckedDocument | Unreadable:
    """The verdicts on one document, or why there are none: whatever goes wrong with it, it is no exception."""
    try:
        return checker.check(path, options)
    except RegelcheckError as error:
        return Unreadable(path=path, reason=error.message, hint=error.hint)
    except Exception as error:  # a bug on one document may not cost the others their report
        if on_crash is not None:
            on_crash(path, traceback.format_exc())
        return crashed(path, error)


def crashed(path: Path, error: Exception) -> Unreadable:
    """A document on which the program itself failed."""
    return Unreadable(
        path=path,
        reason=f"Interne fout bij dit document: {type(error).__name__}: {error}".rstrip(": ") + ".",
        hint="Meld dit met het document erbij; --debug toont de technische bijzonderheden.",
    )
