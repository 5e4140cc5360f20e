"""Many regelingen beside each other: which checkpoint came to what in which, with totals both ways. For every overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from regelcheck.model import BatchResult, CheckedDocument, Outcome, Rule, Unreadable, Verdict
from regelcheck.report.order import CHECKLIST, by_pack
from regelcheck.report.plain import plain, plain_path

ASKED = tuple(verdict for verdict in Verdict if verdict is not Verdict.NVT)
"""The verdicts of a checkpoint that fits the vorm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One checkpoint, with its number in the overview and how often each verdict was given."""

    number: int
    rule: Rule
    totals: tuple[tuple[Verdict, int], ...]
    explained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackColumns:
    """The checkpoints of one pack."""

    id: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One Regeling: an outcome for every column, None where its run did not hold that rule.

    `link` is where its own report stands, relative to the overview; empty when there is none. `numbered` says that the
    checkpoints have the same numbers there as here, so that a cell can lead to its checkpoint.
    """

    path: str
    title: str
    document: CheckedDocument
    outcomes: tuple[Outcome | None, ...]
    totals: tuple[tuple[Verdict, int], ...]
    explained: int
    link: str
    numbered: bool

    @property
    def vorm(self) -> str:
        """The vorm as it is shown."""
        return str(self.document.regeling.kenmerken.vorm or "niet herkend")

    @property
    def deelnemers(self) -> tuple[str, ...]:
        """Who takes part, as far as the text names them."""
        return tuple(plain(one.value) for one in self.document.regeling.kenmerken.deelnemers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Every Regeling of a run and every checkpoint, in the order of the reports."""

    packs: tuple[PackColumns, ...]
    rows: tuple[Row, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all packs."""
        return tuple(column for pack in self.packs for column in pack.columns)

    @property
    def totals(self) -> tuple[tuple[Verdict, int], ...]:
        """How often each verdict was given in all."""
        return _counted(outcome for row in self.rows for outcome in row.outcomes if outcome is not None)


def matrix_of(result: BatchResult, links: Mapping[Path, str] | None = None) -> Matrix:
    """The matrix of a run; `links` says where the report of a document stands, by the path of the document."""
    rules = _rules(result.documents)
    places = {rule.id: place for place, rule in enumerate(rules)}
    cells: list[list[Outcome | None]] = []
    for document in result.documents:
        own: list[Outcome | None] = [None] * len(rules)
        for outcome in document.outcomes:
            own[places[outcome.rule.id]] = outcome
        cells.append(own)
    columns = [_column(number, rule, [own[number - 1] for own in cells]) for number, rule in enumerate(rules, 1)]
    packs: dict[str, list[Column]] = {}
    for column in columns:
        packs.setdefault(column.rule.pakket, []).append(column)
    return Matrix(
        packs=tuple(
            PackColumns(
                id=name,
                title=plain(next((one.rule.pakket_titel for one in inside), "") or name),
                columns=tuple(inside),
            )
            for name, inside in packs.items()
        ),
        rows=tuple(_row(document, own, links or {}) for document, own in zip(result.documents, cells, strict=True)),
        unreadable=result.unreadable,
    )


def _rules(documents: Iterable[CheckedDocument]) -> list[Rule]:
    """Every rule that judged a document, in the order of the reports."""
    seen: dict[str, Outcome] = {}
    for document in documents:
        for outcome in document.outcomes:
            seen.setdefault(outcome.rule.id, outcome)
    return [outcome.rule for outcome in by_pack(seen.values())]


def _column(number: int, rule: Rule, outcomes: Iterable[Outcome | None]) -> Column:
    given = [one for one in outcomes if one is not None]
    return Column(number=number, rule=rule, totals=_counted(given), explained=_explained(given))


def _row(document: CheckedDocument, outcomes: list[Outcome | None], links: Mapping[Path, str]) -> Row:
    given = [one for one in outcomes if one is not None]
    path = document.regeling.source.path
    return Row(
        path=plain_path(path),
        title=plain(document.regeling.title) or "(zonder opschrift)",
        document=document,
        outcomes=tuple(outcomes),
        totals=_counted(given),
        explained=_explained(given),
        link=links.get(path, ""),
        numbered=len(given) == len(outcomes),
    )


def _counted(outcomes: Iterable[Outcome]) -> tuple[tuple[Verdict, int], ...]:
    given = Counter(one.verdict for one in outcomes)
    return tuple((verdict, given[verdict]) for verdict in Verdict)


def _explained(outcomes: Iterable[Outcome]) -> int:
    return sum(1 for one in outcomes if one.explanation is not None)


def is_checklist(pack: PackColumns) -> bool:
    """Whether this is the pack an overview opens with."""
    return pack.id == CHECKLIST
