"""Recognise the names of laws after a reference, and bring abbreviations to one name."""

from __future__ import annotations

import re
from collections.abc import Mapping

WGR = "Wet gemeenschappelijke regelingen"
_NAMES = {
    "wgr": WGR,
    "wet gemeenschappelijke regelingen": WGR,
    "gemeentewet": "Gemeentewet",
    "gemw": "Gemeentewet",
    "gem.wet": "Gemeentewet",
    "gw": "Grondwet",
    "provinciewet": "Provinciewet",
    "provw": "Provinciewet",
    "prov.wet": "Provinciewet",
    "waterschapswet": "Waterschapswet",
    "awb": "Algemene wet bestuursrecht",
    "algemene wet bestuursrecht": "Algemene wet bestuursrecht",
    "bw": "Burgerlijk Wetboek",
    "burgerlijk wetboek": "Burgerlijk Wetboek",
    "woo": "Wet open overheid",
    "wob": "Wet openbaarheid van bestuur",
    "avg": "Algemene verordening gegevensbescherming",
    "uavg": "Uitvoeringswet Algemene verordening gegevensbescherming",
}
UNRESOLVED = "wet"
"""The law of a reference to "de wet" when nothing says which law that is; never None, which means: this text itself."""


def canonical_law(name: str, aliases: Mapping[str, str] | None = None) -> str:
    """The one name of a law, through the aliases of the text first; an unknown name stays as written.

    >>> canonical_law("Wgr"), canonical_law("Archiefwet 1995"), canonical_law("de wet", {"de wet": "Wgr"})
    ('Wet gemeenschappelijke regelingen', 'Archiefwet 1995', 'Wet gemeenschappelijke regelingen')
    """
    key = _bare(name)
    for alias, law in (aliases or {}).items():
        if _bare(alias) == key:
            return _NAMES.get(_bare(law), law)
    return _NAMES.get(key, name)


def _bare(name: str) -> str:
    return re.sub(r"^(?:de|het)\s+", "", name.strip().lower()).rstrip(".")


# Words that cannot be part of the name of a law: the sentence goes on there.
_STOP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|en|of|doch|maar|dan|dat|die|niet|geldt|gelden|vindt"
    r"|vinden|heeft|hebben|blijft|blijven|"
    r"mede|ook|slechts|alleen|bedoelde?|genoemde?|gestelde?|dienovereenkomstig|overeenkomstig"
    r"|onverminderd|met|door|bij|voor|"
    r"ten|ter|tot|waarin|waarbij|wanneer|indien|als|zoals|aan|uit|komt|komen|kan|kunnen|behoren|toe"
    r"|geeft|geven|stelt|bepaalt|"
    r"om|omtrent|zal|zullen|moet|moeten|mag|mogen|strekt|vereist|buiten|regelt|verstaan|heeft|af"
    r"|artikel|artikelen|jo|juncto)\b"
)
_WORD = rf"\s(?!{_STOP})[\w’'-]+"
_LAW = (
    r"(?:Wet gemeenschappelijke regelingen|[Aa]lgemene wet bestuursrecht"
    r"|Algemene verordening gegevensbescherming|"
    r"(?:Boek \d{1,2} (?:van het )?)?(?:Burgerlijk Wetboek|BW)|Wgr|WGR|Awb|AWB|Woo|Wob|AVG|UAVG"
    r"|Gem[wW]\.?|Gem\.wet|Prov[wW]\.?|Prov\.wet|GW|"
    r"Wetboek van \w+|"
    rf"Wet(?:{_WORD}){{1,10}}|"
    r"(?:Besluit|Regeling|Verordening|Reglement|Statuut|Verdrag)(?=\s\w)(?:" + _WORD + r"){1,8}|"
    r"[A-Z][\w-]*(?:wet|Wet|besluit|verordening|wetboek|reglement|regeling|verdrag)(?:\s(?:19|20)\d{2})?)(?!\w)"
)
_SELF = (
    r"(?:deze|de|die|onderhavige) (?:gemeenschappelijke )?[Rr]egeling(?!\s[A-Z]|\w)|dit besluit"
    r"|deze overeenkomst|dit convenant"
)
_BACK = (
    r"(?:die|dezelfde|voornoemde|laatstgenoemde|genoemde|bedoelde) (?:wet|verordening|regeling)"
    r"|(?:dat|genoemd|hetzelfde) (?:besluit|wetboek|reglement)"
)
_COMMON = (
    r"(?:de|het|een|dat|zijn|haar) (?:[a-z]{3,20} )?(?:wet|besluit|verordening"
    r"|reglement(?: van orde)?|statuut|statuten|wetboek|verdrag|gedragscode|instructie|bijlage)(?!\w)"
)
_FROM = r"\s*,?\s*(?:\(?\s*)(?:(?:telkens\s|beide\s|alle\s)?(?:van|uit|in|der)\s+)"
AFTER = re.compile(
    rf"{_FROM}(?:(?P<self>{_SELF})|(?P<back>{_BACK})|(?:de|het|der|den)?\s*(?P<law>{_LAW})"
    rf"|(?P<common>{_COMMON}))"
    rf"|\s*,?\s*\(?(?P<direct>{_LAW})"
)
LAW = re.compile(rf"(?<![\w-]){_LAW}")
BEFORE = re.compile(rf"(?P<law>{_LAW})\s*[,(:]?\s*(?:de\s+)?$")

_OPENS_LIST = re.compile(rf"(?:van|uit|in|der)\s+(?:(?:de|het|der)\s+)?(?P<law>{_LAW})(?P<rest>[^.;:]{{0,80}}):\s*$")
_ARTICLE = re.compile(r"\bart(?:ikel|\.)", re.IGNORECASE)


def law_of_list(opening: str) -> str | None:
    """The law whose articles the items of a list are, by its opening words; None where these name none.

    >>> law_of_list("Voor het algemeen bestuur gelden van de Gemeentewet:")
    'Gemeentewet'
    """
    match = _OPENS_LIST.search(opening, max(0, len(opening) - 200))
    return canonical_law(match["law"]) if match and not _ARTICLE.search(match["rest"]) else None


def alias_pattern(aliases: Mapping[str, str]) -> re.Pattern[str] | None:
    """What matches one of the names the text itself gives to a law, after "van"."""
    names = sorted({_bare(alias) for alias in aliases if _bare(alias)}, key=len, reverse=True)
    if not names:
        return None
    words = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?:{_FROM}(?:de|het)?\s*|\s+)(?P<alias>{words})(?!\w)", re.IGNORECASE)
