"""Web pages that a word processor made: its notes, remarks, contents and numbers are no sentences of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.model import Mark
from regelcheck.reading import read_source

NOTE, CONTENTS = Mark.FOOTNOTE, Mark.CONTENTS
WORD_NUMBER = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"


def read(tmp_path: Path, body: str) -> list[tuple[str, str, set[Mark]]]:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return [(block.label, block.text, set(block.marks)) for block in read_source(path).blocks]


@pytest.mark.parametrize(
    ("sign", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
            '<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Zie artikel 9.</p></div>',
        ),
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p> <a class="sdfootnotesym" href="#sdfootnote1anc">1</a> Zie artikel 9.</p></div>',
        ),
        (
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Zie artikel 9.</span></p></div>',
        ),
        (
            '<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>',
            '<ol><li id="fn1"><p>Zie artikel 9.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol>',
        ),
    ],
    ids=["Word", "LibreOffice", "Google Docs", "Pandoc"],
)
def test_a_note_stands_apart_and_its_sign_is_no_text(tmp_path: Path, sign: str, note: str) -> None:
    body = f"<p>De raad{sign} beslist.</p>{note}"
    (_, text, marks), (label, words, aside) = read(tmp_path, body)
    assert (text, marks) == ("De raad beslist.", set())
    assert (label.strip("."), words, aside) == ("1", "Zie artikel 9.", {NOTE})


@pytest.mark.parametrize(
    ("sign", "remark"),
    [
        (
            '<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span>',
            "<div style='mso-element:comment-list'><hr><div style='mso-element:comment'><div id=\"_com_1\"><p>"
            '<a href="#_msoanchor_1" class=msocomoff>[A1]</a>Klopt dit met artikel 12?</p></div></div></div>',
        ),
        (
            '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>',
            '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Klopt dit met artikel 12?</span></p></div>',
        ),
    ],
    ids=["Word", "Google Docs"],
)
def test_a_remark_is_listed_and_never_read(tmp_path: Path, sign: str, remark: str) -> None:
    assert read(tmp_path, f"<p>De raad{sign} beslist.</p>{remark}") == [("", "De raad beslist.", set())]
    assert [one.text for one in read_source(tmp_path / "a.html").comments] == ["Klopt dit met artikel 12?"]


@pytest.mark.parametrize(
    "contents",
    [
        '<p class=MsoToc1><a href="#_Toc1">Artikel 1 Doel</a></p>',
        '<div id="Table of Contents1"><p>Artikel 1 Doel</p></div>',
    ],
)
def test_a_table_of_contents_is_marked(tmp_path: Path, contents: str) -> None:
    assert read(tmp_path, f"{contents}<h2>Artikel 1 Doel</h2>") == [
        ("", "Artikel 1 Doel", {CONTENTS}),
        ("", "Artikel 1 Doel", set()),
    ]


@pytest.mark.parametrize(
    ("start", "label", "text"),
    [
        (WORD_NUMBER.format("1."), "1.", "De raad beslist."),
        (WORD_NUMBER.format("a)"), "a)", "De raad beslist."),
        ("<span style='font-family:Symbol'>·<span>&nbsp; </span></span>", "•", "De raad beslist."),
        ("<span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>", "•", "De raad beslist."),
        ("<span style='font-family:Wingdings'>§</span> ", "•", "De raad beslist."),
        ("<span style='font-family:Symbol'>-</span> ", "-", "De raad beslist."),
        ("<span style='font-family:\"Courier New\"'>1.</span> ", "", "1. De raad beslist."),
        ("<span>o</span> ", "", "o De raad beslist."),
        ("Nu <span style='font-family:Symbol'>®</span> ", "", "Nu ® De raad beslist."),
    ],
)
def test_the_number_or_sign_that_word_puts_before_an_item(tmp_path: Path, start: str, label: str, text: str) -> None:
    assert read(tmp_path, f"<p>{start}De raad beslist.</p>") == [(label, text, set())]


def test_links_within_the_text_are_text(tmp_path: Path) -> None:
    body = '<p><a href="#artikel-3">Artikel 3</a> geldt <a href="#_ftn">hier</a>, zie <a href="#fnord1">noot 1</a>.</p>'
    assert read(tmp_path, body) == [("", "Artikel 3 geldt hier, zie noot 1.", set())]
