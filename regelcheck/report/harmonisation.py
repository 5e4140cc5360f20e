"""The clauses of many regelingen for one subject, beside each other: as a page to read and as JSON with everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from regelcheck.citation import format_citation
from regelcheck.compare import Clause, Difference, Group, Theme, harmonise
from regelcheck.model import BatchResult, CheckedDocument, Gewicht
from regelcheck.report import words
from regelcheck.report.html import environment, policy, source, style_sheet
from regelcheck.report.json_report import run_value, unreadable_value
from regelcheck.report.order import ordered_rules
from regelcheck.report.plain import encodable, exact_path, plain, plain_path

SCHEMA_VERSION = "1"
MAX_WORDINGS = 6
"""Other wordings shown in a group; the JSON has them all."""
MAX_NAMES = 30
"""Regelingen named where a list would be longer than a reader looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """How a page names a Regeling, and where its report stands."""

    path: Path
    shown_path: str
    title: str
    exact_title: str
    deelnemers: tuple[str, ...]
    link: str


def schema_path() -> Path:
    """The JSON Schema that `render_harmonisation_json` keeps to."""
    return Path(__file__).with_name("schema") / f"harmonisation-{SCHEMA_VERSION}.schema.json"


def render_harmonisation_html(
    result: BatchResult, links: Mapping[Path, str] | None = None, deelnemer: str | None = None
) -> str:
    """The clauses as a self-contained page."""
    names: list[Name] = []
    themes = _in_order(harmonise(_named(result.documents, names, links or {})))
    style = source("report.css") + style_sheet("overview.css") + source("harmonisation.css")
    script = source("report.js")
    weights = {theme.rule.gewicht for theme in themes}
    return (
        environment()
        .get_template("harmonisation.html.j2")
        .render(
            result=result,
            themes=themes,
            packs=[list(inside) for _, inside in groupby(enumerate(themes, 1), key=lambda one: one[1].rule.pakket)],
            names=names,
            deelnemer=deelnemer,
            pack_choices=list({one.rule.pakket: one.rule.pakket_titel or one.rule.pakket for one in themes}.items()),
            weights=[weight for weight in Gewicht if weight in weights],
            summary=summary,
            max_wordings=MAX_WORDINGS,
            max_names=MAX_NAMES,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
        )
    )


def render_harmonisation_json(result: BatchResult) -> str:
    """The clauses as one JSON object, keys in a fixed order, ending with a newline."""
    names: list[Name] = []
    themes = _in_order(harmonise(_named(result.documents, names, {})))
    value = {
        "schema_version": SCHEMA_VERSION,
        "run": run_value(result.run),
        "regelingen": [
            {"path": exact_path(one.path), "title": one.exact_title, "deelnemers": list(one.deelnemers)} for one in names
        ],
        "themes": [_theme(theme) for theme in themes],
        "unreadable": [unreadable_value(one) for one in result.unreadable],
    }
    return encodable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _in_order(themes: Iterable[Theme]) -> list[Theme]:
    """The themes as a report orders its checkpoints."""
    found = {theme.rule.id: theme for theme in themes}
    return [found[rule.id] for rule in ordered_rules(theme.rule for theme in found.values())]


def _named(
    documents: Iterable[CheckedDocument], names: list[Name], links: Mapping[Path, str]
) -> Iterator[CheckedDocument]:
    """The documents, with the name of each noted as it goes by: there may be more than fit in memory."""
    for document in documents:
        regeling = document.regeling
        path = regeling.source.path
        names.append(
            Name(
                path=path,
                shown_path=plain_path(path),
                title=plain(regeling.title) or "(zonder opschrift)",
                exact_title=regeling.title,
                deelnemers=tuple(one.value for one in regeling.kenmerken.deelnemers),
                link=links.get(path, ""),
            )
        )
        yield document


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "rule_id": theme.rule.id,
        "pack": theme.rule.pakket,
        "title": theme.rule.titel,
        "weight": theme.rule.gewicht,
        "best": theme.best.document if theme.best is not None else None,
        "groups": [_group(group) for group in theme.groups],
        "differences": [_difference(one) for one in theme.differences],
        "silent": list(theme.silent),
    }


def _group(group: Group) -> dict[str, Any]:
    return {"outlier": group.outlier, "clauses": [_clause(clause) for clause in group.clauses]}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "regeling": clause.document,
        "verdict": clause.verdict,
        "elements": list(clause.elements),
        "quotes": [
            {"citation": format_citation(one.citation), "quote": one.quote, "document": one.document}
            for one in clause.quotes
        ],
    }


def _difference(one: Difference) -> dict[str, Any]:
    options: Sequence[dict[str, Any]] = [
        {"value": option.words, "outlier": option.outlier, "regelingen": list(option.documents)}
        for option in one.options
    ]
    return {"element": one.element or None, "kind": one.what, "options": options}


def summary(theme: Theme) -> str:
    """How many regelingen have a clause and what stands out, in a few words."""
    found = [words.number_of(len(theme.clauses), "bepaling", "bepalingen")]
    if len(theme.groups) > 1:
        found.append(f"{len(theme.groups)} soorten")
    if theme.silent:
        found.append(f"{len(theme.silent)} zonder")
    return ", ".join(found)
