"""Denial and modality: what "geen", "niet", "kan" and "streeft naar" do to a concept in the same sentence.

The cues are concepts in rules/taal/ontkenning.yaml; this room knows only how far each kind reaches:

    ontkent-vooruit     what follows in its clause, and in what is said of that ("geen moment waarop wordt geëvalueerd")
    ontkent-groep       what follows in its word group, up to a comma or a finite verb ("zonder aankondiging | houdt …")
    ontkent-deelzin     what stands in its clause, on either side ("wordt niet geëvalueerd"); after a relative, what follows
    ontkent-zin         the whole sentence, up to a semicolon or a "maar" with a subject of its own ("blijft achterwege")
    ontkent-vorige-zin  the sentence before as well ("Daarvan wordt afgezien.")
    vrijblijvend        its clause
    schuift-door        what follows it in its sentence, up to a semicolon ("hoe wordt geëvalueerd, staat in een protocol")

A cue inside the hit itself is part of the notion ("niet aangenomen"), and a cue in a condition ("indien geen
overeenstemming wordt bereikt") supposes something without laying it down: neither denies.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping

from regelcheck.language.hits import Hit
from regelcheck.language.tokens import Clause, Text

CUES = FORWARD, GROUP, CLAUSE, SENTENCE, PREVIOUS, FREE, DEFERS, FINITE = (
    "ontkent-vooruit",
    "ontkent-groep",
    "ontkent-deelzin",
    "ontkent-zin",
    "ontkent-vorige-zin",
    "vrijblijvend",
    "schuift-door",
    "persoonsvorm",
)
REACH = 14
"""Words that "geen" reaches ahead, and "niet" either way: further on, another thing is meant."""
CUE_WORDS = 24
"""Words a cue may itself take up, gaps included."""
OPENING_WORDS = 5
"""Words before a cue that denies the sentence before its own."""
INTERRUPTIONS = 6
"""Clauses that may stand between two parts of one statement."""
_STOPS = frozenset(".,;:)")
_GROUP_STOPS = frozenset({",", ";", ":", "(", ")"})
_CONTRASTS = frozenset({"maar", "doch"})
_RELATIVES = frozenset({"die", "dat", "welke", "hetwelk", "wie"})
# "… maar dit blijft achterwege" speaks of what stands before it, "maar het bestuur evalueert" does not.
_POINTS_BACK = frozenset("dit dat deze die zij ze hij er daarvan hiervan daarvoor hiervoor daarin hierin daartoe hiertoe zulks".split())


class Weigher:
    """Weighs the hits of one text. `lead` says whether the opening words of its list deny it or leave it free; `norm`
    whether a norm can stand here. "De regeling zegt daarover niets" in a toelichting denies nothing said before it there.

    All cues are put in order once: by reach for those that count words, by statement or by part for those that do not.
    A hit then looks at the few near it, so that weighing takes time in proportion to the text.
    """

    def __init__(
        self, text: Text, hits: Mapping[str, tuple[Hit, ...]], lead: tuple[bool, bool], *, norm: bool = True
    ) -> None:
        self._text = text
        self._lead_denies, self._lead_frees = lead
        self._sentence_starts = text.sentence_starts
        self._clause_starts = [[clause.start for clause in sentence.clauses] for sentence in text.sentences]
        self._finite = sorted(hit.start for hit in hits.get(FINITE, ()))
        self._parts, self._contrasts = self._divided()
        self._forward = self._near(hits.get(FORWARD, ()))
        self._group = self._near(hits.get(GROUP, ()))
        self._either_way = self._near(hits.get(CLAUSE, ()))
        self._previous = {self.sentence_of(cue.start) for cue in hits.get(PREVIOUS, ()) if norm and self._opens_sentence(cue)}
        self._whole: dict[tuple[int, int], list[Hit]] = {}
        for cue in hits.get(SENTENCE, ()):
            sentence = self.sentence_of(cue.start)
            if not self._clause(sentence, cue.start).conditional:
                number = self._parts[cue.start]
                self._whole.setdefault((sentence, number), []).append(cue)
                if number in self._contrasts:
                    self._whole.setdefault((sentence, number - 1), []).append(cue)
        self._freed: dict[tuple[int, int], list[Hit]] = {}
        for cue in hits.get(FREE, ()):
            sentence = self.sentence_of(cue.start)
            clause = self._clause(sentence, cue.start)
            if not self._closes_statement(cue, sentence):
                self._freed.setdefault((sentence, clause.statement), []).append(cue)
        self._deferred: dict[tuple[int, int], int] = {}
        for cue in hits.get(DEFERS, ()):
            part = self.sentence_of(cue.start), self._parts[cue.start]
            self._deferred[part] = min(cue.start, self._deferred.get(part, cue.start))

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect.bisect_right(self._sentence_starts, token) - 1

    def withdrawn(self, hit: Hit, sentence: int) -> bool:
        """Whether the whole sentence is said not to be so: that takes away a notion that is itself a denial as well ("van een
        voorzitter die geen deelnemer vertegenwoordigt, wordt afgezien")."""
        if sentence + 1 in self._previous:
            return True
        return any(not cue.shares_words(hit) for cue in self._whole.get((sentence, self._parts[hit.start]), ()))

    def denied(self, hit: Hit, sentence: int) -> bool:
        """Whether the hit stands in the text as something that is not so."""
        if self._lead_denies or self.withdrawn(hit, sentence):
            return True
        clause = self._clause(sentence, hit.start)
        if clause.conditional:
            return False
        for cue in self._around(self._forward, hit):
            # "kent geen gezamenlijke doelen": the cue may stand between the words of the hit.
            ahead = cue.end <= hit.words[-1][0] and hit.start <= cue.end + REACH
            within = self._statement(sentence, cue) in (clause.statement, clause.around)
            if ahead and within and not cue.shares_words(hit):
                return True
        for cue in self._around(self._group, hit):
            if cue.end <= hit.start < self._group_end(cue.end) and not cue.shares_words(hit):
                return True
        for cue in self._around(self._either_way, hit):
            near = -REACH <= hit.start - cue.end <= REACH
            if hit.end <= cue.start and self._in_relative_clause(cue):
                continue
            if near and self._statement(sentence, cue) == clause.statement and not cue.shares_words(hit):
                return True
        return False

    def voluntary(self, hit: Hit, sentence: int) -> bool:
        """Whether the text leaves it free to do what the hit names."""
        if self._lead_frees:
            return True
        clause = self._clause(sentence, hit.start)
        if clause.conditional:
            return False
        return any(not cue.shares_words(hit) for cue in self._freed.get((sentence, clause.statement), ()))

    def deferred(self, hit: Hit, sentence: int) -> bool:
        """Whether the text leaves what the hit names to another document, or to a later decision."""
        start = self._deferred.get((sentence, self._parts[hit.start]))
        return start is not None and start < hit.end

    def denies_what_follows(self) -> bool:
        """Whether the last clause, as the opening words of a list, denies the items."""
        last = len(self._text.sentences) - 1
        clause = self._text.sentences[last].clauses[-1]
        whole = [cue for cues in self._whole.values() for cue in cues]
        cues = (*self._forward[1], *self._group[1], *self._either_way[1], *whole)
        return not clause.conditional and any(cue.start >= clause.start for cue in cues)

    def frees_what_follows(self) -> bool:
        """Whether the last clause, as the opening words of a list, leaves the items free."""
        last = len(self._text.sentences) - 1
        clause = self._text.sentences[last].clauses[-1]
        cues = self._freed.get((last, clause.statement), ())
        return not clause.conditional and any(cue.start >= clause.start for cue in cues)

    def _divided(self) -> tuple[list[int], frozenset[int]]:
        """The part of its sentence each token is in, and the parts that begin with a "maar" that points back."""
        norms, parts, contrasts = self._text.norms, [], set()
        finite = set(self._finite)
        part = 0
        for at, norm in enumerate(norms):
            if norm == ";" or norm in _CONTRASTS:
                part += 1
                following = at + 1
                if norm in _CONTRASTS and following < len(norms) and (norms[following] in _POINTS_BACK or following in finite):
                    contrasts.add(part)
            parts.append(part)
        return parts, frozenset(contrasts)

    def _group_end(self, start: int) -> int:
        """The token at which a word group from `start` ends: a comma, a finite verb, the end of the sentence."""
        at = bisect.bisect_left(self._finite, start)
        after = self.sentence_of(start - 1) + 1
        sentence_end = self._sentence_starts[after] if after < len(self._sentence_starts) else len(self._text.norms)
        end = min(start + REACH, sentence_end, self._finite[at] if at < len(self._finite) else start + REACH)
        return next((token for token in range(start, end) if self._text.norms[token] in _GROUP_STOPS), end)

    @staticmethod
    def _near(cues: tuple[Hit, ...]) -> tuple[list[int], list[Hit]]:
        found = sorted(cues, key=lambda cue: cue.start)
        return [cue.start for cue in found], found

    @staticmethod
    def _around(near: tuple[list[int], list[Hit]], hit: Hit) -> list[Hit]:
        """The cues that may reach the hit, with room for the words of the cue itself."""
        starts, cues = near
        first = bisect.bisect_left(starts, hit.start - REACH - CUE_WORDS)
        return cues[first : bisect.bisect_right(starts, hit.end + REACH)]

    def _statement(self, sentence: int, cue: Hit) -> int:
        """The statement a cue stands in; -1 for a cue in another sentence."""
        return self._clause(sentence, cue.start).statement if self.sentence_of(cue.start) == sentence else -1

    def _opens_sentence(self, cue: Hit) -> bool:
        """Whether the cue stands near the start of its sentence, where "daarvan" speaks of the one before; further on it
        speaks of something in its own ("is geen lid van het bestuur en heeft daarin geen stem")."""
        return cue.start - self._sentence_starts[self.sentence_of(cue.start)] <= OPENING_WORDS

    def _in_relative_clause(self, cue: Hit) -> bool:
        """Whether the cue opens a relative clause ("het lid dat niet …"): what stands before that is not denied by it."""
        return cue.start > 0 and self._text.norms[cue.start - 1] in _RELATIVES

    def _closes_statement(self, cue: Hit, sentence: int) -> bool:
        """Whether the cue is the last word of its statement: there Dutch puts the verb of a subordinate clause ("waar dat
        kan"), never that of a main clause."""
        norms = self._text.norms
        if cue.end >= len(norms) or norms[cue.end] not in _STOPS:
            return False
        clauses = self._text.sentences[sentence].clauses
        at = bisect.bisect_right(self._clause_starts[sentence], cue.start) - 1
        statement = clauses[at].statement
        # A statement that was interrupted goes on right after what interrupted it.
        return all(clause.statement != statement for clause in clauses[at + 1 : at + 1 + INTERRUPTIONS])

    def _clause(self, sentence: int, token: int) -> Clause:
        at = bisect.bisect_right(self._clause_starts[sentence], token) - 1
        return self._text.sentences[sentence].clauses[max(at, 0)]
