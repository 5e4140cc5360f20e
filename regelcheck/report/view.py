"""What every readable report shows of a checked document, worked out once: numbers, anchors, sources, marked text."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from regelcheck.model import (
    BatchResult,
    CheckedDocument,
    Evidence,
    Node,
    NodeKind,
    Outcome,
    Rule,
    Span,
    Verdict,
    Voorbeeldbepaling,
)
from regelcheck.report.order import by_pack
from regelcheck.report.words import (
    VerdictWords,
    apart_words,
    bron_words,
    count_words,
    counts_sentence,
    law_check_words,
    part_words,
    short_bron,
    words_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A piece of evidence with its anchor, and the anchor in the text it points at (None: another document).

    Evidence for several elements that quotes the same words is one Quote; `elements` are their titles.
    """

    evidence: Evidence
    elements: tuple[str, ...]
    anchor: str
    target: str | None
    doubt: str = ""
    """What the second reader reads otherwise in these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One outcome with its number in the report (from 1; for the checklist its number there) and its anchor."""

    number: int
    anchor: str
    outcome: Outcome
    words: VerdictWords
    quotes: tuple[Quote, ...]
    gids: tuple[str, ...]
    wetten: tuple[str, ...]
    repeats: Checkpoint | None = None
    """The earlier one that asks the same of the text, and came to the same: what to do is said there."""

    @property
    def advice(self) -> str | None:
        """What to do; at a question that was asked before, where that stands."""
        if self.repeats is None or self.outcome.advice is None:
            return self.outcome.advice
        return f"Zie “{self.repeats.outcome.rule.titel}”: één bepaling volstaat voor beide toetspunten."

    @property
    def provisions(self) -> tuple[Voorbeeldbepaling, ...]:
        """The example provisions to show: none of a question that was asked before, nor where there is nothing to do."""
        return self.outcome.rule.voorbeeldbepalingen if self.asks_attention and self.repeats is None else ()

    @property
    def asks_attention(self) -> bool:
        """Whether there is something to do or to look into."""
        return self.outcome.doubt or self.outcome.verdict not in (Verdict.AANWEZIG, Verdict.NVT)

    @property
    def places(self) -> tuple[Quote, ...]:
        """One quote for every address at which evidence stands, in order."""
        found = {(quote.evidence.document, quote.evidence.citation): quote for quote in reversed(self.quotes)}
        return tuple(quote for quote in self.quotes if quote in found.values())

    @property
    def evidences(self) -> tuple[Evidence, ...]:
        """One piece of evidence for every address, in order."""
        return tuple(quote.evidence for quote in self.places)

    @property
    def short_sources(self) -> tuple[str, ...]:
        """The sources as a table has room for them."""
        return tuple(short_bron(bron) for bron in self.outcome.rule.bron)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text that carries the same checkpoints. `begins` are the quotes that start here, for their anchors."""

    text: str
    carries: tuple[Checkpoint, ...]
    begins: tuple[Quote, ...]
    ends: tuple[tuple[Checkpoint, Quote], ...]

    @property
    def slug(self) -> str:
        """The verdict to colour by: of those that share this text the one that asks for attention first."""
        return max(self.carries, key=lambda one: ATTENTION[one.outcome.verdict]).words.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedNode:
    """A Node as the text of the Regeling shows it: its heading line and its text in pieces."""

    node: Node
    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document of a report. `anchor` keeps the anchors of several documents in one file apart."""

    anchor: str
    document: CheckedDocument
    checkpoints: tuple[Checkpoint, ...]
    text: tuple[MarkedNode, ...]

    @property
    def shown(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that have something to say: of loose provisions only those they touch."""
        if not self.document.regeling.fragment:
            return self.checkpoints
        return tuple(checkpoint for checkpoint in self.checkpoints if not _is_untouched(checkpoint))

    @property
    def untouched(self) -> str:
        """What loose provisions leave alone, in a sentence: it says nothing about the Regeling they are meant for."""
        count = len(self.checkpoints) - len(self.shown)
        if not count:
            return ""
        which = "Het overige toetspunt komt" if count == 1 else f"De overige {count} toetspunten komen"
        return f"{which} in deze tekst niet voor; dat zegt niets over de Regeling waarvoor zij is bedoeld."

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the checkpoints that are shown, in rule order: totals count what the reader can look up."""
        return tuple(checkpoint.outcome.verdict for checkpoint in self.shown)

    @property
    def totals(self) -> tuple[tuple[VerdictWords, int], ...]:
        """How often each verdict was given, in the words for it."""
        return count_words(one.outcome for one in self.shown)

    @property
    def counts(self) -> str:
        """The totals of the document in a sentence without a full stop."""
        return counts_sentence([one.outcome for one in self.shown]) + apart_words(self.document.outcomes)


ATTENTION: dict[Verdict, int] = {
    Verdict.NVT: 0,
    Verdict.AANWEZIG: 1,
    Verdict.ZWAK: 2,
    Verdict.ONTBREEKT: 3,
    Verdict.NIET_TE_BEOORDELEN: 4,
    Verdict.STRIJDIG: 5,
}
_INDENT = {NodeKind.LID: 1, NodeKind.ONDERDEEL: 2}


def _is_untouched(checkpoint: Checkpoint) -> bool:
    elements = checkpoint.outcome.elements
    silent = checkpoint.outcome.verdict in (Verdict.ONTBREEKT, Verdict.ZWAK)
    return silent and not any(one.found or one.weak for one in elements) and not _refused(checkpoint)


def _refused(checkpoint: Checkpoint) -> bool:
    return checkpoint.outcome.verdict is Verdict.ONTBREEKT and bool(checkpoint.quotes)


def view_documents(result: BatchResult) -> tuple[DocumentView, ...]:
    """A view of every checked document, in order."""
    return tuple(view_document(document, f"d{number}") for number, document in enumerate(result.documents, 1))


def view_document(document: CheckedDocument, anchor: str = "d1") -> DocumentView:
    """The view of one document."""
    found: list[Checkpoint] = []
    for number, outcome in enumerate(by_pack(document.outcomes), 1):
        checkpoint = _checkpoint(outcome, outcome.rule.nummer or number, anchor)
        found.append(replace(checkpoint, repeats=_asked_before(outcome, found)))
    checkpoints = tuple(found)
    return DocumentView(
        anchor=anchor, document=document, checkpoints=checkpoints, text=_text(document, anchor, checkpoints)
    )


def _asked_before(outcome: Outcome, earlier: Sequence[Checkpoint]) -> Checkpoint | None:
    """The first checkpoint with the same elements and the same verdict: a rule that borrows its elements asks the same."""
    asked = outcome.rule.elementen
    return next(
        (
            one
            for one in earlier
            if asked and one.outcome.rule.elementen == asked and one.outcome.rule.pakket == outcome.rule.pakket and one.outcome.verdict is outcome.verdict
        ),
        None,
    )


def node_anchor(document_anchor: str, key: int) -> str:
    """The anchor of a Node in the text."""
    return f"{document_anchor}-n{key}"


def node_label(node: Node) -> str:
    """What stands before a Node's text or heading: "Artikel 3", "2.", "a.", "Hoofdstuk 1"."""
    number = node.number or ""
    if node.kind in (NodeKind.LID, NodeKind.ONDERDEEL):
        return f"{number}." if number[-1:].isalnum() or number.endswith("°") else number
    if node.kind is NodeKind.OPSCHRIFT:
        return ""
    return f"{part_words(node.kind)} {number}".rstrip()


def _checkpoint(outcome: Outcome, number: int, anchor: str) -> Checkpoint:
    own = f"{anchor}-t{number}"
    sources = outcome.rule.bron
    return Checkpoint(
        number=number,
        anchor=own,
        outcome=outcome,
        words=words_of(outcome.rule, outcome.verdict),
        quotes=_quotes(outcome, own),
        gids=tuple(bron_words(bron) for bron in sources if bron.gids is not None),
        wetten=_laws(outcome.rule),
    )


def _laws(rule: Rule) -> tuple[str, ...]:
    """The places in the law, the last with how sure they are."""
    laws = [bron_words(bron) for bron in rule.bron if bron.gids is None]
    certainty = law_check_words(rule)
    if laws and certainty:
        laws[-1] += f" ({certainty})"
    return tuple(laws)


def _quotes(outcome: Outcome, anchor: str) -> tuple[Quote, ...]:
    titles = {one.element: one.title for one in outcome.elements}
    same: dict[tuple[str | None, int, Span], list[Evidence]] = {}
    for evidence in outcome.evidence:
        same.setdefault((evidence.document, evidence.node, evidence.span), []).append(evidence)
    return tuple(
        Quote(
            evidence=group[0],
            elements=tuple(dict.fromkeys(titles.get(one.element, one.element) for one in group)),
            anchor=f"{anchor}-b{place}",
            target=f"{anchor}-m{place}" if group[0].document is None else None,
            doubt=next((one.doubt for one in group if one.doubt), ""),
        )
        for place, group in enumerate(same.values(), 1)
    )


def _text(
    document: CheckedDocument, anchor: str, checkpoints: tuple[Checkpoint, ...]
) -> tuple[MarkedNode, ...]:
    quotes: dict[int, list[tuple[Checkpoint, Quote]]] = defaultdict(list)
    for checkpoint in checkpoints:
        for quote in checkpoint.quotes:
            if quote.target is not None:
                quotes[quote.evidence.node].append((checkpoint, quote))
    return tuple(
        MarkedNode(
            node=node,
            anchor=node_anchor(anchor, node.key),
            label=node_label(node),
            pieces=_pieces(node.text, quotes[node.key]),
            depth=_depth(node),
        )
        for node in document.regeling.walk()
    )


def _depth(node: Node) -> int:
    if node.kind is NodeKind.LID and not node.number:
        return 0
    return _INDENT.get(node.kind, 0) + max(len(node.citation.onderdelen) - 1, 0)


def _pieces(text: str, quotes: list[tuple[Checkpoint, Quote]]) -> tuple[Piece, ...]:
    """`text` cut wherever a quote starts or ends; together the pieces are the text again."""
    spans = [quote.evidence.span for _, quote in quotes]
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        here = [
            one for one in quotes if one[1].evidence.span.start < end and start < one[1].evidence.span.end
        ]
        pieces.append(
            Piece(
                text=text[start:end],
                carries=tuple({checkpoint.number: checkpoint for checkpoint, _ in here}.values()),
                begins=tuple(quote for _, quote in here if quote.evidence.span.start == start),
                ends=tuple(one for one in here if one[1].evidence.span.end == end),
            )
        )
    return tuple(pieces)
