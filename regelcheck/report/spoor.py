"""How a verdict came about, in words for a jurist: per element what was looked for, where, what was found, what took it away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regelcheck.model import (
    Choice,
    Condition,
    Element,
    Outcome,
    Scope,
    Soort,
    TraceStep,
    Verdict,
    Vergelijking,
)
from regelcheck.report.words import cite, enumerate_nl, month_name

NOT_FOUND = "niet gevonden"
CANCELLED = "valt af door: "
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
_RESULTS = {
    "gevonden als norm": "geldt als norm",
    "ontkend: telt niet": "telt niet mee: de tekst ontkent het",
}
_CONCLUSIONS = {
    Verdict.STRIJDIG: "Er staat een bepaling die het tegendeel regelt. Dat gaat voor alles: strijdig.",
    Verdict.AANWEZIG: "Elk vereist element staat er als norm: aanwezig.",
    Verdict.ZWAK: "Er is iets gevonden, maar niet elk vereist element staat er als norm: zwak.",
    Verdict.ONTBREEKT: "Van de elementen is niets gevonden dat meetelt: ontbreekt.",
    Verdict.NVT: "Het toetspunt past niet bij deze Regeling; er is niet gezocht.",
    Verdict.NIET_TE_BEOORDELEN: "Er is niets gevonden, maar niet alle tekst is gelezen: geen oordeel.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where a search caught something: the same words caught by several searches are one Hit."""

    where: str
    quote: str
    result: str
    counts: bool
    cancelled: bool
    searches: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTrace:
    """One element: what it asks, what was found, and the searches that found nothing."""

    title: str
    role: str
    hits: tuple[Hit, ...]
    in_vain: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What came of the element, in a few words."""
        if any(hit.counts for hit in self.hits):
            return "gevonden als norm"
        return "geraakt, maar niet als norm" if any(not hit.cancelled for hit in self.hits) else NOT_FOUND


_BOUNDED = {
    Verdict.ZWAK: "Er staat een bepaling die een waarschuwing verdient: zwak.",
    Verdict.NVT: "Niets in de tekst gaat over deze grens; de wet regelt het zelf: n.v.t.",
}
_COMPARED = {
    Vergelijking.MINDER_DAN: "minder dan",
    Vergelijking.MEER_DAN: "meer dan",
    Vergelijking.IS: "gelijk aan",
    Vergelijking.IS_NIET: "niet gelijk aan",
    Vergelijking.VOOR: "voor",
    Vergelijking.NA: "na",
}


def conclusion(outcome: Outcome) -> str:
    """How the elements together made the verdict."""
    if outcome.rule.soort is Soort.GRENS and outcome.trace and outcome.verdict in _BOUNDED:
        return _BOUNDED[outcome.verdict]
    if outcome.verdict is Verdict.ZWAK and not any(one.found or one.weak for one in outcome.elements):
        return "Er is niets gevonden; dit toetspunt noemt een Regeling die erover zwijgt zwak."
    return _CONCLUSIONS[outcome.verdict]


def element_traces(outcome: Outcome) -> tuple[ElementTrace, ...]:
    """The trace of an outcome by element, in the order in which the rule asks for them."""
    steps: dict[str, list[TraceStep]] = {}
    for step in outcome.trace:
        steps.setdefault(step.element, []).append(step)
    titles = {one.element: one.title for one in outcome.elements}
    rule = outcome.rule
    elements = {one.id: one for one in (*rule.strijdig, *rule.waarschuwing, *rule.elementen)}
    contrary = {one.id: "maakt het oordeel strijdig" for one in rule.strijdig}
    contrary |= {one.id: "geeft een waarschuwing" for one in rule.waarschuwing}
    return tuple(
        ElementTrace(
            title=elements[name].titel if name in elements else titles.get(name, name),
            role=contrary.get(name) or _role(elements.get(name)),
            hits=_hits(own, words),
            in_vain=_in_vain(own, words),
        )
        for name, own in steps.items()
        for words in (_conditions(elements.get(name)),)
    )


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


def _role(element: Element | None) -> str:
    return "aanvullend" if element is not None and not element.vereist else "vereist"


def _conditions(element: Element | None) -> dict[str, str]:
    """The words of every condition of an element, by the label the trace knows it by."""
    if element is None:
        return {}
    return {condition.label: condition_words(condition) for condition in (*element.norm, *element.zwak)}


def _hits(steps: Iterable[TraceStep], words: dict[str, str]) -> tuple[Hit, ...]:
    same: dict[tuple[str, str, str], list[str]] = {}
    for step in steps:
        if step.citation is not None:
            key = (cite(step.citation), step.quote, step.result)
            same.setdefault(key, []).append(words.get(step.condition, step.condition))
    return tuple(
        Hit(
            where=where,
            quote=quote,
            result=_result(result),
            counts=result == "gevonden als norm",
            cancelled=result.startswith(CANCELLED.rstrip(": ")),
            searches=tuple(dict.fromkeys(searches)),
        )
        for (where, quote, result), searches in same.items()
    )


def _in_vain(steps: Sequence[TraceStep], words: dict[str, str]) -> tuple[str, ...]:
    vain = (step.condition for step in steps if step.citation is None)
    return tuple(dict.fromkeys(words.get(condition, condition) for condition in vain))


def _result(result: str) -> str:
    if result.startswith("zwak: "):
        return f"telt maar half mee: {result.removeprefix('zwak: ')}"
    if result.startswith(CANCELLED):
        return f"telt niet mee, want er staat ook «{_name(result.removeprefix(CANCELLED))}»"
    return _RESULTS.get(result, result)


def _choice(choice: Choice) -> str:
    return f"«{' of '.join(_name(name) for name in choice)}»"


def _names(names: Iterable[str]) -> str:
    """Concepts of which one is enough: "«a», «b» of «c»"."""
    quoted = [f"«{_name(name)}»" for name in names]
    return f"{', '.join(quoted[:-1])} of {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


def _name(name: str) -> str:
    return name.strip("«»").replace("|", "/").replace("-", " ")
