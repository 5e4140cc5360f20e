"""What was not read of a file is said in every report, and then no report says that all text was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from regelcheck.model import BatchResult, CheckedDocument, Place, UnreadKind, UnreadPart
from regelcheck.report.html import render_html
from regelcheck.report.json_report import report_value, schema_path
from regelcheck.report.markdown import render_markdown
from regelcheck.report.text import render_text
from regelcheck.report.tree import render_tree
from tests.report.factory import document, result


def partly_unread() -> CheckedDocument:
    checked = document()
    parts = (
        UnreadPart(kind=UnreadKind.IMAGE, place=Place(page=1, paragraph=2)),
        UnreadPart(kind=UnreadKind.IMAGE, place=Place(page=2, paragraph=6)),
        UnreadPart(kind=UnreadKind.OBJECT),
    )
    source = replace(checked.regeling.source, unread=parts)
    return replace(checked, regeling=replace(checked.regeling, source=source))


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown])
def test_parts_that_were_not_read_are_named_in_every_report(render: Callable[[BatchResult], str]) -> None:
    sentence = "Niet gelezen, en misschien deel van de Regeling: grote afbeelding (blz. 1, blz. 2) en ingesloten object."
    report = " ".join(render(result(partly_unread())).split())
    assert sentence in report
    assert "Alle tekst heeft een plaats" not in report


def test_the_tree_names_the_parts_that_were_not_read() -> None:
    shown = " ".join(render_tree(partly_unread().regeling).split())
    assert "Niet gelezen, en misschien deel van de Regeling: grote afbeelding (blz. 1, blz. 2)" in shown


def test_json_has_every_part_that_was_not_read() -> None:
    value = report_value(result(partly_unread()))
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    assert value["documents"][0]["coverage"]["unread"] == [
        {"kind": "grote afbeelding", "page": 1, "paragraph": 2, "what": ""},
        {"kind": "grote afbeelding", "page": 2, "paragraph": 6, "what": ""},
        {"kind": "ingesloten object", "page": None, "paragraph": None, "what": ""},
    ]


def test_articles_of_another_regeling_are_counted_apart() -> None:
    checked = document()
    last = checked.regeling.parts[-1]
    other = replace(last, children=tuple(replace(child, quoted=True) for child in last.children))
    tree = replace(checked.regeling, parts=(*checked.regeling.parts[:-1], other))
    assert "2 artikelen van een andere regeling tellen niet mee." in render_tree(tree)
    assert "van een andere regeling" not in render_tree(checked.regeling)
