"""Turn Blocks into a Regeling: the only room that knows how regelingen are laid out.

Reading files is left to `reading`, judging what was found to the rules. A Block that fits nowhere is kept in
`Regeling.leftovers`, because a checker that drops text cannot say that something is absent.
"""

from __future__ import annotations

from dataclasses import replace

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Mark, Node, NodeKind, Regeling, Source, Vorm
from regelcheck.structure.decimals import with_numbered_articles
from regelcheck.structure.draft import Claims, freeze
from regelcheck.structure.kenmerken import read_kenmerken
from regelcheck.structure.kind import kind_note
from regelcheck.structure.line import Line
from regelcheck.structure.lines import read_lines
from regelcheck.structure.notes import warnings_on
from regelcheck.structure.parts import build
from regelcheck.structure.several import choose, find_regelingen
from regelcheck.structure.zones import divide

__all__ = ["parse_regeling", "warnings_on"]


def parse_regeling(
    source: Source, *, fragment: bool = False, vorm: Vorm | None = None, regeling: int | None = None
) -> Regeling:
    """The Regeling in the source: its tree, its kenmerken, and the Blocks that fit nowhere.

    `fragment` reads one or more loose provisions, with or without a heading. `vorm` overrides what the text says.
    `regeling` is the number, from 1, of the one to read when the source holds several. Raises UnreadableDocument when
    there is no text, when a whole document has no article at all, or when it holds several and none was chosen.
    """
    lines, apart = _lines(source, fragment=fragment)
    if not fragment and lines:
        chosen = choose(source, find_regelingen(lines), regeling)
        if chosen is not source:
            source = chosen
            lines, apart = _lines(source, fragment=False)
    if not lines:
        raise UnreadableDocument(
            f"In {source.path.name} staat geen leesbare tekst.",
            "Controleer of het bestand niet leeg is en of de bladzijden geen scans zonder tekstlaag zijn.",
        )
    claims = Claims()
    parts = freeze(build(divide(lines, fragment=fragment), claims, fragment=fragment))
    if not fragment and not any(
        node.kind is NodeKind.ARTIKEL and node.citation.part is NodeKind.ARTIKEL
        for part in parts
        for node in part.walk()
    ):
        raise UnreadableDocument(
            f"In {source.path.name} staat geen enkel artikel; dit lijkt geen Regeling.",
            "Controleer of dit het goede bestand is; gebruik --fragment voor losse bepalingen zonder artikelkop.",
        )
    title = _title(source, parts)
    note = None if fragment else kind_note(title, source.path.name)
    if note is not None:
        source = replace(source, warnings=(note, *source.warnings))
    source = replace(source, blocks=claims.marked(source.blocks, apart))
    return Regeling(
        source=source,
        title=title,
        parts=parts,
        kenmerken=read_kenmerken(parts, fragment=fragment, given=vorm),
        leftovers=claims.left(source.blocks),
        fragment=fragment,
    )


def _lines(source: Source, *, fragment: bool) -> tuple[list[Line], dict[int, Mark]]:
    lines, apart = read_lines(source.blocks)
    return with_numbered_articles(lines, fragment=fragment), apart


def _title(source: Source, parts: tuple[Node, ...]) -> str:
    """The opschrift of the Regeling; without one, the name of the file."""
    opschriften = [part for part in parts if part.kind is NodeKind.OPSCHRIFT and (part.text or part.heading)]
    if not opschriften:
        return source.path.stem
    opschrift = opschriften[0]
    first = opschrift.segments[1].start - 1 if len(opschrift.segments) > 1 else len(opschrift.text)
    return opschrift.text[:first] or opschrift.heading
