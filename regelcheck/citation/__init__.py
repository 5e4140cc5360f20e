"""Read and write legal addresses: "artikel 5, tweede lid, onder a" and "art. 28 tot en met 33 Gemeentewet".

Knows how lawyers cite, not where the cited text stands; finding the Node of a reference is left to the engine.
"""

from __future__ import annotations

from regelcheck.citation.address import format_citation, parse_citation
from regelcheck.citation.laws import UNRESOLVED, canonical_law, law_of_list
from regelcheck.citation.ordinals import ordinal, read_ordinal
from regelcheck.citation.reference import ArticleRange, Reference
from regelcheck.citation.references import find_references

__all__ = [
    "UNRESOLVED",
    "ArticleRange",
    "Reference",
    "canonical_law",
    "find_references",
    "format_citation",
    "law_of_list",
    "ordinal",
    "parse_citation",
    "read_ordinal",
]
