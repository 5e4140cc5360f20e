"""What most tests start from: the rules once, and a Regeling from plain text."""

from pathlib import Path

import pytest

from regelcheck.model import Regeling
from regelcheck.pipeline import Checker, Options, read_regeling
from regelcheck.ruleset import load_rules


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker(load_rules())


@pytest.fixture
def regeling(tmp_path: Path):
    """`regeling(text, fragment=True)` gives the tree of a text as if it were read from a file."""

    def make(text: str, *, fragment: bool = True) -> Regeling:
        path = tmp_path / "regeling.txt"
        path.write_text(text, encoding="utf-8")
        return read_regeling(path, Options(fragment=fragment))

    return make
