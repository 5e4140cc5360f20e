"""Write the scoreboard docs/nauwkeurigheid.md: what the verdicts and quotes are worth, measured on the project's own bank.

    python -m benchmarks.scorebord

The page names the commit it was measured on: the one that was checked out when it was written, so the parent of the commit
that brings the page.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks import gewoon, regelingen
from benchmarks.nauwkeurigheid import BANK, PARTS, Judged, confusions, judge, read_bank, score
from benchmarks.regelingen import Checkpoint, tally
from regelcheck.model import Verdict
from regelcheck.pipeline import Checker
from regelcheck.ruleset import load_rules

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "nauwkeurigheid.md"
VERDICTS = (Verdict.AANWEZIG, Verdict.ZWAK, Verdict.ONTBREEKT, Verdict.STRIJDIG)
TITLES = {"afgestemd": "het deel waarop de regels zijn afgestemd", "onaangeroerd": "het onaangeroerde deel"}
Pairs = Mapping[tuple[str, str], int]
"""How often a verdict was given for a label: (label, given)."""


def page(
    commit: str,
    clauses: Mapping[str, Sequence[Judged]],
    documents: Mapping[str, Sequence[Checkpoint]],
    ordinary: tuple[int, int],
) -> str:
    """The page; `ordinary` are the verdicts on ordinary provisions, all of them false, and how many provisions there are."""
    lines = [INTRODUCTION.format(commit=commit), *_whole(documents)]
    false, total = ordinary
    lines += [
        "## Gewone bepalingen",
        "",
        f"Op {total} gewone bepalingen, die geen enkel toetspunt regelen, gaf de checklist {false} keer toch een oordeel met citaat.",
        "",
    ]
    for name, judged in clauses.items():
        right, count = sum(one.right for one in judged), len(judged)
        lines += [f"## Losse bepalingen: {TITLES[name]}", "", f"{right} van {count} oordelen goed: **{_ratio(right, count)}**.", ""]
        lines += _confusion(confusions(judged))
        lines += _per_rule(judged)
    return "\n".join(lines)


def commit_words(git: Sequence[str] = ("git",)) -> str:
    """The commit that is checked out, and whether anything differs from it but the page and this program, which judge nothing."""
    try:
        head = _said([*git, "rev-parse", "--short=10", "HEAD"])
        apart = [f":(exclude){path.relative_to(ROOT).as_posix()}" for path in (PAGE, ROOT / "benchmarks" / "scorebord.py")]
        changed = _said([*git, "status", "--porcelain", "--", ".", *apart])
    except (OSError, subprocess.CalledProcessError):
        return "onbekende versie"
    return f"commit `{head}`" + (" met wijzigingen" if changed else "")


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _whole(documents: Mapping[str, Sequence[Checkpoint]]) -> Iterable[str]:
    """Verdicts and quotes on whole regelingen, by part and by rule."""
    yield from ["## Hele regelingen: oordeel en vindplaats", "", WHOLE, ""]
    yield from ["| deel | toetspunten | regelingen | oordelen goed | een citaat goed | elk citaat | twijfel bij fout | twijfel bij goed |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, checkpoints in documents.items():
        # Apart: most of what the Wgr asks does not fit a given Regeling, and a verdict that says so is easily right.
        for pack, which in PACKS.items():
            own = [one for one in checkpoints if one.rule.startswith(f"{pack}/")]
            if own:
                shares = " | ".join(_share(*tally(own)[key]) for key in COUNTED)
                yield f"| {TITLES[name]} | {which} | {len({one.regeling for one in own})} | {shares} |"
    yield from ["", f"| regel | {' | '.join(f'oordelen, {name} | citaten, {name}' for name in documents)} |"]
    yield "| --- |" + " --- | --- |" * len(documents)
    for rule in sorted({one.rule for checkpoints in documents.values() for one in checkpoints}):
        cells = []
        for checkpoints in documents.values():
            own = [one for one in checkpoints if one.rule == rule]
            quotes = [one.quoted for one in own if one.quoted is not None]
            cells += [f"{sum(one.right for one in own)}/{len(own)}" if own else "–", f"{sum(quotes)}/{len(quotes)}" if quotes else "–"]
        yield f"| `{rule}` | {' | '.join(cells)} |"
    yield ""


def _confusion(pairs: Pairs) -> Iterable[str]:
    """Label against verdict, with precision and recall of each verdict."""
    yield f"| label ↓, gegeven → | {' | '.join(f'`{one}`' for one in VERDICTS)} | anders | vangst |"
    yield "| --- |" + " --- |" * (len(VERDICTS) + 2)
    for wanted in VERDICTS:
        row = [pairs.get((wanted, given), 0) for given in VERDICTS]
        total = sum(count for (label, _), count in pairs.items() if label == wanted)
        yield f"| `{wanted}` | {' | '.join(map(str, row))} | {total - sum(row)} | {_share(pairs.get((wanted, wanted), 0), total)} |"
    shares = [_share(pairs.get((one, one), 0), sum(count for (_, given), count in pairs.items() if given == one)) for one in VERDICTS]
    yield f"| precisie | {' | '.join(shares)} | | |"
    yield ""


def _per_rule(judged: Sequence[Judged]) -> Iterable[str]:
    """Per rule how many are right, and precision / recall of each verdict."""
    yield f"| regel | goed | {' | '.join(f'`{one}`' for one in VERDICTS)} | fout: label → gegeven |"
    yield "| --- | --- |" + " --- |" * (len(VERDICTS) + 1)
    for rule, (good, total) in score(judged).items():
        pairs = confusions(judged, rule)
        cells = " | ".join(_precision_and_recall(pairs, one) for one in VERDICTS)
        wrong = [(pair, count) for pair, count in Counter(pairs).most_common() if pair[0] != pair[1]]
        detail = ", ".join(f"{wanted} → {given} ({count})" for (wanted, given), count in wrong)
        yield f"| `{rule}` | {good}/{total} {_ratio(good, total, 2)} | {cells} | {detail} |"
    yield ""


def _precision_and_recall(pairs: Pairs, verdict: str) -> str:
    hit = pairs.get((verdict, verdict), 0)
    given = sum(count for (_, one), count in pairs.items() if one == verdict)
    wanted = sum(count for (one, _), count in pairs.items() if one == verdict)
    return f"{_ratio(hit, given, 2)} / {_ratio(hit, wanted, 2)}" if given or wanted else "–"


def _ratio(part: int, whole: int, decimals: int = 3) -> str:
    return f"{part / whole:.{decimals}f}" if whole else "–"


def _share(part: int, whole: int) -> str:
    return f"{_ratio(part, whole, 2)} ({part}/{whole})" if whole else "–"


PACKS = {"gids-a": "de checklist", "wgr": "de Wgr"}
COUNTED = ("oordelen goed", "citaten goed", "elk citaat op zijn plaats", "twijfel bij wat fout is", "twijfel bij wat goed is")
INTRODUCTION = """# Nauwkeurigheid

Deze bladzijde wordt geschreven door `python -m benchmarks.scorebord`. Gemeten op {commit}, met de lezers die er altijd zijn (zonder `--semantiek` en
zonder `--taalmodel`).

De bank in `tests/bank` is geschreven en van oordelen voorzien door opstellers die de regels en begrippen niet kenden. Zij bestaat uit losse bepalingen per toetspunt (waarin het er staat, liefst zonder
het voor de hand liggende woord; die het half regelen; die er alleen op lijken of het uitdrukkelijk uitsluiten), uit hele regelingen, en uit gewone bepalingen die niets van de checklist regelen. De labels
volgen het toetskader dat in `docs/handleiding.md` is samengevat.

De bank heeft twee delen. Op het ene zijn de regels **afgestemd**: daar zegt de score alleen dat niets is stukgegaan. Het andere is **onaangeroerd**: wie regels schrijft,
ziet er hooguit de totalen van. Dat deel zegt hoe het gaat met bewoordingen die niemand heeft voorzien, en tests laten het niet dalen.
De losse bepalingen van het onaangeroerde deel zijn voor ruim de helft opzettelijk moeilijk. Wat later kwam, is geschreven zoals opstellers gewoonlijk schrijven, telkens door een nieuwe hand, en
gemeten voordat iemand er iets voor deed: de reeks `-x` (280 bepalingen) gaf 268 goede oordelen (0.957), de reeks `-y` (210, een kwart met opzet ongewoon) 201 (0.957), zonder gemist of verzonnen
`strijdig`. Hele regelingen gaven bij de eerste meting, in volgorde van tijd: 69 van 70 (0.986), 73 van 84 (0.869), 76 van 84 (0.905), 79 van 84 (0.940) en 65 van 70 (0.929); de middelste drie staan
sindsdien in het deel waarop is afgestemd. Drie reeksen bepalingen die later afgestemd materiaal werden, gaven eerst 0.909 (362), 0.880 (225, veel ongewoons) en, 120 bepalingen over alleen de doorslaggevende stem
in zeventig bewoordingen, 0.775. Een nieuwe hand kost dus meestal nog vier tot twaalf van de honderd oordelen.

*Precisie*: van de keren dat regelcheck dit oordeel gaf, het deel dat klopt. *Vangst*: van de keren dat het zo had moeten luiden, het deel dat zo luidde. In de tabel per regel
staan zij in die volgorde: precisie / vangst.
"""
WHOLE = """Bij hele regelingen zegt het label ook in welk artikel het geregeld is. Een citaat is goed als er een in zo'n artikel staat; geteld waar het oordeel goed is en er iets te citeren valt. *Elk citaat* telt alle
citaten bij die oordelen: zoveel staan er in een artikel dat het label noemt. Dat is een ondergrens, want een label noemt niet elke plaats. Losse bepalingen hebben
geen label voor de vindplaats: daar is maar een plaats."""


def main() -> None:
    """Measure, and write the page."""
    commit = commit_words()
    checker = Checker(load_rules())
    text = page(
        commit,
        {name: judge(checker, read_bank([BANK / name])) for name in PARTS},
        {name: list(regelingen.read(checker, name)) for name in regelingen.PARTS},
        (sum(1 for _ in gewoon.false_verdicts(checker)), sum(1 for _ in gewoon.ordinary())),
    )
    PAGE.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
