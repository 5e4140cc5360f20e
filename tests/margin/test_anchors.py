"""Where a comment goes in the markup that Word and its users make: split runs, changes, fields, controls, text boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from regelcheck.margin.anchors import anchor_all
from regelcheck.margin.comments import Stamp, comment, mark
from regelcheck.margin.places import Places
from regelcheck.margin.remarks import Line
from regelcheck.margin.word_file import WordFile
from regelcheck.model import Regeling, Span
from regelcheck.pipeline import Options, read_regeling
from regelcheck.reading import DEFAULT_LIMITS, View
from tests.margin.word import W, assert_untouched, bare, comments, parts
from tests.reading.docx_builder import delete, ins, p, r, write_docx

SAY = (Line(text="Opmerking."),)


def remark(path: Path, *wanted: tuple[int, Span], view: View = View.VOORGESTELD) -> bytes:
    """The file with a comment on each of these spans."""
    tree = read_regeling(path, Options(fragment=True, view=view))
    file = WordFile(path, DEFAULT_LIMITS)
    places = Places(tree, file.trace(view))
    passages = [places.of_span(key, span) for key, span in wanted]
    assert None not in passages
    for number, found in enumerate(anchor_all(one for one in passages if one is not None), 100):
        assert found is not None
        mark(found, number)
        file.add_comment(comment(number, SAY, Stamp(date="2026-01-01T09:00:00Z")))
    return file.packed()


def find(tree: Regeling, words: str, occurrence: int = 0) -> tuple[int, Span]:
    """Where the words stand in the tree, counted over all nodes."""
    found = []
    for node in tree.walk():
        at = node.text.find(words)
        while at >= 0:
            found.append((node.key, Span(at, at + len(words))))
            at = node.text.find(words, at + 1)
    return found[occurrence]


def one_remark(path: Path, words: str, occurrence: int = 0, view: View = View.VOORGESTELD) -> str:
    """The words a comment on these words is tied to; asserts that nothing else changed."""
    tree = read_regeling(path, Options(fragment=True, view=view))
    data = remark(path, find(tree, words, occurrence), view=view)
    assert_untouched(path, data)
    (found,) = comments(data)
    return found.words


HYPERLINK = f'<w:hyperlink w:anchor="b">{r("het bestuur ")}{r("evalueert", "<w:b/>")}</w:hyperlink>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF doel </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("artikel 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = f"<w:sdt><w:sdtPr><w:richText/></w:sdtPr><w:sdtContent>{r('het bestuur van de dienst')}</w:sdtContent></w:sdt>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    f"{p('De raad geeft een zienswijze.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<w:txbxContent>{p('De raad geeft een zienswijze.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("Het bestuur evalueert de regeling."), "bestuur evalueert"),
        (p(r("Het be"), r("stuur ", "<w:b/>"), r("evalueert.", "<w:i/>")), "bestuur evalueert"),
        (p(ins("Het bestuur evalueert."), " Daarna niet."), "bestuur evalueert. Daarna"),
        (p("Het bestuur ", delete("nooit "), "evalueert."), "bestuur evalueert"),
        (p("Zo ", HYPERLINK, " telkens."), "bestuur eval"),
        (p("Als bedoeld in ", FIELD, " en verder."), "in artikel 3 en"),
        (p("Hierbij gaat ", CONTROL, " voor."), "bestuur van"),
        (p('<w:fldSimple w:instr=" REF x "><w:r><w:t>artikel 3 van de wet</w:t></w:r></w:fldSimple>', " telt."), "3 van"),
        (p("<w:r><w:t>Een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>drie vier</w:t></w:r>"), "twee drie"),
        (p("<w:r><w:t>in\u00adwo\u00adners kiezen</w:t></w:r>"), "woners ki"),
        (p("<w:r><w:t> \n geen witruimte eromheen </w:t></w:r>"), "witruimte"),
        (p("de e\ufb03cie\u0308nte dienst"), "efficiënte"),
        (p("<w:bookmarkStart w:id='7' w:name='b'/>", "Het bestuur besluit.", "<w:bookmarkEnd w:id='7'/>"), "bestuur"),
    ],
    ids=["plat", "opmaak", "ingevoegd", "verwijderd", "koppeling", "veld", "besturingselement", "eenvoudig-veld", "tab",
         "afbreekstreepje", "witruimte", "ligatuur", "bladwijzer"],
)  # fmt: skip
def test_the_words_are_the_quote(body: str, words: str, tmp_path: Path) -> None:
    assert one_remark(write_docx(tmp_path / "a.docx", body), words).replace("\ufb03", "ffi").replace("e\u0308", "ë") == bare(words)


def test_words_that_stand_there_twice(tmp_path: Path) -> None:
    body = p("De raad besluit. De raad evalueert. De raad besluit.")
    path = write_docx(tmp_path / "a.docx", body)
    tree = read_regeling(path, Options(fragment=True))
    data = remark(path, find(tree, "De raad besluit.", 1))
    document = etree.fromstring(parts(data)["word/document.xml"])
    before = [t.text for t in document.iter(f"{W}t")]
    assert before == ["De raad besluit. De raad evalueert. ", "De raad besluit."]
    assert comments(data)[0].words == "Deraadbesluit."


def test_two_comments_that_overlap(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("Het bestuur evalueert de regeling elke vier jaar."))
    tree = read_regeling(path, Options(fragment=True))
    data = remark(path, find(tree, "bestuur evalueert de"), find(tree, "evalueert de regeling"), find(tree, "bestuur"))
    assert_untouched(path, data)
    assert [one.words for one in comments(data)] == ["bestuurevalueertde", "evalueertderegeling", "bestuur"]


def test_a_quote_over_two_paragraphs(tmp_path: Path) -> None:
    body = p("Het bestuur evalueert de regeling,") + p("en wel elke vier jaar.")
    path = write_docx(tmp_path / "a.docx", p("Artikel 1 Evaluatie") + body)
    tree = read_regeling(path, Options(fragment=True))
    node = next(one for one in tree.walk() if "regeling, en wel" in one.text)
    at = node.text.index("de regeling, en wel")
    data = remark(path, (node.key, Span(at, at + len("de regeling, en wel"))))
    assert_untouched(path, data)
    assert comments(data)[0].words == "deregeling,enwel"


def test_a_paragraph_whose_mark_is_tracked_out(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="5" w:author="Bo" w:date="2025-03-02T09:00:00Z"/></w:rPr>'
    body = p("Het bestuur evalueert ", ppr=gone) + p("de regeling elke vier jaar.")
    assert one_remark(write_docx(tmp_path / "a.docx", body), "evalueert de regeling") == "evalueertderegeling"


def test_a_text_box_gets_its_comment_outside(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("Zie het kader.", BOX))
    tree = read_regeling(path, Options(fragment=True))
    data = remark(path, find(tree, "zienswijze"))
    assert_untouched(path, data)
    (found,) = comments(data)
    assert found.words == "Deraadgeefteenzienswijze."
    document = etree.fromstring(parts(data)["word/document.xml"])
    (start,) = document.iter(f"{W}commentRangeStart")
    assert start.getparent().getparent().tag == f"{W}body"


def test_a_plain_control_gets_its_comment_outside(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('de gemeente Aa')}</w:sdtContent></w:sdt>"
    path = write_docx(tmp_path / "a.docx", p("Getroffen door ", control, " alleen."))
    assert one_remark(path, "gemeente") == "degemeenteAa"


def test_a_table_row_is_read_as_one(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(name)}</w:tc><w:tc>{p(share)}</w:tc></w:tr>"
        for name, share in (("Gemeente", "Bijdrage"), ("Aa", "40%"), ("Bee", "60%"))
    )
    path = write_docx(tmp_path / "a.docx", p("Artikel 1 Bijdrage") + p("De bijdragen zijn:") + f"<w:tbl>{rows}</w:tbl>")
    assert one_remark(path, "Bee 60%") == "Bee60%"


def test_words_under_an_automatic_label(tmp_path: Path) -> None:
    from tests.reading.docx_builder import level, lists, num

    numbering = lists({1: level(0, "Artikel %1") + level(1, "%2.")}, {1: (1, "")})
    body = p("Doel", ppr=num(1, 0)) + p("Het bestuur evalueert.", ppr=num(1, 1)) + p("De raad besluit.", ppr=num(1, 1))
    path = write_docx(tmp_path / "a.docx", body, numbering=numbering)
    assert one_remark(path, "De raad") == "Deraad"


def test_what_is_tracked_out_in_the_original_view(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("Het bestuur ", delete("evalueert telkens"), ins("rust"), " en besluit."))
    tree = read_regeling(path, Options(fragment=True, view=View.OORSPRONKELIJK))
    data = remark(path, find(tree, "evalueert"), view=View.OORSPRONKELIJK)
    assert_untouched(path, data)
    document = etree.fromstring(parts(data)["word/document.xml"])
    texts = [element.text for element in document.iter(f"{W}delText")]
    assert texts == ["evalueert", " telkens"]


def test_comments_that_are_there_stay_and_keep_their_numbers(tmp_path: Path) -> None:
    there = (
        '<w:comment w:id="3" w:author="Anna" w:initials="A" w:date="2025-01-01T00:00:00Z"><w:p><w:r><w:t>Klopt dit?</w:t></w:r></w:p></w:comment>'
    )
    body = p(
        "Het ",
        '<w:commentRangeStart w:id="3"/>',
        "bestuur evalueert",
        '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
        " de regeling.",
    )
    path = write_docx(tmp_path / "a.docx", body, comments=there)
    tree = read_regeling(path, Options(fragment=True))
    file = WordFile(path, DEFAULT_LIMITS)
    places = Places(tree, file.trace(View.VOORGESTELD))
    passage = places.of_span(*find(tree, "evalueert de"))
    assert passage is not None
    (found,) = anchor_all([passage])
    assert found is not None
    mark(found, 4)
    file.add_comment(comment(4, SAY, Stamp(date="2026-01-01T09:00:00Z")))
    data = file.packed()
    new = parts(data)
    assert [one.get(f"{W}author") for one in etree.fromstring(new["word/comments1.xml"])] == ["Anna", "regelcheck"]
    document = etree.fromstring(new["word/document.xml"])
    assert [one.get(f"{W}id") for one in document.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")] == ["3", "4", "3", "4"]


def test_what_only_xml_has_stays(tmp_path: Path) -> None:
    """Remarks and instructions to programs in the XML are nobody's text, and stay where they are."""
    path = write_docx(tmp_path / "a.docx", "<!-- intern -->" + p("Het bestuur evalueert.") + "<?programma doe dit?>")
    tree = read_regeling(path, Options(fragment=True))
    data = remark(path, find(tree, "bestuur"))
    assert_untouched(path, data)
    document = parts(data)["word/document.xml"]
    assert b"<!-- intern --><w:p>" in document
    assert b"<?programma doe dit?>" in document


def test_words_of_a_footnote_are_not_in_the_way(tmp_path: Path) -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Het bestuur evalueert ook in een noot.</w:t></w:r></w:p></w:footnote>'
    body = p("Het bestuur evalueert", '<w:r><w:footnoteReference w:id="2"/></w:r>', " de regeling.")
    path = write_docx(tmp_path / "a.docx", body, footnotes=note)
    assert one_remark(path, "evalueert de regeling") == "evalueertderegeling"


def test_strict_open_xml_stays_strict(tmp_path: Path) -> None:
    import zipfile

    usual = write_docx(tmp_path / "usual.docx", p("Het bestuur evalueert."))
    path = tmp_path / "strict.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts(usual).items():
            package.writestr(
                name,
                data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
            )
    tree = read_regeling(path, Options(fragment=True))
    new = parts(remark(path, find(tree, "bestuur")))
    for name in ("word/document.xml", "word/comments.xml"):
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in new[name]
        assert b"schemas.openxmlformats.org/wordprocessingml" not in new[name]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in new["word/_rels/document.xml.rels"]


PIECES = st.sampled_from(["de raad", " ", "besluit. ", "In\u00adwoners ", "e\u0301e\u0301n ", "\ufb01", "a", "ij ", "  "])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), runs=st.lists(st.lists(PIECES, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_span_is_found_in_any_cut_of_runs(data: st.DataObject, runs: list[list[str]], tmp_path: Path) -> None:
    looks = ["", "<w:b/>", "<w:i/>"]
    body = p("Begin. ", *(r("".join(run), looks[at % 3]) for at, run in enumerate(runs)))
    path = write_docx(tmp_path / "a.docx", body)
    tree = read_regeling(path, Options(fragment=True))
    node = max(tree.walk(), key=lambda one: len(one.text))
    start = data.draw(st.integers(0, len(node.text) - 1))
    end = data.draw(st.integers(start + 1, len(node.text)))
    if not node.text[start:end].strip():
        return
    changed = remark(path, (node.key, Span(start, end)))
    assert_untouched(path, changed)
    from regelcheck.reading.normalise import normalise_text

    (found,) = comments(changed)
    # A ligature of two signs is one in the file: half of it is not to be had.
    assert bare(node.text[start:end]) in bare(normalise_text(found.words))
    assert len(bare(normalise_text(found.words))) - len(bare(node.text[start:end])) <= 2
