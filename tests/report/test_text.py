"""The terminal report: what it says, at what width, and that a document cannot give the terminal orders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.model import BatchResult, Element, Unreadable, Verdict
from regelcheck.report.html import render_html
from regelcheck.report.markdown import render_markdown
from regelcheck.report.text import render_explanation, render_text
from tests.report.factory import DOEL, document, result, with_title


def test_the_summary_counts_every_verdict_in_words() -> None:
    lines = render_text(result(), width=100).splitlines()
    assert (
        "6 toetspunten: 1 aanwezig, 1 zwak, 1 ontbreekt, 1 strijdig, 1 n.v.t., 1 niet te beoordelen" in lines
    )
    assert "1\u00a0✓  2\u00a0✗  3\u00a0◐  4\u00a0○  5\u00a0–  6\u00a0?" in lines


def test_a_doubtful_verdict_is_marked_in_the_totals_the_row_and_its_title() -> None:
    given = result()
    (checked,) = given.documents
    doubtful = replace(checked, outcomes=(replace(checked.outcomes[0], doubt=True), *checked.outcomes[1:]))
    text = render_text(replace(given, documents=(doubtful,)))
    assert "1 niet te beoordelen; 1 met twijfel" in " ".join(text.split("\n\n")[1].splitlines())
    assert "1\u00a0✓?  2\u00a0✗  3" in text
    assert " 1 ✓ aanwezig (twijfel)  Gezamenlijk doel\n" in text


def _asked_twice(second: Verdict, pack: str = "gids-a") -> BatchResult:
    """A checkpoint, and one that borrows its elements."""
    given = result()
    (checked,) = given.documents
    first = next(one for one in checked.outcomes if one.verdict is Verdict.ONTBREEKT)
    asked = (Element(id="een", titel="een maatstaf", vereist=True, norm=(), zwak=()),)
    rule = replace(first.rule, elementen=asked)
    borrowed = replace(rule, id=f"{pack}/nog-eens", titel="Nog eens", advies="Nog een advies.")
    outcomes = (replace(first, rule=rule), replace(first, rule=borrowed, verdict=second, advice=borrowed.advies))
    return replace(given, documents=(replace(checked, outcomes=outcomes),))


@pytest.mark.parametrize("render", [render_text, render_markdown, render_html], ids=["tekst", "md", "html"])
def test_what_to_do_is_said_once_for_two_checkpoints_that_ask_the_same(render) -> None:
    twice = _asked_twice(Verdict.ONTBREEKT)
    title = twice.documents[0].outcomes[0].rule.titel
    text = " ".join(render(twice).split())
    assert "Nog een advies." not in text
    assert f"Zie “{title}”: één bepaling volstaat voor beide toetspunten." in text
    assert "Nog een advies." in " ".join(render(_asked_twice(Verdict.ZWAK)).split())
    assert "Nog een advies." in " ".join(render(_asked_twice(Verdict.ONTBREEKT, "wgr")).split())


def test_an_example_provision_is_shown_once_for_two_checkpoints_that_ask_the_same() -> None:
    assert render_markdown(_asked_twice(Verdict.ONTBREEKT)).count("Voorbeeldbepaling: ") == 1
    assert render_markdown(_asked_twice(Verdict.ZWAK)).count("Voorbeeldbepaling: ") == 2


def test_a_finding_has_verdict_article_quote_reason_and_advice_in_that_order() -> None:
    text = render_text(result())
    start = text.index(" 2 ✗ strijdig   Geen doorslaggevende stem")
    block = text[start : text.index(" 3 ◐ zwak")]
    wanted = [
        "artikel 2, tweede lid (blz. 2)",
        "“Indien de stemmen staken, beslist de stem van de voorzitter.”",
        "De voorzitter beslist bij staken van stemmen.",
        "Advies: Laat het voorstel vervallen als de stemmen staken.",
        "Gids deel A, thema 4, aanbeveling 3; art. 22, lid 1, Wgr",
    ]
    places = [block.index(part) for part in wanted]
    assert places == sorted(places)


def test_every_checkpoint_shows_the_name_of_its_rule() -> None:
    lines = render_text(result(), width=100).splitlines()
    assert "   Gids deel A, thema 4, aanbeveling 3; art. 22, lid 1, Wgr · regel\u00a0gids-a/geen-doorslaggevende-stem" in lines
    assert "   regel\u00a0gids-a/doel" in lines


def test_what_is_missing_names_the_elements_and_where_to_look_first() -> None:
    text = render_text(result())
    assert "   ○ Element uitgangspunten: niet gevonden\n   ○ Element protocol: niet gevonden\n" in text
    assert "   Kijk eerst in artikel 2 en artikel 4.\n" in text
    assert "   ◐ Element evaluatie: zwak (de bepaling is vrijblijvend)\n" in text


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_asked_or_ends_in_a_space(width: int) -> None:
    for line in render_text(result(), width=width, explain="gids-a/doel").splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_without_colour_there_is_no_escape_sequence_and_with_colour_there_is() -> None:
    assert "\x1b" not in render_text(result(), color=False)
    assert "\x1b[1;31m✗ strijdig" in render_text(result(), color=True)


def test_the_words_are_the_same_with_and_without_colour() -> None:
    import re

    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render_text(result(), color=True))
    assert coloured == render_text(result(), color=False)


def test_a_document_cannot_command_the_terminal() -> None:
    doel = "Het doel \x1b[2J\x07 is [bold]helder[/bold] en \u202etsaft\u202c."
    text = render_text(result(document(doel=doel)), color=False)
    assert "Het doel ␛[2J␇ is [bold]helder[/bold] en ‹U+202E›tsaft‹U+202C›." in " ".join(text.split())
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_title_leaves_only_printable_characters(title: str) -> None:
    text = render_text(result(with_title(document(), title)))
    assert all(char == "\n" or char.isprintable() or not char.isascii() for char in text)
    text.encode("utf-8")


def test_a_word_of_ten_thousand_letters_is_cut_and_wrapped() -> None:
    text = render_text(result(document(doel="a" * 10_000)))
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("a" * 70) < 10
    assert "…”" in text


def test_the_trace_is_shown_only_for_the_rule_asked_for() -> None:
    assert "Hoe dit oordeel tot stand kwam" not in render_text(result())
    text = render_text(result(), explain="gids-a/doel")
    assert text.count("Hoe dit oordeel tot stand kwam") == 1
    assert "Hier staat “heeft tot doel” (doel). Dat telt als norm." in " ".join(text.split())


def test_an_explanation_shows_one_checkpoint() -> None:
    text = render_explanation(document(), "gids-a/doel")
    assert "Gezamenlijk doel" in text
    assert "Integriteit" not in text
    assert "Hier staat “heeft tot doel” (doel). Dat telt als norm." in " ".join(text.split())


def test_every_document_and_every_unreadable_one_is_there() -> None:
    lost = Unreadable(
        path=Path("map/leeg\x1b.pdf"), reason="Het bestand is leeg.", hint="Sla het opnieuw op."
    )
    text = render_text(
        result(document(), document(title="Regeling Twee", path="twee.pdf"), unreadable=(lost,))
    )
    assert text.index("afval.docx") < text.index("Regeling Twee") < text.index("Niet beoordeeld")
    assert "? map/leeg␛.pdf\n  Het bestand is leeg. Sla het opnieuw op.\n" in text


def test_coverage_says_what_was_not_read() -> None:
    checked = document()
    tree = checked.regeling
    source = replace(tree.source, pages_without_text=(3, 5))
    partly = replace(checked, regeling=replace(tree, source=source, leftovers=tree.source.blocks[:1]))
    text = render_text(result(partly))
    assert "Bladzijden 3 en 5 hebben geen leesbare tekst (waarschijnlijk een scan)." in text
    assert "1 alinea kreeg geen plaats in de Regeling." in text
    assert "Alle tekst heeft een plaats" not in text
    assert "Alle tekst heeft een plaats in de Regeling gekregen." in render_text(result())


def test_a_quote_that_fits_is_shown_whole() -> None:
    assert f"“{DOEL}”" in " ".join(render_text(result()).split())
