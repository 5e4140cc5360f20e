"""Keep between runs what can be made again: named pieces of bytes in the cache folder of the user.

Nothing depends on it. A piece that is missing, damaged, too large, or in a folder that someone else may write in is not
there, and what cannot be kept is not kept; the run goes on without a word. Whoever reads a piece still treats it as
data: no piece is ever run or unpickled.

The folder is named by REGELCHECK_CACHE ("uit" for none), or is where the system keeps such things.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import sys
from pathlib import Path

MAX_BYTES = 64_000_000
MAX_PIECES = 12
"""Pieces kept of one kind; the oldest go first."""
_OFF = ("uit", "off", "0")
_OTHERS_MAY_WRITE = 0o022
_SEAL = 32
"""Bytes of the SHA-256 that a piece begins with."""


def fetch(kind: str, name: str) -> bytes | None:
    """The piece kept under this name; None when there is none that can be trusted to be whole and ours."""
    folder = cache_folder()
    if folder is None or not is_ours(folder):
        return None
    try:
        handle = os.open(folder / f"{kind}-{name}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES or not _owned(found):
                return None
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
    seal, piece = data[:_SEAL], data[_SEAL:]
    return piece if hashlib.sha256(piece).digest() == seal else None


def keep(kind: str, name: str, piece: bytes) -> None:
    """Keep a piece, whole or not at all; two runs that keep it at once do not harm each other."""
    folder = cache_folder()
    if folder is None or len(piece) + _SEAL > MAX_BYTES:
        return
    draft: Path | None = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_ours(folder):
            return
        draft = folder / f".{kind}-{secrets.token_hex(6)}.tmp"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(piece).digest() + piece)
        draft.replace(folder / f"{kind}-{name}")
        _sweep(folder, kind)
    except OSError:
        pass
    finally:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """The folder for this program, made or not; None when nothing is to be kept or no place is known."""
    chosen = os.environ.get("REGELCHECK_CACHE")
    if chosen:
        return None if chosen.lower() in _OFF else Path(chosen)
    with contextlib.suppress(RuntimeError):  # a user without a home
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "regelcheck" / "cache" if local else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "regelcheck"
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "regelcheck"
    return None


def is_ours(folder: Path) -> bool:
    """Whether the folder is a real one, of this user, in which no other may write."""
    try:
        found = folder.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and _owned(found)


def _owned(found: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):  # Windows keeps the folder of a user to that user
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_MAY_WRITE


def _sweep(folder: Path, kind: str) -> None:
    """Throw away the oldest pieces of a kind. Their times only say which goes first: a wrong clock costs nothing else."""
    pieces = sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in pieces[MAX_PIECES:]:
        path.unlink(missing_ok=True)
