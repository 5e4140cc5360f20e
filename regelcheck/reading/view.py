"""The two texts of a draft with tracked changes."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """Which of the two texts is read; formats without tracked changes give the same for both."""

    VOORGESTELD = "voorgesteld"
    """Insertions in, deletions out."""
    OORSPRONKELIJK = "oorspronkelijk"
    """Insertions out, deletions in."""
