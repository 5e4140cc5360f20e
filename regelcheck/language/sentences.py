"""Sentence and clause ends in Dutch legal text, by rule: the same on every machine, with or without a trained model.

spaCy's own sentencizer splits after "jo.", "m.u.v." and "par."; a trained parser is no better on statute text. Ends
are given as token positions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

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


class Part(NamedTuple):
    """A clause on the tokens [start, end): its statement, and the statement around it."""

    start: int
    end: int
    statement: int
    around: int


def clauses(norms: Sequence[str], start: int, end: int) -> tuple[Part, ...]:
    """The clauses of the sentence in [start, end).

    The statement around a clause is its own, but for a relative clause without a comma: that one says more of a noun.

    A clause ends at ; : and brackets, before a subordinator that follows a comma, at the comma after such a subordinate
    clause, and before a coordinator with a finite verb. What follows a subordinate clause or a bracket in the middle of
    a statement belongs to that statement again: "Het bestuur kan, | indien nodig, | de regeling evalueren". A relative
    clause without a comma ends before the second finite verb: "wat zij niet kunnen oplossen | wordt voorgelegd".
    """
    division = _Division(start, subordinate=start < end and norms[start] in SUBORDINATORS | SUPPOSING)
    for at in range(start, end):
        norm, following = norms[at], norms[at + 1] if at + 1 < end else ""
        if norm in _FINITE:
            division.meet_finite(at)
        inside = at > division.first
        if norm in (";", ":") or (norm == "?" and following == "dan"):
            division.begin(at + 1)
        elif norm in ("(", "–"):
            division.bracket(at + 1)
        elif norm == ")":
            division.resume(at + 1)
        elif norm == "," and following in SUBORDINATORS:
            if following in _NEW_STATEMENT:
                division.begin(at + 1)
            else:
                division.interrupt(at + 1)
        elif norm == "," and division.subordinate:
            division.resume(at + 1)
            division.finite = None
        elif inside and norm == "wanneer" and norms[at - 1] in _ASKS:
            continue
        elif inside and (norm in _WITHOUT_COMMA or (norm == "als" and following in _AFTER_CONDITIONAL_ALS)):
            division.interrupt(at)
        elif inside and not division.subordinate and _opens_relative(norms, at):
            division.interrupt(at)
            division.finite = -1
        elif inside and not division.subordinate and _opens_statement(norm, following):
            division.begin(at)
    division.close(end)
    return tuple(division.found)


class _Division:
    """A sentence while its words are gone through: the clauses `found`, and the one that begins at `first`.

    `suspended` is the statement that was interrupted and goes on later; `finite` the last finite verb of a relative clause
    without a comma, -1 before there is one, and None outside such a clause.
    """

    def __init__(self, start: int, *, subordinate: bool) -> None:
        self.found: list[Part] = []
        self.first = start
        self.subordinate = subordinate
        self.finite: int | None = None
        self._statement = 0
        self._last = 0
        self._suspended: int | None = None

    def close(self, at: int) -> None:
        """End the clause before the token `at`."""
        if at > self.first:
            around = self._statement if self.finite is None or self._suspended is None else self._suspended
            self.found.append(Part(self.first, at, self._statement, around))
            self.first = at

    def begin(self, at: int) -> None:
        """A new statement."""
        self.close(at)
        self._suspended = None
        self._open(subordinate=False)

    def interrupt(self, at: int) -> None:
        """A subordinate clause; the statement it stands in goes on after it."""
        self.close(at)
        if not self.subordinate:
            self._suspended = self._statement
        self._open(subordinate=True)

    def bracket(self, at: int) -> None:
        """What stands between brackets or dashes; the statement goes on after it."""
        self.close(at)
        if self._suspended is None:
            self._suspended = self._statement
        self._open(subordinate=False)

    def resume(self, at: int) -> None:
        """The statement that was interrupted goes on; where none was, a new one begins."""
        self.close(at)
        if self._suspended is None:
            self._open(subordinate=False)
        else:
            self._statement, self._suspended, self.subordinate = self._suspended, None, False

    def meet_finite(self, at: int) -> None:
        """A finite verb: the second one after a relative clause without a comma is that of the statement around it."""
        if self.finite is None:
            return
        if 0 <= self.finite < at - 1:
            self.resume(at)
            self.finite = None
        else:
            self.finite = at

    def _open(self, *, subordinate: bool) -> None:
        self._last += 1
        self._statement, self.subordinate = self._last, subordinate
