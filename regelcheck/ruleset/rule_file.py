"""One rule file, typed at the door: every key known, every text there, every kind of example given."""

from __future__ import annotations

import re
from pathlib import Path

from regelcheck.model import (
    Bron,
    Element,
    Example,
    Gewicht,
    Rule,
    Soort,
    Toets,
    Verdict,
    Voorbeeldbepaling,
    Vorm,
)
from regelcheck.ruleset.conditions import ConditionReader
from regelcheck.ruleset.reach import REACH_KEYS, read_reach
from regelcheck.ruleset.yaml_nodes import Field, did_you_mean

_REQUIRED = ("id", "titel", "vraag", "bron", "uitleg", "advies", "grenzen", "voorbeelden")
_PLICHT = ("elementen", "elementen_als", "zonder_bewijs")
_GRENS = ("waarschuwing",)
_CONTROLE = ("toets", "uitgezonderd")
_ALWAYS_RUN = (Toets.INVULPLEK,)
"""What can be looked at in any text, loose provisions too."""
_OPTIONAL = ("soort", "gewicht", "vormen", "strijdig", "voorbeeldbepalingen", "zoek", "aliases", "taalmodel", *REACH_KEYS)
_BRON = ("gids", "thema", "aanbeveling", "wet", "artikel", "lid")
WGR_VORMEN = tuple(vorm for vorm in Vorm if vorm is not Vorm.NETWERK)
PLACEHOLDERS = ("artikel", "citaat", "ontbreekt", "waarom")
_MEANING = {
    Verdict.AANWEZIG: "Geef een tekst waarin de bepaling er wel staat.",
    Verdict.STRIJDIG: "Geef een tekst die het tegendeel bepaalt.",
    Verdict.ZWAK: "Geef een tekst die de waarschuwing krijgt.",
    Verdict.NVT: "Geef een tekst die binnen de grens blijft.",
}
EXAMPLE_KINDS = ("gewoon", "ontkend", "lijkt-erop")


def read_rule(field: Field, path: Path, reader: ConditionReader) -> Rule:
    """The Rule a file states. Raises RuleFileProblem where the file does not say what a rule needs."""
    keys = field.mapping(required=_REQUIRED, optional=(*_OPTIONAL, *_PLICHT, *_GRENS, *_CONTROLE))
    # "kadernota.tot-2022.yaml" is an older version of "kadernota": the id is what both have in common.
    name = f"{path.parent.name}/{path.name.partition('.')[0]}"
    if keys["id"].text() != name:
        raise keys["id"].problem(
            f'de id "{keys["id"].text()}" hoort gelijk te zijn aan map en bestandsnaam: "{name}"',
            "Pas de id aan, of geef het bestand een andere naam.",
        )
    soort = Soort(keys["soort"].choice(tuple(Soort))) if "soort" in keys else Soort.PLICHT
    strijdig, waarschuwing = _contrary(keys, "strijdig", reader), _contrary(keys, "waarschuwing", reader)
    if soort is Soort.PLICHT:
        elementen, zonder_bewijs = _plicht(field, keys, reader)
    elif soort is Soort.GRENS:
        elementen, zonder_bewijs = _grens(field, keys), Verdict.NVT
    else:
        elementen, zonder_bewijs = _controle(field, keys), Verdict.NVT
    gewicht = Gewicht(keys["gewicht"].choice(tuple(Gewicht))) if "gewicht" in keys else Gewicht.AANBEVELING
    verdicts = {Verdict.ZWAK} if waarschuwing or soort is not Soort.GRENS else set()
    verdicts |= {Verdict.AANWEZIG} if soort is not Soort.GRENS else set()
    verdicts |= {zonder_bewijs} | ({Verdict.STRIJDIG} if strijdig else set())
    if soort is Soort.CONTROLE and keys["toets"].text() in _ALWAYS_RUN:
        verdicts.remove(Verdict.NVT)
    return Rule(
        id=name,
        titel=keys["titel"].text(),
        vraag=keys["vraag"].text(),
        bron=tuple(_bron(item) for item in keys["bron"].items()),
        vormen=_vormen(keys.get("vormen")),
        strijdig=strijdig,
        elementen=elementen,
        waarschuwing=waarschuwing,
        toets=Toets(keys["toets"].choice(tuple(Toets))) if soort is Soort.CONTROLE else None,
        uitgezonderd=tuple(item.text().casefold() for item in keys["uitgezonderd"].items()) if "uitgezonderd" in keys else (),
        zonder_bewijs=zonder_bewijs,
        uitleg=_uitleg(keys["uitleg"], verdicts),
        advies=keys["advies"].text(),
        voorbeeldbepalingen=_bepalingen(keys),
        grenzen=keys["grenzen"].text(),
        soort=soort,
        gewicht=gewicht,
        zoek=tuple(reader.name(item) for item in keys["zoek"].items()) if "zoek" in keys else (),
        voorbeelden=_examples(keys["voorbeelden"], verdicts, soort),
        aliases=keys["aliases"].texts() if "aliases" in keys else (),
        needs_reader=_needs_reader(keys.get("taalmodel"), soort),
        path=path,
        **read_reach(keys, reader, gewicht=gewicht, verdicts=verdicts),
    )


def _contrary(keys: dict[str, Field], key: str, reader: ConditionReader) -> tuple[Element, ...]:
    return tuple(reader.element(item, vereist=False) for item in keys[key].items()) if key in keys else ()


def _plicht(field: Field, keys: dict[str, Field], reader: ConditionReader) -> tuple[tuple[Element, ...], Verdict]:
    """What a plicht asks for, and its verdict on silence."""
    if "waarschuwing" in keys:
        raise keys["waarschuwing"].problem('"waarschuwing" hoort bij "soort: grens"', 'Zet het onder "zwak" van een element.')
    for key in _CONTROLE:
        if key in keys:
            raise keys[key].problem(f'"{key}" hoort bij "soort: controle"')
    if "elementen" in keys and "elementen_als" in keys:
        raise keys["elementen_als"].problem('een regel heeft "elementen" of "elementen_als", niet beide')
    for key in ("elementen", "voorbeeldbepalingen"):
        if key not in keys and not (key == "elementen" and "elementen_als" in keys):
            raise field.problem(f'de sleutel "{key}" ontbreekt', 'Een regel die niets eist, heeft "soort: grens".')
    # What is borrowed is filled in when every rule has been read: see `packs`.
    elementen = tuple(reader.element(item) for item in keys["elementen"].items()) if "elementen" in keys else ()
    if elementen and not any(element.vereist for element in elementen):
        raise keys["elementen"].problem("geen enkel element is vereist: zo kan het oordeel nooit aanwezig zijn")
    nothing = keys["zonder_bewijs"].choice((Verdict.ONTBREEKT, Verdict.ZWAK)) if "zonder_bewijs" in keys else Verdict.ONTBREEKT
    return elementen, Verdict(nothing)


def _grens(field: Field, keys: dict[str, Field]) -> tuple[()]:
    """A grens asks for nothing; it must say what goes over it."""
    for key in (*_PLICHT, *_CONTROLE):
        if key in keys:
            raise keys[key].problem(f'"{key}" hoort niet bij "soort: grens": een grens eist niets', "Zwijgen is daar nooit een gebrek.")
    if "strijdig" not in keys and "waarschuwing" not in keys:
        raise field.problem('een grens heeft "strijdig" of "waarschuwing"', "Zonder een van beide kan de regel nooit iets melden.")
    return ()


def _bron(field: Field) -> Bron:
    keys = field.mapping(optional=_BRON)
    if ("gids" in keys) == ("wet" in keys):
        raise field.problem('een bron is een plaats in de Gids (gids, thema, aanbeveling) of in een wet (wet, artikel, lid)')
    return Bron(**{key: value.text() for key, value in keys.items()})


def _needs_reader(field: Field | None, soort: Soort) -> bool:
    if field is None:
        return False
    if soort is Soort.CONTROLE:
        raise field.problem('"taalmodel" hoort niet bij "soort: controle"', "Een controle leest geen zinnen.")
    return field.choice(("nodig",)) == "nodig"


def _vormen(field: Field | None) -> tuple[Vorm, ...]:
    if field is None:
        return WGR_VORMEN
    return tuple(Vorm(item.choice(tuple(Vorm))) for item in field.items())


def _controle(field: Field, keys: dict[str, Field]) -> tuple[()]:
    """A controle finds faults of its own accord; a rule file only says which, and in what words to report them."""
    for key in (*_PLICHT, *_GRENS, "strijdig"):
        if key in keys:
            raise keys[key].problem(f'"{key}" hoort niet bij "soort: controle"', 'Daar zegt "toets" wat er wordt nagegaan.')
    if "toets" not in keys:
        raise field.problem('de sleutel "toets" ontbreekt', f"Mogelijk zijn: {', '.join(Toets)}.")
    return ()


def _uitleg(field: Field, verdicts: set[Verdict]) -> tuple[tuple[str, str], ...]:
    keys = field.mapping(required=sorted(verdicts))
    for text in keys.values():
        for name in re.findall(r"\$(\w+)", text.text()):
            if name not in PLACEHOLDERS:
                raise text.problem(f'"${name}" betekent niets', did_you_mean(name, PLACEHOLDERS))
    return tuple((verdict, keys[verdict].text()) for verdict in sorted(keys))


def _bepalingen(keys: dict[str, Field]) -> tuple[Voorbeeldbepaling, ...]:
    return tuple(_bepaling(item) for item in keys["voorbeeldbepalingen"].items()) if "voorbeeldbepalingen" in keys else ()


def _bepaling(field: Field) -> Voorbeeldbepaling:
    keys = field.mapping(required=("titel", "tekst"))
    return Voorbeeldbepaling(titel=keys["titel"].text(), tekst=keys["tekst"].text())


def _examples(field: Field, verdicts: set[Verdict], soort: Soort) -> tuple[Example, ...]:
    """The examples, of all kinds: a rule that is not tried on a denial and on a look-alike cannot be trusted."""
    found: list[Example] = []
    kinds: set[str] = set()
    for item in field.items():
        keys = item.mapping(required=("oordeel", "tekst"), optional=("bewijs", "waarom", "vorm", "soort", "geheel"))
        kinds.add(keys["soort"].choice(EXAMPLE_KINDS) if "soort" in keys else "gewoon")
        found.append(
            Example(
                oordeel=keys["oordeel"].choice(tuple(Verdict)),
                tekst=keys["tekst"].text(),
                bewijs=keys["bewijs"].texts() if "bewijs" in keys else (),
                waarom=keys["waarom"].text() if "waarom" in keys else "",
                vorm=Vorm(keys["vorm"].choice(tuple(Vorm))) if "vorm" in keys else Vorm.OPENBAAR_LICHAAM,
                whole="geheel" in keys and keys["geheel"].choice(("ja", "nee")) == "ja",
                line=item.position.line,
            )
        )
    given = {example.oordeel for example in found}
    # A plicht is tried on what fulfils it, the other kinds on every verdict they can give.
    for wanted in [Verdict.AANWEZIG] if soort is Soort.PLICHT else sorted(verdicts):
        if wanted not in given:
            raise field.problem(f'er is geen voorbeeld met oordeel "{wanted}"', _MEANING[wanted])
    for kind, meaning in (("ontkend", "de bepaling uitdrukkelijk uitsluit"), ("lijkt-erop", "alleen dezelfde woorden heeft")):
        if kind not in kinds and (kind != "ontkend" or soort is not Soort.CONTROLE):
            raise field.problem(f'er is geen voorbeeld met "soort: {kind}"', f"Geef een tekst die {meaning}.")
    return tuple(found)
