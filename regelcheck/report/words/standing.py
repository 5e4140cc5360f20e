"""The sentences that stand in every report, whatever it is about."""

METHOD = (
    "Elk toetspunt bestaat uit een of meer elementen. regelcheck zoekt per element de zinnen die het als norm regelen, "
    "weegt mee of de tekst het ontkent of vrijlaat en waar het staat (artikel, bijlage, considerans of toelichting), en "
    "leidt daaruit het oordeel af. Dezelfde tekst, regels en versies geven steeds hetzelfde oordeel."
)
LIMITS = (
    "regelcheck leest wat er staat en wat ontbreekt. Of een bepaling bestuurlijk wijs is of juridisch standhoudt, "
    "beoordeelt het niet: het oordeel is een hulp bij het lezen en vervangt geen juridisch advies."
)
LEAVE_OPEN = "De politieke keuze staat tussen vierkante haken en blijft aan u."
