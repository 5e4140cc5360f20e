"""What a rule is about and when: who takes part, what the Regeling says, in which period, and how sure its law is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from regelcheck.model import Deelname, Gewicht, Overheidslaag, Partij, Verdict, Voorwaarde, Zekerheid
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.yaml_nodes import Field

REACH_KEYS = ("partijen", "overheidslagen", "alleen_als", "geldig", "zekerheid", "nagegaan")
_DEELNAME = ("een_van", "alleen", "niet_alleen", "geen")


def read_reach(
    keys: dict[str, Field], reader: ConditionReader, *, gewicht: Gewicht, verdicts: set[Verdict]
) -> dict[str, Any]:
    """The fields of a Rule that these keys give."""
    zekerheid = Zekerheid(keys["zekerheid"].choice(tuple(Zekerheid))) if "zekerheid" in keys else None
    if zekerheid is not None and "nagegaan" not in keys:
        raise keys["zekerheid"].problem('bij "zekerheid" hoort "nagegaan"', "Geef de dag waarop de wet is nagelezen, jjjj-mm-dd.")
    if zekerheid is Zekerheid.NIET_GEVERIFIEERD:
        _require_modest(keys["zekerheid"], gewicht, verdicts)
    vanaf, tot = _period(keys.get("geldig"))
    return {
        "partijen": _deelname(keys["partijen"], Partij) if "partijen" in keys else None,
        "overheidslagen": _deelname(keys["overheidslagen"], Overheidslaag) if "overheidslagen" in keys else None,
        "alleen_als": tuple(_voorwaarde(item, reader) for item in keys["alleen_als"].items()) if "alleen_als" in keys else (),
        "vanaf": vanaf,
        "tot": tot,
        "zekerheid": zekerheid,
        "nagegaan": read_date(keys["nagegaan"]) if "nagegaan" in keys else None,
    }


def read_date(field: Field) -> date:
    """A day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(field.text())
    except ValueError as error:
        raise field.problem(f'"{field.text()}" is geen datum', "Schrijf de dag als jjjj-mm-dd, bijvoorbeeld 2022-07-01.") from error


def _require_modest(field: Field, gewicht: Gewicht, verdicts: set[Verdict]) -> None:
    """What nobody verified is a point of attention, and no more."""
    heavy = sorted(verdicts & {Verdict.STRIJDIG, Verdict.ONTBREEKT})
    if heavy:
        raise field.problem(
            f'een regel die niet geverifieerd is, kan niet "{heavy[0]}" oordelen',
            'Maak er een grens met alleen "waarschuwing" van, of een plicht met "zonder_bewijs: zwak" en zonder "strijdig".',
        )
    if gewicht is not Gewicht.AANDACHTSPUNT:
        raise field.problem("een regel die niet geverifieerd is, is een aandachtspunt", 'Zet er "gewicht: aandachtspunt" bij.')


def _period(field: Field | None) -> tuple[date | None, date | None]:
    if field is None:
        return None, None
    keys = field.mapping(optional=("vanaf", "tot"))
    vanaf = read_date(keys["vanaf"]) if "vanaf" in keys else None
    tot = read_date(keys["tot"]) if "tot" in keys else None
    if vanaf is None and tot is None:
        raise field.problem('"geldig" noemt geen dag', 'Geef "vanaf", "tot" of beide.')
    if vanaf is not None and tot is not None and tot <= vanaf:
        raise keys["tot"].problem('"tot" ligt niet na "vanaf"', '"tot" is de eerste dag waarop de regel niet meer geldt.')
    return vanaf, tot


def _deelname(field: Field, kind: type[StrEnum]) -> Deelname:
    keys = field.mapping(optional=_DEELNAME)
    if not keys:
        raise field.problem("hier staat niet wie bedoeld is", f"Mogelijk zijn: {', '.join(_DEELNAME)}.")
    named: dict[str, Any] = {
        key: tuple(kind(item.choice(tuple(kind))) for item in value.items()) for key, value in keys.items()
    }
    return Deelname(**named)


def _voorwaarde(field: Field, reader: ConditionReader) -> Voorwaarde:
    keys = field.mapping(required=("id", "titel", "als", "anders"))
    return Voorwaarde(
        id=keys["id"].text(),
        titel=keys["titel"].text(),
        als=tuple(reader.condition(item, weak=False) for item in keys["als"].items()),
        anders=keys["anders"].text(),
    )
