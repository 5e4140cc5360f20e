"""`regelcheck annotate`: the draft back, with the verdicts as comments in its margin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.cli.check import tell_unread
from regelcheck.cli.exit import judge, tell
from regelcheck.cli.outputs import require_free
from regelcheck.cli.reading import Reading, read_options
from regelcheck.cli.selection import Choosing
from regelcheck.cli.settings import Typed, chosen_rules, read_settings
from regelcheck.cli.streams import require_writable, write_bytes, write_error
from regelcheck.errors import UsageProblem
from regelcheck.margin import annotate_docx
from regelcheck.pipeline import Checker
from regelcheck.reading.sniff import Format, detect_format
from regelcheck.report.plain import plain_path
from regelcheck.report.words import number_of
from regelcheck.ruleset import load_rules

SUFFIX = "-met-opmerkingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotateRequest:
    """What was typed after `annotate`, not yet read."""

    path: Path
    reading: Reading
    typed: Typed
    output: Path | None = None
    onderliggend: tuple[Path, ...] = ()
    voorstel: bool = False
    zonder_aanwezig: bool = False


def run_annotate(request: AnnotateRequest) -> int:
    """Check, write the annotated copy, and give the exit code. Raises UnreadableDocument and UsageProblem."""
    options = read_options(request.reading, request.onderliggend)
    _require_docx(request, detect_format(request.path, options.limits))
    output = request.output or _beside(request.path)
    require_writable(output)
    require_free(output, (request.path, *request.onderliggend))
    settings = read_settings((request.path,), request.typed, options)
    rule_set = chosen_rules(settings, load_rules(settings.regels), Choosing())
    result = check_files(
        [request.path],
        Checker(rule_set),
        settings.options,
        rule_set=rule_set,
        options_for=settings.options_for,
        explain=settings.explain,
    )
    tell_unread(result)
    for document in result.documents:
        annotated = annotate_docx(
            document,
            result.run,
            view=options.view,
            limits=options.limits,
            with_present=not request.zonder_aanwezig,
            propose=request.voorstel,
        )
        write_bytes(output, annotated.data)
        made = number_of(annotated.comments, "opmerking", "opmerkingen")
        if request.voorstel:
            made += f" en {number_of(annotated.proposals, 'voorstel', 'voorstellen')}"
        write_error(f"Het document met {made} staat in {plain_path(output)}.")
    return tell(judge(result, ((request.path, document.outcomes) for document in result.documents), ()))


def _beside(path: Path) -> Path:
    """A name next to the document; one that is taken may be the copy somebody has been working in."""
    output = path.with_name(f"{path.stem}{SUFFIX}{path.suffix}")
    if output.exists():
        raise UsageProblem(f"{output} bestaat al.", "Kies met --output een andere naam.")
    return output


def _require_docx(request: AnnotateRequest, found: Format) -> None:
    if found is not Format.DOCX:
        raise UsageProblem(
            f"Opmerkingen in de kantlijn zet regelcheck alleen in een Word-bestand (DOCX); {request.path.name} is {found}.",
            "Sla het in Word of LibreOffice op als DOCX, of maak met regelcheck check een rapport.",
        )
    suffix = request.path.suffix
    if request.output is not None and suffix and request.output.suffix.lower() != suffix.lower():
        # Word refuses a file whose name says another kind than its content: a template, or one with macros.
        raise UsageProblem(
            f"Het document blijft van dezelfde soort, dus de naam achter --output moet op {suffix} eindigen.",
            f"Bijvoorbeeld {request.path.stem}{SUFFIX}{suffix}.",
        )
