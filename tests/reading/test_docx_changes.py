"""A draft with tracked changes holds two texts, and both are read whole, with who changed what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.model import Mark
from regelcheck.reading.view import View
from tests.reading.docx_builder import delete, ins, level, lists, marked, num, p, r, read, shown, write_docx

NEW, OLD = View.VOORGESTELD, View.OORSPRONKELIJK
INSERTED_MARK = '<w:rPr><w:ins w:id="8" w:author="An" w:date="2025-03-01T09:00:00Z"/></w:rPr>'
DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="Bo" w:date="2025-03-02T09:00:00Z"/></w:rPr>'
LIDEN = lists({0: level(0, "%1.")}, {1: (0, "")})


def both(tmp_path: Path, body: str, **parts: str) -> tuple[list[str], list[str]]:
    path = write_docx(tmp_path / "a.docx", body, **parts)
    return shown(read(path, NEW)), shown(read(path, OLD))


def test_insertion_and_deletion_in_a_sentence(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("De termijn is ", ins("acht"), delete("zes"), " weken."))
    new, old = read(path, NEW), read(path, OLD)
    assert (shown(new), marked(new, Mark.DELETED)) == (["De termijn is acht weken."], ["zes"])
    assert (shown(old), marked(old, Mark.PROPOSED)) == (["De termijn is zes weken."], ["acht"])
    assert [(c.kind, c.author, c.date, c.text, c.place.paragraph) for c in new.revisions] == [
        (Mark.INSERTED, "An", "2025-03-01T09:00:00Z", "acht", 1),
        (Mark.DELETED, "Bo", "2025-03-02T09:00:00Z", "zes", 1),
    ]
    assert old.revisions == new.revisions


def test_pieces_that_were_deleted_around_other_text_make_no_word_together(tmp_path: Path) -> None:
    apart = p("De termijn is ", delete("acht"), ins("zes"), delete("tien"), " weken.")
    together = p("De termijn is ", delete("acht"), delete("tien"), " weken.")
    source = read(write_docx(tmp_path / "a.docx", apart + together))
    assert marked(source, Mark.DELETED) == ["acht … tien", "achttien"]


def test_only_a_wholly_inserted_paragraph_is_marked_so(tmp_path: Path) -> None:
    source = read(write_docx(tmp_path / "a.docx", p(ins("Geheel nieuw."), " ") + p("Deels ", ins("nieuw."))))
    assert marked(source, Mark.INSERTED) == ["Geheel nieuw."]


def test_moved_text_stands_in_its_new_place_or_in_its_old(tmp_path: Path) -> None:
    def moved(way: str) -> str:
        return f'<w:move{way}RangeStart w:id="1" w:name="m"/><w:move{way} w:id="2" w:author="An">{r("Verhuisd.")}</w:move{way}>'

    mark = '<w:rPr><w:move{} w:id="3" w:author="An"/></w:rPr>'
    body = (
        p(moved("From"), ppr=mark.format("From"))
        + p("Vast.")
        + p(moved("To"), ppr=mark.format("To"))
        + p("Slot.")
    )
    assert both(tmp_path, body) == (["Vast.", "Verhuisd.", "Slot."], ["Verhuisd.", "Vast.", "Slot."])


def test_a_deleted_paragraph_mark_joins_and_the_next_keeps_its_number_and_style(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/></w:style>'
    body = (
        p("Het bestuur ", ppr=DELETED_MARK)
        + p("beslist.", ppr='<w:pStyle w:val="Lid"/>' + num(1))
        + p("Einde.", ppr=num(1))
    )
    path = write_docx(tmp_path / "a.docx", body, styles=styles, numbering=LIDEN)
    new, old = read(path, NEW), read(path, OLD)
    assert shown(new) == ["1. Het bestuur beslist.", "2. Einde."]
    assert (new.blocks[0].style, new.blocks[0].place.paragraph, new.blocks[1].place.paragraph) == (
        "Lid",
        1,
        3,
    )
    assert shown(old) == ["Het bestuur", "1. beslist.", "2. Einde."]
    assert [(c.kind, c.text) for c in new.revisions] == [(Mark.DELETED, "¶")]


def test_an_inserted_paragraph_mark_is_absent_in_the_original(tmp_path: Path) -> None:
    body = p("Een", ppr=INSERTED_MARK) + p(" en twee.")
    assert both(tmp_path, body) == (["Een", "en twee."], ["Een en twee."])


def test_wholly_inserted_and_deleted_leden_count_only_in_their_own_text(tmp_path: Path) -> None:
    body = (
        p("Eerste.", ppr=num(1))
        + p(ins("Nieuw."), ppr=num(1) + INSERTED_MARK)
        + p(delete("Oud."), ppr=num(1) + DELETED_MARK)
        + p("Laatste.", ppr=num(1))
    )
    new, old = both(tmp_path, body, numbering=LIDEN)
    assert new == ["1. Eerste.", "2. Nieuw.", "3. Laatste."]
    assert old == ["1. Eerste.", "2. Oud.", "3. Laatste."]
    # The mark goes with the text that changed before it, so there are two changes and not four.
    assert len(read(tmp_path / "a.docx").revisions) == 2


def test_text_inserted_by_one_and_deleted_by_another_is_in_neither_text(tmp_path: Path) -> None:
    body = p("Vast", ins(delete(" twijfel")), ".")
    assert both(tmp_path, body) == (["Vast."], ["Vast."])
    assert [(c.kind, c.author) for c in read(tmp_path / "a.docx").revisions] == [
        (Mark.INSERTED, "An"),
        (Mark.DELETED, "Bo"),
    ]


def test_one_insertion_cut_in_pieces_is_one_change(tmp_path: Path) -> None:
    body = p(
        "Het ",
        ins("algemeen "),
        '<w:bookmarkStart w:id="1"/>',
        ins("bestuur"),
        " en ",
        ins("de"),
        ins("X", author="Bo"),
    )
    texts = [change.text for change in read(write_docx(tmp_path / "a.docx", body)).revisions]
    assert texts == ["algemeen bestuur", "de", "X"]


def test_inserted_and_deleted_rows_and_cells(tmp_path: Path) -> None:
    def row(text: str, change: str = "", cell: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{p(text)}</w:tc></w:tr>"

    body = "<w:tbl>{}</w:tbl>".format(
        row("blijft")
        + row("nieuw", '<w:ins w:author="An"/>')
        + row("oud", '<w:del w:author="An"/>')
        + row("cel", cell='<w:cellIns w:author="An"/>')
    )
    assert both(tmp_path, body) == (["blijft", "nieuw", "cel"], ["blijft", "oud"])


def test_original_properties_of_a_paragraph(tmp_path: Path) -> None:
    change = '<w:pPrChange w:author="An"><w:pPr/></w:pPrChange>'
    assert both(tmp_path, p("Lid.", ppr=num(1) + change), numbering=LIDEN) == (["1. Lid."], ["Lid."])


def test_a_deleted_mark_before_a_table_leaves_the_paragraph_itself(tmp_path: Path) -> None:
    body = p("Voor", ppr=num(1) + DELETED_MARK) + f"<w:tbl><w:tr><w:tc>{p('Cel')}</w:tc></w:tr></w:tbl>"
    assert both(tmp_path, body, numbering=LIDEN)[0] == ["1. Voor", "Cel"]


def test_notes_and_text_boxes_share_the_fate_of_their_anchor(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    path = write_docx(
        tmp_path / "a.docx",
        p("Tekst.", ins(reference)),
        footnotes=f'<w:footnote w:id="1">{p("Noot.")}</w:footnote>',
    )
    assert marked(read(path, NEW), Mark.DELETED) == []
    assert marked(read(path, OLD), Mark.PROPOSED) == ["Noot."]


piece = st.tuples(st.sampled_from(["vast", "in", "uit", "inuit"]), st.sampled_from(["a", "b ", " c", ""]))
paragraph = st.tuples(st.lists(piece, max_size=5), st.sampled_from(["", INSERTED_MARK, DELETED_MARK]))


@given(st.lists(paragraph, min_size=1, max_size=6))
def test_the_views_hold_their_own_text_and_list_the_same_changes(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[tuple[list[tuple[str, str]], str]]
) -> None:
    write = {"vast": r, "in": ins, "uit": delete, "inuit": lambda text: ins(delete(text))}
    body = p("Begin.") + "".join(
        p(*(write[kind](text) for kind, text in pieces), ppr=mark) for pieces, mark in paragraphs
    )
    path = write_docx(tmp_path_factory.mktemp("wijzigingen") / "a.docx", body)
    new, old = read(path, NEW), read(path, OLD)
    everything = [piece for pieces, _ in paragraphs for piece in pieces]
    for source, kinds in ((new, {"vast", "in"}), (old, {"vast", "uit"})):
        seen = "".join("".join(shown(source)).split())
        assert seen == "Begin." + "".join(text for kind, text in everything if kind in kinds).replace(" ", "")
    assert [(c.kind, c.author, c.text) for c in new.revisions] == [
        (c.kind, c.author, c.text) for c in old.revisions
    ]


def test_a_note_that_goes_with_deleted_text_is_a_paragraph_of_its_own_in_the_change(tmp_path: Path) -> None:
    gone = '<w:del w:id="9" w:author="Bo"><w:r><w:delText>oude zin</w:delText></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    notes = f'<w:footnote w:id="2">{p("Bij de oude zin.")}</w:footnote>'
    source = read(write_docx(tmp_path / "a.docx", p("Zin. ", gone), footnotes=notes))
    assert [revision.text for revision in source.revisions] == ["oude zin\nBij de oude zin."]


def test_what_a_view_leaves_out_is_named_for_what_it_is(tmp_path: Path) -> None:
    moved = '<w:{0} w:id="7" w:author="Bo" w:date="2025-03-02T09:00:00Z"><w:r><w:t>3. Verhuisd.</w:t></w:r></w:{0}>'
    body = (
        p("Vast.")
        + p(moved.format("moveFrom"))
        + p(delete("Artikel 9 Slot"), ppr=DELETED_MARK)
        + p(delete("De raad besluit."), ppr=DELETED_MARK)
        + p("Tussen.")
        + p(moved.format("moveTo"))
        + p(ins("Nieuw."))
    )
    path = write_docx(tmp_path / "a.docx", body)
    new, old = read(path, NEW), read(path, OLD)
    assert (marked(new, Mark.MOVED), marked(new, Mark.PROPOSED)) == (["3. Verhuisd."], [])
    assert marked(new, Mark.DELETED) == ["Artikel 9 Slot\nDe raad besluit."]
    assert (marked(old, Mark.MOVED), marked(old, Mark.PROPOSED), marked(old, Mark.DELETED)) == (["3. Verhuisd."], ["Nieuw."], [])
