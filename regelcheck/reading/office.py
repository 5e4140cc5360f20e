"""Read RTF and old Word files by having LibreOffice turn them into DOCX, when it is installed."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Source
from regelcheck.reading.files import require_file, sha256_of
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.view import View

_PROGRAMS = ("soffice", "libreoffice")


def read_office(path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read an RTF or DOC file through a copy in DOCX; place, path and sha256 are those of the file itself."""
    require_file(path, limits)
    program = find_libreoffice()
    kind = "RTF" if path.suffix.lower() == ".rtf" else "DOC"
    if program is None:
        raise UnreadableDocument(
            f"Het bestand {path.name} is {kind}; dat wordt alleen gelezen als LibreOffice is geïnstalleerd.",
            "Installeer LibreOffice, of open het bestand in Word en sla het op als DOCX.",
        )
    from regelcheck.reading.ooxml import read_docx

    with tempfile.TemporaryDirectory(prefix="regelcheck-office-") as folder:
        converted = _convert(program, path, Path(folder), limits)
        source: Source = read_docx(converted, view=view, limits=limits)
    note = f"Het bestand is {kind} en is gelezen na omzetting door LibreOffice."
    return dataclasses.replace(
        source, path=path, format=kind, sha256=sha256_of(path), warnings=(note, *source.warnings)
    )


def find_libreoffice() -> str | None:
    """The path of LibreOffice, or None when it is not installed."""
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), None)


def _convert(program: str, path: Path, folder: Path, limits: Limits) -> Path:
    """A DOCX made of the file, in a profile of its own so that a LibreOffice that is open elsewhere is left alone.

    The copy has a plain name: LibreOffice takes some characters in names for options or addresses.
    """
    suffix = path.suffix.lower() if path.suffix.lower() in (".rtf", ".doc", ".dot") else ".doc"
    copy = folder / f"document{suffix}"
    shutil.copyfile(path, copy)
    out = folder / "uit"
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profiel').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx",
        "--outdir",
        str(out),
        str(copy),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=limits.max_seconds)
    except subprocess.TimeoutExpired as error:
        # The program is a script that starts the real one: the whole group has to go.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise LimitExceeded(
            f"LibreOffice deed langer dan {limits.max_seconds:g} seconden over {path.name}.",
            "Open het bestand in Word en sla het op als DOCX.",
        ) from error
    made = out / "document.docx"
    if not made.is_file():
        raise UnreadableDocument(
            f"LibreOffice kan het bestand {path.name} niet lezen.",
            "Misschien is het met een wachtwoord beveiligd: haal dat er dan in Word af. Open het anders in Word en sla het op als DOCX.",
        )
    return made
