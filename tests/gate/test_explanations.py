"""An explanation counts for as long as rule, document, quote, reason and date hold, and is a finding when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

import pytest

from regelcheck.gate import Explanations, Threshold, WrittenExplanation, caught
from regelcheck.gate.patterns import fits
from regelcheck.model import FaultKind, Gewicht, Outcome, Verdict
from tests.report import factory

TODAY = date(2026, 11, 27)
STAKEN = "Indien de stemmen staken, beslist de stem van de voorzitter."


def outcome_of(verdict: Verdict) -> Outcome:
    return next(one for one in factory.document().outcomes if one.verdict is verdict)


def applied(root: Path, outcome: Outcome, **more: object) -> tuple[Outcome, tuple]:
    written = WrittenExplanation(
        **{  # type: ignore[arg-type]
            "rule_id": outcome.rule.id,
            "document": "afval.docx",
            "reason": "Besluit van de raden.",
            "by": "griffier",
            "path": Path("regelcheck.toml"),
            "line": 7,
            **more,
        }
    )
    explanations = Explanations(written=(written,), root=root.resolve(), today=TODAY)
    (found,), faults = explanations.apply(root / "afval.docx", (outcome,))
    return found, faults


def test_a_reason_with_the_quote_explains_and_changes_no_verdict(tmp_path: Path) -> None:
    strijdig = outcome_of(Verdict.STRIJDIG)
    quote = strijdig.evidence[0].quote
    found, faults = applied(tmp_path, strijdig, quotes=(f"  {quote.replace(' ', '  ')} ",), until=TODAY)
    assert faults == ()
    assert found.verdict is Verdict.STRIJDIG
    assert found.explanation is not None and found.explanation.reason == "Besluit van de raden."
    assert replace(found, explanation=None) == strijdig
    assert caught([found], [Threshold(verdict=Verdict.ZWAK)]) == ()
    assert caught([strijdig], [Threshold(verdict=Verdict.STRIJDIG)]) == (strijdig,)


@pytest.mark.parametrize(
    ("more", "kind", "says"),
    [
        ({"quotes": ("Bij staking van stemmen beslist het lot en niemand anders.",)}, FaultKind.CITAAT, "past niet"),
        ({"quotes": ("beslist",)}, FaultKind.CITAAT, "past niet"),
        ({"quotes": ()}, FaultKind.CITAAT, "noemt geen citaat"),
        ({"quotes": (STAKEN,), "citation": "artikel 9"}, FaultKind.CITAAT, "niet in artikel 9, maar in artikel 2, tweede lid"),
        ({"quotes": (STAKEN,), "until": date(2026, 11, 26)}, FaultKind.VERLOPEN, "2026-11-26"),
        ({"quotes": (STAKEN,), "reason": " "}, FaultKind.ZONDER_REDEN, "geen reden"),
    ],
)
def test_what_does_not_hold_is_a_finding_and_explains_nothing(
    more: dict, kind: FaultKind, says: str, tmp_path: Path
) -> None:
    strijdig = outcome_of(Verdict.STRIJDIG)
    assert strijdig.evidence[0].quote == STAKEN
    found, (fault,) = applied(tmp_path, strijdig, **more)
    assert found == strijdig
    assert (fault.kind, fault.rule_id, fault.line) == (kind, strijdig.rule.id, 7)
    assert fault.document == (tmp_path / "afval.docx").as_posix()
    assert says in fault.reason and fault.hint


def test_the_right_address_may_be_given(tmp_path: Path) -> None:
    found, faults = applied(
        tmp_path, outcome_of(Verdict.STRIJDIG), quotes=(STAKEN,), citation="Artikel 2,  tweede lid"
    )
    assert faults == () and found.explanation is not None


def test_a_second_contradiction_does_not_hide_behind_the_first(tmp_path: Path) -> None:
    strijdig = outcome_of(Verdict.STRIJDIG)
    (first,) = strijdig.evidence
    second = replace(first, quote="De voorzitter heeft bij staking een beslissende stem.", node=99)
    both = replace(strijdig, evidence=(first, second))
    found, (fault,) = applied(tmp_path, both, quotes=(STAKEN,))
    assert found.explanation is None and "beslissende stem" in fault.reason
    found, faults = applied(tmp_path, both, quotes=(STAKEN, second.quote))
    assert faults == () and found.explanation is not None


def test_what_is_missing_needs_no_quote(tmp_path: Path) -> None:
    silent = replace(outcome_of(Verdict.ONTBREEKT), evidence=())
    found, faults = applied(tmp_path, silent)
    assert faults == () and found.explanation is not None
    found, (fault,) = applied(tmp_path, silent, quotes=(STAKEN,))
    assert found.explanation is None and "staat niet meer in het document" in fault.reason


def test_an_explanation_that_is_no_longer_needed(tmp_path: Path) -> None:
    found, (fault,) = applied(tmp_path, outcome_of(Verdict.AANWEZIG))
    assert found.explanation is None
    assert fault.kind is FaultKind.NIET_NODIG and fault.reason == "Het oordeel is nu aanwezig."


def test_an_explanation_for_another_document_or_rule_is_left_alone(tmp_path: Path) -> None:
    strijdig = outcome_of(Verdict.STRIJDIG)
    assert applied(tmp_path, strijdig, document="water.docx") == (strijdig, ())
    assert applied(tmp_path, strijdig, rule_id="gids-a/anders") == (strijdig, ())


def test_an_explanation_for_a_document_that_is_nowhere(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "water.docx").touch()

    def orphans(pattern: str) -> tuple:
        one = WrittenExplanation(
            rule_id="gids-a/doel", document=pattern, reason="r", by="b", path=Path("regelcheck.toml"), line=3
        )
        explanations = Explanations(written=(one,), root=tmp_path.resolve(), today=TODAY)
        return explanations.orphans([tmp_path / "afval.docx"])

    assert orphans("afval.docx") == orphans("water.docx") == orphans("sub/*.docx") == ()
    (fault,) = orphans("lucht.docx")
    assert fault.kind is FaultKind.ONBEKEND and fault.document == "lucht.docx"


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b/c.docx", "**/c.docx", True),
        ("c.docx", "**/c.docx", True),
        ("a/b/c.docx", "a/*.docx", False),
        ("a/b.docx", "a/*.docx", True),
        ("a/b/c.docx", "*.docx", True),
        ("a/b/c.docx", "a/**", True),
        ("a/b/c.docx", "./a/b/c.docx", True),
        ("b/a/c.docx", "a/**", False),
        ("a/C.docx", "a/c.docx", False),
        ("/".join("a" * 40), "**/a/" * 40 + "b", False),
    ],
)
def test_patterns(path: str, pattern: str, expected: bool) -> None:
    assert fits(PurePath(path), pattern) is expected


@pytest.mark.parametrize(
    ("verdict", "weight", "limit", "expected"),
    [
        (Verdict.STRIJDIG, Gewicht.TECHNIEK, Threshold(verdict=Verdict.ZWAK), True),
        (Verdict.ONTBREEKT, Gewicht.WETTELIJK, Threshold(verdict=Verdict.ONTBREEKT, weight=Gewicht.WETTELIJK), True),
        (Verdict.ONTBREEKT, Gewicht.AANBEVELING, Threshold(verdict=Verdict.ONTBREEKT, weight=Gewicht.WETTELIJK), False),
        (Verdict.STRIJDIG, Gewicht.AANBEVELING, Threshold(verdict=Verdict.ZWAK, weight=Gewicht.AANDACHTSPUNT), True),
        (Verdict.ZWAK, Gewicht.WETTELIJK, Threshold(verdict=Verdict.ONTBREEKT), False),
        (Verdict.NIET_TE_BEOORDELEN, Gewicht.WETTELIJK, Threshold(verdict=Verdict.ZWAK), False),
    ],
)
def test_thresholds_by_verdict_and_weight(
    verdict: Verdict, weight: Gewicht, limit: Threshold, expected: bool
) -> None:
    outcome = outcome_of(Verdict.ZWAK)
    outcome = replace(outcome, verdict=verdict, rule=replace(outcome.rule, gewicht=weight))
    assert limit.catches(outcome) is expected
