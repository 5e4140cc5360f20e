"""RTF and old Word files go through LibreOffice, or say that they need it; a stand-in program plays its part here."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from docx import Document

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading import Limits, read_source

RTF = b"{\\rtf1\\ansi Artikel 1 Doel\\par De raad besluit.}"


def _install(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called soffice that gets the same arguments as the real one."""
    programs = folder / "programmas"
    programs.mkdir()
    script = programs / "soffice"
    script.write_text(f"#!{sys.executable}\nimport shutil, sys, time\nfrom pathlib import Path\n{body}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs))


CONVERT = """
assert '--headless' in sys.argv and '--convert-to' in sys.argv
out = Path(sys.argv[sys.argv.index('--outdir') + 1])
out.mkdir(parents=True)
shutil.copy({made!r}, out / 'document.docx')
"""


@pytest.mark.parametrize(("name", "kind"), [("brief.rtf", "RTF"), ("brief.doc", "DOC")])
def test_a_converted_file_keeps_its_own_name_and_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    document = Document()
    document.add_paragraph("Artikel 1 Doel")
    document.add_paragraph("De raad besluit.")
    document.save(str(tmp_path / "gemaakt.docx"))
    _install(tmp_path, CONVERT.format(made=str(tmp_path / "gemaakt.docx")), monkeypatch)
    content = (
        RTF if kind == "RTF" else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    )
    (tmp_path / name).write_bytes(content)
    source = read_source(tmp_path / name)
    assert [block.text for block in source.blocks] == ["Artikel 1 Doel", "De raad besluit."]
    assert (source.format, source.path) == (kind, tmp_path / name)
    assert source.warnings[0] == f"Het bestand is {kind} en is gelezen na omzetting door LibreOffice."


def test_without_libreoffice_there_is_a_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "brief.rtf").write_bytes(RTF)
    with pytest.raises(UnreadableDocument, match="alleen gelezen als LibreOffice is geïnstalleerd") as error:
        read_source(tmp_path / "brief.rtf")
    assert "DOCX" in error.value.hint


def test_a_conversion_that_fails_or_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brief.rtf").write_bytes(RTF)
    _install(tmp_path, "time.sleep(60 if Path(sys.argv[-1]).name else 0)", monkeypatch)
    with pytest.raises(LimitExceeded, match=r"langer dan 0\.3 seconden"):
        read_source(tmp_path / "brief.rtf", limits=Limits(max_seconds=0.3))
    (tmp_path / "programmas" / "soffice").write_text(f"#!{sys.executable}\n")
    with pytest.raises(UnreadableDocument, match="LibreOffice kan het bestand"):
        read_source(tmp_path / "brief.rtf")
    assert os.environ["PATH"].endswith("programmas")
