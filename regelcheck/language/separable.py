"""Verbs that come apart ("stelt … vast"): how the phrase notation spells them.

Only what is sure is told. Of a prefix that always comes apart ("vast", "terug") every verb is, but for the few that only
look like one; of a prefix that also stays ("over", "onder") only the verbs that are listed. What goes both ways
("overleggen", "doorbreken", "voorkomen") is left alone: there only the writer knows which is meant.
"""

from __future__ import annotations

_ALWAYS = tuple(
    "achteruit aan af bekend bij bijeen goed heen in ineen kwijt langs los mede mee na neer op open overeen rond samen schoon stil "
    "tegemoet tegen teniet terug teweeg toe uit uiteen vast veilig voort vooruit vrij weg".split()
)
_LOOK_ALIKES = frozenset(
    "aanbidden aanschouwen aanvaarden aansprakelijkstellen inachtnemen ingebrekestellen instandhouden interviewen inwerkingtreden "
    "naaien nagelen openbaren toetsen vrijwaren".split()
)
"""Verbs that begin with the letters of such a prefix and never come apart, and runs of words written as one."""
_BEFORE_LOAN = ("af", "in", "mee", "na", "op", "toe")
_DUTCH_EREN = ("calculeren", "keren", "leren", "leveren", "roosteren", "voeren", "vorderen")
"""Loan words begin with the letters of these prefixes ("inspecteren", "opereren"); what comes apart ends in one of these."""
_LISTED = frozenset(
    "achter_blijven achter_houden achter_laten deel_hebben deel_nemen door_belasten door_berekenen door_betalen door_geven door_hakken "
    "door_halen door_lichten door_nemen door_rekenen door_schuiven door_sturen door_verwijzen door_voeren door_zenden gade_slaan "
    "gelijk_schakelen gelijk_stellen om_bouwen om_buigen om_rekenen om_schakelen om_slaan om_vormen om_werken om_zetten onder_brengen "
    "over_blijven over_boeken over_brengen over_dragen over_gaan over_hevelen over_houden over_laten over_maken over_nemen "
    "over_plaatsen over_schieten over_slaan plaats_hebben plaats_vinden vol_storten voor_bereiden voor_dragen voor_hangen voor_leggen "
    "voor_lichten voor_schieten voor_schrijven voor_stellen voor_zitten waar_maken waar_nemen weer_geven".split()
)
_BY_NAME = {verb.replace("_", ""): verb for verb in _LISTED}
_SHORTEST = 4
"""Letters of the shortest verb behind a prefix: "gaan", "doen"; "wegen" and "lossen" have none."""


def spelling_apart(infinitive: str) -> str | None:
    """The verb with "_" after its prefix; None for one that stays in one piece, and where that is doubtful.

    >>> spelling_apart("vaststellen"), spelling_apart("onderzoeken"), spelling_apart("overleggen")
    ('vast_stellen', None, None)
    """
    if infinitive in _BY_NAME:
        return _BY_NAME[infinitive]
    if infinitive in _LOOK_ALIKES or not infinitive.endswith("n"):
        return None
    # "bijeenkomen" is bijeen_komen and no bij_eenkomen.
    for prefix in sorted(_ALWAYS, key=len, reverse=True):
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and len(rest) >= _SHORTEST:
            if prefix in _BEFORE_LOAN and rest.endswith("eren") and rest not in _DUTCH_EREN:
                return None
            return f"{prefix}_{rest}"
    return None
