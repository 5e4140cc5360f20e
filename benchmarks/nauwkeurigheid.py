"""Measure the verdicts on labelled clauses: per rule how often it is right, and what it says where it is not.

    python benchmarks/nauwkeurigheid.py                                # both parts of the bank, as a table
    python benchmarks/nauwkeurigheid.py --schrijf docs/nauwkeurigheid.md
    python benchmarks/nauwkeurigheid.py --missers --regel doel BANK…   # every miss of one rule, with its text

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

from regelcheck.model import Outcome, Verdict, Vorm
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


def scoreboard(parts: dict[str, list[Judged]]) -> str:
    """The score of every part as the page docs/nauwkeurigheid.md."""
    lines = [INTRODUCTION]
    for name, judged in parts.items():
        right, total = sum(one.right for one in judged), len(judged)
        lines += [f"## {TITLES[name]}", "", f"{right} van {total} oordelen goed: **{right / total:.3f}**.", ""]
        lines += ["| regel | goed | aandeel | fout: label → gegeven |", "| --- | --- | --- | --- |"]
        for rule, (good, all_) in score(judged).items():
            wrong = [(pair, count) for pair, count in confusions(judged, rule).most_common() if pair[0] != pair[1]]
            detail = ", ".join(f"{wanted} → {given} ({count})" for (wanted, given), count in wrong)
            lines.append(f"| `{rule}` | {good}/{all_} | {good / all_:.2f} | {detail} |")
        lines += ["", "| oordeel | precisie | vangst |", "| --- | --- | --- |"]
        pairs = confusions(judged)
        for verdict in (Verdict.AANWEZIG, Verdict.ZWAK, Verdict.ONTBREEKT, Verdict.STRIJDIG):
            hit = pairs[verdict, verdict]
            given = sum(count for (_, one), count in pairs.items() if one == verdict)
            wanted = sum(count for (one, _), count in pairs.items() if one == verdict)
            lines.append(f"| `{verdict}` | {_share(hit, given)} | {_share(hit, wanted)} |")
        lines.append("")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


TITLES = {
    "afgestemd": "Het deel waarop de regels zijn afgestemd",
    "onaangeroerd": "Het onaangeroerde deel",
}
INTRODUCTION = """# Nauwkeurigheid

Deze bladzijde wordt geschreven door `python benchmarks/nauwkeurigheid.py --schrijf docs/nauwkeurigheid.md`.

De bank in `tests/bank` bestaat uit losse bepalingen met een oordeel, per toetspunt geschreven door opstellers die de regels en begrippen niet kenden:
bepalingen waarin het er staat (liefst zonder het voor de hand liggende woord), bepalingen die het half regelen, en bepalingen die er alleen op lijken of
het uitdrukkelijk uitsluiten. De labels volgen het toetskader dat in `docs/handleiding.md` is samengevat.

De bank heeft twee delen. Op het ene zijn de regels **afgestemd**: daar zegt de score alleen dat niets is stukgegaan. Het andere is **onaangeroerd**: wie regels schrijft,
ziet er hooguit de totalen van. Dat deel zegt hoe het gaat met bewoordingen die niemand heeft voorzien, en een test laat het niet dalen.
De bepalingen zijn opzettelijk moeilijk; in een gewone regeling staan de meeste onderwerpen in bekendere woorden.

*Precisie*: van de keren dat regelcheck dit oordeel gaf, het deel dat klopt. *Vangst*: van de keren dat het zo had moeten luiden, het deel dat zo luidde.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path, nargs="*", help="zonder opgave: beide delen van tests/bank")
    parser.add_argument("--regel", help="alleen deze regel")
    parser.add_argument("--missers", action="store_true", help="toon elke misser met haar tekst")
    parser.add_argument("--schrijf", type=Path, help="schrijf het scorebord van beide delen naar dit bestand")
    args = parser.parse_args()
    checker = Checker(load_rules())
    if args.schrijf:
        parts = {name: judge(checker, read_bank([BANK / name])) for name in PARTS}
        args.schrijf.write_text(scoreboard(parts), encoding="utf-8")
        return
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
