"""Measure, print the table, and write docs/prestaties.md: `python -m benchmarks.prestaties --schrijf docs/prestaties.md`.

Exit code 1 when a bar is not kept. `--keer` is the number of runs a median is taken of.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
import yaml
from spacy.matcher import Matcher as SpacyMatcher

from benchmarks.prestaties import papers
from benchmarks.prestaties.clock import calls_in_turn, in_turn
from benchmarks.prestaties.floors import text_of
from benchmarks.prestaties.rulesets import naive_patterns, of_size
from benchmarks.prestaties.table import Line, markdown, page
from regelcheck.engine import annotate, check
from regelcheck.garbage import collect_seldom
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.tokens import tokenise
from regelcheck.model import Regeling, RuleSet
from regelcheck.pipeline import Options, read_regeling
from regelcheck.reading import DEFAULT_LIMITS
from regelcheck.ruleset import default_rules_folder, load_rules

PAGES_DOCX, PAGES_PDF = 12, 30
PAGES_SCANNED, SCANNED = 12, (4, 20)
SIZES = (14, 60, 200, 1000)
LENGTHS = (10, 100, 1000)
PAIRS = 300


def main() -> int:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keer", type=int, default=7)
    parser.add_argument("--schrijf", type=Path)
    asked = parser.parse_args()
    collect_seldom()  # as the program itself does
    rules = load_rules()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for line in _all(rules, folder, asked.keer):
            print(f"{line.what}: {line.ours} / {line.floor} = {line.ratio:.2f} {line.shown_bar}", file=sys.stderr, flush=True)
            lines.append(line)
    print(markdown(lines))
    if asked.schrijf is not None:
        asked.schrijf.write_text(page(lines, len(rules.rules)), encoding="utf-8")
    return 0 if all(line.holds for line in lines) else 1


def _all(rules: RuleSet, folder: Path, times: int) -> Iterator[Line]:
    docx, pdf = papers.docx(PAGES_DOCX, folder), papers.pdf(PAGES_PDF, folder)
    yield from _cold(rules, docx, pdf, folder, times)
    yield from _loading(times)
    yield from _throughput(folder, times)
    yield from _engine(rules, folder, times)


def _cold(rules: RuleSet, docx: Path, pdf: Path, folder: Path, times: int) -> Iterator[Line]:
    """(a), (b), (e) and (f): whole programs, from start to end."""
    patterns = folder / "patronen.json"
    patterns.write_text(json.dumps(naive_patterns(rules)), encoding="utf-8")
    ours, floors = ["-m", "regelcheck"], ["-m", "benchmarks.prestaties.floors"]
    runs = in_turn(
        {
            "help": [*ours, "--help"],
            "typer": [*floors, "typer"],
            "docx": [*ours, "check", str(docx)],
            "docx bodem": [*floors, "bodem", str(docx)],
            "pdf": [*ours, "check", str(pdf)],
            "pdf bodem": [*floors, "bodem", str(pdf)],
        },
        times=times,
        cache=folder / "kas",
    )
    yield _seconds("`--help`", runs["help"].seconds, "kaal Typer-programma", runs["typer"].seconds, 1.5)
    for kind, pages in (("docx", PAGES_DOCX), ("pdf", PAGES_PDF)):
        one, floor = runs[kind], runs[f"{kind} bodem"]
        what = f"`check`, koud, {kind.upper()} van {pages} bladzijden"
        yield _seconds(what, one.seconds, "bodem", floor.seconds, 1.35)
        ratio = one.megabytes / floor.megabytes
        yield Line(f"geheugen daarvan ({kind.upper()})", f"{one.megabytes:.0f} MB", f"bodem {floor.megabytes:.0f} MB", ratio, 1.5)
    naive = in_turn({"naief": [*floors, "naief", str(pdf), str(patterns)]}, times=min(times, 2), cache=folder / "kas")["naief"]
    yield Line(
        f"naïef programma op de PDF van {PAGES_PDF} bladzijden",
        f"{runs['pdf'].seconds:.2f} s",
        f"naïef {naive.seconds:.2f} s",
        naive.seconds / runs["pdf"].seconds,
        10,
        least=True,
    )


def _loading(times: int) -> Iterator[Line]:
    """Loading the rules, warm, against parsing their YAML."""
    texts = [path.read_bytes() for path in default_rules_folder().rglob("*.yaml")]
    seconds = calls_in_turn(
        {"load": load_rules, "yaml": lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts]}, times=max(times, 9)
    )
    yield _seconds("regels laden, warm", seconds["load"], "dezelfde YAML met CSafeLoader", seconds["yaml"], 2)


def _throughput(folder: Path, times: int) -> Iterator[Line]:
    """(c) and (e): the command `scan` itself, one worker, nothing known beforehand. Start and end fall out of the difference
    between a folder of many documents and one of few."""
    few, many = (_folder(folder / f"map-{count}", count) for count in SCANNED)
    scan = ["-m", "regelcheck", "scan", "--werkers", "1", "--geen-cache"]
    runs = in_turn({"few": [*scan, str(few)], "many": [*scan, str(many)]}, times=min(times, 3), cache=folder / "kas")
    each = (runs["many"].seconds - runs["few"].seconds) / (SCANNED[1] - SCANNED[0])
    files = sorted(many.iterdir())
    bare = calls_in_turn({"bare": lambda: [text_of(path) for path in files]}, times=times)["bare"] / len(files)
    yield Line(
        f"`scan`, per kern, DOCX en PDF van {PAGES_SCANNED} bladzijden",
        f"{1 / each:.1f} per seconde",
        f"kale tekst {1 / bare:.0f} per seconde",
        each / bare,
        None,
    )
    first, last = (runs[name].megabytes for name in ("few", "many"))
    yield Line(f"geheugen van een `scan` van {SCANNED[1]}", f"{last:.0f} MB", f"van {SCANNED[0]}: {first:.0f} MB", last / first, 1.1)


def _folder(folder: Path, count: int) -> Path:
    """A folder of so many documents, no two alike: half of them DOCX, half PDF."""
    folder.mkdir()
    for number in range(count):
        name = f"Samenwerking {number + 1}"
        if number % 2:
            papers.pdf(PAGES_SCANNED, folder, name)
        else:
            papers.docx(PAGES_SCANNED, folder, name)
    return folder


def _engine(rules: RuleSet, folder: Path, times: int) -> Iterator[Line]:
    """(d): from words to verdicts, by rules and by length."""
    book = ConceptBook(rules.concepts, rules.verbs, rules.phrases)
    limits = replace(DEFAULT_LIMITS, max_characters=10_000_000)  # a thousand pages are more than one document may be
    read = {pages: read_regeling(papers.txt(pages, folder), Options(limits=limits)) for pages in LENGTHS}
    sizes = {size: of_size(rules, size) for size in (*SIZES, len(rules.rules))}
    first = read[LENGTHS[0]]
    words = _words(first)

    def judge(regeling: Regeling, size: int) -> object:
        return check(sizes[size], annotate(regeling, book))

    judge(first, SIZES[0])
    nlp = spacy.blank("nl")
    docs = [nlp.make_doc(node.text) for node in first.walk() if node.text]
    pairs = Counter((one.lower_, other.lower_) for doc in docs for one, other in itertools.pairwise(doc))
    chosen = list(pairs)[:: max(1, len(pairs) // PAIRS)][:PAIRS]
    matcher = SpacyMatcher(nlp.vocab)
    matcher.add("paren", [[{"LOWER": one}, {"LOWER": other}] for one, other in chosen])
    calls = {f"{size}": (lambda size=size: judge(first, size)) for size in SIZES}
    seconds = calls_in_turn({**calls, "matcher": lambda: [matcher(doc) for doc in docs]}, times=max(times, 5))
    for size in SIZES:
        yield _seconds(
            f"oordelen over {words / 1000:.1f}k woorden met {size} regels",
            seconds[f"{size}"],
            f"Matcher met {len(chosen)} patronen",
            seconds["matcher"],
            2 if size == 200 else None,
        )
    yield _seconds("200 regels", seconds["200"], "14 regels", seconds["14"], 2)
    lengths = {
        pages: calls_in_turn({"x": lambda pages=pages: judge(read[pages], len(rules.rules))}, times=1 if pages > 100 else 3)["x"]
        for pages in LENGTHS
    }
    for pages in LENGTHS:
        per = 1e3 * lengths[pages] / (_words(read[pages]) / 1000)
        yield Line(f"per 1.000 woorden, {pages} bladzijden", f"{per:.0f} ms", "10 bladzijden", lengths[pages] / lengths[10], None)
    growth = _words(read[LENGTHS[-1]]) / words
    power = math.log(lengths[LENGTHS[-1]] / lengths[LENGTHS[0]]) / math.log(growth)
    yield Line("groei met de lengte", f"macht {power:.2f}", "recht evenredig", power, 1.1)


def _words(regeling: Regeling) -> int:
    return sum(len(tokenise(node.text).norms) for node in regeling.walk() if node.text)


def _seconds(what: str, ours: float, against: str, floor: float, bar: float | None) -> Line:
    return Line(what, f"{1000 * ours:.0f} ms", f"{against} {1000 * floor:.0f} ms", ours / floor, bar)


if __name__ == "__main__":
    sys.exit(main())
