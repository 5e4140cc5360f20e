"""How verdicts look and are counted in every report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regelcheck.model import ElementOutcome, Outcome, Rule, Soort, Verdict
from regelcheck.report.words.dutch import number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """How a verdict looks in every format. `symbol` and `label` always go together: a colour or sign alone says nothing."""

    symbol: str
    letter: str
    """For a terminal or file that does not have the symbol."""
    label: str
    several: str
    """The word after a number larger than one: "2 ontbreken"."""
    slug: str
    """For class names and style names."""
    meaning: str


VERDICTS: dict[Verdict, VerdictWords] = {
    Verdict.AANWEZIG: VerdictWords(
        symbol="✓",
        letter="v",
        label="aanwezig",
        several="aanwezig",
        slug="aanwezig",
        meaning="alles wat het toetspunt vraagt, staat als norm in de tekst",
    ),
    Verdict.ZWAK: VerdictWords(
        symbol="◐",
        letter="z",
        label="zwak",
        several="zwak",
        slug="zwak",
        meaning="het onderwerp is geraakt, maar niet volledig, vrijblijvend of niet in een artikel geregeld",
    ),
    Verdict.ONTBREEKT: VerdictWords(
        symbol="○",
        letter="o",
        label="ontbreekt",
        several="ontbreken",
        slug="ontbreekt",
        meaning="niets gevonden dat het onderwerp regelt",
    ),
    Verdict.STRIJDIG: VerdictWords(
        symbol="✗",
        letter="x",
        label="strijdig",
        several="strijdig",
        slug="strijdig",
        meaning="de tekst bepaalt het tegendeel van wat het toetspunt vraagt",
    ),
    Verdict.NVT: VerdictWords(
        symbol="–",
        letter="-",
        label="n.v.t.",
        several="n.v.t.",
        slug="nvt",
        meaning="het toetspunt past niet bij deze Regeling, of de wet regelt het zelf en de tekst wijkt er niet van af",
    ),
    Verdict.NIET_TE_BEOORDELEN: VerdictWords(
        symbol="?",
        letter="?",
        label="niet te beoordelen",
        several="niet te beoordelen",
        slug="onbekend",
        meaning="niet alle tekst waarin het antwoord kan staan, is gelezen",
    ),
}
IN_ORDER = VerdictWords(
    symbol="✓",
    letter="v",
    label="in orde",
    several="in orde",
    slug="aanwezig",
    meaning="de controle vond geen fout in de tekst",
)
"""How a controle says `aanwezig`: what it looks for ("Invulplekken") is exactly not there."""
IN_WORDS = tuple(words for verdict, said in VERDICTS.items() for words in ((said, IN_ORDER) if verdict is Verdict.AANWEZIG else (said,)))
"""All that a verdict is called, in the order in which totals are told."""
DOUBT_MEANING = "het oordeel blijft staan, maar lees de genoemde bepaling zelf na: zij komt dicht bij wat het toetspunt vraagt, of is anders te lezen"


def words_of(rule: Rule, verdict: Verdict) -> VerdictWords:
    """How the verdict of a rule looks."""
    return IN_ORDER if rule.soort is Soort.CONTROLE and verdict is Verdict.AANWEZIG else VERDICTS[verdict]


def label_of(rule: Rule, verdict: Verdict) -> str:
    """The word for the verdict of a rule."""
    return words_of(rule, verdict).label


def count_words(outcomes: Iterable[Outcome]) -> tuple[tuple[VerdictWords, int], ...]:
    """How often each verdict was given, in the words for it and in the order of `Verdict`."""
    return count_given(words_of(outcome.rule, outcome.verdict) for outcome in outcomes)


def count_given(given: Iterable[VerdictWords]) -> tuple[tuple[VerdictWords, int], ...]:
    """How often each of these words was given, in the order of `Verdict`; what was not given is left out."""
    given = list(given)
    return tuple((words, given.count(words)) for words in IN_WORDS if words in given)


def counted(words: VerdictWords, count: int) -> str:
    """The number with the word that belongs to it: "1 ontbreekt", "2 ontbreken"."""
    return f"{count} {words.label if count == 1 else words.several}"


def counts_sentence(outcomes: Sequence[Outcome]) -> str:
    """The totals of a document, without a full stop: "14 toetspunten: 9 aanwezig, 3 zwak, 2 ontbreken"."""
    return f"{number_of(len(outcomes), 'toetspunt', 'toetspunten')}: {counts_in_words(count_words(outcomes))}"


def counts_in_words(counts: Iterable[tuple[VerdictWords, int]]) -> str:
    """How often each verdict was given: "9 aanwezig, 3 zwak, 2 ontbreken"."""
    return ", ".join(counted(words, count) for words, count in counts if count) or "niets beoordeeld"


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
