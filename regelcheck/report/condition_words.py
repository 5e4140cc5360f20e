"""What a condition of a rule looks for, as a Dutch sentence: for who reads the rule, not a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.model import Choice, Condition, Scope, Vergelijking
from regelcheck.report.words import enumerate_nl, month_name

_SCOPES = {
    Scope.ZIN: "in één zin",
    Scope.LID: "in één lid",
    Scope.ARTIKEL: "in één artikel",
    Scope.HOOFDSTUK: "in één hoofdstuk",
    Scope.REGELING: "in de hele Regeling",
}
_SAME = {
    Scope.ZIN: "die zin",
    Scope.LID: "dat lid",
    Scope.ARTIKEL: "dat artikel",
    Scope.HOOFDSTUK: "dat hoofdstuk",
    Scope.REGELING: "de Regeling",
}
_COMPARED = {
    Vergelijking.MINDER_DAN: "minder dan",
    Vergelijking.MEER_DAN: "meer dan",
    Vergelijking.IS: "gelijk aan",
    Vergelijking.IS_NIET: "niet gelijk aan",
    Vergelijking.VOOR: "voor",
    Vergelijking.NA: "na",
}


def condition_words(condition: Condition) -> str:
    """What a condition looks for, as a Dutch sentence.

    >>> condition_words(Condition(binnen=Scope.ZIN, alle=(("evalueren",), ("regeling", "samenwerking")), niet=("bedrijfsmiddel",)))
    'In één zin: «evalueren» en «regeling of samenwerking». Niet als in die zin ook «bedrijfsmiddel» staat.'
    """
    sought = [_choice(choice) for choice in condition.alle]
    sought += [f"{_choice(choice)} (ontkend)" for choice in condition.ontkend]
    if condition.verwijst_naar is not None:
        law = condition.verwijst_naar
        lid = f", lid {law.lid}," if law.lid else ""
        sought.append(f"een verwijzing naar artikel {' of '.join(law.artikelen)}{lid} {' of '.join(law.wetten)}")
    where = _SCOPES[condition.binnen]
    how = ", in deze volgorde" if condition.volgorde else ""
    how += f", binnen {condition.dichtbij} woorden van elkaar" if condition.dichtbij is not None else ""
    how += f", onder een opschrift over {_names(condition.opschrift)}" if condition.opschrift else ""
    how += _number_words(condition)
    how += ", samen met de bepalingen waarnaar wordt verwezen" if condition.verwijzingen else ""
    sentences = [f"{where[0].upper()}{where[1:]}: {enumerate_nl(sought)}{how}."]
    except_for = [
        (condition.niet, f"in {_SAME[condition.binnen]} ook {{}} staat"),
        (condition.niet_in_zin, "in dezelfde zin ook {} staat"),
        (condition.niet_in_artikel, "in het artikel ook {} staat"),
        (condition.niet_opschrift, "het opschrift over {} gaat"),
    ]
    ruled_out = [text.format(_names(names)) for names, text in except_for if names]
    if ruled_out:
        sentences.append(f"Niet als {' of als '.join(ruled_out)}.")
    return " ".join(sentences)


def _number_words(condition: Condition) -> str:
    """What the number and the day by the first notion must be: ", en het getal daarbij is minder dan 12 weken"."""
    words = ""
    if condition.getal is not None:
        demands = enumerate_nl([f"{_COMPARED[how]} {number}" for how, number in condition.getal.eisen])
        words += f", en het getal bij het eerste is {demands} {condition.getal.eenheid}"
    if condition.datum is not None:
        days = enumerate_nl([f"{_COMPARED[how]} {day} {month_name(month)}" for how, (month, day) in condition.datum.eisen])
        words += f", en de dag bij het eerste is {days}"
    return words


def _choice(choice: Choice) -> str:
    return f"«{' of '.join(_name(name) for name in choice)}»"


def _names(names: Iterable[str]) -> str:
    """Concepts of which one is enough: "«a», «b» of «c»"."""
    quoted = [f"«{_name(name)}»" for name in names]
    return f"{', '.join(quoted[:-1])} of {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


def _name(name: str) -> str:
    return name.strip("«»").replace("|", "/").replace("-", " ")
