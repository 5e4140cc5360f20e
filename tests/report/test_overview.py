"""The overview of many regelingen in every format: what it says, that it is valid, and that no cell is ever obeyed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from regelcheck.errors import UsageProblem
from regelcheck.model import (
    BatchResult,
    CheckedDocument,
    DocumentSummary,
    Explanation,
    Finding,
    Mark,
    Place,
    Revision,
    Soort,
    Unreadable,
    Verdict,
    View,
    Vorm,
)
from regelcheck.report import OverviewFormat, render_overview
from regelcheck.report.overview_data import schema_path
from regelcheck.report.summary import render_summary
from regelcheck.report.words import DOUBT_MEANING
from tests.report.factory import citation, document, result

EVIL = "=HYPERLINK(\"http://x\")"
LOST = Unreadable(path=Path("map/scan.pdf"), reason="Geen tekst.", hint="Laat OCR uitvoeren.")


def of(checked: CheckedDocument, *names: str, vorm: Vorm = Vorm.OPENBAAR_LICHAAM) -> CheckedDocument:
    """The document with these deelnemers."""
    found = tuple(
        Finding(value=f"gemeente {name}", citation=citation("1"), place=None, quote=name, node=3) for name in names
    )
    kenmerken = replace(checked.regeling.kenmerken, deelnemers=found, vorm=vorm)
    return replace(checked, regeling=replace(checked.regeling, kenmerken=kenmerken))


def three() -> BatchResult:
    """Three regelingen, of which one explains its finding, and a file that could not be read."""
    one = of(document(title="Regeling Een", path="map/een.docx"), "Almen", "Borne")
    two = of(document(title=EVIL, path="map/=twee.docx"), "Almen")
    explained = replace(one.outcomes[1], explanation=Explanation(reason="Zo willen wij het.", by="de raad"))
    three = of(document(title="Regeling Drie", path="map/drie.docx"), "'s-Gravenmoer", vorm=Vorm.NETWERK)
    three = replace(three, outcomes=(three.outcomes[0], explained, *three.outcomes[2:]))
    return result(one, two, three, unreadable=(LOST,))


def test_the_json_keeps_to_its_schema_and_counts_both_ways() -> None:
    value = json.loads(render_overview(three(), OverviewFormat.JSON, links={Path("map/een.docx"): "een.html"}))
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    stem = value["checkpoints"][1]
    assert (stem["number"], stem["rule_id"], stem["totals"]["strijdig"], stem["explained"]) == (
        2,
        "gids-a/geen-doorslaggevende-stem",
        3,
        1,
    )
    een, _, drie = value["regelingen"]
    assert een["report"] == "een.html" and drie["report"] is None
    assert een["totals"]["aanwezig"] == 1 and een["verdicts"]["gids-a/integriteit"] == "ontbreekt"
    assert drie["explained"] == ["gids-a/geen-doorslaggevende-stem"]
    assert value["totals"] == {str(verdict): 3 for verdict in Verdict}
    assert value["unreadable"] == [{"path": "map/scan.pdf", "reason": "Geen tekst.", "hint": "Laat OCR uitvoeren."}]


def test_the_csv_has_a_line_a_document_and_no_cell_that_computes() -> None:
    raw = render_overview(three(), OverviewFormat.CSV)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["bestand"] for row in rows] == ["map/een.docx", "map/=twee.docx", "map/drie.docx", "map/scan.pdf"]
    assert rows[0]["deelnemers"] == "gemeente Almen, gemeente Borne"
    assert rows[1]["regeling"] == f"'{EVIL}"
    assert rows[2]["gids-a/geen-doorslaggevende-stem"] == "strijdig (uitgelegd)"
    assert (rows[3]["beoordeeld"], rows[3]["reden"]) == ("nee", "Geen tekst. Laat OCR uitvoeren.")
    cells = [value for row in rows for value in row.values()]
    assert [value for value in cells if value.startswith(("=", "+", "-", "@"))] == []


def with_changes() -> BatchResult:
    """A draft with tracked changes beside a text without."""
    change = Revision(kind=Mark.INSERTED, author="An", date="", text="drie", place=Place(paragraph=2))
    draft = document(title="Concept", path="map/concept.docx")
    source = replace(draft.regeling.source, revisions=(change,))
    draft = replace(draft, regeling=replace(draft.regeling, source=source), view=View.OORSPRONKELIJK)
    return result(draft, document(title="Kaal", path="map/kaal.docx"))


def test_every_overview_says_which_text_of_a_draft_was_judged() -> None:
    run = with_changes()
    value = json.loads(render_overview(run, OverviewFormat.JSON))
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    assert [one["view"] for one in value["regelingen"]] == ["oorspronkelijk", None]
    rows = csv.DictReader(io.StringIO(render_overview(run, OverviewFormat.CSV).decode("utf-8-sig"), newline=""), delimiter=";")
    assert [row["tekst"] for row in rows] == ["oorspronkelijke tekst", ""]
    column = [cell.value for cell in workbook(run)["Regelingen"]["E"]]
    assert column == ["Getoetste tekst", "oorspronkelijke tekst", ""]
    page = render_overview(run, OverviewFormat.HTML).decode()
    told = "1 document met bijgehouden wijzigingen: beoordeeld is de oorspronkelijke tekst (zonder de bijgehouden wijzigingen)."
    assert f"<p>{told}</p>" in page
    assert json.loads(page.split('id="gegevens">')[1].split("</script>")[0])["regelingen"][0][-1] == "oorspronkelijke tekst"
    summaries = [
        DocumentSummary(
            path=one.regeling.source.path, title="", vorm=None, verdicts=(Verdict.ZWAK,), judged=one.judged
        )
        for one in run.documents
    ]
    lines = render_summary(run, summaries, (run.documents[0].outcomes[0].rule,), width=100).splitlines()
    assert told in " ".join(line.strip() for line in lines)
    assert "map/concept.docx · oorspronkelijke tekst" in lines
    assert "map/kaal.docx" in lines


def workbook(run: BatchResult, **more: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_overview(run, OverviewFormat.XLSX, **more)))  # type: ignore[arg-type]


def test_the_workbook_has_a_sheet_a_pack_with_colours_and_frozen_panes() -> None:
    book = workbook(three(), links={Path("map/een.docx"): "rapporten/een.html"})
    assert book.sheetnames == ["Regelingen", "Toetspunten", "gids-a", "Citaten", "Niet beoordeeld", "Legenda"]
    sheet = book["gids-a"]
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]][:4] == ["Regeling", "Vorm", "1. Gezamenlijk doel", "2. Geen doorslaggevende stem"]
    assert [cell.value for cell in sheet[2]] == [
        "Regeling Een", "openbaar lichaam", "✓ aanwezig", "✗ strijdig", "◐ zwak", "○ ontbreekt", "– n.v.t.", "? niet te beoordelen",
    ]  # fmt: skip
    assert sheet["D4"].value == "✗ strijdig (uitgelegd)"
    assert sheet["A2"].hyperlink.target == "rapporten\\een.html"
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert {rule.text for rule in rules} == {"✓", "◐", "○", "✗", "–", "?"}
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["C2:H4"]


def test_the_workbook_lists_every_quote_and_every_file_that_was_not_read() -> None:
    book = workbook(three())
    quotes = [[cell.value for cell in row] for row in book["Citaten"].iter_rows(min_row=2)]
    assert len(quotes) == 9
    assert quotes[1] == [
        "Regeling Een", 2, "Geen doorslaggevende stem", "✗ strijdig", "Element beslissende-stem", "artikel 2, tweede lid",
        "blz. 2", "Indien de stemmen staken, beslist de stem van de voorzitter.",
    ]  # fmt: skip
    assert [cell.value for cell in book["Niet beoordeeld"][2]] == ["map/scan.pdf", "Geen tekst.", "Laat OCR uitvoeren."]
    counts = [cell.value for cell in book["Toetspunten"][3]]
    assert counts == [2, "Geen doorslaggevende stem", "gids-a/geen-doorslaggevende-stem", "gids-a", "aanbeveling", 0, 0, 0, 0, 3, 0, 0, 1, 0]


def with_doubt() -> BatchResult:
    """A Regeling of which one verdict is doubted and one controle is in orde."""
    checked = document(title="Regeling Vier", path="map/vier.docx")
    first, second, third, fourth, *rest = checked.outcomes
    sound = replace(first, rule=replace(first.rule, id="techniek/invulplek", titel="Invulplekken", soort=Soort.CONTROLE))
    return result(replace(checked, outcomes=(first, second, third, replace(fourth, doubt=True), *rest, sound)))


def test_every_overview_says_which_verdict_is_doubted_and_which_controle_is_in_orde() -> None:
    run = with_doubt()
    (row,) = csv.DictReader(io.StringIO(render_overview(run, OverviewFormat.CSV).decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["gids-a/integriteit"], row["techniek/invulplek"], row["gids-a/doel"]) == ("ontbreekt (twijfel)", "in orde", "aanwezig")
    assert [row[name] for name in ("aanwezig", "in orde", "ontbreekt", "twijfel")] == ["1", "1", "1", "1"]
    book = workbook(run)
    assert book["gids-a"]["F2"].value == "○ ontbreekt (twijfel)"
    assert book["techniek"]["C2"].value == "✓ in orde"
    totals = {head.value: cell.value for head, cell in zip(book["Regelingen"][1], book["Regelingen"][2], strict=True)}
    assert (totals["aanwezig"], totals["in orde"], totals["twijfel"]) == (1, 1, 1)
    legend = dict(tuple(cell.value for cell in cells) for cells in book["Legenda"].iter_rows(min_row=2))
    assert legend["… (twijfel)"] == DOUBT_MEANING and "✓ in orde" in legend
    page = render_overview(run, OverviewFormat.HTML).decode()
    assert "in totaal 1 aanwezig, 1 in orde, 1 zwak, 1 ontbreekt, 1 strijdig" in page
    assert "bij 1 oordeel twijfel" in page and "1 ontbreekt; 1 twijfel" in page and "○?" in page
    value = json.loads(render_overview(run, OverviewFormat.JSON))
    assert (value["totals"]["aanwezig"], value["regelingen"][0]["doubt"]) == (2, ["gids-a/integriteit"])


def test_a_scan_names_the_verdicts_that_are_doubted() -> None:
    run = with_doubt()
    (checked,) = run.documents
    rules = tuple(one.rule for one in checked.outcomes)
    verdicts = tuple(one.verdict for one in checked.outcomes)
    one = DocumentSummary(path=checked.regeling.source.path, title="", vorm=None, verdicts=verdicts, doubted=(3,))
    text = render_summary(run, (one, replace(one, doubted=())), rules, width=100).replace("\u00a0", " ")
    assert "  ✓ 1  ✓ 1 in orde  ◐ 1  ○ 1  ✗ 1  – 1  ? 1\n  twijfel: gids-a/integriteit\n" in text
    assert text.count("twijfel: gids-a/integriteit") == 1
    assert "Integriteit (gids-a/integriteit)\n    ○ 2  twijfel: 1\n" in text
    assert "Invulplekken (techniek/invulplek)\n    ✓ 2 in orde\n" in text
    assert f"twijfel: {DOUBT_MEANING}" in " ".join(line.strip() for line in text.splitlines())


def test_a_row_is_as_high_as_its_quote_and_its_reason_need() -> None:
    checked = document()
    first = checked.outcomes[0]
    long = replace(first, evidence=(replace(first.evidence[0], quote="Een lang citaat. " * 15), *first.evidence[1:]))
    lost = Unreadable(path=Path("c.pdf"), reason="Het is stuk. " * 12, hint="Sla op.")
    book = workbook(result(replace(checked, outcomes=(long, *checked.outcomes[1:])), unreadable=(lost,)))
    assert book["Citaten"]["H2"].value == "Een lang citaat. " * 15
    assert book["Citaten"].row_dimensions[2].height == 45
    assert book["Citaten"].row_dimensions[3].height is None  # one line, as usual
    assert book["Niet beoordeeld"].row_dimensions[2].height == 45


def test_a_head_over_numbers_stands_where_they_do() -> None:
    sheet = workbook(three())["Regelingen"]
    sides = {cell.value: cell.alignment.horizontal for cell in sheet[1]}
    assert sides["zwak"] == sides["uitgelegd"] == "right"
    assert sides["Regeling"] is None


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    book = workbook(three())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert EVIL in [cell.value for cell in cells]


def test_a_workbook_takes_any_text_and_any_name_of_a_pack() -> None:
    checked = document(title="\x00\x1b[31m\ud800 " + "a" * 40_000)
    outcomes = tuple(
        replace(one, rule=replace(one.rule, id=f"{pack}/x{place}", pakket_titel="De [wet]: */\\? " + "lang " * 20))
        for pack in ("wgr", "eigen")
        for place, one in enumerate(checked.outcomes)
    )
    book = workbook(result(replace(checked, outcomes=outcomes)))
    assert book.sheetnames[2:4] == ["wgr", "eigen"]
    assert len(book["Regelingen"]["A2"].value) < 32_767


def test_the_same_run_gives_the_same_bytes() -> None:
    for form in OverviewFormat:
        assert render_overview(three(), form) == render_overview(three(), form)


def test_of_one_deelnemer_only_what_it_takes_part_in() -> None:
    value = json.loads(render_overview(three(), OverviewFormat.JSON, deelnemer="gemeente ALMEN"))
    assert [one["path"] for one in value["regelingen"]] == ["map/een.docx", "map/=twee.docx"]
    assert len(value["unreadable"]) == 1
    value = json.loads(render_overview(three(), OverviewFormat.JSON, deelnemer="’s-gravenmoer"))
    assert [one["path"] for one in value["regelingen"]] == ["map/drie.docx"]


def test_an_unknown_deelnemer_is_a_question_back() -> None:
    with pytest.raises(UsageProblem) as caught:
        render_overview(three(), OverviewFormat.CSV, deelnemer="Almenn")
    assert caught.value.message == 'In geen van deze regelingen is "Almenn" een deelnemer.'
    assert caught.value.hint == 'Bedoelde u "gemeente Almen"?'


def test_a_run_without_a_single_document_still_has_an_overview() -> None:
    empty = result(unreadable=(LOST,))
    assert b"map/scan.pdf" in render_overview(empty, OverviewFormat.HTML)
    assert workbook(empty).sheetnames == ["Regelingen", "Toetspunten", "Citaten", "Niet beoordeeld", "Legenda"]
