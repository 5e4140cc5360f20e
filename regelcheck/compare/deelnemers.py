"""The regelingen in which one municipality, province or waterschap takes part."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import replace

from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult

_LAYERS = ("gemeente ", "provincie ", "waterschap ", "hoogheemraadschap ")


def of_deelnemer(result: BatchResult, name: str) -> BatchResult:
    """The run with only the regelingen in which `name` takes part; what could not be read stays, for nobody knows of it.

    Capitals, accents and the word before the name ("gemeente") do not matter. Raises UsageProblem when there is none.
    """
    wanted = _bare(name)
    chosen = tuple(
        document
        for document in result.documents
        if any(_bare(one.value) == wanted for one in document.regeling.kenmerken.deelnemers)
    )
    if not chosen:
        raise UsageProblem(f'In geen van deze regelingen is "{name}" een deelnemer.', _hint(result, wanted))
    return replace(result, documents=chosen)


def _hint(result: BatchResult, wanted: str) -> str:
    known = {_bare(one): one for one in all_deelnemers(result)}
    if not known:
        return "Geen van deze regelingen noemt haar deelnemers zo dat regelcheck ze kan lezen."
    close = difflib.get_close_matches(wanted, known, n=1)
    if close:
        return f'Bedoelde u "{known[close[0]]}"?'
    some = list(known.values())[:8]
    return f"Wel: {', '.join(some)}{' en andere' if len(known) > len(some) else ''}."


def all_deelnemers(result: BatchResult) -> tuple[str, ...]:
    """Everyone who takes part in one of the regelingen, once, in alphabetical order."""
    names: dict[str, str] = {}
    for document in result.documents:
        for one in document.regeling.kenmerken.deelnemers:
            names.setdefault(_fold(one.value), one.value)
    return tuple(names[key] for key in sorted(names))


def _bare(name: str) -> str:
    folded = _fold(name)
    return next((folded.removeprefix(layer) for layer in _LAYERS if folded.startswith(layer)), folded)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())
