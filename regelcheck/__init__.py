"""Check a draft Regeling against the checkpoints of the Gids: the public API.

    >>> from regelcheck import Checker, Options, load_rules
    >>> checker = Checker(load_rules())
    >>> document = checker.check(Path("concept.docx"), Options())      # doctest: +SKIP

Everything is loaded on first use, so that `import regelcheck` costs nothing and `regelcheck --help` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regelcheck.batch import ScanSettings, check_files, scan_files
    from regelcheck.model import (
        BatchResult,
        CheckedDocument,
        Outcome,
        Regeling,
        Rule,
        RuleSet,
        Unreadable,
        Verdict,
    )
    from regelcheck.pipeline import Checker, Options, read_regeling
    from regelcheck.ruleset import load_rules

__all__ = [
    "BatchResult",
    "CheckedDocument",
    "Checker",
    "Options",
    "Outcome",
    "Regeling",
    "Rule",
    "RuleSet",
    "ScanSettings",
    "Unreadable",
    "Verdict",
    "check_files",
    "load_rules",
    "read_regeling",
    "scan_files",
]

_ROOMS = {
    "check_files": "regelcheck.batch",
    "ScanSettings": "regelcheck.batch",
    "scan_files": "regelcheck.batch",
    "Checker": "regelcheck.pipeline",
    "Options": "regelcheck.pipeline",
    "read_regeling": "regelcheck.pipeline",
    "load_rules": "regelcheck.ruleset",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS.get(name, "regelcheck.model")), name)
