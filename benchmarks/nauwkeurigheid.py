"""Measure the verdicts on labelled clauses: per rule how often it is right, and what it says where it is not.

    python -m benchmarks.nauwkeurigheid                                # both parts of the bank, as a table
    python -m benchmarks.nauwkeurigheid --missers --regel doel BANK…   # every miss of one rule, with its text

A bank is a JSON-lines file, or a folder of them, with `id`, `regel`, `oordeel`, `tekst` and `reden`. The part in
`onaangeroerd` is only measured on: nobody who writes rules reads its misses.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regelcheck.model import Outcome, Vorm
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules

BANK = Path(__file__).resolve().parents[1] / "tests" / "bank"
PARTS = ("afgestemd", "onaangeroerd")
Row = dict[str, str]
NO_RULE = "geen regel"


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled clause with what regelcheck made of it; no outcome when the rule set has no such rule."""

    row: Row
    outcome: Outcome | None

    @property
    def given(self) -> str:
        """The verdict given."""
        return self.outcome.verdict if self.outcome else NO_RULE

    @property
    def right(self) -> bool:
        """Whether it is the verdict of the label."""
        return self.given == self.row["oordeel"]


def read_bank(paths: Iterable[Path]) -> list[Row]:
    """The labelled clauses in these files and folders."""
    files = [file for path in paths for file in (sorted(path.rglob("*.jsonl")) if path.is_dir() else [path])]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def judge(checker: Checker, rows: Sequence[Row]) -> list[Judged]:
    """Each clause, checked as a loose provision of an openbaar lichaam."""
    options = Options(fragment=True, vorm=Vorm.OPENBAAR_LICHAAM)
    judged = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bepaling.txt")
        for row in rows:
            path.write_text(row["tekst"] + "\n", encoding="utf-8")
            outcomes = checker.check(path, options).outcomes
            judged.append(Judged(row, next((one for one in outcomes if one.rule.id == row["regel"]), None)))
    return judged


def score(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Per rule how many are right, of how many."""
    total = Counter(one.row["regel"] for one in judged)
    right = Counter(one.row["regel"] for one in judged if one.right)
    return {rule: (right[rule], total[rule]) for rule in sorted(total)}


def confusions(judged: Sequence[Judged], rule: str | None = None) -> Counter[tuple[str, str]]:
    """How often a verdict was given for a label, of one rule or of all."""
    return Counter((one.row["oordeel"], one.given) for one in judged if rule in (None, one.row["regel"]))


def table(judged: Sequence[Judged]) -> str:
    """The score as lines for a terminal."""
    lines = []
    scores = score(judged)
    for rule, (right, total) in scores.items():
        wrong = {pair: count for pair, count in confusions(judged, rule).most_common() if pair[0] != pair[1]}
        detail = ", ".join(f"{wanted}→{given} {count}" for (wanted, given), count in wrong.items())
        lines.append(f"{rule:42} {right:4}/{total:<4} {right / total:.2f}  {detail}")
    right, total = (sum(pair[at] for pair in scores.values()) for at in (0, 1))
    lines.append(f"{'samen':42} {right:4}/{total:<4} {right / max(1, total):.3f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path, nargs="*", help="zonder opgave: beide delen van tests/bank")
    parser.add_argument("--regel", help="alleen deze regel")
    parser.add_argument("--missers", action="store_true", help="toon elke misser met haar tekst")
    args = parser.parse_args()
    checker = Checker(load_rules())
    for paths in [args.bank] if args.bank else [[BANK / name] for name in PARTS]:
        rows = [row for row in read_bank(paths) if not args.regel or row["regel"].endswith(args.regel)]
        judged = judge(checker, rows)
        for one in judged if args.missers else ():
            if not one.right:
                print(f"--- {one.row['id']}: verwacht {one.row['oordeel']} ({one.row['reden']}), kreeg {one.given}")
                print(one.row["tekst"])
                for evidence in one.outcome.evidence if one.outcome else ():
                    print(f"    [{evidence.element}] {evidence.quote}")
        print(table(judged))


if __name__ == "__main__":
    main()
