"""The checkpoints of a report by pack: the checklist of the Gids first, what weighs most first, n.v.t. in one line."""

from __future__ import annotations

from dataclasses import dataclass

from regelcheck.model import Verdict
from regelcheck.report.order import CHECKLIST
from regelcheck.report.view import Checkpoint, DocumentView
from regelcheck.report.words import apart_words, counts_sentence, enumerate_nl, number_of

MAX_NAMED = 3
"""Checkpoints that do not apply and are still named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The checkpoints of one pack, or under one heading of it, that have something to say, and those that do not fit this vorm."""

    id: str
    anchor: str
    title: str
    shown: tuple[Checkpoint, ...]
    not_applicable: tuple[Checkpoint, ...]
    leads: bool = True
    """Whether this is the first heading of its pack."""

    @property
    def strip(self) -> tuple[Checkpoint, ...]:
        """All checkpoints on a row, for a line of signs; none when no checkpoint fits this vorm."""
        both = (*self.shown, *self.not_applicable) if self.shown else ()
        return tuple(sorted(both, key=lambda one: one.number))

    @property
    def is_checklist(self) -> bool:
        """Whether these are the checkpoints every report opens with."""
        return self.id == CHECKLIST and self.leads

    @property
    def counts(self) -> str:
        """The totals of the pack in a sentence without a full stop."""
        outcomes = [one.outcome for one in (*self.shown, *self.not_applicable)]
        return counts_sentence(outcomes) + apart_words(outcomes)

    @property
    def set_aside(self) -> str:
        """What does not fit this vorm, in one sentence; empty when all checkpoints fit."""
        count = len(self.not_applicable)
        if not count:
            return ""
        if not self.shown:
            which = "Dit toetspunt is" if count == 1 else f"Deze {count} toetspunten zijn"
            return f"{which} hier niet van toepassing."
        which = f"{number_of(count, 'toetspunt', 'toetspunten')} {'is' if count == 1 else 'zijn'}"
        named = f": {enumerate_nl([one.outcome.rule.titel for one in self.not_applicable])}"
        return f"{which} hier niet van toepassing{named if count <= MAX_NAMED else ''}."


def packs_of(view: DocumentView) -> tuple[Pack, ...]:
    """The packs of a document in the order of its checkpoints; of loose provisions only what they touch."""
    members: dict[tuple[str, str], list[Checkpoint]] = {}
    for checkpoint in view.shown:
        rule = checkpoint.outcome.rule
        members.setdefault((rule.pakket, rule.groep or rule.pakket_titel), []).append(checkpoint)
    first = dict(reversed(members))
    return tuple(
        Pack(
            id=name,
            anchor=f"{view.anchor}-p{number}",
            title=heading or name,
            shown=tuple(one for one in inside if one.outcome.verdict is not Verdict.NVT),
            not_applicable=tuple(one for one in inside if one.outcome.verdict is Verdict.NVT),
            leads=first[name] == heading,
        )
        for number, ((name, heading), inside) in enumerate(members.items(), 1)
    )
