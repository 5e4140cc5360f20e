"""What was typed, as one value: the options that commands share, on their way from the command line to who reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options that commands share, as typed: right or wrong is for who reads them to say.

    A field has the name of the parameter of the commands that know the option; for the others, and where nothing was
    typed, it has its default. What only one command knows is an argument of the function that command calls.
    """

    # The reports: `outputs`.
    form: tuple[str, ...] = ()
    output: Path | None = None
    # How documents are read: `reading`.
    vorm: str | None = None
    fragment: bool = False
    onderliggend: tuple[Path, ...] = ()
    weergave: str = "voorgesteld"
    regeling: int | None = None
    ocr: bool = False
    semantiek: bool = False
    taalmodel: bool = False
    max_mb: float | None = None
    max_seconden: float | None = None
    # Which rules judge them: `selection`.
    regels: tuple[Path, ...] = ()
    profiel: str | None = None
    pakket: tuple[str, ...] = ()
    regel: tuple[str, ...] = ()
    peildatum: str | None = None
    # What regelcheck.toml may say as well, and which one: `settings`.
    instellingen: Path | None = None
    geen_instellingen: bool = False
    baseline: Path | None = None
    fail_on: tuple[str, ...] = ()
    # How a run goes and ends: `scan` and `exit`.
    max_geheugen: float | None = None
    werkers: int | None = None
    cache: Path | None = None
    geen_cache: bool = False
    exit_zero: bool = False
    debug: bool = False

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> Asked:
        """The shared options among the parameters of a command."""
        given = {name: params[name] for name in cls.__slots__ if params.get(name) is not None}
        values: dict[str, Any] = {
            name: tuple(one) if isinstance(one, list) else one for name, one in given.items()
        }
        return cls(**values)
