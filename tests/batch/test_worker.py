"""One job: what is put away under which name, and what is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from regelcheck.batch.store import Store
from regelcheck.batch.worker import Job, do
from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import DocumentSummary, Unreadable
from regelcheck.pipeline import Checker, Options
from tests.batch.drafts import by_id, write_drafts

KEY = "ab" * 32


@pytest.fixture
def store(tmp_path: Path, checker: Checker) -> Store:
    return Store(tmp_path / "cache", by_id(checker.rule_set))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return write_drafts(tmp_path, 1)[0]


def job(path: Path, content: str | None = None) -> Job:
    found = hashlib.sha256(path.read_bytes()).hexdigest() if content is None else content
    return Job(number=4, path=path, options=Options(), key=KEY, content=found)


def test_a_checked_document_stands_under_its_key(draft: Path, checker: Checker, store: Store) -> None:
    answer = do(job(draft), checker, store)
    assert (answer.number, answer.key, answer.unreadable) == (4, KEY, None)
    assert isinstance(store.summary(KEY, draft), DocumentSummary)


@pytest.mark.parametrize("content", ["iets anders", ""])
def test_one_that_was_saved_meanwhile_is_right_for_this_run_only(
    content: str, draft: Path, checker: Checker, store: Store
) -> None:
    answer = do(job(draft, content), checker, store)
    assert answer.unreadable is None and answer.key != KEY
    assert store.summary(KEY, draft) is None
    assert store.document(answer.key, draft) == checker.check(draft, Options())


class Failing(Checker):
    """Fails on every document in the way it was told."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def check(self, path, options):  # type: ignore[no-untyped-def]
        raise self.error


@pytest.mark.parametrize(
    ("error", "suffix", "kept"),
    [
        (UnreadableDocument("Stuk.", "Bewaar opnieuw."), ".txt", True),
        (LimitExceeded("Te traag.", "Splits."), ".txt", False),
        (UnreadableDocument("LibreOffice wil niet."), ".rtf", False),
        (ZeroDivisionError("nul"), ".txt", False),
    ],
)
def test_only_a_lasting_reason_is_remembered(
    error: Exception, suffix: str, kept: bool, draft: Path, store: Store
) -> None:
    path = draft.rename(draft.with_suffix(suffix))
    answer = do(job(path), Failing(error), store)
    assert answer.unreadable is not None and answer.unreadable.path == path
    assert (store.summary(KEY, path) == answer.unreadable) is kept
    assert bool(answer.trace) is isinstance(error, ZeroDivisionError)


def test_a_full_disk_is_told_and_stops_nobody(
    draft: Path, checker: Checker, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "put", full)
    answer = do(job(draft), checker, store)
    assert isinstance(answer.unreadable, Unreadable)
    assert "kan niet worden bewaard" in answer.unreadable.reason and "--cache" in answer.unreadable.hint
