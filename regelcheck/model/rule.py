"""A rule file once read: what a checkpoint asks, of which elements it consists, and where its norm comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from regelcheck.model.phrases import PhraseTable
from regelcheck.model.regeling import Overheidslaag, Partij, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """Where the norm comes from: a place in the Gids (deel, thema, aanbeveling) or in a law (wet, artikel, lid)."""

    gids: str | None = None
    thema: str | None = None
    aanbeveling: str | None = None
    wet: str | None = None
    artikel: str | None = None
    lid: str | None = None


class Scope(StrEnum):
    """How near each other the parts of a condition must stand.

    `zin` includes, for an onderdeel, the opening words of its list. `lid` is an unnumbered paragraph as well.
    """

    ZIN = "zin"
    LID = "lid"
    ARTIKEL = "artikel"
    HOOFDSTUK = "hoofdstuk"
    REGELING = "regeling"


class Vrijblijvend(StrEnum):
    """What "kan", "streeft naar" and the like make of a norm: still a norm (a right is granted), a weak one, or none."""

    TELT = "telt"
    ZWAK = "zwak"
    TELT_NIET = "telt niet"


class Gewicht(StrEnum):
    """How much a checkpoint weighs, heaviest first: it orders the report and says what a verdict costs."""

    WETTELIJK = "wettelijk verplicht"
    AANBEVELING = "aanbeveling"
    AANDACHTSPUNT = "aandachtspunt"
    TECHNIEK = "techniek"


class Soort(StrEnum):
    """What silence means: of a *plicht* it is a defect, of a *grens* (the law itself governs, or leaves free) it is not.

    A *controle* looks for faults of drafting that no phrase can find.
    """

    PLICHT = "plicht"
    GRENS = "grens"
    CONTROLE = "controle"


class Toets(StrEnum):
    """What a controle looks at; the engine knows how."""

    VERWIJZING = "verwijzing bestaat niet"
    VORIG_LID = "vorig of volgend lid bestaat niet"
    NUMMERING = "nummering"
    BEGRIP_ONGEBRUIKT = "begrip ongebruikt"
    AFKORTING_ONBEKEND = "afkorting onbekend"
    INVULPLEK = "invulplek"


class Zekerheid(StrEnum):
    """How far the law behind a checkpoint was verified: read, derived from what was read, or not verified at all."""

    NAGELEZEN = "nagelezen"
    AFGELEID = "afgeleid"
    NIET_GEVERIFIEERD = "niet geverifieerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelname:
    """Who must, or must not, be among those who conclude a Regeling or among the layers that take part. All must hold."""

    een_van: tuple[Partij | Overheidslaag, ...] = ()
    alleen: tuple[Partij | Overheidslaag, ...] = ()
    niet_alleen: tuple[Partij | Overheidslaag, ...] = ()
    geen: tuple[Partij | Overheidslaag, ...] = ()

    def holds(self, found: tuple[Partij, ...] | tuple[Overheidslaag, ...]) -> bool:
        """Whether those found are as asked; `found` is not empty."""
        who = frozenset(found)
        return (
            (not self.een_van or not who.isdisjoint(self.een_van))
            and (not self.alleen or who.issubset(self.alleen))
            and (not self.niet_alleen or not who.issubset(self.niet_alleen))
            and who.isdisjoint(self.geen)
        )


class Vergelijking(StrEnum):
    """How a number or a day in the text is compared with one in a rule; the second half is for days."""

    MINDER_DAN = "minder_dan"
    MEER_DAN = "meer_dan"
    IS = "is"
    IS_NIET = "is_niet"
    VOOR = "voor"
    NA = "na"


@dataclass(frozen=True, slots=True, kw_only=True)
class Getal:
    """A number with its unit that must stand near, and how it must compare: fewer than 12 weeks.

    `meer_dan_helft_van` and `ten_minste_helft_van` name a concept: the number is compared with half of the one that stands
    by that concept, anywhere in the Regeling. Where that one is not found, or is not one number, nothing holds.
    """

    eenheid: str
    eisen: tuple[tuple[Vergelijking, int], ...]
    meer_dan_helft_van: str | None = None
    ten_minste_helft_van: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """A day of the year that must stand near, and how it must compare, as (month, day)."""

    eisen: tuple[tuple[Vergelijking, tuple[int, int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """A reference to one of these articles of one of these laws; a range that covers it counts, its exceptions do not.

    With a `lid` the reference must name that lid.
    """

    wetten: tuple[str, ...]
    artikelen: tuple[str, ...]
    lid: str | None = None


Choice = tuple[str, ...]
"""Names of concepts of which one is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must stand together in one scope.

    Every Choice of `alle` must be there and not be denied; each of `ontkend` must be there and be denied; none of
    `niet` may stand in the scope, none of `niet_in_zin` in a sentence that carries one of `alle`, and
    none of `niet_in_artikel` in the artikel around it. `opschrift` asks
    for a heading (of the artikel or of what encloses it) and never suffices alone. `dichtbij` is the largest number
    of words that the hits of `alle` may together span in one sentence. `volgorde` asks for them in the order given.
    `getal` and `datum` ask for a number or a day of the year in the sentence of the first Choice: the nearest one decides.
    `verwijst_naar` asks for a reference to a law in the scope. `verwijzingen` reads a unit together with the leden and
    artikelen of the Regeling that it refers to. `eigen_opschrift` asks for the heading of the artikel itself.
    """

    binnen: Scope
    alle: tuple[Choice, ...] = ()
    niet: tuple[str, ...] = ()
    niet_in_zin: tuple[str, ...] = ()
    niet_in_artikel: tuple[str, ...] = ()
    ontkend: tuple[Choice, ...] = ()
    opschrift: tuple[str, ...] = ()
    niet_opschrift: tuple[str, ...] = ()
    eigen_opschrift: tuple[str, ...] = ()
    niet_eigen_opschrift: tuple[str, ...] = ()
    verwijst_naar: LawReference | None = None
    verwijzingen: bool = False
    getal: Getal | None = None
    datum: Datum | None = None
    dichtbij: int | None = None
    volgorde: bool = False
    vrijblijvend: Vrijblijvend = Vrijblijvend.ZWAK
    ontkenning: bool = False
    """Whether what is denied counts as well: "een bestuurder vervult geen nevenfuncties" is a norm, not a refusal."""
    doorschuiven: bool = False
    """Whether what the text leaves to another document counts as well: "het bestuur stelt een gedragscode vast"."""
    waarom: str = ""
    """Why a weak condition is weak, as the report says it."""
    label: str = ""
    """How the rule file wrote the condition, for the trace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing a rule looks for. Any condition of `norm` makes it found; any of `zwak` makes it weakly found."""

    id: str
    titel: str
    vereist: bool
    norm: tuple[Condition, ...]
    zwak: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorwaarde:
    """What must stand in the Regeling for a rule to be about it; `anders` says, when it does not, why it is not."""

    id: str
    titel: str
    als: tuple[Condition, ...]
    anders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeldbepaling:
    """A neutral provision to start from; what is a political choice is left open between square brackets."""

    titel: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text and the verdict it must get, with quotes that must be part of the evidence. Every example is a test."""

    oordeel: str
    tekst: str
    bewijs: tuple[str, ...] = ()
    waarom: str = ""
    vorm: Vorm = Vorm.OPENBAAR_LICHAAM
    whole: bool = False
    """Whether the text is a whole Regeling, not loose provisions."""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One checkpoint, as its file in rules/ states it.

    A plicht has `elementen`; a grens has none, but `strijdig` (what the law contradicts) or `waarschuwing` (what deserves a
    warning), and is n.v.t. where it finds neither. A controle has a `toets`: what that finds makes it zwak.
    `zonder_bewijs` is the verdict when nothing was found: "ontbreekt" or "zwak", of a grens "n.v.t.". `uitleg` has one text a verdict, with
    $artikel, $citaat, $ontbreekt and $waarom as placeholders. `vormen` are the forms it is for; the loader fills in all
    forms under the Wgr where the file names none. `partijen` and `overheidslagen` narrow it to who takes part,
    `alleen_als` to what the Regeling says, `vanaf` and `tot` (the first day on which it no longer holds) to a period.
    """

    id: str
    titel: str
    vraag: str
    bron: tuple[Bron, ...]
    vormen: tuple[Vorm, ...]
    strijdig: tuple[Element, ...]
    elementen: tuple[Element, ...]
    zonder_bewijs: str
    uitleg: tuple[tuple[str, str], ...]
    advies: str
    voorbeeldbepalingen: tuple[Voorbeeldbepaling, ...]
    grenzen: str
    soort: Soort = Soort.PLICHT
    gewicht: Gewicht = Gewicht.AANBEVELING
    waarschuwing: tuple[Element, ...] = ()
    toets: Toets | None = None
    uitgezonderd: tuple[str, ...] = ()
    """Words that the controle leaves alone, in lower case."""
    partijen: Deelname | None = None
    overheidslagen: Deelname | None = None
    alleen_als: tuple[Voorwaarde, ...] = ()
    vanaf: date | None = None
    tot: date | None = None
    zekerheid: Zekerheid | None = None
    nagegaan: date | None = None
    """The day on which the law behind the rule was read."""
    groep: str = ""
    """The heading a report puts it under; the loader takes it from the pack."""
    gewicht_door: str = ""
    """The pack that gave the rule another weight than its file does; empty when none did."""
    needs_reader: bool = False
    """Whether only the trained pipeline can judge it (`taalmodel: nodig`): what that reads otherwise counts half."""
    begrippen: tuple[tuple[str, str], ...] = ()
    """The concepts its elements name, with their titles; the loader fills them in."""
    zoek: tuple[str, ...] = ()
    """Concepts that tell where a reader would look first when nothing was found."""
    voorbeelden: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
    path: Path = Path()
    nummer: int = 0
    """Its number in the full report, for a report on a few rules by name; 0 to number it where it stands."""
    pakket_titel: str = ""
    """What the pack calls itself in `_pakket.yaml`; empty for a folder without one."""

    @property
    def pakket(self) -> str:
        """The pack: the folder the rule stands in."""
        return self.id.partition("/")[0]

    def holds_on(self, day: date) -> bool:
        """Whether the rule is law on that day."""
        return (self.vanaf is None or self.vanaf <= day) and (self.tot is None or day < self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A shared notion and the phrases that express it; `behalve` are longer phrases that mean something else.

    A hit of a `behalve` phrase cancels every hit of the concept that it overlaps.
    """

    name: str
    titel: str
    woorden: tuple[str, ...]
    behalve: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiel:
    """A selection of packs with a name; `pakketten` empty means all of them, also those that come later."""

    naam: str
    titel: str
    pakketten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All rules of a run, in the order of the report, with the concepts and verbs they are written in.

    Two rules may have one id when they hold in different periods. `profiles` starts with the one that is used by default.

    `digest` is the SHA-256 over the files read, so that two reports can be known to rest on the same rules; `phrases`
    are the phrases of all concepts, compiled.
    """

    rules: tuple[Rule, ...]
    concepts: tuple[Concept, ...]
    verbs: tuple[tuple[str, tuple[str, ...]], ...]
    """Irregular verbs: the infinitive and its other forms."""
    digest: str
    profiles: tuple[Profiel, ...] = ()
    selection: tuple[tuple[str, str], ...] = ()
    """How the rules were chosen of those there are, as a report says it; empty when nothing was."""
    hints: tuple[tuple[str, str], ...] = ()
    """What loads and yet may not find what the writer of a file means: a message with its place, and what to do."""
    phrases: PhraseTable | None = field(default=None, compare=False, repr=False)
