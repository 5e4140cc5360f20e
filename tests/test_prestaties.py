"""The measuring itself: documents of a known length, rule sets of a known size, and bars that are kept or not."""

import pytest

from benchmarks.prestaties import papers
from benchmarks.prestaties.rulesets import naive_patterns, of_size
from benchmarks.prestaties.table import Line, markdown
from regelcheck.model import NodeKind
from regelcheck.pipeline import Options, read_regeling
from regelcheck.ruleset import load_rules


def test_a_document_has_the_length_asked_for_and_reads_as_a_regeling(tmp_path):
    path = papers.txt(3, tmp_path)
    assert 3 <= len(path.read_text(encoding="utf-8").split()) / papers.WORDS_A_PAGE < 3.5
    read = read_regeling(path, Options())
    numbers = [node.number for node in read.artikelen()]
    assert numbers == [f"1.{number}" for number in range(1, len(numbers) + 1)]
    assert len(numbers) > 8
    assert not read.leftovers
    assert all(node.kind is NodeKind.ARTIKEL for node in read.artikelen())


def test_a_rule_set_of_any_size_has_so_many_different_ids():
    rules = load_rules()
    assert of_size(rules, 5) == rules.rules[:5]
    many = of_size(rules, 300)
    assert len({rule.id for rule in many}) == 300


def test_the_naive_program_looks_for_every_rule():
    rules = load_rules()
    patterns = naive_patterns(rules)
    assert patterns.keys() == {rule.id for rule in rules.rules}
    assert all(patterns[rule.id] for rule in rules.rules if any(element.norm[0].alle for element in rule.elementen))
    assert sum(map(bool, patterns.values())) >= 14


@pytest.mark.parametrize(("ratio", "bar", "least", "holds"), [(1.2, 1.35, False, True), (1.4, 1.35, False, False), (9, 10, True, False), (11, 10, True, True), (99, None, False, True)])
def test_a_bar_that_is_not_kept_shows(ratio, bar, least, holds):
    line = Line("wat", "1 ms", "2 ms", ratio, bar, least=least)
    assert line.holds is holds
    assert ("niet gehaald" in markdown([line])) is not holds
