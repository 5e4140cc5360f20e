"""How documents are to be read: the options that every command with a document shares, from typed to usable."""

from __future__ import annotations

from dataclasses import replace

from regelcheck.cli.asked import Asked
from regelcheck.cli.choices import read_view, read_vorm
from regelcheck.errors import UsageProblem
from regelcheck.language.trained import require
from regelcheck.nearness import encoder_installed
from regelcheck.pipeline import Options
from regelcheck.reading import DEFAULT_LIMITS, Limits, View

_ENDLESS = 1e9


def read_options(asked: Asked) -> Options:
    """The options for the pipeline. Raises UsageProblem."""
    if asked.regeling is not None and asked.fragment:
        raise UsageProblem(
            "--regeling en --fragment gaan niet samen.",
            "Losse bepalingen zijn geen regelingen om uit te kiezen.",
        )
    if asked.regeling is not None and asked.regeling < 1:
        raise UsageProblem("--regeling telt vanaf 1.", "Zonder die optie staat in de melding welke er zijn.")
    if asked.semantiek and not encoder_installed():
        from regelcheck.extras import install_command

        raise UsageProblem(
            "Voor --semantiek is de zinsvergelijker nodig, en die is hier niet geïnstalleerd.",
            f"Installeer hem met: {install_command('semantiek')}. Zonder deze optie werkt alles ook.",
        )
    return Options(
        vorm=read_vorm(asked.vorm),
        fragment=asked.fragment,
        view=View(read_view(asked.weergave)),
        onderliggend=asked.onderliggend,
        regeling=asked.regeling,
        ocr=asked.ocr,
        semantic=asked.semantiek,
        taalmodel=require() if asked.taalmodel else None,
        limits=_limits(asked),
    )


def _limits(asked: Asked) -> Limits:
    limits = DEFAULT_LIMITS
    for option, value in (("--max-mb", asked.max_mb), ("--max-seconden", asked.max_seconden)):
        if value is not None and not 0 < value < _ENDLESS:
            raise UsageProblem(
                f"{option} moet een getal boven 0 zijn.", "Laat de optie weg voor de gewone grens."
            )
    if asked.max_mb is not None:
        # What a file may unpack to grows along, or a larger file would only meet the next limit.
        size = round(asked.max_mb * 1e6)
        unpacked = max(limits.max_unpacked_bytes, size * limits.max_unpacked_bytes // limits.max_bytes)
        characters = max(limits.max_characters, size * limits.max_characters // limits.max_bytes)
        limits = replace(limits, max_bytes=size, max_unpacked_bytes=unpacked, max_characters=characters)
    if asked.max_seconden is not None:
        limits = replace(limits, max_seconds=asked.max_seconden)
    return limits
