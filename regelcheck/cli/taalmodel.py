"""`regelcheck taalmodel …`: whether the second reader is there, and putting it in its place."""

from __future__ import annotations

from pathlib import Path

from regelcheck.cli.streams import write_out
from regelcheck.errors import UsageProblem
from regelcheck.language.tokenizer import spacy_version
from regelcheck.language.trained import NAME, Pipeline, find, pinned_version
from regelcheck.language.trained.pipeline import home, require_usable
from regelcheck.report.plain import plain, plain_path

_ADDS = (
    "Als tweede lezer (--taalmodel, of taalmodel = true in regelcheck.toml) doet het twee dingen: het wijst met woordvectoren aan welke bepaling het\n"
    "dichtst komt bij wat ontbreekt, en het zet twijfel bij een citaat waarin de ontleding een ander onderwerp of een\n"
    "ontkenning leest. Oordelen veranderen er niet door; alleen een regel met \"taalmodel: nodig\" kan niet zonder.\n"
)


def show_status() -> int:
    """Print what there is of the trained pipeline. 0 when it can be used, else 2."""
    found = find()
    lines = _status(found)
    try:
        if found is not None:
            require_usable(found)
    except UsageProblem as problem:
        lines.append(f"LET OP: {problem.message} {problem.hint}")
        found = None
    write_out(plain_lines(lines) + _ADDS)
    return 0 if found is not None else 2


def install_pipeline(source: Path | None, expected: str) -> int:
    """Install the trained pipeline and print what was installed."""
    from regelcheck.language.trained.install import install

    done = install(source, expected)
    pipeline = done.pipeline
    lines = [f"{NAME} {pipeline.version} staat klaar in {plain_path(pipeline.folder)}."]
    if done.wheel:
        lines.append(f"Controlegetal van het bestand (sha256):    {done.wheel}")
    lines.append(f"Controlegetal van het taalmodel (sha256):  {pipeline.digest}")
    lines.append(
        "Dat is het controlegetal dat hier bekend is."
        if done.known
        else "Een ander controlegetal om mee te vergelijken is hier niet bekend; dit is nu vastgelegd. Vergelijk het zo mogelijk met dat van een collega."
    )
    write_out(plain_lines(lines))
    return 0


def plain_lines(lines: list[str]) -> str:
    """Lines for a terminal."""
    return "".join(f"{plain(line)}\n" for line in lines)


def _status(found: Pipeline | None) -> list[str]:
    if found is None:
        return [
            f"{NAME} is hier niet geïnstalleerd (gezocht in {plain_path(home())}).",
            f"Bij spaCy {spacy_version()} hoort versie {pinned_version()}: regelcheck taalmodel installeren.",
        ]
    lines = [f"{NAME} {found.version} in {plain_path(found.folder)}"]
    fits = "past bij" if found.compatible else "PAST NIET bij"
    lines.append(f"gemaakt voor spaCy {found.spacy}; dat {fits} spaCy {spacy_version()} die hier staat")
    lines.append(f"onderdelen: {', '.join(found.parts)}; {found.vectors} woordvectoren")
    lines.append(f"controlegetal (sha256): {found.digest}")
    return lines
