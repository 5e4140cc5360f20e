"""Workers that hang, swell or die: their document is not judged, with a reason, and every other one is."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from regelcheck.batch.pool import Pool
from regelcheck.batch.worker import Answer, Job
from regelcheck.errors import RegelcheckError
from regelcheck.pipeline import Checker, Options
from tests.batch import misbehaving


def answers(names: list[str], checker: Checker, tmp_path: Path, **more: object) -> dict[str, Answer]:
    jobs = [
        Job(number=number, path=Path(f"{name}.txt"), options=Options(), key=name, content="x")
        for number, name in enumerate(names)
    ]
    pool = Pool(
        rule_set=checker.rule_set,
        folder=tmp_path,
        count=2,
        seconds=2.0,
        megabytes=100.0,
        task=misbehaving.work,
        **more,  # type: ignore[arg-type]
    )
    return {names[answer.number]: answer for answer in pool.run(jobs)}


def test_one_that_hangs_swells_or_dies_costs_only_its_own_document(checker: Checker, tmp_path: Path) -> None:
    names = ["goed-1", "hangt", "goed-2", "zwelt", "sterft", "eindigt", "goed-3"]
    found = answers(names, checker, tmp_path)
    assert sorted(found) == sorted(names)
    assert {name: answer.key for name, answer in found.items() if not answer.unreadable} == {
        name: f"klaar-{name}" for name in ("goed-1", "goed-2", "goed-3")
    }
    reasons = {name: answer.unreadable.reason for name, answer in found.items() if answer.unreadable}
    assert reasons == {
        "hangt": "Dit document kostte meer dan 2 seconden en is overgeslagen.",
        "zwelt": "Dit document kostte meer dan 100 MB geheugen en is overgeslagen.",
        "sterft": "Het programma is bij dit document vastgelopen (signaal 9).",
        "eindigt": "Het programma is bij dit document vastgelopen (code 3).",
    }
    assert found["hangt"].unreadable.path == Path("hangt.txt")
    assert "--max-seconden" in found["hangt"].unreadable.hint


def test_no_worker_is_left_when_the_reader_stops_half_way(checker: Checker, tmp_path: Path) -> None:
    jobs = [
        Job(number=number, path=Path(name), options=Options(), key=name, content="x")
        for number, name in enumerate(["goed.txt", "hangt.txt", "hangt-2.txt"])
    ]
    pool = Pool(
        rule_set=checker.rule_set, folder=tmp_path, count=2, seconds=60, megabytes=100, task=misbehaving.work
    )
    before = set(psutil.Process().children(recursive=True))
    running = pool.run(jobs)
    assert next(running).key == "klaar-goed"
    started = set(psutil.Process().children(recursive=True)) - before
    assert started
    running.close()
    left = [one for one in started if one.is_running() and "spawn_main" in " ".join(one.cmdline())]
    assert left == []


def test_a_worker_that_cannot_start_is_no_endless_loop(checker: Checker, tmp_path: Path) -> None:
    job = Job(number=0, path=Path("a.txt"), options=Options(), key="a", content="x")
    pool = Pool(
        rule_set=checker.rule_set,
        folder=tmp_path,
        count=1,
        seconds=60,
        megabytes=100,
        task=misbehaving.never_ready,
    )
    with pytest.raises(RegelcheckError, match="Een werkproces kan niet starten"):
        list(pool.run([job]))
