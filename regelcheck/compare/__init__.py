"""Put checked documents beside each other: two versions of one Regeling, or the clauses of many for one subject.

It reads outcomes and trees and runs no rule, so that what it says of two documents is what was said of each.
"""

from regelcheck.compare.clauses import Clause, Difference, Group, Option, Theme, harmonise
from regelcheck.compare.deelnemers import of_deelnemer
from regelcheck.compare.values import Value, ValueKind, read_values
from regelcheck.compare.versions import (
    Change,
    ChangeKind,
    Comparison,
    Direction,
    Renumbering,
    VerdictMove,
    compare_versions,
)
from regelcheck.compare.wording import Piece, Run, word_diff

__all__ = [
    "Change",
    "ChangeKind",
    "Clause",
    "Comparison",
    "Difference",
    "Direction",
    "Group",
    "Option",
    "Piece",
    "Renumbering",
    "Run",
    "Theme",
    "Value",
    "ValueKind",
    "VerdictMove",
    "compare_versions",
    "harmonise",
    "of_deelnemer",
    "read_values",
    "word_diff",
]
