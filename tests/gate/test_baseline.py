"""The ratchet: only what is worse than the baseline counts, and a baseline only goes down."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.errors import ConfigProblem
from regelcheck.gate.baseline import Baseline, Known, baseline_text, read_baseline, take_baseline
from regelcheck.model import Explanation, Outcome, Verdict
from tests.report import factory

OUTCOMES = factory.document().outcomes


def one(verdict: Verdict, *quotes: str, name: str = "gids-a/doel") -> Outcome:
    """An outcome of one rule with these quotes."""
    strijdig = next(outcome for outcome in OUTCOMES if outcome.verdict is Verdict.STRIJDIG)
    (evidence,) = strijdig.evidence
    return replace(
        strijdig,
        rule=replace(strijdig.rule, id=name),
        verdict=verdict,
        evidence=tuple(replace(evidence, quote=quote) for quote in quotes),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sub" / "afval.docx"


def taken(path: Path, *outcomes: Outcome) -> Baseline:
    return take_baseline(path.parents[1], [(path, outcomes)])


@pytest.mark.parametrize(
    ("before", "now", "worse", "better"),
    [
        (one(Verdict.ZWAK, "a"), one(Verdict.ZWAK, "a"), False, 0),
        (one(Verdict.ZWAK, "a"), one(Verdict.ZWAK, "b"), False, 0),
        (one(Verdict.ZWAK, "a"), one(Verdict.ONTBREEKT), True, 0),
        (one(Verdict.ONTBREEKT), one(Verdict.STRIJDIG, "a"), True, 0),
        (one(Verdict.ONTBREEKT), one(Verdict.ZWAK, "a"), False, 1),
        (one(Verdict.ONTBREEKT), one(Verdict.AANWEZIG, "a"), False, 1),
        (one(Verdict.AANWEZIG, "a"), one(Verdict.ZWAK, "a"), True, 0),
        (one(Verdict.STRIJDIG, "a"), one(Verdict.STRIJDIG, " a "), False, 0),
        (one(Verdict.STRIJDIG, "a"), one(Verdict.STRIJDIG, "b"), True, 0),
        (one(Verdict.STRIJDIG, "a"), one(Verdict.STRIJDIG, "a", "b"), True, 0),
        (one(Verdict.STRIJDIG, "a", "b"), one(Verdict.STRIJDIG, "b"), False, 1),
        (one(Verdict.ONTBREEKT), one(Verdict.NIET_TE_BEOORDELEN), False, 0),
        (one(Verdict.ONTBREEKT), one(Verdict.NVT), False, 1),
    ],
)
def test_what_is_worse_and_what_is_better(
    before: Outcome, now: Outcome, worse: bool, better: int, path: Path
) -> None:
    baseline = taken(path, before)
    assert bool(baseline.worse(path, [now])) is worse
    assert baseline.better(path, [now]) == better
    lowered = baseline.lowered([(path, [now])])
    if not better:
        assert lowered == baseline
    else:
        assert lowered == taken(path, now)
        assert lowered.worse(path, [before])


def test_a_finding_in_another_document_is_new(path: Path) -> None:
    finding = one(Verdict.ZWAK, "a")
    baseline = taken(path, finding)
    assert baseline.worse(path.with_name("water.docx"), [finding]) == ((finding, None),)
    assert baseline.worse(path, [one(Verdict.ONTBREEKT)])[0][1] is Verdict.ZWAK


def test_a_renamed_rule_is_still_known(path: Path) -> None:
    baseline = taken(path, one(Verdict.ONTBREEKT, name="gids-a/oud"))
    now = one(Verdict.ONTBREEKT)
    now = replace(now, rule=replace(now.rule, aliases=("gids-a/oud",)))
    assert baseline.worse(path, [now]) == ()
    assert baseline.lowered([(path, [replace(now, verdict=Verdict.AANWEZIG)])]).size() == 0


def test_what_is_explained_is_not_recorded_and_counts_again_later(path: Path) -> None:
    explained = replace(one(Verdict.STRIJDIG, "a"), explanation=Explanation(reason="r", by="b"))
    baseline = taken(path, explained)
    assert baseline.size() == 0
    assert baseline.worse(path, [explained]) == ()
    assert baseline.worse(path, [replace(explained, explanation=None)])


def test_documents_that_are_gone_leave_and_those_not_looked_at_stay(path: Path) -> None:
    finding = one(Verdict.ZWAK, "a")
    water = path.with_name("water.docx")
    baseline = take_baseline(path.parents[1], [(path, [finding]), (water, [finding])])
    assert set(baseline.lowered([], gone=["sub/afval.docx"]).findings) == {"sub/water.docx"}
    assert set(baseline.lowered([(path, [one(Verdict.AANWEZIG, "a")])]).findings) == {"sub/water.docx"}


def test_the_file_is_sorted_names_no_line_and_comes_back(path: Path) -> None:
    outcomes = [one(Verdict.ZWAK, "b", "a", name="gids-a/z"), one(Verdict.ONTBREEKT, name="gids-a/b")]
    baseline = taken(path, *outcomes)
    text = baseline_text(baseline)
    assert text == baseline_text(taken(path, *reversed(outcomes)))
    assert json.loads(text) == {
        "versie": 1,
        "bevindingen": {
            "sub/afval.docx": {
                "gids-a/b": {"oordeel": "ontbreekt", "citaten": []},
                "gids-a/z": {"oordeel": "zwak", "citaten": ["a", "b"]},
            }
        },
    }
    file = path.parents[1] / "b.json"
    file.write_text(text, encoding="utf-8")
    assert read_baseline(file) == baseline


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"versie": 1}',
        '{"versie": 1, "bevindingen": {"a": {"b": {"oordeel": "aanwezig", "citaten": []}}}}',
        '{"versie": 1, "bevindingen": {"a": {"b": {"oordeel": "zwak", "citaten": "x"}}}}',
        '{"versie": 1, "bevindingen": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_says_so(text: str, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigProblem, match="is geen baseline"):
        read_baseline(file)


def test_a_baseline_of_another_version_or_none_at_all(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    with pytest.raises(ConfigProblem, match="bestaat niet"):
        read_baseline(file)
    file.write_text('{"versie": 2, "bevindingen": {}}', encoding="utf-8")
    with pytest.raises(ConfigProblem, match="andere versie"):
        read_baseline(file)


def test_quotes_are_kept_as_known_without_runs_of_white_space(path: Path) -> None:
    baseline = taken(path, one(Verdict.STRIJDIG, "a  \n b"))
    assert baseline.findings["sub/afval.docx"]["gids-a/doel"] == Known(verdict=Verdict.STRIJDIG, quotes=("a b",))
