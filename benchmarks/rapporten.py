"""How fast reports are written: rendering 200 findings / a cold check of the same document, at most 1/5.

    python benchmarks/rapporten.py

For every format a process of its own does what a user waits for: it starts, loads the rules and checks the largest sample, which is the
cold check; then it renders, for the first time in that process, the outcome with its findings repeated to 200. Both are processor time, and
the ratio is the median of some runs. PDF is shown, once, and has no bar: laying out pages takes what it takes. Exit code 1 when one is above its bar.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "omgevingsdienst-groot.docx"
FINDINGS, RUNS, BAR = 200, 3, 1 / 5
ANNOTATED = "annotate"
FORMATS = ("tekst", "json", "html", "md", "sarif", "junit", "gitlab", "github", "samenvatting", "docx", ANNOTATED, "pdf")


def measure(form: str) -> tuple[float, float]:
    """Processor seconds of the cold check and of rendering, in this process, which must be fresh."""
    sys.path.insert(0, str(ROOT))
    from regelcheck.batch import check_files
    from regelcheck.pipeline import Checker, Options
    from regelcheck.ruleset import load_rules

    rule_set = load_rules()
    result = check_files([SAMPLE], Checker(rule_set), Options(), rule_set=rule_set)
    cold = time.process_time()
    (document,) = result.documents
    outcomes = tuple(islice(cycle(document.outcomes), FINDINGS))
    many = replace(result, documents=(replace(document, outcomes=outcomes),))
    start = time.process_time()
    if form == ANNOTATED:
        from regelcheck.margin import annotate_docx
        from regelcheck.reading import DEFAULT_LIMITS, View

        annotate_docx(many.documents[0], many.run, view=View.VOORGESTELD, limits=DEFAULT_LIMITS)
    else:
        from regelcheck.report import ReportFormat, render, render_file

        (render_file if ReportFormat(form).is_file else render)(many, ReportFormat(form))
    return cold, time.process_time() - start


def run(form: str) -> tuple[float, float]:
    """The same in a process of its own, without what an earlier run kept of the rules."""
    with tempfile.TemporaryDirectory() as cache:
        made = subprocess.run(
            [sys.executable, str(Path(__file__).resolve()), form],
            check=True,
            capture_output=True,
            text=True,
            env={"REGELCHECK_CACHE": cache, "PATH": "/usr/bin:/bin"},
        )
    cold, rendering = json.loads(made.stdout)
    return float(cold), float(rendering)


def main() -> int:
    """Print the table; 1 when a format is above the bar."""
    print(f"{FINDINGS} bevindingen over {SAMPLE.name}; mediaan van {RUNS} keer\n")
    print(f"{'vorm':<10} {'koude toets':>12} {'rapport':>10} {'verhouding':>11}")
    above = False
    for form in FORMATS:
        runs = [run(form) for _ in range(1 if form == "pdf" else RUNS)]
        ratio = median(rendering / cold for cold, rendering in runs)
        bar = "" if form == "pdf" else ("" if ratio <= BAR else f"  boven {BAR:g}")
        above = above or bool(bar)
        print(
            f"{form:<10} {median(cold for cold, _ in runs):>10.2f} s {median(one for _, one in runs):>8.2f} s {ratio:>11.2f}{bar}"
        )
    return 1 if above else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        sys.exit(main())
