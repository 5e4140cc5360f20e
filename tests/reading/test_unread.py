"""What may hold provisions and is not read is accounted for in every format; a logo, a chart and a formula are not."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark, Place, Source, UnreadKind, UnreadPart
from regelcheck.reading import View, read_source
from tests.reading import docx_builder as word
from tests.reading import odt_builder as writer
from tests.reading.pdf_builder import scan_image

PICTURE = ("Het document bevat een afbeelding; tekst in afbeeldingen is niet gelezen.",)
CM = 360_000


def unread(source: Source) -> list[tuple[UnreadKind, int | None]]:
    return [(part.kind, part.place and part.place.paragraph) for part in source.unread]


def drawing(kind: str, width: float = 0, height: float = 0, inside: str = "", anchor: str = "") -> str:
    holder = "wp:anchor" if anchor else "wp:inline"
    return (
        f'<w:r><w:drawing><{holder} {anchor}><wp:extent cx="{width * CM:.0f}" cy="{height * CM:.0f}"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{inside}</a:graphicData>'
        f"</a:graphic></{holder}></w:drawing></w:r>"
    )


def embedded(program: str) -> str:
    return f'<w:r><w:object><v:shape/><o:OLEObject Type="Embed" ProgID="{program}"/></w:object></w:r>'


def word_file(tmp_path: Path, content: str, **parts: str) -> Path:
    return word.write_docx(tmp_path / "a.docx", word.p("Een.") + word.p("Twee.", content), **parts)


@pytest.mark.parametrize(
    ("content", "kinds", "warnings"),
    [
        (drawing("picture", 3, 3), [], ()),
        (drawing("picture", 16, 12), [], PICTURE),
        (drawing("picture", 16, 22), [UnreadKind.IMAGE], ()),
        (drawing("picture", 21, 29.7, anchor='behindDoc="1"'), [], ()),
        ('<w:r><w:pict><v:shape style="width:450pt;height:640pt"><v:imagedata/></v:shape></w:pict></w:r>',
         [UnreadKind.IMAGE], ()),
        ('<w:r><w:pict><v:shape style="width:90pt;height:40pt"><v:imagedata/></v:shape></w:pict></w:r>', [], ()),
        (embedded("Excel.Sheet.12"), [UnreadKind.OBJECT], ()),
        (embedded("Word.Document.12"), [UnreadKind.OBJECT], ()),
        (embedded("Equation.DSMT4"), [], ()),
        ("<w:r><w:object><w:control/></w:object></w:r>", [], ()),
        (drawing("chart", 16, 22), [], ("Het document bevat een grafiek; de tekst daarin is niet gelezen.",)),
        (drawing("diagram", 16, 9, '<dgm:relIds r:dm="weg"/>'), [UnreadKind.DIAGRAM], ()),
    ],
)  # fmt: skip
def test_drawings_and_objects_in_word(
    tmp_path: Path, content: str, kinds: list[UnreadKind], warnings: tuple[str, ...]
) -> None:
    source = word.read(word_file(tmp_path, content))
    assert (unread(source), source.warnings) == ([(kind, 2) for kind in kinds], warnings)


def test_the_text_of_smartart_is_read(tmp_path: Path) -> None:
    points = "".join(
        f'<dgm:pt type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for kind, text in (("node", "Het bestuur besluit."), ("pres", "Opmaak"), ("node", "De raad ziet toe."))
    )
    path = word_file(
        tmp_path, drawing("diagram", 16, 9, '<dgm:relIds r:dm="r0"/>'), diagramData=f"<dgm:ptLst>{points}</dgm:ptLst>"
    )
    source = word.read(path)
    assert word.marked(source, Mark.TEXTBOX) == ["Het bestuur besluit.", "De raad ziet toe."]
    assert source.unread == ()


def test_a_file_that_word_fetches_is_unread_where_it_stands(tmp_path: Path) -> None:
    inside = word.write_docx(tmp_path / "b.docx", word.p("Een.", '<w:subDoc r:id="x"/>') + word.p("Twee."))
    assert unread(word.read(inside)) == [(UnreadKind.FILE, 1)]
    body = word.p("Een.") + '<w:altChunk r:id="x"/>' + word.p("Twee.")
    assert unread(word.read(word.write_docx(tmp_path / "a.docx", body))) == [(UnreadKind.FILE, 1)]


def test_what_is_tracked_out_or_in_a_header_is_no_part_of_the_text(tmp_path: Path) -> None:
    picture = drawing("picture", 16, 22)
    deleted = word.write_docx(tmp_path / "a.docx", word.p("Een.", f'<w:del w:id="1">{picture}</w:del>'))
    assert unread(word.read(deleted)) == []
    assert unread(word.read(deleted, View.OORSPRONKELIJK)) == [(UnreadKind.IMAGE, 1)]
    assert unread(word.read(word_file(tmp_path, "", header=word.p("Kop", picture)))) == []


MANIFEST = (
    '<!DOCTYPE manifest:manifest PUBLIC "x" "y"><manifest:manifest>'
    '<manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.formula" manifest:full-path="Object 1/"/>'
    '<manifest:file-entry manifest:full-path="Object 2/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>'
    '<manifest:file-entry manifest:full-path="Object 3/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def frame(inside: str, width: str = "2cm", height: str = "2cm") -> str:
    return f'<draw:frame svg:width="{width}" svg:height="{height}">{inside}</draw:frame>'


@pytest.mark.parametrize(
    ("content", "kinds", "warnings"),
    [
        (frame("<draw:image/>"), [], ()),
        (frame("<draw:image/>", "16cm", "12cm"), [], PICTURE),
        (frame("<draw:image/>", "16cm", "22cm"), [UnreadKind.IMAGE], ()),
        (frame('<draw:object xlink:href="./Object 1"/><draw:image/>', "16cm", "22cm"), [], ()),
        (frame('<draw:object xlink:href="./Object 2"/>'), [], ()),
        (frame('<draw:object xlink:href="./Object 3"/>'), [UnreadKind.OBJECT], ()),
        (frame('<draw:object-ole xlink:href="./Object 4"/>'), [UnreadKind.OBJECT], ()),
    ],
)
def test_frames_in_writer(
    tmp_path: Path, content: str, kinds: list[UnreadKind], warnings: tuple[str, ...]
) -> None:
    for body in (writer.p("Een.") + writer.p(f"Twee.{content}"), writer.p("Een.") + writer.p("Twee.") + content):
        source = writer.read(writer.write_odt(tmp_path / "a.odt", body, manifest=MANIFEST))
        assert (unread(source), source.warnings) == ([(kind, 2) for kind in kinds], warnings)


def test_a_linked_section_is_unread_when_its_text_did_not_come_along(tmp_path: Path) -> None:
    link = '<text:section-source xlink:href="bijlage.odt"/>'
    for inside, kinds in ((writer.p("Bijlage."), []), (writer.p(""), [(UnreadKind.FILE, 1)])):
        body = writer.p("Een.") + f"<text:section>{link}{inside}</text:section>"
        assert unread(writer.read(writer.write_odt(tmp_path / "a.odt", body))) == kinds


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Bijlage 1.docx", (UnreadPart(kind=UnreadKind.ATTACHMENT),)), ("factuur.xml", ()), ("handtekening.p7s", ())],
)
def test_documents_attached_to_a_pdf(tmp_path: Path, name: str, parts: tuple[UnreadPart, ...]) -> None:
    plain = Canvas(str(tmp_path / "kaal.pdf"))
    plain.drawString(72, 700, "Artikel 1 Begripsbepalingen van deze regeling.")
    plain.save()
    with pypdfium2.PdfDocument(tmp_path / "kaal.pdf") as document:
        document.new_attachment(name).set_data(b"inhoud")
        document.save(tmp_path / "met.pdf")
    assert read_source(tmp_path / "met.pdf").unread == parts


Picture = tuple[float, float, float, float]
BESIDE_TEXT = (
    "Bladzijde 2: naast de tekst staat een afbeelding; tekst in die afbeelding is niet gelezen. Laat er met tekstherkenning "
    "(OCR) een doorzoekbare PDF van maken, of laat regelcheck het doen met --ocr.",
)
A4_SCAN: Picture = (0, 0, 595, 842)


@pytest.mark.parametrize(
    ("pictures", "kinds", "warnings"),
    [
        ([(60, 60, 475, 540)], [UnreadKind.IMAGE], BESIDE_TEXT),
        ([(60, 60 + 54 * at, 475, 54) for at in range(10)], [UnreadKind.IMAGE], BESIDE_TEXT),
        ([(60, 60, 475, 300)], [], BESIDE_TEXT),
        ([(60, 60, 475, 300), (70, 80, 440, 290)], [], BESIDE_TEXT),
        ([(60, 60, 200, 200)], [], ()),
        ([A4_SCAN], [], ()),
        ([(0, 842 - 40 * at, 595, 40) for at in range(1, 22)], [], ()),
        ([A4_SCAN, (60, 60, 475, 540)], [UnreadKind.IMAGE], BESIDE_TEXT),
    ],
    ids=["scan", "scan in strips", "smaller", "two layers", "small", "under the text", "strips under the text", "both"],
)
def test_a_scan_below_text_on_its_page_is_unread_and_one_under_the_text_is_read(
    tmp_path: Path, pictures: list[Picture], kinds: list[UnreadKind], warnings: tuple[str, ...]
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.drawString(72, 700, "Artikel 1 Begripsbepalingen van deze regeling.")
    canvas.showPage()
    for left, below, width, height in pictures:
        canvas.drawImage(scan_image(), left, below, width, height)
    canvas.drawString(72, 740, "Bijlage 1 bij de Gemeenschappelijke regeling Werkplein Zandstreek")
    canvas.drawString(72, 720, "Verdeelsleutel van de bijdragen, zoals vastgesteld op 3 mei 2024")
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert [(part.kind, part.place and part.place.page) for part in source.unread] == [(kind, 2) for kind in kinds]
    assert (source.warnings, source.pages_without_text) == (warnings, ())


@pytest.mark.parametrize(("scale", "kinds"), [(1.0, [UnreadKind.IMAGE]), (0.2, [])])
def test_a_scan_in_a_drawing_is_measured_as_it_shows(tmp_path: Path, scale: float, kinds: list[UnreadKind]) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.beginForm("stempel")
    canvas.drawImage(scan_image(), 0, 0, 475, 540)
    canvas.endForm()
    canvas.drawString(72, 720, "Verdeelsleutel van de bijdragen, zoals vastgesteld op 3 mei 2024")
    canvas.translate(60, 60)
    canvas.scale(scale, scale)
    canvas.doForm("stempel")
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    assert [part.kind for part in source.unread] == kinds
    assert [len(source.warnings), source.pages_without_text] == [len(kinds), ()]


def test_fields_beside_a_remark_are_read_and_the_remark_is_not(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "De zetel is gevestigd te:")
    canvas.acroForm.textfield(value="Zandstreek", x=72, y=650, width=200, height=24, fontName="Helvetica", fontSize=11)
    canvas.freeTextAnnotation("Nog nagaan", (72, 500, 300, 540), name="noot")
    canvas.linkURL("https://example.org", (72, 400, 100, 420))
    canvas.save()
    source = read_source(tmp_path / "a.pdf")
    text = " ".join(block.text for block in source.blocks)
    assert ("Zandstreek" in text, "Nog nagaan" in text) == (True, False)
    assert [comment.text for comment in source.comments] == ["Nog nagaan"]


def test_a_form_that_its_pages_do_not_show_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "Please wait. If this message is not replaced, your viewer cannot show it.")
    canvas.save()
    monkeypatch.setattr(raw, "FPDF_GetFormType", lambda _document: raw.FORMTYPE_XFA_FULL)
    assert read_source(tmp_path / "a.pdf").unread == (UnreadPart(kind=UnreadKind.FORM),)


@pytest.mark.parametrize(
    ("content", "kinds", "warnings"),
    [
        ('<img src="logo.png">', [], ()),
        ('<img src="a.png" width="700" height="500">', [], PICTURE),
        ('<img src="a.png" width="700px" height="900px">', [UnreadKind.IMAGE], ()),
        ('<iframe src="https://example.org/film"></iframe>', [], ()),
        ('<iframe src="/bijlage.pdf?x=1"></iframe>', [UnreadKind.FILE], ()),
        ('<object type="application/pdf" data="/haal?id=3">Uw browser toont dit niet.</object>', [UnreadKind.FILE], ()),
        ('<embed src="bijlage.docx">', [UnreadKind.FILE], ()),
    ],
)
def test_pictures_and_windows_in_a_page(
    tmp_path: Path, content: str, kinds: list[UnreadKind], warnings: tuple[str, ...]
) -> None:
    page = f"<html><body><nav>{content}</nav><main><p>Artikel 1</p>{content}<p>De raad besluit.</p></main></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    source = read_source(tmp_path / "a.html")
    assert (unread(source), source.warnings) == ([(kind, 2) for kind in kinds], warnings)
    assert [block.text for block in source.blocks] == ["Artikel 1", "De raad besluit."]


@pytest.mark.parametrize(
    ("size", "parts", "warnings"),
    [
        ('breedte="1654" hoogte="2000" dpi="200"', (UnreadPart(kind=UnreadKind.IMAGE, place=Place(paragraph=2)),), ()),
        ('breedte="120" hoogte="60"', (), ()),
        ('naam="kaart.png"', (), PICTURE),
    ],
)
def test_pictures_in_a_publication(
    tmp_path: Path, size: str, parts: tuple[UnreadPart, ...], warnings: tuple[str, ...]
) -> None:
    xml = f"<regeling><artikel><al>Een.</al><figuur><illustratie {size}/></figuur><al>Twee.</al></artikel></regeling>"
    (tmp_path / "a.xml").write_text(xml, encoding="utf-8")
    source = read_source(tmp_path / "a.xml")
    assert (source.unread, source.warnings) == (parts, warnings)
