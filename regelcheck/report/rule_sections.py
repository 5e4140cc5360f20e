"""A rule as a jurist reads it, in sections: what `rules show` prints and what docs/regels/ holds are the same text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelcheck.model import Deelname, Element, Rule, Soort, Verdict
from regelcheck.report.condition_words import condition_words
from regelcheck.report.words import bron_words, day_words, enumerate_nl, law_check_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with lines; `listed` says that each line is an item of a list."""

    title: str
    lines: tuple[str, ...]
    listed: bool = True


_SOORT = {
    Soort.PLICHT: "De regel vraagt om een bepaling; ontbreekt zij, dan is dat een gebrek.",
    Soort.GRENS: "De regel vraagt niets; zij meldt alleen wat over de grens gaat. Zwijgen is geen gebrek.",
    Soort.CONTROLE: "De regel gaat na of de tekst in elkaar past; zij zoekt geen bepaling.",
}


def rule_sections(rule: Rule) -> tuple[Section, ...]:
    """Everything there is to know of a rule, but its title, its id and its question."""
    return tuple(section for section in _sections(rule) if section.lines)


def _sections(rule: Rule) -> Iterator[Section]:
    sources = [bron_words(bron) for bron in rule.bron]
    certainty = law_check_words(rule)
    yield Section(title="Bron", lines=(*sources, *([f"De wet is {certainty}."] if certainty else ())))
    yield Section(title="Soort en gewicht", lines=tuple(_weight(rule)), listed=False)
    yield Section(title="Voor wie", lines=tuple(_reach(rule)))
    yield Section(title="Waar de regel naar kijkt", lines=tuple(_elements(rule)))
    texts = {verdict: _filled(text) for verdict, text in rule.uitleg}
    yield Section(title="Wanneer welk oordeel", lines=tuple(f"{verdict}: {texts[verdict]}" for verdict in Verdict if verdict in texts))
    yield Section(title="Advies", lines=(rule.advies,), listed=False)
    for bepaling in rule.voorbeeldbepalingen:
        yield Section(title=f"Voorbeeldbepaling: {bepaling.titel}", lines=tuple(bepaling.tekst.splitlines()), listed=False)
    yield Section(title="Voorbeelden", lines=tuple(_examples(rule)))
    yield Section(title="Grenzen", lines=(rule.grenzen,), listed=False)


def _filled(text: str) -> str:
    """A text for a verdict with words where a report puts places and reasons."""
    for name, words in (("($artikel)", "(vindplaats)"), ("$artikel", "(vindplaats)"), ("$citaat", "(citaat)")):
        text = text.replace(name, words)
    return text.replace("$ontbreekt", "(wat ontbreekt)").replace("$waarom", "(de reden)")


def _weight(rule: Rule) -> Iterator[str]:
    yield _SOORT[rule.soort]
    changed = f", zo gewogen door het pakket {rule.gewicht_door}" if rule.gewicht_door else ""
    yield f"Gewicht: {rule.gewicht}{changed}."


def _reach(rule: Rule) -> Iterator[str]:
    yield f"Vorm: {enumerate_nl([str(vorm) for vorm in rule.vormen])}."
    if rule.partijen is not None:
        yield f"Wie de Regeling treffen: {_participants(rule.partijen)}."
    if rule.overheidslagen is not None:
        yield f"Overheidslagen: {_participants(rule.overheidslagen)}."
    for voorwaarde in rule.alleen_als:
        yield f"Alleen als: {voorwaarde.titel}."
    if rule.vanaf is not None:
        yield f"Geldt vanaf {day_words(rule.vanaf)}."
    if rule.tot is not None:
        yield f"Gold tot {day_words(rule.tot)}."


def _participants(asked: Deelname) -> str:
    named = (
        ("een van", asked.een_van),
        ("uitsluitend", asked.alleen),
        ("niet uitsluitend", asked.niet_alleen),
        ("geen", asked.geen),
    )
    return "; ".join(f"{words} {enumerate_nl([str(one) for one in who])}" for words, who in named if who)


def _elements(rule: Rule) -> Iterator[str]:
    if rule.toets is not None:
        excepted = f" Uitgezonderd: {', '.join(rule.uitgezonderd)}." if rule.uitgezonderd else ""
        yield f"Controle: {rule.toets}.{excepted}"
    for element in rule.strijdig:
        yield from _element(element, "maakt het oordeel strijdig")
    for element in rule.waarschuwing:
        yield from _element(element, "geeft een waarschuwing")
    for element in rule.elementen:
        yield from _element(element, "vereist" if element.vereist else "aanvullend")


def _element(element: Element, role: str) -> Iterator[str]:
    ways = len(element.norm)
    first = condition_words(element.norm[0])
    more = f" En nog {ways - 1} {'manier' if ways == 2 else 'manieren'}." if ways > 1 else ""
    yield f"{element.titel} ({role}). {first}{more}"


def _examples(rule: Rule) -> Iterator[str]:
    for example in rule.voorbeelden:
        text = " / ".join(line for line in example.tekst.splitlines() if line.strip())
        why = f" ({example.waarom})" if example.waarom else ""
        yield f"{example.oordeel}: {text}{why}"

