"""The steps that explain a verdict: where a search caught something, on which words, and what took it away.

Made beside the verdict and never read by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from regelcheck.engine.annotate import Annotated, Mention, Passage
from regelcheck.engine.matching import Match, Matcher
from regelcheck.engine.places import quote
from regelcheck.engine.weighing import CUES, DEFERS, FINITE, FREE, Weigher
from regelcheck.language.hits import Hit
from regelcheck.model import Citation, Condition, Element, Evidence, Said, StepKind, TraceStep

LEAD = "de aanhef van de opsomming"
_DENIALS = tuple(name for name in CUES if name not in (FREE, DEFERS, FINITE))
GAP = " … "


def step_of(
    matcher: Matcher, match: Match, element: Element, condition: Condition, evidence: Sequence[Evidence], note: str | None
) -> TraceStep:
    """The step of a condition that holds somewhere; `note` says why that is weak."""
    document = matcher.annotated
    kind = StepKind.ONTKEND if match.refused else StepKind.NORM if note is None else StepKind.ZWAK
    because = ""
    if match.refused:
        because = why_denied(document, match.mentions)
    elif kind is StepKind.ZWAK and (match.voluntary or match.deferred):
        because = _cue(document, match.mentions, FREE if match.voluntary else DEFERS)
    return TraceStep(
        element=element.id,
        kind=kind,
        condition=condition.label,
        citation=evidence[0].citation,
        document=evidence[0].document,
        quote=evidence[0].quote,
        note=note or "",
        said=said_of(document, match.mentions, evidence[0].citation),
        because=because,
    )


def cancelled_step(matcher: Matcher, element: Element, condition: Condition) -> TraceStep | None:
    """The step of a condition that only something beside it keeps from holding; None for one that does not hold anyway."""
    found = matcher.cancelled(condition)
    if found is None:
        return None
    match, name = found
    document = matcher.annotated
    line = match.lines[0]
    first = matcher.quote(line, element.id)
    return TraceStep(
        element=element.id,
        kind=StepKind.VALT_AF,
        condition=condition.label,
        citation=first.citation,
        document=document.document,
        quote=first.quote,
        said=said_of(document, match.mentions, first.citation),
        because=_words_of(document, match, name),
        by=name,
    )


def said_of(document: Annotated, mentions: Iterable[Mention], here: Citation) -> tuple[Said, ...]:
    """The words of the text that each mention rests on, with their address where that is not `here`: a condition may be met
    by several leden together, or by what a lid refers to."""
    found: dict[tuple[str, str], Citation] = {}
    for mention in mentions:
        where = document.passages[mention.passage].node.citation
        key = mention.hit.concept, words_of(document, mention)
        if key not in found or where == here:
            found[key] = where
    return tuple(
        Said(concept=concept, words=words, citation=None if where == here else where)
        for (concept, words), where in found.items()
    )


def words_of(document: Annotated, mention: Mention) -> str:
    """The words of a mention as the text has them, with a sign for what stands between."""
    return _text(document.passages[mention.passage], mention.hit)


def why_denied(document: Annotated, mentions: Iterable[Mention]) -> str:
    """The words that deny the first of the mentions that is denied."""
    denied = [mention for mention in mentions if mention.denied]
    return _cue(document, denied, *_DENIALS)


def _cue(document: Annotated, mentions: Iterable[Mention], *names: str) -> str:
    """The words that by themselves deny a mention, leave it free or leave it to another; its opening words may do so too."""
    for mention in mentions:
        passage = document.passages[mention.passage]
        for name in names:
            for cue in passage.hits.get(name, ()):
                if abs(_sentence(passage, cue) - mention.sentence) <= 1 and _does(passage, mention, name, cue):
                    return _text(passage, cue)
        if passage.lead is not None:
            return LEAD
    return ""


def _does(passage: Passage, mention: Mention, name: str, cue: Hit) -> bool:
    alone: Mapping[str, tuple[Hit, ...]] = {FINITE: passage.hits.get(FINITE, ()), name: (cue,)}
    weigher = Weigher(passage.text, alone, (False, False))
    if name == FREE:
        return weigher.voluntary(mention.hit, mention.sentence)
    if name == DEFERS:
        return weigher.deferred(mention.hit, mention.sentence)
    return weigher.denied(mention.hit, mention.sentence)


def _words_of(document: Annotated, match: Match, name: str) -> str:
    """The words of the concept that took a match away: those nearest to it in the same passages, or else the heading."""
    near = [mention for mention in document.mentions.get(name, ()) if mention.line in match.unit.lines]
    passages = {line[0] for line in match.lines}
    near += [mention for mention in document.mentions.get(name, ()) if mention.passage in passages]
    if near:
        return words_of(document, near[0])
    node = match.unit.node
    while node is not None and not node.heading and node.key in document.parents:
        node = document.parents[node.key]
    return node.heading if name in document.headings[match.unit.node.key] else ""


def _sentence(passage: Passage, cue: Hit) -> int:
    return next((at for at, one in enumerate(passage.text.sentences) if one.start <= cue.start < one.end), 0)


def _text(passage: Passage, hit: Hit) -> str:
    if len(hit.words) == 1:
        first, last = passage.text.chars(*hit.words[0])
        return passage.text.text[first:last]
    runs: list[tuple[int, int]] = []
    for start, end in hit.words:
        if runs and start <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    spans = (passage.text.chars(start, end) for start, end in runs)
    return GAP.join(passage.text.text[start:end] for start, end in spans)


def place_of(mention: Mention, document: Annotated, element: str) -> tuple[Citation, str]:
    """Address and sentence of a mention."""
    found = quote(document.passages[mention.passage], mention.sentence, element, document.document)
    return found.citation, found.quote
