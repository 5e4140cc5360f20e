"""How fast files are read, as ratios to the least a reader could do: `python benchmarks/lezen.py`.

    PDF   reading with the layout pass   /  the text of every page by bare pypdfium2     at most 6
    DOCX  reading                        /  unzip and lxml parse of the same parts       at most 4
    ODT   reading                        /  unzip and lxml parse of the same parts       at most 4

The files are made here from the largest sample, repeated until it has the size of a long regeling. Every ratio is of
medians of processor time in this one process, ours and the floor in turn, so that a busy machine tells little. Exit code 1 when one is above
its bar. Whether a PDF is read *well* is measured by meet_pdf.py.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lxml import etree  # noqa: E402

from benchmarks.meet_pdf import bare  # noqa: E402
from regelcheck.reading import read_source  # noqa: E402
from tests.notation import read_notation, write_docx, write_odt, write_pdf  # noqa: E402
from tests.notation.samples import notation_of  # noqa: E402

SAMPLE = "omgevingsdienst-groot.docx"
# The parts that the reader parses, where a file has them. The manifest of an ODT it only unpacks.
PARTS = {
    ".docx": re.compile(
        r"_rels/\.rels|word/_rels/document\.xml\.rels"
        r"|word/(?:document|styles|numbering|comments|footnotes|endnotes|(?:header|footer)\d*)\.xml"
    ),
    ".odt": re.compile(r"(?:content|styles)\.xml"),
}
UNPACKED = "META-INF/manifest.xml"
PDF_BAR, ZIP_BAR = 6.0, 4.0


@dataclass(frozen=True, slots=True)
class Case:
    """A file, what is the least that must be done with it, and how many times that reading it may take."""

    name: str
    path: Path
    floor: Callable[[], object]
    bar: float


def bare_zip(path: Path) -> int:
    """The floor for DOCX and ODT: the parts the reader opens, unpacked and parsed."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        unpacked = len(archive.read(UNPACKED)) if UNPACKED in names else 0
        parsed = (name for name in names if PARTS[path.suffix].fullmatch(name))
        return unpacked + sum(len(etree.fromstring(archive.read(name))) for name in parsed)


def cases(folder: Path, times: int) -> list[Case]:
    """The files to read, made in `folder`."""
    once = read_notation(notation_of(SAMPLE).read_text(encoding="utf-8"))
    lines = once * times
    docx, tracked, odt, pdf, columns = (
        folder / name
        for name in ("genummerd.docx", "wijzigingen.docx", "genummerd.odt", "een.pdf", "twee.pdf")
    )
    write_docx(lines, docx, auto_numbering=True)
    write_docx(lines, tracked, auto_numbering=True, tracked=True)
    write_odt(lines, odt)
    write_pdf(lines, pdf, hyphenate=True)
    write_pdf(lines, columns, columns=2, hyphenate=True)
    for path in (docx, tracked, odt):
        _compress(path)
    return [
        Case("PDF, een kolom", pdf, lambda: bare(pdf), PDF_BAR),
        Case("PDF, twee kolommen", columns, lambda: bare(columns), PDF_BAR),
        Case("DOCX", docx, lambda: bare_zip(docx), ZIP_BAR),
        Case("DOCX met wijzigingen", tracked, lambda: bare_zip(tracked), ZIP_BAR),
        Case("ODT", odt, lambda: bare_zip(odt), ZIP_BAR),
    ]


def _case(path: Path) -> Case:
    """The case for a file somebody brings along."""
    if path.suffix == ".pdf":
        return Case(path.name, path, lambda: bare(path), PDF_BAR)
    return Case(path.name, path, lambda: bare_zip(path), ZIP_BAR)


def _compress(path: Path) -> None:
    """The same package as a word processor writes it: deflated. The samples are stored, so that their bytes never move."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def measure(case: Case, runs: int) -> tuple[float, float]:
    """Median seconds of the processor for the floor and for our reading."""
    works = (case.floor, lambda: read_source(case.path))
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for work, kept in zip(works, seconds, strict=True):
            began = time.process_time()
            work()
            if turn:  # the first turn warms up
                kept.append(time.process_time() - began)
    return median(seconds[0]), median(seconds[1])


def main() -> int:
    """Measure, print a line a file, and say by the exit code whether every bar is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "bestand", type=Path, nargs="*", help="ook deze bestanden meten (.pdf, .docx of .odt)"
    )
    parser.add_argument("--keer", type=int, default=21, help="aantal metingen van elk bestand")
    parser.add_argument(
        "--lengte", type=int, default=4, help="hoe vaak het grootste voorbeeld in het bestand staat"
    )
    options = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        own = [_case(path) for path in options.bestand]
        for case in [*cases(Path(folder), options.lengte), *own]:
            floor, ours = measure(case, options.keer)
            ratio = ours / floor
            missed = missed or ratio > case.bar
            print(
                f"{case.name:22} {case.path.stat().st_size / 1000:6.0f} kB   kaal {floor * 1000:6.1f} ms   "
                f"gelezen {ours * 1000:6.1f} ms   verhouding {ratio:4.1f} (grens {case.bar:g})"
                f"{'   TE LANGZAAM' if ratio > case.bar else ''}"
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
