"""Put checked documents beside each other: the clauses that many regelingen have for one subject.

It reads outcomes and trees and runs no rule, so that what it says of two documents is what was said of each.
"""

from regelcheck.compare.clauses import Clause, Difference, Group, Option, Theme, harmonise
from regelcheck.compare.deelnemers import all_deelnemers, of_deelnemer
from regelcheck.compare.values import Value, ValueKind, read_values

__all__ = [
    "Clause",
    "Difference",
    "Group",
    "Option",
    "Theme",
    "Value",
    "ValueKind",
    "all_deelnemers",
    "harmonise",
    "of_deelnemer",
    "read_values",
]
