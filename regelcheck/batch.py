"""Check many documents: every one of them ends up in the result, and one that breaks never stops the others."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regelcheck.errors import RegelcheckError
from regelcheck.language.tokenizer import language_version
from regelcheck.model import BatchResult, CheckedDocument, RuleSet, RunInfo, Unreadable
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import DEFAULT_LIMITS, supported_suffixes

Progress = Callable[[int, int, Path], None]
"""Told before each document: its number from 1, how many there are, and its path."""
Crash = Callable[[Path, str], None]
"""Told of each document on which the program itself failed, with the traceback."""

_WORD_LOCK = "~$"
"""Word keeps a file with this name beside a document that is open; other programs keep a hidden one."""


def check_files(
    paths: Iterable[Path],
    checker: Checker,
    options: Options,
    *,
    rule_set: RuleSet,
    on_progress: Progress | None = None,
    on_crash: Crash | None = None,
) -> BatchResult:
    """The verdicts on every document at `paths`, in the order given; a folder stands for the documents in it."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    found = find_documents(paths)
    documents: list[CheckedDocument] = []
    unreadable: list[Unreadable] = []
    for number, item in enumerate(found, 1):
        if isinstance(item, Unreadable):
            unreadable.append(item)
            continue
        if on_progress is not None:
            on_progress(number, len(found), item)
        checked = _check_one(item, checker, options, on_crash)
        if isinstance(checked, Unreadable):
            unreadable.append(checked)
        else:
            documents.append(checked)
    return BatchResult(
        run=_run_info(started, rule_set, options), documents=tuple(documents), unreadable=tuple(unreadable)
    )


def find_documents(paths: Iterable[Path]) -> Sequence[Path | Unreadable]:
    """Every document once, in the order given, those of a folder sorted by name.

    A folder without a single document is Unreadable: asked to look and seeing nothing is not a clean result.
    """
    found: list[Path | Unreadable] = []
    seen: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            inside = [path]
        else:
            inside = sorted(_documents_in(path), key=lambda one: one.parts)
            if not inside:
                found.append(_empty_folder(path))
        for one in inside:
            real = one.resolve()
            if real not in seen:
                seen.add(real)
                found.append(one)
    return found


def regelcheck_version() -> str:
    """The installed version; a checkout that was never installed has none."""
    try:
        return version("regelcheck")
    except PackageNotFoundError:
        return "onbekend"


def _documents_in(folder: Path) -> Iterator[Path]:
    suffixes = supported_suffixes()
    for path in folder.rglob("*"):
        skipped = any(part.startswith((".", _WORD_LOCK)) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not skipped and path.is_file():
            yield path


def _empty_folder(path: Path) -> Unreadable:
    return Unreadable(
        path=path,
        reason="In deze map staat geen document dat gelezen kan worden.",
        hint=f"Gelezen worden bestanden met extensie {', '.join(supported_suffixes())}.",
    )


def _check_one(
    path: Path, checker: Checker, options: Options, on_crash: Crash | None
) -> CheckedDocument | Unreadable:
    try:
        return checker.check(path, options)
    except RegelcheckError as error:
        return Unreadable(path=path, reason=error.message, hint=error.hint)
    except Exception as error:  # a bug on one document may not cost the others their report
        if on_crash is not None:
            on_crash(path, traceback.format_exc())
        return Unreadable(
            path=path,
            reason=f"Interne fout bij dit document: {type(error).__name__}: {error}".rstrip(": ") + ".",
            hint="Meld dit met het document erbij; --debug toont de technische bijzonderheden.",
        )


def _run_info(started: str, rule_set: RuleSet, options: Options) -> RunInfo:
    shown = [
        ("vorm", str(options.vorm) if options.vorm is not None else "uit de tekst"),
        ("fragment", "ja" if options.fragment else "nee"),
        ("weergave", str(options.view)),
    ]
    if options.regeling is not None:
        shown.append(("regeling", str(options.regeling)))
    if options.ocr:
        shown.append(("tekstherkenning", "ja"))
    if options.limits != DEFAULT_LIMITS:
        shown.append(
            ("grenzen", f"{options.limits.max_bytes / 1e6:g} MB, {options.limits.max_seconds:g} seconden")
        )
    if options.onderliggend:
        shown.append(("onderliggend", ", ".join(path.as_posix() for path in options.onderliggend)))
    return RunInfo(
        regelcheck=regelcheck_version(),
        started=started,
        rule_set=rule_set.digest,
        rules=len(rule_set.rules),
        language=language_version(),
        python=platform.python_version(),
        options=tuple(shown),
    )
