"""How documents are to be read: the options that every command with a document shares, from typed to usable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.cli.choices import read_view, read_vorm
from regelcheck.errors import UsageProblem
from regelcheck.language.trained import require
from regelcheck.nearness import encoder_installed
from regelcheck.pipeline import Options
from regelcheck.reading import DEFAULT_LIMITS, Limits, View

_ENDLESS = 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was typed, not yet read."""

    vorm: str | None = None
    fragment: bool = False
    weergave: str = "voorgesteld"
    regeling: int | None = None
    ocr: bool = False
    semantiek: bool = False
    taalmodel: bool = False
    max_mb: float | None = None
    max_seconden: float | None = None


def read_options(typed: Reading, onderliggend: tuple[Path, ...] = ()) -> Options:
    """The options for the pipeline."""
    if typed.regeling is not None and typed.fragment:
        raise UsageProblem(
            "--regeling en --fragment gaan niet samen.",
            "Losse bepalingen zijn geen regelingen om uit te kiezen.",
        )
    if typed.regeling is not None and typed.regeling < 1:
        raise UsageProblem("--regeling telt vanaf 1.", "Zonder die optie staat in de melding welke er zijn.")
    if typed.semantiek and not encoder_installed():
        raise UsageProblem(
            "Voor --semantiek is de zinsvergelijker nodig, en die is hier niet geïnstalleerd.",
            "Installeer hem met: pip install 'regelcheck[semantiek]'. Zonder deze optie werkt alles ook.",
        )
    return Options(
        vorm=read_vorm(typed.vorm),
        fragment=typed.fragment,
        view=View(read_view(typed.weergave)),
        onderliggend=onderliggend,
        regeling=typed.regeling,
        ocr=typed.ocr,
        semantic=typed.semantiek,
        taalmodel=require() if typed.taalmodel else None,
        limits=_limits(typed),
    )


def _limits(typed: Reading) -> Limits:
    limits = DEFAULT_LIMITS
    for option, value in (("--max-mb", typed.max_mb), ("--max-seconden", typed.max_seconden)):
        if value is not None and not 0 < value < _ENDLESS:
            raise UsageProblem(
                f"{option} moet een getal boven 0 zijn.", "Laat de optie weg voor de gewone grens."
            )
    if typed.max_mb is not None:
        # What a file may unpack to grows along, or a larger file would only meet the next limit.
        size = round(typed.max_mb * 1e6)
        unpacked = max(limits.max_unpacked_bytes, size * limits.max_unpacked_bytes // limits.max_bytes)
        characters = max(limits.max_characters, size * limits.max_characters // limits.max_bytes)
        limits = replace(limits, max_bytes=size, max_unpacked_bytes=unpacked, max_characters=characters)
    if typed.max_seconden is not None:
        limits = replace(limits, max_seconds=typed.max_seconden)
    return limits
