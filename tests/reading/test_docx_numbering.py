"""Automatic numbers are the ones Word shows: by list, by style, restarted, overridden, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.reading.ooxml.formats import format_number
from tests.reading.docx_builder import level, lists, num, p, read, shown, write_docx

REGELING = (
    level(0, "Artikel %1") + level(1, "%2.") + level(2, "%3.", "lowerLetter") + level(3, "%4°.", "lowerRoman")
)


def labels(
    tmp_path: Path, levels: list[int | tuple[int, int]], numbering: str, styles: str = ""
) -> list[str]:
    """The labels of paragraphs at these levels (of list 1, or of the list named first)."""
    pairs = [(1, item) if isinstance(item, int) else item for item in levels]
    body = "".join(p("x", ppr=num(*pair)) for pair in pairs)
    source = read(write_docx(tmp_path / "a.docx", body, numbering=numbering, styles=styles))
    return [block.label for block in source.blocks]


def test_levels_count_on_and_start_again_below_a_higher_one(tmp_path: Path) -> None:
    got = labels(tmp_path, [0, 1, 2, 2, 3, 1, 0, 1, 2], lists({0: REGELING}, {1: (0, "")}))
    assert got == ["Artikel 1", "1.", "a.", "b.", "i°.", "2.", "Artikel 2", "1.", "a."]


def test_lists_of_one_definition_count_together_until_one_starts_again(tmp_path: Path) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = lists(
        {0: level(0, "%1.")}, {1: (0, ""), 2: (0, ""), 3: (0, restart.format(1)), 4: (0, restart.format(7))}
    )
    got = labels(tmp_path, [(1, 0), (2, 0), (3, 0), (3, 0), (4, 0), (1, 0)], numbering)
    assert got == ["1.", "2.", "1.", "2.", "7.", "8."]


def test_an_override_may_replace_a_whole_level(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Art. %1:", "upperRoman", start=4)}</w:lvlOverride>'
    got = labels(tmp_path, [(2, 0), (2, 0)], lists({0: REGELING}, {1: (0, ""), 2: (0, override)}))
    assert got == ["Art. IV:", "Art. V:"]


def test_several_numbers_in_a_label_and_legal_style(tmp_path: Path) -> None:
    levels = (
        level(0, "Hoofdstuk %1", "upperRoman") + level(1, "%1.%2") + level(2, "%1.%2.%3", extra="<w:isLgl/>")
    )
    got = labels(tmp_path, [0, 0, 1, 2, 2], lists({0: levels}, {1: (0, "")}))
    assert got == ["Hoofdstuk I", "Hoofdstuk II", "II.1", "2.1.1", "2.1.2"]


def test_restart_can_be_switched_off_or_tied_to_one_level(tmp_path: Path) -> None:
    never = level(0, "H%1") + level(1, "Artikel %2", extra='<w:lvlRestart w:val="0"/>')
    assert labels(tmp_path, [0, 1, 1, 0, 1], lists({0: never}, {1: (0, "")})) == [
        "H1", "Artikel 1", "Artikel 2", "H2", "Artikel 3",
    ]  # fmt: skip
    first = level(0, "H%1") + level(1, "A%2") + level(2, "%3.", extra='<w:lvlRestart w:val="1"/>')
    assert labels(tmp_path, [0, 1, 2, 1, 2, 0, 1, 2], lists({0: first}, {1: (0, "")})) == [
        "H1", "A1", "1.", "A2", "2.", "H2", "A1", "1.",
    ]  # fmt: skip


def test_a_level_above_that_was_skipped_shows_its_start(tmp_path: Path) -> None:
    levels = level(0, "%1", start=3) + level(1, "%1.%2")
    assert labels(tmp_path, [1, 1, 0], lists({0: levels}, {1: (0, "")})) == ["3.1", "3.2", "3"]


def test_bullets_dashes_and_levels_without_a_number(tmp_path: Path) -> None:
    levels = (
        level(0, "\uf0b7", "bullet")
        + level(1, "–", "bullet")
        + level(2, "Overwegende", "none")
        + level(3, "", "none")
    )
    assert labels(tmp_path, [0, 1, 2, 3], lists({0: levels}, {1: (0, "")})) == ["•", "-", "Overwegende", ""]


@pytest.mark.parametrize("suffix", ["tab", "space", "nothing"])
def test_what_follows_the_number_is_no_part_of_the_label(tmp_path: Path, suffix: str) -> None:
    levels = level(0, "Artikel %1 ", extra=f'<w:suff w:val="{suffix}"/>')
    assert labels(tmp_path, [0], lists({0: levels}, {1: (0, "")})) == ["Artikel 1"]


def test_number_nought_and_unknown_lists_give_no_number(tmp_path: Path) -> None:
    assert labels(tmp_path, [(0, 0), (99, 0), (1, 8)], lists({0: REGELING}, {1: (0, "")})) == ["", "", ""]


def test_a_style_brings_its_number_along_its_chain(tmp_path: Path) -> None:
    tied = '<w:pStyle w:val="{}"/>'
    numbering = lists(
        {
            0: level(0, "Artikel %1", extra=tied.format("Artikelkop"))
            + level(1, "%2.", extra=tied.format("Lid"))
        },
        {1: (0, "")},
    )
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Artikelkop"><w:pPr>{num(1, None)}</w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Lid"><w:pPr>{num(1, None)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="LidRuim"><w:basedOn w:val="Lid"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="LidLos"><w:basedOn w:val="Lid"/><w:pPr>{num(0)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rond"><w:basedOn w:val="Rond"/></w:style>'
    )
    body = "".join(
        p("x", ppr=f'<w:pStyle w:val="{style}"/>{extra}')
        for style, extra in (
            ("Artikelkop", ""),
            ("Lid", ""),
            ("LidRuim", ""),
            ("LidLos", ""),
            ("Lid", num(0)),
            ("Rond", ""),
            ("Lid", ""),
            ("Artikelkop", ""),
        )
    )
    source = read(write_docx(tmp_path / "a.docx", body, numbering=numbering, styles=styles))
    assert [b.label for b in source.blocks] == ["Artikel 1", "1.", "2.", "", "", "", "3.", "Artikel 2"]


def test_a_list_may_point_at_a_list_style(tmp_path: Path) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Regels"/>{REGELING}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Regels"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Zoek"/></w:abstractNum>'
        + lists({}, {1: (1, ""), 2: (0, ""), 3: (2, "")})
    )
    styles = f'<w:style w:type="numbering" w:styleId="Regels"><w:pPr>{num(2, None)}</w:pPr></w:style>'
    assert labels(tmp_path, [(1, 0), (2, 0), (3, 0)], numbering, styles) == ["Artikel 1", "Artikel 2", ""]
    # Without the style sheet the definition itself still says which style it belongs to.
    assert labels(tmp_path, [(1, 0), (2, 0)], numbering) == ["Artikel 1", "Artikel 2"]


def test_custom_format_with_leading_noughts(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(tmp_path, [0, 0], lists({0: custom}, {1: (0, "")})) == ["009", "010"]


def test_hidden_and_empty_paragraphs(tmp_path: Path) -> None:
    body = (
        p("een", ppr=num(1))
        + p(ppr=num(1))
        + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r>", ppr=num(1) + "<w:rPr><w:vanish/></w:rPr>")
        + p("drie", ppr=num(1))
    )
    source = read(write_docx(tmp_path / "a.docx", body, numbering=lists({0: level(0, "%1.")}, {1: (0, "")})))
    # Word numbers an empty paragraph, and not one that is hidden down to its paragraph mark.
    assert shown(source) == ["1. een", "2.", "3. drie"]


def test_indent_of_the_first_line_in_points(tmp_path: Path) -> None:
    ind = '<w:ind w:left="{}" w:hanging="{}"/>'
    numbering = lists({0: level(0, "%1.", extra=f"<w:pPr>{ind.format(720, 360)}</w:pPr>")}, {1: (0, "")})
    styles = (
        '<w:style w:type="paragraph" w:styleId="In"><w:pPr><w:ind w:left="1134" w:firstLine="200"/></w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Lijst"><w:pPr>{num(1)}<w:ind w:left="2000"/></w:pPr></w:style>'
    )
    body = (
        p("lijst", ppr=num(1))
        + p("eigen", ppr=num(1) + '<w:ind w:left="1440"/>')
        + p("stijl", ppr='<w:pStyle w:val="In"/>')
        + p("lijststijl", ppr='<w:pStyle w:val="Lijst"/>')
        + p("lijst wint", ppr='<w:pStyle w:val="In"/>' + num(1))
        + p("geen")
    )
    source = read(write_docx(tmp_path / "a.docx", body, numbering=numbering, styles=styles))
    assert {b.text: b.indent for b in source.blocks} == {
        "lijst": 18.0,
        "eigen": 54.0,
        "stijl": pytest.approx(66.7),
        "lijststijl": 100.0,
        "lijst wint": 18.0,
        "geen": 0.0,
    }


@pytest.mark.parametrize(
    ("number_format", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 53, "AAA"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("ordinal", 2, "2e"),
        ("cardinalText", 43, "Drieënveertig"),
        ("ordinalText", 1, "Eerste"),
        ("ordinalText", 8, "Achtste"),
        ("ordinalText", 20, "Twintigste"),
        ("ordinalText", 14, "Veertiende"),
        ("decimalZero", 7, "07"),
        ("decimalEnclosedParen", 3, "(3)"),
        ("numberInDash", 3, "- 3 -"),
        ("chicago", 6, "††"),
        ("none", 3, ""),
        ("lowerLetter", 0, ""),
        ("onbekend", 5, "5"),
    ],
)
def test_number_formats(number_format: str, number: int, written: str) -> None:
    assert format_number(number, number_format) == written


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_labels_count_the_paragraphs_since_a_higher_level(
    tmp_path_factory: pytest.TempPathFactory, levels: list[int]
) -> None:
    numbering = lists({0: "".join(level(at, f"{at}:%{at + 1}") for at in range(4))}, {1: (0, "")})
    expected = []
    for at, depth in enumerate(levels):
        since = next((back for back in range(at - 1, -1, -1) if levels[back] < depth), -1)
        expected.append(f"{depth}:{levels[since + 1 : at + 1].count(depth)}")
    assert labels(tmp_path_factory.mktemp("nummers"), levels, numbering) == expected


@pytest.mark.parametrize("number_format", ["decimal", "lowerLetter", "bullet", "none"])
@pytest.mark.parametrize(
    "properties", ["", '<w:pStyle w:val="Kop"/>', num(1), num(1) + '<w:ind w:left="300"/>']
)
def test_one_run_or_several_give_the_same_paragraph(
    tmp_path: Path, properties: str, number_format: str
) -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 1"/><w:pPr>{num(1)}</w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    numbering = lists({0: level(0, "Art. %1:", number_format)}, {1: (0, "")})
    parts = {"styles": styles, "numbering": numbering}
    one = read(write_docx(tmp_path / "een.docx", p("De raad beslist.", ppr=properties) * 3, **parts))
    several = read(
        write_docx(tmp_path / "meer.docx", p("De ", "raad", " beslist.", ppr=properties) * 3, **parts)
    )
    assert one.blocks == several.blocks
    assert [block.text for block in one.blocks] == ["De raad beslist."] * 3


def test_styles_based_on_each_other_or_on_very_many_others(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:basedOn w:val="S{at + 1}"/></w:style>'
        for at in range(3000)
    )
    styles += '<w:style w:type="paragraph" w:styleId="S3000"><w:basedOn w:val="S2999"/><w:rPr><w:b/></w:rPr></w:style>'
    body = p("ver", ppr='<w:pStyle w:val="S0"/>') + p("rond", ppr='<w:pStyle w:val="S2999"/>')
    source = read(write_docx(tmp_path / "a.docx", body, styles=styles))
    assert [(block.text, block.bold) for block in source.blocks] == [("ver", False), ("rond", True)]
