"""The search for concepts gives what trying every phrase at every word would give."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.language import concepts as searched
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.notation import Atom, NotationError, Sequence
from regelcheck.language.phrases import PhraseBook
from regelcheck.language.tokens import Text, tokenise
from regelcheck.model import Concept

WORDS = "aan bij cent de het kaart kaarten 4 2026 kaartje".split()
ITEMS = [*WORDS, "kaart*", "*aart*", "*en", "..", "..1", "<getal>", "<jaartal>", "de|het", "(aan de|bij)", "[het]", "@aan_kaarten", "~een"]
phrases = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=5).map(" ".join)
texts = st.lists(st.sampled_from([*WORDS, ".", ";", ",", "Aan"]), max_size=25).map(" ".join)


def passes(word: str, atom: Atom) -> bool:
    match atom.kind:
        case "woord":
            return word == atom.text
        case "begin":
            return word.startswith(atom.text)
        case "einde":
            return word.endswith(atom.text)
        case "deel":
            return atom.text in word
    return word in {"getal": {"4", "2026", "een"}, "jaartal": {"2026"}}[atom.text]


def tried(sequence: Sequence, text: Text) -> set[tuple[int, int]]:
    """Where a sequence stands, found by trying every word at every place: the shortest ways only."""
    found: set[tuple[int, int]] = set()

    def go(slots, at: int, end: int, start: int, gap: int) -> None:
        if not slots:
            closes = not sequence.particle or at >= end or text.norms[at] not in searched._DETERMINERS
            if closes:
                found.add((start, at))
            return
        slot, *rest = slots
        if slot.gap:
            go(rest, at, end, start, slot.gap)
            return
        for skipped in range(gap + 1):
            here = at + skipped
            if here >= end or any(norm in searched._SEPARATORS for norm in text.norms[at:here]):
                break
            if any(passes(text.norms[here], atom) for atom in slot.atoms):
                go(rest, here + 1, end, start, 0)

    for sentence in text.sentences:
        for start in range(sentence.start, sentence.end):
            go(list(sequence.slots), start, sentence.end, start, 0)
    return {one for one in found if not any(one != other and one[0] <= other[0] and other[1] <= one[1] for other in found)}


@settings(max_examples=300, deadline=None)
@given(phrases, phrases, texts)
def test_what_is_found_is_what_trying_everything_finds(phrase, exception, text):
    een = Concept(name="een", titel="", woorden=("cent", "het kaartje"))
    concept = Concept(name="wat", titel="", woorden=(phrase,), behalve=(exception,))
    book = PhraseBook((een, concept), ())
    try:
        wanted = [book.parse(phrase), book.parse(exception)]
    except NotationError:
        return
    read = tokenise(text)
    plain, taken = (set().union(*(tried(sequence, read) for sequence in sequences)) for sequences in wanted)
    hits = ConceptBook((een, concept), ()).find(read).get("wat", ())
    # Of a cancelled hit only the words count, not the gaps, and `tried` does not know which words those were.
    free = {span for span in plain if not any(span[0] < end and start < span[1] for start, end in taken)}
    extents = {(hit.start, hit.end) for hit in hits}
    assert free <= extents <= plain
    for hit, (start, end) in product(hits, taken):
        assert not any(first < end and start < last for first, last in hit.words)


@pytest.mark.parametrize("number", ["3", "drie", "eenentwintig", "tweeëntwintig", "vierentwintig", "zesendertig", "negenennegentig"])
def test_a_number_is_found_in_digits_and_in_words(number):
    book = ConceptBook([Concept(name="termijn", titel="", woorden=("<getal> maanden",))], {})
    assert [hit.words for hit in book.find(tokenise(f"ten minste {number} maanden tevoren"))["termijn"]] == [((2, 4),)]


def test_a_phrase_of_common_words_is_found():
    concept = Concept(name="wat", titel="", woorden=("van het bestuur",))
    (hit,) = ConceptBook((concept,), ()).find(tokenise("De leden van het bestuur."))["wat"]
    assert hit.words == ((2, 5),)


def test_words_forgotten_change_nothing(monkeypatch):
    concept = Concept(name="wat", titel="", woorden=("kaart* .. aan",))
    book = ConceptBook((concept,), ())
    text = tokenise("Zij kaart dit aan. Zij kaarten het aan.")
    once = book.find(text)
    monkeypatch.setattr(searched, "MAX_WORDS", 1)
    assert book.find(text) == once
    assert len(once["wat"]) == 2


@pytest.mark.parametrize(("text", "found"), [("twee drie", True), ("twee. drie", False), ("drie twee", False)])
def test_a_run_stands_within_one_sentence(text, found):
    concept = Concept(name="wat", titel="", woorden=("twee drie",))
    assert bool(ConceptBook((concept,), ()).find(tokenise(text + " Punt."))) is found
