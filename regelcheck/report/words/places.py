"""Where something stands, in words: legal addresses, pages, parts."""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.citation import format_citation
from regelcheck.model import Citation, Evidence, NodeKind, Place, Pointer

MAX_PLACES = 3
"""Addresses named where there is room for one line."""


def cited(citations: Iterable[Citation]) -> list[str]:
    """The legal addresses, in order."""
    return [format_citation(citation) for citation in citations]


def cite(citation: Citation, document: str | None = None) -> str:
    """The legal address; with the name of the document when it is not the Regeling itself."""
    address = format_citation(citation)
    return f"{address} van {document}" if document else address


def short_cite(evidence: Evidence) -> str:
    """The address of evidence for a table: "art. 5, tweede lid"."""
    return cite(evidence.citation, evidence.document).replace("artikel ", "art.\u00a0", 1)


def places_words(evidence: Iterable[Evidence]) -> str:
    """The addresses of evidence on one line, the first few: "art. 5, tweede lid; art. 8 en elders"."""
    named = list(dict.fromkeys(short_cite(one) for one in evidence))
    return "; ".join(named[:MAX_PLACES]) + (" en elders" if len(named) > MAX_PLACES else "")


def place_words(place: Place | None) -> str:
    """Where in the file: "blz. 4" when it has pages, "alinea 31" otherwise."""
    if place is None:
        return ""
    return f"blz. {place.page}" if place.page is not None else f"alinea {place.paragraph}"


def source_line(evidence: Evidence) -> str:
    """Address and place of a quote: "artikel 5, tweede lid (blz. 4)"."""
    place = place_words(evidence.place)
    address = cite(evidence.citation, evidence.document)
    return f"{address} ({place})" if place else address


def pointer_line(pointer: Pointer) -> str:
    """Address and place of a provision that comes near: "artikel 12, tweede lid (blz. 4)"."""
    place = place_words(pointer.place)
    address = format_citation(pointer.citation)
    return f"{address} ({place})" if place else address


def part_words(kind: NodeKind) -> str:
    """The name of a part as a heading."""
    return "Besluit tot vaststelling" if kind is NodeKind.BESLUIT else kind.value.capitalize()
