"""Make a rule set of the files of one or more folders: verbs and cues (taal), concepts (begrippen), packs of rules.

Loading is strict: what is unknown, double, undefined or untested is an error at its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from regelcheck.errors import RuleFileProblem
from regelcheck.language.compile import compile_phrases
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Concept, Rule, RuleSet
from regelcheck.ruleset.conditions import ConditionReader, check_phrase
from regelcheck.ruleset.packs import read_packs
from regelcheck.ruleset.profiles import PROFILES, read_profiles
from regelcheck.ruleset.spelling import spelling_hints
from regelcheck.ruleset.unfinished import require_finished
from regelcheck.ruleset.yaml_nodes import Field, parse_fields

CONCEPTS, LANGUAGE = "begrippen", "taal"


def build_rules(contents: Mapping[Path, bytes], roots: Sequence[Path], digest: str) -> RuleSet:
    """The rule set in these files of `roots`, its phrases compiled. Raises RuleFileProblem at the first mistake."""
    fields = {path: parse_fields(path, raw) for path, raw in contents.items()}
    verbs = _verbs(field for path, field in fields.items() if path.name == "werkwoorden.yaml")
    concept_files = {path: field for path, field in fields.items() if path.parent.name in (CONCEPTS, LANGUAGE)}
    concepts = _concepts(field for path, field in concept_files.items() if path.name != "werkwoorden.yaml")
    phrases = PhraseBook((concept for concept, _ in concepts.values()), verbs.items())
    written = [
        phrase
        for _, field in concepts.values()
        for key in ("woorden", "behalve")
        for phrase in (field.value[key].lines() if isinstance(field.value, dict) and key in field.value else ())
    ]
    for phrase in written:
        check_phrase(phrase, phrases)
    reader = ConditionReader(phrases)
    others = {path: field for path, field in fields.items() if path not in concept_files and path.name != PROFILES}
    for field in others.values():
        require_finished(field)
    rules = read_packs(others, reader)
    if not rules:
        raise RuleFileProblem(f"In {', '.join(map(str, roots))} staat geen enkele regel.")
    all_concepts = (*(concept for concept, _ in concepts.values()), *reader.inline.values())
    titles = {concept.name: concept.titel for concept in all_concepts}
    return RuleSet(
        rules=tuple(replace(rule, begrippen=tuple((name, titles[name]) for name in _named(rule))) for rule in rules),
        concepts=all_concepts,
        verbs=tuple(verbs.items()),
        digest=digest,
        profiles=read_profiles((field for path, field in fields.items() if path.name == PROFILES), rules),
        # The first root is ours: there a verb is left in one piece on purpose, where the phrase would stand for too much.
        hints=spelling_hints(one for one in (*written, *reader.written) if not one.position.path.is_relative_to(roots[0])),
        phrases=compile_phrases(phrases.joined(reader.inline.values())),
    )


def _named(rule: Rule) -> list[str]:
    """The concepts that the elements of a rule name, each once."""
    elements = (*rule.strijdig, *rule.waarschuwing, *rule.elementen)
    conditions = [condition for element in elements for condition in (*element.norm, *element.zwak)]
    return sorted(
        {
            name
            for one in conditions
            for names in (
                *one.alle, *one.ontkend, one.niet, one.niet_in_zin, one.niet_in_artikel, one.opschrift, one.niet_opschrift,
                one.eigen_opschrift, one.niet_eigen_opschrift,
            )
            for name in names
        }
    )  # fmt: skip


def _verbs(files: Iterable[Field]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        table = file.mapping(required=("werkwoorden",))["werkwoorden"]
        if not isinstance(table.value, dict):
            raise table.problem("hier horen werkwoorden te staan (onbepaalde wijs: [vormen])")
        for infinitive, forms in table.value.items():
            if infinitive in found:
                raise forms.problem(f'het werkwoord "{infinitive}" staat al in een ander bestand')
            found[infinitive] = forms.texts()
    return found


def _concepts(files: Iterable[Field]) -> dict[str, tuple[Concept, Field]]:
    found: dict[str, tuple[Concept, Field]] = {}
    for file in files:
        table = file.mapping(required=("begrippen",))["begrippen"]
        if not isinstance(table.value, dict):
            raise table.problem("hier horen begrippen te staan (naam: {titel, woorden})")
        for name, field in table.value.items():
            if name in found:
                earlier = found[name][1].position
                raise field.problem(
                    f'het begrip "{name}" bestaat al ({earlier.path}:{earlier.line})', "Geef uw begrip een eigen naam.", at_key=True
                )
            if not re.fullmatch(r"[\w-]+", name):
                raise field.problem(
                    f'"{name}" kan geen naam van een begrip zijn',
                    "Schrijf letters, cijfers en streepjes aaneen, bijvoorbeeld eigen-begrip.",
                    at_key=True,
                )
            keys = field.mapping(required=("titel", "woorden"), optional=("behalve",))
            concept = Concept(
                name=name,
                titel=keys["titel"].text(),
                woorden=tuple(line.text() for line in keys["woorden"].lines()),
                behalve=tuple(line.text() for line in keys["behalve"].lines()) if "behalve" in keys else (),
            )
            found[name] = (concept, field)
    return found
