"""Many regelingen beside each other: which checkpoint came to what in which, with totals both ways. For every overview.

The documents may be more than fit in memory, so they are gone through once, and of a cell one letter is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from regelcheck.model import BatchResult, CheckedDocument, Outcome, Rule, Unreadable, Verdict, View, Vorm
from regelcheck.report.order import ordered_rules
from regelcheck.report.plain import plain, plain_path
from regelcheck.report.words import IN_ORDER, IN_WORDS, VerdictWords, count_words, words_of

NOTHING = "."
"""The letter of a cell whose rule did not judge that document."""
_VERDICTS = tuple(Verdict)
_FIRST = ord("a")
HEADS = (*(words.label for words in IN_WORDS), "uitgelegd", "twijfel")
"""The heads over the `numbers` of a row or column: what is in orde stands apart from what is aanwezig."""
_EXPLAINED, _DOUBT = len(_VERDICTS), 2 * len(_VERDICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one checkpoint came to in one Regeling."""

    verdict: Verdict
    explained: bool
    doubt: bool

    @property
    def apart(self) -> str:
        """What stands behind the verdict when it is explained or doubted."""
        return " (uitgelegd)" if self.explained else " (twijfel)" if self.doubt else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One checkpoint, with its number in the overview and how often each verdict was given."""

    number: int
    rule: Rule
    totals: tuple[tuple[Verdict, int], ...]
    explained: int
    doubted: int

    @property
    def counts(self) -> tuple[tuple[VerdictWords, int], ...]:
        """The totals in the words for this checkpoint."""
        return tuple((words_of(self.rule, verdict), count) for verdict, count in self.totals)

    @property
    def numbers(self) -> tuple[int, ...]:
        """What stands under `HEADS`."""
        in_order = sum(count for words, count in self.counts if words is IN_ORDER)
        return _numbers(self.totals, in_order, self.explained, self.doubted)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackColumns:
    """The checkpoints of one pack."""

    id: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One Regeling: `cells` has one letter for every column, to be read with `cell_of`.

    `link` is where its own report stands, relative to the overview; empty when there is none. `numbered` says that the
    checkpoints have the same numbers there as here, so that a cell can lead to its checkpoint. `title` and
    `shown_path` are harmless to show; `exact_title` is as it was read. `judged` is None without tracked changes.
    """

    path: Path
    shown_path: str
    sha256: str
    title: str
    exact_title: str
    vorm: Vorm | None
    judged: View | None
    deelnemers: tuple[str, ...]
    cells: str
    totals: tuple[tuple[Verdict, int], ...]
    in_order: int
    explained: int
    doubted: int
    link: str
    numbered: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        """What stands under `HEADS`."""
        return _numbers(self.totals, self.in_order, self.explained, self.doubted)

    @property
    def vorm_words(self) -> str:
        """The vorm as it is shown."""
        return str(self.vorm or "niet herkend")

    @property
    def judged_words(self) -> str:
        """Which text of a draft was judged, in two words; empty when it has but one."""
        return f"{self.judged}e tekst" if self.judged else ""


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
        return _totals(letter for row in self.rows for letter in row.cells)

    @property
    def counts(self) -> tuple[tuple[VerdictWords, int], ...]:
        """The totals in words, with what is in orde apart from what is aanwezig."""
        found: Counter[VerdictWords] = Counter()
        for column in self.columns:
            found.update(dict(column.counts))
        return tuple((words, found[words]) for words in IN_WORDS if found[words])

    @property
    def doubted(self) -> int:
        """How many verdicts are doubted in all."""
        return sum(row.doubted for row in self.rows)


def cell_of(letter: str) -> Cell | None:
    """What a letter stands for; None for a cell whose rule did not judge that document.

    >>> cell_of("c").verdict.value, cell_of("i").explained, cell_of("o").doubt
    ('ontbreekt', True, True)
    """
    place = ord(letter) - _FIRST
    if letter == NOTHING:
        return None
    kind, verdict = divmod(place, len(_VERDICTS))
    return Cell(verdict=_VERDICTS[verdict], explained=kind == 1, doubt=kind == 2)


def letter_of(outcome: Outcome) -> str:
    """One letter for a verdict, and whether it is explained or doubtful; what is explained needs no doubt."""
    place = _VERDICTS.index(outcome.verdict)
    if outcome.explanation is not None:
        place += _EXPLAINED
    elif outcome.doubt:
        place += _DOUBT
    return chr(_FIRST + place)


def matrix_of(result: BatchResult, links: Mapping[Path, str] | None = None) -> Matrix:
    """The matrix of a run; `links` says where the report of a document stands, by the path of the document."""
    rules: dict[str, Rule] = {}
    rows: list[Row] = []
    for document in result.documents:
        letters = {outcome.rule.id: letter_of(outcome) for outcome in document.outcomes}
        for outcome in document.outcomes:
            rules.setdefault(outcome.rule.id, outcome.rule)
        rows.append(_row(document, "".join(letters.get(name, NOTHING) for name in rules), links or {}))
    seen = {name: place for place, name in enumerate(rules)}
    shown = ordered_rules(rules.values())
    order = [seen[rule.id] for rule in shown]
    complete = tuple(_in_order(row, order) for row in rows)
    packs: dict[str, list[Column]] = {}
    for number, rule in enumerate(shown, 1):
        packs.setdefault(rule.pakket, []).append(_column(number, rule, [row.cells[number - 1] for row in complete]))
    return Matrix(
        packs=tuple(
            PackColumns(id=name, title=plain(inside[0].rule.pakket_titel or name), columns=tuple(inside))
            for name, inside in packs.items()
        ),
        rows=complete,
        unreadable=result.unreadable,
    )


def _row(document: CheckedDocument, cells: str, links: Mapping[Path, str]) -> Row:
    regeling = document.regeling
    path = regeling.source.path
    return Row(
        path=path,
        shown_path=plain_path(path),
        sha256=regeling.source.sha256,
        title=plain(regeling.title) or "(zonder opschrift)",
        exact_title=regeling.title,
        vorm=regeling.kenmerken.vorm,
        judged=document.judged,
        deelnemers=tuple(plain(one.value) for one in regeling.kenmerken.deelnemers),
        cells=cells,
        totals=_totals(cells),
        in_order=dict(count_words(document.outcomes)).get(IN_ORDER, 0),
        explained=_explained(cells),
        doubted=_doubted(cells),
        link=links.get(path, ""),
        numbered=True,
    )


def _in_order(row: Row, order: list[int]) -> Row:
    """The row with its letters as the columns stand; rules that came after it did not judge it."""
    cells = "".join(row.cells[place] if place < len(row.cells) else NOTHING for place in order)
    return replace(row, cells=cells, numbered=NOTHING not in cells)


def _column(number: int, rule: Rule, letters: list[str]) -> Column:
    return Column(number=number, rule=rule, totals=_totals(letters), explained=_explained(letters), doubted=_doubted(letters))


def _totals(letters: Iterable[str]) -> tuple[tuple[Verdict, int], ...]:
    given: Counter[Verdict] = Counter()
    for letter, count in Counter(letters).items():
        cell = cell_of(letter)
        if cell is not None:
            given[cell.verdict] += count
    return tuple((verdict, given[verdict]) for verdict in Verdict)


def _explained(letters: Iterable[str]) -> int:
    return sum(1 for letter in letters if (cell := cell_of(letter)) is not None and cell.explained)


def _doubted(letters: Iterable[str]) -> int:
    return sum(1 for letter in letters if (cell := cell_of(letter)) is not None and cell.doubt)


def _numbers(totals: tuple[tuple[Verdict, int], ...], in_order: int, explained: int, doubted: int) -> tuple[int, ...]:
    (_, present), *others = totals
    return (present - in_order, in_order, *(count for _, count in others), explained, doubted)
