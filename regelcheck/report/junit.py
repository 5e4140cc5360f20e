"""Write a run as JUnit XML: a suite a document, a case a checkpoint; every build server shows that."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from regelcheck.model import BatchResult, CheckedDocument, Outcome, Unreadable, Verdict
from regelcheck.report.faults import fault_lines
from regelcheck.report.findings import relative
from regelcheck.report.plain import plain
from regelcheck.report.words import VERDICTS, explanation_words, source_line

_FINDINGS = frozenset({Verdict.ZWAK, Verdict.ONTBREEKT, Verdict.STRIJDIG})


def junit_pieces(result: BatchResult) -> Iterator[str]:
    """The run, suite by suite."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="regelcheck">\n'
    for document in result.documents:
        yield _written(_suite(document))
    for one in result.unreadable:
        yield _written(_unread(one))
    if result.faults:
        suite = ET.Element("testsuite", name="uitleg", tests=str(len(result.faults)), failures=str(len(result.faults)))
        for line in fault_lines(result.faults):
            case = ET.SubElement(suite, "testcase", classname="uitleg", name=plain(line.title))
            ET.SubElement(case, "failure", type="uitleg", message=plain(line.title)).text = plain(line.text)
        yield _written(suite)
    yield "</testsuites>\n"


def _suite(document: CheckedDocument) -> ET.Element:
    outcomes = document.outcomes
    counts = {kind: sum(1 for outcome in outcomes if _kind(outcome) == kind) for kind in ("failure", "error", "skipped")}
    suite = ET.Element(
        "testsuite",
        name=plain(relative(document.regeling.source.path)),
        tests=str(len(outcomes)),
        failures=str(counts["failure"]),
        errors=str(counts["error"]),
        skipped=str(counts["skipped"]),
    )
    for outcome in outcomes:
        case = ET.SubElement(suite, "testcase", classname=outcome.rule.id, name=plain(outcome.rule.titel))
        kind = _kind(outcome)
        if not kind:
            continue
        label = VERDICTS[outcome.verdict].label
        told = explanation_words(outcome.explanation) if outcome.explanation is not None else outcome.reason
        attributes = {"message": plain(f"{label}: {told}")} | ({} if kind == "skipped" else {"type": label})
        ET.SubElement(case, kind, attributes).text = _body(outcome)
    return suite


def _kind(outcome: Outcome) -> str:
    """What a case becomes; empty for one that passes."""
    if outcome.explanation is not None or outcome.verdict is Verdict.NVT:
        return "skipped"
    if outcome.verdict is Verdict.NIET_TE_BEOORDELEN:
        return "error"
    return "failure" if outcome.verdict in _FINDINGS else ""


def _body(outcome: Outcome) -> str:
    lines = [outcome.reason, *(f"“{one.quote}” {source_line(one)}" for one in outcome.evidence)]
    return "\n".join(plain(line) for line in (*lines, f"Advies: {outcome.advice}" if outcome.advice else "") if line)


def _unread(one: Unreadable) -> ET.Element:
    name = plain(relative(one.path))
    suite = ET.Element("testsuite", name=name, tests="1", failures="0", errors="1", skipped="0")
    case = ET.SubElement(suite, "testcase", classname="document", name="lezen")
    ET.SubElement(case, "error", type="niet beoordeeld", message=plain(one.reason)).text = plain(one.hint)
    return suite


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode") + "\n"
