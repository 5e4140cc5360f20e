"""The ratchet: what was found on a day, so that a change is stopped only by what it makes worse.

A finding is known by its document, its rule and, where the text contradicts the norm, its quotes: never by a line. Worse is a
finding that was not there, a heavier verdict on the same rule, and a contradiction in other words than those known.
A baseline only ever goes down by itself; to raise it, it has to be made anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from regelcheck.errors import ConfigProblem
from regelcheck.gate.threshold import SEVERITY
from regelcheck.model import Outcome, Verdict
from regelcheck.paths import real_path

NAME = "regelcheck-baseline.json"
VERSION = 1
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One finding of the baseline; the quotes are as the document had them, white space aside."""

    verdict: Verdict
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The findings by document (from the folder of the baseline, with forward slashes) and rule id."""

    root: Path
    findings: Mapping[str, Mapping[str, Known]]

    def name_of(self, path: Path) -> str:
        """What the baseline calls a document."""
        return Path(os.path.relpath(real_path(path), self.root)).as_posix()

    def worse(self, path: Path, outcomes: Iterable[Outcome]) -> tuple[tuple[Outcome, Verdict | None], ...]:
        """The findings that were not known, each with the verdict that was (None: there was no finding)."""
        known = self.findings.get(self.name_of(path), {})
        found = []
        for outcome in outcomes:
            if not _is_finding(outcome):
                continue
            before = _known(known, outcome)
            if before is None or _is_worse(outcome, before):
                found.append((outcome, before.verdict if before is not None else None))
        return tuple(found)

    def better(self, path: Path, outcomes: Iterable[Outcome]) -> int:
        """How many known findings of a document are gone or less grave; what was not judged is not."""
        known = self.findings.get(self.name_of(path), {})
        return sum(1 for outcome in outcomes if (before := _known(known, outcome)) and _is_better(outcome, before))

    def lowered(
        self, documents: Iterable[tuple[Path, Iterable[Outcome]]], gone: Iterable[str] = ()
    ) -> Baseline:
        """This baseline without what got better in these documents, and without the documents that are gone."""
        findings = {name: dict(known) for name, known in self.findings.items() if name not in set(gone)}
        for path, outcomes in documents:
            name = self.name_of(path)
            for outcome in outcomes:
                for rule_id in (outcome.rule.id, *outcome.rule.aliases):
                    before = findings.get(name, {}).get(rule_id)
                    if before is None:
                        continue
                    if not _is_better(outcome, before):
                        continue
                    del findings[name][rule_id]
                    if _is_finding(outcome):
                        findings[name][outcome.rule.id] = _recorded(outcome)
        return replace(self, findings={name: known for name, known in findings.items() if known})

    def size(self) -> int:
        """How many findings it holds."""
        return sum(len(known) for known in self.findings.values())


def take_baseline(root: Path, documents: Iterable[tuple[Path, Iterable[Outcome]]]) -> Baseline:
    """The findings of today. What is explained is none of them: when its explanation ends, it counts again."""
    empty = Baseline(root=real_path(root), findings={})
    found = {
        empty.name_of(path): {one.rule.id: _recorded(one) for one in outcomes if _is_finding(one)}
        for path, outcomes in documents
    }
    return replace(empty, findings={name: known for name, known in found.items() if known})


def baseline_text(baseline: Baseline) -> str:
    """The baseline as a file: sorted, so that a difference between two shows what changed."""
    value = {
        "versie": VERSION,
        "bevindingen": {
            name: {
                rule_id: {"oordeel": known[rule_id].verdict, "citaten": list(known[rule_id].quotes)}
                for rule_id in sorted(known)
            }
            for name, known in sorted(baseline.findings.items())
        },
    }
    # A half surrogate pair of a broken file becomes a question mark; a quote with one is then simply other words.
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8") + "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline in this file. Raises ConfigProblem."""
    again = "Maak haar opnieuw met regelcheck baseline --opnieuw."
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ConfigProblem(f"De baseline {path} bestaat niet.", "Maak haar met regelcheck baseline.") from error
    except OSError as error:
        raise ConfigProblem(f"De baseline {path} kan niet worden gelezen.", "Controleer de rechten.") from error
    if len(data) > MAX_BYTES:
        raise ConfigProblem(f"De baseline {path} is te groot.", again)
    try:
        value = json.loads(data)
        if value["versie"] != VERSION:
            raise ConfigProblem(f"De baseline {path} heeft een andere versie dan {VERSION}.", again)
        findings = {
            str(name): {str(rule_id): _read(one) for rule_id, one in known.items()}
            for name, known in value["bevindingen"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ConfigProblem(f"{path} is geen baseline van regelcheck.", again) from error
    return Baseline(root=real_path(path).parent, findings=findings)


def _read(value: Any) -> Known:
    quotes = value["citaten"]
    if not isinstance(quotes, list) or not all(isinstance(one, str) for one in quotes):
        raise TypeError
    return Known(verdict=SEVERITY[SEVERITY.index(Verdict(value["oordeel"]))], quotes=tuple(quotes))


def _is_finding(outcome: Outcome) -> bool:
    return outcome.verdict in SEVERITY and outcome.explanation is None


def _recorded(outcome: Outcome) -> Known:
    return Known(verdict=outcome.verdict, quotes=tuple(sorted({_plain(one.quote) for one in outcome.evidence})))


def _known(known: Mapping[str, Known], outcome: Outcome) -> Known | None:
    return next((known[name] for name in (outcome.rule.id, *outcome.rule.aliases) if name in known), None)


def _is_worse(outcome: Outcome, before: Known) -> bool:
    now, then = SEVERITY.index(outcome.verdict), SEVERITY.index(before.verdict)
    other_words = not {_plain(one.quote) for one in outcome.evidence} <= set(before.quotes)
    return now < then or (now == then and outcome.verdict is Verdict.STRIJDIG and other_words)


def _is_better(outcome: Outcome, before: Known) -> bool:
    if outcome.verdict is Verdict.NIET_TE_BEOORDELEN:
        return False
    if not _is_finding(outcome):
        return True
    now, then = SEVERITY.index(outcome.verdict), SEVERITY.index(before.verdict)
    fewer = {_plain(one.quote) for one in outcome.evidence} < set(before.quotes)
    return now > then or (now == then and outcome.verdict is Verdict.STRIJDIG and fewer)


def _plain(text: str) -> str:
    return " ".join(text.split())
