"""What a web page shows beside its main text is read when it goes on with the document, and else counted as unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.model import Mark, Place, Source, UnreadKind, UnreadPart
from regelcheck.reading import read_source

ARTIKELEN = "".join(
    f"<h3>Artikel {number} Taak {number}</h3><p>Het bestuur oefent taak {number} uit voor alle deelnemers, en legt daarover verantwoording af.</p>"
    for number in range(1, 6)
)
TAIL = (
    "<h3>Artikel 6 Evaluatie</h3><p>1. Het bestuur evalueert de regeling eens in de vier jaar.</p>"
    "<p>2. Het zendt het verslag aan de raden.</p>"
)
READ_TAIL = [
    "Artikel 6 Evaluatie",
    "1. Het bestuur evalueert de regeling eens in de vier jaar.",
    "2. Het zendt het verslag aan de raden.",
]


def read(tmp_path: Path, *, after: str = "", within: str = "", before: str = "") -> Source:
    target = tmp_path / "a.html"
    target.write_text(f"<body>{before}<main>{ARTIKELEN}{within}</main>{after}</body>", encoding="utf-8")
    return read_source(target)


def beyond(source: Source) -> list[str]:
    """The text that is read after the main text."""
    return [f"{one.label} {one.text}".strip() for one in source.blocks[10:] if Mark.HIDDEN not in one.marks]


@pytest.mark.parametrize(
    ("after", "within"),
    [
        (f"<div class='rest'>{TAIL}</div>", ""),
        (TAIL, ""),
        (f"<div><div><section>{TAIL}</section></div></div>", ""),
        (f"<aside>{TAIL}</aside>", ""),
        ("", f"<aside>{TAIL}</aside>"),
        (f"<nav>Menu</nav><div>{TAIL}</div><footer><p>Artikel 9 Contact</p><p>Bel ons gerust eens op.</p></footer>", ""),
    ],
)
def test_artikelen_that_go_on_beside_the_main_text_are_read(tmp_path: Path, after: str, within: str) -> None:
    source = read(tmp_path, after=after, within=within)
    assert (beyond(source), source.unread, source.warnings) == (READ_TAIL, (), ())


def test_a_chapter_heading_goes_along_and_what_stands_before_it_does_not(tmp_path: Path) -> None:
    source = read(tmp_path, after=f"<p>Terug</p><h2>Hoofdstuk 2 Slot</h2>{TAIL}")
    assert beyond(source) == ["Hoofdstuk 2 Slot", *READ_TAIL]


def test_artikelen_before_the_main_text_are_read_in_the_order_of_the_page(tmp_path: Path) -> None:
    source = read(tmp_path, before="<div><h3>Artikel 0 Doel</h3><p>Deze regeling dient de dienstverlening.</p></div>")
    assert [one.text for one in source.blocks[:3]] == [
        "Artikel 0 Doel", "Deze regeling dient de dienstverlening.", "Artikel 1 Taak 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bijlage", "lines"),
    [
        ("<p>De bijdragen bewegen mee met de begroting.</p>", ["De bijdragen bewegen mee met de begroting."]),
        ("<table><tr><td>Duinrode</td><td>40%</td></tr></table>", ["Duinrode | 40%"]),
    ],
)
def test_a_bijlage_beside_the_main_text_is_read(tmp_path: Path, bijlage: str, lines: list[str]) -> None:
    source = read(tmp_path, after=f"<section><h2>Bijlage 1 Verdeelsleutel</h2>{bijlage}</section>")
    assert (beyond(source), source.unread) == (["Bijlage 1 Verdeelsleutel", *lines], ())


@pytest.mark.parametrize(
    ("after", "what"),
    [
        ("<div><p>1. De raad wijst drie leden aan.</p></div>", "1 alinea, vanaf “1. De raad wijst drie leden aan.”"),
        ("<aside><p>Zie ook wat artikel 4 over de termijn bepaalt.</p></aside>",
         "1 alinea, vanaf “Zie ook wat artikel 4 over de termijn bepaalt.”"),
        ("<div><p>Het bestuur werkt samen. De raad ziet daarop toe.</p><p>De leden komen bijeen. Zij kiezen een voorzitter.</p></div>",
         "2 alinea's, vanaf “Het bestuur werkt samen. De raad ziet daarop toe.”"),
        ("<div><h3>Artikel 3 Taak 3</h3><p>In dit artikel staat wat het bestuur doet.</p><p>Vergelijk artikel 4 over de raad.</p></div>",
         "2 alinea's, vanaf “In dit artikel staat wat het bestuur doet.”"),
    ],
)  # fmt: skip
def test_other_prose_is_counted_with_how_much_and_where_it_begins(tmp_path: Path, after: str, what: str) -> None:
    source = read(tmp_path, after=after)
    assert (beyond(source), source.unread) == ([], (UnreadPart(kind=UnreadKind.BESIDE, what=what),))


@pytest.mark.parametrize(
    "after",
    [
        "<aside>Lees ook: Evaluatie elke vier jaar</aside>",
        "<div><ul><li><a href='#6'>Artikel 6 Evaluatie</a></li><li><a href='#7'>Artikel 7 Slot</a></li></ul></div>",
        "<ul><li>Artikel 6 Evaluatie</li><li>Artikel 7 Slot</li></ul>",
        "<div><h2>Bijlagen</h2><ul><li><a href='1.pdf'>Kaart van het gebied</a> (PDF, 12 kB)</li></ul></div>",
        f"<nav>{TAIL}</nav>",
        f"<div class='menu'>{TAIL}</div>",
        f"<div>{ARTIKELEN}</div>",
        "<div id='cookie-melding'><p>1. Wij plaatsen bestanden op uw computer.</p></div>",
        "<div><p>Wij gebruiken cookies. Zo werkt de site goed. Dat meten wij ook. U kunt dat altijd weigeren.</p></div>",
        "<p>Deze pagina is gemaakt door de gemeente. Neem gerust contact op.</p>",
        "<div><h2>Gegevens</h2><table><tr><th>Grondslag</th><td>Zoals artikel 8 van de wet bepaalt.</td></tr></table></div>",
        "<dl><dt>Opmerkingen</dt><dd>Deze regeling vervangt artikel 3 van de vorige regeling.</dd></dl>",
        "<div hidden><p>Meer weten? Bel ons.</p></div>",
    ],
)
def test_the_site_around_the_text_stays_out(tmp_path: Path, after: str) -> None:
    source = read(tmp_path, after=after)
    assert (len(source.blocks), source.unread, source.warnings) == (10, (), ())


def test_provisions_that_the_page_hides_stand_apart(tmp_path: Path) -> None:
    source = read(tmp_path, after=f"<div style='display:none'>{TAIL}</div>")
    assert [(one.text, one.place, set(one.marks)) for one in source.blocks[10:]] == [
        (text, Place(paragraph=10), {Mark.HIDDEN}) for text in READ_TAIL
    ]


@pytest.mark.parametrize(
    ("picture", "kinds"),
    [
        ('<img src="a.png" width="900" height="1200">', [UnreadKind.IMAGE]),
        ('<p><img src="a.png" width="900" height="1200"></p>', [UnreadKind.IMAGE]),
        ('<img src="kop.png" width="1600" height="600">', []),
        ('<img src="logo.png">', []),
        ('<header><img src="a.png" width="900" height="1200"></header>', []),
        ('<object data="bijlage.pdf" type="application/pdf"></object>', [UnreadKind.FILE]),
    ],
)
def test_a_scan_or_a_document_beside_the_main_text_is_unread(tmp_path: Path, picture: str, kinds: list[UnreadKind]) -> None:
    source = read(tmp_path, after=picture)
    assert [(one.kind, one.place) for one in source.unread] == [(kind, Place(paragraph=10)) for kind in kinds]
