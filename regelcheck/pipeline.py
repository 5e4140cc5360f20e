"""The five hops from a path to a checked document, on one screen.

path ──read──▶ Source ──parse──▶ Regeling ──annotate──▶ Annotated ──check──▶ Outcomes ──▶ CheckedDocument
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from regelcheck.engine import (
    Annotated,
    Deadline,
    Gauge,
    Readings,
    Relevance,
    SecondReading,
    VectorGauge,
    annotate,
    check,
    moved,
    point,
)
from regelcheck.errors import UnreadableDocument
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.trained import Pipeline, reader_of
from regelcheck.model import CheckedDocument, Example, Move, Outcome, Regeling, Rule, RuleSet, Verdict, Vorm
from regelcheck.nearness import LearnedGauge, ngram_gauge, semantic_gauge
from regelcheck.reading import DEFAULT_LIMITS, Limits, View, read_source
from regelcheck.ruleset import in_force
from regelcheck.structure import parse_regeling, warnings_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How documents are to be read: the form when the user knows better, loose provisions instead of a whole
    Regeling, which view of a tracked draft, and the documents beside it (reglement, handvest, protocol).

    `regeling` is the number, from 1, of the Regeling to judge in a file that holds several; `ocr` has scanned pages read
    where that can be done; `semantic` has the sentence encoder point along at what comes near (no verdict changes);
    `taalmodel` is the trained pipeline that reads along (no verdict changes, but of rules that require it);
    `limits` are what one file may take of the machine, its seconds once for reading each file and once for judging the
    document."""

    vorm: Vorm | None = None
    fragment: bool = False
    view: View = View.VOORGESTELD
    onderliggend: tuple[Path, ...] = ()
    regeling: int | None = None
    ocr: bool = False
    semantic: bool = False
    taalmodel: Pipeline | None = None
    limits: Limits = DEFAULT_LIMITS


class Checker:
    """A rule set made ready once, for any number of documents; without a selection, the law of today counts."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = in_force(rule_set)
        self._book = ConceptBook(rule_set.concepts, rule_set.verbs, rule_set.phrases)
        self._vectors: dict[Pipeline, VectorGauge] = {}

    @cached_property
    def _lexical(self) -> LearnedGauge:
        return ngram_gauge()

    def check(self, path: Path, options: Options) -> CheckedDocument:
        """The verdicts on one document. Raises UnreadableDocument for it or for a document beside it."""
        regeling = read_regeling(path, options)
        beside = _read_beside(options)
        deadline = Deadline(options.limits.max_seconds, path.name)
        annotated = self._annotated(beside, deadline)
        read = annotate(regeling, self._book, deadline=deadline)
        second = SecondReading(reader_of(options.taalmodel), deadline) if options.taalmodel is not None else None
        readings = Readings(read, deadline)
        judged = check(self.rule_set.rules, read, annotated, deadline, second, Relevance(readings, self._lexical))
        outcomes = point(judged, readings, self._gauges(options))
        moves, warnings = self._moves(path, options, (regeling, *beside), outcomes, deadline, second)
        return CheckedDocument(
            regeling=regeling,
            outcomes=outcomes,
            warnings=(*warnings_on(regeling, beside), *warnings),
            moves=moves,
            beside=tuple(beside),
            view=options.view,
        )

    def judge(self, regeling: Regeling, rules: Iterable[Rule], taalmodel: Pipeline | None = None) -> tuple[Outcome, ...]:
        """The outcomes of these rules on a Regeling that has been read."""
        second = SecondReading(reader_of(taalmodel)) if taalmodel is not None else None
        return check(rules, annotate(regeling, self._book), second=second)

    def _gauges(self, options: Options) -> tuple[Gauge, ...]:
        """Who points at what comes near: always the lexical reader, and who was asked along."""
        first: Gauge = semantic_gauge() if options.semantic else self._lexical
        if options.taalmodel is None:
            return (first,)
        if options.taalmodel not in self._vectors:
            self._vectors[options.taalmodel] = VectorGauge(reader_of(options.taalmodel), self.rule_set.rules)
        return first, self._vectors[options.taalmodel]

    def _annotated(self, beside: Iterable[Regeling], deadline: Deadline) -> list[Annotated]:
        return [annotate(other, self._book, document=other.source.path.name, deadline=deadline) for other in beside]

    def _moves(
        self,
        path: Path,
        options: Options,
        read: tuple[Regeling, ...],
        outcomes: tuple[Outcome, ...],
        deadline: Deadline,
        second: SecondReading | None,
    ) -> tuple[tuple[Move, ...], tuple[str, ...]]:
        """What the tracked changes of a draft, and of what stands beside it, do to its verdicts; a warning when only one of its
        texts can be judged."""
        if not any(regeling.source.revisions for regeling in read):
            return (), ()
        proposed = options.view is View.VOORGESTELD
        view = View.OORSPRONKELIJK if proposed else View.VOORGESTELD
        turned = replace(options, view=view)
        try:
            others = (read_regeling(path, turned), *_read_beside(turned))
        except UnreadableDocument:
            return (), (
                f"In de weergave {view} is dit concept niet te beoordelen; wat de wijzigingen doen, is niet vergeleken.",
            )
        if [other.source.sha256 for other in others] != [regeling.source.sha256 for regeling in read]:
            return (), ("Het bestand is tussendoor gewijzigd; wat de bijgehouden wijzigingen doen, is niet vergeleken.",)
        other, *beside = others
        turned_outcomes = check(
            self.rule_set.rules,
            annotate(other, self._book, deadline=deadline),
            self._annotated(beside, deadline),
            deadline,
            second,
        )
        before, after = (turned_outcomes, outcomes) if proposed else (outcomes, turned_outcomes)
        return moved(before, after, read), ()


def read_regeling(path: Path, options: Options) -> Regeling:
    """The tree of one document. Raises UnreadableDocument."""
    source = read_source(path, view=options.view, limits=options.limits, ocr=options.ocr)
    return parse_regeling(source, fragment=options.fragment, vorm=options.vorm, regeling=options.regeling)


def _read_beside(options: Options) -> list[Regeling]:
    """The documents beside the Regeling, each as loose provisions. Raises UnreadableDocument, which says that it is one."""
    apart = replace(options, fragment=True, regeling=None)
    found = []
    for other in options.onderliggend:
        try:
            found.append(read_regeling(other, apart))
        except UnreadableDocument as error:
            message = f"{error.message} Het is meegegeven als onderliggend document (--onderliggend)."
            raise type(error)(message, error.hint) from error
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """Whether the example with this number (from 1) in a rule file got its verdict and its quotes."""

    rule: Rule
    example: Example
    number: int
    ok: bool
    message: str = ""


def run_examples(
    checker: Checker, rules: Iterable[Rule], taalmodel: Pipeline | None = None
) -> Iterator[ExampleResult]:
    """Every example of the rules, each checked by its own rule: as loose provisions, unless it is a whole Regeling."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "voorbeeld.txt")
        for rule in rules:
            for number, example in enumerate(rule.voorbeelden, 1):
                path.write_text(example.tekst + "\n", encoding="utf-8")
                options = Options(fragment=not example.whole, vorm=example.vorm)
                (outcome,) = checker.judge(read_regeling(path, options), [rule], taalmodel)
                message = _difference(example, outcome)
                yield ExampleResult(
                    rule=rule, example=example, number=number, ok=not message, message=message
                )


def _difference(example: Example, outcome: Outcome) -> str:
    """What is not as the example says; empty when all is."""
    if outcome.verdict != Verdict(example.oordeel):
        return f'verwacht "{example.oordeel}", kreeg "{outcome.verdict}"'
    quotes = [evidence.quote for evidence in outcome.evidence]
    missing = [wanted for wanted in example.bewijs if not any(wanted in quote for quote in quotes)]
    return f'het bewijs noemt niet "{missing[0]}"' if missing else ""
