"""Where the evidence stands, where a reader would look for what is missing, and whether all of that text was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regelcheck.engine.annotate import Annotated, Mention, Passage
from regelcheck.model import ASIDE, Evidence, Node, NodeKind, Rule, Span, UnreadPart

WHERE_IT_WOULD_STAND = "waar het zou staan"
"""The element of evidence that shows silence: no element of the rule, but the place for it."""

# Text right under a chapter heading, without an artikel, is a provision all the same.
NORM_PARTS = frozenset(
    {
        NodeKind.ARTIKEL,
        NodeKind.BESLUIT,
        NodeKind.BIJLAGE,
        NodeKind.HOOFDSTUK,
        NodeKind.AFDELING,
        NodeKind.PARAGRAAF,
    }
)
"""The parts in which a sentence can be a norm."""

HEADING_WEIGHT = 3
MAX_PLACES = 3


def look_at(rule: Rule, document: Annotated) -> tuple[Node, ...]:
    """The artikelen where the rule's `zoek` concepts stand most, headings counting more; none if they stand nowhere."""
    score: Counter[int] = Counter()
    artikelen = document.artikelen
    wanted = frozenset(rule.zoek)
    for key, node in artikelen.items():
        own = wanted & document.headings[key] if node.heading else frozenset()
        score[key] += HEADING_WEIGHT * len(own)
    for name in rule.zoek:
        for mention in document.mentions.get(name, ()):
            score[_artikel(document, mention).key] += 1
    best = sorted((key for key in score if score[key] and key in artikelen), key=lambda key: (-score[key], key))
    return tuple(artikelen[key] for key in best[:MAX_PLACES])


def silence(rule: Rule, document: Annotated, places: Sequence[Node]) -> tuple[Evidence, ...]:
    """For a rule that calls silence weak: one sentence of each place where the provision would have stood."""
    found: dict[int, Evidence] = {}
    wanted = {node.key for node in places}
    for name in rule.zoek:
        for mention in document.mentions.get(name, ()):
            key = _artikel(document, mention).key
            if key in wanted and key not in found:
                passage = document.passages[mention.passage]
                found[key] = quote(passage, mention.sentence, WHERE_IT_WOULD_STAND, document.document)
    return tuple(found[node.key] for node in places if node.key in found)


def quote(passage: Passage, sentence: int, element: str, document: str | None) -> Evidence:
    """A sentence as evidence, with its address."""
    bounds = passage.text.sentences[sentence]
    start, end = passage.text.chars(bounds.start, bounds.end)
    return Evidence(
        citation=passage.node.citation,
        place=passage.node.place_at(start),
        quote=passage.node.text[start:end],
        span=Span(start, end),
        node=passage.node.key,
        element=element,
        document=document,
    )


def _artikel(document: Annotated, mention: Mention) -> Node:
    node = document.passages[mention.passage].node
    while node.kind is not NodeKind.ARTIKEL and node.key in document.parents:
        node = document.parents[node.key]
    return node


def unread(document: Annotated, so: str = "Het kan daar geregeld zijn.") -> str:
    """Why absence may not be claimed of this document, and what follows; empty when all its text was read."""
    regeling = document.regeling
    where = f" in {document.document}" if document.document else ""
    pages = regeling.source.pages_without_text
    if pages:
        named = ", ".join(map(str, pages[:10])) + (" en meer" if len(pages) > 10 else "")
        return f"Niet alle tekst is gelezen: bladzijde {named}{where} bevat een afbeelding zonder tekst. {so}"
    if regeling.source.unread:
        first = regeling.source.unread[0]
        return (
            f"Niet alle tekst{where} is gelezen: {_unread_words(first, len(regeling.source.unread) - 1)}. "
            f"{so}"
        )
    lost = [block for block in regeling.leftovers if not block.marks & ASIDE]
    if lost:
        return (
            f"Niet alle tekst{where} kon een plaats krijgen ({len(lost)} alinea's, de eerste op alinea "
            f"{lost[0].place.paragraph}). {so}"
        )
    return ""


def _unread_words(first: UnreadPart, more: int) -> str:
    """What was not read first, and that there is more of it: "het ingesloten object op alinea 12 en 2 andere delen"."""
    place = first.place
    at = "" if place is None else f" bij alinea {place.paragraph}" if place.page is None else f" op bladzijde {place.page}"
    others = "" if not more else " en nog een deel" if more == 1 else f" en nog {more} delen"
    what = f" ({first.what})" if first.what else ""
    return f"{first.kind}{at}{what}{others}"
