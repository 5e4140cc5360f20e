"""`regelcheck baseline`: record the findings of today, or lower what was recorded by what got better."""

from __future__ import annotations

from pathlib import Path

from regelcheck.cli.asked import Asked
from regelcheck.cli.check import tell_unread
from regelcheck.cli.exit import FINDINGS, OK, UNJUDGED, judge, tell
from regelcheck.cli.reading import read_options
from regelcheck.cli.scan import scanning
from regelcheck.cli.settings import read_settings
from regelcheck.cli.streams import require_writable, write_file, write_out
from regelcheck.errors import UsageProblem
from regelcheck.gate.baseline import NAME, baseline_text, read_baseline, take_baseline
from regelcheck.paths import real_path
from regelcheck.report.findings import relative
from regelcheck.report.plain import plain
from regelcheck.report.words import number_of


def run_baseline(paths: tuple[Path, ...], asked: Asked, *, update: bool, anew: bool) -> int:
    """Write the baseline. 2 when something could not be judged, 1 when `--bijwerken` meets what is worse, else 0."""
    if update and anew:
        raise UsageProblem("--bijwerken en --opnieuw gaan niet samen.", "Kies een van beide.")
    settings = read_settings(paths, asked, read_options(asked))
    path = settings.baseline or (settings.config.root if settings.config is not None else Path()) / NAME
    if path.exists() and not (update or anew):
        raise UsageProblem(
            f"De baseline {path} bestaat al.",
            "Gebruik --bijwerken om vast te leggen wat beter is, of --opnieuw om alles van vandaag te aanvaarden.",
        )
    require_writable(path)
    old = read_baseline(path) if update else None
    with scanning(paths, asked, settings) as (scan, result):
        if not result.documents:
            tell_unread(result)
            return UNJUDGED
        if old is None:
            new = take_baseline(real_path(path).parent, scan.outcomes())
            judgement = None
        else:
            gone = [name for name in old.findings if _is_gone(old.root / name)]
            new = old.lowered(scan.outcomes(), gone)
            judgement = judge(result, scan.outcomes(), settings.thresholds, old, scan.verdicts())
        write_file(path, baseline_text(new))
    before = f" (was {old.size()})" if old is not None else ""
    counted = number_of(new.size(), "bevinding", "bevindingen")
    write_out(f"{plain(relative(path))}: {counted}{before} in {number_of(len(result.documents), 'document', 'documenten')}.\n")
    tell_unread(result)
    if judgement is not None and judgement.code == FINDINGS:
        return tell(judgement)
    return UNJUDGED if result.unreadable else OK


def _is_gone(path: Path) -> bool:
    """Whether a document is no longer there; in a folder that may not be opened it may well be, and its findings stay."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
