"""Build the parts of a document from its zones: opschrift, aanhef, considerans, articles, signature, bijlage, toelichting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regelcheck.model import NodeKind
from regelcheck.structure.content import Content
from regelcheck.structure.draft import Claims, Draft
from regelcheck.structure.labels import (
    ArticleHeading,
    BijlageHeading,
    DivisionHeading,
    Style,
    ToelichtingHeading,
    read_label,
)
from regelcheck.structure.line import Line
from regelcheck.structure.outline import Outline
from regelcheck.structure.phrases import (
    AANHEF,
    AANHEF_AGAIN,
    CONSIDERANS,
    DECIDES,
    FRONT_BREAK,
    GENERAL,
    SIGNATURE,
    SLOT,
    TITLE,
)
from regelcheck.structure.titles import is_title
from regelcheck.structure.zones import Zone


def build(zones: Sequence[Zone], claims: Claims, *, fragment: bool) -> list[Draft]:
    """The drafts of all parts, in document order."""
    parts: list[Draft] = []
    for zone in zones:
        if zone.kind is NodeKind.ARTIKEL:
            _build_regeling(zone.lines, parts, claims, fragment=fragment)
        elif zone.kind is NodeKind.BESLUIT:
            besluit = Draft(NodeKind.BESLUIT)
            parts.append(besluit)
            _build_regeling(zone.lines, besluit.children, claims, fragment=False)
            _title_of_besluit(besluit)
        elif zone.kind is NodeKind.BIJLAGE:
            _build_bijlage(zone, parts, claims)
        else:
            _build_toelichting(zone.lines, parts, claims)
    return parts


def _build_regeling(lines: Sequence[Line], parts: list[Draft], claims: Claims, *, fragment: bool) -> None:
    first = next(
        (at for at, line in enumerate(lines) if isinstance(line.heading, ArticleHeading | DivisionHeading)),
        len(lines),
    )
    if not fragment and _ends_in_chapter(lines[:first]):
        first -= 1
    front_end = _build_front(lines[:first], parts, claims, fragment=fragment)
    outline = Outline(parts, claims)
    end = _end_of_articles(lines)
    at = front_end
    while at < end:
        at = outline.add(lines, at)
    outline.close()
    _build_signature(lines[end:], parts, claims)


# --- opschrift, aanhef, considerans -------------------------------------------------------------------------------


def _build_front(lines: Sequence[Line], parts: list[Draft], claims: Claims, *, fragment: bool) -> int:
    """Build what stands before the first heading; gives the number of lines it took."""
    taken = len(lines)
    if fragment:
        taken = _front_of_fragment(lines)
    state: NodeKind = NodeKind.OPSCHRIFT
    draft: Draft | None = None
    content: Content | None = None
    for at, line in enumerate(lines[:taken]):
        for number, piece in enumerate(_front_pieces(line)):
            kind = _front_kind(piece, state, first=at == 0)
            if number == 0 and state is NodeKind.OPSCHRIFT and _dated_aanhef(line.text):
                kind = NodeKind.AANHEF
            if draft is None or content is None or kind is not state:
                draft = Draft(kind)
                parts.append(draft)
                content = Content(draft, claims)
                state = kind
            if isinstance(piece.heading, BijlageHeading):
                claims.add_heading(draft, piece, piece.text)
            elif kind is NodeKind.OPSCHRIFT:
                claims.add_text(draft, piece, piece.text)
            else:
                content.add(piece)
    return taken


def _ends_in_chapter(front: Sequence[Line]) -> bool:
    """Is the last line before the first article a chapter without the word ("ALGEMENE BEPALINGEN")?"""
    if len(front) < 2 or not any(AANHEF.match(line.text) for line in front[:-1]):
        return False
    line = front[-1]
    marked = line.text.isupper() or line.source.bold
    return marked and is_title(line.text) and not DECIDES.search(line.text) and not TITLE.match(line.text)


def _front_of_fragment(lines: Sequence[Line]) -> int:
    """How many of the first lines of a fragment are opschrift, aanhef or considerans rather than a provision."""
    marks = [
        at for at, line in enumerate(lines) if CONSIDERANS.match(line.text) or AANHEF_AGAIN.match(line.text)
    ]
    if marks:
        last = marks[-1]
        while (
            last + 1 < len(lines)
            and not DECIDES.search(lines[last].text)
            and (not _complete(lines[last].text) or _opens_considerans(lines[last].text))
        ):
            last += 1
        return last + 1
    if (
        lines
        and all(is_title(line.text) and TITLE.match(line.text) for line in lines[:1])
        and len(lines) == 1
    ):
        return 1
    return 0


def _complete(text: str) -> bool:
    return text.endswith((".", ":"))


def _opens_considerans(text: str) -> bool:
    """ "Overwegende dat:" opens a list that is considerans as well."""
    return text.endswith(":") and CONSIDERANS.match(text) is not None


def _front_pieces(line: Line) -> list[Line]:
    """An aanhef in one paragraph, cut where "gelet op", "overwegende" or "besluiten" begins."""
    if not (AANHEF.match(line.text) or DECIDES.search(line.text)):
        return [line]
    return [replace(line, text=text) for text in FRONT_BREAK.split(line.text) if text]


def _front_kind(line: Line, state: NodeKind, *, first: bool) -> NodeKind:
    text = line.text
    if CONSIDERANS.match(text):
        return NodeKind.CONSIDERANS
    if state is NodeKind.CONSIDERANS:
        return NodeKind.AANHEF if AANHEF_AGAIN.match(text) else NodeKind.CONSIDERANS
    if state is NodeKind.OPSCHRIFT and isinstance(line.heading, BijlageHeading):
        return state
    if state is NodeKind.OPSCHRIFT and (AANHEF.match(text) or AANHEF_AGAIN.match(text)):
        titled = (
            first and is_title(text) and (TITLE.match(text) or re.match(r"besluit \w", text, re.IGNORECASE))
        )
        return NodeKind.OPSCHRIFT if titled else NodeKind.AANHEF
    return state


def _dated_aanhef(text: str) -> bool:
    """ "11 april 2005 … De Staatssecretaris …, gelet op …": a date or reference before the aanhef on its line."""
    return bool(re.match(r"^\d", text)) and bool(
        re.search(r"\b(?:gelet op|besluit(?:en)?:)", text, re.IGNORECASE)
    )


def _title_of_besluit(besluit: Draft) -> None:
    """Give the besluit its own opschrift as heading, instead of a part called opschrift in a part."""
    first = besluit.children[0] if besluit.children else None
    if first is not None and first.kind is NodeKind.OPSCHRIFT:
        besluit.heading = " ".join(text for text, _ in first.pieces)
        besluit.heading_place = first.pieces[0][1] if first.pieces else None
        besluit.blocks = first.blocks
        del besluit.children[0]


# --- slotformulier, ondertekening ---------------------------------------------------------------------------------


def _end_of_articles(lines: Sequence[Line]) -> int:
    """Where the slotformulier or the signatures begin, after the last article."""
    last = max(
        (at for at, line in enumerate(lines) if isinstance(line.heading, ArticleHeading)), default=None
    )
    if last is None:
        return len(lines)
    for at in range(last + 1, len(lines)):
        if SLOT.match(lines[at].text) or (at > last + 1 and _signs(lines, at)):
            return at
    return len(lines)


def _signs(lines: Sequence[Line], at: int) -> bool:
    """Does a signature without a slotformulier begin here? What goes on with leden or items does not."""
    line = lines[at]
    if line.table or not line.text[0].isupper() or not SIGNATURE.match(line.text):
        return False
    labels = [read_label(after.text) for after in lines[at + 1 : at + 5]]
    return not any(label and label.style in (Style.NUMBER, Style.LETTER) for label in labels)


def _build_signature(lines: Sequence[Line], parts: list[Draft], claims: Claims) -> None:
    draft: Draft | None = None
    for line in lines:
        kind = NodeKind.SLOTFORMULIER if draft is None and SLOT.match(line.text) else NodeKind.ONDERTEKENING
        if draft is None or draft.kind is not kind:
            draft = Draft(kind)
            parts.append(draft)
        claims.add_text(draft, line, line.text)


# --- bijlage, toelichting -----------------------------------------------------------------------------------------


def _build_bijlage(zone: Zone, parts: list[Draft], claims: Claims) -> None:
    lines = zone.lines
    bijlage = Draft(NodeKind.BIJLAGE, quoted=zone.quoted)
    parts.append(bijlage)
    at = 0
    heading = lines[0].heading
    if isinstance(heading, BijlageHeading):
        bijlage.number = heading.number
        claims.add_heading(bijlage, lines[0], heading.title)
        at = 1
        if (
            not heading.title
            and len(lines) > 2
            and lines[1].heading is None
            and _is_bijlage_title(lines[1].text)
        ):
            claims.add_heading(bijlage, lines[1], lines[1].text)
            at = 2
    outline = Outline(bijlage.children, claims)
    content = Content(bijlage, claims)
    while at < len(lines):
        if outline.started or isinstance(lines[at].heading, ArticleHeading | DivisionHeading):
            at = outline.add(lines, at)
        else:
            content.add(lines[at])
            at += 1
    content.close()
    outline.close()


def _is_bijlage_title(text: str) -> bool:
    """A row of a table ("Gemeente A € 310.000") is not the title of the bijlage it stands in."""
    return is_title(text) and text[0].isupper() and not re.search(r"[€%|]|\d{2}", text)


def _build_toelichting(lines: Sequence[Line], parts: list[Draft], claims: Claims) -> None:
    toelichting = Draft(NodeKind.TOELICHTING)
    parts.append(toelichting)
    holder, content = toelichting, Content(toelichting, claims)
    section = toelichting
    for at, line in enumerate(lines):
        heading = line.heading
        if isinstance(heading, ToelichtingHeading) or GENERAL.match(line.text):
            content.close()
            draft = toelichting.child(NodeKind.TOELICHTING) if at else toelichting
            title = heading.title if isinstance(heading, ToelichtingHeading) else line.text
            draft.mark = heading.artikel if isinstance(heading, ToelichtingHeading) else None
            section = holder = draft
            claims.add_heading(draft, line, title)
        elif isinstance(heading, ArticleHeading):
            content.close()
            holder = section.child(NodeKind.ARTIKEL, heading.number)
            claims.add_heading(holder, line, heading.title)
        elif isinstance(heading, DivisionHeading) or _subtitle(lines, at):
            content.close()
            section_parent = toelichting if isinstance(heading, DivisionHeading) else section
            holder = section_parent.child(NodeKind.PARAGRAAF)
            claims.add_heading(holder, line, line.text)
        else:
            content.add(line)
            continue
        content = Content(holder, claims)
    content.close()


def _subtitle(lines: Sequence[Line], at: int) -> bool:
    """A title between the paragraphs of a toelichting: short, no full stop, and a sentence under it."""
    text = lines[at].text
    if lines[at].heading is not None or not is_title(text) or len(text.split()) > 10 or not text[0].isupper():
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    return (
        after is not None and after.heading is None and not is_title(after.text) and after.text[0].isupper()
    )
