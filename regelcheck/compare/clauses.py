"""The clauses that regelingen have for one checkpoint, beside each other: alike, alone, contradicting, most complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from regelcheck.compare.similar import group_similar
from regelcheck.compare.values import Value, ValueKind, read_values
from regelcheck.model import CheckedDocument, Evidence, Outcome, Rule, Verdict

_RANK = {Verdict.AANWEZIG: 2, Verdict.ZWAK: 1}
MAX_CHOICES = 200
"""Choices on one point that are compared with each other; beyond that the point is no choice any more."""
FEW = 4
"""A choice is out of line when at least FEW times as many regelingen made another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one Regeling has for a checkpoint: the verdict, and the quotes that carry it, each once.

    `document` is its place among the documents, which are not kept themselves. `elements` are the titles of the elements
    that stand in it as a norm, `values` what its quotes say that can be compared, by the title of an element.
    """

    document: int
    verdict: Verdict
    quotes: tuple[Evidence, ...]
    elements: tuple[str, ...]
    values: tuple[tuple[str, Value], ...]

    @property
    def text(self) -> str:
        """The quotes in one text."""
        return " ".join(one.quote for one in self.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Clauses that say nearly the same; the first is the most complete of them."""

    clauses: tuple[Clause, ...]
    outlier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several values, as one of the texts has it, with the places of the regelingen that chose it."""

    words: str
    documents: tuple[int, ...]
    outlier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A point on which regelingen made different choices; the choice of most comes first."""

    element: str
    what: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One checkpoint over all regelingen. `silent` are the places of those that have nothing for it."""

    rule: Rule
    groups: tuple[Group, ...]
    silent: tuple[int, ...]
    differences: tuple[Difference, ...]
    best: Clause | None
    """The clause with most elements; of equals the one that most others resemble."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses, group by group."""
        return tuple(clause for group in self.groups for clause in group.clauses)


class _Choice(NamedTuple):
    """A choice in the words of the first that made it, and who made it."""

    words: str
    documents: list[int]


def harmonise(documents: Iterable[CheckedDocument]) -> tuple[Theme, ...]:
    """A theme for every checkpoint that applies to one of the documents, in rule order; the documents are gone through once."""
    rules: dict[str, Rule] = {}
    clauses: defaultdict[str, list[Clause]] = defaultdict(list)
    silent: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        for outcome in document.outcomes:
            if outcome.verdict is Verdict.NVT:
                continue
            rules.setdefault(outcome.rule.id, outcome.rule)
            clause = _clause(place, outcome)
            if clause is not None:
                clauses[outcome.rule.id].append(clause)
            else:
                silent[outcome.rule.id].append(place)
    return tuple(_theme(rule, clauses[name], silent[name]) for name, rule in rules.items())


def _theme(rule: Rule, clauses: Sequence[Clause], silent: Sequence[int]) -> Theme:
    groups = _groups(clauses)
    everyone = [(group, clause) for group in groups for clause in group.clauses]
    best = max(everyone, key=lambda one: (_completeness(one[1]), len(one[0].clauses)), default=None)
    return Theme(
        rule=rule,
        groups=groups,
        silent=tuple(silent),
        differences=tuple(_differences(clauses)),
        best=best[1] if best is not None and best[1].elements else None,
    )


def _clause(place: int, outcome: Outcome) -> Clause | None:
    """The clause of a document; None when it has none. What shows silence, or is refused, is no clause."""
    if outcome.verdict not in (Verdict.AANWEZIG, Verdict.ZWAK, Verdict.STRIJDIG):
        return None
    titles = {one.element: one.title for one in outcome.elements if one.found or one.weak}
    carrying = [one for one in outcome.evidence if one.element in titles]
    if not carrying:
        return None
    values = ((titles[one.element], value) for one in carrying for value in read_values(one.quote))
    return Clause(
        document=place,
        verdict=outcome.verdict,
        quotes=tuple({(one.document, one.node, one.span): one for one in carrying}.values()),
        elements=tuple(one.title for one in outcome.elements if one.found),
        values=tuple(dict.fromkeys(values)),
    )


def _completeness(clause: Clause) -> tuple[int, int]:
    """A clause that provides the opposite is never the example."""
    rank = _RANK.get(clause.verdict, 0)
    return (min(rank, 1) * (1 + len(clause.elements)), rank)


def _groups(clauses: Sequence[Clause]) -> tuple[Group, ...]:
    places = group_similar([clause.text for clause in clauses])
    largest = len(places[0]) if places else 0
    found = []
    for group in places:
        own = sorted((clauses[place] for place in group), key=_completeness, reverse=True)
        found.append(Group(clauses=tuple(own), outlier=largest >= FEW * len(own)))
    return tuple(found)


def _differences(clauses: Sequence[Clause]) -> Iterable[Difference]:
    """Opposite verdicts first, then every element and kind of value on which the regelingen do not agree."""
    against = [clause.document for clause in clauses if clause.verdict is Verdict.STRIJDIG]
    along = [clause.document for clause in clauses if clause.verdict is Verdict.AANWEZIG]
    if against and along:
        options = [_Choice("zoals het toetspunt vraagt", along), _Choice("het tegendeel", against)]
        yield Difference(element="", what="strekking", options=_options(options))
    for (element, kind), choices in _values(clauses).items():
        if _contradict(choices):
            yield Difference(element=element, what=kind.value, options=_options(choices.values()))


def _values(clauses: Sequence[Clause]) -> dict[tuple[str, ValueKind], dict[frozenset[str], _Choice]]:
    """For every element and kind of value the choices made: all that a document says of that kind there is one choice."""
    found: defaultdict[tuple[str, ValueKind], dict[frozenset[str], _Choice]] = defaultdict(dict)
    for clause in clauses:
        own: defaultdict[tuple[str, ValueKind], dict[str, Value]] = defaultdict(dict)
        for element, value in clause.values:
            own[element, value.kind].setdefault(value.key, value)
        for point, values in own.items():
            words = ", ".join(value.words for value in values.values())
            choice = found[point].setdefault(frozenset(values), _Choice(words, []))
            choice.documents.append(clause.document)
    return dict(found)


def _contradict(choices: Iterable[frozenset[str]]) -> bool:
    """Whether two of the choices have nothing in common: "vier jaar" and "vier jaar, binnen zes maanden" do not."""
    known = list(choices)[:MAX_CHOICES]
    return any(one.isdisjoint(other) for place, one in enumerate(known) for other in known[:place])


def _options(choices: Iterable[_Choice]) -> tuple[Option, ...]:
    ordered = sorted(choices, key=lambda one: (-len(one.documents), one.documents[0]))
    most = len(ordered[0].documents)
    return tuple(
        Option(words=one.words, documents=tuple(one.documents), outlier=most >= FEW * len(one.documents))
        for one in ordered
    )
