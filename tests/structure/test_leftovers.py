"""What is in a document and not in the Regeling: tables of contents, running heads, lines of the publisher, struck text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regelcheck.model import Block, Mark, Place
from tests.structure.texts import blocks, marked, parse, shape


def test_a_table_of_contents_is_no_article() -> None:
    contents = [
        "Inhoudsopgave",
        "Hoofdstuk 1 Algemeen",
        "Artikel 1 Doel ..... 2",
        "Artikel 2 Taak",
        "Artikel 3 Slot",
    ]
    text = "\n".join(
        ["Regeling Bos", *contents, "Hoofdstuk 1 Algemeen", "Artikel 1 Doel", "Bomen.", "Artikel 2", "Taak"]
    )
    text += "\nPlanten.\nArtikel 3 Slot\nEinde."
    regeling = parse(text)
    assert [artikel.text for artikel in regeling.artikelen()] == ["Bomen.", "Planten.", "Einde."]
    assert [block.text for block in regeling.leftovers] == contents
    assert {block.marks for block in regeling.leftovers} == {frozenset({Mark.CONTENTS})}


def test_articles_that_are_all_vervallen_are_no_table_of_contents() -> None:
    text = "\n".join(f"Artikel {number}\n[Vervallen]" for number in range(1, 6))
    assert [artikel.text for artikel in parse(text).artikelen()] == ["[Vervallen]"] * 5


def test_the_end_of_a_text_that_runs_on_is_no_entry_of_a_table_of_contents() -> None:
    regeling = parse("1. Een. 2. Twee. a. b. 3. Drie zonder punt\n" + "Artikel 2 Taken\n" * 3, fragment=False)
    read = " ".join(f"{node.heading} {node.text}" for node in regeling.walk())
    left = " ".join(block.text for block in regeling.leftovers)
    assert "Drie zonder punt" in read + left


def test_the_line_of_the_publisher_is_left_over() -> None:
    line = "Treedt in werking op een nader te bepalen tijdstip"
    own = "Wijzigingen voor dit artikel zijn in behandeling"
    text = "\n".join(f"Artikel {number}\n{line}\n{own}\nTekst van {number}." for number in range(1, 6))
    regeling = parse(text)
    assert [artikel.text for artikel in regeling.artikelen()][:2] == ["Tekst van 1.", "Tekst van 2."]
    assert {block.text for block in regeling.leftovers} == {line, own}
    assert {block.marks for block in regeling.leftovers} == {frozenset({Mark.PUBLISHER})}


def test_a_sentence_that_is_all_an_article_says_is_no_line_of_the_publisher() -> None:
    text = "Het algemeen bestuur stelt hiervoor nadere regels vast."
    regeling = parse("\n".join(f"Artikel {number}\n{text}" for number in range(1, 7)))
    assert [artikel.text for artikel in regeling.artikelen()] == [text] * 6
    assert regeling.leftovers == ()


def test_titles_may_return_as_often_as_they_like() -> None:
    text = "\n".join(
        f"Artikel {number}\nSamenstelling\nHet orgaan {number} heeft leden." for number in range(1, 6)
    )
    assert [artikel.heading for artikel in parse(text).artikelen()] == ["Samenstelling"] * 5


def test_a_running_head_with_the_article_number() -> None:
    rows = (
        Block(text="Artikel 1 Doel", place=Place(page=1, paragraph=1)),
        Block(text="1. Een.", place=Place(page=1, paragraph=2)),
        Block(text="Artikel 1", place=Place(page=2, paragraph=3)),
        Block(text="2. Twee.", place=Place(page=2, paragraph=4)),
    )
    regeling = parse(rows)
    assert shape(regeling.parts) == ["art 1 [Doel]", "  lid 1 Een.", "  lid 2 Twee."]
    assert regeling.leftovers == (replace(rows[2], marks=frozenset({Mark.HEADER})),)


@pytest.mark.parametrize("title", ["Regeling Bos en Heide", "REGELING BOS\nEN HEIDE"])
def test_the_title_at_the_top_of_a_page_is_no_second_title(title: str) -> None:
    regeling = parse(f"Regeling Bos en Heide\n{title}\nDe raad van Aa;\nArtikel 1\nBomen.")
    assert shape(regeling.parts)[0] == f"opschrift {title.replace(chr(10), ' ')}"
    assert [(block.place.paragraph, block.marks) for block in regeling.leftovers] == [(1, {Mark.HEADER})]


@pytest.mark.parametrize("mark", [Mark.DELETED, Mark.HIDDEN, Mark.HEADER, Mark.CONTENTS, Mark.FOOTNOTE])
def test_marked_blocks_are_left_over(mark: Mark) -> None:
    aside = marked("2. Weg ermee.", mark, paragraph=9)
    regeling = parse((*blocks("Artikel 1\n1. Een."), aside))
    assert shape(regeling.parts) == ["art 1", "  lid 1 Een."]
    assert regeling.leftovers == (aside,)
