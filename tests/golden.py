"""Write the reports of the samples: `python -m tests.golden`. What differs between machines is fixed here, nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.model import RunInfo
from regelcheck.pipeline import Checker, Options
from regelcheck.report import ReportFormat
from regelcheck.report import render as render_report
from regelcheck.ruleset import load_rules

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "reports"
SUFFIXES = {ReportFormat.TEKST: "txt", ReportFormat.JSON: "json", ReportFormat.HTML: "html", ReportFormat.MD: "md"}
RUN = RunInfo(
    regelcheck="(versie)",
    started="2026-01-01T09:00:00+00:00",
    rule_set="(vingerafdruk van de regels)",
    rules=0,
    language="(taalversie)",
    python="(versie)",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A report: of which sample, and with which document beside it."""

    name: str
    sample: str
    beside: str | None = None


def cases() -> tuple[Case, ...]:
    """Every sample that is a Regeling, and one of them with its reglement."""
    samples = (
        "afvalbeheer-oude-stijl.txt",
        "bedrijfsvoering-drie-steden.docx",
        "belastingsamenwerking-verborgen-stem.pdf",
        "centrumregeling-sociaal-domein.pdf",
        "omgevingsdienst-groot.docx",
        "recreatieschap-besluit-eromheen.txt",
        "regionale-samenwerking-convenant.md",
    )
    with_beside = Case("bedrijfsvoering-met-reglement", "bedrijfsvoering-drie-steden.docx", "reglement-van-orde.txt")
    return (*(Case(Path(sample).stem, sample) for sample in samples), with_beside)


def render(case: Case, checker: Checker) -> dict[str, str]:
    """The report of a case in every format, by suffix."""
    options = Options(onderliggend=(Path("samples", case.beside),) if case.beside else ())
    here = Path.cwd()
    os.chdir(ROOT)  # the report names the path as it was given
    try:
        result = check_files([Path("samples", case.sample)], checker, options, rule_set=checker.rule_set)
    finally:
        os.chdir(here)
    assert not result.unreadable, result.unreadable
    fixed = replace(result, run=replace(RUN, options=result.run.options))
    return {suffix: render_report(fixed, form) for form, suffix in SUFFIXES.items()}


def main() -> None:
    """Write every report anew and remove those no sample stands behind."""
    checker = Checker(load_rules())
    FOLDER.mkdir(exist_ok=True)
    written = set()
    for case in cases():
        for suffix, text in render(case, checker).items():
            path = FOLDER / f"{case.name}.{suffix}"
            path.write_text(text, encoding="utf-8")
            written.add(path)
    for path in FOLDER.iterdir():
        if path not in written and path.name != "README.md":
            path.unlink()


if __name__ == "__main__":
    main()
