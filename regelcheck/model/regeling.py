"""The Regeling as a tree: parts, artikelen, leden, onderdelen, each with its legal address and its place in the file."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from regelcheck.model.source import Block, Place, Source


class NodeKind(StrEnum):
    """The parts of a Regeling, in the order in which they usually stand."""

    OPSCHRIFT = "opschrift"
    AANHEF = "aanhef"
    CONSIDERANS = "considerans"
    BESLUIT = "besluit"
    """A decision wrapped around the Regeling, with articles of its own."""
    HOOFDSTUK = "hoofdstuk"
    AFDELING = "afdeling"
    PARAGRAAF = "paragraaf"
    ARTIKEL = "artikel"
    LID = "lid"
    ONDERDEEL = "onderdeel"
    SLOTFORMULIER = "slotformulier"
    ONDERTEKENING = "ondertekening"
    BIJLAGE = "bijlage"
    TOELICHTING = "toelichting"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open, in characters of `Node.text`: the only offset convention in regelcheck."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The legal address of a Node: "artikel 5, tweede lid, onderdeel a", or the part it stands in.

    Numbers are strings as written ("12a", "3:4", "IV"), without closing full stop or bracket. A nested onderdeel is
    written outer first: ("a", "1°"). `number` is the number of the part itself (bijlage "2").
    """

    part: NodeKind
    number: str | None = None
    artikel: str | None = None
    lid: str | None = None
    onderdelen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of `Node.text` that comes from one Block: it starts at `start` and lasts until the next segment."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One part of the Regeling.

    `key` is its position in document order, unique in one Regeling. `text` is its own text, without label, heading
    and children; text from several Blocks is joined by one space. `blocks` are all Blocks it was made of, heading
    included. `quoted` marks text that only quotes another regeling: it is shown, and never counts as a norm.
    `heading_place` is where the heading stands; `number` is as written, without closing full stop or bracket.
    """

    kind: NodeKind
    key: int
    citation: Citation
    number: str | None = None
    heading: str = ""
    text: str = ""
    segments: tuple[Segment, ...] = ()
    heading_place: Place | None = None
    blocks: tuple[Block, ...] = ()
    children: tuple[Node, ...] = ()
    quoted: bool = False

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def place_at(self, offset: int) -> Place | None:
        """The place of the character at `offset` in `text`; the heading's place for a node without text."""
        at = bisect.bisect_right(self.segments, offset, key=lambda segment: segment.start)
        return self.segments[at - 1].place if at else self.heading_place


class Vorm(StrEnum):
    """The form of the cooperation (art. 1 and 8 Wgr; `netwerk` is outside the Wgr, Gids deel B)."""

    OPENBAAR_LICHAAM = "openbaar lichaam"
    BEDRIJFSVOERINGSORGANISATIE = "bedrijfsvoeringsorganisatie"
    GEMEENSCHAPPELIJK_ORGAAN = "gemeenschappelijk orgaan"
    CENTRUMREGELING = "centrumregeling"
    REGELING_ZONDER_MEER = "regeling zonder meer"
    NETWERK = "netwerk"


class Partij(StrEnum):
    """The kinds of bodies that conclude a Regeling."""

    RADEN = "raden"
    COLLEGES = "colleges"
    BURGEMEESTERS = "burgemeesters"
    STATEN = "staten"
    GEDEPUTEERDE_STATEN = "gedeputeerde staten"
    ALGEMENE_BESTUREN = "algemene besturen"
    DAGELIJKSE_BESTUREN = "dagelijkse besturen"
    MINISTER = "minister"
    STICHTING = "stichting"
    RECHTSPERSOON = "andere rechtspersoon"


class Overheidslaag(StrEnum):
    """The layers of government that take part."""

    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    WATERSCHAP = "waterschap"
    RIJK = "Rijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Where a property of the Regeling was read: the quote is a slice of the node's text or heading."""

    value: str
    citation: Citation
    place: Place | None
    quote: str
    node: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kenmerken:
    """What kind of Regeling this is, each property with what it was read from.

    `vorm` is None when the text does not tell; `vorm_given` says that the user chose it. `deelnemers` are who takes part by
    name ("gemeente Almen"), each with the words it was read from; empty when the text names none.
    """

    vorm: Vorm | None
    vorm_given: bool = False
    getroffen_door: tuple[Partij, ...] = ()
    overheidslagen: tuple[Overheidslaag, ...] = ()
    evidence: tuple[Finding, ...] = ()
    deelnemers: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regeling:
    """The document checked: its parts in order, and the Blocks that fit nowhere.

    Every Block of `source` is in exactly one Node or in `leftovers`. `fragment` says that it is one or more loose
    provisions: then nothing is said about what a whole Regeling would need besides.
    """

    source: Source
    title: str
    parts: tuple[Node, ...]
    kenmerken: Kenmerken
    leftovers: tuple[Block, ...] = ()
    fragment: bool = False

    def walk(self) -> Iterator[Node]:
        """All nodes in document order."""
        for part in self.parts:
            yield from part.walk()

    def artikelen(self) -> tuple[Node, ...]:
        """The articles of the Regeling itself: not those of a wrapping besluit or in a bijlage or toelichting."""
        return tuple(node for node in self.walk() if node.kind is NodeKind.ARTIKEL and node.citation.part is NodeKind.ARTIKEL)
