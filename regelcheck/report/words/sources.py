"""What a rule rests on, in words, and the law of which day."""

from __future__ import annotations

from regelcheck.model import Bron, Rule, RunInfo, Zekerheid
from regelcheck.report.words.dutch import date_words, day_words

_CERTAINTY = {
    Zekerheid.NAGELEZEN: "nagelezen op",
    Zekerheid.AFGELEID: "niet met zoveel woorden in de wet gevonden maar daaruit afgeleid, nagegaan op",
    Zekerheid.NIET_GEVERIFIEERD: "niet geverifieerd; voor het laatst bekeken op",
}
_LAW_OF_NOW = "De andere regels gaan uit van de wet zoals zij nu luidt; een artikel kon toen anders luiden of een ander nummer hebben."


def bron_words(bron: Bron) -> str:
    """Where a norm comes from: "Gids deel A, thema 2, aanbeveling 5" or "art. 22, lid 1, Wgr"."""
    if bron.gids is not None:
        parts = [f"Gids deel {bron.gids}"]
        parts += [f"thema {bron.thema}"] if bron.thema else []
        parts += [f"aanbeveling {bron.aanbeveling}"] if bron.aanbeveling else []
        return ", ".join(parts)
    parts = [f"art. {bron.artikel}"] if bron.artikel else []
    parts += [f"lid {bron.lid}"] if bron.lid else []
    return ", ".join([*parts, bron.wet or ""])


def short_bron(bron: Bron) -> str:
    """The same for a table: "deel A, thema 2, aanb. 5"."""
    return bron_words(bron).removeprefix("Gids ").replace("aanbeveling", "aanb.")


def law_check_words(rule: Rule) -> str:
    """How sure the law behind a rule is, and since when: "nagelezen op 20 november 2026"; empty when it is no rule of law."""
    if rule.zekerheid is None or rule.nagegaan is None:
        return ""
    return f"{_CERTAINTY[rule.zekerheid]} {day_words(rule.nagegaan)}"


def law_of_words(run: RunInfo) -> str:
    """By the law of which day was judged, and what was no law then; empty for a run that does not say."""
    options = dict(run.options)
    if "peildatum" not in options:
        return ""
    outside = options.get("niet geldig op de peildatum", "")
    left_out = f" Toen niet van kracht, en niet getoetst: {outside}. {_LAW_OF_NOW}" if outside else ""
    return f"Getoetst aan het recht van {date_words(options['peildatum'])}.{left_out}"
