"""Denial in wordings nobody tuned on, by kind of denial: what denies, what only excepts, and what denies a denial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.tokens import tokenise
from regelcheck.model import Concept
from regelcheck.ruleset import load_rules


@pytest.fixture(scope="module")
def book():
    rules = load_rules()
    cues = [concept for concept in rules.concepts if concept.name.startswith("ontken") or concept.name == "persoonsvorm"]
    wanted = Concept(name="wanted", titel="", woorden=("evaluatie*|@evalueren", "overleg", "tweede lid", "verdeelsleutel"))
    return ConceptBook((*cues, wanted), rules.verbs)


def denied(text: str, book: ConceptBook) -> list[bool]:
    """Whether each hit of the wanted concept is denied."""
    read = tokenise(text)
    hits = book.find(read)
    weigher = Weigher(read, hits, (False, False))
    return [weigher.denied(hit, weigher.sentence_of(hit.start)) for hit in hits["wanted"]]


DENIED = [
    "Denkbaar is een evaluatie. Partijen hebben daaraan geen behoefte.",
    "Denkbaar is een evaluatie. Deze regeling bevat daarover geen bepalingen.",
    "Nergens in deze regeling wordt een evaluatie genoemd.",
    "Deze regeling laat open of en wanneer een evaluatie plaatsvindt.",
    "Een regel over de evaluatie ontbreekt.",
    "Over de evaluatie is niets bepaald.",
    "De evaluatie is ongeregeld gebleven.",
    "Voor een evaluatie is in deze regeling geen plaats.",
    "De regeling bevat geen voorziening op grond waarvan een gemeente die een lid van het dagelijks bestuur levert, een tweede lid in het bestuur heeft.",
    "De opstellers hebben er uitdrukkelijk van afgezien te bepalen wanneer de evaluatie wordt gehouden.",
    "De evaluatie vindt geen doorgang.",
    "Een evaluatie laten partijen achterwege.",
    "Tot een evaluatie zijn partijen niet gehouden.",
    "Een evaluatie hebben de deelnemers niet beoogd.",
    "Artikel 12, over de evaluatie, vindt geen toepassing.",
    "Het bestuur is niet gehouden, ook niet op verzoek van de raden, de regeling te evalueren.",
    "Evenmin wordt de regeling geëvalueerd.",
    "Niemand is verplicht tot overleg.",
    "Er bestaat geen recht op overleg.",
    "Het regelen van een evaluatie wordt niet nodig geacht.",
    "Deze regeling zwijgt over de evaluatie.",
    "Omtrent een evaluatie hebben partijen niets afgesproken.",
    "Partijen doen afstand van overleg.",
    "Omtrent de evaluatie geeft deze regeling geene voorschriften.",
    "Met uitzondering van de evaluatie worden alle taken overgedragen.",
    "Alle taken gaan over, uitgezonderd de evaluatie.",
    "Behoudens de evaluatie draagt het bestuur alle taken over.",
    "Een bepaling waarin de evaluatie is vastgelegd, kent deze regeling niet.",
    "Aan een evaluatie hebben partijen geen behoefte.",
    "Nimmer is een deelnemer gehouden tot overleg.",
    "De verdeelsleutel wordt aan de praktijk overgelaten en hier niet vastgesteld.",
    "Een verdeelsleutel is bewust weggelaten.",
    "Een verdeelsleutel is er niet.",
    "Zij kennen geen tweede lid toe.",
    "De samenwerking kent geen verdeelsleutel en geen evaluatie.",
    "Van een evaluatie is geen sprake.",
    "Het ontbreekt in deze regeling aan een verdeelsleutel.",
    "Deze regeling voorziet noch in een evaluatie noch in een overleg.",
    "Het bestuur ziet ervan af de regeling te evalueren.",
    "De evaluatie wordt geschrapt.",
    "De bepalingen over de evaluatie zijn niet van toepassing.",
    "Er is geen verplichting om te overleggen of een evaluatie te houden.",
    "Voor een evaluatie geldt geen procedure.",
    "Voor het overleg bestaan geen voorschriften.",
]
AFFIRMED = [
    "De leden besturen zonder eigen belang. De evaluatie van de samenwerking is openbaar.",
    "Alle taken gaan over, behoudens die van de brandweer. Het overleg over de rest is vrij.",
    "Wat niet uit de evaluatie blijkt, komt in het overleg aan de orde.",
    "Waar de besturen elkaar niet vinden, volgt overleg.",
    "Het bestuur beziet of het klopt. Zolang daarover geen duidelijkheid bestaat, geldt de verdeelsleutel.",
    "De gemeenten betalen niet naar inwonertal maar naar de verdeelsleutel.",
    "Het bestuur houdt een evaluatie. De voorzitter is geen lid van het bestuur en heeft daarin geen stem.",
    "Het bestuur houdt een evaluatie. Daarin heeft de directeur geen stem.",
    "De evaluatie wordt verricht door een bureau dat niet aan een deelnemer is verbonden.",
    "Tot overleg roept de voorzitter alleen de leden op die niet verhinderd zijn.",
    "Er is een tweede lid aan te wijzen voor wie niet zelf kan komen.",
    "Het bestuur besluit niet dan nadat overleg is gevoerd.",
    "Het bestuur neemt geen besluit zonder evaluatie vooraf.",
    "Er wordt niets besloten zonder overleg met de raden.",
    "De regeling wordt niet gewijzigd dan na een evaluatie.",
    "Nergens wordt van deze regel afgeweken dan na overleg.",
    "Het bestuur mag niet nalaten de regeling te evalueren.",
    "Het bestuur kan de evaluatie niet achterwege laten.",
    "Niets in deze regeling ontslaat het bestuur van de plicht tot evaluatie.",
    "Geen wijziging vindt plaats voordat een evaluatie is gehouden.",
    "In afwijking van artikel 4 evalueert het bestuur de regeling jaarlijks.",
    "Noch de voorzitter noch de secretaris stemt, maar zij nemen deel aan het overleg.",
    "De evaluatie ontbreekt nooit op de agenda.",
    "Er gaat geen jaar voorbij zonder evaluatie.",
    "Het bestuur wijzigt de regeling niet anders dan na overleg.",
    "Met uitzondering van de directeur neemt iedereen deel aan het overleg.",
    "In plaats van een boete volgt overleg.",
    "Zonder voorafgaande aankondiging houdt het bestuur een evaluatie.",
    "Geen van de deelnemers is vrijgesteld van de evaluatie.",
    "De evaluatie wordt niet uitgesteld.",
    "Het bestuur stelt geen begroting vast maar houdt een evaluatie.",
    "Er is geen directeur, doch wel een jaarlijkse evaluatie.",
    "Een deelnemer kan zich niet aan het overleg onttrekken.",
    "Niemand neemt een besluit voordat overleg heeft plaatsgehad.",
    "Het overleg vindt niet plaats in het openbaar.",
    "De evaluatie geschiedt niet door het bestuur zelf maar door een bureau.",
    "De evaluatie blijft niet achterwege.",
    "Van het overleg wordt niet afgezien.",
    "Het is het bestuur niet toegestaan de evaluatie over te slaan.",
    "De evaluatie kost de deelnemers niets.",
    "Niet het dagelijks bestuur maar het algemeen bestuur houdt de evaluatie.",
    "Behoudens spoed gaat overleg vooraf.",
    "Behalve de voorzitter neemt ieder deel aan het overleg.",
    "Aan een besluit ontbreekt nooit een evaluatie.",
    "Geen deelnemer treedt uit zonder dat overleg is gevoerd.",
    "Onverminderd de evaluatie kan het bestuur nader onderzoek gelasten.",
    "Het bestuur laat open welke vorm de evaluatie heeft.",
    "Het overleg wordt pas gesloten als geen van de partijen bezwaar heeft.",
    "De evaluatie, waarvan de kosten niet ten laste van de deelnemers komen, wordt jaarlijks gehouden.",
    "Wordt geen evaluatie gehouden, dan volgt overleg.",
    "De evaluatie wordt nooit later dan in mei gehouden.",
    "Het bestuur neemt geen besluit zolang het overleg met de raden niet is afgerond.",
    "De begroting wordt niet ter vaststelling aangeboden voordat overleg met de raden is gevoerd.",
]
NOT_YET = pytest.mark.xfail(strict=True, reason="what is said about the notion, not the notion itself, is denied or dropped")
UNKNOWN = [
    ("Partijen onthouden zich van een evaluatie.", True),
    ("De regeling onthoudt zich van een verdeelsleutel.", True),
    ("De evaluatie is vervallen.", True),
    ("De uitkomst van het overleg bindt de raden niet.", False),
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_reaches_the_notion(text, book):
    assert all(denied(text, book)) and denied(text, book)


@pytest.mark.parametrize("text", AFFIRMED)
def test_a_denial_of_something_else_or_of_a_denial_does_not(text, book):
    assert not denied(text, book)[-1]


@NOT_YET
@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_a_denial_that_is_not_seen_yet(text, expected, book):
    assert denied(text, book)[-1] is expected


NOTIONS = st.sampled_from(["een evaluatie", "een evaluatie van de regeling", "overleg met de raden", "een verdeelsleutel"])
DENIALS = st.sampled_from(
    [
        "Deze regeling bevat geen bepaling over {}.",
        "De regeling bevat geen voorschrift op grond waarvan partijen, gehoord de raden, overgaan tot {}.",
        "De opstellers hebben er van afgezien {} voor te schrijven.",
        "Over {} is niets geregeld.",
        "Van {} is geen sprake.",
        "Nergens wordt {} voorgeschreven.",
        "Alle taken gaan over, met uitzondering van {}.",
        "Er wordt een bureau opgericht. Van {} wordt afgezien.",
    ]
)
AFFIRMATIONS = st.sampled_from(
    [
        "Geen besluit wordt genomen zonder {}.",
        "Er wordt niets gewijzigd dan na {}.",
        "Met uitzondering van de directeur houdt het bestuur {}.",
        "Deze regeling kent geen directeur maar wel {}.",
        "Het bestuur laat niet na te zorgen voor {}.",
        "Zonder aankondiging houdt het bestuur {}.",
        "Er is geen directeur. Het bestuur zorgt voor {}.",
        "Er is geen directeur; het bestuur zorgt voor {}.",
        "Het bestuur zorgt voor {} met een lid dat niet zelf voorzit.",
        "Er komt {} onder leiding van iemand die niet is benoemd.",
    ]
)
ADDED = st.sampled_from(["", " Het bestuur zetelt te Wolvenerve.", " De raden ontvangen geen afschrift."])


@given(notion=NOTIONS, frame=DENIALS, added=ADDED)
def test_any_notion_in_any_denial_is_denied(notion, frame, added, book):
    assert all(denied(frame.format(notion) + added, book))


@given(notion=NOTIONS, frame=AFFIRMATIONS, added=ADDED)
def test_any_notion_beside_a_denial_stands(notion, frame, added, book):
    assert not any(denied(frame.format(notion) + added, book))
