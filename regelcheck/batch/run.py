"""What it takes to get the same answer again: versions, rule set, and the options that were given."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from regelcheck.language.tokenizer import language_version
from regelcheck.model import RuleSet, RunInfo
from regelcheck.nearness import encoder_words
from regelcheck.pipeline import Options
from regelcheck.reading import DEFAULT_LIMITS
from regelcheck.ruleset import in_force


def regelcheck_version() -> str:
    """The installed version; a checkout that was never installed has none."""
    try:
        return version("regelcheck")
    except PackageNotFoundError:
        return "onbekend"


def now() -> str:
    """The moment a run starts, as RunInfo has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def run_info(
    started: str, rule_set: RuleSet, options: Options, extra: tuple[tuple[str, str], ...] = ()
) -> RunInfo:
    """The RunInfo of a run; `extra` are options that are not of the pipeline."""
    shown = [
        ("vorm", str(options.vorm) if options.vorm is not None else "uit de tekst"),
        ("fragment", "ja" if options.fragment else "nee"),
        ("weergave", str(options.view)),
    ]
    if options.regeling is not None:
        shown.append(("regeling", str(options.regeling)))
    if options.ocr:
        shown.append(("tekstherkenning", "ja"))
    if options.semantic:
        shown.append(("zinsvergelijking", "ja"))
    if options.taalmodel is not None:
        shown.append(("taalmodel", options.taalmodel.words))
    if options.limits != DEFAULT_LIMITS:
        shown.append(
            ("grenzen", f"{options.limits.max_bytes / 1e6:g} MB, {options.limits.max_seconds:g} seconden")
        )
    if options.onderliggend:
        shown.append(("onderliggend", ", ".join(path.as_posix() for path in options.onderliggend)))
    rule_set = in_force(rule_set)
    shown += rule_set.selection
    return RunInfo(
        regelcheck=regelcheck_version(),
        started=started,
        rule_set=rule_set.digest,
        rules=len(rule_set.rules),
        language=" · ".join((language_version(), *_read_along(options))),
        python=platform.python_version(),
        options=(*shown, *extra),
    )


def _read_along(options: Options) -> Iterator[str]:
    """Who was asked to read along: they may set doubt, and the encoder may take it away."""
    if options.semantic:
        yield encoder_words()
    if options.taalmodel is not None:
        yield f"tweede lezer {options.taalmodel.words}"
