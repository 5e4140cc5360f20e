"""Small regelingen for scans: quick to read, each with a verdict of its own."""

from __future__ import annotations

from pathlib import Path

from regelcheck.model import Rule, RuleSet

TEXT = """Gemeenschappelijke regeling Groenbeheer {name}

De colleges van burgemeester en wethouders van de gemeenten Aa en Bee besluiten de volgende regeling te treffen:

Artikel 1 Openbaar lichaam
1. Er is een openbaar lichaam, genaamd Groenbeheer {name}.
2. Het openbaar lichaam is gevestigd te Aa.

Artikel 2 Evaluatie
Het algemeen bestuur evalueert de regeling elke {years} jaar en zendt het verslag aan de raden.
"""


def write_drafts(folder: Path, count: int) -> list[Path]:
    """`count` regelingen, named in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"groen-{number:03d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(name=f"Rijnoever {number}", years=number + 2), encoding="utf-8")
    return paths


def by_id(rule_set: RuleSet) -> dict[str, Rule]:
    """The rules as the store wants them."""
    return {rule.id: rule for rule in rule_set.rules}
