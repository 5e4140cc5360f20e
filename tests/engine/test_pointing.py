"""Pointing at what comes near: where, how far, and never as a verdict."""

from dataclasses import replace

import pytest

from regelcheck.engine import annotate, point
from regelcheck.engine.check import check
from regelcheck.engine.pointing import UNLIKE, Readings, Relevance
from regelcheck.language.concepts import ConceptBook
from regelcheck.model import Verdict

TEXT = """Gemeenschappelijke regeling Proef

Artikel 1 Naam
1. Er is een openbaar lichaam.
2. Het heet Proef.

Artikel 2 Spiegel
1. De organisatie neemt zichzelf de maat.
2. Zij doet dat in het openbaar.

Artikel 3 Slot
De regeling treedt in werking op 1 januari 2027.
"""


class Gauge:
    """Gives each lid the number of the first word it knows."""

    manner = "heeft woorden gemeen met bepalingen"

    def __init__(self, rule: str, **values: float) -> None:
        self.rules = (rule,)
        self._values = values

    def measure(self, texts):
        return [[next((value for word, value in self._values.items() if word in text), 0.0)] for text in texts]


@pytest.fixture
def pointed(checker, regeling):
    def run(gauge, *, fragment=False):
        rules = checker.rule_set
        read = annotate(regeling(TEXT, fragment=fragment), ConceptBook(rules.concepts, rules.verbs, rules.phrases))
        before = check(rules.rules, read)
        return before, {outcome.rule.id: outcome for outcome in point(before, Readings(read), [gauge])}

    return run


def test_the_lid_that_reads_like_the_norm_is_pointed_at_with_doubt(pointed):
    _, found = pointed(Gauge("gids-a/periodieke-evaluatie", maat=1.2, openbaar=0.7))
    outcome = found["gids-a/periodieke-evaluatie"]
    assert outcome.verdict is Verdict.ONTBREEKT
    assert outcome.doubt
    first = outcome.nearest[0]
    assert (first.citation.artikel, first.citation.lid) == ("2", "1")
    assert first.quote == "De organisatie neemt zichzelf de maat."
    assert first.why == "leest als een bepaling over dit onderwerp (periodieke evaluatie)"
    # One lid an artikel, and what only shares words (artikel 1) is left out beside it.
    assert [one.citation.artikel for one in outcome.nearest] == ["2"]


def test_what_only_shares_words_is_named_without_doubt(pointed):
    _, found = pointed(Gauge("gids-a/periodieke-evaluatie", maat=0.7))
    outcome = found["gids-a/periodieke-evaluatie"]
    assert not outcome.doubt
    assert outcome.nearest[0].why == "heeft woorden gemeen met bepalingen over dit onderwerp (periodieke evaluatie)"


def test_what_is_too_far_off_is_not_named(pointed):
    _, found = pointed(Gauge("gids-a/periodieke-evaluatie", maat=0.59))
    assert found["gids-a/periodieke-evaluatie"].nearest == ()


@pytest.mark.parametrize("value", [0.0, 0.7, 5.0])
def test_no_verdict_and_no_evidence_changes(pointed, value):
    before, found = pointed(Gauge("gids-a/periodieke-evaluatie", maat=value))
    assert [replace(found[one.rule.id], nearest=(), doubt=False) for one in before] == list(before)


def test_loose_provisions_are_judged_for_what_they_are(pointed):
    _, found = pointed(Gauge("gids-a/periodieke-evaluatie", maat=1.2), fragment=True)
    assert found["gids-a/periodieke-evaluatie"].nearest == ()


@pytest.mark.parametrize(("value", "doubted"), [(0.89, True), (0.9, False)])
def test_evidence_that_does_not_read_like_its_subject_is_doubted_and_the_verdict_stands(pointed, value, doubted):
    before, found = pointed(Gauge("techniek/inwerkingtreding", treedt=value))
    outcome = found["techniek/inwerkingtreding"]
    assert outcome.verdict is Verdict.AANWEZIG is next(one.verdict for one in before if one.rule.id == outcome.rule.id)
    assert outcome.doubt is doubted
    (evidence,) = outcome.evidence
    assert evidence.quote == "De regeling treedt in werking op 1 januari 2027."
    assert (evidence.doubt == UNLIKE) is doubted


def test_one_quote_that_reads_like_its_subject_is_enough(checker, regeling):
    text = TEXT.replace("Artikel 2", "Artikel 2 Begin\nDeze regeling treedt in werking na haar bekendmaking.\n\nArtikel 3", 1).replace("Artikel 3 Slot", "Artikel 4 Slot")
    rules = checker.rule_set
    read = annotate(regeling(text, fragment=False), ConceptBook(rules.concepts, rules.verbs, rules.phrases))
    found = point(check(rules.rules, read), Readings(read), [Gauge("techniek/inwerkingtreding", bekendmaking=0.1, januari=1.5)])
    outcome = next(one for one in found if one.rule.id == "techniek/inwerkingtreding")
    assert len(outcome.evidence) == 2
    assert not outcome.doubt


def test_a_quote_about_something_else_stays_away_beside_one_about_the_subject(checker, regeling):
    text = TEXT.replace("Artikel 2 Spiegel", "Artikel 2 Begin\nDeze regeling treedt in werking na haar bekendmaking.\n\nArtikel 3 Spiegel", 1).replace("Artikel 3 Slot", "Artikel 4 Slot")
    rules = checker.rule_set
    read = annotate(regeling(text, fragment=False), ConceptBook(rules.concepts, rules.verbs, rules.phrases))

    def quoted(**values: float) -> list[str]:
        gauge = Gauge("techniek/inwerkingtreding", **values)
        outcomes = check(rules.rules, read, relevance=Relevance(Readings(read), gauge))
        (outcome,) = (one for one in outcomes if one.rule.id == "techniek/inwerkingtreding")
        assert outcome.verdict is Verdict.AANWEZIG
        assert all(one.citation.artikel in outcome.reason for one in outcome.evidence)
        return [one.quote for one in outcome.evidence]

    first, last = "Deze regeling treedt in werking na haar bekendmaking.", "De regeling treedt in werking op 1 januari 2027."
    assert quoted(bekendmaking=0.69, januari=0.9) == [last]
    assert quoted(bekendmaking=0.7, januari=0.9) == [first, last]
    assert quoted(bekendmaking=0.1, januari=0.89) == [first, last]
