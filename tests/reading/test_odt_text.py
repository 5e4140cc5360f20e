"""What a reader of an ODT sees is read once and in order; what is hidden or beside the text is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.model import Mark
from tests.reading.docx_builder import marked, shown
from tests.reading.odt_builder import items, list_style, p, read, write_odt

REGELING = (
    'style:num-format="1" loext:num-list-format="Artikel %1%"',
    'style:num-format="1" style:num-suffix="."',
    'style:num-format="a" style:num-suffix="."',
)


def test_labels_of_nested_lists(tmp_path: Path) -> None:
    body = items(
        p("Doel") + items(p("Een") + items(p("x"), p("y"), style=""), p("Twee"), style=""),
        p("Taken") + items(p("Eén") + p("Tweede alinea"), style=""),
    )
    source = read(write_odt(tmp_path / "a.odt", body, automatic=list_style(*REGELING)))
    assert shown(source) == [
        "Artikel 1 Doel", "1. Een", "a. x", "b. y", "2. Twee", "Artikel 2 Taken", "1. Eén", "Tweede alinea",
    ]  # fmt: skip
    assert (source.format, source.pages) == ("odt", None)


def test_lists_start_again_unless_they_go_on(tmp_path: Path) -> None:
    one = 'style:num-format="1" style:num-suffix="."'
    body = (
        items(p("a"), p("b"), attributes=' xml:id="eerste"')
        + items(p("c"))
        + items(p("d"), attributes=' text:continue-numbering="true"')
        + items(p("e"), attributes=' text:continue-list="eerste"')
        + "<text:list text:style-name='Regels'><text:list-item text:start-value='9'><text:p>f</text:p></text:list-item>"
        + "<text:list-header><text:p>kop</text:p></text:list-header><text:list-item><text:p>g</text:p></text:list-item></text:list>"
    )
    source = read(write_odt(tmp_path / "a.odt", body, common=list_style(one)))
    assert shown(source) == ["1. a", "2. b", "1. c", "2. d", "3. e", "9. f", "kop", "10. g"]


def test_word_writes_every_item_as_a_list_of_its_own(tmp_path: Path) -> None:
    goes_on = ' text:continue-numbering="true"'
    body = (
        items(p("Doel"), attributes=goes_on)
        + items(items(p("Een"), style=""), attributes=goes_on)
        + items(items(p("Twee"), style=""), attributes=goes_on)
        + items(p("Taken"), attributes=goes_on)
        + items(items(p("Weer"), style=""), attributes=goes_on)
    )
    source = read(write_odt(tmp_path / "a.odt", body, automatic=list_style(*REGELING)))
    assert shown(source) == ["Artikel 1 Doel", "1. Een", "2. Twee", "Artikel 2 Taken", "1. Weer"]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ('style:num-format="A" style:num-prefix="(" style:num-suffix=")"', ["(Z)", "(AA)", "(AB)"]),
        ('style:num-format="a" style:num-letter-sync="true"', ["z", "aa", "bb"]),
        ('style:num-format="i" style:num-suffix="."', ["xxvi.", "xxvii.", "xxviii."]),
        ('style:num-format="" style:num-prefix="§"', ["§", "§", "§"]),
        ('style:num-format="01, 02, 03, ..."', ["26", "27", "28"]),
    ],
)
def test_number_formats(tmp_path: Path, attributes: str, labels: list[str]) -> None:
    style = list_style(f'{attributes} text:start-value="26"')
    source = read(write_odt(tmp_path / "a.odt", items(p("x"), p("y"), p("z")), automatic=style))
    assert [block.label for block in source.blocks] == labels


def test_bullets_and_several_levels_in_a_label(tmp_path: Path) -> None:
    style = (
        '<text:list-style style:name="Regels"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
        '<text:list-level-style-bullet text:level="2" text:bullet-char="\uf0b7"/></text:list-style>'
    ) + list_style('style:num-format="1"', 'style:num-format="1" text:display-levels="2"', name="Punt")
    body = items(p("a") + items(p("b"), style="")) + items(p("c") + items(p("d"), style=""), style="Punt")
    source = read(write_odt(tmp_path / "a.odt", body, automatic=style))
    assert [block.label for block in source.blocks] == ["-", "•", "1", "1.1"]


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    def heading(text: str, level: int, style: str = "") -> str:
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'

    common = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Hoofdstuk "/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-prefix="Artikel "/>'
        '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
        '<style:style style:name="Los" style:family="paragraph" style:list-style-name=""/>'
    )
    body = (
        heading("A", 1)
        + heading("a", 2)
        + heading("b", 2)
        + heading("geen", 3)
        + heading("B", 1)
        + heading("c", 2)
    )
    source = read(write_odt(tmp_path / "a.odt", body + heading("los", 1, "Los"), common=common))
    assert shown(source) == [
        "Hoofdstuk I A", "Artikel 1 a", "Artikel 2 b", "geen", "Hoofdstuk II B", "Artikel 1 c", "los",
    ]  # fmt: skip


def test_the_written_number_stands_in_for_a_lost_style(tmp_path: Path) -> None:
    source = read(
        write_odt(tmp_path / "a.odt", items(p("<text:number>3.</text:number>De raad."), style="Weg"))
    )
    assert shown(source) == ["3. De raad."]


def test_signs_spans_fields_and_links(tmp_path: Path) -> None:
    body = p(
        "De<text:s text:c='3'/>raad<text:tab/><text:span>van\n   de</text:span> ge\u00admeente<text:line-break/>"
        "<text:a>artikel\u00a04</text:a> <text:bookmark-ref>lid\u20111</text:bookmark-ref>"
        "<loext:content-control> Oost</loext:content-control><text:variable-set text:display='none'>9</text:variable-set>"
        "<text:ruby><text:ruby-base>!</text:ruby-base><text:ruby-text>X</text:ruby-text></text:ruby>"
    )
    assert shown(read(write_odt(tmp_path / "a.odt", body))) == [
        "De raad van de gemeente\nartikel 4 lid-1 Oost!"
    ]


def test_notes_boxes_comments_and_tables(tmp_path: Path) -> None:
    note = "<text:note><text:note-citation>2</text:note-citation><text:note-body><text:p>Noot.</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>Kader.</text:p></draw:text-box></draw:frame>"
    comment = "<office:annotation><dc:creator>Jo</dc:creator><text:p>Klopt</text:p><text:p>dit?</text:p></office:annotation>"
    table = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Kop</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned='2'>"
        "<text:p>Cel</text:p><table:table><table:table-row><table:table-cell><text:p>Binnenin</text:p></table:table-cell>"
        "</table:table-row></table:table></table:table-cell></table:table-row><table:table-row>"
        "<table:covered-table-cell><text:p>ONZICHTBAAR</text:p></table:covered-table-cell></table:table-row></table:table>"
    )
    source = read(write_odt(tmp_path / "a.odt", p(f"De {note}raad{box} be{comment}slist.") + table))
    assert [(b.label, b.text, b.place.paragraph, *b.marks) for b in source.blocks] == [
        ("", "De raad beslist.", 1),
        ("", "Kader.", 2, Mark.TEXTBOX),
        ("2", "Noot.", 1, Mark.FOOTNOTE),
        ("", "Kop", 3, Mark.TABLE),
        ("", "Cel", 4, Mark.TABLE),
        ("", "Binnenin", 5, Mark.TABLE),
    ]
    assert [(c.author, c.text, c.place and c.place.paragraph) for c in source.comments] == [
        ("Jo", "Klopt\ndit?", 1)
    ]


def test_hidden_text_sections_and_paragraphs(tmp_path: Path) -> None:
    automatic = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = (
        p(
            "Wel<text:span text:style-name='T1'> niet</text:span><text:hidden-text text:is-hidden='true' text:string-value=' ook niet'/>."
        )
        + p("<text:hidden-paragraph text:is-hidden='true'/>Intern")
        + f"<text:section text:display='none'>{p('Deel')}</text:section>"
        + f"<text:section text:display='condition'>{p('Blijft')}</text:section>"
    )
    source = read(write_odt(tmp_path / "a.odt", body, automatic=automatic))
    assert shown(source) == ["Wel.", "Blijft"]
    assert marked(source, Mark.HIDDEN) == ["niet ook niet", "Intern", "Deel"]


def test_contents_headers_and_pages(tmp_path: Path) -> None:
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:master-page-name="Standard"/>'
        '<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    master = (
        "<style:master-page><style:header><text:p>Concept</text:p></style:header>"
        '<style:header-left style:display="false"><text:p>NIET</text:p></style:header-left></style:master-page>'
    )
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>NIET</text:index-title-template>"
        f"</text:table-of-content-source><text:index-body>{p('Artikel 1 Doel 3')}</text:index-body></text:table-of-content>"
    )
    body = (
        p("Een", "P1")
        + index
        + "<text:soft-page-break/>"
        + p("Twee <text:soft-page-break/>drie")
        + p("Vier", "P2")
    )
    source = read(
        write_odt(
            tmp_path / "a.odt",
            body,
            automatic=automatic,
            master=master,
            attributes='text:use-soft-page-breaks="true"',
        )
    )
    assert [(b.text, b.place.page, *b.marks) for b in source.blocks] == [
        ("Een", 1),
        ("Artikel 1 Doel 3", 1, Mark.CONTENTS),
        ("Twee drie", 2),
        ("Vier", 4),
        ("Concept", None, Mark.HEADER),
    ]
    assert source.pages == 4


def test_style_names_bold_and_indent(tmp_path: Path) -> None:
    level = (
        '<text:list-style style:name="Regels"><text:list-level-style-number text:level="1" style:num-format="1">'
        '<style:list-level-properties><style:list-level-label-alignment fo:margin-left="1in" fo:text-indent="-0.5in"/>'
        "</style:list-level-properties></text:list-level-style-number></text:list-style>"
    )
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_1">'
        '<style:paragraph-properties fo:margin-left="2in"/><style:text-properties fo:font-weight="normal"/></style:style>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>'
    )
    common = (
        '<style:style style:name="Heading_20_1" style:display-name="Kop 1" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-left="1cm"/><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = (
        p("een", "P1") + p("twee", "P2") + p("<text:span text:style-name='T1'>drie</text:span>") + items(p("vier", "P1"), p("vijf", "P2"))
    )  # fmt: skip
    source = read(write_odt(tmp_path / "a.odt", body, automatic=automatic + level, common=common))
    assert [(b.text, b.style, b.bold, round(b.indent, 1)) for b in source.blocks] == [
        ("een", "Kop 1", True, 28.3),
        ("twee", "Kop 1", False, 144.0),
        ("drie", "", True, 0.0),
        ("vier", "Kop 1", True, 36.0),
        ("vijf", "Kop 1", False, 144.0),
    ]


def test_further_paragraphs_of_an_item_stand_under_its_text(tmp_path: Path) -> None:
    level = (
        '<text:list-style style:name="Regels"><text:list-level-style-number text:level="1" style:num-format="1">'
        '<style:list-level-properties><style:list-level-label-alignment fo:margin-left="36pt" fo:text-indent="-18pt"/>'
        "</style:list-level-properties></text:list-level-style-number></text:list-style>"
    )
    source = read(
        write_odt(tmp_path / "a.odt", items(p("Lid.") + p("Vervolg.")) + p("Los."), automatic=level)
    )
    assert [(b.label, b.text, b.indent) for b in source.blocks] == [
        ("1", "Lid.", 18.0),
        ("", "Vervolg.", 36.0),
        ("", "Los.", 0.0),
    ]


@pytest.mark.parametrize("style", ["", "P1"])
def test_text_alone_or_in_spans_gives_the_same_paragraph(tmp_path: Path, style: str) -> None:
    automatic = list_style(*REGELING) + (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Kop">'
        '<style:paragraph-properties fo:margin-left="1in"/><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    alone = "De raad beslist."
    spans = "De <text:span>raad</text:span> beslist."
    one, several = (
        read(
            write_odt(
                tmp_path / name, items(p(text, style), p(text, style)) + p(text, style), automatic=automatic
            )
        )
        for name, text in (("een.odt", alone), ("meer.odt", spans))
    )
    assert one.blocks == several.blocks
    assert [block.label for block in one.blocks] == ["Artikel 1", "Artikel 2", ""]


@pytest.mark.parametrize(("line", "warned"), [("solid", True), ("none", False)])
def test_text_struck_through_by_hand_is_read_and_told(tmp_path: Path, line: str, warned: bool) -> None:
    style = f'<style:style style:name="D" style:family="text"><style:text-properties style:text-line-through-style="{line}"/></style:style>'
    body = p('Artikel 5 <text:span text:style-name="D">vervalt</text:span>')
    source = read(write_odt(tmp_path / "a.odt", body, automatic=style))
    assert [block.text for block in source.blocks] == ["Artikel 5 vervalt"]
    assert ["wijziging): alinea 1 (“vervalt”). Die is gelezen" in warning for warning in source.warnings] == [True] * warned


def test_an_item_may_have_a_style_of_its_own_and_counts_with_the_others(tmp_path: Path) -> None:
    roman = list_style('style:num-format="I" style:num-suffix=")"', name="Romeins")
    letters = 'style:num-format="1" style:num-suffix="."', 'style:num-format="a" style:num-suffix=")"'
    own = '<text:list-item text:style-override="Romeins">' + p("Twee.") + items(p("onder a"), style="") + "</text:list-item>"
    body = items(p("Een.")).replace("</text:list>", f"{own}<text:list-item>{p('Drie.')}</text:list-item></text:list>")
    assert shown(read(write_odt(tmp_path / "a.odt", body, automatic=list_style(*letters) + roman))) == [
        "1. Een.", "II) Twee.", "a) onder a", "3. Drie.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "parameters", "text"),
    [
        ("FORMDROPDOWN", {"Dropdown_ListEntry": ["Almen", "Borne"], "Dropdown_Selected": ["1"]}, "Borne"),
        ("FORMDROPDOWN", {"Dropdown_ListEntry": ["Almen"], "Dropdown_Selected": ["4"]}, ""),
        ("FORMDROPDOWN", {"Dropdown_ListEntry": ["Almen"]}, ""),
        ("FORMCHECKBOX", {"Checkbox_Checked": ["true"]}, "☒"),
        ("FORMCHECKBOX", {}, "☐"),
    ],
)
def test_a_form_field_shows_its_choice(
    tmp_path: Path, kind: str, parameters: dict[str, list[str]], text: str
) -> None:
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, values in parameters.items()
        for value in values
    )
    field = f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{inside}</field:fieldmark>'
    assert shown(read(write_odt(tmp_path / "a.odt", p(f"De zetel is {field}.")))) == [f"De zetel is {text}."]
