"""The phrase notation: what a jurist writes, and the token sequences it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.language.notation import Atom, NotationError, fold, parse_phrase
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Concept


def nothing(name: str):
    raise NotationError(f"onbekend: {name}")


def written(phrase: str, concepts: tuple[Concept, ...] = ()) -> set[str]:
    """The sequences of a phrase, each as one line: words of a slot joined by |, gaps as their size."""
    found = PhraseBook(concepts, ()).parse(phrase)
    return {
        " ".join("|".join(sorted(atom.text for atom in slot.atoms)) or str(slot.gap) for slot in sequence.slots)
        for sequence in found
    }


@pytest.mark.parametrize(
    ("phrase", "sequences"),
    [
        ("staken van stemmen", {"staken van stemmen"}),
        ("staken|staking van stemmen", {"staken|staking van stemmen"}),
        ("(gelijk aantal|evenveel) stemmen", {"gelijk aantal stemmen", "evenveel stemmen"}),
        ("staking [van|der] stemmen", {"staking van|der stemmen".replace("van|der", "der|van"), "staking stemmen"}),
        ("komt .. uit", {"komt 3 uit"}),
        ("komt ..6 uit", {"komt 6 uit"}),
        ("Eén op de <getal>", {"een op de getal"}),
        ("licht & houden", {"licht 12 houden", "houden 12 licht"}),
    ],
)
def test_phrase_stands_for(phrase, sequences):
    assert written(phrase) == sequences


def test_concept_in_a_phrase_takes_its_place():
    bestuur = Concept(name="bestuur", titel="", woorden=("algemeen bestuur", "ab"))
    assert written("leden van ~bestuur", (bestuur,)) == {"leden van algemeen bestuur", "leden van ab"}


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("", "lege woordgroep"),
        ("(a|b", "zonder"),
        ("a)", "sluit niets af"),
        ("a | b", "staat los"),
        (".. a", "tussen twee woorden"),
        ("[a]", "weglaatbare"),
        ("uit*reding", "begin of het eind"),
        ("<datum>", "geen bekende klasse"),
        ("~bestaat-niet", "bestaat niet"),
        ("a & b & c", "hooguit één"),
        ("@ga", "schrijf een werkwoord"),
    ],
)
def test_what_is_wrong_is_said(phrase, complaint):
    with pytest.raises(NotationError, match=complaint):
        PhraseBook((), ()).parse(phrase)


def test_a_concept_that_names_itself_is_refused():
    concepts = (Concept(name="a", titel="", woorden=("~b",)), Concept(name="b", titel="", woorden=("~a x",)))
    with pytest.raises(NotationError, match="verwijst naar zichzelf"):
        PhraseBook(concepts, ()).parse("~a")


def test_an_explosion_is_refused_before_it_is_built():
    with pytest.raises(NotationError, match="te veel"):
        PhraseBook((), ()).parse(" ".join(["(a b|c d|e f)"] * 12))


@given(st.text(alphabet="ab*|()[]. &~@<>1é\n", max_size=40))
def test_any_text_parses_or_is_refused(phrase):
    try:
        sequences = parse_phrase(phrase, concept=nothing, verb=nothing)
    except NotationError:
        return
    assert all(sequence.slots and any(slot.atoms for slot in sequence.slots) for sequence in sequences)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_wildcards_become_kinds_of_atoms():
    (sequence,) = parse_phrase("uittre*|*regeling|*stem*", concept=nothing, verb=nothing)
    assert sequence.slots[0].atoms == {Atom("begin", "uittre"), Atom("einde", "regeling"), Atom("deel", "stem")}
