"""The texts that the PDF tests print, and what is read back from a page."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from regelcheck.model import Mark, Source

REGELING = [
    "Gemeenschappelijke regeling Werkplein Zandstreek",
    "De colleges van burgemeester en wethouders van de gemeenten Duinrode, Kleiwijk en Zandhaven, ieder voor zover "
    "het zijn bevoegdheden betreft;",
    "Artikel 1 Begripsbepalingen",
    "1. In deze regeling wordt verstaan onder:",
    "a. deelnemer: een college dat aan deze regeling deelneemt, daaronder begrepen een college dat later toetreedt;",
    "b. werkplein: het openbaar lichaam, bedoeld in artikel 2, eerste lid, dat de taken van de deelnemers uitvoert.",
    "2. Waar in deze regeling wordt gesproken van inwoners, zijn dat de personen die in de basisregistratie personen "
    "staan ingeschreven met een adres in een van de deelnemende gemeenten.",
    "Artikel 2 Openbaar lichaam",
    "1. Er is een openbaar lichaam met de naam Werkplein Zandstreek. Het is gevestigd te Kleiwijk.",
    "2. Het openbaar lichaam behartigt de belangen van de deelnemers op het gebied van werk en inkomen, zodat hun "
    "inwoners zo dicht mogelijk bij huis worden geholpen en de kosten daarvan beheersbaar blijven.",
    "Artikel 3 Toetreding en uittreding",
    "Het algemeen bestuur regelt de gevolgen van toetreding en van uittreding. De kosten die het gevolg zijn van een "
    "uittreding komen voor rekening van de deelnemer die uittreedt, tenzij de andere deelnemers daarvan afzien.",
]
LONG = [
    line
    for number in range(1, 31)
    for line in (
        f"Artikel {number} Onderwerp {number}",
        f"1. Het algemeen bestuur stelt voor onderwerp {number} een verordening vast, nadat de raden van de deelnemende "
        "gemeenten hun gevoelen daarover schriftelijk kenbaar hebben gemaakt aan het dagelijks bestuur.",
        "2. Het dagelijks bestuur voert de verordening uit en brengt daarover verslag uit.",
    )
]


def body(source: Source) -> list[str]:
    """What a page says, without what it repeats at its edges."""
    return [block.text for block in source.blocks if Mark.HEADER not in block.marks]


def headers(source: Source) -> list[str]:
    """What stands at the edges of pages."""
    return [block.text for block in source.blocks if Mark.HEADER in block.marks]


def draw_lines(canvas: Canvas, lines: list[str], x: float = 72, y: float = 760, leading: float = 14) -> None:
    """Lines of text below each other, as no word processor arranged them."""
    for number, line in enumerate(lines):
        canvas.drawString(x, y - leading * number, line)
