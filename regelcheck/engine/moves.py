"""Which verdicts the tracked changes of a draft move, and which of the changes that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regelcheck.model import Evidence, Mark, Move, Outcome, Revision


def moved(before: Sequence[Outcome], after: Sequence[Outcome], revisions: Iterable[Revision]) -> tuple[Move, ...]:
    """The rules whose verdict differs between the original and the proposed text, in rule order."""
    changes = [revision for revision in revisions if revision.text.strip()]
    found = []
    for old, new in zip(before, after, strict=True):
        if old.verdict is not new.verdict:
            because = [one for one in changes if _carries(one, new.evidence if one.kind is Mark.INSERTED else old.evidence)]
            found.append(Move(rule=new.rule, before=old.verdict, after=new.verdict, because=tuple(because)))
    return tuple(found)


def _carries(revision: Revision, evidence: Iterable[Evidence]) -> bool:
    """Whether the changed text is part of a quote, or a quote part of the changed text."""
    text = " ".join(revision.text.split())
    return any(text in one.quote or one.quote in text for one in evidence)
