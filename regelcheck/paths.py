"""Where a path really leads, and what is there; below a folder that may not be opened `Path` raises, and these answer."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def real_path(path: Path) -> Path:
    """The path without links, whether or not anything is there. `Path.resolve` raises on a link that leads to itself."""
    return Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Whether a regular file can be seen there."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen there."""
    return stat.S_ISDIR(_mode(path))


def is_there(path: Path) -> bool:
    """Whether anything can be seen there."""
    return _mode(path) != 0


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
