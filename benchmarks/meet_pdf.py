"""Measure how well a PDF is read against the text it was made from, and how fast against bare pypdfium2.

    python benchmarks/meet_pdf.py document.pdf document.txt [--tot "woorden"]

Prints word-bigram precision and recall of the body text (order counts), how many paragraphs come back exactly, and the
time as a ratio of medians in this one process. With `--tot` the reference stops before those words: for a PDF that holds
only the first part of the text. The figures over the whole reference are printed too. Exit code 1 when precision or
recall is below 0.99 or the ratio above 6.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2

from regelcheck.model import Mark
from regelcheck.reading import read_source

_LOWEST = 0.99
_SLOWEST = 6.0


def bigrams(text: str) -> Counter[tuple[str, str]]:
    """All pairs of neighbouring words, in small letters."""
    words = re.findall(r"\w+", text.lower())
    return Counter(pairwise(words))


def compare(read: str, reference: str) -> tuple[float, float]:
    """Precision and recall of the bigrams of `read`."""
    ours, theirs = bigrams(read), bigrams(reference)
    shared = sum((ours & theirs).values())
    return shared / max(1, sum(ours.values())), shared / max(1, sum(theirs.values()))


def bare(path: Path) -> int:
    """The floor: the text of every page as pypdfium2 gives it, without any layout."""
    document = pypdfium2.PdfDocument(path)
    count = 0
    for page in document:
        textpage = page.get_textpage()
        count += len(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return count


def median_time(work: Callable[[], object], runs: int) -> float:
    """Seconds of wall-clock time, the median of `runs` after one to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def main() -> int:
    """Measure, print, and say by the exit code whether the bars are met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pdf", type=Path)
    parser.add_argument("txt", type=Path)
    parser.add_argument("--tot", default="", help="laat de vergelijkingstekst ophouden voor deze woorden")
    parser.add_argument("--keer", type=int, default=7, help="aantal metingen van de tijd")
    options = parser.parse_args()

    source = read_source(options.pdf)
    body = [block.text for block in source.blocks if Mark.HEADER not in block.marks]
    whole = options.txt.read_text(encoding="utf-8")
    reference = whole
    if options.tot:
        cut = whole.find(options.tot)
        if cut < 0:
            parser.error(f"de woorden {options.tot!r} staan niet in {options.txt}")
        reference = whole[:cut]
    precision, recall = compare(" ".join(body), reference)
    paragraphs = [" ".join(line.split()) for line in reference.splitlines() if line.strip()]
    exact = sum((Counter(paragraphs) & Counter(body)).values())
    print(f"vergeleken met {'het deel tot die woorden' if options.tot else 'de hele tekst'}:")
    print(
        f"  precisie {precision:.4f}, volledigheid {recall:.4f}, alinea's {exact} van {len(paragraphs)} precies gelijk"
    )
    if options.tot:
        print(
            "vergeleken met de hele tekst: precisie {:.4f}, volledigheid {:.4f}".format(
                *compare(" ".join(body), whole)
            )
        )

    floor = median_time(lambda: bare(options.pdf), options.keer)
    ours = median_time(lambda: read_source(options.pdf), options.keer)
    ratio = ours / floor
    print(f"tijd: kaal {floor * 1000:.0f} ms, met opmaak {ours * 1000:.0f} ms, verhouding {ratio:.1f}")
    return 0 if min(precision, recall) >= _LOWEST and ratio <= _SLOWEST else 1


if __name__ == "__main__":
    sys.exit(main())
