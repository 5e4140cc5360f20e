"""What is put away comes out the same; what was damaged is as good as absent."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from regelcheck.batch.codec import decode, encode
from regelcheck.batch.store import KEEP_DAYS, Store
from regelcheck.model import DocumentSummary, Explanation, Mark, Outcome, Pointer, Span, Unreadable
from regelcheck.pipeline import Checker, Options
from tests.batch.drafts import by_id, write_drafts
from tests.report import factory

ROOT = Path(__file__).resolve().parents[2]
KEY = "ab" * 32


@pytest.fixture
def store(tmp_path: Path, checker: Checker) -> Store:
    return Store(tmp_path / "cache", by_id(checker.rule_set))


@pytest.mark.parametrize(
    "name",
    ["omgevingsdienst-groot.docx", "belastingsamenwerking-verborgen-stem.pdf", "recreatieschap-besluit-eromheen.txt"],
)
def test_a_document_comes_out_as_it_went_in(name: str, store: Store, checker: Checker) -> None:
    path = ROOT / "samples" / name
    checked = checker.check(path, Options())
    store.put(KEY, checked)
    assert store.document(KEY, path) == checked
    assert store.document(KEY, Path("elders") / name).regeling.source.path == Path("elders") / name
    bare = tuple(replace(outcome, trace=()) for outcome in checked.outcomes)
    assert store.document(KEY, path, traces=False) == replace(checked, outcomes=bare)
    assert any(outcome.trace for outcome in checked.outcomes)
    assert store.outcomes(KEY) == tuple(replace(outcome, trace=()) for outcome in checked.outcomes)
    assert store.summary(KEY, path) == DocumentSummary(
        path=path,
        title=checked.regeling.title,
        vorm=checked.regeling.kenmerken.vorm,
        verdicts=tuple(outcome.verdict for outcome in checked.outcomes),
    )


def test_a_node_and_its_source_still_share_their_blocks(store: Store, checker: Checker, tmp_path: Path) -> None:
    (path,) = write_drafts(tmp_path, 1)
    store.put(KEY, checker.check(path, Options()))
    regeling = store.document(KEY, path).regeling
    of_source = {id(block) for block in regeling.source.blocks}
    blocks = [block for node in regeling.walk() for block in node.blocks]
    assert blocks and {id(block) for block in blocks} <= of_source


def test_every_kind_of_field_survives_as_json() -> None:
    outcome = factory.document().outcomes[0]
    evidence = outcome.evidence[0]
    outcome = replace(
        outcome,
        explanation=Explanation(reason="om \ud800 half", by="raad", until=date(2027, 1, 2)),
        doubt=True,
        nearest=(
            Pointer(citation=evidence.citation, place=None, quote="x", span=Span(0, 1), node=3, why="lijkt erop"),
        ),
    )
    text = json.dumps(encode(outcome, Outcome))
    rules = {outcome.rule.id: outcome.rule}
    assert decode(Outcome, json.loads(text), rules) == outcome
    marks = frozenset({Mark.TABLE, Mark.INSERTED})
    assert decode(frozenset[Mark], json.loads(json.dumps(encode(marks, frozenset[Mark]))), {}) == marks


@pytest.mark.parametrize("values", [None, [], [[], None], [[], [1, 2, 3]], [[], {"a": 1}], [[[]], []], "tekst"])
def test_what_is_no_outcome_is_a_value_error(values: object) -> None:
    with pytest.raises(ValueError):
        decode(Outcome, values, {})


def test_a_rule_that_is_gone_makes_an_entry_unusable(store: Store, checker: Checker, tmp_path: Path) -> None:
    (path,) = write_drafts(tmp_path, 1)
    store.put(KEY, checker.check(path, Options()))
    assert Store(store.folder, {}).document(KEY, path) is None


@pytest.mark.parametrize("at", [0.0, 0.01, 0.3, 0.7, 0.999])
def test_a_byte_that_changed_anywhere_makes_an_entry_absent(
    at: float, store: Store, checker: Checker, tmp_path: Path
) -> None:
    (path,) = write_drafts(tmp_path, 1)
    store.put(KEY, checker.check(path, Options()))
    (entry,) = store.folder.glob("*/*.json")
    data = bytearray(entry.read_bytes())
    place = int(at * (len(data) - 1))
    data[place] ^= 1
    entry.write_bytes(data)
    assert store.summary(KEY, path) is None and store.document(KEY, path) is None
    entry.write_bytes(bytes(data[:place]))
    assert store.summary(KEY, path) is None


def test_an_entry_under_another_name_is_not_believed(store: Store, checker: Checker, tmp_path: Path) -> None:
    (path,) = write_drafts(tmp_path, 1)
    store.put(KEY, checker.check(path, Options()))
    (entry,) = store.folder.glob("*/*.json")
    entry.rename(entry.with_name("ab" * 31 + "cd.json"))
    assert store.summary("ab" * 31 + "cd", path) is None


def test_an_unreadable_document_keeps_its_reason(store: Store) -> None:
    gone = Unreadable(path=Path("a.pdf"), reason="Het bestand is leeg.", hint="Sla het opnieuw op.")
    store.put(KEY, gone)
    assert store.summary(KEY, Path("map/b.pdf")) == replace(gone, path=Path("map/b.pdf"))
    assert store.document(KEY, Path("a.pdf")) is None


def test_only_what_was_not_used_for_long_is_tidied(store: Store) -> None:
    for key in (KEY, "cd" * 32):
        store.put(key, Unreadable(path=Path("a.pdf"), reason="Leeg."))
    old, new = store._path(KEY), store._path("cd" * 32)
    draft = old.with_name("x.1234.tmp")
    draft.write_text("half", encoding="utf-8")
    long_ago = time.time() - (KEEP_DAYS + 1) * 86_400
    for path in (old, draft):
        os.utime(path, (long_ago, long_ago))
    store.tidy()
    assert list(store.folder.rglob("*.*")) == [new]
