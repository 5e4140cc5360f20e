"""Feed odd texts, phrases, references and rule files to the core: `python -m tests.fuzz_core --aantal 100000 --seed 7`.

Everything ends within time, in an answer or in an error with a sentence: a text in a verdict a rule, a reference in places
within the text, a phrase in sequences or a NotationError, a rule file in a rule set or a RuleFileProblem. What does not is
kept in the folder of `--bewaar`, and the run goes on; the exit code is then 1. Damaged files have a fuzzer of their own
(tests/fuzz.py).
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from regelcheck.citation import find_references
from regelcheck.errors import RegelcheckError, RuleFileProblem
from regelcheck.language.concepts import ConceptBook
from regelcheck.language.notation import NotationError
from regelcheck.language.phrases import PhraseBook
from regelcheck.language.tokens import tokenise
from regelcheck.model import Concept
from regelcheck.pipeline import Checker, Options
from regelcheck.ruleset import load_rules
from regelcheck.ruleset.build import build_rules
from regelcheck.ruleset.frozen import freeze, thaw
from tests.fuzz import TooLong, _within
from tests.notation.samples import FOLDER
from tests.ruleset.test_kept import GOOD

_CONCEPT = b"begrippen:\n  evalueren:\n    titel: evalueren\n    woorden: |\n      @evalueren\n"
KEPT = Path(__file__).with_name("mislukt")
MOST_SECONDS = 30.0
_ODD = ["\x00", "\x1b[31m", "\u202e", "\ufeff", "\u00ad", "…", "(" * 30, ")" * 30, "1." * 20, "\ud800", "²", "ﬁ", "\t", "\r", "''", "§", "9" * 60, ","]
_REFERENCE = "artikel artikelen art. 5 52 tot en met 60 eerste tweede lid lid, onder a b, van de Gemeentewet die wet deze regeling en of , met uitzondering 99999 vorige dit IV jo. -".split()
_PHRASE = ["een", "kaart*", "*regeling", "*a*", "..", "..9", "(", ")", "[", "]", "|", "a|b", "~x", "~y", "@evalueren", "@aan_kaarten", "@q", "<getal>", "<niets>", "&", "*", "..0", "(((", "&&"]


@cache
def _checker() -> Checker:
    return Checker(load_rules())


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for path in sorted((FOLDER / "tekst").iterdir()) for line in path.read_text(encoding="utf-8").splitlines())


def odd_text(rng: random.Random) -> str:
    """Lines of the samples, shuffled, cut, doubled and with signs that do not belong there."""
    lines = rng.choices(_lines(), k=rng.randint(1, 25))
    for _ in range(rng.randint(0, 6)):
        at = rng.randrange(len(lines))
        line = lines[at]
        cut = rng.randint(0, len(line))
        lines[at] = rng.choice([line[:cut], line[cut:], line * 2, line.upper(), line[:cut] + rng.choice(_ODD) + line[cut:], " ".join(rng.sample(line.split(), len(line.split())))])
    return "\n".join(lines)


def odd_words(rng: random.Random, words: list[str], most: int) -> str:
    """Words in any order, mostly with spaces between them."""
    return "".join(rng.choice(words) + rng.choice([" ", " ", " ", ""]) for _ in range(rng.randint(0, most)))


def odd_rule(rng: random.Random) -> str:
    """A good rule file with pieces moved, doubled or replaced."""
    lines = GOOD.read_text(encoding="utf-8").splitlines()
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines))
        lines[at] = rng.choice(["", lines[at] * 2, lines[rng.randrange(len(lines))], lines[at].replace(":", rng.choice(["", "::", ": &a", ": *a", ": !!python/object:os.system"])), " " + lines[at], lines[at].strip(), lines[at] + rng.choice(_ODD).replace("\ud800", "")])
    return "\n".join(lines) + "\n"


def try_text(text: str, folder: Path) -> str:
    """Judge a text as a file."""
    path = folder / "tekst.txt"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        checked = _checker().check(path, Options(fragment=True))
    except RegelcheckError as error:
        assert error.message.strip() and error.hint.strip(), repr(error)
        return "geweigerd"
    assert len(checked.outcomes) == len(_checker().rule_set.rules)
    for outcome in checked.outcomes:
        for evidence in outcome.evidence:
            node = next(node for node in checked.regeling.walk() if node.key == evidence.node)
            assert node.text[evidence.span.start : evidence.span.end] == evidence.quote
    return "beoordeeld"


def try_reference(text: str, folder: Path) -> str:
    """Find the references in a text."""
    end = 0
    for reference in find_references(text, aliases={"de wet": "Gemeentewet"}):
        assert end <= reference.start < reference.end <= len(text), reference
        end = reference.end
        reference.covers("5")
    return "gevonden" if end else "niets"


def try_phrase(text: str, folder: Path) -> str:
    """Compile a phrase and look for it."""
    x = Concept(name="x", titel="", woorden=("het bestuur", "kaart* .. aan"))
    y = Concept(name="y", titel="", woorden=(text,), behalve=("een kaart",))
    try:
        PhraseBook((x, y), ()).parse(text)
    except NotationError as error:
        assert str(error).strip()
        return "fout"
    read = tokenise("Het bestuur kaart dit 4 keer aan; een kaart evalueert de regeling.")
    for hits in ConceptBook((x, y), ()).find(read).values():
        assert all(0 <= hit.start < hit.end <= len(read.norms) for hit in hits)
    return "goed"


def try_rule(text: str, folder: Path) -> str:
    """Make a rule set of a rule file and one concept."""
    root = Path("regels")
    files = {root / "begrippen" / "wat.yaml": _CONCEPT, root / "proef" / "regel.yaml": text.encode("utf-8", "surrogatepass")}
    try:
        rules = build_rules(files, (root,), "")
    except RuleFileProblem as error:
        assert "regel.yaml" in error.message, error.message
        return "fout"
    assert thaw(freeze(rules)) == rules
    return "geladen"


Kind = tuple[Callable[[random.Random], str], Callable[[str, Path], str]]
KINDS: dict[str, Kind] = {
    "tekst": (odd_text, try_text),
    "verwijzing": (lambda rng: odd_words(rng, [*_REFERENCE * 4, *["artikel 5 "] * 20, *_ODD], 25), try_reference),
    "woordgroep": (lambda rng: odd_words(rng, [*_PHRASE, *["kaart", "a|b", "~x", "@evalueren"] * 15], 6), try_phrase),
    "regel": (odd_rule, try_rule),
}
_SHARES = {"tekst": 4, "verwijzing": 8, "woordgroep": 8, "regel": 4}
"""How often each kind comes: to judge a text takes longest."""


def cases(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` cases as kind and text; the same for the same seed."""
    rng = random.Random(seed)
    kinds = [kind for kind, share in _SHARES.items() for _ in range(share)]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield kind, KINDS[kind][0](rng)


def attempt(kind: str, text: str, folder: Path) -> str:
    """What became of a case; anything it should not give is raised."""
    with _within(MOST_SECONDS):
        return KINDS[kind][1](text, folder)


def main() -> int:
    """Run the cases, count what became of them, and keep those that went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--aantal", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bewaar", type=Path, default=KEPT)
    asked = parser.parse_args()
    counted: Counter[str] = Counter()
    folder = Path(tempfile.mkdtemp())
    try:
        for kind, text in cases(asked.aantal, asked.seed):
            try:
                counted[f"{kind}: {attempt(kind, text, folder)}"] += 1
            except (Exception, TooLong) as error:
                counted[f"{kind}: MIS"] += 1
                traceback.print_exception(error)
                asked.bewaar.mkdir(exist_ok=True)
                name = f"{kind}-{asked.seed}-{sum(counted.values())}.json"
                (asked.bewaar / name).write_text(json.dumps([kind, text]), encoding="utf-8")
    finally:
        shutil.rmtree(folder)
    for what, number in sorted(counted.items()):
        print(f"{number:7d}  {what}")
    return 1 if any("MIS" in what for what in counted) else 0


if __name__ == "__main__":
    sys.exit(main())
