"""The options that several commands share, in Dutch; what was typed behind them becomes one value in `asked`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

FORMATS = ("tekst", "json", "html", "md", "docx", "pdf", "sarif", "junit", "gitlab", "github", "samenvatting")
"""The names of ReportFormat, which is not imported here: `--help` needs no report."""


Rules = Annotated[
    list[Path] | None,
    typer.Option("--regels", metavar="MAP", parser=Path, help="Ook de regels in deze map gebruiken (mag vaker)."),
]
Profile = Annotated[
    str | None,
    typer.Option("--profiel", metavar="NAAM", help="Welke pakketten: volledig (standaard), gids, wgr of techniek."),
]
Packs = Annotated[
    list[str] | None, typer.Option("--pakket", metavar="NAAM", help="Alleen de regels van dit pakket (mag vaker).")
]
OneRule = Annotated[list[str] | None, typer.Option("--regel", metavar="REGEL", help="Alleen deze regel, met haar naam of titel (mag vaker).")]
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
        help="Laat bij wat ontbreekt ook zinnen naar betekenis vergelijken (extra semantiek; verandert geen oordeel). "
        "Twijfel kan erbij komen en ook vervallen: de twee lezers worden samen gewogen.",
    ),
]
Taalmodel = Annotated[
    bool,
    typer.Option(
        "--taalmodel",
        help="Laat het taalmodel als tweede lezer meelezen: het wijst aan en zet twijfel (zie regelcheck taalmodel status).",
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
    list[Path] | None,
    typer.Option(
        "--onderliggend",
        metavar="PAD",
        parser=Path,
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
    Path | None,
    typer.Option("--output", "-o", metavar="BESTAND", parser=Path, help="Schrijf het rapport naar dit bestand."),
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
    Path | None,
    typer.Option(
        "--baseline",
        metavar="BESTAND",
        parser=Path,
        help="Tel alleen wat slechter is dan deze baseline (zie regelcheck baseline).",
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--instellingen",
        metavar="BESTAND",
        parser=Path,
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
    Path | None,
    typer.Option("--cache", metavar="MAP", parser=Path, help="Bewaar in deze map wat al is beoordeeld."),
]
NoCache = Annotated[bool, typer.Option("--geen-cache", help="Beoordeel alles opnieuw en bewaar niets.")]
Document = Annotated[Path, typer.Argument(metavar="PAD", parser=Path, help="Het document.")]
RuleName = Annotated[str, typer.Argument(metavar="ID", help="De regel, bijvoorbeeld gids-a/doel.")]
Folders = Annotated[
    list[Path],
    typer.Argument(metavar="MAP", parser=Path, help='Mappen, documenten, of patronen als "map/**/*.docx".'),
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Toon bij een interne fout ook de technische bijzonderheden.")
]
