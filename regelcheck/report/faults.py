"""The words for an explanation that does not hold: a finding of its own, and the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelcheck.model import ExplanationFault
from regelcheck.report.plain import plain_path


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """One such finding: what it is about, where it stands, and what is wrong."""

    title: str
    where: str
    text: str


def fault_lines(faults: Iterable[ExplanationFault]) -> Iterator[FaultLine]:
    """The lines for these findings, in order."""
    for fault in faults:
        yield FaultLine(
            title=f"Uitleg {fault.kind}: {fault.rule_id} bij {fault.document}",
            where=f"{plain_path(fault.path)}:{fault.line}",
            text=f"{plain_path(fault.path)}:{fault.line}: {fault.reason} {fault.hint}".rstrip(),
        )
