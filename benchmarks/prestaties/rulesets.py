"""Rule sets of any size, and the patterns that a naive program would make of ours."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator

from regelcheck.language.notation import Atom
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Condition, Rule, RuleSet

_CLASSES = {"getal": r"\d+", "jaartal": r"(?:19|20)\d\d"}


def of_size(rules: RuleSet, size: int) -> tuple[Rule, ...]:
    """The first `size` rules; when there are fewer, they come again under another id."""
    return tuple(
        dataclasses.replace(rule, id=rule.id if number < len(rules.rules) else f"{rule.id}-{number}")
        for number, rule in zip(range(size), itertools.cycle(rules.rules), strict=False)
    )


def naive_patterns(rules: RuleSet) -> dict[str, list[list[dict[str, object]]]]:
    """For every rule the spaCy patterns of its concepts, without those that have a gap."""
    book = PhraseBook(rules.concepts, rules.verbs)
    return {
        rule.id: list(_patterns((name for name in sorted(set(_names(rule))) if name in book.concepts), book))
        for rule in rules.rules
    }


def _patterns(names: Iterable[str], book: PhraseBook) -> Iterator[list[dict[str, object]]]:
    for name in names:
        for phrase in book.concepts[name].woorden:
            for sequence in book.parse(phrase):
                if not any(slot.gap for slot in sequence.slots):
                    yield [_token(slot.atoms) for slot in sequence.slots]


def _token(atoms: frozenset[Atom]) -> dict[str, object]:
    if all(atom.kind == "woord" for atom in atoms):
        return {"LOWER": {"IN": sorted(atom.text for atom in atoms)}}
    return {"LOWER": {"REGEX": f"^(?:{'|'.join(sorted(map(_expression, atoms)))})$"}}


def _expression(atom: Atom) -> str:
    literal = re.escape(atom.text)
    forms = {"woord": literal, "begin": literal + ".*", "einde": ".*" + literal, "deel": ".*" + literal + ".*"}
    return forms.get(atom.kind) or _CLASSES[atom.text]


def _names(rule: Rule) -> Iterator[str]:
    for element in (*rule.strijdig, *rule.elementen):
        for condition in (*element.norm, *element.zwak):
            yield from _of_condition(condition)


def _of_condition(condition: Condition) -> Iterator[str]:
    for choice in (*condition.alle, *condition.ontkend):
        yield from choice
    yield from (*condition.niet, *condition.niet_in_zin, *condition.niet_in_artikel)
