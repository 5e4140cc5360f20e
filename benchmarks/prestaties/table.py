"""The figures as a table and as docs/prestaties.md."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside its floor; `bar` is the most, or with `least` the least, that the ratio may be."""

    what: str
    ours: str
    floor: str
    ratio: float
    bar: float | None
    least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the bar is kept; a figure without a bar only informs."""
        if self.bar is None:
            return True
        return self.ratio >= self.bar if self.least else self.ratio <= self.bar

    @property
    def shown_bar(self) -> str:
        """The bar as the table shows it."""
        return "" if self.bar is None else f"{'≥' if self.least else '≤'} {self.bar:g}"


def markdown(lines: Sequence[Line]) -> str:
    """The table."""
    rows = ["| wat | regelcheck | vergeleken met | verhouding | grens |", "| --- | --- | --- | --- | --- |"]
    for line in lines:
        mark = "" if line.holds else " **(niet gehaald)**"
        rows.append(f"| {line.what} | {line.ours} | {line.floor} | {line.ratio:.2f}{mark} | {line.shown_bar} |")
    return "\n".join(rows)


def page(lines: Sequence[Line], rules: int) -> str:
    """The whole of docs/prestaties.md."""
    named = ("spacy", "typer", "python-docx", "pypdfium2", "pdfplumber", "PyYAML")
    versions = ", ".join(f"{name} {version(name)}" for name in named)
    return f"""# Prestaties

Geschreven door `python -m benchmarks.prestaties --schrijf docs/prestaties.md`. Lees de verhoudingen, niet de seconden: wat vergeleken wordt, draait om
en om op dezelfde machine, en elke waarde is de mediaan van processortijd. {rules} regels; de cache met gelezen regels is warm.

{markdown(lines)}

- **bodem**: Python starten, spaCy importeren, `spacy.blank("nl")` maken en de kale tekst uit hetzelfde bestand halen (python-docx, pypdfium2).
- **Matcher**: één spaCy-Matcher met 300 patronen van twee woorden op dezelfde, al gesplitste tekst. De tijd van regelcheck is daar die van woorden splitsen,
  begrippen vinden, wegen en alle oordelen samen.
- **scan**: de opdracht zelf met één werkproces, zonder cache, van begin tot eind. Per document is het verschil tussen een map met veel en een met weinig
  documenten, gedeeld door hoeveel het er meer zijn; zo tellen start en einde niet mee.
- **naïef programma**: pdfplumber of python-docx, dan voor elke regel één Matcher over de hele tekst, zonder tussenruimten in de patronen en zonder oordeel.
- **meer regels dan er zijn**: dezelfde regels nog eens onder een andere naam. Ze delen hun begrippen, zoals nieuwe regels dat grotendeels doen.
- **langer document**: de bepalingen van de voorbeelden, telkens opnieuw, {400} woorden per bladzijde. De macht is de helling van tijd tegen lengte, op
  logaritmische schaal van 10 naar 1.000 bladzijden; 1 is recht evenredig.

Gemeten op {machine()}, Python {platform.python_version()}, {versions}.
"""


def machine() -> str:
    """What it ran on, without names."""
    processor = "onbekende processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        processor = f"{names[0]}, {len(names)} kernen" if names else platform.machine()
    return f"{platform.system()} op {processor}"
