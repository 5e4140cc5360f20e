"""Check any number of documents with worker processes, what is known from the store first.

The same documents, rules and versions give the same result, whatever the number of workers and whatever was known.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.batch.finding import find_documents
from regelcheck.batch.fingerprint import Fingerprints
from regelcheck.batch.pool import Pool
from regelcheck.batch.run import now, run_info
from regelcheck.batch.serial import Crash, Explain, OptionsFor
from regelcheck.batch.store import Store
from regelcheck.batch.stored import Stored, gone
from regelcheck.batch.worker import Job
from regelcheck.model import (
    BatchResult,
    DocumentSummary,
    ExplanationFault,
    Outcome,
    Rule,
    RuleSet,
    Unreadable,
    Verdict,
)
from regelcheck.pipeline import Options

DEFAULT_MEGABYTES = 2_000.0
"""What one document may take beside what a worker takes at rest."""
_GRACE = 5.0
"""Seconds a worker gets beyond the limits of reading and of judging, which can say better what they were doing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSettings:
    """How much of the machine a scan may take, and where it keeps what it knows (None: only for this run)."""

    workers: int
    cache: Path | None
    megabytes: float = DEFAULT_MEGABYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a scan is: `path` has just been started, or just been finished."""

    path: Path
    finished: bool
    done: int
    total: int
    known: int
    """How many of `done` were known before."""


OnStep = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The result of a scan, with a summary a document; both in the order of the documents."""

    result: BatchResult
    summaries: tuple[DocumentSummary, ...]
    known: int
    rules: tuple[Rule, ...]
    stored: Stored

    def verdicts(self) -> Iterator[tuple[Verdict, ...]]:
        """The verdicts on every document."""
        return (summary.verdicts for summary in self.summaries)

    def outcomes(self) -> Iterator[tuple[Path, tuple[Outcome, ...]]]:
        """The outcomes of every document, without their trace: much quicker than fetching the documents."""
        yield from self.stored.outcomes()


@contextlib.contextmanager
def scan_files(
    paths: Iterable[Path],
    rule_set: RuleSet,
    options: Options,
    settings: ScanSettings,
    *,
    options_for: OptionsFor | None = None,
    explain: Explain | None = None,
    skip: Callable[[Path], bool] = lambda path: False,
    on_step: OnStep | None = None,
    on_crash: Crash | None = None,
) -> Iterator[Scan]:
    """Every document at `paths` checked, in order. The documents can be fetched for as long as the context lasts."""
    started = now()
    with contextlib.ExitStack() as stack:
        folder = settings.cache
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="regelcheck-scan-")))
        store = Store(folder, {rule.id: rule for rule in rule_set.rules})
        found = find_documents(paths, skip)
        jobs = _jobs(found, Fingerprints(rule_set), options_for or (lambda _: options))
        known, failed = _known(jobs, store)
        keys = {job.number: job.key for job in jobs if job.number in known}
        todo = [job for job in jobs if job.number not in keys and job.number not in failed]
        before = len(known) + len(failed)
        pool = Pool(
            rule_set=rule_set,
            folder=folder,
            count=max(1, settings.workers),
            seconds=2 * options.limits.max_seconds + _GRACE,
            megabytes=settings.megabytes,
        )
        _work(pool, todo, keys, failed, (before, len(jobs)), on_step, on_crash)
        failed |= {number: one for number, one in enumerate(found) if isinstance(one, Unreadable)}
        judged = [job for job in jobs if job.number in keys]
        stored = Stored(store, [(job.path, keys[job.number]) for job in judged], explain)
        summaries = tuple(
            known.get(job.number) or _summary(store, keys[job.number], job.path) for job in judged
        )
        summaries, faults = _explained(summaries, stored) if explain is not None else (summaries, ())
        result = BatchResult(
            run=run_info(started, rule_set, options),
            documents=stored,
            unreadable=tuple(failed[number] for number in sorted(failed)),
            faults=faults,
        )
        yield Scan(result=result, summaries=summaries, known=before, rules=rule_set.rules, stored=stored)
        store.tidy()


def default_workers() -> int:
    """As many workers as this process may use processors."""
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
    return len(usable) or os.cpu_count() or 1


def _jobs(
    found: Sequence[Path | Unreadable], fingerprints: Fingerprints, options_for: OptionsFor
) -> tuple[Job, ...]:
    jobs = []
    for number, path in enumerate(found):
        if isinstance(path, Unreadable):
            continue
        options = options_for(path)
        key, content = fingerprints.key(path, options) or (f"{number:02d}-onbekend", "")
        jobs.append(Job(number=number, path=path, options=options, key=key, content=content))
    return tuple(jobs)


def _known(jobs: Iterable[Job], store: Store) -> tuple[dict[int, DocumentSummary], dict[int, Unreadable]]:
    """Which jobs were done before: the summary of each, or why it cannot be judged."""
    known: dict[int, DocumentSummary] = {}
    failed: dict[int, Unreadable] = {}
    for job in jobs:
        found = store.summary(job.key, job.path) if job.content else None
        if isinstance(found, Unreadable):
            failed[job.number] = found
        elif found is not None:
            known[job.number] = found
        else:
            continue
        store.touch(job.key)
    return known, failed


def _work(
    pool: Pool,
    todo: Sequence[Job],
    keys: dict[int, str],
    failed: dict[int, Unreadable],
    counts: tuple[int, int],
    on_step: OnStep | None,
    on_crash: Crash | None,
) -> None:
    """Do what was not known, and add what became of it to `keys` and `failed`."""
    known, total = counts
    done = known
    paths = {job.number: job.path for job in todo}

    def tell(path: Path, finished: bool) -> None:
        if on_step is not None:
            on_step(Step(path=path, finished=finished, done=done, total=total, known=known))

    pool.on_start = lambda job: tell(job.path, False)
    for answer in pool.run(todo):
        done += 1
        if answer.unreadable is not None:
            failed[answer.number] = answer.unreadable
        else:
            keys[answer.number] = answer.key
        if answer.trace and on_crash is not None:
            on_crash(paths[answer.number], answer.trace)
        tell(paths[answer.number], True)


def _summary(store: Store, key: str, path: Path) -> DocumentSummary:
    found = store.summary(key, path)
    if not isinstance(found, DocumentSummary):
        raise gone(path)
    return found


def _explained(
    summaries: Sequence[DocumentSummary], stored: Stored
) -> tuple[tuple[DocumentSummary, ...], tuple[ExplanationFault, ...]]:
    """The summaries with what is explained counted, and the explanations that do not hold."""
    counted = []
    faults: dict[ExplanationFault, None] = {}
    for summary, (_, outcomes, wrong) in zip(summaries, stored.explained(), strict=True):
        faults |= dict.fromkeys(wrong)
        explained = sum(1 for outcome in outcomes if outcome.explanation is not None)
        # What is explained needs no doubt.
        doubted = tuple(place for place in summary.doubted if outcomes[place].explanation is None)
        counted.append(replace(summary, explained=explained, doubted=doubted))
    return tuple(counted), tuple(faults)
