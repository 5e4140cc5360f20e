"""What build servers take: SARIF, JUnit, GitLab and GitHub, from the same findings."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from regelcheck.model import (
    BatchResult,
    Explanation,
    ExplanationFault,
    FaultKind,
    Gewicht,
    Unreadable,
    Verdict,
)
from regelcheck.pipeline import Checker, Options
from regelcheck.report import OverviewFormat, ReportFormat, render, render_file, render_overview
from regelcheck.report.findings import Level, all_findings, fingerprint
from tests.report import factory

LOST = Unreadable(path=Path("map met spatie/scan één.pdf"), reason="Leeg, 100%.", hint="Bewaar: opnieuw.")
FAULT = ExplanationFault(
    kind=FaultKind.VERLOPEN,
    rule_id="gids-a/doel",
    document="afval.docx",
    reason="Zij gold tot en met 2026-01-01.",
    hint="Pas de datum aan.",
    path=Path("regelcheck.toml"),
    line=12,
)
TOLD = Explanation(reason="Besluit van de raden", by="griffier", until=date(2027, 1, 1))



def explained() -> BatchResult:
    """Every verdict, the contrary one explained, a lost document and a fault."""
    document = factory.document()
    outcomes = tuple(
        replace(one, explanation=TOLD) if one.verdict is Verdict.STRIJDIG else one for one in document.outcomes
    )
    return replace(factory.result(replace(document, outcomes=outcomes), unreadable=(LOST,)), faults=(FAULT,))


def sarif(value: BatchResult) -> dict:
    return json.loads(render(value, ReportFormat.SARIF))


def test_sarif_keeps_to_what_review_sites_demand() -> None:
    log = sarif(explained())
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"]
    for one in run["results"]:
        assert one["ruleId"] in rules
        assert one["level"] in {"error", "warning", "note"}
        assert one["message"]["text"]
        (location,) = one["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert not re.match(r"[a-z]+:|/", uri) and re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert re.fullmatch("[0-9a-f]{32}", one["partialFingerprints"]["regelQuote/v1"])
    assert len({rule["id"] for rule in run["tool"]["driver"]["rules"]}) == len(run["tool"]["driver"]["rules"])
    assert run["invocations"][0]["executionSuccessful"] is False
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", run["invocations"][0]["startTimeUtc"])


def test_sarif_tells_address_explanation_lost_document_and_fault() -> None:
    results = sarif(explained())["runs"][0]["results"]
    by_rule = {one["ruleId"]: one for one in results}
    strijdig = next(one for one in results if one.get("properties", {}).get("oordeel") == "strijdig")
    assert strijdig["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "artikel 2, tweede lid"
    assert strijdig["suppressions"][0]["justification"] == "Besluit van de raden (griffier)"
    lost = by_rule["regelcheck/niet-beoordeeld"]
    where = lost["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "map%20met%20spatie/scan%20%C3%A9%C3%A9n.pdf"
    assert lost["message"]["text"] == "Leeg, 100%. Bewaar: opnieuw."
    fault = by_rule["regelcheck/uitleg"]["locations"][0]["physicalLocation"]
    assert fault == {
        "artifactLocation": {"uri": "regelcheck.toml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 12},
    }
    assert {one["ruleId"] for one in results if "suppressions" in one} == {strijdig["ruleId"]}


def test_what_is_present_or_does_not_fit_is_no_finding() -> None:
    verdicts = {one.verdict for one in all_findings(explained())}
    assert verdicts == {Verdict.ZWAK, Verdict.ONTBREEKT, Verdict.STRIJDIG, Verdict.NIET_TE_BEOORDELEN, None}


def test_a_fingerprint_lives_through_an_edit_elsewhere(tmp_path: Path, checker: Checker) -> None:
    text = (
        "Regeling Groen\n\nArtikel 1 Taak\nHet openbaar lichaam beheert het groen.\n\nArtikel 2 Stemmen\n"
        "Als de stemmen staken, beslist de stem van de voorzitter.\n"
    )
    path = tmp_path / "groen.txt"

    def marks(content: str) -> dict[str, tuple[str, int]]:
        path.write_text(content, encoding="utf-8")
        document = checker.check(path, Options())
        found = all_findings(BatchResult(run=factory.RUN, documents=(document,)))
        return {one.rule_id: (one.fingerprint, one.line) for one in found}

    before = marks(text)
    after = marks(text.replace("Artikel 2 Stemmen", "Artikel 2 Kleur\nHet logo is groen.\n\nArtikel 3 Stemmen"))
    stem = "gids-a/geen-doorslaggevende-stem"
    assert before[stem][1] == 7 and after[stem][1] == 10
    assert before[stem][0] == after[stem][0]
    silent = [name for name, (mark, _) in before.items() if mark == fingerprint(name, "")]
    assert silent and all(before[name] == after[name] == (before[name][0], 1) for name in silent)


def test_each_place_of_a_contradiction_is_a_finding_with_its_own_fingerprint() -> None:
    document = factory.document()
    strijdig = next(one for one in document.outcomes if one.verdict is Verdict.STRIJDIG)
    (first,) = strijdig.evidence
    twice = replace(strijdig, evidence=(first, replace(first, node=77)))
    found = list(all_findings(factory.result(replace(document, outcomes=(twice,)))))
    assert len(found) == 2 and found[0].fingerprint != found[1].fingerprint


def test_a_missing_duty_of_the_law_is_louder() -> None:
    document = factory.document()
    missing = next(one for one in document.outcomes if one.verdict is Verdict.ONTBREEKT)
    heavy = replace(missing, rule=replace(missing.rule, gewicht=Gewicht.WETTELIJK))
    levels = [one.level for one in all_findings(factory.result(replace(document, outcomes=(missing, heavy))))]
    assert levels == [Level.MODERATE, Level.SEVERE]


def test_gitlab_fingerprints_are_unique_over_documents() -> None:
    document = factory.document()
    other = replace(document, regeling=factory.regeling(path="water.docx"))
    issues = json.loads(render(factory.result(document, other, unreadable=(LOST,)), ReportFormat.GITLAB))
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    assert {one["severity"] for one in issues} <= {"blocker", "critical", "major", "minor", "info"}
    assert all(one["location"]["lines"]["begin"] >= 1 and "\n" not in one["description"] for one in issues)
    assert issues[-1]["location"]["path"] == "map met spatie/scan één.pdf"
    assert json.loads(render(BatchResult(run=factory.RUN, documents=()), ReportFormat.GITLAB)) == []


def test_junit_counts_what_it_shows() -> None:
    root = ET.fromstring(render(explained(), ReportFormat.JUNIT))
    suite = root[0]
    assert suite.get("name") == "afval.docx"
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"), ("tests", "testcase")):
        assert int(suite.get(attribute)) == len(list(suite.iter(tag))) > 0
    skipped = [one.get("message") for one in suite.iter("skipped")]
    assert any("Besluit van de raden" in one for one in skipped)
    assert "artikel 4" in "".join(one.text or "" for one in suite.iter("failure"))
    assert [one.get("message") for one in root.iter("error")][-1] == "Leeg, 100%."
    assert [one.get("name") for one in root][-1] == "uitleg"


def test_github_commands_are_one_line_each_and_escaped() -> None:
    lines = render(explained(), ReportFormat.GITHUB).splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^,]+,line=\d+,title=[^:,]+::.", line) for line in lines)
    assert lines[-2] == (
        "::error file=map met spatie/scan één.pdf,line=1,title=Niet beoordeeld::Leeg, 100%25. Bewaar: opnieuw."
    )
    assert lines[-1].startswith("::error file=regelcheck.toml,line=12,title=Uitleg verlopen::")
    assert any("(uitgelegd)" in line and line.startswith("::notice") for line in lines)


def test_a_document_cannot_write_a_workflow_command_or_break_xml() -> None:
    nasty = "x\n::error file=a::b\r\n\x1b[31m%0A<b>&\x00"
    document = factory.document()
    outcomes = tuple(
        replace(one, evidence=tuple(replace(each, quote=nasty) for each in one.evidence)) for one in document.outcomes
    )
    value = factory.result(replace(document, outcomes=outcomes, regeling=factory.regeling(path="a,b:c\n::d.docx")))
    lines = render(value, ReportFormat.GITHUB).splitlines()
    assert all(line.startswith(("::error file=a%2Cb%3Ac", "::warning file=a%2Cb%3Ac", "::notice file=a%2Cb%3Ac")) for line in lines)
    assert "\x1b" not in "".join(lines)
    ET.fromstring(render(value, ReportFormat.JUNIT))
    json.loads(render(value, ReportFormat.SARIF))


def test_the_summary_of_a_job_shows_all_and_fits(monkeypatch) -> None:
    text = render(explained(), ReportFormat.SAMENVATTING)
    assert text.startswith("# regelcheck\n\n## Niet beoordeeld (1)\n")
    assert "## Uitleg die geen stand houdt (1)" in text and "waarvan 1 uitgelegd" in text
    assert "✗ strijdig; uitgelegd: Besluit van de raden" in text
    monkeypatch.setattr("regelcheck.report.github.MAX_SUMMARY", 300)
    short = render(explained(), ReportFormat.SAMENVATTING)
    assert len(short) < 500 and "Ingekort" in short


def test_a_fault_stands_in_every_report() -> None:
    value = replace(factory.result(factory.document()), faults=(FAULT,))
    texts = {form: render(value, form) for form in ReportFormat if not form.is_file}
    texts["overzicht"] = render_overview(value, OverviewFormat.HTML).decode()
    with zipfile.ZipFile(io.BytesIO(render_file(value, ReportFormat.DOCX))) as word:
        texts["word"] = word.read("word/document.xml").decode()
    for form, text in texts.items():
        assert "Zij gold tot en met 2026" in " ".join(text.split()).replace("\\", ""), form
