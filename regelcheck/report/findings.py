"""The findings of a run as a machine for code review wants them: file, line, severity, a fingerprint that lasts.

A fingerprint is made of the rule and the quote, or of the rule alone where nothing is quoted: never of a line or an article
number, which the next edit moves. What is missing stands at line 1 of the document; so does what is quoted from a
format without lines.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote as url_quote

from regelcheck.model import (
    BatchResult,
    CheckedDocument,
    Evidence,
    Explanation,
    ExplanationFault,
    Gewicht,
    Outcome,
    Rule,
    Unreadable,
    Verdict,
)
from regelcheck.report.plain import exact_path
from regelcheck.report.words import VERDICTS, cite, place_words

UNREAD, FAULTY = "regelcheck/niet-beoordeeld", "regelcheck/uitleg"
"""Rule ids for what is no rule: a document that could not be judged, and an explanation that does not hold."""


class Level(StrEnum):
    """How loud a finding is, loudest first."""

    BLOCKING = "blokkerend"
    """It was not judged, so nothing is known."""
    SEVERE = "ernstig"
    MODERATE = "matig"
    LIGHT = "licht"
    EXPLAINED = "uitgelegd"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFinding:
    """One finding. `path` is relative to the current folder, with forward slashes; `line` counts from 1."""

    rule_id: str
    rule: Rule | None
    title: str
    message: str
    level: Level
    verdict: Verdict | None
    path: str
    line: int
    address: str
    """The legal address it is about; empty for what is missing."""
    where: str
    """Page or paragraph, for a reader of the document itself."""
    fingerprint: str
    explanation: Explanation | None = None


def findings_of(document: CheckedDocument) -> Iterator[ReviewFinding]:
    """The findings of one document in rule order; of what contradicts the norm one a place."""
    path = relative(document.regeling.source.path)
    seen: dict[str, int] = {}
    for outcome in document.outcomes:
        if outcome.verdict in (Verdict.AANWEZIG, Verdict.NVT):
            continue
        for evidence in _places(outcome):
            mark = fingerprint(outcome.rule.id, evidence.quote if evidence else "")
            seen[mark] = seen.get(mark, 0) + 1
            if seen[mark] > 1:  # the same words in two places
                mark = fingerprint(mark, str(seen[mark]))
            yield ReviewFinding(
                rule_id=outcome.rule.id,
                rule=outcome.rule,
                title=f"{outcome.rule.titel}: {VERDICTS[outcome.verdict].label}",
                message=_message(outcome, evidence),
                level=_level(outcome),
                verdict=outcome.verdict,
                path=path,
                line=_line(document, evidence),
                address=cite(evidence.citation, evidence.document) if evidence else "",
                where=place_words(evidence.place) if evidence else "",
                fingerprint=mark,
                explanation=outcome.explanation,
            )


def other_findings(result: BatchResult) -> Iterator[ReviewFinding]:
    """What could not be judged, and the explanations that do not hold."""
    for one in result.unreadable:
        yield _unread(one)
    for fault in result.faults:
        yield _faulty(fault)


def all_findings(result: BatchResult) -> Iterator[ReviewFinding]:
    """Every finding of a run, document by document."""
    for document in result.documents:
        yield from findings_of(document)
    yield from other_findings(result)


def relative(path: Path) -> str:
    """The path from the current folder, with forward slashes: what a repository calls the file."""
    return exact_path(Path(os.path.relpath(path)) if path.is_absolute() else path)


def uri(path: str) -> str:
    """A relative path as a relative URI reference."""
    return url_quote(path, safe="/-._~")


def fingerprint(*parts: str) -> str:
    """A short hash; runs of white space do not count."""
    text = "\0".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _places(outcome: Outcome) -> tuple[Evidence | None, ...]:
    if outcome.verdict is Verdict.STRIJDIG and outcome.evidence:
        return tuple({(one.document, one.node, one.span): one for one in outcome.evidence}.values())
    return (outcome.evidence[0] if outcome.evidence else None,)


def _line(document: CheckedDocument, evidence: Evidence | None) -> int:
    # A quote from a document beside the Regeling has a line of that document, which is not the file of the finding.
    if evidence is None or evidence.document is not None:
        return 1
    return document.regeling.source.line_of(evidence.place) or 1


def _message(outcome: Outcome, evidence: Evidence | None) -> str:
    parts = [f"{outcome.rule.titel}: {VERDICTS[outcome.verdict].label}.", outcome.reason]
    if evidence is not None:
        parts.append(f"“{evidence.quote}” ({cite(evidence.citation, evidence.document)})")
    if outcome.explanation is not None:
        parts.append(f"Uitgelegd door {outcome.explanation.by}: {outcome.explanation.reason}")
    elif outcome.advice:
        parts.append(f"Advies: {outcome.advice}")
    return "\n".join(parts)


def _level(outcome: Outcome) -> Level:
    if outcome.explanation is not None:
        return Level.EXPLAINED
    heavy = outcome.rule.gewicht is Gewicht.WETTELIJK
    match outcome.verdict:
        case Verdict.NIET_TE_BEOORDELEN:
            return Level.BLOCKING
        case Verdict.STRIJDIG:
            return Level.SEVERE
        case Verdict.ONTBREEKT:
            return Level.SEVERE if heavy else Level.MODERATE
        case _:
            return Level.MODERATE if heavy else Level.LIGHT


def _unread(one: Unreadable) -> ReviewFinding:
    return ReviewFinding(
        rule_id=UNREAD,
        rule=None,
        title="Niet beoordeeld",
        message=f"{one.reason} {one.hint}".strip(),
        level=Level.BLOCKING,
        verdict=None,
        path=relative(one.path),
        line=1,
        address="",
        where="",
        fingerprint=fingerprint(UNREAD),
    )


def _faulty(fault: ExplanationFault) -> ReviewFinding:
    return ReviewFinding(
        rule_id=FAULTY,
        rule=None,
        title=f"Uitleg {fault.kind}",
        message=f"{fault.rule_id} bij {fault.document}: {fault.reason} {fault.hint}".strip(),
        level=Level.SEVERE,
        verdict=None,
        path=relative(fault.path),
        line=fault.line,
        address="",
        where="",
        fingerprint=fingerprint(FAULTY, fault.kind, fault.rule_id, fault.document),
    )
