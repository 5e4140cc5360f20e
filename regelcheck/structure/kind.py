"""Tell from its opschrift that a document stands beside a Regeling: a reglement, gedragscode, protocol or verordening."""

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
