"""A damaged or hostile Word file gives one Dutch sentence and a hint, quickly, and never any other exception."""

from __future__ import annotations

import dataclasses
import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.view import View
from tests.reading.docx_builder import (
    NAMESPACES,
    delete,
    ins,
    level,
    lists,
    num,
    p,
    read,
    shown,
    write_docx,
)

BOMB = b"<w:p/>" * 4_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The file with its members changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def document(xml: str) -> bytes:
    return f"<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>".encode()


def message(path: Path, limits: Limits = DEFAULT_LIMITS, kind: type[Exception] = UnreadableDocument) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path, limits=limits)
    assert type(caught.value) is kind
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value.message


def test_truncated_at_every_fraction(tmp_path: Path) -> None:
    whole = write_docx(tmp_path / "a.docx", p("Tekst.") * 50).read_bytes()
    path = tmp_path / "kapot.docx"
    for part in range(1, 20):
        path.write_bytes(whole[: len(whole) * part // 20])
        assert message(path) == "Het bestand kapot.docx is beschadigd of afgebroken."


def test_no_zip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"Dit is gewone tekst.")
    assert message(path) == "Het bestand a.docx is beschadigd of afgebroken."


def test_a_damaged_member_is_named(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("Tekst."))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data[start + 60 : start + 80] = bytes(20)
    path.write_bytes(bytes(data))
    assert message(path) == "Het bestand a.docx is beschadigd of afgebroken (onderdeel word/document.xml)."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "In het bestand a.docx zit geen Word-document."),
        (b"<a/>", "In het bestand a.docx zit geen Word-document."),
        (
            b"<w:document",
            "Het bestand a.docx (onderdeel word/document.xml) is beschadigd: de XML erin klopt niet.",
        ),
        (document(""), "Het bestand a.docx bevat geen leesbare tekst."),
    ],
)
def test_without_a_readable_document_part(tmp_path: Path, content: bytes | None, expected: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        del members["word/document.xml"]
        if content is not None:
            members["word/document.xml"] = content

    assert message(repacked(write_docx(tmp_path / "a.docx", p("x")), change)) == expected


def test_broken_numbering_is_not_passed_over(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("x", ppr=num(1)), numbering="<w:abstractNum>")
    assert message(path).startswith("Het bestand a.docx (onderdeel word/numbering1.xml) is beschadigd")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE x [" + '<!ENTITY e0 "aaaaaaaaaa">'
        + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12)) + '<!ENTITY a "&e12;">]>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_references_outside_are_refused(tmp_path: Path, doctype: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}' + document(p("x&a;")).decode()
    path = write_docx(tmp_path / "a.docx", p("x"))
    repacked(path, lambda members: members.update({"word/document.xml": xml.encode(encoding)}))
    started = time.monotonic()
    assert "DOCTYPE" in message(path) or "klopt niet" in message(path)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_refused(tmp_path: Path, depth: int) -> None:
    path = write_docx(tmp_path / "a.docx", "<w:sdtContent>" * depth + p("x") + "</w:sdtContent>" * depth)
    assert message(path, kind=LimitExceeded) == (
        "Het bestand a.docx (onderdeel word/document.xml) is dieper genest dan 256 niveaus."
    )


def test_nesting_up_to_the_limit_is_read_and_the_limit_can_be_lowered(tmp_path: Path) -> None:
    table = "<w:tbl><w:tr><w:tc>"
    nested = table * 80 + p("Diep.") + "".join(f"</{tag}>" for tag in ("w:tc", "w:tr", "w:tbl")) * 80
    path = write_docx(tmp_path / "a.docx", nested)
    assert shown(read(path)) == ["Diep."]
    lower = dataclasses.replace(DEFAULT_LIMITS, max_xml_depth=100)
    assert "dieper genest dan 100 niveaus" in message(path, lower, LimitExceeded)


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("x"))
    repacked(path, lambda members: members.update({"word/document.xml": BOMB}))
    assert "verdacht sterk ingepakt (meer dan 200 keer)" in message(path, kind=LimitExceeded)
    wide = dataclasses.replace(DEFAULT_LIMITS, max_zip_ratio=100_000, max_unpacked_bytes=12_000_000)
    assert "uitgepakt groter dan 12 MB" in message(path, wide, LimitExceeded)


def test_too_many_elements_members_paragraphs_seconds_or_bytes(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("x") * 2000)
    few = dataclasses.replace(DEFAULT_LIMITS, max_blocks=1999)
    assert message(path, few, LimitExceeded) == "Het bestand a.docx heeft meer dan 1999 alinea's."
    fewer = dataclasses.replace(DEFAULT_LIMITS, max_blocks=20)
    assert "meer dan 1000 XML-elementen" in message(path, fewer, LimitExceeded)
    late = dataclasses.replace(DEFAULT_LIMITS, max_seconds=0)
    assert "duurt langer dan 0 seconden" in message(path, late, LimitExceeded)
    small = dataclasses.replace(DEFAULT_LIMITS, max_bytes=100)
    message(path, small, LimitExceeded)
    path.write_bytes(path.read_bytes() + b"PK\x01\x02" * 60_000)
    assert message(path, kind=LimitExceeded) == "Het bestand a.docx bevat meer dan 50000 onderdelen."


def test_an_encrypted_file_and_an_old_doc_say_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert message(path) == "Het bestand a.docx is beveiligd met een wachtwoord."
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    assert message(path) == "Het bestand a.docx is een oud Word-document (DOC), geen DOCX."


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("x"))
    data = bytearray(path.read_bytes())
    # Bit 0 of the flags, in the central directory: encrypted.
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    path.write_bytes(bytes(data))
    assert message(path) == "Het bestand a.docx is beveiligd met een wachtwoord."


def test_nonsense_in_attributes_is_survived(tmp_path: Path) -> None:
    numbering = lists({0: level(0, "%1", "lowerLetter", start=10**12)}, {1: (0, "")})
    body = (
        p("een", ppr=num(1))
        + p("twee", ppr=num(1, 10**30))
        + p("drie", ppr='<w:ind w:left="x" w:hanging="9e9"/>')
    )
    source = read(write_docx(tmp_path / "a.docx", body, numbering=numbering))
    assert [block.text for block in source.blocks] == ["een", "twee", "drie"]
    # Word counts in 16 bits, so no label is longer than a page.
    assert len(source.blocks[0].label) < 2000


def test_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    body = (
        p("Artikel 1 Doel", ppr=num(1)) + p("Oud ", delete("weg"), ins("nieuw")) + f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
    ) * 5  # fmt: skip
    path = write_docx(tmp_path / "a.docx", body, numbering=lists({0: level(0, "%1.")}, {1: (0, "")}))
    whole = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rng = random.Random(20250301)
    outcomes = set()
    for turn in range(300):
        if turn % 2:
            data = bytearray(whole)
        else:
            name = rng.choice(list(members))
            data = bytearray(members[name])
        for _ in range(rng.choice((1, 4, 16))):
            at = rng.randrange(len(data))
            data[at : at + rng.randrange(3)] = bytes(rng.randrange(256) for _ in range(rng.randrange(3)))
        if turn % 2:
            path.write_bytes(bytes(data))
        else:
            path.write_bytes(whole)
            repacked(path, lambda parts, name=name, data=bytes(data): parts.update({name: data}))  # type: ignore[misc]
        try:
            for view in View:
                read(path, view)
            outcomes.add("read")
        except UnreadableDocument as error:
            assert error.message and error.hint
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
