"""Where a path really leads."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """The path without links, whether or not anything is there. `Path.resolve` raises on a link that leads to itself."""
    return Path(os.path.realpath(path))
