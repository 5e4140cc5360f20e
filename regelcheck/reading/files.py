"""Fetch the bytes of a file, or say in Dutch why that is impossible; what the bytes mean is left to the readers."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading.limits import Limits

_CHUNK = 1 << 20


def require_file(path: Path, limits: Limits) -> int:
    """The size in bytes of a regular, non-empty file within `limits.max_bytes`; anything else is unreadable."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            raise UnreadableDocument(
                f"{path} is een koppeling naar een bestand dat er niet is.", "Herstel de koppeling, of haal haar weg."
            ) from error
        raise UnreadableDocument(
            f"Het bestand {path} bestaat niet.", "Controleer de naam en de map."
        ) from error
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableDocument(
            f"{path.name or path} is een map, geen document.", "Noem een bestand in die map."
        )
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableDocument(f"{path} is geen gewoon bestand.", "Sla het document eerst op als bestand.")
    size = found.st_size
    if size == 0:
        raise UnreadableDocument(
            f"Het bestand {path.name} is leeg (0 bytes).", "Sla het document opnieuw op."
        )
    if size > limits.max_bytes:
        raise LimitExceeded(
            f"Het bestand {path.name} is {size / 1e6:.0f} MB; de grens is {limits.max_bytes / 1e6:g} MB.",
            "Verklein de afbeeldingen erin of splits het document.",
        )
    return size


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file, within `limits.max_bytes`."""
    require_file(path, limits)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error


def read_head(path: Path, limits: Limits, count: int) -> bytes:
    """The first `count` bytes of the file: enough to tell what it is."""
    require_file(path, limits)
    try:
        with path.open("rb") as handle:
            return handle.read(count)
    except OSError as error:
        raise _unopened(path, error) from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file in hexadecimal, read in pieces."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise _unopened(path, error) from error
    return digest.hexdigest()


def _unopened(path: Path, error: Exception) -> UnreadableDocument:
    if isinstance(error, PermissionError):
        return UnreadableDocument(
            f"Het bestand {path} mag niet worden gelezen.", "Vraag leesrechten op het bestand."
        )
    return UnreadableDocument(f"Het bestand {path} kan niet worden geopend.", "Controleer de naam en de map.")
