"""Measure the verdicts on labelled clauses: per rule how often it is right, and what it says where it is not.

    python benchmarks/nauwkeurigheid.py tests/bank/afgestemd            # the part that rules are tuned on
    python benchmarks/nauwkeurigheid.py --missers --regel doel BANK…    # every miss of one rule, with its text

A bank is a JSON-lines file, or a folder of them, with `id`, `regel`, `oordeel`, `tekst` and `reden`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from regelcheck.model import Outcome, Vorm
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules


def read_bank(paths: list[Path]) -> list[dict[str, str]]:
    """The labelled clauses in these files and folders."""
    files = [file for path in paths for file in (sorted(path.rglob("*.jsonl")) if path.is_dir() else [path])]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def judge(checker: Checker, rows: list[dict[str, str]]) -> list[tuple[dict[str, str], Outcome | None]]:
    """Each clause with the outcome of the rule it is about; None when the rule set has no such rule."""
    options = Options(fragment=True, vorm=Vorm.OPENBAAR_LICHAAM)
    judged = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bepaling.txt")
        for row in rows:
            path.write_text(row["tekst"] + "\n", encoding="utf-8")
            outcomes = checker.check(path, options).outcomes
            judged.append((row, next((one for one in outcomes if one.rule.id == row["regel"]), None)))
    return judged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path, nargs="+")
    parser.add_argument("--regel", help="alleen deze regel")
    parser.add_argument("--missers", action="store_true", help="toon elke misser met haar tekst")
    args = parser.parse_args()
    rows = [row for row in read_bank(args.bank) if not args.regel or row["regel"].endswith(args.regel)]
    judged = judge(Checker(load_rules()), rows)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for row, outcome in judged:
        given = outcome.verdict if outcome else "geen regel"
        total[row["regel"]] += 1
        right[row["regel"]] += given == row["oordeel"]
        if given != row["oordeel"]:
            pairs[row["regel"]][f"{row['oordeel']}→{given}"] += 1
            if args.missers:
                print(f"--- {row['id']}: verwacht {row['oordeel']} ({row['reden']}), kreeg {given}")
                print(row["tekst"])
                for one in outcome.evidence if outcome else ():
                    print(f"    [{one.element}] {one.quote}")
    for rule in sorted(total):
        detail = ", ".join(f"{pair} {count}" for pair, count in pairs[rule].most_common())
        print(f"{rule:42} {right[rule]:4}/{total[rule]:<4} {right[rule] / total[rule]:.2f}  {detail}")
    print(f"{'samen':42} {sum(right.values()):4}/{sum(total.values()):<4} {sum(right.values()) / max(1, sum(total.values())):.3f}")


if __name__ == "__main__":
    main()
