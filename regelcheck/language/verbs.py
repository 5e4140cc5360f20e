"""Dutch verbs: all forms of a verb as word sequences, so that a concept names the verb once.

Regular verbs are conjugated here, irregular ones are listed in rules/taal/werkwoorden.yaml. A verb with a prefix follows
the verb behind it: "ontslaan" goes as "slaan". Where spelling leaves two possibilities ("evalueer" / "evaluer") both are
given: a form that does not exist is never found.
"""

from __future__ import annotations

from collections.abc import Mapping

from regelcheck.language.notation import Alternatives, Atom, NotationError, Sequence, Slot, fold

PARTICLE_GAP = 22
"""Words that may stand between a verb and its separated particle: Dutch main clauses are long."""

_INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver")
_PREFIXES = (
    *_INSEPARABLE,
    *("aan", "achter", "af", "bij", "door", "in", "mee", "mis", "na", "om", "onder", "op", "over", "overeen", "tegen"),
    *("terug", "toe", "uit", "vol", "voor", "weer", "weg"),
)
"""Prefixes behind which a strong verb stays strong. Some may come apart as well ("overleggen"): then both are given."""
_VOWELS = "aeiouy"


def verb_forms(name: str, irregular: Mapping[str, tuple[str, ...]]) -> Alternatives:
    """Every way the verb may stand in a text. `name` is the infinitive, with "_" after a separable particle.

    "aan_kaarten" gives aankaart, aangekaart, aan te kaarten, aan kaarten, and "kaart … aan". With "=" before it only the
    finite forms: "=kaarten" gives kaart, kaarten, kaartte, kaartten. Those leave out "ik": "overleg" is a noun.
    """
    only_finite = name.startswith("=")
    particle, _, infinitive = name.removeprefix("=").rpartition("_")
    infinitive = fold(infinitive)
    particle = fold(particle)
    if len(infinitive) < 3 or not (infinitive + particle).isalpha():
        raise NotationError(f'"@{name}": schrijf een werkwoord als "@evalueren", "@=evalueren" of "@aan_kaarten"')
    if only_finite and particle:
        raise NotationError(f'"@{name}": de persoonsvorm van een scheidbaar werkwoord is "@={infinitive}"')
    finite, participles = _conjugate(infinitive, irregular)
    if only_finite:
        first_person = {stem for stem in _stems(infinitive) if not stem.endswith("t")}
        return (_words((finite - first_person) | {infinitive}),)
    bent = participles | {form + "e" for form in participles if not form.endswith("en")}
    # "de uittredende gemeente"; and the wish of old texts: "de gemeente trede uit".
    wished = infinitive.removesuffix("n")
    present = {infinitive + "d", infinitive + "de", wished}
    if not particle:
        return (_words(finite | bent | present | {infinitive}),)
    joined = {particle + form for form in finite | bent | present | {infinitive}}
    apart = Slot(frozenset(Atom("woord", form) for form in finite | {infinitive, wished}))
    last = Slot(frozenset({Atom("woord", particle)}))
    te = Slot(frozenset({Atom("woord", "te")}))
    return (
        _words(joined),
        Sequence((last, te, Slot(frozenset({Atom("woord", infinitive)})))),
        Sequence((last, te, Slot(_atoms(_MODALS)), Slot(frozenset({Atom("woord", infinitive)})))),
        Sequence((last, Slot(_atoms(_AUXILIARIES)), Slot(_atoms(_AUXILIARIES)), Slot(_atoms(bent | {infinitive})))),
        Sequence((last, Slot(_atoms(_AUXILIARIES)), Slot(_atoms(bent | {infinitive})))),
        Sequence((last, Slot(_atoms(bent | {infinitive})))),
        Sequence((apart, last), particle=True),
        Sequence((apart, Slot(gap=PARTICLE_GAP), last), particle=True),
    )


_MODALS = frozenset("kunnen mogen moeten willen laten doen hoeven blijven".split())
_AUXILIARIES = _MODALS | frozenset(
    "wordt worden werd werden is zijn heeft hebben kan moet zal zullen wil mag dient laat doet".split()
)


def _conjugate(infinitive: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[set[str], set[str]]:
    """(finite forms, past participles) of a verb without its particle."""
    finite: set[str] = set()
    participles: set[str] = set()
    for stem in _stems(infinitive):
        finite |= {stem, stem if stem.endswith("t") else stem + "t"}
    strong = _strong(infinitive, irregular)
    if strong is not None:
        return finite | strong[0], strong[1]
    for stem in _stems(infinitive):
        for ending in ("t", "d"):
            finite |= {stem + ending + "e", stem + ending + "en"}
            past = stem if stem.endswith(ending) else stem + ending
            participles.add(past if infinitive.startswith(_INSEPARABLE) else "ge" + past)
            if infinitive.startswith("er") or infinitive.endswith("eren"):
                participles.add("ge" + past)
            for prefix in _PREFIXES:
                if past.startswith(prefix) and not infinitive.startswith(_INSEPARABLE):
                    participles |= {past, prefix + "ge" + past.removeprefix(prefix)}  # "ondertekend", "afgerekend"
    return finite, participles


def _strong(infinitive: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[set[str], set[str]] | None:
    """The listed forms of a verb, or those of the verb behind its prefix; None when neither is listed."""
    if infinitive in irregular:
        forms = {fold(form) for form in irregular[infinitive]}
        participles = {form for form in forms if _is_participle(form, infinitive)}
        return forms - participles, participles
    for prefix in _PREFIXES:
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and len(rest) >= MIN_ROOT and (behind := _strong(rest, irregular)) is not None:
            finite, participles = behind
            # "ontslagen" has no ge-, "aangenomen" has it inside; "vergeleken" keeps that of "gelijken".
            bare = {form.removeprefix("ge") for form in participles}
            return {prefix + form for form in finite}, {prefix + form for form in bare | participles}
    return None


MIN_ROOT = 4
"""Letters of the shortest verb that a prefix is taken off from: "zien", "gaan", "doen"."""


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
    open_syllable = root[-1] not in _VOWELS and not root.endswith("uw") and vowel in "aeou" and (len(root) < 3 or root[-3] not in _VOWELS or root[-3] in "uij")
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
