"""The samples: which file is written from which notation, and in what form."""

from __future__ import annotations

from pathlib import Path

from tests.notation.lines import read_notation
from tests.notation.pdf import write_pdf
from tests.notation.text import write_md
from tests.notation.word import write_docx

FOLDER = Path(__file__).resolve().parents[2] / "samples"

NAMES = (
    "afvalbeheer-oude-stijl.txt",
    "bedrijfsvoering-drie-steden.docx",
    "belastingsamenwerking-verborgen-stem.pdf",
    "centrumregeling-sociaal-domein.pdf",
    "omgevingsdienst-groot.docx",
    "recreatieschap-besluit-eromheen.txt",
    "recreatieschap-tweede-lezing.txt",
    "regionale-samenwerking-convenant.md",
    "reglement-van-orde.txt",
)
_AUTO_NUMBERED = frozenset({"omgevingsdienst-groot.docx"})
_TWO_COLUMNS = frozenset({"centrumregeling-sociaal-domein.pdf"})


def notation_of(name: str) -> Path:
    """The notation that the sample `name` (file name with suffix) is written from."""
    return FOLDER / "tekst" / f"{Path(name).stem}.txt"


def build(name: str, target: Path) -> Path:
    """Write the sample `name` in the folder `target`, from its notation."""
    source = notation_of(name)
    path = target / name
    if path.suffix == ".txt":
        path.write_bytes(source.read_bytes())
        return path
    lines = read_notation(source.read_text(encoding="utf-8"))
    match path.suffix:
        case ".docx":
            write_docx(lines, path, auto_numbering=name in _AUTO_NUMBERED)
        case ".pdf":
            write_pdf(lines, path, columns=2 if name in _TWO_COLUMNS else 1)
        case ".md":
            write_md(lines, path)
        case suffix:
            raise ValueError(f"no writer for {suffix}")
    return path
