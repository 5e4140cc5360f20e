"""Denial and modality: what each cue does to a concept in its sentence, and how far it reaches."""

import pytest

from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.tokens import tokenise
from regelcheck.model import Concept
from regelcheck.ruleset import load_rules


@pytest.fixture(scope="module")
def book():
    rules = load_rules()
    cues = [concept for concept in rules.concepts if concept.name.startswith("ontken") or concept.name in ("vrijblijvend", "persoonsvorm")]
    wanted = Concept(name="wanted", titel="", woorden=("evaluatie*|@evalueren", "overleg", "niet aangenomen"))
    return ConceptBook((*cues, wanted), rules.verbs)


def weigh(text: str, book: ConceptBook) -> list[tuple[bool, bool]]:
    """(denied, voluntary) of each hit of the wanted concept."""
    read = tokenise(text)
    hits = book.find(read)
    weigher = Weigher(read, hits, (False, False))
    return [
        (weigher.denied(hit, weigher.sentence_of(hit.start)), weigher.voluntary(hit, weigher.sentence_of(hit.start)))
        for hit in hits["wanted"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Deze regeling bevat geen bepalingen over evaluatie.",
        "De regeling wordt niet geëvalueerd.",
        "Er is geen vast moment waarop een evaluatie wordt gehouden.",
        "Er vindt geen periodieke evaluatie plaats.",
        "Van een evaluatie wordt afgezien.",
        "Een evaluatie blijft achterwege.",
        "Evaluatie van de samenwerking is uitgesloten.",
        "Partijen zien af van een evaluatie.",
        "De regeling voorziet niet in een evaluatie.",
        "Een evaluatie is overwogen. Daarvan wordt afgezien.",
        "Noch de regeling, noch een evaluatie wordt verlangd.",
    ],
)
def test_denied(text, book):
    assert [denied for denied, _ in weigh(text, book)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Het bestuur evalueert de regeling niet later dan in 2028.",
        "De regeling wordt niet alleen gewijzigd, maar ook geëvalueerd.",
        "Indien geen overeenstemming wordt bereikt, volgt overleg.",
        "Wie niet tevreden is, vraagt om overleg.",
        "Leidt dit overleg niet tot een oplossing, dan beslist het bestuur.",
        "Het voorstel wordt niet aangenomen.",
        "De evaluatie geschiedt niet dan nadat de raden zijn gehoord.",
        "Wat partijen niet kunnen oplossen wordt besproken in een overleg.",
        "Kwesties die zij niet kunnen oplossen worden besproken in een overleg.",
        "Er is geen directeur. Het bestuur evalueert zelf.",
    ],
)
def test_not_denied(text, book):
    assert not any(denied for denied, _ in weigh(text, book))


@pytest.mark.parametrize(
    ("text", "voluntary"),
    [
        ("Het bestuur kan de regeling evalueren.", True),
        ("Het bestuur streeft naar een evaluatie.", True),
        ("Zo mogelijk wordt de regeling geëvalueerd.", True),
        ("Het bestuur kan, indien de raden dat wensen, de regeling laten evalueren.", True),
        ("Het bestuur kan (na advies van de raden) de regeling evalueren.", True),
        ("Het bestuur evalueert de regeling waar dat kan.", False),
        ("Het bestuur evalueert de regeling.", False),
        ("Het bestuur evalueert de regeling elke vier jaar en kan een bureau inschakelen.", False),
        ("Indien een raad dat kan verlangen, evalueert het bestuur.", False),
        ("Het bestuur kan niet besluiten zonder dat de regeling is geëvalueerd.", False),
    ],
)
def test_voluntary(text, voluntary, book):
    assert [free for _, free in weigh(text, book)] == [voluntary]


def test_the_opening_words_of_a_list_deny_its_items(book):
    lead = tokenise("Deze regeling bevat geen bepalingen over:")
    assert Weigher(lead, book.find(lead), (False, False)).denies_what_follows()
    item = tokenise("de evaluatie;")
    hits = book.find(item)
    assert Weigher(item, hits, (True, False)).denied(hits["wanted"][0], 0)


@pytest.mark.parametrize("phrase", ["geen evaluatie ", "kan evalueren en kan ", "evalueert niet en zij kunnen, indien nodig, "])
def test_weighing_takes_time_in_proportion_to_the_text(phrase, book):
    """Counted in cues looked at, not in seconds: no hit may look at all cues of its sentence."""
    read = tokenise(phrase * 400)
    hits = book.find(read)
    weigher = Weigher(read, hits, (False, False))
    looked_at = [len(weigher._around(weigher._forward, hit)) + len(weigher._around(weigher._either_way, hit)) for hit in hits["wanted"]]
    assert max(looked_at) < 60 < len(hits["wanted"])


def test_a_toelichting_that_says_the_regeling_is_silent_denies_nothing_it_said_itself(book):
    read = tokenise("Ooit was een evaluatie gewenst. De regeling zegt daarover niets.")
    hits = book.find(read)
    assert Weigher(read, hits, (False, False)).denied(hits["wanted"][0], 0)
    assert not Weigher(read, hits, (False, False), norm=False).denied(hits["wanted"][0], 0)
