"""A worker that does to a document what its name says: hang, swell, die. Started by name in a fresh process."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import connection
from pathlib import Path

from regelcheck.batch.worker import READY, Answer
from regelcheck.model import RuleSet


def work(pipe: connection.Connection, rule_set: RuleSet, folder: Path) -> None:
    pipe.send(READY)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        kept = []
        match job.path.stem.split("-")[0]:
            case "hangt":
                time.sleep(600)
            case "zwelt":
                while True:
                    kept.append(b"x" * 10_000_000)
                    time.sleep(0.02)
            case "sterft":
                os.kill(os.getpid(), signal.SIGKILL)
            case "eindigt":
                os._exit(3)
        pipe.send(Answer(number=job.number, key=f"klaar-{job.path.stem}"))


def never_ready(pipe: connection.Connection, rule_set: RuleSet, folder: Path) -> None:
    raise SystemExit(1)
