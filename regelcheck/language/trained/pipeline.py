"""Where the trained pipeline is, which version it has, and whether it is still what was installed.

It is looked for in the folder named by REGELCHECK_TAALMODEL, and then nowhere else; without that, in the folder where the
system keeps data of a user, and then among the packages of this Python (`python -m spacy download` puts it there). The
files are data: the package around them is never imported.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from regelcheck.errors import UsageProblem
from regelcheck.language.tokenizer import spacy_module, spacy_version

NAME = "nl_core_news_md"
PARTS = ("parser",)
"""What the second reader cannot do without."""
ORIGIN = "herkomst.json"
META = "meta.json"
MAX_META_BYTES = 1_000_000
SHOWN = 12
"""Characters of the checksum that a report shows."""
_PINNED = {"3.8": "3.8.0"}
"""The version of the pipeline for each minor version of spaCy."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A pipeline that was found. `spacy` are the versions of spaCy it is made for, `digest` is the SHA-256 over its files
    and `recorded` the one written down when it was installed (empty when spaCy installed it)."""

    version: str
    folder: Path
    spacy: str
    parts: tuple[str, ...]
    vectors: int
    digest: str
    recorded: str = ""
    origin: str = ""

    @property
    def compatible(self) -> bool:
        """Whether the installed spaCy can read it."""
        return bool(spacy_module("util").is_compatible_version(spacy_version(), self.spacy))

    @property
    def intact(self) -> bool:
        """Whether its files are those that were installed, as far as that was written down."""
        return not self.recorded or self.recorded == self.digest

    @property
    def words(self) -> str:
        """Name, version and the beginning of the checksum, for reports."""
        return f"{NAME} {self.version} ({self.digest[:SHOWN]})"


def pinned_version() -> str:
    """The version of the pipeline that goes with the installed spaCy. Raises UsageProblem for one that nobody pinned."""
    minor = ".".join(spacy_version().split(".")[:2])
    if minor not in _PINNED:
        raise UsageProblem(
            f"Voor spaCy {spacy_version()} is geen versie van {NAME} vastgelegd.",
            "Geef de versie die erbij hoort zelf: regelcheck taalmodel installeren --uit PAD.",
        )
    return _PINNED[minor]


def home() -> Path:
    """The folder in which regelcheck keeps the pipeline. Raises UsageProblem where none is known."""
    chosen = os.environ.get("REGELCHECK_TAALMODEL")
    if chosen:
        return Path(chosen)
    with contextlib.suppress(RuntimeError):  # a user without a home
        if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
            return Path(os.environ["LOCALAPPDATA"]) / "regelcheck" / "taalmodel"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "regelcheck" / "taalmodel"
        base = os.environ.get("XDG_DATA_HOME", "")
        return (Path(base) if base.startswith("/") else Path.home() / ".local" / "share") / "regelcheck" / "taalmodel"
    raise UsageProblem(
        "Er is geen map bekend om het taalmodel in te bewaren.", "Noem er een in de omgevingsvariabele REGELCHECK_TAALMODEL."
    )


def find() -> Pipeline | None:
    """The pipeline of this machine; None when there is none. Raises UsageProblem for one that cannot be read."""
    kept = home() / NAME
    if (kept / META).is_file():
        return describe(kept)
    if os.environ.get("REGELCHECK_TAALMODEL"):
        return None
    package = find_spec(NAME)  # looks for it without importing it
    for location in (package.submodule_search_locations or ()) if package is not None else ():
        for folder in sorted(Path(location).glob(f"{NAME}-*"), reverse=True):
            if (folder / META).is_file():
                return describe(folder)
    return None


def describe(folder: Path) -> Pipeline:
    """What a folder with a pipeline says of itself. Raises UsageProblem when it is no Dutch pipeline of this name."""
    meta = _read(folder / META)
    name = f"{meta.get('lang')}_{meta.get('name')}"
    if name != NAME:
        raise UsageProblem(f"{folder} bevat {name} en niet {NAME}.", "Alleen met dat taalmodel is regelcheck gemaakt.")
    parts, vectors = meta.get("pipeline"), meta.get("vectors")
    rows = vectors.get("vectors") if isinstance(vectors, dict) else 0
    recorded = _read(folder / ORIGIN) if (folder / ORIGIN).is_file() else {}
    return Pipeline(
        version=str(meta.get("version", "")),
        folder=folder,
        spacy=str(meta.get("spacy_version", "")),
        parts=tuple(map(str, parts)) if isinstance(parts, list) else (),
        vectors=rows if isinstance(rows, int) else 0,
        digest=digest(folder),
        recorded=str(recorded.get("controlegetal", "")),
        origin=str(recorded.get("bron", "")),
    )


def require() -> Pipeline:
    """The pipeline of this machine, fit for use. Raises UsageProblem."""
    found = find()
    if found is None:
        raise UsageProblem(
            f"Voor het meelezen is het taalmodel {NAME} nodig, en dat is hier niet geïnstalleerd.",
            "Installeer het met: regelcheck taalmodel installeren. Zonder taalmodel geeft regelcheck dezelfde oordelen.",
        )
    require_usable(found)
    return found


def require_usable(pipeline: Pipeline) -> None:
    """Raises UsageProblem for a pipeline that the second reader cannot work with."""
    if not pipeline.compatible:
        raise UsageProblem(
            f"{NAME} {pipeline.version} is gemaakt voor spaCy {pipeline.spacy}, en hier staat spaCy {spacy_version()}.",
            "Zet de versie klaar die erbij hoort: regelcheck taalmodel installeren.",
        )
    if not pipeline.intact:
        raise UsageProblem(
            f"Het taalmodel in {pipeline.folder} is na het installeren veranderd.",
            "Zet het opnieuw klaar: regelcheck taalmodel installeren.",
        )
    lacking = [part for part in PARTS if part not in pipeline.parts] + ([] if pipeline.vectors else ["vectors"])
    if lacking:
        raise UsageProblem(
            f"In het taalmodel in {pipeline.folder} ontbreekt: {', '.join(lacking)}.",
            f"Het moet {NAME} zijn zoals spaCy het uitbrengt.",
        )


def digest(folder: Path) -> str:
    """The SHA-256 over the names and contents of all files, our own note apart: the same for a wheel and a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ORIGIN):
        one = hashlib.sha256()
        with path.open("rb") as handle:
            while chunk := handle.read(_CHUNK):
                one.update(chunk)
        total.update(f"{path.relative_to(folder).as_posix()}\0{one.hexdigest()}\n".encode())
    return total.hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """A small JSON file with one object."""
    try:
        if path.stat().st_size > MAX_META_BYTES:
            raise ValueError
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageProblem(f"{path} is niet te lezen.", "Zet het taalmodel opnieuw klaar: regelcheck taalmodel installeren.") from error
    if not isinstance(found, dict):
        raise UsageProblem(f"{path} is niet te lezen.", "Zet het taalmodel opnieuw klaar: regelcheck taalmodel installeren.")
    return found
