"""How a verdict came about, in words for a jurist: per element what was found and on which words, or what came nearest.

Searches that found nothing are one line an element: what was sought, by the titles of the concepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regelcheck.model import (
    Choice,
    Condition,
    Element,
    Lack,
    LackKind,
    LawReference,
    Outcome,
    Regeling,
    Rule,
    Said,
    Soort,
    StepKind,
    TraceStep,
    Verdict,
)
from regelcheck.report.words import cite, enumerate_nl, number_of

MAX_FINDINGS = 3
"""Places shown of one element and one kind; the quotes of the report name them all."""
MAX_SOUGHT = 6
"""Concepts named of what was sought in vain."""
HELPER = " (hulpbegrip)"
"""How the title of a concept ends that only serves others."""
_FOUND = (StepKind.NORM, StepKind.FOUT)
_CONCLUSIONS = {
    Verdict.STRIJDIG: "Er staat een bepaling die het tegendeel regelt. Dat gaat voor alles: strijdig.",
    Verdict.AANWEZIG: "Elk vereist element staat er als norm: aanwezig.",
    Verdict.ZWAK: "Er is iets gevonden, maar niet elk vereist element staat er als norm: zwak.",
    Verdict.ONTBREEKT: "Van de elementen is niets gevonden dat meetelt: ontbreekt.",
    Verdict.NVT: "Het toetspunt past niet bij deze Regeling; er is niet gezocht.",
    Verdict.NIET_TE_BEOORDELEN: "Er is niets gevonden, maar niet alle tekst is gelezen: geen oordeel.",
}
_BOUNDED = {
    Verdict.ZWAK: "Er staat een bepaling die een waarschuwing verdient: zwak.",
    Verdict.NVT: "Niets in de tekst gaat over deze grens; de wet regelt het zelf: n.v.t.",
}
_CHECKED = {
    Verdict.ZWAK: "De controle heeft iets gevonden: zwak.",
    Verdict.AANWEZIG: "De controle heeft niets gevonden: in orde.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place that counts, or would have: address, quote, and what was made of it in one or two sentences."""

    kind: StepKind
    where: str
    quote: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTrace:
    """One element: what came of it in a word, the places that say so, and in one line what was sought in vain."""

    title: str
    role: str
    symbol: str
    summary: str
    findings: tuple[Finding, ...]
    more: str = ""
    sought: str = ""


def conclusion(outcome: Outcome) -> str:
    """How the elements together made the verdict, and why that leaves a doubt."""
    return f"{_conclusion(outcome)} {_why_doubt(outcome)}".rstrip()


def _why_doubt(outcome: Outcome) -> str:
    if not outcome.doubt:
        return ""
    told = [f"{one.doubt} ({cite(one.citation, one.document)})" for one in outcome.evidence if one.doubt]
    if not told:
        told = [f"{cite(one.citation)} {one.why}, maar geen voorwaarde past erop" for one in outcome.nearest if one.why]
    because = f": {'; '.join(dict.fromkeys(told))}" if told else ""
    return f"Toch is er twijfel{because}. Dat verandert het oordeel niet; lees het zelf na."


def _conclusion(outcome: Outcome) -> str:
    rule, verdict = outcome.rule, outcome.verdict
    if rule.needs_reader and verdict is Verdict.NIET_TE_BEOORDELEN and not outcome.trace:
        return "Dit toetspunt vraagt een lezer die er niet was: geen oordeel."
    if rule.soort is Soort.GRENS and outcome.trace and verdict in _BOUNDED:
        return _BOUNDED[verdict]
    if rule.soort is Soort.CONTROLE and verdict in _CHECKED:
        return _CHECKED[verdict]
    if verdict is Verdict.ZWAK and not any(one.found or one.weak for one in outcome.elements):
        return "Er is niets gevonden; dit toetspunt noemt een Regeling die erover zwijgt zwak."
    required = {one.id for one in rule.elementen if one.vereist}
    lacking = [one.title for one in outcome.elements if one.element in required and not one.found]
    if verdict is Verdict.ZWAK and lacking:
        return f"Er is iets gevonden; wat er nog niet als norm staat: {'; '.join(lacking)}. Daarom is het oordeel zwak."
    return _CONCLUSIONS[verdict]


def element_traces(outcome: Outcome, regeling: Regeling) -> tuple[ElementTrace, ...]:
    """The trace of an outcome by element, in the order in which the rule asks for them."""
    steps: dict[str, list[TraceStep]] = {}
    for step in outcome.trace:
        steps.setdefault(step.element, []).append(step)
    rule = outcome.rule
    elements = {one.id: one for one in (*rule.strijdig, *rule.waarschuwing, *rule.elementen)}
    titles = {one.element: one.title for one in outcome.elements} | {name: one.titel for name, one in elements.items()}
    return tuple(
        _element_trace(own, titles.get(name, name), elements.get(name), rule, regeling) for name, own in steps.items()
    )


def _element_trace(
    steps: Sequence[TraceStep], title: str, element: Element | None, rule: Rule, regeling: Regeling
) -> ElementTrace:
    kinds = {step.kind for step in steps}
    role, contrary = _role(element, rule, found=StepKind.NORM in kinds)
    shown: tuple[StepKind, ...]
    if kinds & set(_FOUND):
        shown, symbol, summary = _FOUND, "✗" if contrary else "✓", "gevonden"
    elif StepKind.ZWAK in kinds:
        shown, symbol, summary = (StepKind.ZWAK, StepKind.ONTKEND), "◐", "gevonden, maar niet als norm"
    else:
        shown, symbol, summary = (StepKind.ONTKEND, StepKind.VALT_AF, StepKind.BIJNA), "–" if contrary else "○", "niet gevonden"
    findings: list[Finding] = []
    more = 0
    for kind in shown:
        own = _findings([step for step in steps if step.kind is kind], element, rule)
        findings += own[:MAX_FINDINGS]
        more += len(own) - MAX_FINDINGS if len(own) > MAX_FINDINGS and kind is not StepKind.BIJNA else 0
    return ElementTrace(
        title=title,
        role=role,
        symbol=symbol,
        summary=summary,
        findings=tuple(findings),
        more=f"En nog op {number_of(more, 'andere plaats', 'andere plaatsen')}." if more else "",
        sought=_sought(element, rule, regeling) if element is not None and summary == "niet gevonden" else "",
    )


def _role(element: Element | None, rule: Rule, *, found: bool) -> tuple[str, bool]:
    """What the element does to the verdict, and whether it is better not there."""
    if element in rule.strijdig:
        return "maakt het oordeel strijdig" if found else "zou het oordeel strijdig maken", True
    if element in rule.waarschuwing:
        return "geeft een waarschuwing" if found else "zou een waarschuwing geven", True
    return ("aanvullend" if element is not None and not element.vereist else "vereist"), rule.soort is Soort.CONTROLE


def _findings(steps: Iterable[TraceStep], element: Element | None, rule: Rule) -> list[Finding]:
    """One Finding a place: of the searches that caught the same words, the one that shows most of them in its quote."""
    best: dict[tuple[str, str], TraceStep] = {}
    for step in steps:
        if step.citation is not None:
            key = cite(step.citation) + (f" van {step.document}" if step.document else ""), step.quote
            if key not in best or _shows(step) > _shows(best[key]):
                best[key] = step
    titles = dict(rule.begrippen)
    conditions = {one.label: one for one in (*element.norm, *element.zwak)} if element is not None else {}
    return [
        Finding(kind=step.kind, where=key[0], quote=key[1], words=_words(step, conditions.get(step.condition), titles))
        for key, step in best.items()
    ]


def _shows(step: TraceStep) -> tuple[bool, int]:
    """Whether all its words stand in its quote, and how many there are."""
    words = [part for one in step.said for part in one.words.split(" … ")]
    return all(part in step.quote for part in words), len(step.said)


def _words(step: TraceStep, condition: Condition | None, titles: dict[str, str]) -> str:
    """What was found here, and what was made of it."""
    said = [f"“{one.words}” ({_title(one.concept, titles)}{_elsewhere(one)})" for one in step.said]
    if condition is not None and condition.verwijst_naar is not None and step.kind is not StepKind.BIJNA:
        said.append(_law(condition.verwijst_naar))
    there = enumerate_nl(said)
    here = f"Hier {'staan' if len(said) > 1 else 'staat'} {there}." if there else ""
    because = f" (“{step.because}”)" if step.because else ""
    match step.kind:
        case StepKind.NORM:
            made = "Dat telt als norm."
        case StepKind.ZWAK:
            made = f"Dat telt maar half: {step.note}{because}."
        case StepKind.ONTKEND:
            made = f"Dat telt niet: de tekst ontkent het{because}."
        case StepKind.VALT_AF:
            made = f"Dat telt niet, want er staat ook: {_title(step.by, titles)}{because}." if step.by else "Dat telt hier niet."
        case StepKind.BIJNA:
            return f"Wel {there}, maar {_lacking(step.lack, condition, titles)}."
        case _:
            made = f"{step.note[:1].upper()}{step.note[1:]}." if step.note else ""
    return f"{here} {made}".strip()


def _elsewhere(said: Said) -> str:
    """Where the words stand, when that is not the place of the quote."""
    return f"; dat staat in {cite(said.citation)}" if said.citation is not None else ""


def _lacking(lack: Lack | None, condition: Condition | None, titles: dict[str, str]) -> str:
    """The rest of "wel “evalueren”, maar …"."""
    names = " of ".join(f"‘{_title(name, titles)}’" for name in lack.names) if lack is not None else ""
    match lack.kind if lack is not None else None:
        case LackKind.BEGRIP:
            return f"daarbij staat niets als {names}"
        case LackKind.OPSCHRIFT:
            return f"niet onder een opschrift over {names}"
        case LackKind.VERWIJZING:
            law = condition.verwijst_naar if condition is not None else None
            return f"zonder {_law(law)}" if law is not None else "zonder de verwijzing die daarbij hoort"
        case LackKind.GETAL:
            return "het getal of de dag daarbij is niet wat hier wordt gezocht"
        case LackKind.ONTKENNING:
            return f"{names} wordt er niet ontkend"
        case _:
            return "te ver uit elkaar, of in een andere volgorde"


def _sought(element: Element, rule: Rule, regeling: Regeling) -> str:
    """What was sought and not found, in one line."""
    titles = dict(rule.begrippen)
    leading: dict[str, None] = {}
    for condition in element.norm:
        first: Choice = (*condition.alle, *condition.ontkend, ())[0]
        if first:
            leading[" of ".join(_title(name, titles) for name in first)] = None
        elif condition.verwijst_naar is not None:
            leading[_law(condition.verwijst_naar)] = None
    named = list(leading)
    more = f"; en nog {len(named) - MAX_SOUGHT}" if len(named) > MAX_SOUGHT else ""
    count = len(regeling.artikelen())
    where = "In deze tekst" if regeling.fragment or not count else f"In {number_of(count, 'artikel', 'artikelen')}"
    return f"{where} niets gevonden dat dit regelt; gezocht is naar: {'; '.join(named[:MAX_SOUGHT])}{more}."


def _law(law: LawReference) -> str:
    return f"een verwijzing naar artikel {' of '.join(law.artikelen)} {' of '.join(law.wetten)}"


def _title(name: str, titles: dict[str, str]) -> str:
    """The title of a concept; of a phrase in the rule itself its words."""
    return titles.get(name, name).removesuffix(HELPER).strip("«»").replace("|", "/").lstrip("~@")
