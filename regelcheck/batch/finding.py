"""Find the documents that a person means: files, folders with everything in them, and patterns like `map/**/*.docx`."""

from __future__ import annotations

import glob
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from regelcheck.model import Unreadable
from regelcheck.paths import real_path
from regelcheck.reading import supported_suffixes

_WORD_LOCK = "~$"
"""Word keeps a file with this name beside a document that is open; other programs keep a hidden one."""


def find_documents(
    paths: Iterable[Path], skip: Callable[[Path], bool] = lambda path: False
) -> Sequence[Path | Unreadable]:
    """Every document once, in the order given, those of a folder or pattern sorted by name.

    `skip` tells which documents of a folder or pattern are left out; one that is named itself never is.

    A folder without a single document, and a pattern that fits nothing, is Unreadable: asked to look and seeing nothing
    is not a clean result.
    """
    found: list[Path | Unreadable] = []
    seen: set[Path] = set()
    for path in paths:
        inside = _meant(path, skip)
        if isinstance(inside, Unreadable):
            found.append(inside)
            continue
        for one in inside:
            real = real_path(one)
            if real not in seen:
                seen.add(real)
                found.append(one)
    return found


def _meant(path: Path, skip: Callable[[Path], bool]) -> Sequence[Path] | Unreadable:
    if path.is_dir():
        found, nothing = _documents_in(path), _empty_folder(path)
    elif glob.has_magic(str(path)) and not path.exists():
        found, nothing = _documents_like(path), _empty_pattern(path)
    else:
        return (path,)
    return sorted((one for one in found if not skip(one)), key=lambda one: one.parts) or nothing


def _documents_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if _is_document(path, path.relative_to(folder).parts):
            yield path


def _documents_like(pattern: Path) -> Iterator[Path]:
    """What a pattern fits: every file it names, and the documents in every folder it names.

    `**` does not follow links to folders, so a folder that links to itself does no harm.
    """
    fixed = list(itertools.takewhile(lambda part: not glob.has_magic(part), pattern.parts))
    for path in Path(*fixed).glob("/".join(pattern.parts[len(fixed) :])):
        if path.is_dir():
            yield from _documents_in(path)
        elif _is_document(path, (path.name,)):
            yield path


def _is_document(path: Path, parts: Sequence[str]) -> bool:
    skipped = any(part.startswith((".", _WORD_LOCK)) for part in parts)
    return path.suffix.lower() in supported_suffixes() and not skipped and path.is_file()


def _empty_folder(path: Path) -> Unreadable:
    return Unreadable(
        path=path,
        reason="In deze map staat geen document dat gelezen kan worden.",
        hint=f"Gelezen worden bestanden met extensie {', '.join(supported_suffixes())}.",
    )


def _empty_pattern(path: Path) -> Unreadable:
    return Unreadable(
        path=path,
        reason="Geen enkel document past op dit patroon.",
        hint=f"Gelezen worden bestanden met extensie {', '.join(supported_suffixes())}.",
    )
