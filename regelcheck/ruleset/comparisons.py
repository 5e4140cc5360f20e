"""The keys `getal` and `datum` of a condition: what a number or a day in the text must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from regelcheck.language.quantities import EENHEDEN, read_day
from regelcheck.model import Datum, Getal, Vergelijking
from regelcheck.ruleset.yaml_nodes import Field

_NUMBERS = (Vergelijking.MINDER_DAN, Vergelijking.MEER_DAN, Vergelijking.IS, Vergelijking.IS_NIET)
_HALVES = ("meer_dan_helft_van", "ten_minste_helft_van")
_DAYS = (Vergelijking.VOOR, Vergelijking.NA, Vergelijking.IS, Vergelijking.IS_NIET)
Value = TypeVar("Value")


def read_getal(field: Field, name: Callable[[Field], str]) -> Getal:
    """`{eenheid: weken, minder_dan: 12}`; `name` gives the concept that a field names."""
    keys = field.mapping(required=("eenheid",), optional=(*_NUMBERS, *_HALVES))
    eenheid = keys["eenheid"].choice(EENHEDEN)
    eisen = tuple((one, _number(keys[one])) for one in _NUMBERS if one in keys)
    halves = {key: name(keys[key]) for key in _HALVES if key in keys}
    _require_some(field, (*eisen, *halves), f"minder_dan, meer_dan, is, is_niet, {' of '.join(_HALVES)}")
    return Getal(eenheid=eenheid, eisen=eisen, **halves)


def read_datum(field: Field) -> Datum:
    """`{na: 30 april}`."""
    keys = field.mapping(optional=_DAYS)
    eisen = tuple((name, _day(keys[name])) for name in _DAYS if name in keys)
    _require_some(field, eisen, "voor, na, is of is_niet")
    return Datum(eisen=eisen)


def comparison_words(field: Field) -> str:
    """The condition on a number or a day as the trace says it: "getal eenheid weken, minder dan 12"."""
    keys = field.mapping(optional=("eenheid", *_NUMBERS, *_HALVES, *_DAYS))
    return ", ".join(f"{name.replace('_', ' ')} {value.text()}" for name, value in keys.items())


def _require_some(field: Field, eisen: tuple[Value, ...], names: str) -> None:
    if not eisen:
        raise field.problem("er staat niet hoe te vergelijken", f"Noem een of meer van {names}.")


def _number(field: Field) -> int:
    text = field.text()
    if not re.fullmatch("[0-9]{1,4}", text):
        raise field.problem(f'"{text}" is geen getal', "Schrijf het in cijfers, van 0 tot 9999.")
    return int(text)


def _day(field: Field) -> tuple[int, int]:
    day = read_day(field.text())
    if day is None:
        raise field.problem(f'"{field.text()}" is geen dag van het jaar', 'Schrijf bijvoorbeeld "30 april".')
    return day
