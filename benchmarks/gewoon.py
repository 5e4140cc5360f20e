"""Measure what the checklist says of ordinary provisions, which settle none of its checkpoints: every verdict there is false.

    python -m benchmarks.gewoon            # how many, per rule, and each with its provision
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.nauwkeurigheid import BANK
from regelcheck.model import Outcome, Verdict, Vorm
from regelcheck.pipeline import Checker, Options, read_regeling
from regelcheck.ruleset import load_rules

ORDINARY = BANK / "gewoon.txt"


@dataclass(frozen=True, slots=True)
class Provision:
    """An ordinary provision, with the heading of its artikel or none."""

    heading: str
    text: str

    @property
    def artikel(self) -> str:
        """The provision as a lawyer would paste it."""
        return f"Artikel 9 {self.heading}".rstrip() + f"\n{self.text}\n"


def ordinary() -> Iterator[Provision]:
    """The provisions of the bank, in its order."""
    for line in ORDINARY.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            heading, _, text = line.partition(" | ")
            yield Provision(heading.strip(), text)


def false_verdicts(checker: Checker) -> Iterator[tuple[Provision, Outcome]]:
    """What the checkpoints of the bank say of the ordinary provisions, with a quote: a rule that is weak by silence says nothing."""
    checked = {path.stem.rsplit("-", 1)[0] for path in (BANK / "afgestemd").glob("*.jsonl")}
    rules = [rule for rule in checker.rule_set.rules if rule.id.partition("/")[2] in checked]
    options = Options(fragment=True, vorm=Vorm.OPENBAAR_LICHAAM)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bepaling.txt")
        for provision in ordinary():
            path.write_text(provision.artikel, encoding="utf-8")
            for outcome in checker.judge(read_regeling(path, options), rules):
                if outcome.evidence and outcome.verdict not in (Verdict.ONTBREEKT, outcome.rule.zonder_bewijs):
                    yield provision, outcome


def counted(found: Iterable[tuple[Provision, Outcome]]) -> dict[str, int]:
    """How many there are, by rule and verdict."""
    return dict(sorted(Counter(f"{outcome.rule.id} {outcome.verdict}" for _, outcome in found).items()))


def main() -> None:
    """Print every false verdict, and the count for each rule."""
    found = list(false_verdicts(Checker(load_rules())))
    for provision, outcome in found:
        print(f"{outcome.rule.id} {outcome.verdict}: {provision.heading} | {provision.text}")
    for name, count in counted(found).items():
        print(f"{count:4} {name}")
    print(f"{len(found)} oordelen op {sum(1 for _ in ordinary())} gewone bepalingen")


if __name__ == "__main__":
    main()
