"""One rule file, typed at the door: every key known, every text there, every kind of example given."""

from __future__ import annotations

import re
from pathlib import Path

from regelcheck.model import Bron, Example, Gewicht, Rule, Verdict, Voorbeeldbepaling, Vorm
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.yaml_nodes import Field, did_you_mean

_REQUIRED = ("id", "titel", "vraag", "bron", "elementen", "uitleg", "advies", "voorbeeldbepalingen", "grenzen", "voorbeelden")
_OPTIONAL = ("gewicht", "vormen", "strijdig", "zonder_bewijs", "zoek", "aliases")
_BRON = ("gids", "thema", "aanbeveling", "wet", "artikel", "lid")
WGR_VORMEN = tuple(vorm for vorm in Vorm if vorm is not Vorm.NETWERK)
PLACEHOLDERS = ("artikel", "citaat", "ontbreekt", "waarom")
SOORTEN = ("gewoon", "ontkend", "lijkt-erop")


def read_rule(field: Field, path: Path, reader: ConditionReader) -> Rule:
    """The Rule a file states. Raises RuleFileProblem where the file does not say what a rule needs."""
    keys = field.mapping(required=_REQUIRED, optional=_OPTIONAL)
    name = f"{path.parent.name}/{path.stem}"
    if keys["id"].text() != name:
        raise keys["id"].problem(f'de id "{keys["id"].text()}" hoort gelijk te zijn aan map en bestandsnaam: "{name}"')
    zonder_bewijs = keys["zonder_bewijs"].choice((Verdict.ONTBREEKT, Verdict.ZWAK)) if "zonder_bewijs" in keys else "ontbreekt"
    elementen = tuple(reader.element(item) for item in keys["elementen"].items())
    if not any(element.vereist for element in elementen):
        raise keys["elementen"].problem("geen enkel element is vereist: zo kan het oordeel nooit aanwezig zijn")
    strijdig = tuple(reader.element(item, vereist=False) for item in keys["strijdig"].items()) if "strijdig" in keys else ()
    return Rule(
        id=name,
        titel=keys["titel"].text(),
        vraag=keys["vraag"].text(),
        bron=tuple(_bron(item) for item in keys["bron"].items()),
        vormen=_vormen(keys.get("vormen")),
        strijdig=strijdig,
        elementen=elementen,
        zonder_bewijs=zonder_bewijs,
        uitleg=_uitleg(keys["uitleg"], zonder_bewijs=zonder_bewijs, strijdig=bool(strijdig)),
        advies=keys["advies"].text(),
        voorbeeldbepalingen=tuple(_bepaling(item) for item in keys["voorbeeldbepalingen"].items()),
        grenzen=keys["grenzen"].text(),
        gewicht=Gewicht(keys["gewicht"].choice(tuple(Gewicht))) if "gewicht" in keys else Gewicht.AANBEVELING,
        zoek=tuple(reader.name(item) for item in keys["zoek"].items()) if "zoek" in keys else (),
        voorbeelden=_examples(keys["voorbeelden"]),
        aliases=keys["aliases"].texts() if "aliases" in keys else (),
        path=path,
    )


def _bron(field: Field) -> Bron:
    keys = field.mapping(optional=_BRON)
    if ("gids" in keys) == ("wet" in keys):
        raise field.problem('een bron is een plaats in de Gids (gids, thema, aanbeveling) of in een wet (wet, artikel, lid)')
    return Bron(**{key: value.text() for key, value in keys.items()})


def _vormen(field: Field | None) -> tuple[Vorm, ...]:
    if field is None:
        return WGR_VORMEN
    return tuple(Vorm(item.choice(tuple(Vorm))) for item in field.items())


def _uitleg(field: Field, *, zonder_bewijs: str, strijdig: bool) -> tuple[tuple[str, str], ...]:
    verdicts = {"aanwezig", "zwak", zonder_bewijs} | ({"strijdig"} if strijdig else set())
    keys = field.mapping(required=sorted(verdicts))
    for text in keys.values():
        for name in re.findall(r"\$(\w+)", text.text()):
            if name not in PLACEHOLDERS:
                raise text.problem(f'"${name}" betekent niets', did_you_mean(name, PLACEHOLDERS))
    return tuple((verdict, keys[verdict].text()) for verdict in sorted(keys))


def _bepaling(field: Field) -> Voorbeeldbepaling:
    keys = field.mapping(required=("titel", "tekst"))
    return Voorbeeldbepaling(titel=keys["titel"].text(), tekst=keys["tekst"].text())


def _examples(field: Field) -> tuple[Example, ...]:
    """The examples, of all kinds: a rule that is not tried on a denial and on a look-alike cannot be trusted."""
    found: list[Example] = []
    kinds: set[str] = set()
    for item in field.items():
        keys = item.mapping(required=("oordeel", "tekst"), optional=("bewijs", "waarom", "vorm", "soort"))
        kinds.add(keys["soort"].choice(SOORTEN) if "soort" in keys else "gewoon")
        found.append(
            Example(
                oordeel=keys["oordeel"].choice(tuple(Verdict)),
                tekst=keys["tekst"].text(),
                bewijs=keys["bewijs"].texts() if "bewijs" in keys else (),
                waarom=keys["waarom"].text() if "waarom" in keys else "",
                vorm=Vorm(keys["vorm"].choice(tuple(Vorm))) if "vorm" in keys else Vorm.OPENBAAR_LICHAAM,
                line=item.position.line,
            )
        )
    if Verdict.AANWEZIG not in {example.oordeel for example in found}:
        raise field.problem('er is geen voorbeeld met oordeel "aanwezig"', "Geef een tekst waarin de bepaling er wel staat.")
    for kind, meaning in (("ontkend", "de bepaling uitdrukkelijk uitsluit"), ("lijkt-erop", "alleen dezelfde woorden heeft")):
        if kind not in kinds:
            raise field.problem(f'er is geen voorbeeld met "soort: {kind}"', f"Geef een tekst die {meaning}.")
    return tuple(found)
