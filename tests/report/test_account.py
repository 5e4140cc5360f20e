"""What a report says of its own reading, at its head and at its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from regelcheck.margin.remarks import remarks_on
from regelcheck.model import (
    CheckedDocument,
    Comment,
    Mark,
    Place,
    Regeling,
    Revision,
    Source,
    Unreadable,
    Verdict,
    View,
)
from regelcheck.report.account import comment_lines, coverage, judged_words, notices
from regelcheck.report.github import summary_pieces
from regelcheck.report.html import render_html
from regelcheck.report.markdown import render_markdown
from regelcheck.report.text import render_text
from regelcheck.report.view import view_document
from tests.report.factory import document, regeling, result

CHANGE = Revision(kind=Mark.INSERTED, author="M. Bakker", date="", text="elke vier jaar", place=Place(paragraph=10))
PROPOSED = "de voorgestelde tekst (met de bijgehouden wijzigingen)"
ORIGINAL = "de oorspronkelijke tekst (zonder de bijgehouden wijzigingen)"


def with_source(checked: CheckedDocument, **changes: object) -> CheckedDocument:
    source = replace(checked.regeling.source, **changes)  # type: ignore[arg-type]
    return replace(checked, regeling=replace(checked.regeling, source=source))


def reglement(**changes: object) -> Regeling:
    made = regeling(title="Reglement van orde", path="map/reglement.pdf")
    source: Source = replace(made.source, **changes)  # type: ignore[arg-type]
    return replace(made, source=source, fragment=True)


@pytest.mark.parametrize(("view", "words"), [(View.VOORGESTELD, PROPOSED), (View.OORSPRONKELIJK, ORIGINAL)])
def test_the_head_of_a_report_says_which_text_was_judged(view: View, words: str) -> None:
    checked = replace(with_source(document(), revisions=(CHANGE,)), view=view)
    assert judged_words(checked) == words
    text = render_text(result(checked), width=100)
    assert text.index(f"Beoordeeld: {words}") < text.index("6 toetspunten:")
    html = render_html(result(checked))
    assert html.index(f"<strong>{words}</strong>") < html.index("6 toetspunten:")
    markdown = render_markdown(result(checked))
    assert markdown.index("Beoordeeld: **") < markdown.index("6 toetspunten:")


def test_without_tracked_changes_there_is_but_one_text() -> None:
    assert judged_words(document()) == ""
    assert "Beoordeeld:" not in render_text(result())


def test_tracked_changes_beside_the_regeling_count_for_the_text_that_was_judged() -> None:
    assert judged_words(replace(document(), beside=(reglement(revisions=(CHANGE,)),))) == PROPOSED


def test_a_document_beside_the_regeling_is_accounted_for() -> None:
    beside = reglement(revisions=(CHANGE,), pages_without_text=(3,), warnings=("Een beeld op bladzijde 3.",))
    checked = replace(document(), beside=(beside,))
    said = coverage(checked)
    assert "Ernaast gelezen: reglement.pdf, “Reglement van orde”: 7 alinea's op 2 bladzijden, 4 artikelen." in said
    assert f"1 bijgehouden wijziging van M. Bakker; gelezen is {PROPOSED}." in said
    assert "Bladzijde 3 heeft geen leesbare tekst (waarschijnlijk een scan)." in said
    assert not any(sentence.startswith("Alle tekst heeft een plaats") for sentence in said)
    assert notices(checked)[-2:] == (
        "reglement.pdf: Een beeld op bladzijde 3.",
        "reglement.pdf: Bladzijde 3 heeft geen leesbare tekst (waarschijnlijk een scan).",
    )


def test_all_text_has_a_place_when_what_stands_beside_was_read_too() -> None:
    assert "Alle tekst heeft een plaats in de Regeling gekregen." in coverage(replace(document(), beside=(reglement(),)))


def test_comments_of_regelcheck_itself_are_one_line_and_a_remark_of_a_colleague_is_seen() -> None:
    own = tuple(Comment(author="regelcheck", text=f"Punt {number}", place=Place(paragraph=number)) for number in range(1, 96))
    checked = with_source(document(), comments=(*own[:50], Comment(author="Anna", text="Klopt dit?"), *own[50:]))
    assert comment_lines(checked) == ("Anna: Klopt dit?", "95 opmerkingen van regelcheck zelf")
    text = render_text(result(checked), width=100)
    assert "96 opmerkingen in de kantlijn (niet meegelezen):\n  - Anna: Klopt dit?\n  - 95 opmerkingen van regelcheck zelf\n" in text


def test_what_may_not_be_missed_stands_under_the_totals() -> None:
    checked = replace(with_source(document(), pages_without_text=(3,)), warnings=("De vorm is onzeker.",))
    text = render_text(result(checked), width=100)
    wanted = ["6 toetspunten:", "Let op\n  - De vorm is onzeker.\n  - Bladzijde 3 heeft geen", "Gezamenlijk doel", "Gelezen: 7 alinea's"]
    places = [text.index(part) for part in wanted]
    assert places == sorted(places)
    html = render_html(result(checked))
    assert html.index('<p class="lood">') < html.index("<li>De vorm is onzeker.</li>") < html.index('<ul class="legenda">')
    markdown = render_markdown(result(checked))
    assert markdown.index("**Let op.** De vorm is onzeker.") < markdown.index("| Nr. |")


def test_several_documents_open_with_a_line_each() -> None:
    one = document(path="map/een.docx")
    two = replace(document(path="map/twee.docx"), warnings=())
    lost = Unreadable(path=Path("map/leeg.docx"), reason="Het bestand is leeg.")
    text = render_text(result(one, two, unreadable=(lost,)), width=100)
    signs = "✓\u00a01  ◐\u00a01  ○\u00a01  ✗\u00a01  –\u00a01  ?\u00a01"
    assert text.startswith("2 documenten beoordeeld, 1 niet\n")
    lines = text.splitlines()
    assert f"  map/een.docx   {signs}  let\u00a0op:\u00a01" in lines
    assert f"  map/twee.docx  {signs}" in lines
    assert "  map/leeg.docx  ? niet beoordeeld" in lines


def test_one_document_opens_with_itself() -> None:
    assert render_text(result()).startswith("Gemeenschappelijke regeling Afval Rijnoever\n")


def test_a_controle_that_finds_nothing_is_in_order_and_not_present() -> None:
    from regelcheck.model import Soort

    given = document()
    first = replace(given.outcomes[0], rule=replace(given.outcomes[0].rule, titel="Invulplekken", soort=Soort.CONTROLE))
    checked = replace(given, outcomes=(first, *given.outcomes[1:]))
    assert first.verdict is Verdict.AANWEZIG
    text = render_text(result(checked), width=100)
    assert " 1 ✓ in orde    Invulplekken" in text
    assert "6 toetspunten: 1 in orde, 1 zwak" in text
    html = render_html(result(checked))
    assert '<span class="oordeel aanwezig"><span class="teken" aria-hidden="true">✓</span>in orde</span>' in html
    assert "✓ in orde" in render_markdown(result(checked))


def test_pages_that_a_warning_names_are_not_told_twice() -> None:
    warning = "Bladzijde 3 niet gelezen: er staat een afbeelding in plaats van tekst."
    checked = replace(with_source(document(), pages_without_text=(3,), warnings=(warning,)), warnings=(warning,))
    assert notices(checked) == (warning,)
    other = replace(checked, warnings=("Bladzijde 31 staat scheef.",))
    assert notices(other)[1:] == ("Bladzijde 3 heeft geen leesbare tekst (waarschijnlijk een scan).",)


def test_the_page_of_a_job_says_which_text_was_judged_and_what_to_look_out_for() -> None:
    checked = replace(with_source(document(), revisions=(CHANGE,)), warnings=("De vorm is onzeker.",))
    page = "".join(summary_pieces(result(checked)))
    assert page.index(f"Beoordeeld: {PROPOSED}.") < page.index("**Let op.** De vorm is onzeker.") < page.index("| Toetspunt |")


def test_the_remark_on_the_whole_says_which_text_was_judged() -> None:
    checked = with_source(document(), revisions=(CHANGE,))
    first = next(remarks_on(view_document(checked)))
    assert f"Beoordeeld: {PROPOSED}." in [line.text for line in first.lines]
