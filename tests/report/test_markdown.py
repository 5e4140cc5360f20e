"""The Markdown report: a table, a section a checkpoint, and no markup from the document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from regelcheck.model import Unreadable
from regelcheck.report.markdown import render_markdown
from tests.report.factory import document, result


def test_the_checklist_is_a_table() -> None:
    text = render_markdown(result())
    assert "# Gemeenschappelijke regeling Afval Rijnoever\n" in text
    assert (
        "**6 toetspunten: 1 aanwezig, 1 zwak, 1 ontbreekt, 1 strijdig, 1 n.v.t., 1 niet te beoordelen**"
        in text
    )
    row = "| 2 | Geen doorslaggevende stem | ✗ strijdig | art.\u00a02, tweede lid | deel A, thema 4, aanb. 3; art. 22, lid 1, Wgr |"
    assert row in text.splitlines()


def test_a_section_has_reason_quote_advice_and_provision() -> None:
    text = render_markdown(result())
    section = text[text.index("## 3. Periodieke evaluatie: ◐ zwak") : text.index("## 4.")]
    assert "> “Het algemeen bestuur kan de samenwerking evalueren.”\n>\n> artikel 4 (blz. 2)\n" in section
    assert "**Advies.** Bepaal dat en hoe vaak wordt geëvalueerd.\n" in section
    assert "> Het bestuur evalueert elke \\[aantal\\] jaar.\\\n> Het zendt het verslag toe.\n" in section
    assert "- ○ Element ritme: niet gevonden\n" in section
    assert " · regel `gids-a/periodieke-evaluatie`\n" in section
    assert "\nRegel `gids-a/doel`\n" in text[text.index("## 1. ") : text.index("## 2. ")]


def test_text_of_the_document_is_no_markup() -> None:
    doel = "# kop\n- punt | cel <script>x</script> [klik](http://x) **vet** `code` {{ 7*7 }}"
    text = render_markdown(result(document(doel=doel, title="a | b")))
    assert (
        "> “\\# kop - punt \\| cel \\<script\\>x\\</script\\> \\[klik\\](http://x) \\*\\*vet\\*\\* \\`code\\` \\{\\{ 7\\*7 \\}\\}”"
        in text
    )
    assert "# a \\| b\n" in text


def test_a_reason_that_looks_like_a_list_stays_a_sentence() -> None:
    checked = document()
    outcomes = (
        replace(checked.outcomes[0], reason="1. Zie artikel 1."),
        replace(checked.outcomes[1], reason="- Zie."),
    )
    lines = render_markdown(result(replace(checked, outcomes=outcomes))).splitlines()
    assert "1\\. Zie artikel 1." in lines
    assert "\\- Zie." in lines


def test_unreadable_documents_are_listed() -> None:
    lost = Unreadable(path=Path("oud_scan.pdf"), reason="Geen tekst.", hint="Laat OCR uitvoeren.")
    text = render_markdown(result(unreadable=(lost,)))
    assert "- **oud\\_scan.pdf**: Geen tekst. Laat OCR uitvoeren.\n" in text


def test_no_paragraph_is_separated_by_more_than_one_empty_line() -> None:
    assert "\n\n\n" not in render_markdown(result())
