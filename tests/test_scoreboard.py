"""The scoreboard counts what it is given, and says on which commit it was measured."""

import re
import subprocess

import pytest

from benchmarks import scorebord
from benchmarks.nauwkeurigheid import Judged
from benchmarks.regelingen import Checkpoint
from tests.report.factory import document

AANWEZIG, STRIJDIG, ZWAK = document().outcomes[:3]


def judged(label: str, outcome) -> Judged:
    return Judged({"regel": outcome.rule.id, "oordeel": label}, outcome)


@pytest.fixture
def page() -> str:
    clauses = [judged("aanwezig", AANWEZIG), judged("zwak", AANWEZIG), judged("strijdig", STRIJDIG)]
    documents = [
        Checkpoint("a", AANWEZIG.rule.id, ("aanwezig",), frozenset({"1"}), AANWEZIG),
        Checkpoint("a", STRIJDIG.rule.id, ("strijdig",), frozenset({"9"}), STRIJDIG),
        Checkpoint("b", ZWAK.rule.id, ("aanwezig",), frozenset({"1"}), ZWAK),
    ]
    return scorebord.page("commit `abc`", {"afgestemd": clauses}, {"onaangeroerd": documents}, (3, 50))


def test_labels_and_verdicts_are_counted_against_each_other(page):
    assert "2 van 3 oordelen goed: **0.667**." in page
    assert "| `zwak` | 1 | 0 | 0 | 0 | 0 | 0.00 (0/1) |" in page
    assert "| precisie | 0.50 (1/2) | – | – | 1.00 (1/1) | | |" in page


def test_precision_and_recall_stand_by_each_rule(page):
    assert f"| `{AANWEZIG.rule.id}` | 1/2 0.50 | 0.50 / 1.00 | – / 0.00 | – | – | zwak → aanwezig (1) |" in page


def test_quotes_are_counted_where_the_label_says_where_to_look(page):
    assert "| het onaangeroerde deel | de checklist | 2 | 0.67 (2/3) | 0.50 (1/2) | 0.50 (1/2) | 0.00 (0/1) | 0.00 (0/2) |" in page
    assert f"| `{STRIJDIG.rule.id}` | 1/1 | 0/1 |" in page
    assert f"| `{ZWAK.rule.id}` | 0/1 | – |" in page
    assert "Op 50 gewone bepalingen, die geen enkel toetspunt regelen, gaf de checklist 3 keer" in page


def test_the_commit_is_that_of_the_code_and_the_page_itself_is_no_change(tmp_path, monkeypatch):
    def git(*arguments):
        said = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.nl", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True
        )
        return said.stdout.strip()

    board = tmp_path / "docs" / "nauwkeurigheid.md"
    monkeypatch.setattr(scorebord, "ROOT", tmp_path)
    monkeypatch.setattr(scorebord, "PAGE", board)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert scorebord.commit_words() == "onbekende versie"
    git("init", "-q")
    board.parent.mkdir()
    board.write_text("oud", encoding="utf-8")
    (tmp_path / "regel.yaml").write_text("a", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "een")
    head = git("rev-parse", "--short=10", "HEAD")
    board.write_text("nieuw", encoding="utf-8")
    assert scorebord.commit_words() == f"commit `{head}`"
    (tmp_path / "regel.yaml").write_text("b", encoding="utf-8")
    assert scorebord.commit_words() == f"commit `{head}` met wijzigingen"


def test_the_page_in_the_repository_is_one_of_these(page):
    written = scorebord.PAGE.read_text(encoding="utf-8")
    assert re.search(r"Gemeten op commit `[0-9a-f]{10}`( met wijzigingen)?, met de lezers", written)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        line for line in written.splitlines() if line.startswith("## ") and "Losse bepalingen: het onaangeroerde" not in line
    ]
