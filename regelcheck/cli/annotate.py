"""`regelcheck annotate`: the draft back, with the verdicts as comments in its margin."""

from __future__ import annotations

from pathlib import Path

from regelcheck.batch import check_files
from regelcheck.cli.asked import Asked
from regelcheck.cli.check import tell_unread
from regelcheck.cli.exit import judge, tell
from regelcheck.cli.outputs import require_free
from regelcheck.cli.reading import read_options
from regelcheck.cli.settings import chosen_rules, read_settings
from regelcheck.cli.streams import require_writable, write_bytes, write_error
from regelcheck.errors import UsageProblem
from regelcheck.margin import annotate_docx
from regelcheck.pipeline import Checker
from regelcheck.reading.sniff import Format, detect_format
from regelcheck.report.plain import plain_path
from regelcheck.report.words import number_of
from regelcheck.ruleset import load_rules

SUFFIX = "-met-opmerkingen"


def run_annotate(path: Path, asked: Asked, *, propose: bool, with_present: bool) -> int:
    """Check, write the annotated copy, and give the exit code. Raises UnreadableDocument and UsageProblem."""
    options = read_options(asked)
    _require_docx(path, asked.output, detect_format(path, options.limits))
    output = asked.output or _beside(path)
    require_writable(output)
    require_free(output, (path, *asked.onderliggend))
    settings = read_settings((path,), asked, options)
    rule_set = chosen_rules(settings, load_rules(settings.regels), asked)
    result = check_files(
        [path],
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
            with_present=with_present,
            propose=propose,
        )
        write_bytes(output, annotated.data)
        made = number_of(annotated.comments, "opmerking", "opmerkingen")
        if propose:
            made += f" en {number_of(annotated.proposals, 'voorstel', 'voorstellen')}"
        write_error(f"Het document met {made} staat in {plain_path(output)}.")
    return tell(judge(result, ((path, document.outcomes) for document in result.documents), ()))


def _beside(path: Path) -> Path:
    """A name next to the document; one that is taken may be the copy somebody has been working in."""
    output = path.with_name(f"{path.stem}{SUFFIX}{path.suffix}")
    if output.exists():
        raise UsageProblem(f"{output} bestaat al.", "Kies met --output een andere naam.")
    return output


def _require_docx(path: Path, output: Path | None, found: Format) -> None:
    if found is not Format.DOCX:
        raise UsageProblem(
            f"Opmerkingen in de kantlijn zet regelcheck alleen in een Word-bestand (DOCX); {path.name} is {found}.",
            "Sla het in Word of LibreOffice op als DOCX, of maak met regelcheck check een rapport.",
        )
    suffix = path.suffix
    if output is not None and suffix and output.suffix.lower() != suffix.lower():
        # Word refuses a file whose name says another kind than its content: a template, or one with macros.
        raise UsageProblem(
            f"Het document blijft van dezelfde soort, dus de naam achter --output moet op {suffix} eindigen.",
            f"Bijvoorbeeld {path.stem}{SUFFIX}{suffix}.",
        )
