"""Which reader gets a file: by content first, by name second, and what is said when neither fits."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading import Limits, View, read_source, supported_suffixes
from tests.reading.pdf_builder import write_pdf


def test_supported_suffixes_cover_the_documented_formats() -> None:
    wanted = {".docx", ".odt", ".pdf", ".html", ".htm", ".xml", ".rtf", ".doc", ".txt", ".md"}
    assert wanted <= set(supported_suffixes())
    assert list(supported_suffixes()) == sorted(supported_suffixes())


@pytest.mark.parametrize(
    ("name", "content", "message", "hint"),
    [
        ("leeg.txt", b"", r"leeg\.txt is leeg", "opnieuw"),
        ("wit.txt", b" \n\n\t\n", r"wit\.txt bevat geen tekst", "goede bestand"),
        ("foto.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), r"foto\.pdf is een afbeelding \(PNG\)", "OCR"),
        ("foto", b"\xff\xd8\xff\xe0" + bytes(40), "is een afbeelding", "OCR"),
        (
            "a.pdf",
            b"Artikel 1\nTekst",
            r"a\.pdf zegt dat dit PDF is, maar de inhoud is platte tekst",
            "extensie",
        ),
        ("a.docx", b"%PDF-1.7\n%%EOF", r"Word \(DOCX\) is, maar de inhoud is PDF", "extensie"),
        ("a.txt", b"{\\rtf1 Artikel 1}", "platte tekst is, maar de inhoud is RTF", "extensie"),
        ("a.docx", b"PK\x03\x04" + bytes(30), "beschadigd of afgebroken", "opnieuw"),
        ("a.xyz", bytes(range(256)) * 4, "geen leesbare tekst", "DOCX"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; x", "webarchief", "HTML"),
        ("a.gz", b"\x1f\x8b" + bytes(20), "ingepakt bestand", "Pak"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(
    tmp_path: Path, name: str, content: bytes, message: str, hint: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDocument, match=message) as error:
        read_source(tmp_path / name)
    assert hint in error.value.hint


def test_missing_file_folder_and_special_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"weg\.docx bestaat niet"):
        read_source(tmp_path / "weg.docx")
    with pytest.raises(UnreadableDocument, match="is een map"):
        read_source(tmp_path)
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(UnreadableDocument, match="geen gewoon bestand"):
        read_source(tmp_path / "pijp.txt")
    with pytest.raises(UnreadableDocument):
        read_source(tmp_path / ("x" * 3000))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, because the one who runs the tests may be allowed everything."""
    (tmp_path / "a.txt").write_text("Artikel 1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableDocument, match="mag niet worden gelezen") as error:
        read_source(tmp_path / "a.txt")
    assert "leesrechten" in error.value.hint


def test_too_large_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Artikel 1 " * 500)
    with pytest.raises(LimitExceeded, match=r"a\.txt is 0 MB; de grens is 0\.001 MB"):
        read_source(tmp_path / "a.txt", limits=Limits(max_bytes=1000))


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "members", "message"),
    [
        ("a.zip", {"brief.txt": b"x"}, r"a\.zip is een zip-bestand"),
        ("a.docx", {"brief.txt": b"x"}, "zip-bestand zonder document"),
        ("a.xlsx", {"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}, "een Excel-werkmap"),
        ("a.docx", {"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}, "een PowerPoint-presentatie"),
        (
            "a.ods",
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"x"},
            "een OpenDocument-spreadsheet",
        ),
        (
            "a.docx",
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"},
            r"Word \(DOCX\) is, maar de inhoud is OpenDocument \(ODT\)",
        ),
        (
            "a.odt",
            {"[Content_Types].xml": b"x", "word/document.xml": b"x"},
            r"OpenDocument \(ODT\) is, maar de inhoud is Word \(DOCX\)",
        ),
    ],
)
def test_zip_files_are_told_apart_by_their_members(
    tmp_path: Path, name: str, members: dict[str, bytes], message: str
) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        read_source(_zip(tmp_path / name, members))


def test_old_office_containers(tmp_path: Path) -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "slot.docx").write_bytes(magic + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnreadableDocument, match="beveiligd met een wachtwoord"):
        read_source(tmp_path / "slot.docx")
    (tmp_path / "a.xls").write_bytes(magic + "Workbook".encode("utf-16-le"))
    with pytest.raises(UnreadableDocument, match="een Excel-werkmap"):
        read_source(tmp_path / "a.xls")


def test_content_decides_when_the_name_says_nothing(tmp_path: Path) -> None:
    write_pdf(tmp_path / "document", ["Artikel 1 Doel", "Het doel is samenwerken."])
    assert read_source(tmp_path / "document").format == "PDF"
    (tmp_path / "notitie").write_text("Artikel 1 Doel")
    assert read_source(tmp_path / "notitie").format == "tekst"
    (tmp_path / "pagina").write_text("<!DOCTYPE html><p>Artikel 1 Doel</p>")
    assert read_source(tmp_path / "pagina").format == "HTML"


def test_text_that_opens_with_an_angle_bracket_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<concept> Gemeenschappelijke regeling\nArtikel 1")
    assert read_source(tmp_path / "a.txt").blocks[0].text == "<concept> Gemeenschappelijke regeling"


def test_both_views_of_a_file_without_changes_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Artikel 1\nTekst")
    proposed = read_source(tmp_path / "a.txt", view=View.VOORGESTELD)
    assert proposed == read_source(tmp_path / "a.txt", view=View.OORSPRONKELIJK)
    assert proposed.sha256 == hashlib.sha256(b"Artikel 1\nTekst").hexdigest()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=400),
    suffix=st.sampled_from(["", ".txt", ".html", ".xml", ".pdf", ".md", ".docx", ".odt"]),
)
def test_any_bytes_give_text_or_a_message(tmp_path: Path, content: bytes, suffix: str) -> None:
    target = tmp_path / f"invoer{suffix}"
    target.write_bytes(content)
    try:
        source = read_source(target)
    except UnreadableDocument as error:
        assert error.message.endswith((".", ")"))
        assert error.hint
    else:
        assert [block.place.paragraph for block in source.blocks] == list(range(1, len(source.blocks) + 1))


def test_reading_leaves_no_other_library_loaded() -> None:
    """PDF libraries are heavy; who reads text must not wait for them."""
    code = "import sys, regelcheck.reading; print([m for m in ('pypdfium2', 'pdfplumber', 'lxml', 'docx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
