"""Write a run as SARIF 2.1.0, the format in which code review sites take findings.

Every result has a physical location with a relative address and a line: some sites refuse a whole file over one that has
none. An explained finding is a suppressed one, with the reason; a document that could not be judged is a result too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regelcheck.model import BatchResult, Rule
from regelcheck.report.findings import FAULTY, UNREAD, Level, ReviewFinding, all_findings, relative, uri
from regelcheck.report.streaming import Streamed, object_pieces
from regelcheck.report.words import bron_words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "SRCROOT"
_LEVELS = {
    Level.BLOCKING: "error",
    Level.SEVERE: "error",
    Level.MODERATE: "warning",
    Level.LIGHT: "note",
    Level.EXPLAINED: "note",
}


def sarif_pieces(result: BatchResult) -> Iterator[str]:
    """The run as SARIF, result by result. The rules stand at the end, where they are known."""
    rules: dict[str, dict[str, Any]] = {}
    run = Streamed(
        {
            "results": (_result(one, rules) for one in all_findings(result)),
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_BASE: {"description": {"text": "De map waarin regelcheck is gestart."}}},
            "invocations": [_invocation(result)],
            "tool": Streamed({"driver": Streamed(_driver(result, rules))}),
        }
    )
    yield from object_pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": iter([run])})
    yield "\n"


def _driver(result: BatchResult, rules: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "regelcheck",
        "semanticVersion": _semantic(result.run.regelcheck),
        "language": "nl",
        "properties": {"ruleSet": result.run.rule_set, "language": result.run.language},
        "rules": _in_the_end(rules),
    }


def _in_the_end(rules: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rules, looked at only when they are written: after the results, which add them."""
    yield from rules.values()


def _result(finding: ReviewFinding, rules: dict[str, dict[str, Any]]) -> dict[str, Any]:
    rules.setdefault(finding.rule_id, _rule(finding))
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(finding.path), "uriBaseId": _BASE},
            "region": {"startLine": finding.line},
        }
    }
    if finding.address:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.address, "kind": "provision"}]
    value: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"regelQuote/v1": finding.fingerprint},
    }
    properties = {"oordeel": finding.verdict, "plaats": finding.where}
    if shown := {name: text for name, text in properties.items() if text}:
        value["properties"] = shown
    if finding.explanation is not None:
        why = f"{finding.explanation.reason} ({finding.explanation.by})"
        value["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return value


def _rule(finding: ReviewFinding) -> dict[str, Any]:
    rule = finding.rule
    if rule is None:
        title = {UNREAD: "Een document is niet beoordeeld", FAULTY: "Een uitleg houdt geen stand"}[finding.rule_id]
        return {"id": finding.rule_id, "shortDescription": {"text": title}}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.titel},
        "fullDescription": {"text": rule.vraag},
        "help": {"text": _help(rule)},
        "properties": {"tags": [rule.pakket, rule.gewicht]},
    }


def _help(rule: Rule) -> str:
    return f"{rule.advies}\nBron: {'; '.join(bron_words(bron) for bron in rule.bron)}"


def _invocation(result: BatchResult) -> dict[str, Any]:
    return {
        "executionSuccessful": not result.unreadable,
        "startTimeUtc": result.run.started.replace("+00:00", "Z"),
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": f"{one.reason} {one.hint}".strip()},
                "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": uri(relative(one.path)), "uriBaseId": _BASE}}}
                ],
            }
            for one in result.unreadable
        ],
    }


def _semantic(version: str) -> str:
    return version if version[:1].isdigit() else "0.0.0"
