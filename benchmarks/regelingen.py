"""Measure the verdicts and the quotes on whole regelingen with labels, where most provisions are about something else.

    python -m benchmarks.regelingen                      # both parts of the bank: how many are right, and the tuned part's misses

Beside `naam.txt` stands `naam.json`: for each checkpoint its verdict (`oordeel`, with `ook_goed` where two readers may differ), the
`artikelen` that carry it ("12", "12 lid 3", "considerans") and why. A quote is right when it stands in one of those artikelen.
A grens of the Wgr that a Regeling with labels for that pack says nothing about is `n.v.t.` there: a finding would be a false alarm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.nauwkeurigheid import BANK
from regelcheck.citation import format_citation
from regelcheck.model import NodeKind, Outcome, Soort, Verdict
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules

REGELINGEN = BANK / "regelingen"
PARTS = ("afgestemd", "onaangeroerd")
WGR = "wgr/"
_SHOWN = (Verdict.AANWEZIG, Verdict.ZWAK, Verdict.STRIJDIG)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One checkpoint of one Regeling: what the label says and what regelcheck made of it."""

    regeling: str
    rule: str
    wanted: tuple[str, ...]
    artikelen: frozenset[str]
    outcome: Outcome

    @property
    def pack(self) -> str:
        """The pack of the checkpoint: "gids-a", "wgr"."""
        return self.rule.partition("/")[0]

    @property
    def right(self) -> bool:
        """Whether the verdict is one of those the label allows."""
        return self.outcome.verdict in self.wanted

    @property
    def quoted(self) -> bool | None:
        """Whether a quote stands where the label says; None where there is nothing to quote or the verdict is wrong."""
        if not self.right or self.outcome.verdict not in _SHOWN or not self.artikelen:
            return None
        return self.placed[0] > 0

    @property
    def placed(self) -> tuple[int, int]:
        """How many of the quotes stand where the label says, and how many there are: a label need not name every place."""
        places = [_place(one.citation.part, one.citation.artikel) for one in self.outcome.evidence]
        return sum(place in self.artikelen for place in places), len(places)


def read(checker: Checker, part: str) -> Iterator[Checkpoint]:
    """Every labelled checkpoint of one part of the bank."""
    for path in sorted((REGELINGEN / part).glob("*.txt")):
        outcomes = {outcome.rule.id: outcome for outcome in checker.check(path, Options()).outcomes}
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for rule, label in (_silent(outcomes.values(), labels) | labels).items():
            wanted = (label["oordeel"], *label.get("ook_goed", ()))
            artikelen = frozenset(place.split()[0] for place in label["artikelen"])
            yield Checkpoint(path.stem, rule, wanted, artikelen, outcomes[rule])


def _silent(outcomes: Iterable[Outcome], labels: Mapping[str, object]) -> dict[str, dict[str, Any]]:
    """The limits of the Wgr that no label names, where the pack is labelled at all."""
    if not any(rule.startswith(WGR) for rule in labels):
        return {}
    limits = (outcome.rule for outcome in outcomes if outcome.rule.soort is Soort.GRENS)
    return {rule.id: {"oordeel": Verdict.NVT, "artikelen": ()} for rule in limits if rule.id.startswith(WGR)}


def tally(checkpoints: Sequence[Checkpoint]) -> dict[str, tuple[int, int]]:
    """How many verdicts and quotes are right, and how many wrong and right verdicts are marked as doubtful, each of how many."""
    quotes = [one.quoted for one in checkpoints if one.quoted is not None]
    placed = [one.placed for one in checkpoints if one.quoted is not None]
    wrong = [one.outcome.doubt for one in checkpoints if not one.right]
    right = [one.outcome.doubt for one in checkpoints if one.right]
    return {
        "oordelen goed": (len(right), len(checkpoints)),
        "citaten goed": (sum(quotes), len(quotes)),
        "elk citaat op zijn plaats": (sum(right for right, _ in placed), sum(total for _, total in placed)),
        "twijfel bij wat fout is": (sum(wrong), len(wrong)),
        "twijfel bij wat goed is": (sum(right), len(right)),
    }


def by_pack(checkpoints: Sequence[Checkpoint]) -> dict[str, dict[str, tuple[int, int]]]:
    """The tally of each pack that has labels."""
    packs = sorted({one.pack for one in checkpoints})
    return {pack: tally([one for one in checkpoints if one.pack == pack]) for pack in packs}


def _place(part: NodeKind, artikel: str | None) -> str:
    """An artikel as a label names it: its number, or the part of the document it stands in."""
    return artikel if part is NodeKind.ARTIKEL and artikel else str(part)


def main() -> None:
    """Print the tallies; of the tuned part what is wrong as well."""
    checker = Checker(load_rules())
    for part in PARTS:
        checkpoints = list(read(checker, part))
        if part == PARTS[0]:
            for one in checkpoints:
                if not one.right or one.quoted is False:
                    places = ", ".join(format_citation(evidence.citation) for evidence in one.outcome.evidence[:3])
                    print(f"{one.regeling} {one.rule}: {'/'.join(one.wanted)} → {one.outcome.verdict} ({places})")
        for pack, found in by_pack(checkpoints).items():
            for name, (right, total) in found.items():
                print(f"{part} {pack} {name}: {right}/{total}" + (f" = {right / total:.3f}" if total else ""))


if __name__ == "__main__":
    main()
