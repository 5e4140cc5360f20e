"""How a verdict came about, in words: what was sought, where, what came of it, and what took it away."""

from __future__ import annotations

from dataclasses import replace

from regelcheck.model import Condition, Element, LawReference, Scope, TraceStep, Verdict
from regelcheck.report.spoor import conclusion, condition_words, element_traces
from tests.report.factory import citation, document


def test_a_condition_is_a_sentence() -> None:
    condition = Condition(
        binnen=Scope.LID,
        alle=(("uittreden", "vertrekken"), ("termijn",)),
        niet_in_zin=("einde-bestuurslid",),
        niet_opschrift=("ontslag",),
        opschrift=("uittreding",),
        dichtbij=12,
        volgorde=True,
    )
    assert condition_words(condition) == (
        "In één lid: «uittreden of vertrekken» en «termijn», in deze volgorde, binnen 12 woorden van elkaar, onder een opschrift "
        "over «uittreding». Niet als in dezelfde zin ook «einde bestuurslid» staat of als het opschrift over «ontslag» gaat."
    )
    law = Condition(binnen=Scope.ARTIKEL, verwijst_naar=LawReference(wetten=("Gemeentewet", "Provinciewet"), artikelen=("59",)))
    assert condition_words(law) == "In één artikel: een verwijzing naar artikel 59 Gemeentewet of Provinciewet."


def _step(result: str, artikel: str | None, condition: str = "a") -> TraceStep:
    where = citation(artikel) if artikel is not None else None
    return TraceStep(element="een", condition=condition, citation=where, quote="Citaat." if artikel else "", result=result)


def test_hits_say_whether_they_count_and_what_took_them_away() -> None:
    outcome = document().outcomes[3]
    conditions = tuple(Condition(binnen=Scope.ZIN, alle=((name,),), label=name) for name in "abc")
    element = Element(id="een", titel="het eerste", vereist=True, norm=conditions)
    trace = (
        _step("ontkend: telt niet", "1"),
        _step("valt af door: einde-lid", "2", "b"),
        _step("zwak: de bepaling is vrijblijvend", "3", "b"),
        _step("niet gevonden", None, "c"),
    )
    (found,) = element_traces(replace(outcome, rule=replace(outcome.rule, elementen=(element,)), trace=trace))
    assert (found.title, found.role, found.summary) == ("het eerste", "vereist", "geraakt, maar niet als norm")
    assert [(hit.where, hit.result) for hit in found.hits] == [
        ("artikel 1", "telt niet mee: de tekst ontkent het"),
        ("artikel 2", "telt niet mee, want er staat ook «einde lid»"),
        ("artikel 3", "telt maar half mee: de bepaling is vrijblijvend"),
    ]
    assert found.in_vain == ("In één zin: «c».",)


def test_what_was_only_taken_away_is_not_found() -> None:
    outcome = replace(document().outcomes[3], trace=(_step("valt af door: x", "2"),))
    assert element_traces(outcome)[0].summary == "niet gevonden"


def test_every_verdict_has_its_conclusion() -> None:
    said = {outcome.verdict: conclusion(outcome) for outcome in document().outcomes}
    assert set(said) == set(Verdict)
    assert said[Verdict.STRIJDIG].startswith("Er staat een bepaling die het tegendeel regelt.")
    silent = replace(document().outcomes[2], elements=())
    assert conclusion(silent) == "Er is niets gevonden; dit toetspunt noemt een Regeling die erover zwijgt zwak."
