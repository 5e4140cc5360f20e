"""Turn what a person typed into a value of regelcheck, or say what they could have meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

from regelcheck.errors import UsageProblem
from regelcheck.gate import SEVERITY, Threshold
from regelcheck.model import Gewicht, Rule, Vorm
from regelcheck.report import ReportFormat

Value = TypeVar("Value")

_SUFFIXES = {
    ".json": ReportFormat.JSON,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MD,
    ".sarif": ReportFormat.SARIF,
    ".docx": ReportFormat.DOCX,
    ".pdf": ReportFormat.PDF,
}
_SHORTEST, _MOST_MEANT = 3, 4
"""Letters from which a begin says what was meant, and names that a hint gives."""
_OTHER_PROGRAMS = frozenset(".xlsx .xls .ods .csv .odt .doc .dotx .docm .rtf .pptx .xml .jpg .jpeg .png .zip".split())
"""Names that promise a file of another program: text under such a name opens nowhere."""


_ENDINGS: Mapping[ReportFormat, tuple[str, ...]] = {
    ReportFormat.TEKST: (".txt",),
    ReportFormat.JSON: (".json",),
    ReportFormat.HTML: (".html", ".htm"),
    ReportFormat.MD: (".md",),
    ReportFormat.SARIF: (".sarif", ".json"),
    ReportFormat.JUNIT: (".xml",),
    ReportFormat.GITLAB: (".json",),
    ReportFormat.GITHUB: (".txt",),
    ReportFormat.SAMENVATTING: (".md",),
    ReportFormat.DOCX: (".docx",),
    ReportFormat.PDF: (".pdf",),
}
"""The names under which a report in this format opens; the first is the one to propose."""


class ViewChoice(StrEnum):
    """Which text of a draft with tracked changes is read."""

    VOORGESTELD = "voorgesteld"
    OORSPRONKELIJK = "oorspronkelijk"


def read_vorm(text: str | None) -> Vorm | None:
    """A form of cooperation, with spaces, hyphens or underscores, in any case."""
    return None if text is None else choose(text, {vorm.value: vorm for vorm in Vorm}, "--vorm")


def read_view(text: str) -> ViewChoice:
    """A view of a draft with tracked changes."""
    return choose(text, {view.value: view for view in ViewChoice}, "--weergave")


def read_fail_on(texts: Iterable[str]) -> tuple[Threshold, ...]:
    """What makes a run fail: `ontbreekt`, or `ontbreekt:wettelijk verplicht` for rules of that weight or heavier."""
    thresholds = []
    for text in texts:
        verdict, colon, weight = text.partition(":")
        thresholds.append(
            Threshold(
                verdict=choose(verdict, {one.value: one for one in SEVERITY}, "--fail-on"),
                weight=choose(weight, {one.value: one for one in Gewicht}, "--fail-on") if colon else None,
            )
        )
    return tuple(thresholds)


def read_format(text: str | None, output: Path | None) -> ReportFormat:
    """The format asked for; without one, what the name of the output file says, and else text. Raises UsageProblem.

    A name that promises another format than the one asked for is refused; one that promises nothing (.txt, .out) will do.
    """
    suffix = output.suffix.lower() if output is not None else ""
    if text is not None:
        form = choose(text, {form.value: form for form in ReportFormat}, "--format")
        if suffix not in _ENDINGS[form] and (suffix in _SUFFIXES or suffix in _OTHER_PROGRAMS):
            instead = f", of noem --format {_SUFFIXES[suffix].value}" if suffix in _SUFFIXES else ""
            raise UsageProblem(
                f"De naam {output} en de vorm {form.value} zeggen iets anders.",
                f"Laat de naam eindigen op {_ENDINGS[form][0]}{instead}.",
            )
        return form
    if suffix in _OTHER_PROGRAMS:
        raise UsageProblem(
            f"Een rapport in {suffix} kan regelcheck check niet schrijven.",
            "Laat de naam eindigen op .html, .docx, .pdf, .md, .json of .txt, of noem de vorm met --format.",
        )
    return _SUFFIXES.get(suffix, ReportFormat.TEKST)


def find_rule(text: str, rules: Iterable[Rule]) -> Rule:
    """The rule with this id, an old id, or this name or titel where only one pack has it. Raises UsageProblem."""
    known = list(rules)
    named = [rule for rule in known if text in (rule.id, *rule.aliases)]
    named = named or [rule for rule in known if _name(rule) == text]
    named = named or [rule for rule in known if _fold(rule.titel) == _fold(text)]
    named = named or [rule for rule in known if _fold(_name(rule)) == _fold(text)]
    if len({rule.id for rule in named}) == 1:
        return named[-1]  # the latest version of a rule that has several
    if re.fullmatch(r"[0-9]+[.)]?", text.strip()):
        raise UsageProblem(
            f'"{text}" is een nummer van een rapport, en geen naam van een regel.',
            'De naam staat in het rapport bij de bron van het toetspunt, achter "regel". De titel van het toetspunt mag ook.',
        )
    if named:
        raise UsageProblem(
            f'"{text}" staat in meer dan een pakket.', f"Kies uit {', '.join(dict.fromkeys(rule.id for rule in named))}."
        )
    meant = " of ".join(f'"{name}"' for name in _meant(text, known))
    hint = f"Bedoelde u {meant}?" if meant else "regelcheck rules list toont alle regels."
    raise UsageProblem(f'De regel "{text}" bestaat niet.', hint)


def _name(rule: Rule) -> str:
    """The id of a rule without its pack."""
    return rule.id.rpartition("/")[2]


def _meant(text: str, rules: Iterable[Rule]) -> tuple[str, ...]:
    """The names that come near: of the pack that was named before all, and what begins so before what looks like it."""
    known = list({rule.id: rule for rule in rules}.values())
    pack, _, name = text.rpartition("/")
    own = [rule for rule in known if pack and rule.pakket == pack.strip().casefold()]
    wanted = _fold(name)
    for inside in (own, known):
        begun = [rule.id for rule in inside if any(_fold(one).startswith(wanted) for one in (_name(rule), rule.titel))]
        if begun and len(wanted) >= _SHORTEST:
            return tuple(begun[:_MOST_MEANT])
    for inside in (own, known):
        names: dict[str, list[str]] = {}
        for rule in inside:
            for one in dict.fromkeys((_fold(_name(rule)), _fold(rule.titel))):
                names.setdefault(one, []).append(rule.id)
        close = difflib.get_close_matches(wanted, list(names), n=1, cutoff=0.75)
        if close:
            return tuple(names[close[0]][:_MOST_MEANT])
    return ()


def choose(text: str, values: Mapping[str, Value], option: str) -> Value:
    """The value with this name, in any case and with spaces or hyphens. Raises BadParameter, with what was meant."""
    folded = {_fold(name): value for name, value in values.items()}
    if _fold(text) in folded:
        return folded[_fold(text)]
    names = {_fold(name): name for name in values}
    close = _close(_fold(text), names)
    meant = f'Bedoelde u "{names[close]}"? ' if close else ""
    raise typer.BadParameter(
        f'"{text}" is niet bekend. {meant}Kies uit: {", ".join(values)}.', param_hint=option
    )


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _close(text: str, names: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(text, list(names), n=1, cutoff=0.6)), None)
