"""Where reports go: `--format json`, `--format sarif=uit.sarif`, `--output rapport.html`, several in one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regelcheck.cli.choices import read_format
from regelcheck.cli.streams import require_writable
from regelcheck.errors import UsageProblem
from regelcheck.report import ReportFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One report to write: to a file, or (None) to standard output."""

    form: ReportFormat
    path: Path | None


def read_outputs(forms: Sequence[str], output: Path | None) -> tuple[Output, ...]:
    """The reports asked for; without any, text on standard output. Raises UsageProblem for what does not go together."""
    outputs = []
    loose = []
    for text in forms:
        form, equals, name = text.partition("=")
        if not equals:
            loose.append(form)
        elif not name.strip():
            raise UsageProblem(f"Achter --format {form}= hoort een bestandsnaam.", f"Bijvoorbeeld {form}=rapport.{form}.")
        else:
            outputs.append(Output(form=read_format(form, None), path=Path(name)))
    if len(loose) > 1:
        raise UsageProblem(
            "Er kan maar één rapport naar de standaarduitvoer.",
            f"Geef de andere een bestand, bijvoorbeeld --format {loose[1]}=rapport.{loose[1]}.",
        )
    if loose or output is not None or not outputs:
        outputs.append(Output(form=read_format(loose[0] if loose else None, output), path=output))
    paths = [one.path.resolve() for one in outputs if one.path is not None]
    if len(set(paths)) < len(paths):
        raise UsageProblem("Twee rapporten gaan naar hetzelfde bestand.", "Geef elk rapport een eigen bestand.")
    return tuple(outputs)


def require_room(outputs: Iterable[Output], documents: Iterable[Path]) -> None:
    """Say before a long run that a report cannot be written, or would replace a document. Raises UsageProblem."""
    known = tuple(documents)
    for output in outputs:
        if output.path is not None:
            require_writable(output.path)
            require_free(output.path, known)


def require_free(path: Path, documents: Iterable[Path]) -> None:
    """Say that a report would replace a document. Raises UsageProblem."""
    if not path.exists():
        return
    for document in documents:
        if document.is_file() and path.samefile(document):
            raise UsageProblem(
                f"Het rapport zou het document {document} overschrijven.", "Kies een andere bestandsnaam."
            )
