"""What a reader of a Word file sees is read once and in order; what is hidden or beside the text is kept apart."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from regelcheck.model import Mark, Place
from tests.reading.docx_builder import marked, p, r, read, shown, write_docx

BOX = "<w:txbxContent><w:p><w:r><w:t>In het kader.</w:t></w:r></w:p></w:txbxContent>"


def inline(tmp_path: Path, *content: str, **parts: str) -> list[str]:
    return shown(read(write_docx(tmp_path / "a.docx", p(*content), **parts)))


def test_a_file_of_python_docx_keeps_styles_bold_and_paragraph_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Hoofdstuk 1 Algemeen", level=1)
    document.add_paragraph("Vet en ").runs[0].bold = True
    document.paragraphs[-1].add_run("gewoon.")
    document.add_paragraph("")
    document.add_paragraph().add_run("Geheel vet.").bold = True
    document.save(str(tmp_path / "a.docx"))
    source = read(tmp_path / "a.docx")
    assert [(block.text, block.style, block.bold, block.place.paragraph) for block in source.blocks] == [
        ("Hoofdstuk 1 Algemeen", "heading 1", True, 1),
        ("Vet en gewoon.", "Normal", False, 2),
        ("Geheel vet.", "Normal", True, 4),
    ]
    assert source.format == "docx"
    assert source.pages is None
    assert source.blocks[0].place == Place(paragraph=1)


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:smartTag w:uri="x" w:element="y"><w:smartTagPr/>{}</w:smartTag>',
        '<w:customXml w:uri="x" w:element="y">{}</w:customXml>',
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<w14:nieuw>{}</w14:nieuw>",
    ],
)
def test_text_in_a_wrapper_is_read_once(tmp_path: Path, wrapped: str) -> None:
    assert inline(tmp_path, "Voor ", wrapped.format(*[r("midden")] * 2), " na.") == ["Voor midden na."]


@pytest.mark.parametrize("wrapper", ["w:customXml", "w:sdtContent"])
def test_paragraphs_and_cells_in_a_wrapper_are_read_once(tmp_path: Path, wrapper: str) -> None:
    def wrap(content: str) -> str:
        inside = f"<{wrapper}>{content}</{wrapper}>"
        return f"<w:sdt><w:sdtPr/>{inside}</w:sdt>" if wrapper == "w:sdtContent" else inside

    cell = wrap(f"<w:tc>{wrap(p('Cel.'))}</w:tc>")
    body = wrap(p("Alinea.")) + f"<w:tbl>{wrap(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    source = read(write_docx(tmp_path / "a.docx", body))
    assert shown(source) == ["Alinea.", "Cel."]
    assert marked(source, Mark.TABLE) == ["Cel."]


def test_signs_that_are_elements(tmp_path: Path) -> None:
    signs = (
        "<w:r><w:t>niet</w:t><w:noBreakHyphen/><w:t>lid</w:t><w:tab/><w:t>ge</w:t><w:softHyphen/><w:t>meente</w:t>"
        '<w:br/><w:t>regel 2 </w:t><w:t>1</w:t><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    )
    # Without xml:space="preserve" Word drops the space at the end of "regel 2 ".
    assert inline(tmp_path, signs) == ["niet-lid gemeente\nregel 21°"]


def test_white_space_in_the_xml_is_no_line_break(tmp_path: Path) -> None:
    text = '<w:r><w:t xml:space="preserve">De raad\n  van </w:t></w:r><w:r><w:t>\n Oost\n</w:t></w:r>'
    assert inline(tmp_path, text) == ["De raad van Oost"]


def test_formula_text_is_read(tmp_path: Path) -> None:
    assert inline(tmp_path, "Bijdrage: ", "<m:oMath><m:r><m:t>a/b</m:t></m:r></m:oMath>") == ["Bijdrage: a/b"]


def test_field_code_is_left_out_and_its_result_is_read(tmp_path: Path) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    # An IF with a MERGEFIELD in its code: the result of the inner field is code of the outer.
    nested = (
        field("begin") + code("IF ") + field("begin") + code("MERGEFIELD x") + field("separate") + r("BINNEN")
        + field("end") + code(" = 1") + field("separate") + r("artikel 4") + field("end")
    )  # fmt: skip
    assert inline(tmp_path, "Zie ", nested, ".") == ["Zie artikel 4."]


def form_field(code: str, form: str, result: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return begin + code + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (form_field("MACROBUTTON NoMacro [naam gemeente]", ""), "[naam gemeente]"),
        (form_field("GOTOBUTTON bladwijzer hier", ""), "hier"),
        (form_field("MACROBUTTON NoMacro", ""), ""),
        (
            form_field(
                "FORMDROPDOWN",
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Almen"/><w:listEntry w:val="Borne"/></w:ddList>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("oud"),
            ),
            "Borne",
        ),
        (form_field("FORMDROPDOWN", '<w:ddList><w:listEntry w:val="Almen"/></w:ddList>'), "Almen"),
        (form_field("FORMDROPDOWN", '<w:ddList><w:result w:val="7"/></w:ddList>'), ""),
        (form_field("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (form_field("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (form_field("PAGEREF", ""), ""),
    ],
)
def test_what_a_field_without_a_result_shows_is_read(tmp_path: Path, field: str, text: str) -> None:
    assert inline(tmp_path, "De zetel is ", field, ".") == [f"De zetel is {text}."]


@pytest.mark.parametrize("place", ["drop", "margin"])
def test_a_large_first_letter_belongs_to_its_paragraph(tmp_path: Path, place: str) -> None:
    letter = p("D", ppr=f'<w:framePr w:dropCap="{place}" w:lines="3"/>')
    number = p("1", ppr='<w:framePr w:w="400" w:wrap="around"/>')
    body = p("Artikel 1") + letter + p("e zetel is Almen.") + number + p("De raad beslist.")
    assert shown(read(write_docx(tmp_path / "a.docx", body))) == [
        "Artikel 1",
        "De zetel is Almen.",
        "1",
        "De raad beslist.",
    ]


def test_a_field_without_an_end_hides_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>'
    body = p(begin, "Artikel 1 Doel") + p("De tekst.")
    source = read(write_docx(tmp_path / "a.docx", body))
    assert shown(source) == ["Artikel 1 Doel", "De tekst."]
    assert marked(source, Mark.CONTENTS) == []


def test_number_fields_are_reported(tmp_path: Path) -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> AUTONUM </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    source = read(write_docx(tmp_path / "a.docx", p(field, "Het bestuur.")))
    assert source.warnings == (
        "Het document bevat nummervelden (AUTONUM of LISTNUM); die nummers zijn niet gelezen.",
    )


def test_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    drawing = f"<w:drawing><wp:inline><a:graphic><a:graphicData uri='x/wordprocessingShape'><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = read(write_docx(tmp_path / "a.docx", p("Voor ", both, "na.") + p("Slot.")))
    assert [(b.text, b.marks, b.place.paragraph) for b in source.blocks] == [
        ("Voor na.", frozenset(), 1),
        ("In het kader.", {Mark.TEXTBOX}, 2),
        ("Slot.", frozenset(), 3),
    ]


def test_merged_and_nested_cells_are_read_once(tmp_path: Path) -> None:
    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(p('Binnenin'))}</w:tr></w:tbl>"
    merged = cell(p("Over twee rijen"), '<w:vMerge w:val="restart"/>')
    body = (
        f"<w:tbl><w:tr>{cell(p('Links'))}{merged}</w:tr>"
        f"<w:tr>{cell(p() + inner + p())}{cell(p('ONZICHTBAAR'), '<w:vMerge/>')}</w:tr></w:tbl>"
    ) + p("Na de tabel")
    source = read(write_docx(tmp_path / "a.docx", body))
    assert shown(source) == ["Links", "Over twee rijen", "Binnenin", "Na de tabel"]
    assert marked(source, Mark.TABLE) == ["Links", "Over twee rijen", "Binnenin"]


def test_notes_follow_their_paragraph_and_stay_out_of_it(tmp_path: Path) -> None:
    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p("De raad", reference("footnote", 7), " beslist", reference("endnote", 3), ".") + p("Slot.")
    source = read(
        write_docx(
            tmp_path / "a.docx",
            body,
            footnotes='<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>", " Van de gemeente.")}{p("Tweede alinea.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="3">{p("Aan het eind.")}</w:endnote>',
        )
    )
    assert [(b.label, b.text, b.place.paragraph, Mark.FOOTNOTE in b.marks) for b in source.blocks] == [
        ("", "De raad beslist.", 1, False),
        ("1", "Van de gemeente.", 1, True),
        ("", "Tweede alinea.", 1, True),
        ("1", "Aan het eind.", 1, True),
        ("", "Slot.", 2, False),
    ]


def test_a_note_that_refers_to_itself_ends(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    source = read(
        write_docx(
            tmp_path / "a.docx",
            p("Tekst", reference),
            footnotes=f'<w:footnote w:id="1">{p("Noot", reference)}</w:footnote>',
        )
    )
    assert [block.text for block in source.blocks] == ["Tekst", "Noot"]


def test_hidden_text_is_kept_apart(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p(r("Zichtbaar"), r(" direct", "<w:vanish/>"), r(" stijl", '<w:rStyle w:val="Weg"/>'), r(" en weer", '<w:vanish w:val="0"/>'))
        + p("Werkinstructie", ppr='<w:pStyle w:val="Intern"/>')
        + f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('Rij')}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    source = read(write_docx(tmp_path / "a.docx", body, styles=styles))
    assert shown(source) == ["Zichtbaar en weer"]
    assert marked(source, Mark.HIDDEN) == ["direct stijl", "Werkinstructie", "Rij"]


def test_headers_and_footers_come_last_and_apart(tmp_path: Path) -> None:
    source = read(
        write_docx(
            tmp_path / "a.docx", p("Tekst."), header=[p("Concept 3"), p("Regeling")], footer=p("Pagina 1")
        )
    )
    assert [(b.text, b.marks) for b in source.blocks] == [
        ("Tekst.", frozenset()),
        ("Concept 3", {Mark.HEADER}),
        ("Regeling", {Mark.HEADER}),
        ("Pagina 1", {Mark.HEADER}),
    ]


def test_table_of_contents_by_style_by_field_and_by_gallery(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="Inhopg1"/></w:style>'
    )
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TO</w:instrText><w:instrText>C \\o</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = (
        p("Artikel 1 Doel 3", ppr='<w:pStyle w:val="Inhopg1"/>')
        + p("Artikel 2 Taken 4", ppr='<w:pStyle w:val="Eigen"/>')
        + p(begin, "Artikel 3 Bestuur 5")
        + p("Artikel 4 Slot 6", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        + f"<w:sdtContent>{p('Inhoud')}</w:sdtContent></w:sdt>"
        + p("Artikel 1 Doel")
    )
    source = read(write_docx(tmp_path / "a.docx", body, styles=styles))
    assert [Mark.CONTENTS in block.marks for block in source.blocks] == [True] * 5 + [False]


def test_comments_are_listed_with_their_place_and_never_read(tmp_path: Path) -> None:
    comments = (
        f'<w:comment w:id="5" w:author="Jo">{p("Klopt dit?")}{p("Graag nagaan.")}</w:comment>'
        f'<w:comment w:id="4" w:author="Bo">{p("Eerst dit.")}</w:comment>'
        f'<w:comment w:id="9" w:author="Ka">{p("Los.")}</w:comment>'
    )
    body = p('<w:r><w:commentReference w:id="4"/></w:r>', "Een.") + p(
        '<w:commentRangeStart w:id="5"/>', "Twee.", '<w:r><w:commentReference w:id="5"/></w:r>'
    )
    source = read(write_docx(tmp_path / "a.docx", body, comments=comments))
    assert shown(source) == ["Een.", "Twee."]
    assert [(c.author, c.text, c.place and c.place.paragraph) for c in source.comments] == [
        ("Bo", "Eerst dit.", 1),
        ("Jo", "Klopt dit?\nGraag nagaan.", 2),
        ("Ka", "Los.", None),
    ]


def test_pages_are_those_of_the_last_layout(tmp_path: Path) -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    row = f"<w:tr><w:tc>{p('Links', turn, 'onder')}</w:tc><w:tc>{p('Rechts', turn, 'onder')}</w:tc></w:tr>"
    body = p("Een") + p(turn, "Twee") + p("Ook twee", turn, "en drie") + f"<w:tbl>{row}</w:tbl>" + p("Vier")
    source = read(write_docx(tmp_path / "a.docx", body, header=p("Kop")))
    assert [(block.text, block.place.page) for block in source.blocks] == [
        ("Een", 1),
        ("Twee", 2),
        ("Ook tweeen drie", 2),
        ("Linksonder", 3),
        ("Rechtsonder", 3),
        ("Vier", 4),
        ("Kop", None),
    ]
    assert source.pages == 4


def test_a_hard_page_break_alone_gives_no_page_numbers(tmp_path: Path) -> None:
    source = read(write_docx(tmp_path / "a.docx", p("Een", '<w:r><w:br w:type="page"/></w:r>') + p("Twee")))
    assert [(block.text, block.place.page) for block in source.blocks] == [("Een", None), ("Twee", None)]
    assert source.pages is None


def test_bold_follows_run_then_character_style_then_paragraph_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Basis"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kop"><w:basedOn w:val="Basis"/></w:style>'
        '<w:style w:type="character" w:styleId="Vet"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        p("een", ppr='<w:pStyle w:val="Kop"/>')
        + p(r("twee", '<w:b w:val="false"/>'), ppr='<w:pStyle w:val="Kop"/>')
        + p(r("drie", '<w:rStyle w:val="Vet"/>'), r(" "))
        + p(r("vier", '<w:rStyle w:val="Vet"/>'), ppr='<w:pStyle w:val="Kop"/>')
        + p(r("vijf", "<w:b/>"), r(" zes"))
    )
    source = read(write_docx(tmp_path / "a.docx", body, styles=styles))
    # Bold style on bold style toggles back, so "vier" is not bold.
    assert {block.text: block.bold for block in source.blocks} == {
        "een": True,
        "twee": False,
        "drie": True,
        "vier": False,
        "vijf zes": False,
    }


def test_strict_open_xml_is_read_the_same(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("Gewoon.", ppr='<w:pStyle w:val="Kop"/>'))
    plain = read(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    with zipfile.ZipFile(tmp_path / "strict.docx", "w") as archive:
        for name, data in strict.items():
            archive.writestr(name, data)
    assert read(tmp_path / "strict.docx").blocks == plain.blocks


@pytest.mark.parametrize(
    ("run", "warned"),
    [
        (r("vervalt", "<w:strike/>"), True),
        (r("vervalt", "<w:dstrike/>"), True),
        (r("blijft", '<w:strike w:val="0"/>'), False),
        (f'<w:del w:id="1">{r("weg", "<w:strike/>")}</w:del>', False),
        (r(" ", "<w:strike/>"), False),
    ],
)
def test_text_struck_through_by_hand_is_read_and_told(tmp_path: Path, run: str, warned: bool) -> None:
    source = read(write_docx(tmp_path / "a.docx", p("Artikel 5 ", run)))
    assert next(block.text for block in source.blocks if not block.marks).startswith("Artikel 5")
    assert ["wijziging): alinea 1 (“vervalt”). Die is gelezen" in warning for warning in source.warnings] == [True] * warned


def test_struck_text_is_told_with_where_it_stands(tmp_path: Path) -> None:
    struck = "<w:strike/>"
    body = "".join(p(r(f"Lid {number} ", struck), r("gaat eruit.", struck)) for number in range(1, 6))
    (warning,) = read(write_docx(tmp_path / "a.docx", p("Artikel 5") + body)).warnings
    where = "; ".join(f"alinea {number + 1} (“Lid {number} gaat eruit.”)" for number in range(1, 4))
    assert f": {where} en nog 2 alinea's. Die is gelezen" in warning
