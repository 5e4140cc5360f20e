"""Clauses of several regelingen beside each other: values that differ, wordings that are alike, and the most complete one."""

from __future__ import annotations

import json

import jsonschema
import pytest

from regelcheck.compare import ValueKind, harmonise, read_values
from regelcheck.compare.similar import group_similar
from regelcheck.model import BatchResult
from regelcheck.pipeline import Options
from regelcheck.report import HarmonisationFormat, render_harmonisation
from regelcheck.report.harmonisation import schema_path
from tests.report.factory import RUN

RULE = "gids-a/periodieke-evaluatie"


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("met een opzegtermijn van twaalf maanden", ValueKind.TERMIJN, "12 maanden"),
        ("na één jaar", ValueKind.TERMIJN, "12 maanden"),
        ("binnen zes weken", ValueKind.TERMIJN, "42 dagen"),
        ("binnen 42 dagen", ValueKind.TERMIJN, "42 dagen"),
        ("eens per vijfentwintig jaren", ValueKind.TERMIJN, "300 maanden"),
        ("op 1 januari van het derde jaar na dat besluit", ValueKind.TERMIJN, "3e jaar"),
        ("vóór 15 april 2027", ValueKind.DATUM, "15-4-2027"),
        ("met een meerderheid van tweederde", ValueKind.MEERDERHEID, "2/3"),
        ("ten minste 2/3 van de colleges", ValueKind.MEERDERHEID, "2/3"),
        ("bij eenparig besluit", ValueKind.MEERDERHEID, "allen"),
        ("hooguit 12,5 procent", ValueKind.PERCENTAGE, "12.5%"),
        ("een boete van € 25.000,-", ValueKind.BEDRAG, "25000"),
        ("Staken de stemmen, dan is het voorstel verworpen.", ValueKind.STAKING, "het voorstel is verworpen"),
        ("Bij staking van stemmen beslist het lot.", ValueKind.STAKING, "het lot beslist"),
    ],
)
def test_a_value_is_read_whatever_its_notation(text: str, kind: ValueKind, key: str) -> None:
    assert [(one.kind, one.key) for one in read_values(text) if one.kind is kind] == [(kind, key)]


@pytest.mark.parametrize("text", ["artikel 12, eerste lid", "het eerste jaarverslag", "de voorzitter beslist over de agenda", "1.2.3 jaargang"])
def test_what_is_no_value_is_not_read(text: str) -> None:
    assert read_values(text) == ()


def test_texts_that_differ_in_names_and_numbers_only_are_one_group() -> None:
    texts = [
        "De colleges van Almen evalueren de regeling elke 4 jaar.",
        "Het bestuur stelt een reglement van orde vast.",
        "De colleges van Borne evalueren de regeling elke 6 jaar.",
    ]
    assert group_similar(texts) == ((0, 2), (1,))


def test_thousand_different_texts_are_grouped_in_one_pass() -> None:
    texts = [f"Bepaling {'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyzabcd'[n // 100]} regelt iets eigens" for n in range(1000)]
    groups = group_similar(texts)
    assert sorted(place for group in groups for place in group) == list(range(1000))


@pytest.fixture
def documents(checker, tmp_path):
    """Five regelingen on evaluation: three alike, one with another rhythm, one silent."""

    def checked(name: str, article: str):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            f"Gemeenschappelijke regeling {name}\n\nDe colleges van de gemeenten {name} en Borne;\n\n"
            f"Artikel 1 Instelling\n\nEr is een openbaar lichaam, genaamd {name}.\n\nArtikel 2 Slot\n\n{article}\n",
            encoding="utf-8",
        )
        return checker.check(path, Options())

    four = "Het algemeen bestuur evalueert deze regeling elke vier jaar en zendt het verslag aan de raden."
    return (
        checked("Almen", four),
        checked("Cothen", four),
        checked("Dieren", four.replace("raden", "gemeenteraden")),
        checked("Eerbeek", "Eenmaal in de zes jaar laat het bestuur deze regeling door een buitenstaander evalueren."),
        checked("Gorssel", "Deze regeling treedt in werking op 1 januari 2027."),
    )


def test_alike_clauses_group_the_silent_are_named_and_the_rhythm_differs(documents) -> None:
    (theme,) = [theme for theme in harmonise(documents) if theme.rule.id == RULE]
    assert [[clause.document for clause in group.clauses] for group in theme.groups] == [[0, 1, 2], [3]]
    assert theme.silent == (4,)
    rhythm = next(one for one in theme.differences if one.what == "termijn")
    assert [(option.words, option.documents) for option in rhythm.options] == [("vier jaar", (0, 1, 2)), ("zes jaar", (3,))]
    assert theme.best is not None and theme.best.document == 0


def test_the_json_keeps_to_its_schema_and_the_page_names_the_best(documents) -> None:
    result = BatchResult(run=RUN, documents=documents)
    value = json.loads(render_harmonisation(result, HarmonisationFormat.JSON))
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    theme = next(one for one in value["themes"] if one["rule_id"] == RULE)
    assert theme["best"] == 0 and theme["silent"] == [4]
    page = render_harmonisation(result, HarmonisationFormat.HTML).decode()
    assert "Meest volledig" in page and "zes jaar" in page
    only = json.loads(render_harmonisation(result, HarmonisationFormat.JSON, deelnemer="eerbeek"))
    assert [one["title"] for one in only["regelingen"]] == ["Gemeenschappelijke regeling Eerbeek"]
