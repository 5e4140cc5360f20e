"""Run rules on one Regeling: elements, scopes, denial, modality and references make a verdict, with its trace.

No rule lives here: what to look for is in rules/, how Dutch says it in rules/begrippen and rules/taal.
"""

from regelcheck.engine.annotate import Annotated, annotate
from regelcheck.engine.check import check
from regelcheck.engine.deadline import Deadline
from regelcheck.engine.moves import moved
from regelcheck.engine.pointing import Gauge, Readings, Relevance, point
from regelcheck.engine.related import VectorGauge
from regelcheck.engine.second_reading import SecondReading

__all__ = ["Annotated", "Deadline", "Gauge", "Readings", "Relevance", "SecondReading", "VectorGauge", "annotate", "check", "moved", "point"]
