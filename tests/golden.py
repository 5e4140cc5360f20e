"""Write the reports of the samples: `python -m tests.golden`. What differs between machines is fixed here, nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.compare import compare_versions
from regelcheck.model import BatchResult, CheckedDocument, RunInfo
from regelcheck.pipeline import Checker, Options
from regelcheck.report import (
    HarmonisationFormat,
    OverviewFormat,
    ReportFormat,
    render_diff,
    render_harmonisation,
    render_overview,
)
from regelcheck.report import render as render_report
from regelcheck.ruleset import Selection, load_rules, select_rules

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


def golden_checker() -> Checker:
    """All rules, by the law of a fixed day."""
    return Checker(select_rules(load_rules(), Selection(peildatum=date(2026, 1, 1))))


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


def render_versions(checker: Checker) -> dict[str, str]:
    """Two readings of one sample beside each other, by file name."""
    old, new = (_checked(f"recreatieschap-{name}.txt", checker) for name in ("besluit-eromheen", "tweede-lezing"))
    comparison = compare_versions(old, new)
    return {f"recreatieschap-twee-versies.{suffix}": render_diff(comparison, form, RUN) for form, suffix in SUFFIXES.items()}


def render_region(checker: Checker) -> dict[str, str]:
    """All samples beside each other, by file name; each in the overview leads to its own report."""
    documents = {case: _checked(case.sample, checker) for case in cases() if case.beside is None}
    result = BatchResult(run=RUN, documents=tuple(documents.values()))
    links = {Path("samples", case.sample): f"{case.name}.html" for case in documents}
    forms = (OverviewFormat.HTML, OverviewFormat.CSV, OverviewFormat.JSON)
    overview = {f"alle-voorbeelden.{form}": render_overview(result, form, links=links) for form in forms}
    clauses = {f"bepalingen-naast-elkaar.{form}": render_harmonisation(result, form, links=links) for form in HarmonisationFormat}
    return {name: content.decode() for name, content in (overview | clauses).items()}


def _checked(sample: str, checker: Checker) -> CheckedDocument:
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return checker.check(Path("samples", sample), Options())
    finally:
        os.chdir(here)


def render_all(checker: Checker) -> Iterator[tuple[str, str]]:
    """Every file in reports/ with its content."""
    for case in cases():
        yield from ((f"{case.name}.{suffix}", text) for suffix, text in render(case, checker).items())
    yield from render_versions(checker).items()
    yield from render_region(checker).items()


def main() -> None:
    """Write every report anew and remove those no sample stands behind."""
    checker = golden_checker()
    FOLDER.mkdir(exist_ok=True)
    written = set()
    for name, text in render_all(checker):
        path = FOLDER / name
        path.write_text(text, encoding="utf-8", newline="")
        written.add(path)
    for path in FOLDER.iterdir():
        if path not in written and path.name != "README.md":
            path.unlink()


if __name__ == "__main__":
    main()
