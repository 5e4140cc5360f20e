"""The words that differ between two texts, as runs that stayed, went and came."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum

MAX_WORDS = 4_000
"""Longer texts are shown as one that went and one that came: comparing them word by word takes too long."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Run(StrEnum):
    """What became of a run of words."""

    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words with the same fate."""

    run: Run
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The runs that make the old text into the new one; without what is WEG they are the new text, without NIEUW the old.

    >>> [(one.run.value, one.text) for one in word_diff("elke vier jaar", "elke zes jaar")]
    [('gelijk', 'elke '), ('weg', 'vier'), ('nieuw', 'zes'), ('gelijk', ' jaar')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MAX_WORDS:
        return (Piece(run=Run.WEG, text=old), Piece(run=Run.NIEUW, text=new))
    found: list[Piece] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(run=Run.GELIJK, text="".join(before[i:j])))
            continue
        if i < j:
            found.append(Piece(run=Run.WEG, text="".join(before[i:j])))
        if k < m:
            found.append(Piece(run=Run.NIEUW, text="".join(after[k:m])))
    return tuple(_readable(found))


def _readable(pieces: list[Piece]) -> list[Piece]:
    """The pieces with a lone space or comma between two differences taken into them: single signs make a text unreadable."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        lone = piece.run is Run.GELIJK and not any(char.isalnum() for char in piece.text)
        if lone and 0 < place < len(pieces) - 1:
            _append(found, Piece(run=Run.WEG, text=piece.text))
            _append(found, Piece(run=Run.NIEUW, text=piece.text))
        else:
            _append(found, piece)
    return found


def _append(found: list[Piece], piece: Piece) -> None:
    """Add a piece to a stretch of differences: what went stays before what came."""
    start = len(found)
    while start and found[start - 1].run is not Run.GELIJK:
        start -= 1
    same = next((at for at in range(start, len(found)) if found[at].run is piece.run), None)
    if piece.run is Run.GELIJK or same is None:
        if piece.run is Run.WEG and len(found) > start:
            found.insert(start, piece)
        else:
            found.append(piece)
    else:
        found[same] = Piece(run=piece.run, text=found[same].text + piece.text)
