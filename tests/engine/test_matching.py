"""Where a condition holds: scopes, lists, headings, nearness, order, denial, references, defined terms."""

from pathlib import Path

import pytest

from regelcheck.engine.annotate import annotate
from regelcheck.engine.matching import Matcher
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Concept
from regelcheck.ruleset import load_rules
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.yaml_nodes import read_fields

CONCEPTS = (
    Concept(
        name="evalueren",
        titel="",
        woorden=("@evalueren|evaluatie*",),
        behalve=("evaluatie van de directeur",),
    ),
    Concept(name="ritme", titel="", woorden=("(elke|om de) [<getal>] jaar", "jaarlijks*")),
    Concept(name="regeling", titel="", woorden=("regeling",)),
    Concept(name="geschil", titel="", woorden=("geschil*",)),
    Concept(name="samenwerkingsverband", titel="", woorden=("openbaar lichaam",)),
)


@pytest.fixture
def holds(tmp_path: Path, regeling):
    """`holds("{binnen: zin, …}", text)` gives the quotes that carry the condition, with how they carry it."""
    cues = tuple(c for c in load_rules().concepts if c.name.startswith("ontken") or c.name in ("vrijblijvend", "persoonsvorm", "geeft-door", "trekt-door"))

    def run(condition: str, text: str) -> list[str]:
        path = tmp_path / "voorwaarde.yaml"
        path.write_text(condition, encoding="utf-8")
        concepts = (*CONCEPTS, *cues)
        reader = ConditionReader(PhraseBook(concepts, ()))
        wanted = reader.condition(read_fields(path), weak=False)
        book = ConceptBook((*concepts, *reader.inline.values()), ())
        matcher = Matcher(annotate(regeling(text), book))
        found = []
        for match in matcher.matches(wanted):
            for line in match.lines:
                passage = matcher.passage(line)
                sentence = passage.text.sentences[line[1]]
                start, end = passage.text.chars(sentence.start, sentence.end)
                mark = "-" if match.refused else "?" if match.voluntary else ""
                found.append(mark + passage.node.text[start:end])
        return found

    return run


def test_a_sentence_holds_what_stands_in_it(holds):
    text = "Artikel 1\n1. Het bestuur evalueert de regeling. Elke vier jaar volgt een begroting.\n"
    assert holds("{binnen: zin, alle: [~evalueren, ~regeling]}", text) == [
        "Het bestuur evalueert de regeling."
    ]
    assert holds("{binnen: zin, alle: [~evalueren, ~ritme]}", text) == []
    assert len(holds("{binnen: lid, alle: [~evalueren, ~ritme]}", text)) == 2


def test_a_lid_does_not_hold_the_next_one_but_the_artikel_does(holds):
    text = "Artikel 1\n1. Het bestuur evalueert de regeling.\n2. Dit gebeurt elke vier jaar.\n"
    assert holds("{binnen: lid, alle: [~evalueren, ~ritme]}", text) == []
    assert holds("{binnen: artikel, alle: [~evalueren, ~ritme]}", text) == [
        "Het bestuur evalueert de regeling.",
        "Dit gebeurt elke vier jaar.",
    ]


def test_an_onderdeel_is_read_with_the_opening_words_of_its_list(holds):
    text = "Artikel 1\n1. Het bestuur evalueert:\na. de regeling;\nb. het personeel.\n"
    assert holds("{binnen: zin, alle: [~evalueren, ~regeling]}", text) == [
        "Het bestuur evalueert:",
        "de regeling;",
    ]


def test_items_of_a_list_are_not_read_together_as_one_sentence(holds):
    text = "Artikel 1\n1. Het bestuur zorgt voor:\na. evaluatie van beleid;\nb. de regeling.\n"
    assert holds("{binnen: zin, alle: [~evalueren, ~regeling]}", text) == []


def test_a_heading_helps_and_never_suffices(holds):
    text = "Artikel 1 Evaluatie\nHet bestuur kijkt elke vier jaar terug.\n"
    assert holds("{binnen: lid, alle: [~ritme], opschrift: [~evalueren]}", text)
    assert holds("{binnen: lid, alle: [~evalueren, ~ritme]}", text) == []
    assert holds("{binnen: lid, alle: [~ritme], niet_opschrift: [~evalueren]}", text) == []


def test_what_may_not_be_there(holds):
    text = "Artikel 1\n1. Het bestuur evalueert de regeling jaarlijks. Een geschil blijft rusten.\n"
    assert holds("{binnen: lid, alle: [~evalueren], niet: [~geschil]}", text) == []
    assert holds("{binnen: lid, alle: [~evalueren], niet_in_zin: [~geschil]}", text)


def test_a_longer_phrase_that_means_something_else_cancels(holds):
    assert (
        holds("{binnen: zin, alle: [~evalueren]}", "Artikel 1\nDe evaluatie van de directeur is jaarlijks.\n")
        == []
    )


def test_denied_is_no_norm_but_is_kept_as_refusal(holds):
    text = "Artikel 1\nDe regeling wordt niet geëvalueerd.\n"
    assert holds("{binnen: zin, alle: [~evalueren]}", text) == ["-De regeling wordt niet geëvalueerd."]
    assert holds("{binnen: zin, ontkend: [~evalueren]}", text) == ["De regeling wordt niet geëvalueerd."]


def test_left_free(holds):
    text = "Artikel 1\nHet bestuur kan de regeling evalueren.\n"
    assert holds("{binnen: zin, alle: [~evalueren]}", text) == ["?Het bestuur kan de regeling evalueren."]
    assert holds("{binnen: zin, alle: [~evalueren], vrijblijvend: telt}", text) == [
        "Het bestuur kan de regeling evalueren."
    ]
    assert holds("{binnen: zin, alle: [~evalueren], vrijblijvend: telt niet}", text) == []


def test_an_opening_with_kunnen_is_a_condition(holds):
    text = "Artikel 1\nKunnen de besturen en de raden het daarover niet eens worden, dan evalueert het bestuur de regeling.\n"
    assert holds("{binnen: zin, alle: [~evalueren]}", text) == [text.splitlines()[1]]


def test_near_and_in_order(holds):
    text = "Artikel 1\nDe evaluatie, die het bestuur zoals altijd zorgvuldig voorbereidt, betreft elke vier jaar alles.\n"
    assert holds("{binnen: zin, alle: [~evalueren, ~ritme], dichtbij: 30}", text)
    assert holds("{binnen: zin, alle: [~evalueren, ~ritme], dichtbij: 5}", text) == []
    assert holds("{binnen: zin, alle: [~evalueren, ~ritme], volgorde: ja}", text)
    assert holds("{binnen: zin, alle: [~ritme, ~evalueren], volgorde: ja}", text) == []


def test_two_notions_may_not_rest_on_the_same_words(holds):
    assert holds("{binnen: zin, alle: [~regeling, '*regeling']}", "Artikel 1\nDe regeling geldt.\n") == []
    assert holds(
        "{binnen: zin, alle: [~regeling, '*regeling']}", "Artikel 1\nDe regeling kent een regeling.\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op het bestuur zijn de artikelen 52 tot en met 60 van de Gemeentewet van toepassing.", True),
        ("Op het bestuur is artikel 59 van de Gemeentewet van toepassing.", True),
        ("Op het bestuur zijn de artikelen 52 tot en met 58 van de Gemeentewet van toepassing.", False),
        (
            "Op het bestuur zijn de artikelen 52 tot en met 60 van de Gemeentewet, met uitzondering van artikel 59, van "
            "toepassing.",
            False,
        ),
        (
            "Op het bestuur zijn de artikelen 52 tot en met 60 van de Wet gemeenschappelijke regelingen van toepassing.",
            False,
        ),
    ],
)
def test_a_reference_covers_an_article_of_a_law(holds, text, found):
    condition = '{binnen: lid, alle: ["bestuur"], verwijst_naar: {wet: [Gemeentewet], artikel: "59"}}'
    assert bool(holds(condition, f"Artikel 1\n{text}\n")) is found


def test_a_defined_term_stands_for_its_definition(holds):
    text = (
        "Artikel 1\nIn dit stuk wordt verstaan onder:\na. ijkmoment: de evaluatie van deze regeling;\n"
        "b. regeling: dit stuk.\n\nArtikel 2\nHet ijkmoment keert elke vier jaar terug.\n"
    )
    condition = "{binnen: zin, alle: [~evalueren, 'keert|keren']}"
    assert holds(condition, text) == ["Het ijkmoment keert elke vier jaar terug."]
    assert holds("{binnen: zin, alle: [~regeling, 'keert|keren']}", text), (
        "what the definition speaks of comes along"
    )


def test_a_norm_may_stand_in_two_leden_that_refer_to_each_other(holds):
    text = (
        "Artikel 1\n1. Het bestuur evalueert de regeling.\n2. Het onderzoek, bedoeld in het eerste lid, is er jaarlijks.\n"
        "3. Het verslag komt elke vier jaar.\n"
    )
    assert holds("{binnen: lid, alle: [~evalueren, ~ritme], verwijzingen: ja}", text) == [
        "Het bestuur evalueert de regeling.",
        "Het onderzoek, bedoeld in het eerste lid, is er jaarlijks.",
    ]


def test_a_norm_may_stand_in_two_artikelen(holds):
    text = "Artikel 1\nHet bestuur evalueert de regeling.\n\nArtikel 2\nHet onderzoek van artikel 1 is er jaarlijks.\n"
    assert holds("{binnen: lid, alle: [~evalueren, ~ritme]}", text) == []
    assert len(holds("{binnen: lid, alle: [~evalueren, ~ritme], verwijzingen: ja}", text)) == 2


def test_the_regeling_may_name_a_law_for_itself(holds):
    text = (
        "Artikel 1\nIn deze regeling wordt verstaan onder:\na. de wet: de Gemeentewet;\nb. lid: een lid.\n\n"
        "Artikel 2\nOp het bestuur is artikel 59 van de wet van toepassing.\n"
    )
    assert holds('{binnen: lid, alle: ["bestuur"], verwijst_naar: {wet: [Gemeentewet], artikel: "59"}}', text)


@pytest.mark.parametrize(
    ("opening", "item", "found"),
    [
        ("Voor het bestuur gelden van de Gemeentewet:", "artikel 59;", True),
        ("Op het bestuur zijn uit de Gemeentewet van toepassing:", "de artikelen 53 tot en met 60;", True),
        ("Voor het bestuur gelden van de Provinciewet:", "artikel 59;", False),
        ("Voor het bestuur gelden van de Gemeentewet:", "artikel 58;", False),
        ("Voor het bestuur gelden van de Gemeentewet:", "artikel 59 van deze regeling;", False),
        ("Onverminderd de Gemeentewet heeft het bestuur tot taak:", "artikel 59;", False),
        ("Van de Gemeentewet wijkt het bestuur af als bedoeld in artikel 4:", "artikel 59;", False),
    ],
)
def test_the_items_of_a_list_are_articles_of_the_law_its_opening_words_name(opening, item, found, holds):
    text = f"Artikel 1\n{opening}\na. artikel 20;\nb. {item}\n"
    condition = '{binnen: zin, alle: ["bestuur"], verwijst_naar: {wet: [Gemeentewet], artikel: "59"}}'
    assert bool(holds(condition, text)) is found


def test_what_may_not_stand_in_the_artikel_around_a_sentence(holds):
    text = "Artikel 1\n1. Het bestuur evalueert de regeling.\n2. Een geschil gaat naar de rechter.\n"
    assert holds("{binnen: zin, alle: [~evalueren], niet: [~geschil]}", text)
    assert holds("{binnen: zin, alle: [~evalueren], niet_in_artikel: [~geschil]}", text) == []


def test_the_name_of_the_body_stands_for_the_body(holds):
    text = "Artikel 1\nEr is een openbaar lichaam, genaamd Werkplein de Noord en gevestigd te Dal.\n\nArtikel 2\nWerkplein de Noord evalueert.\n"
    assert holds("{binnen: zin, alle: [~evalueren, ~samenwerkingsverband]}", text) == [
        "Werkplein de Noord evalueert."
    ]


def test_a_norm_counts_whatever_is_left_free_before_it(holds):
    free, norm = "Het bestuur kan de regeling tussentijds evalueren.", "Het bestuur evalueert de regeling."
    for text in (f"Artikel 1\n{free} {norm}\n", f"Artikel 1\n{norm} {free}\n"):
        assert holds("{binnen: lid, alle: [~evalueren]}", text) == [norm]


@pytest.mark.parametrize("order", ["'bestuur|raad', 'bestuur', 'hoort'", "'bestuur', 'bestuur|raad', 'hoort'", "'hoort', 'bestuur|raad', 'bestuur'"])
def test_the_order_of_the_concepts_does_not_decide(holds, order):
    assert holds(f"{{binnen: zin, alle: [{order}]}}", "Artikel 1\nDe raad hoort het bestuur.\n")
    assert holds(f"{{binnen: zin, alle: [{order}]}}", "Artikel 1\nHet bestuur hoort de raad.\n")


def test_a_phrase_in_a_rule_never_takes_the_place_of_a_concept(holds):
    assert holds("{binnen: zin, alle: [~evalueren, ['evalueren', '~regeling']]}", "Artikel 1\nDe evaluatie van de regeling.\n")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Artikel 1\nDe evaluatie vindt plaats binnen acht weken.", ["De evaluatie vindt plaats binnen acht weken."]),
        ("Artikel 1\nDe evaluatie vindt plaats binnen 8 (acht) weken.", ["De evaluatie vindt plaats binnen 8 (acht) weken."]),
        ("Artikel 1\nDe evaluatie vindt plaats binnen twee maanden.", ["De evaluatie vindt plaats binnen twee maanden."]),
        ("Artikel 1\nDe evaluatie vindt plaats binnen twaalf weken.", []),
        ("Artikel 1\nDe evaluatie vindt plaats binnen acht tot twaalf weken.", []),
        ("Artikel 1\nDe evaluatie vindt plaats binnen drie maanden.", []),
        ("Artikel 1\nDe evaluatie vindt plaats binnen twaalf weken; binnen acht weken volgt een reactie.", []),
        ("Artikel 1\nNa de evaluatie door acht leden volgt een besluit.", []),
        ("Artikel 1\nBinnen de volgende termijn:\na. voor de evaluatie: acht weken;\nb. voor het plan: 20 weken.", ["voor de evaluatie: acht weken;"]),
    ],
)
def test_the_number_nearest_to_the_concept_is_compared(holds, text, quotes):
    found = holds("{binnen: zin, alle: [~evalueren], getal: {eenheid: weken, minder_dan: 12}}", text)
    assert [quote.removesuffix(" (norm)") for quote in found if quote not in ("Binnen de volgende termijn:",)] == quotes


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("De evaluatie is gereed voor 1 mei.", True),
        ("De evaluatie is gereed op de 15e juli.", True),
        ("De evaluatie is gereed voor eerste juni van elk jaar.", True),
        ("De evaluatie is gereed voor 30 april.", False),
        ("De evaluatie is gereed voor vijftien april.", False),
        ("De evaluatie is gereed voor 1 juli 2024.", False),
        ("De evaluatie is gereed voor het einde van het jaar.", False),
    ],
)
def test_a_day_of_the_year_is_compared(holds, text, there):
    assert bool(holds("{binnen: zin, alle: [~evalueren], datum: {na: 30 april}}", f"Artikel 1\n{text}")) is there


UNDER_A_CHAPTER = (
    "Hoofdstuk 1 Evaluatie\n\nArtikel 1 Moment\nHet gebeurt elke vier jaar.\n\nArtikel 2 Evaluatie\n1. Zij gebeurt elke drie jaar.\n"
)


def test_the_artikels_own_heading_apart_from_those_above_it(holds):
    assert len(holds("{binnen: zin, alle: [~ritme], opschrift: [~evalueren]}", UNDER_A_CHAPTER)) == 2
    assert holds("{binnen: zin, alle: [~ritme], eigen_opschrift: [~evalueren]}", UNDER_A_CHAPTER) == ["Zij gebeurt elke drie jaar."]
    assert holds("{binnen: zin, alle: [~ritme], niet_eigen_opschrift: [~evalueren]}", UNDER_A_CHAPTER) == ["Het gebeurt elke vier jaar."]


@pytest.mark.parametrize("heading", ["Toelichting bij artikel 7\n", "Toelichting op artikel 7. ", "Toelichting\n\nArtikel 7\n"])
@pytest.mark.parametrize("artikel", ["Artikel 7 Evaluatie\nEr volgt nog iets.\n", "Artikel 7\nHet bestuur evalueert.\n"])
def test_a_toelichting_is_read_under_the_artikel_it_explains(artikel, heading, holds):
    text = f"{artikel}\nArtikel 8 Slot\nDit is het slot.\n\n{heading}Gedacht wordt aan elke vier jaar.\n"
    assert holds("{binnen: zin, alle: [~ritme], opschrift: [~evalueren]}", text) == ["Gedacht wordt aan elke vier jaar."]
    assert holds("{binnen: zin, alle: [~ritme], opschrift: [~geschil]}", text) == []


HANDED_ON = [
    ("Bij een geschil geldt artikel 2.", "Dan evalueert het bestuur."),
    ("Over een geschil beslist de raad.", "In het geval van artikel 1 evalueert het bestuur."),
    ("Over een geschil beslist de raad.", "In het in artikel 1 bedoelde geval evalueert het bestuur."),
    ("Een geschil volgt de weg van artikel 2.", "Het bestuur evalueert."),
]
REFERRED_TO = [
    ("Over een geschil beslist de raad.", "Onverminderd artikel 1 evalueert het bestuur."),
    ("Een geschil als bedoeld in artikel 2 is er niet.", "Het bestuur evalueert."),
    ("Bij een geschil geldt artikel 2 van de Gemeentewet.", "Het bestuur evalueert."),
    ("Bij een geschil geldt artikel 3.", "Het bestuur evalueert."),
]


@pytest.mark.parametrize(("one", "other"), HANDED_ON)
@pytest.mark.parametrize("scope", ["zin", "lid", "artikel"])
def test_an_artikel_is_read_with_the_one_it_hands_on_to(scope, one, other, holds):
    text = f"Artikel 1\n{one}\n\nArtikel 2\n{other}\n"
    assert holds(f"{{binnen: {scope}, alle: [~geschil, ~evalueren]}}", text) == [one, other]


@pytest.mark.parametrize(("one", "other"), REFERRED_TO)
def test_an_artikel_is_not_read_with_one_it_only_mentions(one, other, holds):
    assert holds("{binnen: artikel, alle: [~geschil, ~evalueren]}", f"Artikel 1\n{one}\n\nArtikel 2\n{other}\n") == []


def test_a_lid_goes_on_from_another_lid(holds):
    text = "Artikel 1\n1. Er is een geschil.\n2. In het geval, bedoeld in het eerste lid, evalueert het bestuur.\n3. De raad evalueert.\n"
    assert holds("{binnen: lid, alle: [~geschil, ~evalueren]}", text) == [
        "Er is een geschil.",
        "In het geval, bedoeld in het eerste lid, evalueert het bestuur.",
    ]


def test_what_takes_back_the_whole_sentence_goes_for_a_denial_that_is_the_norm_as_well(holds):
    condition = "{binnen: zin, alle: [voorzitter ..4 geen gemeente], ontkenning: telt, vrijblijvend: telt}"
    assert holds(condition, "De voorzitter vertegenwoordigt geen gemeente.") == ["De voorzitter vertegenwoordigt geen gemeente."]
    assert holds(condition, "De voorzitter vertegenwoordigt geen gemeente en heeft geen stem.") != []
    withdrawn = "Van een voorzitter die geen gemeente in het bestuur vertegenwoordigt, wordt afgezien."
    assert holds(condition, withdrawn) == ["-" + withdrawn]
    assert holds(condition, "De voorzitter vertegenwoordigt geen gemeente. Daarvan wordt afgezien.")[0].startswith("-")


def test_what_is_wholly_in_the_artikel_referred_to_is_not_said_here_as_well(holds):
    text = "Artikel 1\nBij een geschil geldt artikel 2.\n\nArtikel 2\n1. Het bestuur evalueert.\n2. Het gebeurt elke vier jaar.\n"
    assert holds("{binnen: lid, alle: [~evalueren, ~ritme]}", text) == []
    assert holds("{binnen: lid, alle: [~geschil, ~ritme]}", text) == ["Bij een geschil geldt artikel 2.", "Het gebeurt elke vier jaar."]


EXTENDED = [
    "Hetzelfde geldt voor een geschil.",
    "Dit geldt ook bij een geschil.",
    "Bij een geschil geldt hetzelfde.",
    "Datzelfde geldt jegens wie een geschil heeft.",
    "Het eerste lid is van overeenkomstige toepassing op een geschil.",
    "Het vorige lid geldt eveneens bij een geschil.",
]
NOT_EXTENDED = [
    "Dit geldt niet bij een geschil.",
    "Hetzelfde geldt niet voor een geschil.",
    "Het eerste lid is niet van overeenkomstige toepassing op een geschil.",
    "Het college beslist een geschil.",
]


@pytest.mark.parametrize("scope", ["zin", "lid"])
@pytest.mark.parametrize("second", EXTENDED)
def test_a_lid_is_read_with_the_lid_it_extends_to_another(second, scope, holds):
    text = f"Artikel 1\n1. Het bestuur evalueert.\n2. {second}\n3. De raad evalueert de begroting.\n"
    assert holds(f"{{binnen: {scope}, alle: [~geschil, ~evalueren]}}", text) == ["Het bestuur evalueert.", second]


@pytest.mark.parametrize("second", NOT_EXTENDED)
def test_a_lid_is_not_read_with_the_lid_it_does_not_extend(second, holds):
    assert holds("{binnen: zin, alle: [~geschil, ~evalueren]}", f"Artikel 1\n1. Het bestuur evalueert.\n2. {second}\n") == []


def test_a_sentence_extends_the_one_before_it_and_no_other(holds):
    text = "Artikel 1\nDe raad evalueert. De dag is lang. Hetzelfde geldt voor een geschil.\n"
    assert holds("{binnen: zin, alle: [~geschil, ~evalueren]}", text) == []
    assert holds("{binnen: zin, alle: [~geschil, dag]}", text) == ["De dag is lang.", "Hetzelfde geldt voor een geschil."]


def test_what_extends_an_extension_reaches_back_to_where_it_began(holds):
    text = "Artikel 1\n1. Het bestuur evalueert.\n2. Hetzelfde geldt voor de raad.\n3. Hetzelfde geldt voor een geschil.\n"
    assert holds("{binnen: zin, alle: [~geschil, ~evalueren]}", text) == ["Het bestuur evalueert.", "Hetzelfde geldt voor een geschil."]


def test_the_first_words_of_an_artikel_extend_nothing_of_the_artikel_before(holds):
    text = "Artikel 1\nHet bestuur evalueert.\n\nArtikel 2\n1. Hetzelfde geldt voor een geschil.\n"
    assert holds("{binnen: zin, alle: [~geschil, ~evalueren]}", text) == []
