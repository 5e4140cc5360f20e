"""How a verdict came about, in words: what was sought, where, what came of it, and what took it away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from regelcheck.model import (
    Condition,
    Element,
    Lack,
    LackKind,
    LawReference,
    Pointer,
    Said,
    Scope,
    Span,
    StepKind,
    TraceStep,
    Verdict,
)
from regelcheck.report.condition_words import condition_words
from regelcheck.report.spoor import ElementTrace, conclusion, element_traces
from regelcheck.report.words import cite
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


RULE_NAMES = (("a", "het eerste begrip"), ("b", "iets anders (hulpbegrip)"), ("opschrift", "een kop"))


def _step(kind: StepKind, artikel: str | None, condition: str = "a", **more: Any) -> TraceStep:
    where = citation(artikel) if artikel is not None else None
    said = (Said(concept="a", words="woorden"),) if artikel else ()
    return TraceStep(
        element="een", kind=kind, condition=condition, citation=where, quote="Citaat." if artikel else "", **{"said": said, **more}
    )


def _traced(*steps: TraceStep, contrary: bool = False) -> ElementTrace:
    outcome = document().outcomes[3]
    law = LawReference(wetten=("Gemeentewet",), artikelen=("59",))
    conditions = tuple(Condition(binnen=Scope.ZIN, alle=((name,),), label=name) for name in "abc")
    conditions += (Condition(binnen=Scope.ZIN, verwijst_naar=law, label="wet"),)
    element = Element(id="een", titel="het eerste", vereist=True, norm=conditions)
    rule = replace(outcome.rule, begrippen=RULE_NAMES, elementen=() if contrary else (element,), strijdig=(element,) if contrary else ())
    (found,) = element_traces(replace(outcome, rule=rule, trace=steps), document().regeling)
    return found


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (_step(StepKind.NORM, "1"), "Hier staat “woorden” (het eerste begrip). Dat telt als norm."),
        (
            _step(StepKind.ZWAK, "1", note="de bepaling is vrijblijvend", because="kan"),
            "Hier staat “woorden” (het eerste begrip). Dat telt maar half: de bepaling is vrijblijvend (“kan”).",
        ),
        (_step(StepKind.ONTKEND, "1", because="geen"), "Hier staat “woorden” (het eerste begrip). Dat telt niet: de tekst ontkent het (“geen”)."),
        (
            _step(StepKind.VALT_AF, "1", because="de directeur", by="b"),
            "Hier staat “woorden” (het eerste begrip). Dat telt niet, want er staat ook: iets anders (“de directeur”).",
        ),
        (
            _step(StepKind.BIJNA, "1", lack=Lack(kind=LackKind.BEGRIP, names=("b", "«x|y»"))),
            "Wel “woorden” (het eerste begrip), maar daarbij staat niets als ‘iets anders’ of ‘x/y’.",
        ),
        (_step(StepKind.BIJNA, "1", lack=Lack(kind=LackKind.OPSCHRIFT, names=("opschrift",))), "Wel “woorden” (het eerste begrip), maar niet onder een opschrift over ‘een kop’."),
        (
            _step(StepKind.BIJNA, "1", "wet", lack=Lack(kind=LackKind.VERWIJZING)),
            "Wel “woorden” (het eerste begrip), maar zonder een verwijzing naar artikel 59 Gemeentewet.",
        ),
        (
            _step(StepKind.NORM, "1", "wet"),
            "Hier staan “woorden” (het eerste begrip) en een verwijzing naar artikel 59 Gemeentewet. Dat telt als norm.",
        ),
    ],
)  # fmt: skip
def test_each_step_is_told_in_words(step: TraceStep, words: str) -> None:
    (finding,) = _traced(step).findings
    assert (finding.where, finding.quote, finding.words) == ("artikel 1", "Citaat.", words)


def test_an_element_that_is_found_shows_what_carries_it_and_nothing_else() -> None:
    found = _traced(_step(StepKind.NORM, "1"), _step(StepKind.ONTKEND, "2"), _step(StepKind.BIJNA, "3"))
    assert (found.title, found.role, found.symbol, found.summary) == ("het eerste", "vereist", "✓", "gevonden")
    assert [one.kind for one in found.findings] == [StepKind.NORM]
    assert found.sought == ""


def test_what_was_only_denied_or_taken_away_is_not_found() -> None:
    found = _traced(_step(StepKind.VALT_AF, "2", by="b"), _step(StepKind.ONTKEND, "1"))
    assert (found.symbol, found.summary) == ("○", "niet gevonden")
    assert [one.kind for one in found.findings] == [StepKind.ONTKEND, StepKind.VALT_AF]


def test_what_was_sought_in_vain_is_one_line() -> None:
    found = _traced(_step(StepKind.NIETS, None))
    artikelen = len(document().regeling.artikelen())
    assert found.findings == ()
    assert found.sought == (
        f"In {artikelen} artikelen niets gevonden dat dit regelt; gezocht is naar: het eerste begrip; iets anders; c; "
        "een verwijzing naar artikel 59 Gemeentewet."
    )


def test_the_same_words_are_told_once_by_the_search_that_shows_most() -> None:
    more = (Said(concept="a", words="Citaat"), Said(concept="b", words="elders"))
    (finding,) = _traced(
        _step(StepKind.NORM, "1", said=more), _step(StepKind.NORM, "1", "b", said=(Said(concept="b", words="Citaat"),))
    ).findings
    assert finding.words == "Hier staat “Citaat” (iets anders). Dat telt als norm."


def test_a_place_in_another_document_is_named_with_it() -> None:
    (finding,) = _traced(_step(StepKind.NORM, "1", document="reglement.docx")).findings
    assert finding.where == "artikel 1 van reglement.docx"


def test_places_beyond_the_first_are_counted() -> None:
    found = _traced(*(_step(StepKind.NORM, str(number)) for number in range(1, 6)))
    assert [one.where for one in found.findings] == ["artikel 1", "artikel 2", "artikel 3"]
    assert found.more == "En nog op 2 andere plaatsen."


@pytest.mark.parametrize(
    ("kind", "symbol", "role"),
    [(StepKind.NORM, "✗", "maakt het oordeel strijdig"), (StepKind.NIETS, "–", "zou het oordeel strijdig maken")],
)
def test_what_is_contrary_says_so(kind: StepKind, symbol: str, role: str) -> None:
    found = _traced(_step(kind, "1" if kind is StepKind.NORM else None), contrary=True)
    assert (found.symbol, found.role) == (symbol, role)


def test_every_verdict_has_its_conclusion() -> None:
    said = {outcome.verdict: conclusion(outcome) for outcome in document().outcomes}
    assert set(said) == set(Verdict)
    assert said[Verdict.STRIJDIG].startswith("Er staat een bepaling die het tegendeel regelt.")
    silent = replace(document().outcomes[2], elements=())
    assert conclusion(silent) == "Er is niets gevonden; dit toetspunt noemt een Regeling die erover zwijgt zwak."


def test_words_from_elsewhere_are_credited_to_their_place() -> None:
    said = (Said(concept="a", words="Citaat"), Said(concept="b", words="aantal inwoners", citation=citation("9", "2")))
    (finding,) = _traced(_step(StepKind.NORM, "1", said=said)).findings
    assert finding.words == (
        "Hier staan “Citaat” (het eerste begrip) en “aantal inwoners” (iets anders; dat staat in artikel 9, tweede lid). Dat telt als norm."
    )


def test_a_doubt_is_explained() -> None:
    first = document().outcomes[0]
    assert "twijfel" not in conclusion(first)
    doubted = replace(first, doubt=True, evidence=(replace(first.evidence[0], doubt="de bepaling leest niet als een gewone bepaling"),))
    assert conclusion(doubted).endswith(
        f"Toch is er twijfel: de bepaling leest niet als een gewone bepaling ({cite(first.evidence[0].citation)}). "
        "Dat verandert het oordeel niet; lees het zelf na."
    )
    near = Pointer(citation=citation("7"), place=None, quote="Citaat.", span=Span(0, 7), node=3, why="leest als een bepaling over dit onderwerp (doel)")
    missing = replace(first, verdict=Verdict.ONTBREEKT, evidence=(), doubt=True, nearest=(near,))
    assert (
        "Toch is er twijfel: artikel 7 leest als een bepaling over dit onderwerp (doel), maar geen voorwaarde past erop." in conclusion(missing)
    )
