"""Find the bodies that conclude a Regeling in the sentence that names them, and the layer of government they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regelcheck.model import Overheidslaag, Partij


@dataclass(frozen=True, slots=True)
class Mention:
    """A body or a layer, and where it is named; `signs` says that a signature of it counts as concluding."""

    partij: Partij | None
    laag: Overheidslaag | None
    start: int
    end: int
    signs: bool = True


# Not who concludes, but who was asked, who signs on behalf, or whose council only agreed.
_ASIDE = re.compile(
    r"\((?:[^()]*\b(?:toestemming|zienswijzen?|gehoord|advies|vertegenwoordigd)\b[^()]*)\)"
    r"|\b(?:rechtsgeldig |te dezen |hierbij |daartoe )*vertegenwoordigd door [^,;)]*"
    r"|\b(?:na (?:verkregen )?|met |gelet op de |onder )?(?:toestemming|instemming|zienswijzen?"
    r"|machtiging|goedkeuring|advies|medewerking) van "
    r"(?:de |het |hun |zijn )?(?:[^,;](?!\bhebben\b))*"
    r"|\b(?:gehoord|gezien) [^,;]*",
    re.IGNORECASE,
)

_BODY = re.compile(
    r"(?P<gs>(?:(?:het |de )?colleges? van )?gedeputeerde staten)"
    r"|(?P<db>colleges? van dijkgraaf en (?:hoog)?heemraden|dijkgraaf en (?:hoog)?heemraden|"
    r"dagelijkse? bestu(?:ur|ren)(?: van (?:(?:het|de) )?[\w-]*(?:waterschap\w*|hoogheemraadschap\w*))?)"
    r"|(?P<ab>verenigde vergadering(?:en)?|algeme(?:en|ne) bestu(?:ur|ren)(?: van (?:(?:het"
    r"|de) )?[\w-]*(?:waterschap\w*|hoogheemraadschap\w*))?)"
    r"|(?P<college>colleges?(?: van burgemeesters? en wethouders| van b ?(?:&|en) ?w\b)?"
    r"|burgemeesters? en wethouders)"
    r"|(?P<ps>provinciale staten)"
    r"|(?P<minister>\b(?:minister|staatssecretaris|ministers|bewindslieden)\b|\bstaat der nederlanden\b)"
    r"|(?P<burgemeester>\bburgemeesters?\b)"
    r"|(?P<raad>\b(?:gemeente)?ra(?:ad|den)\b(?! van (?:bestuur|toezicht|commissarissen|state"
    r"|ministers|advies)))"
    r"|(?P<stichting>\bstichting(?:en)?\b)"
    r"|(?P<rechtspersoon>\b(?:b\.v\.|n\.v\.|vereniging(?:en)?|coöperaties?|universiteit(?:en)?"
    r"|naamloze vennootschap|besloten vennootschap|"
    r"woningcorporaties?|zorgverzekeraars?)(?!\w))"
    r"|(?P<gemeente>\bgemeenten?\b)|(?P<provincie>\bprovincies?\b)"
    r"|(?P<waterschap>\b(?:waterschap(?:pen)?|hoogheemraadschap(?:pen)?)\b)|(?P<rijk>\bhet rijk\b)",
    re.IGNORECASE,
)
_WATER = re.compile(r"waterschap|hoogheemraadschap|wetterskip", re.IGNORECASE)
_MEANING: dict[str, tuple[Partij | None, Overheidslaag | None]] = {
    "gs": (Partij.GEDEPUTEERDE_STATEN, Overheidslaag.PROVINCIE),
    "db": (Partij.DAGELIJKSE_BESTUREN, None),
    "ab": (Partij.ALGEMENE_BESTUREN, None),
    "college": (Partij.COLLEGES, Overheidslaag.GEMEENTE),
    "ps": (Partij.STATEN, Overheidslaag.PROVINCIE),
    "minister": (Partij.MINISTER, Overheidslaag.RIJK),
    "burgemeester": (Partij.BURGEMEESTERS, Overheidslaag.GEMEENTE),
    "raad": (Partij.RADEN, Overheidslaag.GEMEENTE),
    "stichting": (Partij.STICHTING, None),
    "rechtspersoon": (Partij.RECHTSPERSOON, None),
    "gemeente": (None, Overheidslaag.GEMEENTE),
    "provincie": (None, Overheidslaag.PROVINCIE),
    "waterschap": (None, Overheidslaag.WATERSCHAP),
    "rijk": (None, Overheidslaag.RIJK),
}


def read_parties(text: str, start: int, end: int) -> Iterator[Mention]:
    """The bodies named in `text[start:end]` as concluding the Regeling, in order."""
    aside = [match.span() for match in _ASIDE.finditer(text, start, end)]
    at = 0
    for match in _BODY.finditer(text, start, end):
        while at < len(aside) and aside[at][1] <= match.start():
            at += 1
        if at < len(aside) and aside[at][0] <= match.start():
            continue
        kind = match.lastgroup or ""
        partij, laag = _MEANING[kind]
        if kind in ("db", "ab") and (_WATER.search(match[0]) or _is_water(kind, match[0])):
            laag = Overheidslaag.WATERSCHAP
        yield Mention(
            partij, laag, match.start(), match.end(), signs=kind not in ("burgemeester", "stichting")
        )


def _is_water(kind: str, words: str) -> bool:
    """Dijkgraaf and verenigde vergadering are of a waterschap; other boards may be of a gemeenschappelijke regeling."""
    return ("dijkgraaf" if kind == "db" else "vergadering") in words.lower()
