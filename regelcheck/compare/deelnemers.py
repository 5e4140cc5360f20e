"""The regelingen in which one municipality, province or waterschap takes part."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult, CheckedDocument

_LAYERS = ("gemeente ", "provincie ", "waterschap ", "hoogheemraadschap ")


def of_deelnemer(result: BatchResult, name: str) -> BatchResult:
    """The run with only the regelingen in which `name` takes part; what could not be read stays, for nobody knows of it.

    Capitals, accents and the word before the name ("gemeente") do not matter. Raises UsageProblem when there is none.
    """
    wanted = _bare(name)
    known: dict[str, str] = {}
    chosen: list[int] = []
    for place, document in enumerate(result.documents):
        names = {_bare(one.value): one.value for one in document.regeling.kenmerken.deelnemers}
        known |= names
        if wanted in names:
            chosen.append(place)
    if not chosen:
        raise UsageProblem(f'In geen van deze regelingen is "{name}" een deelnemer.', _hint(known, wanted))
    return replace(result, documents=_Chosen(result.documents, chosen))


class _Chosen(Sequence[CheckedDocument]):
    """Some of the documents, each fetched when it is asked for: there may be more than fit in memory."""

    def __init__(self, documents: Sequence[CheckedDocument], places: Sequence[int]) -> None:
        self._documents = documents
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> CheckedDocument: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[CheckedDocument]: ...
    def __getitem__(self, place: int | slice) -> CheckedDocument | Sequence[CheckedDocument]:
        if isinstance(place, slice):
            return _Chosen(self._documents, self._places[place])
        return self._documents[self._places[place]]


def _hint(known: dict[str, str], wanted: str) -> str:
    if not known:
        return "Geen van deze regelingen noemt haar deelnemers zo dat regelcheck ze kan lezen."
    close = difflib.get_close_matches(wanted, known, n=1)
    if close:
        return f'Bedoelde u "{known[close[0]]}"?'
    some = [known[name] for name in sorted(known)][:8]
    return f"Wel: {', '.join(some)}{' en andere' if len(known) > len(some) else ''}."


def _bare(name: str) -> str:
    folded = _fold(name)
    return next((folded.removeprefix(layer) for layer in _LAYERS if folded.startswith(layer)), folded)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())
