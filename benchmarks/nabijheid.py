"""Learn and measure what reads like the norm of a checkpoint: the weights in regelcheck/nearness/weights.

    python -m benchmarks.nabijheid                # how well the weights in the repository point, as a table
    python -m benchmarks.nabijheid --schrijf      # learn them anew from the bank, the rule examples and the samples

Learned from the tuned part of the bank, the examples in the rule files, ordinary provisions and the leden of the samples;
measured on the provisions of the untouched part that no rule finds, each put into every sample in which its checkpoint is missing.
"""

from __future__ import annotations

import argparse
import itertools
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.gewoon import ordinary
from benchmarks.nauwkeurigheid import BANK, judge, read_bank
from regelcheck.engine import annotate
from regelcheck.engine.pointing import Readings, leden_of, point
from regelcheck.language.concepts import ConceptBook
from regelcheck.model import CheckedDocument, RuleSet, Verdict
from regelcheck.nearness import LearnedGauge, encoder_installed, ngram_gauge, semantic_gauge
from regelcheck.nearness.encoder import encode
from regelcheck.nearness.learned import ENCODER_SHARE, WEIGHTS, Features, Weights
from regelcheck.nearness.ngrams import ngram_features
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "tekst"
HOSTS = (
    "afvalbeheer-oude-stijl",
    "bedrijfsvoering-drie-steden",
    "belastingsamenwerking-verborgen-stem",
    "centrumregeling-sociaal-domein",
    "omgevingsdienst-groot",
    "recreatieschap-besluit-eromheen",
)
LABELS = {"aanwezig": 1.0, "strijdig": 1.0, "zwak": 0.5, "ontbreekt": 0.0}
RIDGE = {"letters": 1.0, "zinnen": 0.2}
"""How much the weights are held back; of the values tried the one that pointed best on clauses left out."""
FALSE_ALARMS = 1.0
"""Doubts a Regeling that was not learned from gets on average where nothing is, before a rule's own words are weighed."""

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with its label for every rule; `host` is the sample it stands in, empty for a loose clause."""

    text: str
    labels: tuple[float, ...]
    host: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """A sample as judged: its leden, and the rules whose norm it does not hold."""

    name: str
    leden: tuple[str, ...]
    missing: frozenset[str]


def learn(rule_set: RuleSet, checker: Checker) -> None:
    """Write the weights of every kind of features that can be made here."""
    rows = read_bank([BANK / "afgestemd"])
    rules = tuple(sorted({row["regel"] for row in rows}))
    lessons = [Lesson(row["tekst"], _labels(rules, row["regel"], LABELS[row["oordeel"]])) for row in rows]
    for rule in rule_set.rules:
        if rule.id in rules:
            texts = [(one.tekst, LABELS.get(one.oordeel, 0.0)) for one in rule.voorbeelden]
            texts += [(one.tekst, 1.0) for one in rule.voorbeeldbepalingen] + [(rule.vraag, 1.0)]
            lessons += [Lesson(text, _labels(rules, rule.id, label)) for text, label in texts]
    lessons += [Lesson(text, (0.0,) * len(rules)) for text in (f"{one.heading}. {one.text}" if one.heading else one.text for one in ordinary())]
    hosts = []
    for name in HOSTS:
        document, texts, carried = _read_host(checker, rule_set, name, rules)
        lessons += [Lesson(text, labels, name) for text, labels in zip(texts, carried, strict=True)]
        missing = {one.rule.id for one in document.outcomes if one.verdict is Verdict.ONTBREEKT}
        hosts.append(Host(name, texts, frozenset(missing & set(rules))))
    kinds: list[tuple[str, Features]] = [("letters", ngram_features)]
    if encoder_installed():
        kinds.append(("zinnen", encode))
    features = {name: make([one.text for one in lessons]) for name, make in kinds}
    for number, (name, _) in enumerate(kinds):
        parts = [kind for kind, _ in kinds[: number + 1]]
        doubt = _doubt(lessons, hosts, rules, {kind: features[kind] for kind in parts})
        weights = _fit(name, features[name], lessons, rules)
        WEIGHTS.mkdir(exist_ok=True)
        np.savez_compressed(
            WEIGHTS / f"{name}.npz",
            rules=np.array(weights.rules),
            scale=weights.scale.astype(np.float32),
            matrix=weights.matrix.astype(np.float16),
            bias=weights.bias.astype(np.float32),
            spread=np.float32(weights.spread),
            doubt=doubt.astype(np.float32),
        )


def _fit(name: str, features: npt.NDArray[np.float32], lessons: Sequence[Lesson], rules: tuple[str, ...]) -> Weights:
    """Ridge regression of the labels on the features, by way of the texts: there are far fewer of those than columns."""
    labels = np.array([one.labels for one in lessons])
    if name == "letters":
        scale = np.log((1 + len(features)) / (1 + (features > 0).sum(axis=0))) + 1
    else:
        scale = np.ones(features.shape[1])
    rows = features * scale
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    middle = labels.mean(axis=0)
    kernel = rows @ rows.T + RIDGE[name] * np.eye(len(rows))
    matrix = rows.T @ np.linalg.solve(kernel, labels - middle)
    scores = (rows @ matrix + middle)[labels == 1.0]
    return Weights(
        rules=rules,
        scale=scale.astype(np.float32),
        matrix=matrix.astype(np.float32),
        bias=middle.astype(np.float32),
        spread=float(scores.std()) if scores.size else 1.0,
    )


def _doubt(
    lessons: Sequence[Lesson],
    hosts: Sequence[Host],
    rules: tuple[str, ...],
    features: dict[str, npt.NDArray[np.float32]],
) -> Table:
    """Per rule the score that as few leden reach as may, on hosts that were left out of the lessons.

    A rule whose words stand in every Regeling ("voorzitter", "lid") needs more than one of rare words.
    """
    highest: dict[str, list[float]] = {rule: [] for rule in rules}
    for host in hosts:
        kept = [number for number, one in enumerate(lessons) if one.host != host.name]
        tried = [number for number, one in enumerate(lessons) if one.host == host.name]
        total: Table = np.zeros((len(tried), len(rules)))
        for share, (name, rows) in zip((1.0, ENCODER_SHARE), features.items(), strict=False):
            weights = _fit(name, rows[kept], [lessons[number] for number in kept], rules)
            total += share * weights.scores(rows[tried])
        for rule in sorted(host.missing):
            highest[rule].append(float(total[:, rules.index(rule)].max()))
    every = sorted(itertools.chain.from_iterable(highest.values()), reverse=True)
    least = every[min(len(every) - 1, int(FALSE_ALARMS * len(hosts)))]
    return np.array([max(least, *scores) if scores else least for scores in highest.values()])


def _labels(rules: tuple[str, ...], rule: str, value: float) -> tuple[float, ...]:
    return tuple(value if one == rule else 0.0 for one in rules)


def _read_host(
    checker: Checker, rule_set: RuleSet, name: str, rules: tuple[str, ...]
) -> tuple[CheckedDocument, tuple[str, ...], list[tuple[float, ...]]]:
    """A sample as judged, the texts of its leden, and for each which rules it carries."""
    document = checker.check(SAMPLES / f"{name}.txt", Options())
    leden = leden_of(annotate(document.regeling, ConceptBook(rule_set.concepts, rule_set.verbs, rule_set.phrases)))
    carried = []
    for lid in leden:
        keys = {passage.node.key for passage in lid.passages}
        found = {
            outcome.rule.id
            for outcome in document.outcomes
            for evidence in outcome.evidence
            if evidence.node in keys and outcome.verdict in (Verdict.AANWEZIG, Verdict.STRIJDIG)
        }
        carried.append(tuple(1.0 if rule in found else 0.0 for rule in rules))
    return document, tuple(lid.text for lid in leden), carried


@dataclass(frozen=True, slots=True)
class Measured:
    """How well a gauge points: per missed provision put into a sample whether its artikel was named, named first and
    called doubtful, and per sample how many doubts there are where nothing is."""

    named: tuple[bool, ...]
    first: tuple[bool, ...]
    doubted: tuple[bool, ...]
    false_alarms: tuple[int, ...]


def measure(
    gauge: LearnedGauge, checker: Checker, bank: Sequence[dict[str, str]], hosts: Sequence[str] = HOSTS
) -> Measured:
    """Point with `gauge` at the clauses of `bank` that are there and that their rule misses."""
    rule_set = checker.rule_set
    missed = [one.row for one in judge(checker, bank) if one.row["oordeel"] == "aanwezig" and one.given == "ontbreekt"]
    book = ConceptBook(rule_set.concepts, rule_set.verbs, rule_set.phrases)
    named, first, doubted, alarms = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "regeling.txt")
        for name in hosts:
            host = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
            document = checker.check(SAMPLES / f"{name}.txt", Options())
            outcomes = point(document.outcomes, Readings(annotate(document.regeling, book)), [gauge])
            alarms.append(sum(outcome.doubt and outcome.verdict is Verdict.ONTBREEKT for outcome in outcomes))
            missing = {one.rule.id for one in document.outcomes if one.verdict is Verdict.ONTBREEKT}
            for row in missed:
                if row["regel"] not in missing:
                    continue
                path.write_text(_with(host, row["tekst"]), encoding="utf-8")
                checked = checker.check(path, Options())
                wanted = [one for one in checked.outcomes if one.rule.id == row["regel"]]
                found = point(wanted, Readings(annotate(checked.regeling, book)), [gauge])[0]
                if found.verdict is not Verdict.ONTBREEKT:
                    continue  # among other provisions the rule does find it
                artikelen = [one.citation.artikel for one in found.nearest]
                named.append(PUT_IN in artikelen)
                first.append(artikelen[:1] == [PUT_IN])
                doubted.append(found.doubt and PUT_IN in artikelen)
    return Measured(tuple(named), tuple(first), tuple(doubted), tuple(alarms))


PUT_IN = "900"
"""The number of the artikel that a clause is put into a sample as."""
_ARTIKEL = re.compile(r"(?mi)^(?:artikel|art\.)\s+[\w:.]+[^\n]*$")


def _with(host: str, clause: str) -> str:
    """The sample with the clause as one artikel, without a heading, before its last one."""
    body = "\n".join(line for line in _ARTIKEL.sub("", clause).splitlines() if line.strip())
    last = [match.start() for match in re.finditer(r"(?m)^Artikel \d+", host)][-1]
    return f"{host[:last]}Artikel {PUT_IN}\n{body}\n\n{host[last:]}"


def gauges() -> Iterator[tuple[str, LearnedGauge]]:
    """Every gauge that can be used here, by name."""
    yield "lettergroepen", ngram_gauge()
    if encoder_installed():
        yield "lettergroepen en zinnen", semantic_gauge()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schrijf", action="store_true", help="leer de gewichten opnieuw en schrijf ze weg")
    parser.add_argument("--niet-meten", action="store_true", help="alleen leren")
    parser.add_argument("--bank", type=Path, nargs="*", default=[BANK / "onaangeroerd"], help="waarop wordt gemeten")
    args = parser.parse_args()
    rule_set = load_rules()
    checker = Checker(rule_set)
    if args.schrijf:
        learn(rule_set, checker)
    if args.niet_meten:
        return
    bank = read_bank(args.bank)
    for name, gauge in gauges():
        found = measure(gauge, checker, bank)
        count = max(1, len(found.named))
        print(
            f"{name:26} {len(found.named):4} gemiste bepalingen · genoemd {sum(found.named) / count:.2f} · "
            f"als eerste {sum(found.first) / count:.2f} · twijfel {sum(found.doubted) / count:.2f} · "
            f"twijfel waar niets staat {sum(found.false_alarms) / len(found.false_alarms):.2f} per regeling"
        )


if __name__ == "__main__":
    main()
