"""Where reports go and what they look like: `--format json`, `--format sarif=uit.sarif`, `--output rapport.html`, several in one run."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from regelcheck.cli.choices import read_format
from regelcheck.cli.streams import is_terminal, require_writable, write_error
from regelcheck.errors import UnreadableDocument, UsageProblem
from regelcheck.paths import is_file, is_there, real_path
from regelcheck.reading import Limits
from regelcheck.report import ReportFormat
from regelcheck.report.plain import plain_path

_MADE_BY_US, _HEAD = b'<meta name="generator" content="regelcheck ', 4_096


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
            outputs.append(Output(form=read_format(form, Path(name)), path=Path(name)))
    if len(loose) > 1:
        raise UsageProblem(
            "Er kan maar één rapport naar de standaarduitvoer.",
            f"Geef de andere een bestand, bijvoorbeeld --format {loose[1]}=rapport.{loose[1]}.",
        )
    if loose or output is not None or not outputs:
        outputs.append(Output(form=read_format(loose[0] if loose else None, output), path=output))
    require_apart(one.path for one in outputs if one.path is not None)
    return tuple(outputs)


def require_apart(paths: Iterable[Path]) -> None:
    """Say that two reports would go to one file. Raises UsageProblem."""
    real = [real_path(path) for path in paths]
    if len(set(real)) < len(real):
        raise UsageProblem("Twee rapporten gaan naar hetzelfde bestand.", "Geef elk rapport een eigen bestand.")


def is_own(path: Path, written: Iterable[Path]) -> bool:
    """Whether a file of a folder is one of those that this run writes, and so no document."""
    real = real_path(path)
    return any(real == real_path(one) for one in written)


def is_earlier(path: Path) -> bool:
    """Whether a file of a folder is a page of an earlier run, which quotes a Regeling and is none. Never left out unsaid."""
    if path.suffix.lower() != ".html" or not _is_report(path):
        return False
    write_error(f"Overgeslagen: {plain_path(path)} is een rapport van regelcheck.")
    return True


def require_room(outputs: Iterable[Output], documents: Iterable[Path]) -> None:
    """Say before a long run that a report cannot be written, or would replace a document. Raises UsageProblem."""
    known = tuple(documents)
    for output in outputs:
        if output.form is ReportFormat.PDF:
            from regelcheck.report.pdf import require_weasyprint

            require_weasyprint()
        if output.path is not None:
            require_writable(output.path)
            require_free(output.path, known)
        elif output.form.is_file and is_terminal():
            raise UsageProblem(
                f"Een rapport in {output.form.value.upper()} is een bestand en past niet op het scherm.",
                f"Geef met --output een bestandsnaam, bijvoorbeeld --output rapport.{output.form.value}.",
            )


def require_free(path: Path, documents: Iterable[Path]) -> None:
    """Say that a report would replace a document. Raises UsageProblem."""
    if not is_there(path) or _is_report(path):
        return
    for document in documents:
        if is_file(document) and path.samefile(document):
            raise UsageProblem(
                f"Het rapport zou het document {document} overschrijven.", "Kies een andere bestandsnaam."
            )


def read_template(path: Path | None, outputs: Iterable[Output], limits: Limits) -> Mapping[str, bytes] | None:
    """The parts of the Word file after --sjabloon, unpacked within the limits. Raises UsageProblem."""
    if path is None:
        return None
    if not any(output.form is ReportFormat.DOCX for output in outputs):
        raise UsageProblem("--sjabloon is er voor een rapport in Word.", "Voeg toe: --format docx.")
    from regelcheck.reading.archive import Archive

    try:
        parts = {info.filename: data for info, data in Archive(path, limits).members()}
    except UnreadableDocument as error:
        raise UsageProblem(f"Het sjabloon is niet te lezen. {error.message}", error.hint) from error
    return parts


def _is_report(path: Path) -> bool:
    """Whether a file is a page that regelcheck made, which a next run may replace."""
    if not is_file(path):  # a pipe would have us wait for ever
        return False
    with contextlib.suppress(OSError), path.open("rb") as handle:
        return _MADE_BY_US in handle.read(_HEAD)
    return False
