"""Read damaged files and hold the reader to its word: `python -m tests.fuzz --aantal 20000 --seed 7`.

Every file gives a Regeling or an UnreadableDocument with a sentence and a hint, within time and memory. A file that does
not is kept in the folder of `--bewaar`, and the run goes on; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from regelcheck.errors import UnreadableDocument
from regelcheck.pipeline import Options, read_regeling
from regelcheck.reading import Limits, View
from tests.mutate import damage
from tests.notation import NAMES, read_notation, write_docx, write_html, write_odt, write_pdf, write_txt
from tests.notation.samples import FOLDER, notation_of
from tests.reading import test_html, test_xml

LIMITS = Limits(
    max_bytes=5_000_000,
    max_unpacked_bytes=20_000_000,
    max_xml_depth=200,
    max_blocks=20_000,
    max_pages=200,
    max_seconds=4.0,
)
MOST_SECONDS = 5.0
MOST_GROWTH = 400_000_000
_SMALL = ("reglement-van-orde.txt", "recreatieschap-besluit-eromheen.txt", "afvalbeheer-oude-stijl.txt")


class TooLong(Exception):
    """A file took more than the time it may take."""


def seeds(folder: Path) -> list[tuple[str, bytes]]:
    """The whole files to damage, as suffix and bytes: the samples, and some of them in every other format."""
    found = [(Path(name).suffix, (FOLDER / name).read_bytes()) for name in NAMES]
    for name in _SMALL:
        lines = read_notation(notation_of(name).read_text(encoding="utf-8"))
        write_docx(lines, folder / "a.docx", auto_numbering=True)
        write_docx(lines, folder / "b.docx", auto_numbering=True, tracked=True)
        write_odt(lines, folder / "a.odt")
        write_odt(lines, folder / "b.odt", tracked=True)
        write_pdf(lines, folder / "a.pdf", hyphenate=True)
        write_pdf(lines, folder / "b.pdf", columns=2)
        write_html(lines, folder / "a.html")
        write_txt(lines, folder / "a.txt")
        found += [(path.suffix, path.read_bytes()) for path in sorted(folder.iterdir())]
    found += [(".xml", text.encode()) for text in (test_xml.CVDR, test_xml.TOESTAND, test_xml.STOP)]
    found.append((".html", test_html.PUBLICATION.encode()))
    return found


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged files as suffix and bytes, every format in turn; the same for the same seed."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = seeds(Path(folder))
    suffixes = sorted({suffix for suffix, _ in whole})
    by_suffix = {suffix: [data for kind, data in whole if kind == suffix] for suffix in suffixes}
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        yield suffix, damage(rng.choice(by_suffix[suffix]), suffix, rng)


def verdict(path: Path, view: View = View.VOORGESTELD) -> str:
    """ "gelezen" or "geweigerd"; anything else a file gives is raised."""
    try:
        with _within(MOST_SECONDS):
            regeling = read_regeling(path, Options(view=view, limits=LIMITS))
    except UnreadableDocument as error:
        if not (error.message.strip() and error.hint.strip()):
            raise AssertionError(f"no sentence or no hint: {error!r}") from error
        return "geweigerd"
    if len(regeling.source.blocks) != len(regeling.leftovers) + sum(
        len(node.blocks) for node in regeling.walk()
    ):
        raise AssertionError("a Block is in no Node and not left over")
    return "gelezen"


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises TooLong after so many seconds of processor time, so that a busy machine is no fault of ours; a library that never
    comes back to Python, or waits for ever, is ended with a trace."""

    def stop(*_: object) -> None:
        raise TooLong(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    faulthandler.dump_traceback_later(12 * seconds, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        faulthandler.cancel_dump_traceback_later()


def _memory() -> int:
    """The most memory this process ever had, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> int:
    """Read the damaged files, print what came of them, and say by the exit code whether all was well."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--aantal", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--bewaar", type=Path, default=Path("mislukt"), help="map voor bestanden waarop het misgaat"
    )
    options = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    start = _memory()
    with tempfile.TemporaryDirectory() as folder:
        for number, (suffix, data) in enumerate(mutants(options.aantal, options.seed)):
            path = Path(folder, f"{options.seed}-{number}{suffix}")
            path.write_bytes(data)
            began, before = time.perf_counter(), _memory()
            try:
                outcome = verdict(path, View.OORSPRONKELIJK if number % 3 == 2 else View.VOORGESTELD)
                if _memory() - start > MOST_GROWTH and _memory() > before:
                    raise MemoryError(f"the process grew by {(_memory() - start) / 1e6:.0f} MB")
            except Exception:
                outcome = "mislukt"
                options.bewaar.mkdir(parents=True, exist_ok=True)
                kept = options.bewaar / path.name
                kept.write_bytes(data)
                print(f"{kept}:\n{traceback.format_exc()}", file=sys.stderr)
            outcomes[f"{suffix} {outcome}"] += 1
            slowest = max(slowest, time.perf_counter() - began)
            path.unlink()
    for name, times in sorted(outcomes.items()):
        print(f"{name}: {times}")
    print(f"langzaamste: {slowest * 1000:.0f} ms, geheugen erbij: {(_memory() - start) / 1e6:.0f} MB")
    return 1 if any(name.endswith("mislukt") for name in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
