"""Put the reason of a verdict together: what the rule says, with what was found filled in."""

from __future__ import annotations


def with_why(text: str, why: str) -> str:
    """The text with its $waarom filled in: as a sentence of its own where one ends before it, within one otherwise."""
    before, mark, after = text.partition("$waarom")
    if not mark:
        return text
    if before.rstrip().endswith(".") and why:
        why = why[0].upper() + why[1:]
    joined = f"{before}{why}{after}".strip()
    return joined if joined.endswith((".", "?")) else f"{joined}."
