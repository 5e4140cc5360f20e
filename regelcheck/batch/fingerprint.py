"""The name under which a verdict is put away: it changes with everything that can change the verdict.

That is the content and the name of the document, how it is read, the documents beside it, the rules, the code of
regelcheck itself, the libraries that read files and cut words, and the programs on the machine that some formats need.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import regelcheck
from regelcheck.model import RuleSet
from regelcheck.pipeline import Options

_LIBRARIES = ("spacy", "lxml", "python-docx", "pypdfium2", "pdfplumber", "pdfminer.six")
_PROGRAMS = ("soffice", "libreoffice", "tesseract")
_CHUNK = 1 << 20


class Fingerprints:
    """The keys of one run; what documents share is worked out once."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._shared = [
            rule_set.digest,
            _code(),
            platform.python_version(),
            platform.system(),
            [(name, _version(name)) for name in _LIBRARIES],
            [(name, shutil.which(name)) for name in _PROGRAMS],
        ]
        self._beside: dict[Path, str] = {}

    def key(self, path: Path, options: Options) -> tuple[str, str] | None:
        """The key of a document and the SHA-256 of its content; None when one of its files cannot be read."""
        try:
            content = _digest(path)
            beside = [(one.name, self._digest_once(one)) for one in options.onderliggend]
        except OSError:
            return None
        asked = {**asdict(options), "onderliggend": beside}
        parts = [self._shared, path.name, content, asked]
        text = json.dumps(parts, sort_keys=True, ensure_ascii=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest(), content

    def _digest_once(self, path: Path) -> str:
        if path not in self._beside:
            self._beside[path] = _digest(path)
        return self._beside[path]


def _digest(path: Path) -> str:
    if not path.is_file():  # a pipe would have us wait for ever; its reader tells what it is
        raise OSError(path)
    total = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()


@cache
def _code() -> str:
    """Over the source of the package: a checkout changes without changing its version."""
    total = hashlib.sha256()
    package = Path(regelcheck.__file__).parent
    for path in sorted(package.rglob("*.py")):
        total.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
