"""Worker processes, watched from outside: one that hangs, swells or dies costs its own document and nothing else.

Processes, not threads: pdfium cannot be called from two threads, and only a process can be stopped. They are started
afresh (spawn), which works alike on every system and shares no locks or open files with the parent.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil

from regelcheck.batch.worker import READY, Answer, Job, work
from regelcheck.errors import RegelcheckError
from regelcheck.model import RuleSet, Unreadable

_POLL = 0.1
"""Seconds between two looks at the clock and the memory of the workers."""
_START = 300.0
"""Seconds a worker may take to get ready, on a machine that has other things to do."""
_MB = 1_000_000


@dataclass(slots=True, kw_only=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: connection.Connection
    watched: psutil.Process
    deadline: float
    ready: bool = False
    job: Job | None = None
    resting: int = 0
    """Bytes in use when it became ready: the rules and libraries, before any document."""


@dataclass(slots=True, kw_only=True)
class Pool:
    """At most `count` workers; each document may take `seconds` and, beside what a worker at rest takes, `megabytes`."""

    rule_set: RuleSet
    folder: Path
    count: int
    seconds: float
    megabytes: float
    on_start: Callable[[Job], None] = lambda job: None
    task: Callable[[connection.Connection, RuleSet, Path], None] = work
    """What a worker does; it must be importable by name."""
    _workers: list[_Worker] = field(default_factory=list)

    def run(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """The answer to every job, as they come; no worker is left when this ends, however it ends."""
        queue = deque(jobs)
        try:
            while queue or any(worker.job for worker in self._workers):
                while len(self._workers) < min(self.count, len(queue) + self._busy()):
                    self._workers.append(self._start())
                for worker in self._workers:
                    if worker.ready and worker.job is None and queue and self._hand_out(worker, queue[0]):
                        queue.popleft()
                yield from self._collect()
                yield from self._watch()
        finally:
            self._stop()

    def _busy(self) -> int:
        return sum(1 for worker in self._workers if worker.job is not None)

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self.task, args=(theirs, self.rule_set, self.folder), daemon=True)
        with _deaf_to_interrupt():
            process.start()
        theirs.close()
        assert process.pid is not None
        return _Worker(
            process=process,
            pipe=ours,
            watched=psutil.Process(process.pid),
            deadline=time.monotonic() + _START,
        )

    def _hand_out(self, worker: _Worker, job: Job) -> bool:
        """Whether the worker took the job. One that died at rest does not; `_collect` finds its pipe closed."""
        try:
            worker.pipe.send(job)
        except OSError:
            return False
        worker.job = job
        worker.deadline = time.monotonic() + self.seconds
        self.on_start(job)
        return True

    def _collect(self) -> Iterator[Answer]:
        spoken = connection.wait([worker.pipe for worker in self._workers], timeout=_POLL)
        for worker in [one for one in self._workers if one.pipe in spoken]:
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._lose(worker, _died(worker.process))
                continue
            if message == READY:
                worker.ready, worker.resting = True, _memory(worker.watched)
            else:
                worker.job = None
                yield message

    def _watch(self) -> Iterator[Answer]:
        now = time.monotonic()
        for worker in list(self._workers):
            if (worker.job is not None or not worker.ready) and now > worker.deadline:
                reason = f"Dit document kostte meer dan {self.seconds:g} seconden en is overgeslagen."
                yield from self._lose(
                    worker, (reason, "Splits het document, of geef met --max-seconden meer tijd.")
                )
            elif worker.ready and _memory(worker.watched) - worker.resting > self.megabytes * _MB:
                reason = f"Dit document kostte meer dan {self.megabytes:g} MB geheugen en is overgeslagen."
                yield from self._lose(
                    worker, (reason, "Splits het document, of geef met --max-geheugen meer ruimte.")
                )

    def _lose(self, worker: _Worker, why: tuple[str, str]) -> Iterator[Answer]:
        """End a worker; its document is not judged. A worker that never got ready would not do so a second time."""
        self._workers.remove(worker)
        _end(worker)
        if not worker.ready:
            raise RegelcheckError(
                "Een werkproces kan niet starten.",
                "Is er genoeg geheugen? Met --werkers 1 is minder nodig; regelcheck check leest zonder werkprocessen.",
            )
        if worker.job is not None:
            unreadable = Unreadable(path=worker.job.path, reason=why[0], hint=why[1])
            yield Answer(number=worker.job.number, unreadable=unreadable)

    def _stop(self) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def _died(process: BaseProcess) -> tuple[str, str]:
    process.join(timeout=5)
    code = process.exitcode
    how = f"signaal {-code}" if code is not None and code < 0 else f"code {code}"
    return (
        f"Het programma is bij dit document vastgelopen ({how}).",
        "Meld dit met het document erbij; is het een PDF, probeer dan een opnieuw bewaarde PDF.",
    )


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it has just ended; the pipe tells
        return 0


def _end(worker: _Worker) -> None:
    """Stop a worker and whatever programs it started, at once."""
    with contextlib.suppress(psutil.Error):
        for child in worker.watched.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


@contextlib.contextmanager
def _deaf_to_interrupt() -> Iterator[None]:
    """Ctrl-C waits until the process has started: the child inherits this, and leaves Ctrl-C to its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
