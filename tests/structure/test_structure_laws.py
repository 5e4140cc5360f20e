"""What must hold of every text, however strange: nothing is lost, and reading stays fast and shallow."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Block, Mark, Place, Regeling
from tests.structure.texts import blocks, parse, shape

PIECES = [
    "Artikel 1", "Artikel 2 Taken", "Artikel 12a.", "ARTIKEL IV", "Art. 3.", "Artikel 5, tweede lid", "Artikel 7 Doel Het doel is groot.",
    "Hoofdstuk 1", "HOOFDSTUK II HET BESTUUR", "§ 8 Titel", "Afdeling 1.1", "1. Een.", "2 Twee is meer.", "(3) Drie", "1.", "- 1.", "a. x;",
    "b) y:", "c.de minister", "i. z", "1° q;", "- streep", "• punt", "ii. zz", "7.2.1 Decimaal.", "De raad beslist.", "in kleine letters",
    "Samenstelling", "[Vervallen]", "Overwegende dat:", "gelet op de wet;", "besluiten:", "De raden van Aa;", "Aldus vastgesteld.",
    "De voorzitter,", "Bijlage 1", "Bijlage 2 Oude regeling", "TOELICHTING", "Toelichting bij artikel 2", "Artikelsgewijs", "Inhoudsopgave",
    "Artikel 1 Doel .... 3", "1. Een. 2. Twee. a. b. 3. Drie.", "Regeling Aa", '"Artikel 1', "A. Hoofdletter", "€ 1.000,-", "\n\n", "een\ntwee",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(PIECES), st.text(alphabet="ab1.:;-–() °Aé\n", max_size=25))
BLOCKS = st.builds(
    Block,
    text=TEXTS,
    place=st.builds(Place, page=st.sampled_from([None, 1, 2]), paragraph=st.integers(1, 99)),
    label=st.sampled_from(["", "", "", "1.", "a.", "Artikel 3", "•", "Hoofdstuk 2"]),
    indent=st.sampled_from([0.0, 18.0, 36.0]),
    bold=st.booleans(),
    marks=st.sampled_from([frozenset(), frozenset(), frozenset(), *(frozenset({mark}) for mark in Mark)]),
)


def read(parts: list[Block], *, fragment: bool) -> Regeling | None:
    try:
        return parse(parts, fragment=fragment)
    except UnreadableDocument:
        return None


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, max_size=30), st.booleans())
def test_every_block_is_in_one_node_or_left_over_in_order(parts: list[Block], fragment: bool) -> None:
    regeling = read(parts, fragment=fragment)
    if regeling is None:
        return
    nodes = list(regeling.walk())
    kept = [id(block) for node in nodes for block in node.blocks] + [
        id(block) for block in regeling.leftovers
    ]
    assert sorted(kept) == sorted(map(id, regeling.source.blocks))
    # What was set apart says so in its marks; nothing else of a Block changes.
    for block, part in zip(regeling.source.blocks, parts, strict=True):
        assert replace(block, marks=part.marks) == part
        assert block.marks >= part.marks
    assert [node.key for node in nodes] == list(range(len(nodes)))


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, max_size=30), st.booleans())
def test_segments_name_places_of_the_source(parts: list[Block], fragment: bool) -> None:
    regeling = read(parts, fragment=fragment)
    if regeling is None:
        return
    places = {block.place for block in parts}
    for node in regeling.walk():
        assert not any(node.quoted and not child.quoted for child in node.children)
        starts = [segment.start for segment in node.segments]
        assert starts == sorted(set(starts)) and starts[:1] == ([0] if node.text else [])
        assert all(segment.place in places for segment in node.segments)


RUNS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), min_size=1, max_size=20)


@settings(max_examples=300, deadline=None)
@given(RUNS, st.booleans())
def test_no_word_is_lost_or_doubled(runs: list[list[str]], fragment: bool) -> None:
    parts = [
        Block(
            text=" ".join(f"{piece} merk{at}n{number}" for number, piece in enumerate(run)),
            place=Place(paragraph=at),
        )
        for at, run in enumerate(runs, 1)
    ]
    regeling = read(parts, fragment=fragment)
    if regeling is None:
        return
    left = " ".join(block.text for block in regeling.leftovers)
    words = f"{left} {' '.join(f'{node.heading} {node.text}' for node in regeling.walk())}".split()
    for at, run in enumerate(runs, 1):
        for number in range(len(run)):
            assert sum(word.strip(".;,:") == f"merk{at}n{number}" for word in words) == 1, (at, number)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_reading_is_deterministic(lines: list[str]) -> None:
    first, second = (read(list(blocks("\n".join(lines))), fragment=True) for _ in range(2))
    assert first == second


LABELS = st.lists(
    st.sampled_from(["1.", "2.", "3.", "a.", "b.", "c.", "1°", "•", "Artikel 1", "Artikel 2", ""]),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LABELS)
def test_a_label_of_the_file_is_as_good_as_a_label_in_the_text(labels: list[str]) -> None:
    texts = [
        f"de tekst van alinea {at};" if label[:1] != "A" else f"Titel {at}" for at, label in enumerate(labels)
    ]
    numbered = [
        Block(label=label, text=text, place=Place(paragraph=at))
        for at, (label, text) in enumerate(zip(labels, texts, strict=True), 1)
    ]
    typed = [
        Block(text=f"{label} {text}".strip(), place=Place(paragraph=at))
        for at, (label, text) in enumerate(zip(labels, texts, strict=True), 1)
    ]
    one, two = read(numbered, fragment=True), read(typed, fragment=True)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert shape(one.parts) == shape(two.parts)


HOSTILE = {
    "one long line": "x" * 200_000,
    "many items": "\n".join("a. tekst;" for _ in range(8_000)),
    "ever deeper": "\n".join(
        ("1. x:", "a. y:", "1° z:", "- w:", "• v:", "i. u:")[at % 6] for at in range(8_000)
    ),
    "articles in one paragraph": " ".join(f"Artikel {at} Titel De raad is goed." for at in range(2, 900)),
    "leden in one paragraph": " ".join(f"{at % 99 + 1}. De raad is goed." for at in range(8_000)),
    "toelichtingen": "Toelichting\nTekst.\n" * 4_000,
    "bijlagen": "Bijlage 1\nTekst.\n" * 4_000,
    "restarting numbers": "\n".join(f"Artikel {at % 3 + 1}\nTekst." for at in range(4_000)),
    "half phrases": "De raden met toestemming van de " + "raad " * 20_000,
    "brackets": "De raden " + "(toestemming " * 20_000,
    "dots and spaces": ". " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_reasonable_time(name: str) -> None:
    started = time.process_time()
    regeling = parse(f"Regeling\nArtikel 1\n{HOSTILE[name]}\nArtikel 2\n{HOSTILE[name]}")
    assert time.process_time() - started < 20
    assert regeling.artikelen()


def depth(text: str) -> int:
    return max(len(line) - len(line.lstrip()) for line in shape(parse(text).parts)) // 2


def test_depth_is_bounded() -> None:
    assert depth("Artikel 1\n" + "\n".join(f"{char} x:" for char in "-–—•*·▪■●○◦‣⁃→" * 40)) <= 12
