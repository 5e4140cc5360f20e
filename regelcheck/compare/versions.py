"""Two versions of a Regeling: what was added, removed, rewritten, moved or split, and which verdicts that moved.

The engine judged both versions; here is only told apart what differs, and which changed part a verdict rests on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from regelcheck.compare.matching import Index, Unit, match_units, sources, units_of
from regelcheck.compare.wording import Piece, word_diff
from regelcheck.model import CheckedDocument, Citation, Node, NodeKind, Outcome, Rule, Verdict


class ChangeKind(StrEnum):
    """What happened to a part."""

    TOEGEVOEGD = "toegevoegd"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"
    VERPLAATST = "verplaatst"
    """Word for word the same at another place."""
    VERPLAATST_EN_GEWIJZIGD = "verplaatst en gewijzigd"
    GESPLITST = "afgesplitst"
    """New as a part, and most of its words stood in another."""
    SAMENGEVOEGD = "opgegaan in een ander"
    """No part any more, and most of its words stand in another now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed part. `related` is the part it was split off from, or went into; `pieces` show the words that differ."""

    kind: ChangeKind
    before: Node | None
    after: Node | None
    related: Node | None = None
    pieces: tuple[Piece, ...] = ()

    def touches(self, keys_before: Set[int], keys_after: Set[int]) -> bool:
        """Whether words at one of these keys, of the old or the new version, are different now. A move changes no words."""
        if self.kind is ChangeKind.VERPLAATST:
            return False
        return not (keys_before.isdisjoint(self._keys(self.before)) and keys_after.isdisjoint(self._keys(self.after)))

    def _keys(self, node: Node | None) -> tuple[int, ...]:
        if node is None:
            return ()
        return tuple(one.key for one in node.walk()) if self.kind in _WHOLE else (node.key,)

    @property
    def node(self) -> Node:
        """The part as it is now, or as it was."""
        node = self.after or self.before
        assert node is not None
        return node


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering:
    """An article that only has another number now."""

    before: Citation
    after: Citation


class Direction(StrEnum):
    """Whether a verdict moved towards what the checkpoint asks."""

    VOORUIT = "vooruit"
    ACHTERUIT = "achteruit"
    ANDERS = "anders"
    """To or from n.v.t. or niet te beoordelen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictMove:
    """A verdict that differs, with the changes its old or new evidence stands in, and the elements won and lost."""

    rule: Rule
    before: Outcome
    after: Outcome
    because: tuple[Change, ...]
    won: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def direction(self) -> Direction:
        """Forward, backward, or neither."""
        old, new = _MERIT.get(self.before.verdict), _MERIT.get(self.after.verdict)
        if old is None or new is None:
            return Direction.ANDERS
        return Direction.VOORUIT if new > old else Direction.ACHTERUIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two versions beside each other. `touched` are checkpoints whose evidence was changed and whose verdict stayed."""

    old: CheckedDocument
    new: CheckedDocument
    changes: tuple[Change, ...]
    renumbered: tuple[Renumbering, ...]
    unchanged: int
    """Parts that are word for word the same, wherever they stand."""
    moves: tuple[VerdictMove, ...]
    touched: tuple[Outcome, ...]


_MOVED = frozenset({ChangeKind.VERPLAATST, ChangeKind.VERPLAATST_EN_GEWIJZIGD})
_WHOLE = frozenset({ChangeKind.TOEGEVOEGD, ChangeKind.VERVALLEN})
_MERIT = {Verdict.STRIJDIG: 0, Verdict.ONTBREEKT: 1, Verdict.ZWAK: 2, Verdict.AANWEZIG: 3}


def compare_versions(old: CheckedDocument, new: CheckedDocument) -> Comparison:
    """What differs between two versions, in the order of the new one."""
    before, after = units_of(old.regeling), units_of(new.regeling)
    matched = match_units(before, after)
    changes = _changes(before, after, matched)
    outcomes = {outcome.rule.id: outcome for outcome in old.outcomes}
    pairs = [(outcomes[one.rule.id], one) for one in new.outcomes if one.rule.id in outcomes]
    return Comparison(
        old=old,
        new=new,
        changes=changes,
        renumbered=_renumbered(before, after, matched, changes),
        unchanged=sum(1 for place, other in matched.items() if after[place].text == before[other].text),
        moves=tuple(_move(one, other, changes) for one, other in pairs if one.verdict is not other.verdict),
        touched=tuple(
            other for one, other in pairs if one.verdict is other.verdict and _because(one, other, changes)
        ),
    )


def _changes(before: Sequence[Unit], after: Sequence[Unit], matched: dict[int, int]) -> tuple[Change, ...]:
    still = _in_order([(place, matched[place]) for place in sorted(matched)])
    places = {other: place for place, other in matched.items()}
    heads = {unit.node.key: unit for unit in after if unit.node.key == unit.artikel}
    old_index, new_index = Index(before), Index(after)
    found: list[tuple[float, Change]] = []
    for unit in after:
        if unit.place not in matched:
            found.append((unit.place, _added(unit, sources(unit, old_index.near(unit)))))
            continue
        other = before[matched[unit.place]]
        moved = unit.place not in still and not _carried(unit, other, heads.get(unit.artikel), matched, before)
        if moved or unit.text != other.text:
            found.append((unit.place, _changed(unit, other, moved=moved)))
    at = -1.0
    for unit in before:
        if unit.place in places and places[unit.place] in still:
            at = places[unit.place]
        if unit.place not in places:
            # What went stands in the list after the last part before it that stayed.
            found.append((at + 0.5, _removed(unit, sources(unit, new_index.near(unit)))))
    return tuple(_folded([change for _, change in sorted(found, key=lambda one: one[0])]))


def _folded(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes without those of parts whose whole article came or went: its own change shows them."""
    whole: set[tuple[ChangeKind, int]] = set()
    for change in changes:
        if (change.kind, change.node.key) in whole:
            continue
        if change.kind in _WHOLE and change.node.kind is NodeKind.ARTIKEL:
            whole |= {(change.kind, node.key) for node in change.node.walk()}
        yield change


def _added(unit: Unit, origins: Sequence[Unit]) -> Change:
    if origins:
        return Change(kind=ChangeKind.GESPLITST, before=None, after=unit.node, related=origins[0].node)
    return Change(kind=ChangeKind.TOEGEVOEGD, before=None, after=unit.node)


def _removed(unit: Unit, heirs: Sequence[Unit]) -> Change:
    if heirs:
        return Change(kind=ChangeKind.SAMENGEVOEGD, before=unit.node, after=None, related=heirs[0].node)
    return Change(kind=ChangeKind.VERVALLEN, before=unit.node, after=None)


def _changed(unit: Unit, other: Unit, *, moved: bool) -> Change:
    pieces = word_diff(other.text, unit.text) if unit.text != other.text else ()
    if moved:
        kind = ChangeKind.VERPLAATST_EN_GEWIJZIGD if pieces else ChangeKind.VERPLAATST
    else:
        kind = ChangeKind.GEWIJZIGD
    return Change(kind=kind, before=other.node, after=unit.node, pieces=pieces)


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The new places of the longest run of matches that kept their order: what is outside it has moved."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, (_, other) in enumerate(pairs):
        length = bisect_left(tails, other)
        back.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(other)
            ends.append(at)
        else:
            tails[length] = other
            ends[length] = at
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(pairs[at][0])
        at = back[at]
    return kept


def _carried(
    unit: Unit, other: Unit, head: Unit | None, matched: dict[int, int], before: Sequence[Unit]
) -> bool:
    """Whether the whole article moved and this part only went along: then the article is the one change to tell."""
    return (
        head is not None
        and head is not unit
        and head.place in matched
        and before[matched[head.place]].node.key == other.artikel
        and _rest(unit.node.citation) == _rest(other.node.citation)
    )


def _rest(citation: Citation) -> tuple[str | None, tuple[str, ...]]:
    return (citation.lid, citation.onderdelen)


def _renumbered(
    before: Sequence[Unit], after: Sequence[Unit], matched: dict[int, int], changes: Iterable[Change]
) -> tuple[Renumbering, ...]:
    """Articles with another number, in order; those that moved are told of as moved."""
    moved = {change.node.key for change in changes if change.kind in _MOVED}
    found = []
    for place in sorted(matched):
        old, new = before[matched[place]].node, after[place].node
        articles = new.kind is NodeKind.ARTIKEL and old.kind is NodeKind.ARTIKEL
        if articles and old.citation != new.citation and new.key not in moved:
            found.append(Renumbering(before=old.citation, after=new.citation))
    return tuple(found)


def _move(old: Outcome, new: Outcome, changes: Iterable[Change]) -> VerdictMove:
    return VerdictMove(
        rule=new.rule,
        before=old,
        after=new,
        because=_because(old, new, changes),
        won=_only(new, old),
        lost=_only(old, new),
    )


def _only(these: Outcome, those: Outcome) -> tuple[str, ...]:
    """Titles of the elements the rule asks for that stand as a norm in these and not in those."""
    others = {one.element for one in those.elements if one.found}
    asked = {one.id for one in these.rule.elementen} or {one.element for one in these.elements}
    return tuple(one.title for one in these.elements if one.found and one.element in asked - others)


def _because(old: Outcome, new: Outcome, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes in which evidence of either outcome stands; without those, changes in the same articles."""
    was = {one.node for one in old.evidence if one.document is None}
    now = {one.node for one in new.evidence if one.document is None}
    given = list(changes)
    direct = [one for one in given if one.touches(was, now)]
    if direct or old.verdict is new.verdict:
        return tuple(direct)
    articles_was = {one.citation.artikel for one in old.evidence if one.document is None and one.citation.artikel}
    articles_now = {one.citation.artikel for one in new.evidence if one.document is None and one.citation.artikel}
    return tuple(
        one
        for one in given
        if (one.before is not None and one.before.citation.artikel in articles_was)
        or (one.after is not None and one.after.citation.artikel in articles_now)
    )
