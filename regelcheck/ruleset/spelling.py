"""Phrases that load and yet do not find what their writer means: told where they stand, and no error."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regelcheck.language.notation import fold
from regelcheck.language.separable import spelling_apart
from regelcheck.ruleset.yaml_nodes import Field

_VERB = re.compile(r"@=?([^\W\d_]+)(?!\w)")


def spelling_hints(phrases: Iterable[Field]) -> tuple[tuple[str, str], ...]:
    """A message with its place, and what to do, for each verb that was meant to come apart and is not written so."""
    found: dict[tuple[str, str], None] = {}
    for phrase in phrases:
        for verb in _VERB.finditer(phrase.text()):
            apart = spelling_apart(fold(verb[1]))
            if apart is None or f"@{apart}" in phrase.text():
                continue
            prefix, _, rest = apart.partition("_")
            told = phrase.problem(
                f'"{verb[0]}" vindt dit werkwoord niet waar "{prefix}" los staat ("{rest} … {prefix}")',
                f'Schrijf "@{apart}": dat vindt het aaneen en uiteen.',
            )
            found[told.message, told.hint] = None
    return tuple(found)
