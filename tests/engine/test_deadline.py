"""Judging one document ends at its deadline, wherever it is by then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.cli import run
from regelcheck.engine import Deadline, annotate, check
from regelcheck.errors import LimitExceeded
from regelcheck.language.concepts import ConceptBook
from regelcheck.model import Regeling, Vorm
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import DEFAULT_LIMITS, read_source
from regelcheck.ruleset import load_rules

STAKEN = "Indien de stemmen staken, beslist de stem van de voorzitter, bedoeld in artikel 2."


class Watch(Deadline):
    """A deadline that passes at the look with this number, and counts the looks."""

    def __init__(self, passes_at: float = float("inf")) -> None:
        super().__init__(0, "concept.docx")
        self.looks = 0
        self._passes_at = passes_at

    def check(self) -> None:
        self.looks += 1
        if self.looks >= self._passes_at:
            super().check()


@pytest.fixture
def lichaam(regeling):
    """`lichaam(text)` gives the tree of a text about an openbaar lichaam, so that every rule is for it."""

    def make(text: str) -> Regeling:
        tree = regeling(text)
        return replace(tree, kenmerken=replace(tree.kenmerken, vorm=Vorm.OPENBAAR_LICHAAM))

    return make


@pytest.fixture(scope="module")
def book() -> ConceptBook:
    rules = load_rules()
    return ConceptBook(rules.concepts, rules.verbs, rules.phrases)


def articles(count: int) -> str:
    return "\n\n".join(f"Artikel {number}\n{STAKEN}" for number in range(1, count + 1))


def test_annotating_looks_at_the_clock_for_every_text(lichaam, book) -> None:
    few, many = Watch(), Watch()
    annotate(lichaam(articles(5)), book, deadline=few)
    annotate(lichaam(articles(25)), book, deadline=many)
    assert many.looks - few.looks >= 20


def test_matching_looks_at_the_clock_for_every_place(lichaam, book) -> None:
    rules = load_rules().rules
    few, many = Watch(), Watch()
    check(rules, annotate(lichaam(articles(5)), book), deadline=few)
    check(rules, annotate(lichaam(articles(25)), book), deadline=many)
    assert many.looks - few.looks >= 20


def test_reading_definitions_looks_at_the_clock_for_every_term(lichaam, book) -> None:
    def text(count: int) -> str:
        terms = "\n".join(f"{chr(97 + at)}. ijkmoment {at}: de evaluatie van de regeling;" for at in range(count))
        return f"Artikel 1\nIn deze regeling wordt verstaan onder:\n{terms}"

    few, many = Watch(), Watch()
    annotate(lichaam(text(2)), book, deadline=few)
    annotate(lichaam(text(12)), book, deadline=many)
    # Ten terms more: each is read as a definition, and as a text.
    assert many.looks - few.looks >= 20


@pytest.mark.parametrize("at", [1, 10, 40])
def test_what_takes_too_long_is_said_in_a_sentence(lichaam, book, at: int) -> None:
    watch = Watch(at)
    with pytest.raises(LimitExceeded, match=r"Het beoordelen van concept\.docx duurt langer dan 0 seconden\.") as error:
        check(load_rules().rules, annotate(lichaam(articles(20)), book, deadline=watch), deadline=watch)
    assert "--max-seconden" in error.value.hint
    assert watch.looks == at


def test_the_limit_of_the_options_is_the_deadline(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(articles(2), encoding="utf-8")
    limits = replace(DEFAULT_LIMITS, max_seconds=0.0)
    with pytest.raises(LimitExceeded, match=r"Het beoordelen van a\.txt"):
        checker.check(path, Options(fragment=True, limits=limits))


def test_a_document_that_takes_too_long_gives_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(articles(2), encoding="utf-8")
    assert run(["check", str(path), "--max-seconden", "0.000001"]) == 2
    assert "Het beoordelen van a.txt duurt langer dan 1e-06 seconden." in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        ("Artikel 1\n" + "aap " * 30, {"max_characters": 100},
         "Het document a.txt telt 128 tekens; de grens is 100."),
        ("Artikel 1\n" + "aap " * 300, {"max_paragraph": 1000},
         "Een alinea van het document a.txt telt 1.199 tekens; de grens is 1.000."),
    ],
)  # fmt: skip
def test_more_text_than_can_be_judged_is_refused(
    tmp_path: Path, text: str, limits: dict[str, int], message: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LimitExceeded) as error:
        read_source(path, limits=replace(DEFAULT_LIMITS, **limits))
    assert error.value.message == message
