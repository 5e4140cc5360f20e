"""What most tests start from: the rules once, and a Regeling from plain text."""

import os
import tempfile
from pathlib import Path

import pytest

from regelcheck.model import Regeling
from regelcheck.pipeline import Checker, Options, read_regeling
from regelcheck.ruleset import load_rules

_KEPT = tempfile.TemporaryDirectory(prefix="regelcheck-")
# Before any test module is imported, for some load the rules at once: tests leave the cache of the user alone.
os.environ["REGELCHECK_CACHE"] = str(Path(_KEPT.name, "kas"))


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
