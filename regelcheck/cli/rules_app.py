"""The commands under `regelcheck rules`: the rules, one rule, their examples, and how a verdict came about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup
from regelcheck.cli.options import (
    Below,
    FormOption,
    Fragment,
    MaxMb,
    MaxSeconds,
    Ocr,
    ReferenceDay,
    Rules,
    Taalmodel,
    ViewOption,
    Which,
    paths,
)

rules_app = typer.Typer(
    cls=DutchGroup,
    help="Bekijk, beproef en verklaar de regels.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
)


@rules_app.command("list", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_list(regels: Rules = None) -> None:
    """Toon alle regels met hun bron."""
    from regelcheck.cli.rules import list_rules

    raise typer.Exit(list_rules(paths(regels)))


@rules_app.command("show", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_show(
    regel: Annotated[str, typer.Argument(metavar="ID", help="De regel, bijvoorbeeld gids-a/doel.")],
    regels: Rules = None,
) -> None:
    """Toon een regel: vraag, bron, elementen, advies en voorbeeldbepalingen."""
    from regelcheck.cli.rules import show_rule

    raise typer.Exit(show_rule(regel, paths(regels)))


@rules_app.command("changes", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_changes(
    van: Annotated[str, typer.Option("--van", metavar="JJJJ-MM-DD", help="De eerste dag.")],
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="JJJJ-MM-DD", help="De laatste dag (standaard: vandaag).")
    ] = None,
    regels: Rules = None,
) -> None:
    """Toon welke regels tussen twee dagen zijn gaan gelden, vervallen of veranderd."""
    from regelcheck.cli.rules import show_changes

    raise typer.Exit(show_changes(van, tot, paths(regels)))


@rules_app.command("new", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_new(
    regel: Annotated[str, typer.Argument(metavar="ID", help="De nieuwe regel, bijvoorbeeld eigen/klachten.")],
    map_: Annotated[
        str, typer.Option("--map", metavar="MAP", help="De map met eigen regels (standaard: regels).")
    ] = "regels",
) -> None:
    """Begin een eigen regel: een werkend bestand met voorbeelden, om aan te passen."""
    from regelcheck.cli.rules import new_rule

    raise typer.Exit(new_rule(regel, Path(map_)))


@rules_app.command("test", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_test(
    pad: Annotated[
        str | None,
        typer.Argument(
            metavar="PAD", help="Een regelbestand of een map met regels (standaard: alle regels)."
        ),
    ] = None,
    taalmodel: Taalmodel = False,
) -> None:
    """Toets de voorbeelden in de regelbestanden."""
    from regelcheck.cli.rules import test_rules

    raise typer.Exit(test_rules(Path(pad) if pad is not None else None, with_reader=taalmodel))


@rules_app.command("explain", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_explain(
    regel: Annotated[str, typer.Argument(metavar="ID", help="De regel, bijvoorbeeld gids-a/doel.")],
    pad: Annotated[str, typer.Argument(metavar="PAD", help="Het document.")],
    vorm: FormOption = None,
    fragment: Fragment = False,
    onderliggend: Below = None,
    regels: Rules = None,
    peildatum: ReferenceDay = None,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    ocr: Ocr = False,
    taalmodel: Taalmodel = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
) -> None:
    """Laat zien hoe het oordeel van een regel op een document tot stand komt."""
    from regelcheck.cli.check import run_explain
    from regelcheck.cli.reading import Reading

    code = run_explain(
        regel,
        Path(pad),
        reading=Reading(
            vorm=vorm,
            fragment=fragment,
            weergave=weergave,
            regeling=regeling,
            ocr=ocr,
            taalmodel=taalmodel,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=paths(onderliggend),
        regels=paths(regels),
        peildatum=peildatum,
    )
    raise typer.Exit(code)
