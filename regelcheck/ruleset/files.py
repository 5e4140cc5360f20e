"""The files of a rule set: where they stand, and their bytes, each read once."""

from __future__ import annotations

from pathlib import Path

from regelcheck.errors import RuleFileProblem

MAX_BYTES = 1_000_000
"""The largest rule file."""


def find_rule_files(root: Path) -> list[Path]:
    """The rule files below a folder, in order. Raises RuleFileProblem for a file that only looks like one."""
    if root.is_file():
        raise RuleFileProblem(f"{root} is een bestand, en geen map met regels.", f"Geef achter --regels de map met de pakketten: {_above(root)}")
    if not root.is_dir():
        raise RuleFileProblem(f"De map met regels {root} bestaat niet.", "Controleer het pad achter --regels.")
    found = sorted(root.rglob("*.y*ml"))
    for path in found:
        if path.suffix == ".yml":
            raise RuleFileProblem(f"{path}: dit bestand wordt niet gelezen.", "Geef het de extensie .yaml.")
    if not found:
        raise RuleFileProblem(f"In de map {root} staat geen enkel regelbestand (.yaml).", "Controleer het pad achter --regels.")
    return found


def _above(path: Path) -> Path:
    """The folder of packs in which a rule file stands: regels for regels/eigen/klachten.yaml."""
    return path.parent.parent if len(path.parts) > 2 or path.is_absolute() else path.absolute().parent.parent


def read_rule_bytes(path: Path) -> bytes:
    """What a rule file holds; of one that is too large only enough to see that. Raises RuleFileProblem."""
    if path.exists() and not path.is_file():  # a pipe would have us wait for ever
        raise RuleFileProblem(f"{path}: dit is geen gewoon bestand.")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RuleFileProblem(f"{path}: het bestand is niet te lezen ({error.strerror}).") from error
