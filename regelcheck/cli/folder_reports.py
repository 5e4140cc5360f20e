"""What `scan` writes beside its summary: a report a document, the overview that leads to them, the clauses compared."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from regelcheck.batch import Scan
from regelcheck.cli.outputs import is_own, require_apart, require_free
from regelcheck.cli.streams import require_writable, write_bytes, write_error, write_file
from regelcheck.errors import UsageProblem
from regelcheck.model import BatchResult
from regelcheck.paths import real_path
from regelcheck.report import ReportFormat, render_pieces
from regelcheck.report.overview import (
    HarmonisationFormat,
    OverviewFormat,
    render_harmonisation,
    render_overview,
)
from regelcheck.report.plain import exact_path, plain_path

Form = TypeVar("Form", bound=StrEnum)

_MAX_NAME = 60
_REPORT = re.compile(r"-[0-9a-f]{8}\.html$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReports:
    """What was asked for: files for the overview and the comparison, a folder for the reports, one deelnemer."""

    overviews: tuple[Path, ...] = ()
    comparisons: tuple[Path, ...] = ()
    reports: Path | None = None
    deelnemer: str | None = None

    def wrote(self, path: Path) -> bool:
        """Whether a file in a folder of documents is a report that such a run writes, and so no document."""
        if self.reports is not None and real_path(path).parent == real_path(self.reports):
            return _REPORT.search(path.name) is not None
        return is_own(path, (*self.overviews, *self.comparisons))

    def require_room(self, documents: Sequence[Path], written: Sequence[Path] = ()) -> None:
        """Say before a long run what cannot be written, or would replace what is `written` as well. Raises UsageProblem."""
        for path in self.overviews:
            _form(path, OverviewFormat, "--overzicht")
        for path in self.comparisons:
            _form(path, HarmonisationFormat, "--harmonisatie")
        for path in (*self.overviews, *self.comparisons):
            require_writable(path)
            require_free(path, documents)
        require_apart((*written, *self.overviews, *self.comparisons))
        if self.deelnemer is not None and not (self.overviews or self.comparisons):
            raise UsageProblem(
                "--deelnemer kiest wat in het overzicht komt.", "Geef ook --overzicht of --harmonisatie."
            )
        if self.reports is not None:
            try:
                self.reports.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UsageProblem(
                    f"De map {self.reports} kan niet worden gemaakt.", "Kies een andere map achter --rapporten."
                ) from error

    def write(self, scan: Scan, result: BatchResult) -> None:
        """Write everything, document by document."""
        names = {summary.path: report_name(summary.path) for summary in scan.summaries}
        if self.reports is not None:
            for document in result.documents:
                alone = replace(result, documents=(document,), unreadable=(), faults=())
                pieces = render_pieces(alone, ReportFormat.HTML)
                write_file(self.reports / names[document.regeling.source.path], pieces)
            write_error(f"De rapporten staan in {plain_path(self.reports)}.")
        for path in self.overviews:
            # The overview shows verdicts and quotes; the text of so many documents would only fill memory.
            light = replace(result, documents=scan.stored.without_text())
            form = _form(path, OverviewFormat, "--overzicht")
            links = self._links(path, names)
            write_bytes(path, render_overview(light, form, links=links, deelnemer=self.deelnemer))
            write_error(f"Het overzicht staat in {plain_path(path)}.")
        for path in self.comparisons:
            compared = _form(path, HarmonisationFormat, "--harmonisatie")
            links = self._links(path, names)
            light = replace(result, documents=scan.stored.without_traces())
            write_bytes(path, render_harmonisation(light, compared, links=links, deelnemer=self.deelnemer))
            write_error(f"De bepalingen naast elkaar staan in {plain_path(path)}.")

    def _links(self, target: Path, names: Mapping[Path, str]) -> dict[Path, str]:
        if self.reports is None:
            return {}
        folder = Path(os.path.relpath(real_path(self.reports), real_path(target).parent))
        return {path: quote(exact_path(folder / name)) for path, name in names.items()}


def report_name(path: Path) -> str:
    """A file name for the report of a document: readable, harmless whatever the document is called, and its own."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_MAX_NAME].rstrip("-")
    mark = hashlib.sha256(exact_path(path).encode()).hexdigest()[:8]
    return f"{slug or 'document'}-{mark}.html"


def _form(path: Path, forms: type[Form], option: str) -> Form:
    """The format that the name of a file asks for."""
    known = [str(form) for form in forms]
    if path.suffix.lower().lstrip(".") not in known:
        raise UsageProblem(
            f"{option} {path}: de naam zegt niet welke vorm u wilt.",
            f"Laat de naam eindigen op {', '.join(f'.{name}' for name in known)}.",
        )
    return forms(path.suffix.lower().lstrip("."))
