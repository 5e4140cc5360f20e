"""How much of a machine one document may take: every bound of the reading room in one place.

Who exceeds one gets a LimitExceeded with its name in plain words; nothing here is checked, the readers do that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds for one file. The defaults are far above any regeling and far below what hurts a laptop."""

    max_bytes: int = 200_000_000
    max_unpacked_bytes: int = 500_000_000
    max_zip_ratio: int = 200
    max_xml_depth: int = 500
    max_blocks: int = 200_000
    max_pages: int = 5_000
    max_characters: int = 2_000_000
    """Of text in one document: the longest law of the Netherlands has half of it."""
    max_paragraph: int = 400_000
    """Of characters in one paragraph, because a paragraph is judged in one go."""
    max_seconds: float = 120.0


DEFAULT_LIMITS = Limits()
