"""Write a run as JSON: versioned, described by schema/report-1.schema.json, the same bytes for the same answer.

Text from the document stands here exactly as it was read; only readable reports make control characters visible.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regelcheck.citation import format_citation
from regelcheck.model import (
    BatchResult,
    Carrier,
    CheckedDocument,
    Evidence,
    Explanation,
    ExplanationFault,
    Finding,
    Move,
    Outcome,
    Place,
    Pointer,
    Regeling,
    RunInfo,
    Source,
    Unreadable,
)
from regelcheck.report.plain import exact_path
from regelcheck.report.streaming import object_pieces

SCHEMA_VERSION = "1"


def render_json(result: BatchResult) -> str:
    """The whole run as one JSON object, keys in a fixed order, ending with a newline."""
    return "".join(json_pieces(result))


def json_pieces(result: BatchResult) -> Iterator[str]:
    """The same text in pieces, document by document."""
    yield from object_pieces(_members(result))
    yield "\n"


def report_value(result: BatchResult) -> dict[str, Any]:
    """The run as plain values."""
    return {
        name: list(value) if isinstance(value, Iterator) else value for name, value in _members(result).items()
    }


def _members(result: BatchResult) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "run": run_value(result.run),
        "documents": (_document(document) for document in result.documents),
        "unreadable": (unreadable_value(one) for one in result.unreadable),
        "explanation_faults": (_fault(one) for one in result.faults),
    }


def schema_path() -> Path:
    """The JSON Schema that `render_json` keeps to."""
    return Path(__file__).with_name("schema") / f"report-{SCHEMA_VERSION}.schema.json"


def run_value(run: RunInfo) -> dict[str, Any]:
    """What it takes to get the same answer again, as plain values."""
    return {
        "regelcheck": run.regelcheck,
        "started": run.started,
        "rule_set": run.rule_set,
        "rules": run.rules,
        "language": run.language,
        "python": run.python,
        "options": dict(run.options),
    }


def _document(document: CheckedDocument) -> dict[str, Any]:
    regeling = document.regeling
    source, kenmerken = regeling.source, regeling.kenmerken
    return {
        "path": exact_path(source.path),
        "sha256": source.sha256,
        "title": regeling.title,
        "vorm": kenmerken.vorm,
        "vorm_given": kenmerken.vorm_given,
        "getroffen_door": list(kenmerken.getroffen_door),
        "overheidslagen": list(kenmerken.overheidslagen),
        "kenmerken": [_finding(one) for one in kenmerken.evidence],
        "deelnemers": [_finding(one) for one in kenmerken.deelnemers],
        "fragment": regeling.fragment,
        "artikelen": len(regeling.artikelen()),
        "view": document.view,
        "coverage": _coverage(regeling),
        "warnings": list(document.warnings),
        "tracked_changes": {**_changes(source), "moves": [_move(one) for one in document.moves]},
        "comments": _comments(source),
        "beside": [_beside(one) for one in document.beside],
        "results": [_result(outcome) for outcome in document.outcomes],
    }


def _beside(regeling: Regeling) -> dict[str, Any]:
    source = regeling.source
    return {
        "path": exact_path(source.path),
        "sha256": source.sha256,
        "title": regeling.title,
        "coverage": _coverage(regeling),
        "warnings": list(source.warnings),
        "tracked_changes": _changes(source),
        "comments": _comments(source),
    }


def _coverage(regeling: Regeling) -> dict[str, Any]:
    source = regeling.source
    return {
        "pages": source.pages,
        "pages_without_text": list(source.pages_without_text),
        "unread": [{"kind": one.kind, **_place(one.place), "what": one.what} for one in source.unread],
        "paragraphs": len(source.blocks),
        "articles": len(regeling.artikelen()),
        "leftovers": len(regeling.leftovers),
    }


def _changes(source: Source) -> dict[str, Any]:
    return {"count": len(source.revisions), "authors": sorted({one.author for one in source.revisions})}


def _comments(source: Source) -> list[dict[str, Any]]:
    return [{"author": one.author, "text": one.text, **_place(one.place)} for one in source.comments]


def _move(move: Move) -> dict[str, Any]:
    return {
        "rule_id": move.rule.id,
        "original": move.before,
        "proposed": move.after,
        "because": [_carrier(one) for one in move.because],
    }


def _carrier(carrier: Carrier) -> dict[str, Any]:
    revision = carrier.revision
    return {
        "kind": revision.kind,
        "author": revision.author,
        "text": revision.text,
        "citation": format_citation(carrier.citation),
        "document": carrier.document,
        **_place(revision.place),
    }


def _result(outcome: Outcome) -> dict[str, Any]:
    return {
        "rule_id": outcome.rule.id,
        "pack": outcome.rule.pakket,
        "title": outcome.rule.titel,
        "weight": outcome.rule.gewicht,
        "kind": outcome.rule.soort,
        "certainty": outcome.rule.zekerheid,
        "verified_on": outcome.rule.nagegaan.isoformat() if outcome.rule.nagegaan is not None else None,
        "verdict": outcome.verdict,
        "reason": outcome.reason,
        "advice": outcome.advice,
        "elements": {one.element: one.found for one in outcome.elements},
        "evidence": [_evidence(one) for one in outcome.evidence],
        "look_at": [format_citation(citation) for citation in outcome.look_at],
        "doubt": outcome.doubt,
        "nearest": [_pointer(one) for one in outcome.nearest],
        "explanation": _explanation(outcome.explanation) if outcome.explanation is not None else None,
    }


def _pointer(pointer: Pointer) -> dict[str, Any]:
    return {
        "citation": format_citation(pointer.citation),
        **_place(pointer.place),
        "quote": pointer.quote,
        "why": pointer.why,
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    until = explanation.until
    return {
        "reason": explanation.reason,
        "by": explanation.by,
        "until": until.isoformat() if until is not None else None,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    citation = evidence.citation
    return {
        "artikel": citation.artikel,
        "lid": citation.lid,
        "onderdeel": " ".join(citation.onderdelen) or None,
        "part": citation.part,
        "citation": format_citation(citation),
        **_place(evidence.place),
        "quote": evidence.quote,
        "element": evidence.element,
        "document": evidence.document,
        "doubt": evidence.doubt or None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "value": finding.value,
        "citation": format_citation(finding.citation),
        **_place(finding.place),
        "quote": finding.quote,
    }


def _place(place: Place | None) -> dict[str, int | None]:
    return {"page": place.page if place else None, "paragraph": place.paragraph if place else None}


def unreadable_value(one: Unreadable) -> dict[str, str]:
    """A document that could not be judged, as plain values."""
    return {"path": exact_path(one.path), "reason": one.reason, "hint": one.hint}


def _fault(fault: ExplanationFault) -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "rule_id": fault.rule_id,
        "document": fault.document,
        "reason": fault.reason,
        "hint": fault.hint,
        "path": exact_path(fault.path),
        "line": fault.line,
    }
