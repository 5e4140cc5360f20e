"""A process that checks documents one by one: it is told which over a pipe, and puts what it finds in the store.

It has the rules made ready once. It may hang, swell or die on a document: `pool` watches it from outside.
"""

from __future__ import annotations

import hashlib
import os
import threading
import traceback
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Any

from regelcheck.batch.serial import crashed
from regelcheck.batch.store import Store
from regelcheck.errors import LimitExceeded, RegelcheckError
from regelcheck.garbage import collect_seldom
from regelcheck.model import CheckedDocument, RuleSet, Unreadable
from regelcheck.pipeline import Checker, Options

# What LibreOffice makes of these can fail today and succeed tomorrow.
_THROUGH_A_PROGRAM = frozenset({".doc", ".dot", ".rtf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document to check. `content` is the SHA-256 its key was made of; empty when it could not be read then."""

    number: int
    path: Path
    options: Options
    key: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a job: an entry in the store, or a document that could not be judged; `trace` is of a bug."""

    number: int
    unreadable: Unreadable | None = None
    key: str = ""
    trace: str = ""


READY = "ready"


def work(pipe: connection.Connection, rule_set: RuleSet, folder: Path) -> None:
    """Do the jobs that come in until the pipe closes."""
    _leave_with_parent()
    collect_seldom()
    checker = Checker(rule_set)
    store = Store(folder, {rule.id: rule for rule in rule_set.rules})
    pipe.send(READY)
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        pipe.send(do(job, checker, store))


def do(job: Job, checker: Checker, store: Store) -> Answer:
    """Check one document and put it away."""
    try:
        found: CheckedDocument | Unreadable = checker.check(job.path, job.options)
        lasting = True
    except RegelcheckError as error:
        found = Unreadable(path=job.path, reason=error.message, hint=error.hint)
        # A limit of time may hold next time; so may a program that failed.
        lasting = not isinstance(error, LimitExceeded) and not _needs_a_program(job)
    except Exception as error:  # a bug on one document may not cost the others their report
        unreadable = crashed(job.path, error)
        return Answer(number=job.number, unreadable=unreadable, trace=traceback.format_exc())
    key = job.key
    if isinstance(found, CheckedDocument) and found.regeling.source.sha256 != job.content:
        # Somebody saved the document after its key was made: right for this run, and for no other.
        key = hashlib.sha256(f"{job.key} {job.path} {found.regeling.source.sha256}".encode("utf-8", "replace")).hexdigest()
    try:
        if isinstance(found, CheckedDocument) or (lasting and job.content):
            store.put(key, found)
    except OSError:
        found = Unreadable(
            path=job.path,
            reason="Het oordeel over dit document kan niet worden bewaard.",
            hint="Is de schijf vol? Kies met --cache een andere plaats.",
        )
    if isinstance(found, Unreadable):
        return Answer(number=job.number, unreadable=found)
    return Answer(number=job.number, key=key)


def _needs_a_program(job: Job) -> bool:
    paths = (job.path, *job.options.onderliggend)
    return job.options.ocr or any(path.suffix.lower() in _THROUGH_A_PROGRAM for path in paths)


def _leave_with_parent() -> None:
    """In a group of its own, so that Ctrl-C reaches only the parent; and gone as soon as the parent is."""
    if hasattr(os, "setsid"):
        os.setsid()
    parent: Any = parent_process()

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
