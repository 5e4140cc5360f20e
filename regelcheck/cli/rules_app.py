"""The commands under `regelcheck rules`: the rules, one rule, their examples, and how a verdict came about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import dutch_app, dutch_command
from regelcheck.cli.options import (
    Below,
    Document,
    FormOption,
    Fragment,
    MaxMb,
    MaxSeconds,
    Ocr,
    ReferenceDay,
    RuleName,
    Rules,
    Taalmodel,
    ViewOption,
    Which,
)

rules_app = dutch_app(help="Bekijk, beproef en verklaar de regels.")


@dutch_command(rules_app, "list")
def rules_list(regels: Rules = None) -> None:
    """Toon alle regels met hun bron."""
    from regelcheck.cli.rules import list_rules

    raise typer.Exit(list_rules(tuple(regels or ())))


@dutch_command(rules_app, "show")
def rules_show(
    naam: RuleName,
    regels: Rules = None,
) -> None:
    """Toon een regel: vraag, bron, elementen, advies en voorbeeldbepalingen."""
    from regelcheck.cli.rules import show_rule

    raise typer.Exit(show_rule(naam, tuple(regels or ())))


@dutch_command(rules_app, "changes")
def rules_changes(
    van: Annotated[str, typer.Option("--van", metavar="JJJJ-MM-DD", help="De eerste dag.")],
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="JJJJ-MM-DD", help="De laatste dag (standaard: vandaag).")
    ] = None,
    regels: Rules = None,
) -> None:
    """Toon welke regels tussen twee dagen zijn gaan gelden, vervallen of veranderd."""
    from regelcheck.cli.rules import show_changes

    raise typer.Exit(show_changes(van, tot, tuple(regels or ())))


@dutch_command(rules_app, "new")
def rules_new(
    naam: Annotated[str, typer.Argument(metavar="ID", help="De nieuwe regel, bijvoorbeeld eigen/klachten.")],
    map_: Annotated[
        Path,
        typer.Option("--map", metavar="MAP", parser=Path, help="De map met eigen regels (standaard: regels)."),
    ] = Path("regels"),
) -> None:
    """Begin een eigen regel: een uitgewerkt voorbeeld, waarin staat wat u vervangt."""
    from regelcheck.cli.rules import new_rule

    raise typer.Exit(new_rule(naam, map_))


@dutch_command(rules_app, "test")
def rules_test(
    pad: Annotated[
        Path | None,
        typer.Argument(
            metavar="PAD",
            parser=Path,
            help="Een regelbestand of een map met regels (standaard: alle regels).",
        ),
    ] = None,
    taalmodel: Taalmodel = False,
) -> None:
    """Toets de voorbeelden in de regelbestanden."""
    from regelcheck.cli.rules import test_rules

    raise typer.Exit(test_rules(pad, with_reader=taalmodel))


@dutch_command(rules_app, "explain")
def rules_explain(
    context: typer.Context,
    naam: RuleName,
    pad: Document,
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
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.check import run_explain

    raise typer.Exit(run_explain(naam, pad, Asked.of(context.params)))
