"""Find the documents that a person means: files, folders with everything in them, and patterns like `map/**/*.docx`."""

from __future__ import annotations

import fnmatch
import glob
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from regelcheck.model import Unreadable
from regelcheck.paths import is_folder, is_there, real_path
from regelcheck.reading import supported_suffixes

_WORD_LOCK = "~$"
"""Word keeps a file with this name beside a document that is open; other programs keep a hidden one."""


def find_documents(
    paths: Iterable[Path], skip: Callable[[Path], bool] = lambda path: False
) -> Sequence[Path | Unreadable]:
    """Every document once, in the order given, those of a folder or pattern sorted by name.

    `skip` tells which documents of a folder or pattern are left out; one that is named itself never is.

    A folder without a single document, a pattern that fits nothing and a folder that may not be opened are Unreadable:
    asked to look and seeing nothing is not a clean result.
    """
    found: list[Path | Unreadable] = []
    seen: set[Path] = set()
    for path in paths:
        for one in _meant(path, skip):
            real = real_path(_place(one))
            if real not in seen:
                seen.add(real)
                found.append(one)
    return found


def _meant(path: Path, skip: Callable[[Path], bool]) -> Sequence[Path | Unreadable]:
    if is_folder(path):
        found, nothing = _documents_in(path), _empty_folder(path)
    elif glob.has_magic(str(path)) and not is_there(path):
        found, nothing = _documents_like(path), _empty_pattern(path)
    else:
        return (path,)
    kept = {_place(one): one for one in found if not skip(_place(one))}
    return [kept[place] for place in sorted(kept, key=lambda place: place.parts)] or [nothing]


def _place(one: Path | Unreadable) -> Path:
    return one.path if isinstance(one, Unreadable) else one


def _documents_in(folder: Path) -> Iterator[Path | Unreadable]:
    """Every document below a folder; links to folders are not followed."""
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        yield from (Path(root, name) for name in files if _is_document(name))
    yield from map(_closed_folder, errors)


def _documents_like(pattern: Path) -> Iterator[Path | Unreadable]:
    """What a pattern fits: every file it names, and the documents in every folder it names.

    `**` does not follow links to folders, so a folder that links to itself does no harm.
    """
    fixed = Path(*itertools.takewhile(lambda part: not glob.has_magic(part), pattern.parts))
    parts = pattern.parts[len(fixed.parts) :]
    for path in fixed.glob("/".join(parts)) if is_folder(fixed) else ():
        if is_folder(path):
            yield from _documents_in(path)
        elif _is_document(path.name):
            yield path
    yield from _closed_on_the_way(fixed, parts)


def _closed_on_the_way(fixed: Path, parts: Sequence[str]) -> Iterator[Unreadable]:
    """The folders that may not be opened and in which something could fit: a pattern passes them over unsaid."""
    errors: list[OSError] = []
    for root, folders, _ in os.walk(fixed, onerror=errors.append):
        inside = Path(root).relative_to(fixed).parts
        folders[:] = [name for name in folders if _leads_on((*inside, name), parts)]
    # Of a pattern that begins with a folder that does not exist it is enough to say that nothing fits.
    yield from (_closed_folder(error) for error in errors if not isinstance(error, FileNotFoundError | NotADirectoryError))


def _leads_on(folder: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether something in this folder could fit the pattern."""
    if not folder:
        return bool(parts)
    if not parts:
        return False
    if parts[0] == "**":
        return _leads_on(folder[1:], parts) or _leads_on(folder, parts[1:])
    return fnmatch.fnmatch(folder[0], parts[0]) and _leads_on(folder[1:], parts[1:])


def _is_document(name: str) -> bool:
    """Whether a file would be read by its name; what it really is (a link to nothing, say) its reader tells."""
    return not _is_hidden(name) and Path(name).suffix.lower() in supported_suffixes()


def _is_hidden(name: str) -> bool:
    return name.startswith((".", _WORD_LOCK))


def _closed_folder(error: OSError) -> Unreadable:
    path = Path(os.fsdecode(error.filename))
    if isinstance(error, PermissionError):
        return Unreadable(
            path=path,
            reason="Deze map mag niet worden gelezen; wat erin staat, is niet beoordeeld.",
            hint="Vraag leesrechten op de map.",
        )
    return Unreadable(
        path=path,
        reason="Deze map kan niet worden geopend; wat erin staat, is niet beoordeeld.",
        hint="Bestaat de map nog, en is de schijf bereikbaar?",
    )


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
