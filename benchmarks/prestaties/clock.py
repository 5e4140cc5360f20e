"""Processor time and memory: of another process, from start to end, or of a call in this one. Medians of runs in turn."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processor time, and the peak of memory in MB."""

    seconds: float
    megabytes: float


def in_turn(commands: Mapping[str, Sequence[str]], *, times: int, cache: Path) -> dict[str, Run]:
    """The medians of each command, run in turn so that a busy moment strikes all; one run beforehand does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for round_ in range(times + 1):
        for name, command in commands.items():
            run = _run(command, cache)
            if round_:
                runs[name].append(run)
    return {
        name: Run(median(run.seconds for run in found), median(run.megabytes for run in found))
        for name, found in runs.items()
    }


def calls_in_turn(calls: Mapping[str, Callable[[], object]], *, times: int) -> dict[str, float]:
    """The median seconds of processor time of each call."""
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(times):
        for name, call in calls.items():
            gc.collect()
            start = time.process_time()
            call()
            seconds[name].append(time.process_time() - start)
    return {name: median(found) for name, found in seconds.items()}


_LAUNCHER = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)
"""
"""Starts the program from a small process: one that is started from a large one counts the memory of that as its own."""


def _run(command: Sequence[str], cache: Path) -> Run:
    # Both compiled beforehand, as an installed package is: some machines tell Python to keep no compiled files.
    environment = os.environ | {
        "REGELCHECK_CACHE": str(cache),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(cache.with_name("pyc")),
    }
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCHER, *command], capture_output=True, text=True, env=environment, cwd=ROOT, check=True
    )
    code, seconds, megabytes = done.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    return Run(float(seconds), float(megabytes))
