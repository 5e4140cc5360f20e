"""Tell from its opschrift what a document is: a Regeling, or what stands beside one (a reglement, gedragscode, protocol or
verordening)."""

from __future__ import annotations

import re

_BESIDE = re.compile(
    r"^(?:(?:het|de|concept|ontwerp|vaststelling|wijziging|besluit tot vaststelling van (?:het|de))\W+)*"
    r"(?P<kind>(?:[a-z]+-?)?(?:reglement|gedragscode|integriteitscode|protocol|handvest|treasurystatuut|(?:mandaat|delegatie|volmacht)\w*"
    r"|(?:financiële|financiele|controle|archief|bijdrage)\s?verordening|verordening))\b",
    re.IGNORECASE,
)


def beside_a_regeling(title: str) -> str | None:
    """The word by which the document calls itself something that comes with a Regeling ("reglement"), or None.

    A reglement names the Regeling it belongs to, so only the first words count.
    """
    match = _BESIDE.match(title.strip())
    return match["kind"].lower() if match else None


_A_REGELING = re.compile(
    # The besluit stands apart from what repeats: together they would try every way to cut a long title.
    r"^(?:besluit\b.{0,200}\btreffen van (?:de|een)\W+)?(?:(?:de|concept|ontwerp|wijziging)\W+)*(?:gemeenschappelijke\W+|centrum)?regeling\b",
    re.IGNORECASE,
)


def is_a_regeling(title: str) -> bool:
    """Whether the document calls itself a Regeling, be it inside the besluit that makes it one."""
    return _A_REGELING.match(title.strip()) is not None


def kind_note(title: str, name: str) -> str | None:
    """What to say of a document, by the name of its file, that is checked as a Regeling and calls itself something else."""
    kind = beside_a_regeling(title)
    if kind is None:
        return None
    return (
        f"Dit stuk noemt zichzelf {kind}; het is hier beoordeeld als Regeling. Hoort het bij een Regeling, geef het dan mee: "
        f"regelcheck check REGELING --onderliggend {name}"
    )
