"""The second reader marks where it reads otherwise, and changes no verdict but of a rule that requires it."""

from dataclasses import replace

import pytest

from regelcheck.engine import Readings, SecondReading, VectorGauge, annotate, check, point
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.trained import Parse, Reader, reader_of
from regelcheck.model import Condition, Element, Scope, Verdict

FAR_DENIED = (
    "Het bestuur evalueert de samenwerking elke vier jaar, na overleg met de raden van de deelnemende gemeenten en de leden van de commissie, niet."
)
OTHER_DOER = "De secretaris, die de voorzitter aanwijst, evalueert de samenwerking."
BY_THE_CHAIR = Condition(binnen=Scope.ZIN, alle=(("evalueren",), ("voorzitter",)), label="wie")


@pytest.fixture
def judged(checker, regeling, small_pipeline):
    rules = checker.rule_set
    book = ConceptBook(rules.concepts, rules.verbs, rules.phrases)
    evaluatie = next(rule for rule in rules.rules if rule.id == "gids-a/periodieke-evaluatie")

    def run(text, *, condition=None, needs=False, second=True):
        rule = replace(evaluatie, needs_reader=needs)
        if condition is not None:
            rule = replace(rule, elementen=(Element(id="wie", titel="de voorzitter evalueert", vereist=True, norm=(condition,)),))
        reading = SecondReading(reader_of(small_pipeline)) if second else None
        (outcome,) = check([rule], annotate(regeling(text), book), second=reading)
        return outcome

    return run


def test_a_denial_out_of_reach_of_the_rules_is_doubted(judged):
    outcome = judged(FAR_DENIED)
    assert outcome.verdict is Verdict.AANWEZIG
    assert outcome.doubt
    assert {one.doubt for one in outcome.evidence} == {"de ontleding leest hier een ontkenning („niet” bij „evalueert”)"}


def test_another_doer_is_doubted(judged):
    outcome = judged(OTHER_DOER, condition=BY_THE_CHAIR)
    assert (outcome.verdict, outcome.doubt) == (Verdict.AANWEZIG, True)
    assert outcome.evidence[0].doubt == "volgens de ontleding is „secretaris” degene die dit doet („evalueert”), niet „voorzitter”"


@pytest.mark.parametrize(
    "text", ["De voorzitter evalueert de samenwerking.", "De samenwerking wordt geëvalueerd door de voorzitter."]
)
def test_the_same_doer_is_not(judged, text):
    outcome = judged(text, condition=BY_THE_CHAIR)
    assert (outcome.verdict, outcome.doubt) == (Verdict.AANWEZIG, False)
    assert outcome.evidence[0].doubt == ""


@pytest.mark.parametrize("text", ["Het bestuur evalueert de samenwerking elke vier jaar.", "Het bestuur evalueert de regeling niet.", "Er vindt geen evaluatie plaats."])
def test_where_both_read_the_same_nothing_is_marked(judged, text):
    outcome = judged(text)
    assert not outcome.doubt
    assert not any(one.doubt for one in outcome.evidence)


def test_a_denial_that_the_grammar_puts_elsewhere_is_doubted(judged, monkeypatch):
    text = "Het bestuur evalueert de regeling niet."
    elsewhere = Parse(
        norms=("het", "bestuur", "evalueert", "de", "regeling", "niet", "."),
        heads=(1, 2, 2, 4, 2, 5, 2),
        labels=("det", "nsubj", "ROOT", "det", "obj", "ROOT", "punct"),
    )
    monkeypatch.setattr(Reader, "parse", lambda self, text, sentence: elsewhere)
    outcome = judged(text)
    assert (outcome.verdict, outcome.doubt) == (Verdict.ONTBREEKT, True)
    assert outcome.evidence[0].doubt == "de ontleding betrekt „niet” op iets anders dan „evalueert”"


@pytest.mark.parametrize("text", [FAR_DENIED, "Het bestuur evalueert de samenwerking elke vier jaar.", "Er vindt geen evaluatie plaats."])
def test_verdict_and_quotes_are_the_same_without(judged, text):
    with_it, without = judged(text), judged(text, second=False)
    bare = replace(with_it, doubt=False, evidence=tuple(replace(one, doubt="") for one in with_it.evidence))
    assert bare == without


def test_a_rule_that_requires_it_is_not_judged_without(judged):
    outcome = judged("Het bestuur evalueert de samenwerking elke vier jaar.", needs=True, second=False)
    assert outcome.verdict is Verdict.NIET_TE_BEOORDELEN
    assert "regelcheck taalmodel installeren" in outcome.reason
    assert outcome.evidence == ()


def test_for_a_rule_that_requires_it_what_it_reads_otherwise_counts_half(judged):
    assert judged("De voorzitter evalueert de samenwerking.", condition=BY_THE_CHAIR, needs=True).verdict is Verdict.AANWEZIG
    outcome = judged(OTHER_DOER, condition=BY_THE_CHAIR, needs=True)
    assert outcome.verdict is Verdict.ZWAK
    assert "secretaris" in outcome.reason


TEXT = """Gemeenschappelijke regeling Proef

Artikel 1 Naam
Er is een openbaar lichaam.

Artikel 2 Ritme
Elke periode is er een moment van de maat en de spiegel.

Artikel 3 Geld
De kosten komen ten laste van de begroting.
"""


def test_the_vectors_point_and_never_call_doubtful(checker, regeling, small_pipeline):
    rules = checker.rule_set
    read = annotate(regeling(TEXT, fragment=False), ConceptBook(rules.concepts, rules.verbs, rules.phrases))
    some = ("periodieke-evaluatie", "financiele-grondslag", "integriteit", "geen-doorslaggevende-stem", "conflicthantering")
    gauge = VectorGauge(reader_of(small_pipeline), [rule for rule in rules.rules if rule.id.removeprefix("gids-a/") in some])
    assert {rule.removeprefix("gids-a/") for rule in gauge.rules} == set(some)
    found = {one.rule.id: one for one in point(check(rules.rules, read), Readings(read), [gauge])}
    outcome = found["gids-a/periodieke-evaluatie"]
    assert [one.citation.artikel for one in outcome.nearest] == ["2"]
    assert outcome.nearest[0].why == "gaat volgens het taalmodel over iets verwants aan bepalingen over dit onderwerp (periodieke evaluatie)"
    assert not any(one.doubt for one in found.values())
    assert gauge.measure(["Er is een openbaar lichaam."]) == [[0.0] * len(some)]
    assert gauge.measure([TEXT])[0] == gauge.measure(["Er is een lichaam.", TEXT])[1]
