"""Read rules/**.yaml into Rules, and explain what is wrong with one that does not load. Running them is the engine's."""

from regelcheck.ruleset.load import default_rules_folder, load_rules
from regelcheck.ruleset.selection import Selection, in_force, select_rules

__all__ = ["Selection", "default_rules_folder", "in_force", "load_rules", "select_rules"]
