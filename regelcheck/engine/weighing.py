"""Denial and modality: what "geen", "niet", "kan" and "streeft naar" do to a concept in the same sentence.

The cues are concepts in rules/taal/ontkenning.yaml; this room knows only how far each kind reaches:

    ontkent-vooruit     what follows in its clause, and in what is said of that ("geen moment waarop wordt geëvalueerd")
    ontkent-deelzin     what stands in its clause, on either side ("wordt niet geëvalueerd")
    ontkent-zin         the whole sentence, up to a semicolon ("blijft achterwege")
    ontkent-vorige-zin  the sentence before as well ("Daarvan wordt afgezien.")
    vrijblijvend        its clause

A cue inside the hit itself is part of the notion ("niet aangenomen"), and a cue in a condition ("indien geen
overeenstemming wordt bereikt") supposes something without laying it down: neither denies.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping

from regelcheck.language.concepts import Hit
from regelcheck.language.tokens import Clause, Text

FORWARD, CLAUSE, SENTENCE, PREVIOUS, FREE = (
    "ontkent-vooruit",
    "ontkent-deelzin",
    "ontkent-zin",
    "ontkent-vorige-zin",
    "vrijblijvend",
)
REACH = 14
"""Words that "geen" reaches ahead, and "niet" either way: further on, another thing is meant."""
_STOPS = frozenset(".,;:)")


class Weigher:
    """Weighs the hits of one text. `lead` says whether the opening words of its list deny it or leave it free."""

    def __init__(self, text: Text, hits: Mapping[str, tuple[Hit, ...]], lead: tuple[bool, bool]) -> None:
        self._text = text
        self._hits = hits
        self._lead_denies, self._lead_frees = lead
        self._sentence_starts = [sentence.start for sentence in text.sentences]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect.bisect_right(self._sentence_starts, token) - 1

    def denied(self, hit: Hit, sentence: int) -> bool:
        """Whether the hit stands in the text as something that is not so."""
        clause = self._clause(sentence, hit.start)
        if self._lead_denies:
            return True
        for cue in self._cues(SENTENCE, sentence):
            beside = ";" not in self._text.norms[min(cue.end, hit.end) : max(cue.start, hit.start)]
            if beside and not cue.shares_words(hit) and not self._clause(sentence, cue.start).conditional:
                return True
        if sentence + 1 < len(self._text.sentences) and any(True for _ in self._cues(PREVIOUS, sentence + 1)):
            return True
        if clause.conditional:
            return False
        for cue in self._cues(FORWARD, sentence):
            within = self._clause(sentence, cue.start).statement in (clause.statement, clause.around)
            # "kent geen gezamenlijke doelen": the cue may stand between the words of the hit.
            ahead = cue.end <= hit.words[-1][0] and hit.start <= cue.end + REACH
            if within and ahead and not cue.shares_words(hit):
                return True
        for cue in self._cues(CLAUSE, sentence):
            within = self._clause(sentence, cue.start).statement == clause.statement
            if within and not cue.shares_words(hit) and -REACH <= hit.start - cue.end <= REACH:
                return True
        return False

    def voluntary(self, hit: Hit, sentence: int) -> bool:
        """Whether the text leaves it free to do what the hit names."""
        if self._lead_frees:
            return True
        clause = self._clause(sentence, hit.start)
        if clause.conditional:
            return False
        return any(
            self._clause(sentence, cue.start).statement == clause.statement
            and not cue.shares_words(hit)
            and not self._closes_statement(cue, sentence)
            for cue in self._cues(FREE, sentence)
        )

    def _closes_statement(self, cue: Hit, sentence: int) -> bool:
        """Whether the cue is the last word of its statement: there Dutch puts the verb of a subordinate clause ("waar dat
        kan"), never that of a main clause."""
        norms = self._text.norms
        if cue.end >= len(norms) or norms[cue.end] not in _STOPS:
            return False
        statement = self._clause(sentence, cue.start).statement
        clauses = self._text.sentences[sentence].clauses
        return not any(clause.statement == statement and clause.start > cue.start for clause in clauses)

    def denies_what_follows(self) -> bool:
        """Whether the last clause, as the opening words of a list, denies the items."""
        last = len(self._text.sentences) - 1
        if last < 0:
            return False
        clause = self._text.sentences[last].clauses[-1]
        if clause.conditional:
            return False
        cues = [*self._cues(FORWARD, last), *self._cues(CLAUSE, last), *self._cues(SENTENCE, last)]
        return any(cue.start >= clause.start for cue in cues)

    def frees_what_follows(self) -> bool:
        """Whether the last clause, as the opening words of a list, leaves the items free."""
        last = len(self._text.sentences) - 1
        if last < 0:
            return False
        clause = self._text.sentences[last].clauses[-1]
        return not clause.conditional and any(cue.start >= clause.start for cue in self._cues(FREE, last))

    def _cues(self, name: str, sentence: int) -> Iterator[Hit]:
        bounds = self._text.sentences[sentence]
        return (hit for hit in self._hits.get(name, ()) if bounds.start <= hit.start < bounds.end)

    def _clause(self, sentence: int, token: int) -> Clause:
        clauses = self._text.sentences[sentence].clauses
        return next((clause for clause in clauses if clause.start <= token < clause.end), clauses[-1])
