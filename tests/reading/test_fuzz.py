"""Damaged files: 2,000 new ones in a process of their own, and all on which a run ever went wrong."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.batch import check_files
from regelcheck.cli.exit import judge
from regelcheck.pipeline import Checker, Options
from tests.fuzz import LIMITS, mutants, verdict
from tests.mutate import MUTATORS

ROOT = Path(__file__).resolve().parents[2]
FAILED_ONCE = sorted(
    path
    for path in Path(__file__).with_name("mislukt").iterdir()
    if path.suffix in MUTATORS and path.stem != "README"
)
SUFFIXES = {".docx", ".odt", ".pdf", ".html", ".xml", ".txt", ".md"}


def test_two_thousand_damaged_files_are_read_or_refused_within_time_and_memory(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.fuzz",
        "--aantal",
        "2000",
        "--seed",
        "1",
        "--bewaar",
        str(tmp_path),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    counted = Counter[str]()
    for line in done.stdout.splitlines()[:-1]:
        counted[line.split()[0]] += int(line.rpartition(": ")[2])
        assert int(line.rpartition(": ")[2]) > 10, (
            "every format is both read and refused, or the damage means little"
        )
    assert set(counted) == SUFFIXES
    assert counted.total() == 2000


@pytest.mark.parametrize("path", FAILED_ONCE, ids=lambda path: path.name)
def test_what_once_went_wrong(path: Path) -> None:
    assert verdict(path) in ("gelezen", "geweigerd")


def test_a_batch_of_damaged_files_leaves_none_out_and_never_stops(tmp_path: Path, checker: Checker) -> None:
    for number, (suffix, data) in enumerate(mutants(42, seed=11)):
        (tmp_path / f"{number:02}{suffix}").write_bytes(data)
    result = check_files([tmp_path], checker, Options(limits=LIMITS), rule_set=checker.rule_set)
    assert len(result.documents) + len(result.unreadable) == 42
    assert result.documents and result.unreadable
    assert not [one for one in result.unreadable if one.reason.startswith("Interne fout") or not one.hint]
    read = [(document.regeling.source.path, document.outcomes) for document in result.documents]
    assert judge(result, read, ()).code == 2
    assert {judge(replace(result, unreadable=()), [one], ()).code for one in read} <= {0, 2}


def test_a_seed_gives_the_same_damage() -> None:
    first, again, other = (list(mutants(14, seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert all(one != two for one, two in zip(first, other, strict=True))
