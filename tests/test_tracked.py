"""A draft with tracked changes: which verdicts the changes move, and because of what."""

import json
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from regelcheck.batch import check_files
from regelcheck.citation import format_citation
from regelcheck.model import Mark, Verdict
from regelcheck.pipeline import Options
from regelcheck.reading import View
from regelcheck.report import ReportFormat, render, render_file
from regelcheck.report.json_report import schema_path

INSERTED = "Het algemeen bestuur evalueert deze regeling elke vier jaar."
RULE = "gids-a/periodieke-evaluatie"


def write_draft(path: Path) -> None:
    """A Regeling that leaves evaluation free, and a proposed paragraph that does not."""
    document = Document()
    for text in (
        "Gemeenschappelijke regeling Proefland",
        "Artikel 1 Instelling",
        "Er is een openbaar lichaam, genaamd Proefland.",
        "Artikel 2 Evaluatie",
        "Het bestuur kan deze regeling evalueren.",
    ):
        document.add_paragraph(text)
    paragraph = document.add_paragraph()
    insertion = OxmlElement("w:ins")
    insertion.set(qn("w:id"), "1")
    insertion.set(qn("w:author"), "J. Jansen")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = INSERTED
    run.append(words)
    insertion.append(run)
    paragraph._p.append(insertion)
    document.add_comment(document.paragraphs[2].runs[0], text="Klopt de naam?", author="Anna", initials="A")
    document.save(str(path))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "concept.docx"
    write_draft(path)
    return path


@pytest.mark.parametrize("view", list(View))
def test_the_moves_are_the_same_from_either_view(draft, checker, view):
    checked = checker.check(draft, Options(view=view))
    (move,) = [move for move in checked.moves if move.rule.id == RULE]
    assert (move.before, move.after) == (Verdict.ZWAK, Verdict.AANWEZIG)
    assert [(one.revision.kind, one.revision.author, one.revision.text) for one in move.because] == [(Mark.INSERTED, "J. Jansen", INSERTED)]
    assert [(format_citation(one.citation), one.document) for one in move.because] == [("artikel 2", None)]
    shown = next(outcome for outcome in checked.outcomes if outcome.rule.id == RULE)
    assert shown.verdict is (Verdict.AANWEZIG if view is View.VOORGESTELD else Verdict.ZWAK)


# What a build server shows is one line a finding: there the verdicts on the proposed text are enough.
READABLE = [ReportFormat.TEKST, ReportFormat.HTML, ReportFormat.MD, ReportFormat.JSON]


@pytest.mark.parametrize("form", READABLE)
def test_every_report_says_it(draft, checker, form):
    result = check_files([draft], checker, Options(), rule_set=checker.rule_set)
    text = " ".join(render(result, form).split())
    if form is ReportFormat.JSON:
        value = json.loads(text)
        jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
        (document,) = value["documents"]
        assert document["tracked_changes"]["count"] == 1
        assert [move["because"][0]["text"] for move in document["tracked_changes"]["moves"] if move["rule_id"] == RULE] == [INSERTED]
        (change,) = next(move["because"] for move in document["tracked_changes"]["moves"] if move["rule_id"] == RULE)
        assert (document["view"], change["author"], change["citation"], change["document"]) == ("voorgesteld", "J. Jansen", "artikel 2", None)
        assert [comment["text"] for comment in document["comments"]] == ["Klopt de naam?"]
    else:
        assert "1 bijgehouden wijziging van J. Jansen" in text
        assert "zwak → aanwezig" in text
        assert f"ingevoegd door J. Jansen in artikel 2: “{INSERTED}" in text
        assert "de voorgestelde tekst (met de bijgehouden wijzigingen)" in text
        assert "Klopt de naam?" in text


def test_a_draft_that_was_empty_before_is_judged_with_a_warning(tmp_path, checker):
    from tests.notation import read_notation, write_docx

    path = tmp_path / "nieuw.docx"
    lines = read_notation("Artikel 1 Evaluatie\n\nHet algemeen bestuur evalueert deze regeling elke vier jaar.\n")
    write_docx(lines, path, auto_numbering=False, tracked=True)
    checked = checker.check(path, Options())
    assert checked.moves == ()
    assert any("oorspronkelijk" in warning for warning in checked.warnings)


def test_a_change_beside_the_regeling_moves_a_verdict_too(draft, tmp_path, checker):
    regeling = tmp_path / "regeling.txt"
    regeling.write_text(
        "Gemeenschappelijke regeling Proefland\nArtikel 1 Instelling\nEr is een openbaar lichaam, genaamd Proefland.\n", encoding="utf-8"
    )
    checked = checker.check(regeling, Options(onderliggend=(draft,)))
    (move,) = [move for move in checked.moves if move.rule.id == RULE]
    assert (move.before, move.after) == (Verdict.ZWAK, Verdict.AANWEZIG)
    assert [(one.document, format_citation(one.citation), one.revision.author) for one in move.because] == [
        ("concept.docx", "artikel 2", "J. Jansen")
    ]


def test_in_the_word_report_the_moves_stand_before_the_checkpoints(draft, tmp_path, checker):
    path = tmp_path / "rapport.docx"
    path.write_bytes(render_file(check_files([draft], checker, Options(), rule_set=checker.rule_set), ReportFormat.DOCX))
    report = Document(str(path))
    rows = {row.cells[0].text: row.cells[1].text for row in report.tables[0].rows}
    assert rows["Beoordeeld"] == "de voorgestelde tekst (met de bijgehouden wijzigingen)"
    texts = [paragraph.text for paragraph in report.paragraphs]
    assert texts.index("Wat de bijgehouden wijzigingen doen") < texts.index("De toetspunten op een rij")
    (line,) = [text for text in texts if "Periodieke evaluatie: zwak → aanwezig" in text]
    assert f"(ingevoegd door J. Jansen in artikel 2: “{INSERTED}”)" in line
