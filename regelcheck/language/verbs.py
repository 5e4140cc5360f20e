"""Dutch verbs: all forms of a verb as word sequences, so that a concept names the verb once.

Regular verbs are conjugated here, irregular ones are listed in rules/taal/werkwoorden.yaml. Where spelling leaves
two possibilities ("evalueer" / "evaluer") both are given: a form that does not exist is never found.
"""

from __future__ import annotations

from collections.abc import Mapping

from regelcheck.language.notation import Alternatives, Atom, NotationError, Sequence, Slot, fold

PARTICLE_GAP = 22
"""Words that may stand between a verb and its separated particle: Dutch main clauses are long."""

_INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver")
_VOWELS = "aeiouy"


def verb_forms(name: str, irregular: Mapping[str, tuple[str, ...]]) -> Alternatives:
    """Every way the verb may stand in a text. `name` is the infinitive, with "_" after a separable particle.

    "aan_kaarten" gives aankaart, aangekaart, aan te kaarten, aan kaarten, and "kaart … aan".
    """
    particle, _, infinitive = name.rpartition("_")
    infinitive = fold(infinitive)
    particle = fold(particle)
    if len(infinitive) < 3 or not (infinitive + particle).isalpha():
        raise NotationError(f'"@{name}": schrijf een werkwoord als "@evalueren" of "@aan_kaarten"')
    finite, participles = _conjugate(infinitive, irregular)
    bent = participles | {form + "e" for form in participles if not form.endswith("en")}
    present = {infinitive + "d", infinitive + "de"}
    if not particle:
        return (_words(finite | bent | present | {infinitive}),)
    joined = {particle + form for form in finite | bent | present | {infinitive}}
    apart = Slot(frozenset(Atom("woord", form) for form in finite | {infinitive}))
    last = Slot(frozenset({Atom("woord", particle)}))
    return (
        _words(joined),
        Sequence((last, Slot(frozenset({Atom("woord", "te")})), Slot(frozenset({Atom("woord", infinitive)})))),
        Sequence((last, Slot(_atoms(_AUXILIARIES)), Slot(_atoms(bent | {infinitive})))),
        Sequence((last, Slot(_atoms(bent | {infinitive})))),
        Sequence((apart, last), particle=True),
        Sequence((apart, Slot(gap=PARTICLE_GAP), last), particle=True),
    )


_AUXILIARIES = frozenset(
    "wordt worden werd werden is zijn heeft hebben kan kunnen moet moeten zal zullen wil willen mag mogen dient".split()
)


def _conjugate(infinitive: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[set[str], set[str]]:
    """(finite forms, past participles) of a verb without its particle."""
    finite: set[str] = set()
    participles: set[str] = set()
    for stem in _stems(infinitive):
        finite |= {stem, stem if stem.endswith("t") else stem + "t"}
    if infinitive in irregular:
        for form in irregular[infinitive]:
            target = participles if _is_participle(form, infinitive) else finite
            target.add(fold(form))
        return finite, participles
    for stem in _stems(infinitive):
        for ending in ("t", "d"):
            finite |= {stem + ending + "e", stem + ending + "en"}
            past = stem if stem.endswith(ending) else stem + ending
            participles.add(past if infinitive.startswith(_INSEPARABLE) else "ge" + past)
            if infinitive.startswith("er") or infinitive.endswith("eren"):
                participles.add("ge" + past)
    return finite, participles


def _is_participle(form: str, infinitive: str) -> bool:
    """An irregular participle begins with ge-, or keeps the verb's own unstressed prefix and ends in -en, -d or -t."""
    if infinitive.startswith(_INSEPARABLE):
        return form.endswith(("en", "d", "t")) and form not in (infinitive,)
    return form.startswith("ge")


def _stems(infinitive: str) -> set[str]:
    """The possible stems: "wijzigen" gives wijzig, "evalueren" evalueer and evaluer, "blijven" blijf."""
    if not infinitive.endswith("n"):
        return {infinitive}
    if not infinitive.endswith("en"):
        return {infinitive[:-1]}
    root = infinitive[:-2]
    if len(root) < 2:
        return {root}
    root = {"v": root[:-1] + "f", "z": root[:-1] + "s"}.get(root[-1], root)
    if root[-1] == root[-2] and root[-1] not in _VOWELS:
        return {root[:-1]}
    vowel = root[-2]
    open_syllable = root[-1] not in _VOWELS and vowel in "aeou" and (len(root) < 3 or root[-3] not in _VOWELS or root[-3] in "uij")
    if not open_syllable:
        return {root}
    long = root[:-1] + vowel + root[-1]
    # Only an e in a later syllable may be unstressed ("verbeter", but "evalueer"); "met" is no form of meten.
    earlier = any(letter in _VOWELS for letter in root[:-2])
    return {root, long} if vowel == "e" and earlier else {long}


def _atoms(words: frozenset[str] | set[str]) -> frozenset[Atom]:
    return frozenset(Atom("woord", word) for word in words)


def _words(words: set[str]) -> Sequence:
    return Sequence((Slot(_atoms(words)),))
