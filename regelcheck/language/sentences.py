"""Sentence and clause ends in Dutch legal text, by rule: the same on every machine, with or without a trained model.

spaCy's own sentencizer splits after "jo.", "m.u.v." and "par."; a trained parser is no better on statute text. Ends
are given as token positions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NEVER_LAST = frozenset(
    "art artt nr nrs jo juncto stb stcrt trb pb par blz p pag mr mrs dr drs ir ing prof mw dhr ca max min bijv bv d.d i.c "
    "m.i.v m.u.v o.g.v n.a.v i.v.m t.a.v m.b.t i.h.k.v t.b.v t.g.v resp vgl zgn o.a o.m d.w.z t.w w.o sub nt aant t.n.v "
    "t.o.v a.b.i q.q gew z.o.z hfdst afd n.v b.v w.g get tel fa incl excl".split()
)
"""Abbreviations after which a sentence does not end, without their last full stop."""

_ENDS = frozenset(".!?")
_OPENERS = re.compile(r"[A-ZÀ-Ý0-9€\"“‘«'(\[]")

SUBORDINATORS = frozenset(
    "indien als wanneer ingeval mits tenzij zodat opdat omdat doordat terwijl hoewel ofschoon voordat nadat totdat zodra "
    "zolang aangezien teneinde alvorens waarbij waarin waarvan waarop waaraan waarmee waaruit waardoor waarvoor waarover "
    "die dat wie wier wiens hetgeen hetwelk welke welk of dan maar doch want".split()
)
"""Words that, after a comma, open a clause of their own."""

CONDITIONAL = frozenset("indien als wanneer ingeval mits tenzij zolang zodra mocht mochten omdat aangezien".split())
"""Words that open a condition or a reason: what is denied in it is supposed, not laid down."""

SUPPOSING = frozenset("waar voorzover".split())
"""Words that open a condition where they begin a sentence: "Waar de belangen niet samengaan, weegt het bestuur ze"."""


def sentence_ends(words: Sequence[str], text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    """The token positions just after each sentence; the last is always len(words).

    `words` are the tokens as written, `starts` and `ends` their characters in `text`.
    """
    found: list[int] = []
    for at, word in enumerate(words[:-1]):
        if word[-1] not in _ENDS and not (word in "\"”’')]»" and at and words[at - 1][-1] in _ENDS):
            continue
        following = words[at + 1]
        if following in "\"”’')]»":
            continue
        if word[-1] == "." and _is_abbreviation(words, at):
            continue
        if word[-1] == "?" and following == "Dan":
            continue  # "Komt u er niet uit? Dan …" is a condition and what follows from it
        # Glued text ("voldaan.Indien") is what a lost line break leaves; it ends a sentence all the same.
        glued = ends[at] == starts[at + 1]
        if glued and not (following[0].isupper() and at and len(words[at - 1]) > 2):
            continue
        if _OPENERS.match(following):
            found.append(at + 1)
    if words:
        found.append(len(words))
    return tuple(found)


def _is_abbreviation(words: Sequence[str], at: int) -> bool:
    word = words[at]
    bare = (words[at - 1] if word == "." and at else word.rstrip(".")).lower()
    if bare in NEVER_LAST:
        return True
    if len(bare) == 1 and bare.isalpha():
        return True  # an initial, or the letter of an onderdeel
    following = words[at + 1]
    return following[0].isdigit() and bare.isdigit()  # "1. 2." and dates


# A coordinator before one of these opens a statement of its own: "evalueert de regeling en kan een bureau inschakelen".
_FINITE = frozenset(
    "kan kunnen mag mogen moet moeten zal zullen wordt worden is zijn heeft hebben doet doen stelt stellen zendt zenden "
    "beslist beslissen besluit besluiten treedt treden vindt vinden geeft geven neemt nemen wijst wijzen bepaalt bepalen "
    "brengt brengen legt leggen".split()
)
_CONTRASTS = frozenset({"maar", "doch"})
_COORDINATORS = frozenset({"en", "of", "maar", "doch", "alsmede"})
_NEW_STATEMENT = frozenset({"dan", "maar", "doch", "want", "of"})
# "bepaalt wanneer …" and "of en wanneer …" ask when; they put no condition.
_ASKS = frozenset(
    "bepalen bepaalt bepaald beslissen beslist besluit besluiten regelen regelt vaststellen vastgesteld vastleggen open of en hoe over".split()
)
_WITHOUT_COMMA = frozenset({"indien", "tenzij", "mits", "wanneer", "ingeval", "zodra"})
# "als de stemmen staken" is a condition, "als lid" and "als bedoeld in" are not.
_AFTER_CONDITIONAL_ALS = frozenset("de het er zij hij deze dit die dat partijen deelnemers beide".split())
_RELATIVE = frozenset(
    "waarover waarin waarvan waarop waaraan waarmee waaruit waardoor waarvoor waarbij waartoe waartegen waaromtrent hetwelk".split()
)
# "vanuit de overtuiging dat geen van hen … beschikt, hebben zij …": what is thought, not what is laid down.
# "in het geval dat …" likewise.
_BEFORE_DAT = frozenset(
    "overtuiging besef wetenschap gedachte feit omstandigheid overweging mening oordeel verwachting gegeven geval situatie "
    "aanzien inzicht vooruitzicht vrees".split()
)
_PREPOSITIONS = frozenset(
    "van aan door met bij over namens uit in op voor tegen tussen naar na om onder tot ter te per sinds tijdens volgens "
    "binnen buiten zonder en of als dan".split()
)


def _opens_relative(norms: Sequence[str], at: int) -> bool:
    """Whether a relative clause without a comma begins here: "geschillen die partijen niet kunnen oplossen worden …"."""
    if norms[at] in _RELATIVE or (norms[at] == "dat" and norms[at - 1] in _BEFORE_DAT):
        return True
    return norms[at] == "die" and norms[at - 1] not in _PREPOSITIONS and norms[at - 1] not in _FINITE


def _opens_statement(norm: str, following: str) -> bool:
    """Whether a coordinator begins a statement of its own: "evalueert en | kan …", "geen begroting maar | een evaluatie"."""
    if norm in _CONTRASTS:
        return following not in ("ook", "tevens", "")
    return norm in _COORDINATORS and following in _FINITE


def clauses(norms: Sequence[str], start: int, end: int) -> tuple[tuple[int, int, int, int], ...]:
    """The clauses of the sentence in [start, end): first token, end, their statement, and the statement around it.

    The statement around a clause is its own, but for a relative clause without a comma: that one says more of a noun.

    A clause ends at ; : and brackets, before a subordinator that follows a comma, at the comma after such a subordinate
    clause, and before a coordinator with a finite verb. What follows a subordinate clause or a bracket in the middle of
    a statement belongs to that statement again: "Het bestuur kan, | indien nodig, | de regeling evalueren". A relative
    clause without a comma ends before the second finite verb: "wat zij niet kunnen oplossen | wordt voorgelegd".
    """
    found: list[tuple[int, int, int, int]] = []
    first, statement, last = start, 0, 0
    suspended: int | None = None
    subordinate = start < end and norms[start] in SUBORDINATORS | SUPPOSING
    finite_seen: int | None = None  # the last finite verb of a relative clause without a comma; -1 before there is one

    def close(at: int) -> None:
        nonlocal first
        if at > first:
            around = suspended if finite_seen is not None and suspended is not None else statement
            found.append((first, at, statement, around))
            first = at

    def resume() -> int:
        nonlocal last, suspended
        if suspended is not None:
            back, suspended = suspended, None
            return back
        last += 1
        return last

    for at in range(start, end):
        norm = norms[at]
        if finite_seen is not None and norm in _FINITE:
            if 0 <= finite_seen < at - 1:
                close(at)
                statement, subordinate, finite_seen = resume(), False, None
            else:
                finite_seen = at
        following = norms[at + 1] if at + 1 < end else ""
        if norm in (";", ":"):
            close(at + 1)
            suspended, subordinate = None, False
            statement = resume()
        elif norm in ("(", "–"):
            close(at + 1)
            suspended, last = (statement if suspended is None else suspended), last + 1
            statement, subordinate = last, False
        elif norm == ")":
            close(at + 1)
            statement, subordinate = resume(), False
        elif norm == "?" and following == "dan":
            close(at + 1)
            suspended, last = None, last + 1
            statement, subordinate = last, False
        elif norm == "," and following in SUBORDINATORS:
            close(at + 1)
            opens = following in _NEW_STATEMENT
            if opens:
                suspended = None
            elif not subordinate:
                suspended = statement
            last += 1
            statement, subordinate = last, not opens
        elif norm == "," and subordinate:
            close(at + 1)
            statement, subordinate, finite_seen = resume(), False, None
        elif at > first and norm == "wanneer" and norms[at - 1] in _ASKS:
            continue
        elif at > first and (norm in _WITHOUT_COMMA or (norm == "als" and following in _AFTER_CONDITIONAL_ALS)):
            close(at)
            if not subordinate:
                suspended = statement
            last += 1
            statement, subordinate = last, True
        elif at > first and not subordinate and _opens_relative(norms, at):
            close(at)
            suspended, last = statement, last + 1
            statement, subordinate, finite_seen = last, True, -1
        elif at > first and not subordinate and _opens_statement(norm, following):
            close(at)
            suspended, last = None, last + 1
            statement = last
    close(end)
    return tuple(found)
