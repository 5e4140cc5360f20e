"""Check many documents: every one of them ends up in the result, and one that breaks never stops the others.

`serial` checks a few in this process, for `check`; `scan` checks any number in worker processes, for `scan`. Of a scan
everything checked goes to a `store` on disk as it comes, so that memory stays flat, a second run only does what changed
and an interrupted run goes on where it was. Each is loaded when it is asked for: a check starts no processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regelcheck.batch.finding import find_documents
    from regelcheck.batch.run import regelcheck_version
    from regelcheck.batch.scan import Scan, ScanSettings, scan_files
    from regelcheck.batch.serial import Crash, Progress, check_files

__all__ = [
    "Crash",
    "Progress",
    "Scan",
    "ScanSettings",
    "check_files",
    "find_documents",
    "regelcheck_version",
    "scan_files",
]

_MODULES = {
    "find_documents": "finding",
    "regelcheck_version": "run",
    "Scan": "scan",
    "ScanSettings": "scan",
    "scan_files": "scan",
    "Crash": "serial",
    "Progress": "serial",
    "check_files": "serial",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
