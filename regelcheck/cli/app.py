"""The commands and their options, in Dutch. What each does stands in its own module, imported when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regelcheck.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup
from regelcheck.cli.options import (
    BaselineOption,
    Below,
    CacheOption,
    ConfigOption,
    Debug,
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
    choosing,
    path_or_none,
    paths,
    typed,
)
from regelcheck.cli.rules_app import rules_app
from regelcheck.cli.taalmodel_app import taalmodel_app

app = typer.Typer(
    cls=DutchGroup,
    name="regelcheck",
    help="Toetst een concept-Regeling en geeft per toetspunt een oordeel (aanwezig, zwak, ontbreekt of strijdig), met citaat en advies.",
    epilog="Begin met regelcheck demo, of meteen met: regelcheck check concept.docx",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
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


@app.command(cls=DutchCommand, context_settings=HELP_NAMES, no_args_is_help=False)
def check(
    paden: Annotated[list[str], typer.Argument(metavar="PAD", help="Documenten, of mappen met documenten.")],
    form: Forms = None,
    output: OutputOption = None,
    sjabloon: Annotated[
        str | None,
        typer.Option(
            "--sjabloon",
            metavar="BESTAND",
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
    from regelcheck.cli.check import CheckRequest, run_check
    from regelcheck.cli.reading import Reading

    request = CheckRequest(
        paths=paths(paden),
        forms=tuple(form or ()),
        output=path_or_none(output),
        sjabloon=path_or_none(sjabloon),
        reading=Reading(
            vorm=vorm,
            fragment=fragment,
            weergave=weergave,
            regeling=regeling,
            ocr=ocr,
            semantiek=semantiek,
            taalmodel=taalmodel,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=paths(onderliggend),
        typed=typed(fail_on, regels, baseline, instellingen, geen_instellingen),
        choosing=choosing(profiel, pakket, regel, peildatum),
        exit_zero=exit_zero,
        uitleg=uitleg,
        debug=debug,
    )
    raise typer.Exit(run_check(request))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES, no_args_is_help=False)
def scan(
    paden: Folders,
    form: Forms = None,
    output: OutputOption = None,
    overzicht: Annotated[
        list[str] | None,
        typer.Option(
            "--overzicht",
            metavar="BESTAND",
            help="Schrijf het overzicht van regelingen en toetspunten (.html, .xlsx, .csv of .json; mag vaker).",
        ),
    ] = None,
    harmonisatie: Annotated[
        list[str] | None,
        typer.Option(
            "--harmonisatie",
            metavar="BESTAND",
            help="Schrijf per toetspunt de bepalingen van alle regelingen naast elkaar (.html of .json; mag vaker).",
        ),
    ] = None,
    rapporten: Annotated[
        str | None,
        typer.Option(
            "--rapporten",
            metavar="MAP",
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
    from regelcheck.cli.folder_reports import FolderReports
    from regelcheck.cli.reading import Reading
    from regelcheck.cli.scan import ScanRequest, run_scan

    request = ScanRequest(
        paths=paths(paden),
        forms=tuple(form or ()),
        output=path_or_none(output),
        reading=Reading(
            vorm=vorm,
            weergave=weergave,
            ocr=ocr,
            taalmodel=taalmodel,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=paths(onderliggend),
        typed=typed(fail_on, regels, baseline, instellingen, geen_instellingen),
        choosing=choosing(profiel, pakket, regel, peildatum),
        exit_zero=exit_zero,
        workers=werkers,
        memory=max_geheugen,
        cache=path_or_none(cache),
        no_cache=geen_cache,
        folder_reports=FolderReports(
            overviews=paths(overzicht),
            comparisons=paths(harmonisatie),
            reports=path_or_none(rapporten),
            deelnemer=deelnemer,
        ),
        debug=debug,
    )
    raise typer.Exit(run_scan(request))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES, no_args_is_help=False)
def baseline(
    paden: Folders,
    bestand: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="BESTAND", help="De baseline (standaard: regelcheck-baseline.json)."
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
    from regelcheck.cli.baseline import BaselineRequest, run_baseline
    from regelcheck.cli.reading import Reading
    from regelcheck.cli.scan import ScanRequest

    request = ScanRequest(
        paths=paths(paden),
        reading=Reading(vorm=vorm),
        typed=typed(None, regels, bestand, instellingen, geen_instellingen),
        onderliggend=paths(onderliggend),
        workers=werkers,
        cache=path_or_none(cache),
        no_cache=geen_cache,
    )
    raise typer.Exit(run_baseline(BaselineRequest(scan=request, update=bijwerken, anew=opnieuw)))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES, no_args_is_help=False)
def diff(
    oud: Annotated[
        str, typer.Argument(metavar="OUD", help="De oude versie, of een concept met bijgehouden wijzigingen.")
    ],
    nieuw: Annotated[str | None, typer.Argument(metavar="NIEUW", help="De nieuwe versie.")] = None,
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
    from regelcheck.cli.diff import DiffRequest, run_diff
    from regelcheck.cli.reading import Reading

    request = DiffRequest(
        old=Path(oud),
        new=Path(nieuw) if nieuw is not None else None,
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
        forms=tuple(form or ()),
        output=path_or_none(output),
        onderliggend=paths(onderliggend),
        regels=paths(regels),
    )
    raise typer.Exit(run_diff(request))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES)
def annotate(
    pad: Annotated[str, typer.Argument(metavar="PAD", help="Het Word-document (DOCX).")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BESTAND",
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
    from regelcheck.cli.annotate import AnnotateRequest, run_annotate
    from regelcheck.cli.reading import Reading

    request = AnnotateRequest(
        path=Path(pad),
        output=path_or_none(output),
        reading=Reading(
            vorm=vorm,
            fragment=fragment,
            weergave=weergave,
            regeling=regeling,
            taalmodel=taalmodel,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=paths(onderliggend),
        typed=typed(None, regels, None, instellingen, geen_instellingen),
        voorstel=voorstel,
        zonder_aanwezig=zonder_aanwezig,
    )
    raise typer.Exit(run_annotate(request))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES)
def demo(
    folder: Annotated[
        str | None,
        typer.Argument(metavar="MAP", help="Waar de voorbeelden komen (standaard: regelcheck-demo)."),
    ] = None,
) -> None:
    """Schrijf een voorbeeld met al zijn rapporten naar een map, om te zien wat regelcheck doet."""
    from regelcheck.cli.demo import run_demo

    raise typer.Exit(run_demo(path_or_none(folder)))


@app.command(cls=DutchCommand, context_settings=HELP_NAMES)
def tree(
    pad: Annotated[str, typer.Argument(metavar="PAD", help="Het document.")],
    vorm: FormOption = None,
    fragment: Fragment = False,
    weergave: ViewOption = "voorgesteld",
    regeling: Which = None,
    ocr: Ocr = False,
    max_mb: MaxMb = None,
    max_seconden: MaxSeconds = None,
) -> None:
    """Toon hoe regelcheck een document leest: de artikelen, de vorm en wat geen plaats kreeg."""
    from regelcheck.cli.reading import Reading
    from regelcheck.cli.tree import run_tree

    reading = Reading(
        vorm=vorm,
        fragment=fragment,
        weergave=weergave,
        regeling=regeling,
        ocr=ocr,
        max_mb=max_mb,
        max_seconden=max_seconden,
    )
    raise typer.Exit(run_tree(Path(pad), reading))
