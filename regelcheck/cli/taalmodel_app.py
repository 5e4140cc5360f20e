"""The commands under `regelcheck taalmodel`: what there is of the second reader, and installing it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import dutch_app, dutch_command

taalmodel_app = dutch_app(help="Bekijk of installeer het taalmodel dat als tweede lezer meeleest.")


@dutch_command(taalmodel_app, "status")
def status() -> None:
    """Toon of het taalmodel er is, welke versie, en wat het toevoegt."""
    from regelcheck.cli.taalmodel import show_status

    raise typer.Exit(show_status())


@dutch_command(taalmodel_app, "installeren")
def installeren(
    uit: Annotated[
        Path | None,
        typer.Option(
            "--uit",
            metavar="PAD",
            parser=Path,
            help="Een wheel-bestand (.whl) of een map met het taalmodel, voor wie geen internet heeft.",
        ),
    ] = None,
    controlegetal: Annotated[
        str,
        typer.Option("--controlegetal", metavar="SHA256", help="Installeer alleen als het bestand of het taalmodel dit controlegetal heeft."),
    ] = "",
) -> None:
    """Installeer het taalmodel; de enige opdracht van regelcheck die internet gebruikt (niet met --uit)."""
    from regelcheck.cli.taalmodel import install_pipeline

    raise typer.Exit(install_pipeline(uit, controlegetal))
