"""Write a run back into the draft itself: the Word file as it was, with the verdicts as comments in its margin.

The one room that opens a document a second time, because it gives it back. It judges nothing: what it writes comes from
the outcomes, in the words of `report`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from regelcheck.errors import UsageProblem
from regelcheck.margin.anchors import Anchor, anchor_all
from regelcheck.margin.comments import Stamp, comment, free_id, mark
from regelcheck.margin.places import Passage, Places
from regelcheck.margin.proposals import Proposals
from regelcheck.margin.remarks import Remark, Target, remarks_on, title_target
from regelcheck.margin.word_file import WordFile
from regelcheck.model import CheckedDocument, Regeling, RunInfo
from regelcheck.reading import Limits, View
from regelcheck.report.view import view_document

__all__ = ["AnnotatedFile", "annotate_docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedFile:
    """The bytes of the file, and how much was written into it."""

    data: bytes
    comments: int
    proposals: int


def annotate_docx(
    document: CheckedDocument,
    run: RunInfo,
    *,
    view: View,
    limits: Limits,
    with_present: bool = True,
    propose: bool = False,
) -> AnnotatedFile:
    """The Word file of the document with a comment at every quote, and one where a provision is missing.

    `view` is the one the document was read in. With `propose` the example provision goes in as a tracked insertion
    instead of in the comment. Everything else in the file stays as it is. Raises UnreadableDocument for a document that is
    no DOCX, and UsageProblem for one that changed since it was read.
    """
    source = document.regeling.source
    file = WordFile(source.path, limits)
    if file.sha256 != source.sha256:
        raise UsageProblem(
            f"Het bestand {source.path.name} is tijdens het toetsen gewijzigd.", "Probeer het opnieuw."
        )
    regeling = document.regeling
    places = Places(regeling, file.trace(view))
    remarks = list(remarks_on(view_document(document), with_present=with_present, with_examples=not propose))
    stamp = Stamp(date=_utc(run.started))
    first_id = free_id(file.document, file.comments)
    anchors = _anchors(remarks, regeling, places)
    proposals = Proposals(regeling, places, stamp, first_id + len(remarks)) if propose else None
    for number, (remark, words) in enumerate(zip(remarks, anchors, strict=True), first_id):
        provision = _propose(remark, proposals) if proposals is not None else None
        anchor = provision or words
        if anchor is not None:
            mark(anchor, number)
            file.add_comment(comment(number, remark.lines, stamp))
    return AnnotatedFile(data=file.packed(), comments=file.added, proposals=proposals.count if proposals is not None else 0)


def _propose(remark: Remark, proposals: Proposals) -> Anchor | None:
    """The provision a remark asks for, put into the text."""
    if remark.outcome is None or not remark.proposes:
        return None
    return proposals.insert(remark.outcome.rule, remark.target.node if remark.target is not None else None)


def _anchors(remarks: list[Remark], regeling: Regeling, places: Places) -> list[Anchor | None]:
    """Where each remark goes: at its words, or else at the title of the document."""
    title = title_target(regeling)
    fallback = _passage(title, places) if title is not None else None
    passages = [_passage(remark.target, places) or fallback for remark in remarks]
    split = iter(anchor_all(passage for passage in passages if passage is not None))
    return [next(split) if passage is not None else None for passage in passages]


def _passage(target: Target | None, places: Places) -> Passage | None:
    if target is None:
        return None
    if target.span is None:
        return places.of_heading(target.node)
    return places.of_span(target.node, target.span) or places.of_heading(target.node)


def _utc(started: str) -> str:
    """The time of a run as Word writes it, without fractions."""
    return datetime.fromisoformat(started).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
