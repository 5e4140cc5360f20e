"""Saved web pages: the text of the regeling with its numbers, without the site around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Block, Mark, Source, UnreadKind, UnreadPart
from regelcheck.reading import Limits, View, read_source

PUBLICATION = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Blad 2024, 17</title><style>p { margin: 0 }</style></head>
<body>
<div id="header"><nav><ul><li><a href="/">Home</a></li><li><a href="/zoeken">Zoeken</a></li></ul></nav></div>
<div class="breadcrumb">U bent hier: Home</div>
<div id="content" role="main">
  <h1>Gemeenschappelijke regeling Zandstreek</h1>
  <div id="broodtekst" class="stuk broodtekst-container">
    <div class="aanhef"><p>De colleges van Duinrode en Kleiwijk;</p></div>
    <div class="hoofdstuk"><h2 class="hoofdstuk_kop">Hoofdstuk 1<br>Algemeen</h2>
      <div class="artikel"><h3 class="artikel_kop">Artikel 1.<br />Begripsbepalingen</h3>
        <ul class="action"><li><a href="#">Druk dit onderdeel af</a></li></ul>
        <ul class="expliciet artikel_leden">
          <li><p class="lid"><span class="lidnr">1.</span></p><p>In deze regeling wordt
            verstaan onder:</p>
            <ul class="expliciet">
              <li class="li"><p class="labeled"><span class="ol">a.</span> wet: de <a href="x">Wet</a> gemeen&shy;schappelijke&nbsp;regelingen;</p></li>
              <li class="li"><span class="ol">b.</span><p>raad: <em>de raad</em><sup><a href="#n1">1</a></sup>.</p></li>
            </ul></li>
          <li><p class="lid"><span class="lidnr">2.</span></p><ul><li><span class="ol">a.</span><p>direct onderdeel.</p></li></ul></li>
        </ul></div>
      <div class="artikel"><h3>Artikel 2 Taken</h3><p>De taken zijn:</p>
        <ol type="a"><li>werk;</li><li>inkomen, te weten: <ol><li>bijstand;</li><li>schuldhulp.</li></ol></li></ol>
        <table><tr><th>Gemeente</th><th>Deel</th></tr><tr><td>Duinrode</td><td>40%</td></tr></table></div>
      <div class="noot"><p>Zie de nota.</p></div>
    </div>
  </div>
</div>
<footer><p>Over deze site</p></footer>
<script>var artikel = "Artikel 99";</script>
</body></html>"""


def read(tmp_path: Path, page: str | bytes, view: View = View.VOORGESTELD, **limits: int) -> Source:
    target = tmp_path / "a.html"
    target.write_bytes(page.encode() if isinstance(page, str) else page)
    return read_source(target, view=view, limits=Limits(**limits))


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in blocks]


def test_a_publication_without_the_site_around_it(tmp_path: Path) -> None:
    source = read(tmp_path, PUBLICATION)
    assert source.format == "HTML"
    assert shown(source.blocks) == [
        "Gemeenschappelijke regeling Zandstreek",
        "De colleges van Duinrode en Kleiwijk;",
        "Hoofdstuk 1 Algemeen",
        "Artikel 1. Begripsbepalingen",
        "1. In deze regeling wordt verstaan onder:",
        "a. wet: de Wet gemeenschappelijke regelingen;",
        "b. raad: de raad.",
        "2.",
        "a. direct onderdeel.",
        "Artikel 2 Taken",
        "De taken zijn:",
        "a. werk;",
        "b. inkomen, te weten:",
        "1. bijstand;",
        "2. schuldhulp.",
        "Gemeente | Deel",
        "Duinrode | 40%",
        "Zie de nota.",
    ]


def test_labels_styles_and_marks(tmp_path: Path) -> None:
    blocks = {block.text: block for block in read(tmp_path, PUBLICATION).blocks}
    assert blocks["wet: de Wet gemeenschappelijke regelingen;"].label == "a."
    assert blocks["wet: de Wet gemeenschappelijke regelingen;"].indent == 36.0
    assert (blocks["Artikel 2 Taken"].style, blocks["Artikel 2 Taken"].bold) == ("Heading 3", True)
    assert blocks["Duinrode | 40%"].marks == {Mark.TABLE}
    assert blocks["Zie de nota."].marks == {Mark.FOOTNOTE}
    assert blocks["De taken zijn:"].place.paragraph == 11


def test_lists_count_as_a_browser_does(tmp_path: Path) -> None:
    page = """<html><body><ol start="4"><li>vier</li><li value="9">negen</li><li>tien</li></ol>
    <ol type="I"><li>een</li></ol><ol style="list-style-type: lower-roman"><li>x</li><li>y</li></ol>
    <ol style="list-style:none"><li>kaal</li></ol><ol><li>1. eigen nummer</li></ol>
    <ul><li>streep</li><li>- eigen streep</li></ul></body></html>"""
    assert shown(read(tmp_path, page).blocks) == [
        "4. vier", "9. negen", "10. tien", "I. een", "i. x", "ii. y", "kaal", "1. eigen nummer", "- streep", "- eigen streep",
    ]  # fmt: skip


def test_tracked_changes_follow_the_view(tmp_path: Path) -> None:
    page = "<html><body><p>De raad <del datetime='2024-05-03'>kan</del><ins>moet</ins> dat besluiten.</p></body></html>"
    proposed = read(tmp_path, page)
    assert shown(proposed.blocks) == ["De raad moet dat besluiten."]
    assert [(r.kind, r.text, r.date) for r in proposed.revisions] == [
        (Mark.DELETED, "kan", "2024-05-03"),
        (Mark.INSERTED, "moet", ""),
    ]
    assert shown(read(tmp_path, page, View.OORSPRONKELIJK).blocks) == ["De raad kan dat besluiten."]


def test_breaks_and_preformatted_lines(tmp_path: Path) -> None:
    page = "<html><body><p>Artikel 1<br>Doel<br><br>De raad besluit.</p><pre>Artikel 2\nTekst</pre>los</body></html>"
    assert shown(read(tmp_path, page).blocks) == [
        "Artikel 1\nDoel",
        "De raad besluit.",
        "Artikel 2",
        "Tekst",
        "los",
    ]


def test_layout_tables_are_read_as_text(tmp_path: Path) -> None:
    page = "<html><body><table role='presentation'><tr><td><p>Artikel 1</p></td><td><p>Doel</p></td></tr></table></body></html>"
    assert shown(read(tmp_path, page).blocks) == ["Artikel 1", "Doel"]


def test_hidden_text_stands_apart_and_screen_reader_text_is_left_out(tmp_path: Path) -> None:
    page = """<html><body><p>Zichtbaar <span class="visually-hidden">stil</span><span hidden>diep</span>woord.</p>
    <p hidden>een</p><p style="display: none">twee</p><div aria-hidden="true">weg</div><p>Slot.</p></body></html>"""
    assert [(block.text, block.place.paragraph, set(block.marks)) for block in read(tmp_path, page).blocks] == [
        ("Zichtbaar woord.", 1, set()),
        ("diep", 1, {Mark.HIDDEN}),
        ("een", 1, {Mark.HIDDEN}),
        ("twee", 1, {Mark.HIDDEN}),
        ("Slot.", 2, set()),
    ]


def test_hidden_text_takes_no_label_and_no_cell(tmp_path: Path) -> None:
    page = (
        "<body><ol><li><p hidden>verborgen</p><p>een</p></li></ol>"
        "<table><tr><td>Duinrode<i hidden> geheim</i></td><td>3</td></tr></table></body>"
    )
    assert [(one.label, one.text) for one in read(tmp_path, page).blocks] == [
        ("1.", "een"), ("", "verborgen"), ("", "Duinrode | 3"), ("", "geheim"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset='windows-1252'><p>Beëindiging € 5</p>".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>Beëindiging € 5</p>".encode(
            "cp1252"
        ),
        "<p>Beëindiging € 5</p>".encode(),
        "<p>Beëindiging € 5</p>".encode("utf-8-sig"),
        "<html><p>Beëindiging € 5</p>".encode("utf-16"),
        "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>Beëindiging € 5</p></html>".encode(),
    ],
)
def test_encodings(tmp_path: Path, page: bytes) -> None:
    assert shown(read(tmp_path, page).blocks) == ["Beëindiging € 5"]


def test_a_page_without_text_and_pages_that_are_too_much(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.html bevat geen tekst"):
        read(tmp_path, "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>")
    with pytest.raises(LimitExceeded, match="diep genest"):
        read(tmp_path, "<html>" + "<div>" * 20_000 + "tekst")
    with pytest.raises(LimitExceeded, match="niveaus diep genest"):
        read(tmp_path, "<html>" + "<div>" * 80 + "tekst", max_xml_depth=50)
    with pytest.raises(LimitExceeded, match="meer dan 3 alinea's"):
        read(tmp_path, "<html>" + "<p>x</p>" * 4, max_blocks=3)


@pytest.mark.parametrize(
    ("generator", "heading", "warned"),
    [
        ("LibreOffice 7.4.7.2 (Linux)", "<ol><li><p>Begripsbepalingen</p></li></ol>", True),
        ("LibreOffice 7.4.7.2 (Linux)", "<p>Artikel 1 Begripsbepalingen</p><ol><li>Eerste lid.</li></ol>", False),
        ("LibreOffice 7.4.7.2 (Linux)", "<p>Begripsbepalingen</p>", False),
        ("Microsoft Word 15 (filtered)", "<ol><li><p>Begripsbepalingen</p></li></ol>", False),
    ],
)
def test_a_page_that_lost_the_word_of_its_article_numbers_is_told(
    tmp_path: Path, generator: str, heading: str, warned: bool
) -> None:
    page = f'<html><head><meta name="generator" content="{generator}"></head><body>{heading}<p>Tekst.</p></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    warnings = read_source(tmp_path / "a.html").warnings
    assert [warning for warning in warnings if "LibreOffice" in warning] == list(warnings)
    assert bool(warnings) == warned


def test_tabs_of_the_site_and_what_it_makes_invisible_are_no_text(tmp_path: Path) -> None:
    page = (
        '<main><ul role="tablist"><li>Tekst</li><li>Relaties</li></ul><p>Artikel 1</p>'
        '<p style="visibility: hidden">Onzichtbaar</p><p>De raad besluit.</p></main>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    blocks = read_source(tmp_path / "a.html").blocks
    assert [block.text for block in blocks if not block.marks] == ["Artikel 1", "De raad besluit."]
    assert [block.text for block in blocks if block.marks == {Mark.HIDDEN}] == ["Onzichtbaar"]


LONG = "Verplicht: de deelnemers dragen bij in de kosten naar rato van het aantal inwoners op 1 januari van het voorafgaande jaar. " * 2


@pytest.mark.parametrize(
    ("beside", "within", "told"),
    [
        (f"<div class='bijlagen'><p>{LONG}</p></div>", "", True),
        ("", f"<div class='print'><p>{LONG}</p></div>", True),
        ("", f"<aside>{LONG}</aside>", True),
        (f"<footer><p>{LONG}</p></footer>", "", False),
        ("", f"<div class='cookie'><p>{LONG}</p></div>", False),
        ("", f"<div class='toc'><p><a href='#1'>{LONG}</a></p></div>", False),
        ("", f"<p hidden>{LONG}</p>", False),
        ("<p>Gepubliceerd op 3 mei 2024</p>", "<div class='print'>Druk af</div>", False),
        ("", f"<p>{LONG}</p>", False),
    ],
)  # fmt: skip
def test_a_long_paragraph_that_passes_for_the_site_is_unread(
    tmp_path: Path, beside: str, within: str, told: bool
) -> None:
    articles = "".join(f"<h3>Artikel {number}</h3><p>{LONG.removeprefix('Verplicht: ')}</p>" for number in range(1, 4))
    (tmp_path / "a.html").write_text(
        f"<body><main>{articles}{within}</main>{beside}</body>", encoding="utf-8"
    )
    what = "1 alinea, vanaf “Verplicht: de deelnemers dragen bij in de kosten naar rato v…”"
    parts = read_source(tmp_path / "a.html").unread
    assert parts == (UnreadPart(kind=UnreadKind.BESIDE, what=what),) * told


def test_a_caption_and_text_between_items_are_read(tmp_path: Path) -> None:
    page = (
        "<body><p>Artikel 1</p><ul>De taken zijn:<li>beheer</li> en verder <li>toezicht</li></ul>"
        "<table><caption>Verdeling van stemmen</caption><tr><td>Duinrode</td><td>3</td></tr></table></body>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert [block.text for block in read_source(tmp_path / "a.html").blocks] == [
        "Artikel 1", "De taken zijn:", "beheer", "en verder", "toezicht", "Verdeling van stemmen", "Duinrode | 3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".weg { display: none }", True),
        ("#een{color:red;DISPLAY : NONE}", True),
        ("p, ins.weg { visibility: hidden; }", True),
        ("<!-- /* oud */ p.weg.ook {display:none !important} -->", True),
        ("/* .weg { */ div p[lang=nl] { display: none } /* } */", True),
        ("body .op .weg { display: none }", True),
        ("@charset 'utf-8'; @font-face { src: url(x) } .weg { display: none }", True),
        ("@media screen { .weg { display: none } }", True),
        ("@media all { @media screen { .weg { display: none", True),
        (".weg { display: none } p { display: block }", True),
        (".weg { display: none !important } #een { display: block }", True),
        (".weg { display: none } .op:hover .weg { display: block }", True),
        # Shown after all, on paper only, in some windows only, or by what is not understood here.
        ("p { display: none } .weg { display: block }", False),
        (".weg { display: none } .op .weg { display: block }", False),
        (".op > .weg { display: block } .weg { display: none }", False),
        (".weg { display: none } .weg:target { display: block }", False),
        ("@media print { .weg { display: none } }", False),
        ("@media (max-width: 600px) { .weg { display: none } }", False),
        (".weg { display: none } @media (min-width: 600px) { .weg { display: block } }", False),
        (".weg:hover, .weg::before, .weg:after { display: none }", False),
        (".toe > .weg, p:not(.op) { display: none }", False),
        (".ander, span.weg, #twee, p[lang=fy], .weg p { display: none }", False),
        ("/* .weg { display: none }", False),
        ("body, main { display: none }", False),
        (".weg { display: none-niet; color: none }", False),
    ],
)  # fmt: skip
def test_text_that_a_style_sheet_of_the_page_hides_stands_apart(
    tmp_path: Path, sheet: str, hidden: bool
) -> None:
    page = (
        f"<html><head><style type='text/css'>{sheet}</style></head><body><main><div class='op'>"
        "<h3>Artikel 1</h3><p id='een' class='weg ook' lang='nl'>Vervallen tekst.</p></div></main></body></html>"
    )
    blocks = read(tmp_path, page).blocks
    assert [block.text for block in blocks] == ["Artikel 1", "Vervallen tekst."]
    assert [block.text for block in blocks if block.marks == {Mark.HIDDEN}] == ["Vervallen tekst."] * hidden


def test_a_sheet_for_print_and_a_style_of_the_element_itself(tmp_path: Path) -> None:
    page = (
        "<style media='print'>.a { display: none }</style><style>.b, .c { display: none }</style>"
        "<p class='a'>een</p><p class='b'>twee</p><p class='c' style='display: block'>drie</p>"
    )
    assert [(block.text, set(block.marks)) for block in read(tmp_path, page).blocks] == [
        ("een", set()),
        ("twee", {Mark.HIDDEN}),
        ("drie", set()),
    ]


def test_a_style_sheet_that_goes_on_and_on_stops_in_time(tmp_path: Path) -> None:
    rules = " ".join(f"p.x{number} {'a ' * 9} b.y {{ display: none }}" for number in range(3000))
    page = f"<style>{rules}</style>" + "<b class='y'><p>x</p></b>" * 3000
    with pytest.raises(LimitExceeded, match="opmaak van a"):
        read(tmp_path, page, max_seconds=0.2)
    for sheet in ("/*" * 200_000, "{" * 200_000, "@media screen{" * 50_000, ".a" * 200_000 + "{display:none}"):
        assert shown(read(tmp_path, f"<style>{sheet}</style><p>tekst</p>").blocks) == ["tekst"]


def test_text_struck_by_a_style_is_read_and_told(tmp_path: Path) -> None:
    page = "<p>Een.</p><p>De raad <span style='text-decoration: line-through'>beslist</span> adviseert.</p>"
    source = read(tmp_path, page)
    assert shown(source.blocks) == ["Een.", "De raad beslist adviseert."]
    assert [warning.split(": ")[1] for warning in source.warnings] == ["alinea 2 (“beslist”). Die is gelezen als gewone tekst; verwijder haar als zij vervalt."]
