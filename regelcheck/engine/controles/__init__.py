"""Controles: what can be wrong with a Regeling as a piece of drafting, whatever it is about. A rule names the one it wants.

A false alarm makes a lawyer stop reading, so each controle is silent where the text may have been read wrongly or may mean
another document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from regelcheck.engine.annotate import Annotated
from regelcheck.engine.controles.afkortingen import unknown_abbreviations
from regelcheck.engine.controles.alarm import Alarm
from regelcheck.engine.controles.begrippen import unused_terms
from regelcheck.engine.controles.invulplekken import placeholders
from regelcheck.engine.controles.nummering import misnumbered
from regelcheck.engine.controles.verwijzingen import dangling_neighbours, dangling_references
from regelcheck.model import Toets

Controle = Callable[[Annotated, frozenset[str]], tuple[Alarm, ...] | None]
"""Gives the alarms in order; None when the text holds nothing of the kind. The words are those a rule excepts."""

CONTROLES: Mapping[Toets, Controle] = {
    Toets.VERWIJZING: dangling_references,
    Toets.VORIG_LID: dangling_neighbours,
    Toets.NUMMERING: misnumbered,
    Toets.BEGRIP_ONGEBRUIKT: unused_terms,
    Toets.AFKORTING_ONBEKEND: unknown_abbreviations,
    Toets.INVULPLEK: placeholders,
}

__all__ = ["CONTROLES", "Alarm"]
