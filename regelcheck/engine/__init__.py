"""Run rules on one Regeling: elements, scopes, denial, modality and references make a verdict, with its trace.

No rule lives here: what to look for is in rules/, how Dutch says it in rules/begrippen and rules/taal.
"""

from regelcheck.engine.annotate import Annotated, annotate
from regelcheck.engine.check import check
from regelcheck.engine.deadline import Deadline
from regelcheck.engine.moves import moved
from regelcheck.engine.pointing import point

__all__ = ["Annotated", "Deadline", "annotate", "check", "moved", "point"]
