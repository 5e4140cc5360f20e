"""The words of every report: verdicts, sources, counts and sentences, so that no two formats say it differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from regelcheck.citation import format_citation
from regelcheck.model import (
    Bron,
    CheckedDocument,
    Citation,
    ElementOutcome,
    Evidence,
    Explanation,
    NodeKind,
    Outcome,
    Place,
    Pointer,
    Rule,
    RunInfo,
    Soort,
    Verdict,
    Zekerheid,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """How a verdict looks in every format. `symbol` and `label` always go together: a colour or sign alone says nothing."""

    symbol: str
    label: str
    several: str
    """The word after a number larger than one: "2 ontbreken"."""
    slug: str
    """For class names and style names."""
    meaning: str


VERDICTS: dict[Verdict, VerdictWords] = {
    Verdict.AANWEZIG: VerdictWords(
        symbol="✓",
        label="aanwezig",
        several="aanwezig",
        slug="aanwezig",
        meaning="alles wat het toetspunt vraagt, staat als norm in de tekst",
    ),
    Verdict.ZWAK: VerdictWords(
        symbol="◐",
        label="zwak",
        several="zwak",
        slug="zwak",
        meaning="het onderwerp is geraakt, maar niet volledig, vrijblijvend of niet in een artikel geregeld",
    ),
    Verdict.ONTBREEKT: VerdictWords(
        symbol="○",
        label="ontbreekt",
        several="ontbreken",
        slug="ontbreekt",
        meaning="niets gevonden dat het onderwerp regelt",
    ),
    Verdict.STRIJDIG: VerdictWords(
        symbol="✗",
        label="strijdig",
        several="strijdig",
        slug="strijdig",
        meaning="de tekst bepaalt het tegendeel van wat het toetspunt vraagt",
    ),
    Verdict.NVT: VerdictWords(
        symbol="–",
        label="n.v.t.",
        several="n.v.t.",
        slug="nvt",
        meaning="het toetspunt past niet bij deze Regeling, of de wet regelt het zelf en de tekst wijkt er niet van af",
    ),
    Verdict.NIET_TE_BEOORDELEN: VerdictWords(
        symbol="?",
        label="niet te beoordelen",
        several="niet te beoordelen",
        slug="onbekend",
        meaning="niet alle tekst waarin het antwoord kan staan, is gelezen",
    ),
}

IN_ORDER = VerdictWords(
    symbol="✓",
    label="in orde",
    several="in orde",
    slug="aanwezig",
    meaning="de controle vond geen fout in de tekst",
)
"""How a controle says `aanwezig`: what it looks for ("Invulplekken") is exactly not there."""

DOUBT_MEANING = "het oordeel blijft staan, maar lees de genoemde bepaling zelf na: zij komt dicht bij wat het toetspunt vraagt, of is anders te lezen"

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

_CERTAINTY = {
    Zekerheid.NAGELEZEN: "nagelezen op",
    Zekerheid.AFGELEID: "niet met zoveel woorden in de wet gevonden maar daaruit afgeleid, nagegaan op",
    Zekerheid.NIET_GEVERIFIEERD: "niet geverifieerd; voor het laatst bekeken op",
}
METHOD = (
    "Elk toetspunt bestaat uit een of meer elementen. regelcheck zoekt per element de zinnen die het als norm regelen, "
    "weegt mee of de tekst het ontkent of vrijlaat en waar het staat (artikel, bijlage, considerans of toelichting), en "
    "leidt daaruit het oordeel af. Dezelfde tekst, regels en versies geven steeds hetzelfde oordeel."
)
LIMITS = (
    "regelcheck leest wat er staat en wat ontbreekt. Of een bepaling bestuurlijk wijs is of juridisch standhoudt, "
    "beoordeelt het niet: het oordeel is een hulp bij het lezen en vervangt geen juridisch advies."
)
MAX_PLACES = 3
"""Addresses named where there is room for one line."""
LEAVE_OPEN = "De politieke keuze staat tussen vierkante haken en blijft aan u."


def words_of(rule: Rule, verdict: Verdict) -> VerdictWords:
    """How the verdict of a rule looks."""
    return IN_ORDER if rule.soort is Soort.CONTROLE and verdict is Verdict.AANWEZIG else VERDICTS[verdict]


def label_of(rule: Rule, verdict: Verdict) -> str:
    """The word for the verdict of a rule."""
    return words_of(rule, verdict).label


def count_words(outcomes: Iterable[Outcome]) -> tuple[tuple[VerdictWords, int], ...]:
    """How often each verdict was given, in the words for it and in the order of `Verdict`."""
    given = [words_of(outcome.rule, outcome.verdict) for outcome in outcomes]
    order = [words for verdict in Verdict for words in ((VERDICTS[verdict], IN_ORDER) if verdict is Verdict.AANWEZIG else (VERDICTS[verdict],))]
    return tuple((words, given.count(words)) for words in order if words in given)


def count_verdicts(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, int], ...]:
    """How often each verdict was given, in the order of `Verdict`; verdicts that were not given are left out."""
    given = list(verdicts)
    return tuple((verdict, given.count(verdict)) for verdict in Verdict if verdict in given)


def counted(verdict: Verdict, count: int) -> str:
    """The number with the word that belongs to it: "1 ontbreekt", "2 ontbreken"."""
    words = VERDICTS[verdict]
    return f"{count} {words.label if count == 1 else words.several}"


def counts_sentence(outcomes: Sequence[Outcome]) -> str:
    """The totals of a document, without a full stop: "14 toetspunten: 9 aanwezig, 3 zwak, 2 ontbreken"."""
    counts = (f"{count} {words.label if count == 1 else words.several}" for words, count in count_words(outcomes))
    return f"{number_of(len(outcomes), 'toetspunt', 'toetspunten')}: {', '.join(counts) or 'niets beoordeeld'}"


def counts_in_words(counts: Iterable[tuple[Verdict, int]]) -> str:
    """How often each verdict was given: "9 aanwezig, 3 zwak, 2 ontbreken"."""
    return ", ".join(counted(verdict, count) for verdict, count in counts if count) or "niets beoordeeld"


def full_stop(sentence: str) -> str:
    """The sentence with a full stop, unless an abbreviation ("n.v.t.") ends in one."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def apart_words(outcomes: Iterable[Outcome]) -> str:
    """How many findings are explained ("pas toe of leg uit") and how many are doubtful, to follow the totals; empty when none is."""
    found = tuple(outcomes)
    explained = sum(1 for outcome in found if outcome.explanation is not None)
    doubtful = sum(1 for outcome in found if outcome.doubt)
    return (f"; {explained} uitgelegd" if explained else "") + (f"; {doubtful} met twijfel" if doubtful else "")


def explanation_words(explanation: Explanation) -> str:
    """Who explained a finding, until when, and why."""
    until = f", geldig tot en met {day_words(explanation.until)}" if explanation.until else ""
    return f"Uitgelegd door {explanation.by or 'een onbekende'}{until}: {explanation.reason}"


def doubt_words(outcome: Outcome) -> str:
    """That a verdict wants a glance, and where; empty without doubt."""
    if not outcome.doubt:
        return ""
    near = enumerate_nl(list(dict.fromkeys(cited(one.citation for one in outcome.nearest))))
    otherwise = enumerate_nl(list(dict.fromkeys(cited(one.citation for one in outcome.evidence if one.doubt))))
    if otherwise:
        also = f" Kijk ook in {near}." if near else ""
        return f"Twijfel: lees {otherwise} zelf na.{also}"
    return f"Twijfel: mogelijk geregeld in {near}." if near else "Twijfel: lees dit toetspunt zelf na."


def objection_words(doubt: str) -> str:
    """What the second reader reads in a quote, as a sentence of its own."""
    return full_stop(f"Twijfel: {doubt}") if doubt else ""


def pointer_line(pointer: Pointer) -> str:
    """Address and place of a provision that comes near: "artikel 12, tweede lid (blz. 4)"."""
    place = place_words(pointer.place)
    address = format_citation(pointer.citation)
    return f"{address} ({place})" if place else address


def number_of(count: int, singular: str, plural: str) -> str:
    """A number with its noun."""
    return f"{count} {singular if count == 1 else plural}"


def enumerate_nl(items: Sequence[str]) -> str:
    """Items as a Dutch sentence lists them: "a, b en c"."""
    return f"{', '.join(items[:-1])} en {items[-1]}" if len(items) > 1 else "".join(items)


def vorm_words(document: CheckedDocument) -> str:
    """The form of the cooperation, and whether it was read or given."""
    kenmerken = document.regeling.kenmerken
    if kenmerken.vorm is None:
        return "vorm niet herkend"
    return f"{kenmerken.vorm} (opgegeven)" if kenmerken.vorm_given else str(kenmerken.vorm)


def facts(document: CheckedDocument) -> tuple[str, ...]:
    """What kind of document this is, in short pieces: form, parties, layers, size."""
    regeling = document.regeling
    kenmerken = regeling.kenmerken
    found = [vorm_words(document)]
    if kenmerken.getroffen_door:
        found.append(f"getroffen door {enumerate_nl([str(one) for one in kenmerken.getroffen_door])}")
    if kenmerken.overheidslagen:
        found.append(enumerate_nl([str(one) for one in kenmerken.overheidslagen]))
    artikelen = len(regeling.artikelen())
    found.append("losse bepalingen" if regeling.fragment else number_of(artikelen, "artikel", "artikelen"))
    return tuple(found)


def bron_words(bron: Bron) -> str:
    """Where a norm comes from: "Gids deel A, thema 2, aanbeveling 5" or "art. 22, lid 1, Wgr"."""
    if bron.gids is not None:
        parts = [f"Gids deel {bron.gids}"]
        parts += [f"thema {bron.thema}"] if bron.thema else []
        parts += [f"aanbeveling {bron.aanbeveling}"] if bron.aanbeveling else []
        return ", ".join(parts)
    parts = [f"art. {bron.artikel}"] if bron.artikel else []
    parts += [f"lid {bron.lid}"] if bron.lid else []
    return ", ".join([*parts, bron.wet or ""])


def short_bron(bron: Bron) -> str:
    """The same for a table: "deel A, thema 2, aanb. 5"."""
    return bron_words(bron).removeprefix("Gids ").replace("aanbeveling", "aanb.")


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


def element_symbol(one: ElementOutcome) -> str:
    """The sign of an element; `element_words` says the same in words."""
    return VERDICTS[Verdict.AANWEZIG if one.found else Verdict.ZWAK if one.weak else Verdict.ONTBREEKT].symbol


def element_words(one: ElementOutcome) -> str:
    """Whether an element was found, with the reason why it is weak."""
    if one.found:
        return "gevonden"
    if one.weak:
        return f"zwak ({one.note})" if one.note else "zwak"
    return "niet gevonden"


def day_words(day: date) -> str:
    """A day as a person writes it: "1 juli 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def law_check_words(rule: Rule) -> str:
    """How sure the law behind a rule is, and since when: "nagelezen op 20 november 2026"; empty when it is no rule of law."""
    if rule.zekerheid is None or rule.nagegaan is None:
        return ""
    return f"{_CERTAINTY[rule.zekerheid]} {day_words(rule.nagegaan)}"


def date_words(started: str) -> str:
    """The day of a run as a person writes it: "23 november 2026"; the text itself when it is no ISO date."""
    try:
        day = datetime.fromisoformat(started)
    except ValueError:
        return started
    return day_words(day)


_LAW_OF_NOW = "De andere regels gaan uit van de wet zoals zij nu luidt; een artikel kon toen anders luiden of een ander nummer hebben."


def law_of_words(run: RunInfo) -> str:
    """By the law of which day was judged, and what was no law then; empty for a run that does not say."""
    options = dict(run.options)
    if "peildatum" not in options:
        return ""
    outside = options.get("niet geldig op de peildatum", "")
    left_out = f" Toen niet van kracht, en niet getoetst: {outside}. {_LAW_OF_NOW}" if outside else ""
    return f"Getoetst aan het recht van {date_words(options['peildatum'])}.{left_out}"


def month_name(month: int) -> str:
    """The month with this number, from 1."""
    return _MONTHS[month - 1]


def part_words(kind: NodeKind) -> str:
    """The name of a part as a heading."""
    return "Besluit tot vaststelling" if kind is NodeKind.BESLUIT else kind.value.capitalize()
