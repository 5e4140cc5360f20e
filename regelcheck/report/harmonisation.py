"""The clauses of many regelingen for one subject, beside each other: as a page to read and as JSON with everything."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
from regelcheck.report.order import by_pack
from regelcheck.report.plain import encodable, exact_path, plain, plain_path

SCHEMA_VERSION = "1"
MAX_WORDINGS = 6
"""Other wordings shown in a group; the JSON has them all."""
MAX_NAMES = 30
"""Regelingen named where a list would be longer than a reader looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """How a page names a Regeling, and where its report stands."""

    title: str
    path: str
    link: str


def schema_path() -> Path:
    """The JSON Schema that `render_harmonisation_json` keeps to."""
    return Path(__file__).with_name("schema") / f"harmonisation-{SCHEMA_VERSION}.schema.json"


def render_harmonisation_html(
    result: BatchResult, links: Mapping[Path, str] | None = None, deelnemer: str | None = None
) -> str:
    """The clauses as a self-contained page."""
    themes = _in_order(result)
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
            names=[_name(document, links or {}) for document in result.documents],
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
    value = {
        "schema_version": SCHEMA_VERSION,
        "run": run_value(result.run),
        "regelingen": [
            {
                "path": exact_path(one.regeling.source.path),
                "title": one.regeling.title,
                "deelnemers": [name.value for name in one.regeling.kenmerken.deelnemers],
            }
            for one in result.documents
        ],
        "themes": [_theme(theme) for theme in _in_order(result)],
        "unreadable": [unreadable_value(one) for one in result.unreadable],
    }
    return encodable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _in_order(result: BatchResult) -> list[Theme]:
    """The themes as a report orders its checkpoints."""
    themes = {theme.rule.id: theme for theme in harmonise(result.documents)}
    given = {outcome.rule.id: outcome for document in result.documents for outcome in document.outcomes}
    return [themes[one.rule.id] for one in by_pack(given.values()) if one.rule.id in themes]


def _name(document: CheckedDocument, links: Mapping[Path, str]) -> Name:
    path = document.regeling.source.path
    title = plain(document.regeling.title) or "(zonder opschrift)"
    return Name(title=title, path=plain_path(path), link=links.get(path, ""))


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
        "verdict": clause.outcome.verdict,
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
