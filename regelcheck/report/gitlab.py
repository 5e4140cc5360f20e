"""Write a run as a GitLab code quality report: a list of findings, each with a severity and a fingerprint of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regelcheck.model import BatchResult
from regelcheck.report.findings import Level, ReviewFinding, all_findings, fingerprint
from regelcheck.report.streaming import list_pieces

_SEVERITIES = {
    Level.BLOCKING: "blocker",
    Level.SEVERE: "critical",
    Level.MODERATE: "major",
    Level.LIGHT: "minor",
    Level.EXPLAINED: "info",
}


def gitlab_pieces(result: BatchResult) -> Iterator[str]:
    """The findings, one by one."""
    yield from list_pieces(_issue(one) for one in all_findings(result))
    yield "\n"


def _issue(finding: ReviewFinding) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.rule_id,
        "description": finding.message.replace("\n", " "),
        "severity": _SEVERITIES[finding.level],
        # Unique in the whole report, so the document counts here.
        "fingerprint": fingerprint(finding.path, finding.fingerprint),
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }
