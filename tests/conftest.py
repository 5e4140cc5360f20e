"""What most tests start from: the rules once, and a Regeling from plain text."""

import os
import tempfile
from pathlib import Path

import pytest

from regelcheck.language.trained import Pipeline
from regelcheck.language.trained.install import install
from regelcheck.model import Regeling
from regelcheck.pipeline import Checker, Options, read_regeling
from regelcheck.ruleset import load_rules
from tests.trained import pipeline_folder

_KEPT = tempfile.TemporaryDirectory(prefix="regelcheck-")
# Before any test module is imported, for some load the rules at once: tests leave the cache of the user alone.
os.environ["REGELCHECK_CACHE"] = str(Path(_KEPT.name, "kas"))
# And the trained pipeline of the user, if there is one: a test that wants one makes its own.
os.environ["REGELCHECK_TAALMODEL"] = str(Path(_KEPT.name, "geen-taalmodel"))


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker(load_rules())


@pytest.fixture(scope="session")
def small_pipeline() -> Pipeline:
    """The small pipeline that the tests make themselves, installed once a run."""
    home = Path(_KEPT.name, "taalmodel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGELCHECK_TAALMODEL", str(home))
        return install(pipeline_folder()).pipeline


@pytest.fixture
def taalmodel(small_pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """A machine on which that pipeline is installed."""
    monkeypatch.setenv("REGELCHECK_TAALMODEL", str(small_pipeline.folder.parent))
    return small_pipeline


@pytest.fixture
def regeling(tmp_path: Path):
    """`regeling(text, fragment=True)` gives the tree of a text as if it were read from a file."""

    def make(text: str, *, fragment: bool = True) -> Regeling:
        path = tmp_path / "regeling.txt"
        path.write_text(text, encoding="utf-8")
        return read_regeling(path, Options(fragment=fragment))

    return make
