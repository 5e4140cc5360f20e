"""What a text leaves to another document: which hits that touches, and what it makes of a verdict."""

import pytest

from regelcheck.engine.weighing import Weigher
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.tokens import tokenise
from regelcheck.model import Concept, Verdict, Vorm
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules


@pytest.fixture(scope="module")
def rules():
    return load_rules()


@pytest.fixture(scope="module")
def deferred(rules):
    """Whether each hit of "evaluatie" in a text is left to another document."""
    wanted = Concept(name="wanted", titel="", woorden=("evaluatie*|@evalueren",))
    cues = [concept for concept in rules.concepts if concept.name == "schuift-door"]
    rest = [concept for concept in rules.concepts if concept.name != "schuift-door"]
    book = ConceptBook((*cues, *rest, wanted), rules.verbs)

    def weigh(text: str) -> list[bool]:
        read = tokenise(text)
        hits = book.find(read)
        weigher = Weigher(read, hits, (False, False))
        return [weigher.deferred(hit, weigher.sentence_of(hit.start)) for hit in hits["wanted"]]

    return weigh


@pytest.mark.parametrize(
    "text",
    [
        "Hoe de samenwerking wordt geëvalueerd, wordt geregeld in het bestuursreglement.",
        "Op welke wijze en wanneer wordt geëvalueerd, staat in een afzonderlijk protocol.",
        "In een door het bestuur vast te stellen protocol wordt bepaald hoe de regeling wordt geëvalueerd.",
        "Regels over de evaluatie van de samenwerking worden opgenomen in een later vast te stellen protocol.",
        "Het algemeen bestuur stelt nadere regels over de evaluatie van de samenwerking.",
        "Of de regeling wordt geëvalueerd, besluit het algemeen bestuur later.",
        "In de toelichting staat dat de samenwerking wordt geëvalueerd.",
    ],
)
def test_left_to_another_document(text, deferred):
    assert deferred(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "De samenwerking wordt elke vier jaar geëvalueerd.",
        "De samenwerking wordt elke vier jaar geëvalueerd op de wijze die in het protocol is bepaald.",
        "De samenwerking wordt geëvalueerd; nadere regels over de uitvoering staan in een protocol.",
        "Nadere regels over de archiefzorg staan in een verordening; de samenwerking wordt jaarlijks geëvalueerd.",
        "Het bestuur bespreekt de evaluatie en stelt daarna het jaarplan vast.",
        "Hoe de evaluatie verloopt, staat in bijlage 2.",
    ],
)
def test_laid_down_here(text, deferred):
    assert deferred(text) == [False]


def test_a_norm_left_to_another_document_is_weak(rules, tmp_path):
    text = "Welke uitgangspunten voor integriteit van bestuurders gelden, wordt bepaald in een later reglement."
    path = tmp_path / "bepaling.txt"
    path.write_text(text + "\n", encoding="utf-8")
    report = Checker(rules).check(path, Options(fragment=True, vorm=Vorm.OPENBAAR_LICHAAM))
    outcome = next(one for one in report.outcomes if one.rule.id == "gids-a/integriteit")
    assert outcome.verdict is Verdict.ZWAK
    assert "De Regeling laat dit over aan een ander stuk of een later besluit" in outcome.reason
    assert [one.quote for one in outcome.evidence][:1] == [text]
