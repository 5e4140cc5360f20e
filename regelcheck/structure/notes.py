"""What a reader must know before the verdicts: that the documents are not what they were given for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regelcheck.model import NodeKind, Regeling
from regelcheck.structure.kind import beside_a_regeling, is_a_regeling, kind_note

_LOOSE = 2
"""Artikelen that someone may have pasted; what has more is a text of its own."""
_GENERAL = frozenset(
    "gemeenschappelijke gemeenschappelijk regeling centrumregeling bedrijfsvoeringsorganisatie openbaar lichaam orgaan convenant "
    "samenwerking samenwerkingsovereenkomst besluit wijziging wijzigingsbesluit ontwerp concept vaststelling treffen tot van het "
    "gedeputeerde staten provinciale provincie gemeente gemeenten waterschap raad raden college colleges burgemeester wethouders "
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
"""Words of a title that name no Regeling in particular."""


def warnings_on(regeling: Regeling, beside: Sequence[Regeling] = ()) -> tuple[str, ...]:
    """All that is to be said of what was read, the gravest first: documents in each other's place, loose provisions given as a
    Regeling, a document that belongs to another Regeling, and then what the reader of the Regeling itself had to say."""
    swapped = tuple(_swapped(regeling, beside))
    found = [*swapped, *_loose(regeling)]
    if not swapped:
        found += _strangers(regeling, beside)
    own = kind_note(regeling.title, regeling.source.path.name) if swapped else None
    return (*found, *(warning for warning in regeling.source.warnings if warning != own))


def _swapped(regeling: Regeling, beside: Sequence[Regeling]) -> Iterator[str]:
    kind = None if regeling.fragment else beside_a_regeling(regeling.title)
    other = next((one for one in beside if is_a_regeling(one.title)), None)
    if kind is not None and other is not None:
        here, there = regeling.source.path.name, other.source.path.name
        yield (
            f"De documenten lijken verwisseld: {here} noemt zichzelf {kind} en is beoordeeld als Regeling, terwijl {there} ernaast, "
            f"“{other.title}”, zichzelf een Regeling noemt. Draai ze om: regelcheck check {there} --onderliggend {here}"
        )


def _loose(regeling: Regeling) -> Iterator[str]:
    count = len(regeling.artikelen())
    begun = any(part.kind in (NodeKind.OPSCHRIFT, NodeKind.AANHEF) for part in regeling.parts)
    if not regeling.fragment and count <= _LOOSE and not begun and regeling.kenmerken.vorm is None:
        what = "een losse bepaling (één artikel" if count == 1 else f"losse bepalingen ({count} artikelen"
        yield (
            f"Dit lijkt {what}, zonder opschrift en aanhef), maar is beoordeeld als een hele Regeling: daarom ontbreekt er zo veel. "
            f"Gebruik --fragment om alleen te toetsen wat er staat: regelcheck check {regeling.source.path.name} --fragment"
        )


def _strangers(regeling: Regeling, beside: Sequence[Regeling]) -> Iterator[str]:
    """A document that names neither the Regeling nor a deelnemer anywhere; nothing is said when either has no name of its own."""
    names = _names(regeling)
    for other in filter(_is_titled, beside) if names else ():
        text = " ".join(words for node in other.walk() for words in (node.heading, node.text))
        title = set(re.findall(r"\w+", other.title.casefold()))
        if not any(name.casefold() in title or re.search(rf"(?<=[\w,] ){re.escape(name)}\b", text) for name in names):
            yield (
                f"{other.source.path.name}, “{other.title}”, lijkt bij een andere Regeling te horen: het noemt "
                f"“{regeling.title}” en de deelnemers daaraan nergens. Wat erin staat, telt hier wel mee."
            )


def _names(regeling: Regeling) -> frozenset[str]:
    """The words by which a text can be seen to speak of this Regeling, as they are written in a sentence."""
    if not _is_titled(regeling):
        return frozenset()
    named = " ".join((regeling.title, *(one.value for one in regeling.kenmerken.deelnemers)))
    words = re.findall(r"[^\W\d_]+", named)
    return frozenset(
        word.capitalize() if word.isupper() else word
        for word in words
        if word[0].isupper() and len(word) > 2 and word.casefold() not in _GENERAL
    )


def _is_titled(regeling: Regeling) -> bool:
    return any(part.kind is NodeKind.OPSCHRIFT for part in regeling.parts)
