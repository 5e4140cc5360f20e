"""Example provisions as a reader wants them: lid by lid."""

from __future__ import annotations

import re


def provision_lines(text: str) -> tuple[str, ...]:
    """An example provision by its leden, also where the rule file writes them in one paragraph.

    >>> provision_lines("1. Het bestuur weegt af. 2. [Wie] legt vast hoe.")
    ('1. Het bestuur weegt af.', '2. [Wie] legt vast hoe.')
    """
    lines: list[str] = []
    for line in text.splitlines():
        number, start = 2, 0
        while line.startswith("1. ") and (found := _lid(number).search(line, start)):
            lines.append(line[start : found.start()])
            start, number = found.end(), number + 1
        lines.append(line[start:])
    return tuple(lines)


def _lid(number: int) -> re.Pattern[str]:
    """The space before the lid with this number, behind the end of a sentence."""
    return re.compile(rf"(?<=[.;:\]]) (?={number}\. [\[A-Z])")
