"""Where a reader would look for what is missing, and whether all the text was read in which it could stand."""

from __future__ import annotations

from collections import Counter

from regelcheck.engine.annotate import Annotated
from regelcheck.model import Citation, Mark, NodeKind, Regeling, Rule

HEADING_WEIGHT = 3
MAX_PLACES = 3
_NOT_BODY = frozenset({Mark.DELETED, Mark.HIDDEN, Mark.HEADER, Mark.CONTENTS, Mark.FOOTNOTE})


def look_at(rule: Rule, document: Annotated) -> tuple[Citation, ...]:
    """The articles where the rule's `zoek` concepts stand most, headings counting more; none if they stand nowhere."""
    score: Counter[int] = Counter()
    artikelen = {node.key: node for node in document.regeling.artikelen()}
    for key, node in artikelen.items():
        own = frozenset(rule.zoek) & document.headings[key] if node.heading else frozenset()
        score[key] += HEADING_WEIGHT * len(own)
    for name in rule.zoek:
        for mention in document.mentions.get(name, ()):
            node = document.passages[mention.passage].node
            while node.key not in artikelen and node.key in document.parents:
                node = document.parents[node.key]
            if node.key in artikelen:
                score[node.key] += 1
    best = sorted((key for key in score if score[key]), key=lambda key: (-score[key], key))[:MAX_PLACES]
    return tuple(artikelen[key].citation for key in best if artikelen[key].citation.part is NodeKind.ARTIKEL)


def unread(regeling: Regeling) -> str:
    """Why absence may not be claimed of this document; empty when all its text was read."""
    pages = regeling.source.pages_without_text
    if pages:
        named = ", ".join(map(str, pages[:10])) + (" en meer" if len(pages) > 10 else "")
        return (
            f"Niet alle tekst is gelezen: pagina {named} bevat een afbeelding zonder tekst. Het kan daar geregeld zijn."
        )
    lost = [block for block in regeling.leftovers if not block.marks & _NOT_BODY]
    if lost:
        return (
            f"Niet alle tekst kon een plaats krijgen in de Regeling ({len(lost)} alinea's, de eerste op alinea "
            f"{lost[0].place.paragraph}). Het kan daar geregeld zijn."
        )
    return ""
