"""What kind of document was read, in words."""

from __future__ import annotations

from regelcheck.model import CheckedDocument
from regelcheck.report.words.dutch import enumerate_nl, number_of


def vorm_words(document: CheckedDocument) -> str:
    """The form of the cooperation, and whether it was read or given."""
    kenmerken = document.regeling.kenmerken
    if kenmerken.vorm is None:
        return "vorm niet herkend"
    return f"{kenmerken.vorm} (opgegeven)" if kenmerken.vorm_given else str(kenmerken.vorm)


def facts(document: CheckedDocument) -> tuple[str, ...]:
    """What kind of document this is, in short pieces: form, parties, layers, size."""
    regeling = document.regeling
    kenmerken = regeling.kenmerken
    found = [vorm_words(document)]
    if kenmerken.getroffen_door:
        found.append(f"getroffen door {enumerate_nl([str(one) for one in kenmerken.getroffen_door])}")
    if kenmerken.overheidslagen:
        found.append(enumerate_nl([str(one) for one in kenmerken.overheidslagen]))
    artikelen = len(regeling.artikelen())
    found.append("losse bepalingen" if regeling.fragment else number_of(artikelen, "artikel", "artikelen"))
    return tuple(found)
