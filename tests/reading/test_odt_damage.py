"""A damaged or hostile ODT gives one Dutch sentence and a hint, and never any other exception."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading.view import View
from tests.reading.docx_builder import shown
from tests.reading.odt_builder import (
    NAMESPACES,
    deleted,
    inserted,
    items,
    list_style,
    p,
    read,
    region,
    write_odt,
)


def message(path: Path, kind: type[Exception] = UnreadableDocument) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    assert type(caught.value) is kind
    assert caught.value.hint.endswith(".")
    return caught.value.message


def packed(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def test_what_is_no_text_document(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    expected = "In het bestand a.odt zit geen OpenDocument-tekst."
    assert message(packed(path, styles_xml="<a/>")) == expected
    sheet = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet/></office:body></office:document-content>"
    assert message(packed(path, content_xml=sheet)) == expected
    assert message(packed(path, content_xml="<a>")) == (
        "Het bestand a.odt (onderdeel content.xml) is beschadigd: de XML erin klopt niet."
    )
    assert message(write_odt(path, p(" "))) == "Het bestand a.odt bevat geen leesbare tekst."
    path.write_bytes(b"geen zip")
    assert message(path) == "Het bestand a.odt is beschadigd of afgebroken."


def test_a_file_without_styles_is_read(tmp_path: Path) -> None:
    text = f"<office:document-content {NAMESPACES}><office:body><office:text>{p('Tekst.')}</office:text></office:body></office:document-content>"
    assert shown(read(packed(tmp_path / "a.odt", content_xml=text))) == ["Tekst."]


def test_a_password_is_recognised_from_the_manifest(tmp_path: Path) -> None:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    path = packed(tmp_path / "a.odt", content_xml=b"\x00\x01", **{"META-INF__manifest_xml": manifest})
    assert message(path) == "Het bestand a.odt is beveiligd met een wachtwoord."


def test_bomb_depth_and_entities(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    packed(path, content_xml=b"<a/>" * 5_000_000)
    assert "verdacht sterk ingepakt" in message(path, LimitExceeded)
    write_odt(path, "<text:list><text:list-item>" * 5000 + "</text:list-item></text:list>" * 5000)
    assert "dieper genest dan 256 niveaus" in message(path, LimitExceeded)
    packed(path, content_xml='<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
    assert "DOCTYPE" in message(path)


def test_lists_as_deep_as_the_limit_are_read(tmp_path: Path) -> None:
    nested = "<text:list><text:list-item>" * 120 + p("Diep.") + "</text:list-item></text:list>" * 120
    assert shown(read(write_odt(tmp_path / "a.odt", nested))) == ["Diep."]


def test_styles_that_are_each_others_parent(tmp_path: Path) -> None:
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
        for name, parent in (("A", "B"), ("B", "A"))
    )
    assert shown(read(write_odt(tmp_path / "a.odt", p("Tekst.", "A"), automatic=automatic))) == ["Tekst."]


def test_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    body = items(p("Doel"), p(f"Oud {inserted('a', 'nieuw')}{deleted('b')}")) + p(
        "Slot <text:s text:c='x'/>."
    )
    path = write_odt(
        tmp_path / "a.odt",
        body * 5,
        automatic=list_style('style:num-format="1"'),
        changes=region("a") + region("b", "<text:p>weg</text:p><text:p/>"),
    )
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rng = random.Random(20250302)
    outcomes = set()
    for _ in range(300):
        content = bytearray(members["content.xml"])
        for _ in range(rng.choice((1, 4))):
            # Whole pieces move, so that most files stay well-formed enough to be read.
            at, other = rng.randrange(len(content)), rng.randrange(len(content))
            piece = content[other : content.find(b">", other) + 1] if rng.random() < 0.7 else b"x"
            content[at : at + rng.choice((0, 0, 3))] = piece
        packed(path, content_xml=bytes(content), styles_xml=members["styles.xml"])
        try:
            for view in View:
                read(path, view)
            outcomes.add("read")
        except UnreadableDocument as error:
            assert error.message and error.hint
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
