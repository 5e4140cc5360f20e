"""`regelcheck demo`: a sample and everything regelcheck makes of it, in a folder of its own; the first thing to try."""

from __future__ import annotations

from pathlib import Path

import regelcheck
from regelcheck.batch import check_files
from regelcheck.cli.streams import terminal_width, write_bytes, write_file, write_out
from regelcheck.errors import UsageProblem
from regelcheck.margin import annotate_docx
from regelcheck.pipeline import Checker, Options
from regelcheck.report import ReportFormat, render, render_file
from regelcheck.report.plain import plain_path
from regelcheck.ruleset import load_rules

FOLDER = Path("regelcheck-demo")
SAMPLE = "bedrijfsvoering-drie-steden.docx"
_ANNOTATED = "bedrijfsvoering-drie-steden-met-opmerkingen.docx"
_REPORTS = {"rapport.txt": ReportFormat.TEKST, "rapport.html": ReportFormat.HTML}
_GUIDE = (
    (SAMPLE, "een verzonnen concept: dit is wat er wordt getoetst"),
    (_ANNOTATED, "hetzelfde concept, met de oordelen als opmerkingen in de kantlijn"),
    ("rapport.html", "het rapport om in te klikken; open het in uw browser"),
    ("rapport.docx", "hetzelfde rapport in Word, om te bewerken of door te sturen"),
    ("rapport.txt", "hetzelfde rapport als platte tekst, zoals in de terminal"),
)


def run_demo(folder: Path | None) -> int:
    """Write the folder and say what to look at. Raises UsageProblem when there is something in it already."""
    folder = folder or FOLDER
    _require_free(folder)
    rule_set = load_rules()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageProblem(f"De map {folder} kan niet worden gemaakt.", "Kies een andere plaats.") from error
    sample, options = folder / SAMPLE, Options()
    write_bytes(sample, (_samples() / SAMPLE).read_bytes())
    result = check_files([sample], Checker(rule_set), options, rule_set=rule_set)
    (document,) = result.documents
    annotated = annotate_docx(document, result.run, view=options.view, limits=options.limits)
    write_bytes(folder / _ANNOTATED, annotated.data)
    for name, form in _REPORTS.items():
        write_file(folder / name, render(result, form))
    write_bytes(folder / "rapport.docx", render_file(result, ReportFormat.DOCX))
    write_out(_guide(folder))
    return 0


def _guide(folder: Path) -> str:
    width = min(max(len(name) for name, _ in _GUIDE), terminal_width())
    rows = "\n".join(f"  {name:<{width}}  {what}" for name, what in _GUIDE)
    return (
        f"In de map {plain_path(folder)} staan nu:\n\n{rows}\n\n"
        "Begin met rapport.html. Kijk bij toetspunt 9: de afweging van belangen ontbreekt. In het Word-bestand hoort daar een\n"
        "opmerking bij met een voorbeeldbepaling. Bij toetspunt 10 ziet u wat een half geregeld onderwerp is.\n\n"
        "Daarna uw eigen concept:\n\n"
        "  regelcheck check concept.docx --output rapport.html\n"
        "  regelcheck annotate concept.docx\n"
    )


def _require_free(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        raise UsageProblem(
            f"{folder} bestaat al, en regelcheck overschrijft niets wat van u kan zijn.",
            "Noem een andere map, bijvoorbeeld: regelcheck demo proefmap",
        )


def _samples() -> Path:
    """The samples that come with regelcheck: inside the installed package, or beside it in a checkout."""
    package = Path(regelcheck.__file__).parent
    installed = package / "_data" / "samples"
    return installed if installed.is_dir() else package.parent / "samples"
