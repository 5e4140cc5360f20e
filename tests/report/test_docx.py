"""The Word report: what stands in it, that its bytes are the same every time, and which templates it takes or refuses."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, Pt

from regelcheck.citation import format_citation
from regelcheck.errors import UsageProblem
from regelcheck.model import Explanation, Pointer, Span, Verdict
from regelcheck.report import ReportFormat, render_file
from regelcheck.report.word import render_docx
from tests.report import factory

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph outside tables."""
    return [(p.style.name, p.text) for p in Document(io.BytesIO(data)).paragraphs]


def texts(data: bytes) -> list[str]:
    return [text for _, text in paragraphs(data)]


def template(path: Path, **changed: bytes) -> dict[str, bytes]:
    """A Word file of python-docx as a template."""
    Document().save(str(path))
    return {**parts(path.read_bytes()), **changed}


def test_the_front_page_names_the_document_and_the_totals() -> None:
    data = render_docx(factory.result())
    styled = paragraphs(data)
    assert styled[1] == ("Title", "Gemeenschappelijke regeling Afval Rijnoever")
    assert (
        "regelcheck samenvatting",
        "6 toetspunten: 1 aanwezig, 1 zwak, 1 ontbreekt, 1 strijdig, 1 n.v.t., 1 niet te beoordelen.",
    ) in styled
    facts = Document(io.BytesIO(data)).tables[0]
    rows = {row.cells[0].text: row.cells[1].text for row in facts.rows}
    assert rows["Datum"] == "23 november 2026"
    assert rows["Vorm"] == "openbaar lichaam"
    assert rows["Getroffen door"] == "colleges en raden"
    assert rows["Document"] == "afval.docx"


def test_the_overview_leads_to_the_checkpoints() -> None:
    data = render_docx(factory.result())
    overview = Document(io.BytesIO(data)).tables[2]
    assert [cell.text for cell in overview.rows[0].cells] == ["Nr.", "Toetspunt", "Oordeel", "Vindplaats"]
    assert [row.cells[2].text.strip("\u00a0").replace("\u00a0", " ") for row in overview.rows[1:]] == [
        "✓ aanwezig",
        "✗ strijdig",
        "◐ zwak",
        "○ ontbreekt",
        "? niet te beoordelen",
    ]
    xml = parts(data)["word/document.xml"].decode()
    assert xml.count('<w:hyperlink w:anchor="d1-t2"') == 1
    assert xml.count('w:name="d1-t2"') == 1
    assert "1 toetspunt is hier niet van toepassing: Tweede AB-lid." in texts(data)


def test_a_checkpoint_has_finding_quote_ground_advice_and_example() -> None:
    styled = paragraphs(render_docx(factory.result()))
    start = styled.index(("Heading 3", "2. Geen doorslaggevende stem"))
    section = styled[start + 1 : start + 16]
    assert ("regelcheck vraag", "Vraag over geen doorslaggevende stem?") in section
    assert ("Normal", "De voorzitter beslist bij staken van stemmen.") in section
    assert ("regelcheck citaat", "“Indien de stemmen staken, beslist de stem van de voorzitter.”") in section
    assert ("regelcheck vindplaats", "artikel 2, tweede lid (blz. 2) · Element beslissende-stem") in section
    assert ("Normal", "Advies. Laat het voorstel vervallen als de stemmen staken.") in section
    assert ("regelcheck voorbeeldbepaling", "Het bestuur evalueert elke [aantal] jaar.") in section
    assert any(name == "regelcheck bron" and "art. 22, lid 1, Wgr" in text and "regel gids-a/" in text for name, text in section)


def test_what_leads_in_the_examples_stays_on_their_page() -> None:
    document = Document(io.BytesIO(render_docx(factory.result())))
    leads = [one for one in document.paragraphs if one.text.startswith("Voorbeeldbepaling")]
    assert leads and all(one.paragraph_format.keep_with_next for one in leads)


def test_doubt_and_explanation_are_shown() -> None:
    document = factory.document()
    near = Pointer(
        citation=factory.citation("4"),
        place=None,
        quote=factory.EVALUATIE,
        span=Span(0, len(factory.EVALUATIE)),
        node=10,
        why="noemt evaluatie",
    )
    outcomes = tuple(
        replace(one, doubt=True, nearest=(near,), explanation=Explanation(reason="Zo gewild.", by="Anna", until=date(2027, 1, 1)))
        if one.verdict is Verdict.ONTBREEKT
        else one
        for one in document.outcomes
    )
    data = render_docx(factory.result(replace(document, outcomes=outcomes)))
    found = texts(data)
    legend = [[cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[1].rows]
    assert legend[-1][:2] == ["twijfel", "1"]
    assert legend[-1][2].startswith("het oordeel blijft staan, maar lees de genoemde bepaling zelf na")
    assert "Uitgelegd door Anna, geldig tot en met 1 januari 2027: Zo gewild." in found
    assert f"Twijfel: mogelijk geregeld in {format_citation(near.citation)}." in found
    assert f"{format_citation(near.citation)} · noemt evaluatie" in found


def test_several_documents_and_one_that_could_not_be_read() -> None:
    from regelcheck.model import Unreadable

    broken = Unreadable(path=Path("stuk.docx"), reason="Het bestand is beschadigd.", hint="Haal het opnieuw op.")
    result = factory.result(factory.document(), factory.document(title="Andere regeling"), unreadable=(broken,))
    styled = paragraphs(render_docx(result))
    assert [text for name, text in styled if name == "Title"] == [
        "Gemeenschappelijke regeling Afval Rijnoever",
        "Andere regeling",
    ]
    assert ("Normal", "stuk.docx Het bestand is beschadigd. Haal het opnieuw op.") in styled


def test_an_explanation_that_does_not_hold_is_told() -> None:
    from regelcheck.model import ExplanationFault, FaultKind

    fault = ExplanationFault(
        kind=FaultKind.VERLOPEN,
        rule_id="gids-a/integriteit",
        document="afval.docx",
        reason="De uitleg gold tot en met 1 januari 2026.",
        hint="Bevestig haar opnieuw.",
        path=Path("regelcheck.toml"),
        line=4,
    )
    styled = paragraphs(render_docx(replace(factory.result(), faults=(fault,))))
    assert ("Heading 1", "Uitleg die geen stand houdt") in styled
    assert any("De uitleg gold tot en met 1 januari 2026." in text for _, text in styled)


def test_the_deelnemers_are_named() -> None:
    document = factory.document()
    kenmerken = document.regeling.kenmerken
    found = tuple(replace(kenmerken.evidence[0], value=name) for name in ("gemeente Aa", "gemeente Bee"))
    regeling = replace(document.regeling, kenmerken=replace(kenmerken, deelnemers=found))
    facts = Document(io.BytesIO(render_docx(factory.result(replace(document, regeling=regeling))))).tables[0]
    assert [row.cells[1].text for row in facts.rows if row.cells[0].text == "Deelnemers"] == ["gemeente Aa en gemeente Bee"]


def test_the_same_run_gives_the_same_bytes() -> None:
    assert render_docx(factory.result()) == render_docx(factory.result())
    assert render_file(factory.result(), ReportFormat.DOCX) == render_docx(factory.result())


def test_the_template_gives_the_look(tmp_path: Path) -> None:
    path = tmp_path / "huisstijl.docx"
    house = Document()
    house.styles["Heading 1"].font.size = Pt(31)
    house.sections[0].header.paragraphs[0].text = "Gemeente Aa"
    house.add_paragraph("Dit stond er al.")
    house.save(str(path))
    made = Document(io.BytesIO(render_docx(factory.result(), parts(path.read_bytes()))))
    assert made.sections[0].header.paragraphs[0].text == "Gemeente Aa"
    assert made.styles["Heading 1"].font.size == Pt(31)
    assert "Dit stond er al." not in [p.text for p in made.paragraphs]
    heading = next(p for p in made.paragraphs if p.text == "De toetspunten op een rij")
    assert heading.style.font.size == Pt(31)
    assert next(p for p in made.paragraphs if p.text.startswith("Bron: ")).style.name == "regelcheck bron"
    assert made.core_properties.title == "Toets: Gemeenschappelijke regeling Afval Rijnoever"


def test_styles_are_found_by_name_in_a_dutch_word(tmp_path: Path) -> None:
    given = template(tmp_path / "a.docx")
    given["word/styles.xml"] = given["word/styles.xml"].replace(b'w:styleId="Heading1"', b'w:styleId="Kop1"')
    xml = parts(render_docx(factory.result(), given))["word/document.xml"]
    assert b'<w:pStyle w:val="Kop1"/>' in xml
    assert b'w:val="RcHeading1"' not in xml


def test_tables_are_as_wide_as_the_text_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "liggend.docx"
    house = Document()
    house.sections[0].page_width, house.sections[0].page_height = Cm(29.7), Cm(21)
    house.sections[0].left_margin = house.sections[0].right_margin = Cm(3)
    house.save(str(path))
    for made, wanted in ((render_docx(factory.result(), parts(path.read_bytes())), Cm(23.7)), (render_docx(factory.result()), Cm(16))):
        for table in Document(io.BytesIO(made)).tables:
            assert abs(sum(column.width for column in table.columns) - wanted) < Cm(0.1)


def test_a_dotx_is_a_template_too(tmp_path: Path) -> None:
    given = template(tmp_path / "a.docx")
    given["[Content_Types].xml"] = given["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert Document(io.BytesIO(render_docx(factory.result(), given))).paragraphs


def test_the_template_it_was_made_with_is_forgotten(tmp_path: Path) -> None:
    relation = b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Normal.dotm" TargetMode="External"/>'
    given = template(tmp_path / "a.docx")
    given["word/_rels/settings.xml.rels"] = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + relation + b"</Relationships>"
    given["word/settings.xml"] = f'<w:settings xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/></w:settings>'.encode()
    made = parts(render_docx(factory.result(), given))
    assert b"Normal.dotm" not in made["word/_rels/settings.xml.rels"]
    assert b"attachedTemplate" not in made["word/settings.xml"]


def _external(kind: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="https://example.org/x" TargetMode="External"/></Relationships>'
    ).encode()


FIELD = f'<w:hdr xmlns:w="{_W}"><w:p><w:r><w:instrText>{{}}</w:instrText></w:r></w:p></w:hdr>'


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"word/vbaProject.bin": b"x"}, "macro's"),
        ({"word/embeddings/blad.xlsx": b"x"}, "macro's"),
        ({"word/_rels/header1.xml.rels": _external("image")}, "bestand elders"),
        ({"word/header1.xml": FIELD.format(" DDEAUTO c:\\\\cmd.exe ").encode()}, "veld"),
        ({"word/header1.xml": FIELD.format(' INCLUDEPICTURE "https://example.org" ').encode()}, "veld"),
        ({"word/document.xml": b"geen xml"}, "beschadigd"),
        ({"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "DOCTYPE"),
        ({"word/document.xml": b"<x/>"}, "geen Word-document"),
    ],
    ids=["macro", "object", "afbeelding-elders", "dde", "ophalen", "geen-xml", "doctype", "iets-anders"],
)
def test_a_template_that_could_do_something_is_refused(changed: dict[str, bytes], why: str, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=why) as caught:
        render_docx(factory.result(), {**template(tmp_path / "a.docx"), **changed})
    assert "zonder macro's" in caught.value.hint


def test_text_like_a_template_is_text(tmp_path: Path) -> None:
    """A template of another tool may have {{ … }} in it, and so may a document: here it is never code."""
    path = tmp_path / "a.docx"
    house = Document()
    house.sections[0].footer.paragraphs[0].text = "{{ 7*7 }}"
    house.save(str(path))
    made = Document(io.BytesIO(render_docx(factory.result(factory.document(title="{{ 7*7 }}")), parts(path.read_bytes()))))
    assert made.sections[0].footer.paragraphs[0].text == "{{ 7*7 }}"
    assert [p.text for p in made.paragraphs if p.style.name == "Title"] == ["{{ 7*7 }}"]
