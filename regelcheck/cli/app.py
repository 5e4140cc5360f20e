"""The commands and their options, in Dutch. What each does stands in its own module, imported when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from regelcheck.cli.dutch import HELP_NAMES, DutchCommand, DutchGroup

if TYPE_CHECKING:
    from regelcheck.cli.selection import Choosing
    from regelcheck.cli.settings import Typed

FORMATS = ("tekst", "json", "html", "md", "docx", "pdf", "sarif", "junit", "gitlab", "github", "samenvatting")
"""The names of ReportFormat, which is not imported here: `--help` needs no report."""

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
rules_app = typer.Typer(
    cls=DutchGroup,
    help="Bekijk, beproef en verklaar de regels.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
)
app.add_typer(rules_app, name="rules")

Rules = Annotated[
    list[str] | None,
    typer.Option("--regels", metavar="MAP", help="Ook de regels in deze map gebruiken (mag vaker)."),
]
Profile = Annotated[
    str | None,
    typer.Option("--profiel", metavar="NAAM", help="Welke pakketten: volledig (standaard), gids, wgr of techniek."),
]
Packs = Annotated[
    list[str] | None, typer.Option("--pakket", metavar="NAAM", help="Alleen de regels van dit pakket (mag vaker).")
]
OneRule = Annotated[list[str] | None, typer.Option("--regel", metavar="ID", help="Alleen deze regel (mag vaker).")]
ReferenceDay = Annotated[
    str | None,
    typer.Option("--peildatum", metavar="JJJJ-MM-DD", help="Toets aan het recht van deze dag (standaard: vandaag)."),
]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--vorm", metavar="VORM", help="De vorm van de samenwerking, als regelcheck die niet goed uit de tekst afleidt."
    ),
]
Fragment = Annotated[
    bool,
    typer.Option("--fragment", help="De tekst is een of meer losse bepalingen, geen hele Regeling."),
]
ViewOption = Annotated[
    str,
    typer.Option(
        "--weergave",
        metavar="voorgesteld|oorspronkelijk",
        help="Welke tekst van een concept met bijgehouden wijzigingen (standaard: voorgesteld).",
    ),
]
Which = Annotated[
    int | None,
    typer.Option(
        "--regeling",
        metavar="N",
        help="Welke regeling, als er in het bestand meer dan één staat (regelcheck noemt ze met hun nummer).",
    ),
]
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr", help="Lees gescande bladzijden van een PDF met tekstherkenning (tesseract met Nederlands)."
    ),
]
Semantic = Annotated[
    bool,
    typer.Option(
        "--semantiek",
        help="Laat bij wat ontbreekt ook zinnen naar betekenis vergelijken (extra semantiek; verandert geen oordeel).",
    ),
]
MaxMb = Annotated[
    float | None,
    typer.Option("--max-mb", metavar="MB", help="Hoe groot een bestand mag zijn (standaard: 200)."),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option(
        "--max-seconden", metavar="S", help="Hoeveel seconden het lezen van een document mag duren, en daarna het beoordelen (standaard: 120)."
    ),
]
Below = Annotated[
    list[str] | None,
    typer.Option(
        "--onderliggend",
        metavar="PAD",
        help="Een reglement, handvest of protocol naast de Regeling (mag vaker).",
    ),
]
Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="VORM[=BESTAND]",
        help=f"De vorm van het rapport: {', '.join(FORMATS)} (standaard: tekst). Mag vaker, met een bestand erbij.",
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="BESTAND", help="Schrijf het rapport naar dit bestand."),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="OORDEEL[:GEWICHT]",
        help="Geef exitcode 1 bij dit oordeel of erger (zwak, ontbreekt of strijdig), desgewenst alleen "
        'voor regels van dit gewicht of zwaarder ("ontbreekt:wettelijk verplicht"). Mag vaker.',
    ),
]
ExitZero = Annotated[
    bool,
    typer.Option(
        "--exit-zero", help="Geef bij bevindingen toch exitcode 0; wat niet te beoordelen is, blijft 2."
    ),
]
BaselineOption = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="BESTAND",
        help="Tel alleen wat slechter is dan deze baseline (zie regelcheck baseline).",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--instellingen",
        metavar="BESTAND",
        help="Gebruik dit instellingenbestand (standaard: regelcheck.toml in of boven de map van de documenten).",
    ),
]
NoConfig = Annotated[
    bool, typer.Option("--geen-instellingen", help="Gebruik geen instellingenbestand.")
]
MaxMemory = Annotated[
    float | None,
    typer.Option(
        "--max-geheugen", metavar="MB", help="Hoeveel geheugen een document mag kosten (standaard: 2000)."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--werkers", metavar="N", help="Hoeveel werkprocessen (standaard: een per processor)."),
]
CacheOption = Annotated[
    str | None, typer.Option("--cache", metavar="MAP", help="Bewaar in deze map wat al is beoordeeld.")
]
NoCache = Annotated[bool, typer.Option("--geen-cache", help="Beoordeel alles opnieuw en bewaar niets.")]
Folders = Annotated[
    list[str],
    typer.Argument(metavar="MAP", help='Mappen, documenten, of patronen als "map/**/*.docx".'),
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Toon bij een interne fout ook de technische bijzonderheden.")
]


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
        paths=_paths(paden),
        forms=tuple(form or ()),
        output=_path(output),
        sjabloon=_path(sjabloon),
        reading=Reading(
            vorm=vorm,
            fragment=fragment,
            weergave=weergave,
            regeling=regeling,
            ocr=ocr,
            semantiek=semantiek,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=_paths(onderliggend),
        typed=_typed(fail_on, regels, baseline, instellingen, geen_instellingen),
        choosing=_choosing(profiel, pakket, regel, peildatum),
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
        paths=_paths(paden),
        forms=tuple(form or ()),
        output=_path(output),
        reading=Reading(
            vorm=vorm, weergave=weergave, ocr=ocr, max_mb=max_mb, max_seconden=max_seconden
        ),
        onderliggend=_paths(onderliggend),
        typed=_typed(fail_on, regels, baseline, instellingen, geen_instellingen),
        choosing=_choosing(profiel, pakket, regel, peildatum),
        exit_zero=exit_zero,
        workers=werkers,
        memory=max_geheugen,
        cache=_path(cache),
        no_cache=geen_cache,
        folder_reports=FolderReports(
            overviews=_paths(overzicht),
            comparisons=_paths(harmonisatie),
            reports=_path(rapporten),
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
        paths=_paths(paden),
        reading=Reading(vorm=vorm),
        typed=_typed(None, regels, bestand, instellingen, geen_instellingen),
        onderliggend=_paths(onderliggend),
        workers=werkers,
        cache=_path(cache),
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
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        forms=tuple(form or ()),
        output=_path(output),
        onderliggend=_paths(onderliggend),
        regels=_paths(regels),
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
        output=_path(output),
        reading=Reading(
            vorm=vorm,
            fragment=fragment,
            weergave=weergave,
            regeling=regeling,
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=_paths(onderliggend),
        typed=_typed(None, regels, None, instellingen, geen_instellingen),
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

    raise typer.Exit(run_demo(_path(folder)))


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


@rules_app.command("list", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_list(regels: Rules = None) -> None:
    """Toon alle regels met hun bron."""
    from regelcheck.cli.rules import list_rules

    raise typer.Exit(list_rules(_paths(regels)))


@rules_app.command("show", cls=DutchCommand, context_settings=HELP_NAMES)
def rules_show(
    regel: Annotated[str, typer.Argument(metavar="ID", help="De regel, bijvoorbeeld gids-a/doel.")],
    regels: Rules = None,
) -> None:
    """Toon een regel: vraag, bron, elementen, advies en voorbeeldbepalingen."""
    from regelcheck.cli.rules import show_rule

    raise typer.Exit(show_rule(regel, _paths(regels)))


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

    raise typer.Exit(show_changes(van, tot, _paths(regels)))


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
) -> None:
    """Toets de voorbeelden in de regelbestanden."""
    from regelcheck.cli.rules import test_rules

    raise typer.Exit(test_rules(Path(pad) if pad is not None else None))


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
            max_mb=max_mb,
            max_seconden=max_seconden,
        ),
        onderliggend=_paths(onderliggend),
        regels=_paths(regels),
        peildatum=peildatum,
    )
    raise typer.Exit(code)


def _paths(texts: list[str] | None) -> tuple[Path, ...]:
    return tuple(Path(text) for text in texts or ())


def _path(text: str | None) -> Path | None:
    return Path(text) if text is not None else None


def _choosing(
    profiel: str | None, pakket: list[str] | None, regel: list[str] | None, peildatum: str | None
) -> Choosing:
    from regelcheck.cli.selection import Choosing

    return Choosing(profiel=profiel, pakketten=tuple(pakket or ()), regel=tuple(regel or ()), peildatum=peildatum)


def _typed(
    fail_on: list[str] | None,
    regels: list[str] | None,
    baseline: str | None,
    instellingen: str | None,
    geen_instellingen: bool,
) -> Typed:
    from regelcheck.cli.settings import Typed

    return Typed(
        fail_on=tuple(fail_on or ()),
        regels=_paths(regels),
        baseline=_path(baseline),
        config=_path(instellingen),
        no_config=geen_instellingen,
    )
