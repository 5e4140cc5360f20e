"""What a report says of its own reading: which text was judged, what was read and what not, what to look out for, and what the
tracked changes do. Absence may only be claimed over text that was read, of the Regeling and of what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from regelcheck.citation import format_citation
from regelcheck.model import (
    ASIDE,
    CheckedDocument,
    Comment,
    Move,
    NodeKind,
    Regeling,
    Revision,
    Source,
    UnreadKind,
    View,
)
from regelcheck.report.words import enumerate_nl, label_of, number_of, place_words

WRITER = "regelcheck"
"""Who stands under the comments that regelcheck writes in a draft."""
MAX_PLACES = 8
"""Places of unread parts named in a sentence; the JSON report has all."""

_JUDGED = {
    View.VOORGESTELD: "de voorgestelde tekst (met de bijgehouden wijzigingen)",
    View.OORSPRONKELIJK: "de oorspronkelijke tekst (zonder de bijgehouden wijzigingen)",
}


def judged_words(document: CheckedDocument) -> str:
    """Which of the two texts of a draft was judged; empty when there are no tracked changes and so is but one text."""
    return _JUDGED[document.judged] if document.judged else ""


def judged_counts(judged: Iterable[View | None]) -> tuple[str, ...]:
    """Of many documents in how many there are tracked changes, and which text of those was judged."""
    given = Counter(view for view in judged if view)
    return tuple(
        f"{number_of(count, 'document', 'documenten')} met bijgehouden wijzigingen: beoordeeld is {_JUDGED[view]}."
        for view, count in sorted(given.items())
    )


def beside_words(document: CheckedDocument) -> tuple[str, ...]:
    """The documents that were read along, each with its title and its size."""
    return tuple(f"{_named(one)}: {_size(one)}" for one in document.beside)


def notices(document: CheckedDocument) -> tuple[str, ...]:
    """What a reader must know before the verdicts: warnings, and text that was not read, of every document."""
    found = [*document.warnings, *_untold(document.regeling, document.warnings)]
    for one in document.beside:
        warnings = one.source.warnings
        found += [f"{one.source.path.name}: {words}" for words in (*warnings, *_untold(one, warnings))]
    return tuple(found)


def coverage(document: CheckedDocument) -> tuple[str, ...]:
    """What was read and what was not, of the Regeling and then of each document beside it."""
    whole = not any(left_unread(one) for one in document.beside)
    found = list(coverage_sentences(document.regeling, whole=whole))
    for one in document.beside:
        found.append(f"Ernaast gelezen: {_named(one)}: {_size(one)}.")
        if one.source.revisions:
            found.append(f"{_in_it(one.source.revisions)}; gelezen is {_JUDGED[document.view]}.")
        found += (*one.source.warnings, *_untold(one, one.source.warnings), *_set_apart(one))
    return tuple(found)


def coverage_sentences(regeling: Regeling, *, whole: bool = True) -> tuple[str, ...]:
    """The same for one document; without `whole`, it is not said that all of it has a place: something beside it was not read."""
    gaps = _gaps(regeling)
    placed = () if gaps or not whole else ("Alle tekst heeft een plaats in de Regeling gekregen.",)
    return (f"Gelezen: {_size(regeling, artikelen=not regeling.fragment)}.", *gaps, *placed, *_set_apart(regeling))


def left_unread(regeling: Regeling) -> bool:
    """Whether text may stand in the file that no rule has seen."""
    return bool(_gaps(regeling))


def revision_sentences(document: CheckedDocument) -> tuple[str, ...]:
    """That there are tracked changes, by whom and how many, and what they do to the verdicts; empty without them."""
    changed = [one for one in document.read if one.source.revisions]
    if not changed:
        return ()
    sentences = [
        f"{'Dit concept' if one is document.regeling else one.source.path.name} bevat {_in_it(one.source.revisions)}." for one in changed
    ]
    if document.moves:
        sentences.append(
            f"Met de wijzigingen {'verandert' if len(document.moves) == 1 else 'veranderen'} "
            f"{number_of(len(document.moves), 'oordeel', 'oordelen')}:"
        )
    else:
        sentences.append("Zij veranderen geen oordeel.")
    return tuple(sentences)


def move_words(move: Move) -> str:
    """What a draft's changes do to one verdict: "Doel: zwak → aanwezig (ingevoegd door A. Bos in artikel 3, tweede lid: …)"."""
    because = []
    for one in move.because:
        where = format_citation(one.citation) + (f" van {one.document}" if one.document else "")
        because.append(f"{one.revision.kind} door {one.revision.author or 'een onbekende'} in {where}: “{one.revision.text.strip()}”")
    before, after = label_of(move.rule, move.before), label_of(move.rule, move.after)
    return f"{move.rule.titel}: {before} → {after}" + (f" ({'; '.join(because)})" if because else "")


def comment_count(document: CheckedDocument) -> int:
    """How many remarks stand in the margin."""
    return sum(len(one.source.comments) for one in document.read)


def comment_lines(document: CheckedDocument) -> tuple[str, ...]:
    """The remarks in the margin with who made them and where; what regelcheck itself wrote there is one line."""
    own, lines = 0, []
    for one in document.read:
        name = "" if one is document.regeling else one.source.path.name
        for comment in one.source.comments:
            if comment.author == WRITER:
                own += 1
            else:
                lines.append(comment_words(comment, name))
    if own:
        lines.append(f"{number_of(own, 'opmerking', 'opmerkingen')} van regelcheck zelf")
    return tuple(lines)


def comment_words(comment: Comment, document: str = "") -> str:
    """A remark in the margin, with who made it and where."""
    place = ", ".join(filter(None, (document, place_words(comment.place))))
    return f"{comment.author or 'een onbekende'}{f' ({place})' if place else ''}: {comment.text}"


def lost_blocks(regeling: Regeling) -> int:
    """How many paragraphs of ordinary text found no place in the tree."""
    return sum(1 for block in regeling.leftovers if not block.marks & ASIDE)


def _named(regeling: Regeling) -> str:
    """A document by its file and its title."""
    name, title = regeling.source.path.name, regeling.title
    return name if title in ("", regeling.source.path.stem) else f"{name}, “{title}”"


def _size(regeling: Regeling, *, artikelen: bool = True) -> str:
    source = regeling.source
    pages = f" op {number_of(source.pages, 'bladzijde', 'bladzijden')}" if source.pages is not None else ""
    counted = f", {number_of(len(regeling.artikelen()), 'artikel', 'artikelen')}" if artikelen else ""
    return f"{_alineas(len(source.blocks))}{pages}{counted}"


def _in_it(revisions: Iterable[Revision]) -> str:
    given = tuple(revisions)
    authors = enumerate_nl(sorted({one.author or "een onbekende" for one in given}))
    return f"{number_of(len(given), 'bijgehouden wijziging', 'bijgehouden wijzigingen')} van {authors}"


def _untold(regeling: Regeling, warnings: Iterable[str]) -> tuple[str, ...]:
    """What was not read, but for the pages that a warning of the reader names already."""
    pages = f"{_pages(regeling.source)} "
    told = any(warning.startswith(pages) for warning in warnings)
    return tuple(sentence for sentence in _gaps(regeling) if not (told and sentence.startswith(pages)))


def _pages(source: Source) -> str:
    """ "Bladzijde 3", "Bladzijden 2, 3 en 7", with runs as "4-9": as the reader of a PDF names them."""
    runs: list[list[int]] = []
    for number in source.pages_without_text:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [f"{run[0]}-{run[-1]}" if len(run) > 2 else enumerate_nl([str(number) for number in run]) for run in runs]
    return f"{'Bladzijde' if len(source.pages_without_text) == 1 else 'Bladzijden'} {enumerate_nl(named)}"


def _gaps(regeling: Regeling) -> tuple[str, ...]:
    """What of a document was not read, or was read and has no place; empty when all of it counted."""
    source = regeling.source
    sentences = []
    if source.pages_without_text:
        verb = "heeft" if len(source.pages_without_text) == 1 else "hebben"
        sentences.append(f"{_pages(source)} {verb} geen leesbare tekst (waarschijnlijk een scan).")
    whose = "het stuk" if regeling.fragment else "de Regeling"
    if source.unread:
        sentences.append(f"Niet gelezen, en misschien deel van {whose}: {enumerate_nl(_unread_parts(source))}.")
    lost = lost_blocks(regeling)
    if lost:
        sentences.append(f"{_alineas(lost)} {'kreeg' if lost == 1 else 'kregen'} geen plaats in {whose}.")
    return tuple(sentences)


def _set_apart(regeling: Regeling) -> tuple[str, ...]:
    """What was read and does not count: another regeling that is quoted, headers, notes, deleted text."""
    sentences = []
    quoted = sum(node.quoted and node.kind is NodeKind.ARTIKEL for node in regeling.walk())
    if quoted:
        tell = "telt" if quoted == 1 else "tellen"
        sentences.append(f"{number_of(quoted, 'artikel', 'artikelen')} van een andere regeling {tell} niet mee.")
    apart = [block for block in regeling.leftovers if block.marks & ASIDE]
    if apart:
        why = enumerate_nl(sorted({str(mark) for block in apart for mark in block.marks & ASIDE}))
        sentences.append(f"Apart gehouden: {_alineas(len(apart))} ({why}).")
    return tuple(sentences)


def _unread_parts(source: Source) -> list[str]:
    """What was not read, each kind once with its places: "grote afbeelding (blz. 3, blz. 8)"."""
    places: dict[UnreadKind, list[str]] = {}
    for part in source.unread:
        where = part.what or place_words(part.place)
        known = places.setdefault(part.kind, [])
        if where and where not in known:
            known.append(where)
    return [
        f"{kind} ({', '.join(known[:MAX_PLACES])}{' en verder' if len(known) > MAX_PLACES else ''})" if known else str(kind)
        for kind, known in places.items()
    ]


def _alineas(count: int) -> str:
    return number_of(count, "alinea", "alinea's")
