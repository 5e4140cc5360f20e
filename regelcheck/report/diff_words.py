"""The words of every report on two versions: what happened to a part, what to a verdict, and because of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from regelcheck.citation import format_citation
from regelcheck.compare import Change, ChangeKind, Comparison, Direction, Piece, Renumbering, Run, VerdictMove
from regelcheck.model import Citation, Node, NodeKind
from regelcheck.report.view import node_label
from regelcheck.report.words import enumerate_nl, number_of, words_of

DIRECTIONS = {
    Direction.VOORUIT: ("↑", "vooruit"),
    Direction.ACHTERUIT: ("↓", "achteruit"),
    Direction.ANDERS: ("→", "anders"),
}
SLUGS = {
    ChangeKind.TOEGEVOEGD: "nieuw",
    ChangeKind.VERVALLEN: "weg",
    ChangeKind.GEWIJZIGD: "anders",
    ChangeKind.VERPLAATST: "verplaatst",
    ChangeKind.VERPLAATST_EN_GEWIJZIGD: "anders",
    ChangeKind.GESPLITST: "nieuw",
    ChangeKind.SAMENGEVOEGD: "weg",
}
SYMBOLS = {"nieuw": "+", "weg": "−", "anders": "~", "verplaatst": "⇄"}
MAX_SAME = 90
"""Characters of unchanged text shown between two differences."""
_SEVERAL = {ChangeKind.GESPLITST: "afgesplitst", ChangeKind.SAMENGEVOEGD: "opgegaan in een ander"}


def title_words(comparison: Comparison) -> str:
    """The title of the report."""
    title = comparison.new.regeling.title or comparison.old.regeling.title or "(zonder opschrift)"
    return f"{title}: twee versies naast elkaar"


def verdicts_sentence(comparison: Comparison) -> str:
    """How many verdicts moved, and which way."""
    moves = comparison.moves
    if not moves:
        return "Geen oordeel verandert."
    counts = Counter(one.direction for one in moves)
    ways = [f"{counts[way]} {DIRECTIONS[way][1]}" for way in Direction if counts[way]]
    verb = "verandert" if len(moves) == 1 else "veranderen"
    return f"{number_of(len(moves), 'oordeel', 'oordelen')} {verb}: {enumerate_nl(ways)}."


def changes_sentence(comparison: Comparison) -> str:
    """How many parts changed, by what happened to them."""
    counts = Counter(one.kind for one in comparison.changes)
    kinds = [f"{counts[kind]} {_SEVERAL.get(kind, kind)}" for kind in ChangeKind if counts[kind]]
    same = f"{number_of(comparison.unchanged, 'onderdeel is', 'onderdelen zijn')} woordelijk gelijk"
    if not kinds:
        return f"De tekst is niet gewijzigd; {same}."
    return f"In de tekst: {enumerate_nl(kinds)}; {same}."


def address_words(change: Change) -> str:
    """Where a part stands, and where it stood when that differs."""
    was = format_citation(change.before.citation) if change.before is not None else ""
    now = format_citation(change.after.citation) if change.after is not None else ""
    if was and now:
        return now if was == now else f"{now} (was {was})"
    return now or was


def kind_words(change: Change) -> str:
    """What happened to a part, with the other part it has to do with."""
    if change.related is None:
        return change.kind.value
    related = format_citation(change.related.citation)
    if change.kind is ChangeKind.GESPLITST:
        return f"afgesplitst van {related} (oud)"
    return f"opgegaan in {related} (nieuw)"


def because_words(move: VerdictMove) -> str:
    """The changes a verdict moved by, by address; a sentence of its own when there is none to point at."""
    if not move.because:
        return "geen gewijzigde bepaling waarop dit oordeel rust; de vorm of de samenhang is anders"
    named = list(dict.fromkeys(f"{address_words(one)}, {one.kind}" for one in move.because))
    return "; ".join(named)


def verdict_words(move: VerdictMove) -> str:
    """What became of a verdict: "✓ aanwezig → ◐ zwak"."""
    before, after = (words_of(one.rule, one.verdict) for one in (move.before, move.after))
    return f"{before.symbol} {before.label} → {after.symbol} {after.label}"


def element_sentences(move: VerdictMove) -> tuple[str, ...]:
    """Which elements came and went, in sentences."""
    found = [f"Erbij: {'; '.join(move.won)}."] if move.won else []
    return (*found, f"Weg: {'; '.join(move.lost)}.") if move.lost else tuple(found)


def renumbering_words(renumbered: Sequence[Renumbering]) -> tuple[str, ...]:
    """Which articles have another number: those that shift together in one piece ("artikel 6 tot en met 11 → 5 tot en met 10")."""
    return tuple(_shift(group) for group in _shifts(renumbered))


def _shifts(renumbered: Sequence[Renumbering]) -> Iterator[list[Renumbering]]:
    group: list[Renumbering] = []
    for one in renumbered:
        if group and not _next_to(group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _next_to(one: Renumbering, other: Renumbering) -> bool:
    numbers = [_number(citation) for citation in (one.before, other.before, one.after, other.after)]
    if any(number is None for number in numbers):
        return False
    first, second, third, fourth = (number or 0 for number in numbers)
    return second == first + 1 and fourth == third + 1


def _number(citation: Citation) -> int | None:
    text = citation.artikel or ""
    plain = citation.part is NodeKind.ARTIKEL and text.isascii() and text.isdigit() and len(text) < 6
    return int(text) if plain else None


def _shift(group: Sequence[Renumbering]) -> str:
    first, last = group[0], group[-1]
    if len(group) == 1:
        return f"{format_citation(first.before)} is nu {format_citation(first.after)}"
    was = f"artikel {first.before.artikel} tot en met {last.before.artikel}"
    return f"{was} is nu artikel {first.after.artikel} tot en met {last.after.artikel}"


def whole_text(node: Node) -> str:
    """A part with everything in it, one line a lid."""
    lines = []
    for one in node.walk():
        text = " ".join(filter(None, (one.heading, one.text)))
        label = node_label(one) if one.kind in (NodeKind.LID, NodeKind.ONDERDEEL) else ""
        if text:
            lines.append(f"{label} {text}".strip())
    return "\n".join(lines)


def shown_pieces(change: Change) -> tuple[Piece, ...]:
    """What to show of a change: the words that differ with some words around them, or the whole part."""
    if change.pieces:
        return tuple(_shortened(change.pieces))
    if change.kind is ChangeKind.VERPLAATST:
        return (Piece(run=Run.GELIJK, text=_short(whole_text(change.node), tail=False)),)
    run = Run.NIEUW if change.before is None else Run.WEG
    return (Piece(run=run, text=whole_text(change.node)),)


def _shortened(pieces: Sequence[Piece]) -> Iterable[Piece]:
    for place, piece in enumerate(pieces):
        if piece.run is not Run.GELIJK or len(piece.text) <= MAX_SAME:
            yield piece
            continue
        head = "" if place == 0 else _short(piece.text, tail=False)
        tail = "" if place == len(pieces) - 1 else _short(piece.text, tail=True)
        joined = head.removesuffix("…") + "… " + tail.removeprefix("…") if head and tail else head or tail
        yield Piece(run=Run.GELIJK, text=joined)


def _short(text: str, *, tail: bool) -> str:
    half = MAX_SAME // 2
    if len(text) <= half:
        return text
    if tail:
        cut = text[-half:]
        return "…" + (cut.partition(" ")[2] or cut)
    cut = text[:half]
    return (cut.rpartition(" ")[0] or cut) + " …"
