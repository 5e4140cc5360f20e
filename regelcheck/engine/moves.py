"""Which verdicts the tracked changes of a draft move, and which of the changes that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regelcheck.model import Carrier, Evidence, Mark, Move, Outcome, Regeling, Revision

_TELLING = 4
"""Words that a change needs before it is known again in a quote that starts in another paragraph."""


def moved(before: Sequence[Outcome], after: Sequence[Outcome], read: Iterable[Regeling]) -> tuple[Move, ...]:
    """The rules whose verdict differs between the original and the proposed text, in rule order.

    `read` are the Regeling and the documents beside it: the changes may stand in any of them.
    """
    changes = [
        (revision, regeling.source.path.name if number else None)
        for number, regeling in enumerate(read)
        for revision in regeling.source.revisions
        if revision.text.strip()
    ]
    found = []
    for old, new in zip(before, after, strict=True):
        if old.verdict is not new.verdict:
            because = (
                Carrier(revision=one, citation=carried[0].citation, document=document)
                for one, document in changes
                if (carried := tuple(_carried(one, document, new.evidence if one.kind is Mark.INSERTED else old.evidence)))
            )
            found.append(Move(rule=new.rule, before=old.verdict, after=new.verdict, because=tuple(because)))
    return tuple(found)


def _carried(revision: Revision, document: str | None, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The quotes that the changed text is part of, or that are part of the changed text."""
    text = " ".join(revision.text.split())
    for one in evidence:
        here = one.place is not None and one.place.paragraph == revision.place.paragraph
        same = text in one.quote or one.quote in text
        if same and one.document == document and (here or len(text.split()) >= _TELLING):
            yield one
