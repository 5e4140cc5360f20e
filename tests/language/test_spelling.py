"""The spelling of before 1947 is read as what it is now, and nothing that is written now loses what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.language.concepts import ConceptBook
from regelcheck.language.spelling import modern
from regelcheck.language.tokens import tokenise
from regelcheck.model import Concept


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("tusschen", "tussen"),
        ("wenschelijk", "wenselijk"),
        ("dagelijksche", "dagelijkse"),
        ("menschen", "mensen"),
        ("zoodanig", "zodanig"),
        ("zoo", "zo"),
        ("deelen", "delen"),
        ("verdeeling", "verdeling"),
        ("begrooting", "begroting"),
        ("eener", "een"),
        ("geene", "geen"),
        ("harer", "haar"),
        ("hunne", "hun"),
    ],
)
def test_old_spelling(written, now):
    assert modern(written) == now


@pytest.mark.parametrize("word", "gemeenten overeenkomst beschikken gemeenschap maatschappelijk school deelnemer boete geen een".split())
def test_a_word_of_now_stays(word):
    assert modern(word) == word


@given(st.sampled_from(["tweede", "meedoen", "voorop", "historische", "deelen", "tusschen"]))
def test_a_word_is_found_as_it_is_written_too(word):
    concept = Concept(name="dat", titel="dat woord", woorden=(word,))
    assert ConceptBook([concept], []).find(tokenise(f"Het {word} staat er.")).count("dat") == 1


def test_a_phrase_finds_its_words_in_the_old_spelling():
    concept = Concept(name="botsen", titel="botsen", woorden=("verschil tussen ..2 belangen",))
    assert "botsen" in ConceptBook([concept], []).find(tokenise("Bij verschil tusschen hunne belangen beslist het bestuur."))
