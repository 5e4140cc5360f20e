"""Writer keeps deletions out of the text and insertions in it; both views are read whole all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.model import Mark
from regelcheck.reading.view import View
from tests.reading.docx_builder import marked, shown
from tests.reading.odt_builder import deleted, inserted, items, list_style, p, read, region, write_odt

NEW, OLD = View.VOORGESTELD, View.OORSPRONKELIJK
ONE = list_style('style:num-format="1" style:num-suffix="."')


def both(tmp_path: Path, body: str, changes: str) -> tuple[list[str], list[str]]:
    path = write_odt(tmp_path / "a.odt", body, changes=changes, automatic=ONE)
    new, old = read(path, NEW), read(path, OLD)
    assert [(c.kind, c.text) for c in new.revisions] == [(c.kind, c.text) for c in old.revisions]
    return shown(new), shown(old)


def test_insertion_and_deletion_in_a_sentence(tmp_path: Path) -> None:
    body = p(f"De termijn is {inserted('a', 'acht')}{deleted('b')} weken.")
    changes = region("a") + region("b", "<text:p>zes</text:p>", "Bo")
    assert both(tmp_path, body, changes) == (["De termijn is acht weken."], ["De termijn is zes weken."])
    new, old = read(tmp_path / "a.odt", NEW), read(tmp_path / "a.odt", OLD)
    assert marked(new, Mark.DELETED) == ["zes"]
    assert marked(old, Mark.PROPOSED) == ["acht"]
    assert [(c.kind, c.author, c.date, c.text, c.place.paragraph) for c in new.revisions] == [
        (Mark.INSERTED, "An", "2025-03-01", "acht", 1),
        (Mark.DELETED, "Bo", "2025-03-01", "zes", 1),
    ]


def test_a_deletion_over_paragraphs_splits_them_again(tmp_path: Path) -> None:
    body = p(f"Het bestuur {deleted('a')}beslist.") + p("Slot.")
    changes = region(
        "a", "<text:p>vergadert.</text:p><text:p>Het AB oordeelt.</text:p><text:p>De voorzitter </text:p>"
    )
    assert both(tmp_path, body, changes) == (
        ["Het bestuur beslist.", "Slot."],
        ["Het bestuur vergadert.", "Het AB oordeelt.", "De voorzitter beslist.", "Slot."],
    )
    assert [c.text for c in read(tmp_path / "a.odt").revisions] == [
        "vergadert.\nHet AB oordeelt.\nDe voorzitter"
    ]


def test_a_deleted_paragraph_mark(tmp_path: Path) -> None:
    body = p(f"Een{deleted('a')} twee.")
    assert both(tmp_path, body, region("a", "<text:p/><text:p/>")) == (["Een twee."], ["Een", "twee."])
    assert [c.text for c in read(tmp_path / "a.odt").revisions] == ["¶"]


def test_an_insertion_over_paragraphs_joins_in_the_original(tmp_path: Path) -> None:
    start, end = '<text:change-start text:change-id="a"/>', '<text:change-end text:change-id="a"/>'
    body = p(f"De raad {start}vergadert.") + p("Geheel nieuw.") + p(f"Het college {end}beslist.")
    assert both(tmp_path, body, region("a")) == (
        ["De raad vergadert.", "Geheel nieuw.", "Het college beslist."],
        ["De raad beslist."],
    )
    source = read(tmp_path / "a.odt")
    assert marked(source, Mark.INSERTED) == ["Geheel nieuw."]
    assert [c.text for c in source.revisions] == ["vergadert.\nGeheel nieuw.\nHet college"]


def test_inserted_and_deleted_list_items_count_only_in_their_own_text(tmp_path: Path) -> None:
    start, end = '<text:change-start text:change-id="a"/>', '<text:change-end text:change-id="a"/>'
    body = items(p("Eerste."), p(f"{start}Nieuw."), p(f"{end}Tweede."))
    assert both(tmp_path, body, region("a")) == (
        ["1. Eerste.", "2. Nieuw.", "3. Tweede."],
        ["1. Eerste.", "2. Tweede."],
    )


def test_changes_between_paragraphs(tmp_path: Path) -> None:
    table = "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>"
    body = p("Voor.") + inserted("a", table.format("Nieuw")) + deleted("b") + p("Na.")
    changes = region("a") + region("b", table.format("Oud"))
    assert both(tmp_path, body, changes) == (["Voor.", "Nieuw", "Na."], ["Voor.", "Oud", "Na."])


def test_text_inserted_and_then_deleted_is_in_neither(tmp_path: Path) -> None:
    within = p(f"Vast{inserted('a', deleted('b'))}.")
    around = p(f"Vast{deleted('c')}.")
    changes = region("a") + region("b", "<text:p> weg</text:p>")
    assert both(tmp_path, within, changes) == (["Vast."], ["Vast."])
    changes = region("a") + region("c", f"<text:p>{inserted('a', ' weg')} oud</text:p>")
    assert both(tmp_path, around, changes) == (["Vast."], ["Vast oud."])


def test_a_deletion_that_contains_itself_ends(tmp_path: Path) -> None:
    body = p(f"Een{deleted('a')}.")
    assert both(tmp_path, body, region("a", f"<text:p> twee{deleted('a')}</text:p>")) == (
        ["Een."],
        ["Een twee."],
    )


@pytest.mark.parametrize(
    "change", [deleted("zoek"), '<text:change-end text:change-id="zoek"/>', inserted("zoek", "")]
)
def test_a_change_without_a_record_is_plain_text(tmp_path: Path, change: str) -> None:
    assert both(tmp_path, p(f"Een{change} twee."), region("a")) == (["Een twee."], ["Een twee."])


MOVED = "De raad wijst twee leden aan."


def moved_file(tmp_path: Path, text: str, info: str = "") -> Path:
    body = p(deleted("a") + "Een.") + p("Twee.") + inserted("b", p(text)) + p("Drie.")
    changes = region("a", f"<text:p>{text}</text:p><text:p/>") + region("b")
    changes = changes.replace("</office:change-info>", f"{info}</office:change-info>")
    return write_odt(tmp_path / "a.odt", body, changes=changes)


@pytest.mark.parametrize(
    ("text", "info"), [(MOVED, ""), ("Vervallen", "<loext:move-id>2</loext:move-id>")], ids=["told", "alike"]
)
def test_a_paragraph_that_was_moved_is_called_moved(tmp_path: Path, text: str, info: str) -> None:
    path = moved_file(tmp_path, text, info)
    new, old = read(path, NEW), read(path, OLD)
    assert shown(new) == ["Een.", "Twee.", text, "Drie."]
    assert shown(old) == [text, "Een.", "Twee.", "Drie."]
    for source in (new, old):
        assert marked(source, Mark.MOVED) == [text]
        assert marked(source, Mark.DELETED) + marked(source, Mark.PROPOSED) == []
        assert [(one.kind, one.text) for one in source.revisions] == [(Mark.DELETED, text), (Mark.INSERTED, text)]


@pytest.mark.parametrize("text", ["Vervallen", "De raad beslist."])
def test_a_few_words_that_go_and_come_are_no_move(tmp_path: Path, text: str) -> None:
    assert marked(read(moved_file(tmp_path, text), NEW), Mark.DELETED) == [text]
    assert marked(read(moved_file(tmp_path, text), OLD), Mark.PROPOSED) == [text]
