"""The commands and their options, in Dutch. What each does stands in its own module, imported when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import dutch_app, dutch_command
from regelcheck.cli.options import (
    BaselineOption,
    Below,
    CacheOption,
    ConfigOption,
    Debug,
    Document,
    ExitZero,
    FailOn,
    Folders,
    FormOption,
    Forms,
    Fragment,
    MaxMb,
    MaxMemory,
    MaxSeconds,
    NoCache,
    NoConfig,
    Ocr,
    OneRule,
    OutputOption,
    Packs,
    Profile,
    ReferenceDay,
    Rules,
    Semantic,
    Taalmodel,
    ViewOption,
    Which,
    Workers,
)
from regelcheck.cli.rules_app import rules_app
from regelcheck.cli.taalmodel_app import taalmodel_app

app = dutch_app(
    name="regelcheck",
    help="Toetst een concept-Regeling en geeft per toetspunt een oordeel (aanwezig, zwak, ontbreekt of strijdig), met citaat en advies.",
    epilog="Begin met regelcheck demo, of meteen met: regelcheck check concept.docx",
)
app.add_typer(rules_app, name="rules")
app.add_typer(taalmodel_app, name="taalmodel")


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Toon de versies van programma, regels en taal.", is_eager=True)
    ] = False,
) -> None:
    """Handle what comes before a command."""
    if version:
        from regelcheck.cli.rules import show_version

        raise typer.Exit(show_version())


@dutch_command(app)
def check(
    context: typer.Context,
    paden: Annotated[
        list[Path], typer.Argument(metavar="PAD", parser=Path, help="Documenten, of mappen met documenten.")
    ],
    form: Forms = None,
    output: OutputOption = None,
    sjabloon: Annotated[
        Path | None,
        typer.Option(
            "--sjabloon",
            metavar="BESTAND",
            parser=Path,
            help="Een Word-bestand (DOCX of DOTX) in uw huisstijl, voor de opmaak van --format docx.",
        ),
    ] = None,
    vorm: FormOption = None,
    fragment: Fragment = False,
    onderliggend: Below = None,
    regels: Rules = None,
    profiel: Profile = None,
    pakket: Packs = None,
    regel: OneRule = None,
    peildatum: ReferenceDay = None,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    ocr: Ocr = False,
    semantiek: Semantic = False,
    taalmodel: Taalmodel = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
    instellingen: ConfigOption = None,
    geen_instellingen: NoConfig = False,
    baseline: BaselineOption = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    uitleg: Annotated[
        str | None,
        typer.Option(
            "--uitleg", metavar="REGEL", help="Laat zien hoe het oordeel van deze regel tot stand kwam."
        ),
    ] = None,
    debug: Debug = False,
) -> None:
    """Toets een of meer documenten en schrijf het rapport."""
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.check import run_check

    raise typer.Exit(run_check(tuple(paden), Asked.of(context.params), sjabloon=sjabloon, uitleg=uitleg))


@dutch_command(app)
def scan(
    context: typer.Context,
    paden: Folders,
    form: Forms = None,
    output: OutputOption = None,
    overzicht: Annotated[
        list[Path] | None,
        typer.Option(
            "--overzicht",
            metavar="BESTAND",
            parser=Path,
            help="Schrijf het overzicht van regelingen en toetspunten (.html, .xlsx, .csv of .json; mag vaker).",
        ),
    ] = None,
    harmonisatie: Annotated[
        list[Path] | None,
        typer.Option(
            "--harmonisatie",
            metavar="BESTAND",
            parser=Path,
            help="Schrijf per toetspunt de bepalingen van alle regelingen naast elkaar (.html of .json; mag vaker).",
        ),
    ] = None,
    rapporten: Annotated[
        Path | None,
        typer.Option(
            "--rapporten",
            metavar="MAP",
            parser=Path,
            help="Schrijf het rapport van elk document in deze map; het overzicht verwijst ernaar.",
        ),
    ] = None,
    deelnemer: Annotated[
        str | None,
        typer.Option(
            "--deelnemer", metavar="NAAM", help="Toon in het overzicht alleen de regelingen van deze deelnemer."
        ),
    ] = None,
    vorm: FormOption = None,
    onderliggend: Below = None,
    regels: Rules = None,
    profiel: Profile = None,
    pakket: Packs = None,
    regel: OneRule = None,
    peildatum: ReferenceDay = None,
    weergave: ViewOption = "voorgesteld",
    ocr: Ocr = False,
    taalmodel: Taalmodel = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
    max_geheugen: MaxMemory = None,
    werkers: Workers = None,
    cache: CacheOption = None,
    geen_cache: NoCache = False,
    instellingen: ConfigOption = None,
    geen_instellingen: NoConfig = False,
    baseline: BaselineOption = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    debug: Debug = False,
) -> None:
    """Toets mappen vol documenten, ook honderden tegelijk, en schrijf een overzicht."""
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.folder_reports import FolderReports
    from regelcheck.cli.scan import run_scan

    reports = FolderReports(
        overviews=tuple(overzicht or ()),
        comparisons=tuple(harmonisatie or ()),
        reports=rapporten,
        deelnemer=deelnemer,
    )
    raise typer.Exit(run_scan(tuple(paden), Asked.of(context.params), reports))


@dutch_command(app)
def baseline(
    context: typer.Context,
    paden: Folders,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="BESTAND",
            parser=Path,
            help="De baseline (standaard: regelcheck-baseline.json).",
        ),
    ] = None,
    bijwerken: Annotated[
        bool, typer.Option("--bijwerken", help="Leg vast wat beter is; wat slechter is, komt er niet in.")
    ] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Aanvaard alle bevindingen van vandaag.")
    ] = False,
    vorm: FormOption = None,
    onderliggend: Below = None,
    regels: Rules = None,
    instellingen: ConfigOption = None,
    geen_instellingen: NoConfig = False,
    werkers: Workers = None,
    cache: CacheOption = None,
    geen_cache: NoCache = False,
) -> None:
    """Leg de bevindingen van vandaag vast, zodat alleen telt wat slechter wordt."""
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.baseline import run_baseline

    raise typer.Exit(run_baseline(tuple(paden), Asked.of(context.params), update=bijwerken, anew=opnieuw))


@dutch_command(app)
def diff(
    context: typer.Context,
    oud: Annotated[
        Path,
        typer.Argument(
            metavar="OUD", parser=Path, help="De oude versie, of een concept met bijgehouden wijzigingen."
        ),
    ],
    nieuw: Annotated[
        Path | None, typer.Argument(metavar="NIEUW", parser=Path, help="De nieuwe versie.")
    ] = None,
    form: Forms = None,
    output: OutputOption = None,
    vorm: FormOption = None,
    fragment: Fragment = False,
    onderliggend: Below = None,
    regels: Rules = None,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    ocr: Ocr = False,
    taalmodel: Taalmodel = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
) -> None:
    """Zet twee versies naast elkaar: welke oordelen veranderen, en door welke wijziging."""
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.diff import run_diff

    raise typer.Exit(run_diff(oud, nieuw, Asked.of(context.params)))


@dutch_command(app)
def annotate(
    context: typer.Context,
    pad: Annotated[Path, typer.Argument(metavar="PAD", parser=Path, help="Het Word-document (DOCX).")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BESTAND",
            parser=Path,
            help="Waar het document met opmerkingen komt (standaard: ernaast, met -met-opmerkingen in de naam).",
        ),
    ] = None,
    voorstel: Annotated[
        bool,
        typer.Option(
            "--voorstel",
            help="Zet bij wat ontbreekt de voorbeeldbepaling in de tekst, als bijgehouden wijziging.",
        ),
    ] = False,
    zonder_aanwezig: Annotated[
        bool, typer.Option("--zonder-aanwezig", help="Geen opmerkingen bij wat in orde is.")
    ] = False,
    vorm: FormOption = None,
    fragment: Fragment = False,
    onderliggend: Below = None,
    regels: Rules = None,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    taalmodel: Taalmodel = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
    instellingen: ConfigOption = None,
    geen_instellingen: NoConfig = False,
) -> None:
    """Geef een Word-document terug met de oordelen als opmerkingen in de kantlijn."""
    from regelcheck.cli.annotate import run_annotate
    from regelcheck.cli.asked import Asked

    asked = Asked.of(context.params)
    raise typer.Exit(run_annotate(pad, asked, propose=voorstel, with_present=not zonder_aanwezig))


@dutch_command(app)
def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="MAP", parser=Path, help="Waar de voorbeelden komen (standaard: regelcheck-demo)."
        ),
    ] = None,
) -> None:
    """Schrijf een voorbeeld met al zijn rapporten naar een map, om te zien wat regelcheck doet."""
    from regelcheck.cli.demo import run_demo

    raise typer.Exit(run_demo(folder))


@dutch_command(app)
def tree(
    context: typer.Context,
    pad: Document,
    vorm: FormOption = None,
    fragment: Fragment = False,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    ocr: Ocr = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
) -> None:
    """Toon hoe regelcheck een document leest: de artikelen, de vorm en wat geen plaats kreeg."""
    from regelcheck.cli.asked import Asked
    from regelcheck.cli.tree import run_tree

    raise typer.Exit(run_tree(pad, Asked.of(context.params)))
