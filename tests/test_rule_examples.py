"""Every example in rules/** is a test: its verdict, and every quote it says must be found."""

import pytest

from regelcheck.pipeline import run_examples
from regelcheck.ruleset import load_rules

RULES = load_rules().rules
EXAMPLES = [(rule, number) for rule in RULES for number in range(1, len(rule.voorbeelden) + 1)]


@pytest.fixture(scope="module")
def results(checker):
    return {(result.rule.id, result.number): result for result in run_examples(checker, RULES)}


@pytest.mark.parametrize(
    ("rule", "number"), EXAMPLES, ids=[f"{rule.id}[{number}-{rule.voorbeelden[number - 1].oordeel}]" for rule, number in EXAMPLES]
)
def test_example(rule, number, results):
    result = results[rule.id, number]
    assert result.ok, f"{rule.path}:{result.example.line}: {result.message}\n{result.example.tekst}"
