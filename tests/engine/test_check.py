"""How what was found becomes a verdict: one rule of combination for all rules."""

from dataclasses import replace

import pytest

from regelcheck.engine import annotate, check
from regelcheck.language.concepts import ConceptBook
from regelcheck.model import (
    Condition,
    Lack,
    LackKind,
    Place,
    Said,
    Scope,
    StepKind,
    UnreadKind,
    UnreadPart,
    Verdict,
    Vorm,
)
from regelcheck.ruleset import load_rules

RULE = """
id: proef/regel
titel: Proef
vraag: Staat het er?
bron: [{gids: A, thema: "2"}]
vormen: [openbaar lichaam, bedrijfsvoeringsorganisatie]
strijdig:
  - {id: tegendeel, titel: het tegendeel, norm: [{binnen: zin, alle: ["verboden"]}]}
elementen:
  - id: een
    titel: eerste element
    norm: [{binnen: zin, alle: ["appel*"]}]
    zwak: [{binnen: zin, alle: ["fruit"], waarom: er staat alleen fruit}]
  - {id: twee, titel: tweede element, norm: [{binnen: zin, alle: ["peer|peren"]}]}
uitleg:
  aanwezig: Gevonden ($artikel).
  zwak: Half ($artikel). Er mist $ontbreekt. $waarom
  ontbreekt: Niets gevonden.
  strijdig: Tegendeel in $artikel.
advies: Zet het erin.
voorbeeldbepalingen: [{titel: Kort, tekst: Er zijn appels en peren.}]
grenzen: Geen.
zoek: ["boomgaard"]
voorbeelden:
  - {oordeel: aanwezig, tekst: x}
  - {oordeel: ontbreekt, soort: ontkend, tekst: x}
  - {oordeel: ontbreekt, soort: lijkt-erop, tekst: x}
"""


@pytest.fixture(scope="module")
def rule_set(tmp_path_factory):
    folder = tmp_path_factory.mktemp("regels") / "proef"
    folder.mkdir()
    (folder / "regel.yaml").write_text(RULE.lstrip(), encoding="utf-8")
    return load_rules((folder.parent,))


@pytest.fixture
def judge(rule_set, regeling):
    book = ConceptBook(rule_set.concepts, rule_set.verbs)
    rule = next(rule for rule in rule_set.rules if rule.id == "proef/regel")

    def run(text: str, *, beside: str = "", vorm: Vorm | None = Vorm.OPENBAAR_LICHAAM, change=lambda r: r, rule=rule):
        def read(what: str):
            tree = change(regeling(what))
            return replace(tree, kenmerken=replace(tree.kenmerken, vorm=vorm))

        others = [annotate(read(beside), book, document="reglement.docx")] if beside else []
        (outcome,) = check((rule,), annotate(read(text), book), others)
        return outcome

    return run


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Artikel 1\nEr zijn appels. Er zijn peren.", Verdict.AANWEZIG),
        ("Artikel 1\nEr zijn appels.", Verdict.ZWAK),
        ("Artikel 1\nEr is fruit. Er zijn peren.", Verdict.ZWAK),
        ("Artikel 1\nEr kunnen appels zijn. Er zijn peren.", Verdict.ZWAK),
        ("Artikel 1\nEr zijn bananen.", Verdict.ONTBREEKT),
        ("Artikel 1\nEr zijn appels en peren. Dat is verboden.", Verdict.STRIJDIG),
        ("Artikel 1\nEr zijn appels en peren. Dat is niet verboden.", Verdict.AANWEZIG),
        ("Artikel 1\nEr zijn geen appels.", Verdict.ONTBREEKT),
        ("Overwegende dat er appels en peren zijn;\n\nArtikel 1\nEr zijn bananen.", Verdict.ZWAK),
    ],
)
def test_the_verdict_follows_from_the_elements(judge, text, verdict):
    assert judge(text).verdict is verdict


def test_why_it_is_weak_is_said(judge):
    outcome = judge("Artikel 7\nEr is fruit.")
    assert outcome.reason == "Half (artikel 7). Er mist eerste element; tweede element. Er staat alleen fruit."
    assert [(one.found, one.weak) for one in outcome.elements] == [(False, True), (False, False)]
    assert outcome.advice == "Zet het erin."


def test_a_refusal_of_what_would_have_been_weak_is_quoted_too(judge):
    outcome = judge("Artikel 1\nDeze regeling bevat geen bepaling over fruit.\n")
    assert outcome.verdict is Verdict.ONTBREEKT
    assert [one.quote for one in outcome.evidence] == ["Deze regeling bevat geen bepaling over fruit."]
    # In passing it refuses nothing.
    assert judge("Artikel 1\nDe voorzitter eet geen fruit.\n").evidence == ()


def test_a_refusal_is_quoted_and_takes_away_what_is_weak_beside_it(judge):
    outcome = judge("Artikel 3\n1. Er zijn geen appels.\n2. Er is fruit.")
    assert outcome.verdict is Verdict.ONTBREEKT
    assert [one.quote for one in outcome.evidence] == ["Er zijn geen appels."]
    assert outcome.reason.endswith("De Regeling sluit het uitdrukkelijk uit: artikel 3, eerste lid.")


def test_weak_in_another_artikel_stays(judge):
    assert judge("Artikel 3\nEr zijn geen appels.\n\nArtikel 4\nEr is fruit.").verdict is Verdict.ZWAK


def test_a_document_beside_the_regeling_carries_the_norm(judge):
    outcome = judge("Artikel 1\nEr zijn appels.", beside="Artikel 9\nEr zijn peren.")
    assert outcome.verdict is Verdict.AANWEZIG
    assert [(one.document, one.citation.artikel) for one in outcome.evidence] == [(None, "1"), ("reglement.docx", "9")]


def test_a_form_the_rule_is_not_for(judge):
    outcome = judge("Artikel 1\nEr zijn appels.", vorm=Vorm.CENTRUMREGELING)
    assert (outcome.verdict, outcome.evidence) == (Verdict.NVT, ())
    assert "centrumregeling" in outcome.reason
    assert judge("Artikel 1\nEr zijn appels.", vorm=None).verdict is Verdict.ZWAK


def test_absence_is_not_claimed_over_text_that_was_not_read(judge):
    def scanned(tree):
        return replace(tree, source=replace(tree.source, pages=3, pages_without_text=(2,)))

    outcome = judge("Artikel 1\nEr zijn bananen.", change=scanned)
    assert outcome.verdict is Verdict.NIET_TE_BEOORDELEN
    assert "bladzijde 2" in outcome.reason
    assert judge("Artikel 1\nEr zijn appels. Er zijn peren.", change=scanned).verdict is Verdict.AANWEZIG


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Artikel 1\nEr zijn appels.", Verdict.NIET_TE_BEOORDELEN),
        ("Artikel 1\nEr is fruit. Er zijn peren.", Verdict.NIET_TE_BEOORDELEN),
        ("Overwegende dat er appels en peren zijn;\n\nArtikel 1\nEr zijn bananen.", Verdict.NIET_TE_BEOORDELEN),
        ("Artikel 1\nEr kunnen appels zijn. Er zijn peren.", Verdict.ZWAK),
        ("Artikel 1\nEr kunnen appels zijn.", Verdict.ZWAK),
        ("Overwegende dat er appels kunnen zijn;\n\nArtikel 1\nEr zijn peren.", Verdict.NIET_TE_BEOORDELEN),
        ("Artikel 1\nEr zijn appels en peren. Dat is verboden.", Verdict.STRIJDIG),
    ],
)
def test_weak_for_what_is_missing_is_not_said_over_text_that_was_not_read(judge, text, verdict):
    def scanned(tree):
        return replace(tree, source=replace(tree.source, pages=3, pages_without_text=(2,)))

    assert judge(text, change=scanned).verdict is verdict


def test_what_the_read_part_lacks_is_told_with_the_page(judge):
    outcome = judge("Artikel 1\nEr zijn appels.", change=lambda tree: replace(tree, source=replace(tree.source, pages=3, pages_without_text=(2,))))
    assert outcome.reason == (
        "Niet alle tekst is gelezen: bladzijde 2 bevat een afbeelding zonder tekst. Het kan daar geregeld zijn. "
        "In wat wel is gelezen, staat nog niet als norm: tweede element."
    )
    assert [one.quote for one in outcome.evidence] == ["Er zijn appels."]


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ((UnreadPart(kind=UnreadKind.IMAGE, place=Place(page=4, paragraph=9)),), "is gelezen: grote afbeelding op bladzijde 4."),
        ((UnreadPart(kind=UnreadKind.FILE, place=Place(paragraph=9)),) * 2, "ingevoegd bestand bij alinea 9 en nog een deel."),
        ((UnreadPart(kind=UnreadKind.ATTACHMENT),) * 3, "bijgevoegd document en nog 2 delen."),
    ],
)
def test_absence_is_not_claimed_over_a_part_that_was_not_read(judge, parts, named):
    def partly(tree):
        return replace(tree, source=replace(tree.source, unread=parts))

    outcome = judge("Artikel 1\nEr zijn bananen.", change=partly)
    assert outcome.verdict is Verdict.NIET_TE_BEOORDELEN
    assert named in outcome.reason
    assert judge("Artikel 1\nEr zijn appels. Er zijn peren.", change=partly).verdict is Verdict.AANWEZIG


def test_what_is_missing_points_at_where_it_would_stand(judge):
    outcome = judge("Artikel 1\nNiets.\n\nArtikel 2 Boomgaard\nDe boomgaard is groot.\n\nArtikel 3\nDe boomgaard.")
    assert [citation.artikel for citation in outcome.look_at] == ["2", "3"]


def test_silence_that_is_weak_is_shown_where_it_would_stand(judge, rule_set):
    rule = replace(next(rule for rule in rule_set.rules if rule.id == "proef/regel"), zonder_bewijs="zwak")
    outcome = judge("Artikel 2\nDe boomgaard is groot.", rule=rule)
    assert outcome.verdict is Verdict.ZWAK
    assert [(one.quote, one.element) for one in outcome.evidence] == [("De boomgaard is groot.", "waar het zou staan")]


def test_the_trace_says_what_each_condition_gave(judge):
    trace = judge("Artikel 1\nEr zijn geen appels. Er zijn peren.").trace
    assert [(step.element, step.kind, step.because) for step in trace] == [
        ("tegendeel", StepKind.NIETS, ""),
        ("een", StepKind.ONTKEND, "geen"),
        ("twee", StepKind.NORM, ""),
    ]
    assert trace[1].said == (Said(concept="«appel*»", words="appels"),)


def test_the_trace_says_what_took_a_condition_away(judge, rule_set):
    rule = next(rule for rule in rule_set.rules if rule.id == "proef/regel")
    one = rule.elementen[0]
    against = replace(one, norm=(replace(one.norm[0], niet_in_zin=("«boomgaard»",)),), zwak=())
    outcome = judge("Artikel 1\nDe boomgaard geeft appels.", rule=replace(rule, elementen=(against, rule.elementen[1])))
    assert outcome.verdict is Verdict.ONTBREEKT and outcome.evidence == ()
    (step,) = [step for step in outcome.trace if step.element == "een"]
    assert (step.kind, step.by, step.because) == (StepKind.VALT_AF, "«boomgaard»", "boomgaard")
    assert step.quote == "De boomgaard geeft appels."
    assert step.citation is not None and step.citation.artikel == "1"


def test_the_trace_says_in_which_document_it_stands(judge):
    trace = judge("Artikel 1\nEr zijn appels.", beside="Artikel 4\nEr zijn peren.").trace
    assert [(step.kind, step.document) for step in trace if step.element == "twee"] == [(StepKind.NORM, "reglement.docx")]


def _step(judge, rule_set, text, **condition):
    """The one step of the first element when it asks for this."""
    rule = next(rule for rule in rule_set.rules if rule.id == "proef/regel")
    asked = Condition(**{"binnen": Scope.LID, "label": "gevraagd", **condition})
    changed = replace(rule, elementen=(replace(rule.elementen[0], norm=(asked,), zwak=()), rule.elementen[1]))
    (step,) = [step for step in judge(text, rule=changed).trace if step.element == "een"]
    return step


def test_the_trace_says_where_words_stand_that_another_lid_brings(judge, rule_set):
    step = _step(judge, rule_set, "Artikel 4\n1. Er zijn appels.\n2. Er is fruit.", binnen=Scope.ARTIKEL, alle=(("«appel*»",), ("«fruit»",)))
    assert step.kind is StepKind.NORM
    places = {one.words: one.citation and one.citation.lid for one in step.said}
    assert places == {"appels": None, "fruit": "2"}


@pytest.mark.parametrize(
    ("condition", "text", "words", "lack"),
    [
        ({"alle": (("«boomgaard»",), ("«appel*»",), ("«fruit»",))}, "De boomgaard geeft appels.", {"boomgaard", "appels"}, Lack(kind=LackKind.BEGRIP, names=("«fruit»",))),
        ({"alle": (("«boomgaard»",), ("«appel*»",))}, "De boomgaard is groot.", {"boomgaard"}, Lack(kind=LackKind.BEGRIP, names=("«appel*»",))),
        ({"alle": (("«boomgaard»",),), "opschrift": ("«fruit»",)}, "De boomgaard is groot.", {"boomgaard"}, Lack(kind=LackKind.OPSCHRIFT, names=("«fruit»",))),
        ({"alle": (("«boomgaard»",),), "ontkend": (("«appel*»",),)}, "De boomgaard geeft appels.", {"boomgaard", "appels"}, Lack(kind=LackKind.ONTKENNING, names=("«appel*»",))),
        ({"alle": (("«boomgaard»",), ("«appel*»",)), "volgorde": True}, "Appels geeft de boomgaard.", {"boomgaard", "Appels"}, Lack(kind=LackKind.SAMENHANG)),
    ],
)  # fmt: skip
def test_the_trace_says_what_comes_near_and_what_it_lacks(judge, rule_set, condition, text, words, lack):
    step = _step(judge, rule_set, f"Artikel 1\nNiets.\n\nArtikel 2\n1. Niets.\n2. {text}", **condition)
    assert (step.kind, step.quote) == (StepKind.BIJNA, text)
    assert (step.citation.artikel, step.citation.lid) == ("2", "2")
    assert {one.words for one in step.said} == words
    assert step.lack == lack


def test_what_stands_alone_and_is_not_what_the_rule_is_about_is_not_near(judge, rule_set):
    assert _step(judge, rule_set, "Artikel 1\nEr zijn appels.", alle=(("«appel*»",), ("«fruit»",))).kind is StepKind.NIETS


def test_what_stands_everywhere_is_not_near(judge, rule_set):
    text = "\n\n".join(f"Artikel {number}\nDe boomgaard van rij {number}." for number in range(1, 9))
    assert _step(judge, rule_set, text, alle=(("«boomgaard»",), ("«appel*»",))).kind is StepKind.NIETS


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("Het bestuur kan appels geven.", StepKind.ZWAK, "kan"),
        ("Er worden geen appels gegeven.", StepKind.ONTKEND, "geen"),
        ("Appels worden niet gegeven.", StepKind.ONTKEND, "niet"),
        ("Van appels wordt afgezien.", StepKind.ONTKEND, "afgezien"),
    ],
)
def test_the_trace_names_the_word_that_denies_or_frees(judge, text, kind, because):
    (step,) = [step for step in judge(f"Artikel 1\n{text}").trace if step.element == "een"]
    assert step.kind is kind
    assert because in step.because
