"""The JSON report: that it keeps to its schema, says what was found, and is the same twice."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.model import Unreadable
from regelcheck.report.json_report import render_json, schema_path
from tests.report.factory import STAKEN, UITTREDING, document, evidence, regeling, result, with_title


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schema_path().read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def closed(schema: Any) -> Any:
    """The schema with every object closed, so that a key it does not describe is an error here."""
    schema = copy.deepcopy(schema)
    stack = [schema]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            if "properties" in part and "required" in part:
                part.setdefault("additionalProperties", False)
            stack.extend(part.values())
        elif isinstance(part, list):
            stack.extend(part)
    return schema


def test_the_report_has_exactly_the_keys_of_the_schema(schema: dict[str, Any]) -> None:
    lost = Unreadable(path=Path("scan.pdf"), reason="Geen tekst.", hint="Laat OCR uitvoeren.")
    report = json.loads(render_json(result(document(), unreadable=(lost,))))
    jsonschema.Draft202012Validator(closed(schema)).validate(report)


def test_the_schema_notices_a_verdict_that_does_not_exist(schema: dict[str, Any]) -> None:
    report = json.loads(render_json(result()))
    report["documents"][0]["results"][0]["verdict"] = "goed"
    with pytest.raises(jsonschema.ValidationError, match="'goed' is not one of"):
        jsonschema.validate(report, schema)


def test_a_finding_in_json() -> None:
    found = json.loads(render_json(result()))["documents"][0]["results"][1]
    assert found == {
        "rule_id": "gids-a/geen-doorslaggevende-stem",
        "pack": "gids-a",
        "title": "Geen doorslaggevende stem",
        "weight": "aanbeveling",
        "kind": "plicht",
        "certainty": None,
        "verified_on": None,
        "verdict": "strijdig",
        "reason": "De voorzitter beslist bij staken van stemmen.",
        "advice": "Laat het voorstel vervallen als de stemmen staken.",
        "elements": {"beslissende-stem": True, "eigen-staakregel": False},
        "evidence": [
            {
                "artikel": "2",
                "lid": "2",
                "onderdeel": None,
                "part": "artikel",
                "citation": "artikel 2, tweede lid",
                "page": 2,
                "paragraph": 6,
                "quote": STAKEN.split(". ")[0] + ".",
                "element": "beslissende-stem",
                "document": None,
                "doubt": None,
            }
        ],
        "look_at": [],
        "doubt": False,
        "nearest": [],
        "explanation": None,
    }


def test_a_nested_onderdeel_is_one_string_outer_first() -> None:
    checked = document()
    first = replace(checked.outcomes[0], evidence=(evidence(regeling(), 9, UITTREDING),))
    report = json.loads(render_json(result(replace(checked, outcomes=(first,)))))
    assert report["documents"][0]["results"][0]["evidence"][0]["onderdeel"] == "a 1°"


def test_document_and_run_are_described() -> None:
    report = json.loads(render_json(result()))
    found = report["documents"][0]
    assert found["vorm"] == "openbaar lichaam"
    assert found["getroffen_door"] == ["colleges", "raden"]
    assert found["artikelen"] == 4
    assert found["coverage"] == {
        "pages": 2,
        "pages_without_text": [],
        "unread": [],
        "paragraphs": 7,
        "articles": 4,
        "leftovers": 0,
    }
    assert found["results"][3]["look_at"] == ["artikel 2", "artikel 4"]
    assert report["run"]["options"] == {"vorm": "uit de tekst", "weergave": "voorgesteld"}


def test_keys_come_in_a_fixed_order_and_the_bytes_are_the_same_twice() -> None:
    text = render_json(result())
    assert list(json.loads(text)) == ["schema_version", "run", "documents", "unreadable", "explanation_faults"]
    assert text == render_json(result())
    assert text.endswith("}\n")


@given(st.text(st.characters(), max_size=80))
@settings(max_examples=60, deadline=None)
def test_text_comes_through_unchanged(title: str) -> None:
    written = render_json(result(with_title(document(), title))).encode("utf-8")
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in title)
    assert json.loads(written)["documents"][0]["title"] == kept


def test_a_file_name_that_is_not_utf8_is_still_reported() -> None:
    lost = Unreadable(path=Path("vreemd-\udcff.txt"), reason="Het bestand is leeg.")
    report = json.loads(render_json(result(unreadable=(lost,))).encode("utf-8"))
    assert report["unreadable"] == [
        {"path": "vreemd-\ufffd.txt", "reason": "Het bestand is leeg.", "hint": ""}
    ]
