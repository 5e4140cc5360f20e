"""Whether a checkpoint is about this Regeling at all: its form, who concludes it, which layers take part, what it says.

Where the text does not tell who takes part, nothing is guessed: the rule runs, and the outcome says what was not known.
"""

from __future__ import annotations

from collections.abc import Iterable

from regelcheck.engine.matching import Matcher
from regelcheck.engine.places import NORM_PARTS
from regelcheck.model import Deelname, Kenmerken, Overheidslaag, Partij, Regeling, Rule, Vorm

COMMON = Vorm.OPENBAAR_LICHAAM
"""A rule that is not for this form is for a special one, and is not tried on a text that does not tell its form."""


def not_for(rule: Rule, kenmerken: Kenmerken) -> str:
    """Why the rule is not about a Regeling with these kenmerken; empty when it is, or may be."""
    if kenmerken.vorm is None and COMMON not in rule.vormen:
        return f"De vorm van deze samenwerking is niet herkend. Dit toetspunt is alleen voor {_listed(rule.vormen)}; is dat de vorm, geef dan --vorm op."
    if kenmerken.vorm is not None and kenmerken.vorm not in rule.vormen:
        return f"Dit toetspunt past niet bij de vorm van deze samenwerking ({kenmerken.vorm})."
    if rule.partijen and kenmerken.getroffen_door and not rule.partijen.holds(kenmerken.getroffen_door):
        return f"Dit toetspunt geldt niet voor een regeling die is getroffen door {_listed(kenmerken.getroffen_door)}."
    if rule.overheidslagen and kenmerken.overheidslagen and not rule.overheidslagen.holds(kenmerken.overheidslagen):
        return f"Dit toetspunt geldt niet bij deelname van {_listed(kenmerken.overheidslagen)}."
    return ""


def lacking(rule: Rule, matcher: Matcher) -> str:
    """Why the rule is not about what this Regeling says: the first of its `alleen_als` that does not hold."""
    for voorwaarde in rule.alleen_als:
        matches = (match for condition in voorwaarde.als for match in matcher.matches(condition))
        if not any(not match.refused and match.unit.node.citation.part in NORM_PARTS for match in matches):
            return voorwaarde.anders
    return ""


def unknown(rule: Rule, regeling: Regeling) -> str:
    """What could not be read of who takes part, and matters for the rule; empty when nothing."""
    if regeling.fragment:
        return ""
    found = []
    if rule.partijen and not regeling.kenmerken.getroffen_door:
        found.append(f"Uit de tekst blijkt niet wie de Regeling treft; dit toetspunt geldt alleen {_when(rule.partijen)}.")
    if rule.overheidslagen and not regeling.kenmerken.overheidslagen:
        found.append(
            f"Uit de tekst blijkt niet welke overheidslagen meedoen; dit toetspunt geldt alleen {_when(rule.overheidslagen)}."
        )
    return " ".join(found)


def _when(asked: Deelname) -> str:
    """The condition as the rest of "geldt alleen …"."""
    parts = []
    if asked.een_van:
        parts.append(f"bij deelname van {_listed(asked.een_van, 'of')}")
    if asked.alleen:
        parts.append(f"bij deelname van uitsluitend {_listed(asked.alleen)}")
    if asked.niet_alleen:
        parts.append(f"als niet uitsluitend {_listed(asked.niet_alleen)} deelnemen")
    if asked.geen:
        parts.append(f"zonder deelname van {_listed(asked.geen, 'of')}")
    return _listed(parts)


def _listed(items: Iterable[Partij | Overheidslaag | Vorm | str], joint: str = "en") -> str:
    words = [str(item) for item in items]
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)
