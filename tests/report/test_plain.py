"""Making text harmless, and the words that all reports share."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.model import Bron, Verdict
from regelcheck.report import plain as module
from regelcheck.report import words
from regelcheck.report.plain import plain, plain_lines, shorten
from tests.report.factory import document


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(module) == doctest.TestResults(failed=0, attempted=2)


@given(st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" ")))
def test_plain_leaves_ordinary_text_alone(text: str) -> None:
    assert plain(text) == text


@given(st.text(st.characters()))
def test_plain_leaves_no_control_character(text: str) -> None:
    shown = plain(text)
    assert not [
        char for char in shown if ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066\u200f"
    ]
    assert plain(shown) == shown
    shown.encode("utf-8")


def test_line_breaks_stay_where_they_mean_something() -> None:
    assert plain("een\ntwee") == "een twee"
    assert plain_lines("een\ntwee\x1b") == "een\ntwee␛"


@given(st.text(st.characters(codec="utf-8")), st.integers(2, 50))
def test_shorten_never_exceeds_and_never_invents(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length or short == text
    assert short == text or text.startswith(short[:-1])


def test_shorten_ends_at_a_word() -> None:
    assert shorten("De deelnemers dragen bij naar inwonertal.", 25) == "De deelnemers dragen bij…"


@pytest.mark.parametrize(
    ("bron", "long", "short"),
    [
        (
            Bron(gids="A", thema="2", aanbeveling="5"),
            "Gids deel A, thema 2, aanbeveling 5",
            "deel A, thema 2, aanb. 5",
        ),
        (Bron(gids="B", thema="9"), "Gids deel B, thema 9", "deel B, thema 9"),
        (Bron(wet="Wgr", artikel="22", lid="1"), "art. 22, lid 1, Wgr", "art. 22, lid 1, Wgr"),
        (Bron(wet="Wgr"), "Wgr", "Wgr"),
    ],
)
def test_sources_in_words(bron: Bron, long: str, short: str) -> None:
    assert (words.bron_words(bron), words.short_bron(bron)) == (long, short)


def test_numbers_take_the_right_word() -> None:
    assert words.counted(words.VERDICTS[Verdict.ONTBREEKT], 1) == "1 ontbreekt"
    assert words.counted(words.VERDICTS[Verdict.ONTBREEKT], 2) == "2 ontbreken"
    assert words.enumerate_nl(["a", "b", "c"]) == "a, b en c"
    assert words.enumerate_nl([]) == ""
    assert words.counts_sentence([]) == "0 toetspunten: niets beoordeeld"


def test_every_verdict_has_its_own_sign_and_word() -> None:
    assert set(words.VERDICTS) == set(Verdict)
    assert len({one.symbol for one in words.VERDICTS.values()}) == len(Verdict)
    assert {one.label for one in words.VERDICTS.values()} == {verdict.value for verdict in Verdict}


def test_dates_and_facts_are_dutch() -> None:
    assert words.date_words("2026-03-01T09:00:00+00:00") == "1 maart 2026"
    assert words.date_words("onbekend") == "onbekend"
    assert words.facts(document()) == (
        "openbaar lichaam",
        "getroffen door colleges en raden",
        "gemeente",
        "4 artikelen",
    )
