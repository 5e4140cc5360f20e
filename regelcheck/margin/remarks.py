"""What is written in the margin of a draft: per checkpoint which remarks, on which words, and how they read.

Where the words stand in the file is left to `places`, how a remark looks in Word to `comments`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelcheck.model import Citation, NodeKind, Outcome, Regeling, Span, Verdict
from regelcheck.report import words
from regelcheck.report.account import judged_words, notices
from regelcheck.report.plain import plain
from regelcheck.report.provisions import provision_lines
from regelcheck.report.view import Checkpoint, DocumentView, Quote

MISSING = frozenset({Verdict.ONTBREEKT, Verdict.ZWAK, Verdict.STRIJDIG})
"""Verdicts that ask for a provision where none of the text can be quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The words a remark is about: a span of a Node, or its heading when there is no span."""

    node: int
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a remark: a lead in bold, and what follows it."""

    lead: str = ""
    text: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark. `proposes` says that it asks for a provision; `target` is None for one about the whole document."""

    lines: tuple[Line, ...]
    target: Target | None = None
    outcome: Outcome | None = None
    proposes: bool = False


def remarks_on(view: DocumentView, *, with_present: bool = True, with_examples: bool = True) -> Iterator[Remark]:
    """The remarks on a document: first one about the whole, then those of each checkpoint in order.

    Without `with_present`, what is `aanwezig` gets none; without `with_examples`, no example provision is quoted.
    """
    yield _summary(view, with_present=with_present)
    for checkpoint in view.shown:
        verdict = checkpoint.outcome.verdict
        if verdict is not Verdict.NVT and (with_present or verdict is not Verdict.AANWEZIG):
            yield from _on_checkpoint(checkpoint, view.document.regeling, with_examples)


def _summary(view: DocumentView, *, with_present: bool) -> Remark:
    silent = [Verdict.NVT] if with_present else [Verdict.NVT, Verdict.AANWEZIG]
    left_out = [one for one in silent if one in view.verdicts]
    lines = [
        Line(lead="regelcheck", text=words.full_stop(view.counts)),
        Line(text="Het oordeel staat per toetspunt bij de tekst waarop het rust, of waar de bepaling zou passen."),
    ]
    if judged := judged_words(view.document):
        lines.append(Line(text=f"Beoordeeld: {judged}."))
    if left_out:
        names = words.enumerate_nl([words.VERDICTS[one].label for one in left_out])
        lines.append(Line(text=words.full_stop(f"Zonder opmerking: de toetspunten met het oordeel {names}")))
    quiet = sum(map(_is_quiet, view.shown)) if with_present else 0
    if quiet:
        counted = words.number_of(quiet, "toetspunt is", "toetspunten zijn")
        lines.append(Line(text=f"{counted} in orde zonder dat daar een citaat bij hoort, en {'heeft' if quiet == 1 else 'hebben'} ook geen opmerking."))
    lines += [Line(text=plain(warning)) for warning in notices(view.document)]
    lines.append(Line(text=words.LIMITS, small=True))
    return Remark(lines=tuple(lines))


def _on_checkpoint(checkpoint: Checkpoint, regeling: Regeling, with_examples: bool) -> Iterator[Remark]:
    outcome = checkpoint.outcome
    own = [quote for quote in checkpoint.quotes if quote.target is not None]
    for number, quote in enumerate(own):
        # The first remark of a checkpoint that must be provided for has the provision; the others need not repeat it.
        proposes = number == 0 and outcome.verdict is Verdict.ONTBREEKT
        yield Remark(
            lines=_lines(checkpoint, quote, proposes and with_examples),
            target=Target(node=quote.evidence.node, span=quote.evidence.span),
            outcome=outcome,
            proposes=proposes,
        )
    if not own and not _is_quiet(checkpoint):
        proposes = outcome.verdict in MISSING
        yield Remark(
            lines=_lines(checkpoint, None, proposes and with_examples),
            target=_where_it_belongs(outcome, regeling) if outcome.verdict is not Verdict.NIET_TE_BEOORDELEN else None,
            outcome=outcome,
            proposes=proposes,
        )


def _is_quiet(checkpoint: Checkpoint) -> bool:
    """Whether all is well without words to show for it, as when nothing in the text is numbered twice."""
    return checkpoint.outcome.verdict is Verdict.AANWEZIG and not checkpoint.quotes


def _lines(checkpoint: Checkpoint, quote: Quote | None, with_examples: bool) -> tuple[Line, ...]:
    outcome = checkpoint.outcome
    lines = [
        Line(lead=f"{checkpoint.words.symbol} {checkpoint.words.label}", text=f"· {outcome.rule.titel}"),
        Line(text=plain(outcome.reason)),
    ]
    if quote is not None and quote.elements and len(outcome.elements) > 1:
        lines.append(Line(lead="Dit citaat:", text=f"{plain(words.enumerate_nl(quote.elements))}."))
    if quote is not None and quote.doubt:
        lines.append(Line(text=plain(words.objection_words(quote.doubt))))
    lines += [
        Line(lead=f"{words.source_line(one.evidence)}:", text=f"“{plain(one.evidence.quote)}”")
        for one in checkpoint.quotes
        if quote is None
    ]
    if outcome.explanation is not None:
        lines.append(Line(text=plain(words.explanation_words(outcome.explanation))))
    if outcome.doubt:
        lines.append(Line(text=plain(words.doubt_words(outcome))))
    if checkpoint.advice:
        lines.append(Line(lead="Advies.", text=plain(checkpoint.advice)))
    if quote is None and outcome.look_at:
        lines.append(Line(text=plain(f"Kijk eerst in {words.enumerate_nl(words.cited(outcome.look_at))}.")))
    if with_examples:
        lines += _examples(checkpoint)
    sources = "; ".join((*checkpoint.gids, *checkpoint.wetten))
    lines.append(Line(text=f"{sources} · regel {outcome.rule.id}", small=True))
    return tuple(lines)


def _examples(checkpoint: Checkpoint) -> Iterator[Line]:
    """The first example provision in full, and the names of the others: a margin has room for one."""
    examples = checkpoint.provisions
    if not examples:
        return
    first, *others = examples
    yield Line(lead=f"Voorbeeldbepaling ({first.titel}).", text=words.LEAVE_OPEN)
    for text in provision_lines(first.tekst):
        yield Line(text=plain(text))
    if others:
        named = words.enumerate_nl([f"“{one.titel}”" for one in others])
        yield Line(text=f"Andere voorbeelden staan in het rapport: {named}.")


def _where_it_belongs(outcome: Outcome, regeling: Regeling) -> Target | None:
    """The provision that comes nearest, else the place a reader would look first; None leaves it to the whole."""
    for pointer in outcome.nearest:
        return Target(node=pointer.node, span=pointer.span)
    for citation in outcome.look_at:
        key = _key_of(citation, regeling)
        if key is not None:
            return Target(node=key)
    return None


def _key_of(citation: Citation, regeling: Regeling) -> int | None:
    return next((node.key for node in regeling.walk() if node.citation == citation), None)


def title_target(regeling: Regeling) -> Target | None:
    """Where a remark about the whole document stands: at its title, or at its first words."""
    nodes = [node for node in regeling.walk() if node.text or node.heading]
    nodes.sort(key=lambda node: node.kind is not NodeKind.OPSCHRIFT)
    return Target(node=nodes[0].key) if nodes else None
