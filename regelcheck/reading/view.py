"""The two texts of a draft with tracked changes, under the name by which the readers know them."""

from __future__ import annotations

from regelcheck.model import View

__all__ = ["View"]
