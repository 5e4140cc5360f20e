"""How long judging one document may take: looked at between its texts and its rules, so that no document stops a batch."""

from __future__ import annotations

import math
import time

from regelcheck.errors import LimitExceeded


class Deadline:
    """The moment at which judging `name` must be done, `seconds` from now."""

    def __init__(self, seconds: float, name: str) -> None:
        self._seconds = seconds
        self._name = name
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise LimitExceeded when it has passed."""
        if time.monotonic() >= self._end:
            raise LimitExceeded(
                f"Het beoordelen van {self._name} duurt langer dan {self._seconds:g} seconden.",
                "Splits het document, of geef het meer tijd met --max-seconden.",
            )


NO_DEADLINE = Deadline(math.inf, "")
