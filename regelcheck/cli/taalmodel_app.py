"""The commands under `regelcheck taalmodel`: what there is of the second reader, and installing it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup

taalmodel_app = typer.Typer(
    cls=DutchGroup,
    help="Bekijk of installeer het taalmodel dat als tweede lezer meeleest.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
)


@taalmodel_app.command("status", cls=DutchCommand, context_settings=HELP_NAMES)
def status() -> None:
    """Toon of het taalmodel er is, welke versie, en wat het toevoegt."""
    from regelcheck.cli.taalmodel import show_status

    raise typer.Exit(show_status())


@taalmodel_app.command("installeren", cls=DutchCommand, context_settings=HELP_NAMES)
def installeren(
    uit: Annotated[
        str | None,
        typer.Option(
            "--uit", metavar="PAD", help="Een wheel-bestand (.whl) of een map met het taalmodel, voor wie geen internet heeft."
        ),
    ] = None,
    controlegetal: Annotated[
        str,
        typer.Option("--controlegetal", metavar="SHA256", help="Installeer alleen als het bestand of het taalmodel dit controlegetal heeft."),
    ] = "",
) -> None:
    """Installeer het taalmodel; de enige opdracht van regelcheck die internet gebruikt (niet met --uit)."""
    from regelcheck.cli.taalmodel import install_pipeline

    raise typer.Exit(install_pipeline(Path(uit) if uit is not None else None, controlegetal))
