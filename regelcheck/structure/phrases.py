"""The fixed phrases that mark the parts of a regeling: how an aanhef, considerans, slotformulier or signature begins."""

from __future__ import annotations

import re

BODIES = (
    r"(?:(?:de|het)\s+)?(?:(?:voltallige|gezamenlijke|deelnemende)\s+)?(?:gemeenteraad|gemeenteraden"
    r"|raad|raden|colleges?|burgemeesters?|minister|"
    r"staatssecretaris|provinciale staten|gedeputeerde staten|(?:algemeen|dagelijks) bestuur"
    r"|(?:algemene|dagelijkse) "
    r"besturen|bestuur|besturen|verenigde vergadering|dijkgraaf|heemraden|gemeenten?|provincies?"
    r"|waterschap(?:pen)?|"
    r"hoogheemraadschap(?:pen)?|staat der nederlanden|stichting|partijen|ondergetekenden|deelnemers"
    r"|commissaris)"
)
TITLE = re.compile(
    r"^[\"“„]?(?:(?:bijlage"
    r"|tekst)\s*[:.]?\s*)?(?:de\s+)?(?:\w+\s){0,3}?(?:gemeenschappelijke regeling|centrumregeling|regeling|"
    r"convenant|samenwerkingsovereenkomst|bestuursovereenkomst|bestuursafspra(?:ak|ken)|reglement"
    r"|statuten)\b(?!.*[.;:]$)",
    re.IGNORECASE,
)
REGELING_TITLE = re.compile(
    r"^[\"“„]?(?:de\s+)?(?:gemeenschappelijke\s+regeling|centrumregeling)\s+\w(?!.*[.;:]$)", re.IGNORECASE
)
"""The opschrift of a regeling itself: a "verrekenregeling" or "reglement" may be a bijlage of its own."""
# "Besluiten worden genomen bij …", "Besluiten de raden tot opheffing, dan …", "Gehoord de raden beslist het bestuur …":
# a provision that begins like an aanhef.
_DECISIONS = (
    r"(?!en\s+(?:van|over|worden|die|waar\w*|omtrent|inzake|kunnen|behoeven|zijn|ter|in)\b"
    r"|(?:en)?\s+(?:tot|de|het|alle|een|twee|drie|partijen|deelnemers|gemeenten)\b[^:]*\b(?:wordt|worden|dan|zijn|is|behoeven|behoeft|gaan|komen|treden|geschieden|vergen|vereisen|bevatten|vermelden)\b[^:]*\.$)"
)
_SENTENCE = r"(?!.*\b(?:beslist|beslissen|besluit|stelt|stellen|kan|kunnen|wordt|worden|werken|werkt)\b.*\.$)"
AANHEF = re.compile(
    rf"^[\"“„]?(?:{BODIES}\b(?!.*\.$)|{BODIES}\b.*\b(?:gelet op|overwegende|besluit(?:en)?\b)|gelet op"
    rf"|(?:gezien|gehoord)\b{_SENTENCE}|"
    rf"handelende|overwegende|in aanmerking nemende|besluit{_DECISIONS}(?:en)?(?:\s*:|\s|$)|komen overeen)",
    re.IGNORECASE,
)
CONSIDERANS = re.compile(
    r"^[\"“„]?(?:overwegende?n?\b|in (?:aanmerking|overweging) nemende|constaterende"
    r"|(?:overwegingen?|considerans|preambule|vooraf|inleiding|aanleiding)\s*[:.]?$)",
    re.IGNORECASE,
)
# "Considerans. De deelnemers vinden …", "Uit de toelichting: …": a heading with its text on the same line.
EXPLAINS = re.compile(
    r"^(?:(?:uit|in)\s+de\s+(?=toelichting))?(?P<heading>(?:considerans|preambule|overwegingen)(?=\s*[.:])"
    r"|(?:(?:algemene|artikelsgewijze|(?:nota|memorie)\s+van)\s+)?toelichting\b[^.:]{0,60}(?=[.:]))"
    r"\s*[.:]\s+(?P<text>\S.*[.;?])$",
    re.IGNORECASE | re.DOTALL,
)
AANHEF_AGAIN = re.compile(
    rf"^(?:gelet op|(?:gezien|gehoord)\b{_SENTENCE}|gelezen|treffen\b|gaan (?:de|het|een)\b|handelende"
    rf"|besluit{_DECISIONS}(?:en)?\b"
    r"|hebben besloten|komen (?:het volgende )?overeen|"
    r"verklaren|spreken (?:het volgende )?af|stellen (?:de )?vast|mede gelet op|met inachtneming)",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"\b(?:besluit(?:en)?|komen (?:het volgende )?overeen|spreken (?:het volgende )?af)\b", re.IGNORECASE
)
# "overwegende dat de raden, gelet op hun taak, …" is one sentence: after a comma only a capital starts a new part.
FRONT_BREAK = re.compile(
    r"(?<=[;.:])\s+(?=[Oo]verwegende\b|[Gg]elet op\b|[Bb]esluit(?:en)?\b|BESLUIT(?:EN)?\b)"
    r"|(?<=,)\s+(?=Overwegende\b|Gelet op\b|Besluit(?:en)?\b|BESLUIT(?:EN)?\b|OVERWEGENDE\b"
    r"|GELET OP\b|besluit(?:en)?:)"
)
SLOT = re.compile(
    r"^[\"“„]?(?:aldus\b|deze regeling zal met de toelichting\b|deze regeling zal in de staatscourant\b|"
    r"(?:deze regeling|dit besluit) (?:zal|wordt) (?:met .{0,60} )?in de staatscourant (?:worden )?geplaatst|"
    r"(?:vastgesteld|besloten|ondertekend|getekend|overeengekomen) (?:door|in|te|op|bij|namens)\b|"
    r"ondertekening\b|voor akkoord\b|in tweevoud\b|opgemaakt (?:te|in|op)\b)",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:staatssecretaris|minister|voorzitter|secretaris|griffier|burgemeester|dijkgraaf|commissaris"
    r"|raad|raden|college|"
    r"colleges|gemeentesecretaris|algemeen directeur|provinciale staten|gedeputeerde staten|bestuur"
    r"|algemeen bestuur|"
    r"dagelijks bestuur)"
)
SIGNATURE = re.compile(
    rf"^(?:de|het|namens|(?:(?:de|het|namens)(?: de| het)? )?{_ROLE}\b[^.:;]{{0,110}}[,;]?"
    rf"|burgemeester en(?: wethouders\b.{{0,80}})?)$",
    re.IGNORECASE,
)
OTHER_REGELING = re.compile(
    r"\bter voorlichting\b|\bter informatie\b|\binformatief\b|\buittreksel\b|\bgeen (?:onderdeel"
    r"|deel)\b|\bzoals (?:deze|die|zij|het) luidde\b|"
    r"\bvoormalige\b|\bvroegere\b|\bvervallen\b|\bingetrokken\b|\boude regeling\b|\baangehaalde?\b"
    r"|\bcitaat\b|\bstatuten\b|"
    r"\bwettekst\b|\btekst van (?:de|het|artikel)\b|\brelevante (?:artikelen|bepalingen)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"^(?:[IVXAB1-9]{1,3}[.)]?\s)?(?:algemeen(?: deel| gedeelte)?|algemene toelichting|inleiding"
    r"|artikelsgewijs|artikelsgewijze toelichting|"
    r"artikelgewijs|toelichting per artikel)\s*[.:]?$",
    re.IGNORECASE,
)
