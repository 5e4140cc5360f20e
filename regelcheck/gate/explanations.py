""""Pas toe of leg uit": a written reason turns a finding into one that is explained, for as long as it holds.

An explanation is tied to the rule, the document and the quoted text, never to a line. One whose quote is no longer
there, whose date has passed, that gives no reason or that is no longer needed explains nothing and is a finding itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regelcheck.citation import format_citation
from regelcheck.gate.patterns import fits
from regelcheck.gate.threshold import SEVERITY
from regelcheck.model import Evidence, Explanation, ExplanationFault, FaultKind, Outcome, Verdict
from regelcheck.paths import is_file, real_path

MIN_QUOTE = 20
"""Characters from which a quote may be a part of the text that was found; a shorter one must be all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExplanation:
    """One `[[uitleg]]` as somebody wrote it; `document` is a pattern, and `path` and `line` are where it stands."""

    rule_id: str
    document: str
    reason: str
    by: str
    quotes: tuple[str, ...] = ()
    citation: str | None = None
    until: date | None = None
    path: Path
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanations:
    """All that is written for a folder; `root` is that folder and `today` the day to judge dates by."""

    written: tuple[WrittenExplanation, ...]
    root: Path
    today: date

    def apply(
        self, path: Path, outcomes: tuple[Outcome, ...]
    ) -> tuple[tuple[Outcome, ...], tuple[ExplanationFault, ...]]:
        """The outcomes of one document with the explanations that hold, and those that do not."""
        about = [one for one in self.written if fits(self._inside(path), one.document)]
        if not about:
            return outcomes, ()
        faults: list[ExplanationFault] = []
        explained = []
        for outcome in outcomes:
            for one in about:
                if one.rule_id not in (outcome.rule.id, *outcome.rule.aliases):
                    continue
                fault = _fault(one, outcome, path, self.today)
                if fault is not None:
                    faults.append(fault)
                elif outcome.explanation is None and outcome.verdict in SEVERITY:
                    told = Explanation(reason=one.reason, by=one.by, until=one.until)
                    outcome = replace(outcome, explanation=told)
            explained.append(outcome)
        return tuple(explained), tuple(faults)

    def orphans(self, seen: Iterable[Path]) -> tuple[ExplanationFault, ...]:
        """The explanations for a document that is nowhere: not among those seen, and not in the folder either."""
        inside = [self._inside(path) for path in seen]
        lost = [one for one in self.written if not any(fits(path, one.document) for path in inside)]
        if not lost:
            return ()
        there = [path.relative_to(self.root) for path in self.root.rglob("*") if is_file(path)]
        return tuple(
            _wrong(
                one,
                one.document,
                FaultKind.ONBEKEND,
                "Er is geen document met deze naam.",
                "Verbeter de naam achter document, of verwijder de uitleg.",
            )
            for one in lost
            if not any(fits(path, one.document) for path in there)
        )

    def _inside(self, path: Path) -> Path:
        real = real_path(path)
        return real.relative_to(self.root) if real.is_relative_to(self.root) else real


def _fault(
    one: WrittenExplanation, outcome: Outcome, path: Path, today: date
) -> ExplanationFault | None:
    def wrong(kind: FaultKind, reason: str, hint: str) -> ExplanationFault:
        return _wrong(one, path.as_posix(), kind, reason, hint)

    if outcome.verdict is Verdict.NIET_TE_BEOORDELEN:  # nothing is known, so nothing is wrong with it either
        return None
    if outcome.verdict not in SEVERITY:
        return wrong(
            FaultKind.NIET_NODIG, f"Het oordeel is nu {outcome.verdict}.", "Verwijder deze uitleg."
        )
    if not one.reason.strip():
        return wrong(
            FaultKind.ZONDER_REDEN,
            "De uitleg geeft geen reden, en telt daarom niet.",
            'Schrijf achter reden waarom de deelnemers het zo willen, bijvoorbeeld reden = "Besluit van de raden van …".',
        )
    if one.until is not None and one.until < today:
        return wrong(
            FaultKind.VERLOPEN,
            f"De uitleg gold tot en met {one.until.isoformat()}, en telt niet meer.",
            "Beoordeel opnieuw of de keuze nog geldt, en pas de datum achter tot aan of verwijder de uitleg.",
        )
    return _quote_fault(one, outcome, wrong)


def _quote_fault(one: WrittenExplanation, outcome: Outcome, wrong: Callable[[FaultKind, str, str], ExplanationFault]) -> ExplanationFault | None:
    if not outcome.evidence:
        if one.quotes:
            return wrong(
                FaultKind.CITAAT,
                "De geciteerde tekst staat niet meer in het document.",
                "Pas citaat aan of laat het weg, als de reden nog geldt.",
            )
        return None
    if not one.quotes:
        return wrong(
            FaultKind.CITAAT,
            f"De uitleg noemt geen citaat, terwijl het oordeel {outcome.verdict} op tekst rust.",
            f"Voeg toe: citaat = {_toml(outcome.evidence[0].quote)}",
        )
    covered = [evidence for evidence in outcome.evidence if any(_quotes(text, evidence) for text in one.quotes)]
    # Of what contradicts the norm every place must be explained: a second one may not hide behind the first.
    needed = outcome.evidence if outcome.verdict is Verdict.STRIJDIG else outcome.evidence[:1] if not covered else ()
    missing = next((evidence for evidence in needed if evidence not in covered), None)
    if missing is not None:
        where = format_citation(missing.citation)
        return wrong(
            FaultKind.CITAAT,
            f"Het citaat past niet bij de gevonden tekst in {where}: {_toml(missing.quote)}",
            "Beoordeel of de reden voor deze tekst nog geldt, en pas dan citaat aan.",
        )
    places = [format_citation(evidence.citation) for evidence in covered]
    if one.citation is not None and _plain(one.citation) not in map(_plain, places):
        return wrong(
            FaultKind.CITAAT,
            f"Het citaat staat niet in {one.citation}, maar in {places[0]}.",
            "Pas artikel aan, als de reden nog geldt.",
        )
    return None


def _wrong(
    one: WrittenExplanation, document: str, kind: FaultKind, reason: str, hint: str
) -> ExplanationFault:
    return ExplanationFault(
        kind=kind,
        rule_id=one.rule_id,
        document=document,
        reason=reason,
        hint=hint,
        path=one.path,
        line=one.line,
    )


def _quotes(text: str, evidence: Evidence) -> bool:
    wanted, found = _plain(text), _plain(evidence.quote)
    return wanted == found or (len(wanted) >= MIN_QUOTE and wanted in found)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'
