"""What is left of the template of a new rule: refused, or it would judge drafts in words that are nobody's own."""

from __future__ import annotations

from collections.abc import Iterator

from regelcheck.ruleset.yaml_nodes import Field

TO_REPLACE = "VERVANG"
"""The word that each text of the template begins with (`regelcheck rules new`)."""


def require_finished(file: Field) -> None:
    """Nothing in the file begins with the word of the template. Raises RuleFileProblem, with every line that does."""
    left = list(_left(file))
    if left:
        lines = ", ".join(str(number) for number in dict.fromkeys(one.position.line for one in left))
        raise left[0].problem(
            f"hier staat nog tekst uit het sjabloon (in dit bestand op regel {lines})",
            f"Schrijf uw eigen tekst, en haal het woord {TO_REPLACE} weg.",
        )


def _left(field: Field) -> Iterator[Field]:
    if isinstance(field.value, str):
        if field.value.split(maxsplit=1)[:1] == [TO_REPLACE]:
            yield field
        return
    for one in field.value.values() if isinstance(field.value, dict) else field.value:
        yield from _left(one)
