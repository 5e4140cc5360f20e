"""What the grammar of a sentence says against the reading of the rules: another who does it, or another denial.

The rules read words and how far a denial reaches; the parser reads what depends on what. Where they part, a person should
look: the quote is marked, and the verdict stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelcheck.engine.annotate import Annotated, Line, Mention, Passage
from regelcheck.engine.deadline import NO_DEADLINE, Deadline
from regelcheck.engine.matching import Match
from regelcheck.engine.weighing import CLAUSE, FORWARD, GROUP, PREVIOUS, SENTENCE
from regelcheck.language.hits import Hit
from regelcheck.language.trained import Parse, Reader

ORGAN = "orgaan"
"""The concept of all who can do something in a Regeling."""
_DENIALS = frozenset("niet geen nooit nimmer noch geenszins evenmin".split())
_CONDITIONS = frozenset("indien als wanneer ingeval mits tenzij zolang zodra mocht mochten".split())
_ARGUMENTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "csubj", "xcomp", "aux", "aux:pass", "cop", "obl", "obl:agent"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = "nsubj:pass"
_AGENTS = frozenset({"obl:agent"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis"})
_SAME_DOER = frozenset({"xcomp", "conj", "aux", "aux:pass"})


class SecondReading:
    """Reads the sentences that carry a match again, each once a document."""

    def __init__(self, reader: Reader, deadline: Deadline = NO_DEADLINE) -> None:
        self._reader = reader
        self._deadline = deadline
        self._parses: dict[tuple[int, Line], Parse | None] = {}

    def objections(self, document: Annotated, match: Match) -> dict[Line, str]:
        """Of the sentences of a match those that the parser reads otherwise, with what it reads."""
        found: dict[Line, str] = {}
        for mention in match.mentions:
            if mention.line in found:
                continue
            passage = document.passages[mention.passage]
            parse = self._parse(document, passage, mention)
            if parse is None:
                continue
            sentence = _InSentence(parse, passage, mention.sentence)
            said = sentence.on_denial(mention) or sentence.on_doer(mention, match.mentions)
            if said:
                found[mention.line] = said
        return found

    def _parse(self, document: Annotated, passage: Passage, mention: Mention) -> Parse | None:
        key = id(document), mention.line
        if key not in self._parses:
            self._deadline.check()
            self._parses[key] = self._reader.parse(passage.text, mention.sentence)
        return self._parses[key]


class _InSentence:
    """One parsed sentence; tokens count from its beginning."""

    def __init__(self, parse: Parse, passage: Passage, sentence: int) -> None:
        self._parse = parse
        self._passage = passage
        self._sentence = sentence
        self._bounds = passage.text.sentences[sentence]

    def on_denial(self, mention: Mention) -> str:
        """What the grammar says against the denial, or the lack of it, that the rules read."""
        own = self._tokens(mention.hit)
        roots = [token for token in own if self._parse.heads[token] not in own or self._parse.heads[token] == token]
        if not mention.denied:
            for root in roots:
                denial = self._denial_of(root, own)
                if denial is not None and not self._supposed(root):
                    return f"de ontleding leest hier een ontkenning („{self._word(denial)}” bij „{self._word(root)}”)"
            return ""
        cues = self._plain_cues()
        if cues and not any(cue in self._around(root) for cue in cues for root in roots):
            return f"de ontleding betrekt „{self._word(cues[0])}” op iets anders dan „{self._word(roots[0])}”"
        return ""

    def on_doer(self, mention: Mention, mentions: Sequence[Mention]) -> str:
        """Who does it according to the grammar, where the match rests on another organ in this sentence."""
        organs = [self._tokens(hit) for hit in self._passage.hits.get(ORGAN, ()) if self._here(hit)]
        own = self._tokens(mention.hit)
        does = not any(own <= organ for organ in organs)
        verb = next((token for token in sorted(own) if does and self._doer(token) is not None), None)
        doer = self._doer(verb) if verb is not None else None
        if verb is None or doer is None or not any(doer in organ for organ in organs):
            return ""
        for other in mentions:
            tokens = self._tokens(other.hit) if other.line == mention.line else frozenset()
            is_organ = bool(tokens) and other is not mention and any(tokens <= organ or organ <= tokens for organ in organs)
            if is_organ and verb not in tokens and not any(verb in self._of_verb(token) for token in tokens):
                named = self._word(min(tokens, key=lambda token: (self._parse.heads[token] in tokens, token)))
                return f"volgens de ontleding is „{self._word(doer)}” degene die dit doet („{self._word(verb)}”), niet „{named}”"
        return ""

    def _doer(self, token: int) -> int | None:
        """The subject of a verb, of a passive the one by whom; of a verb that goes on from another the doer of that one."""
        seen: set[int] = set()
        while token not in seen:
            seen.add(token)
            children = {self._parse.labels[child]: child for child in self._parse.children(token)}
            agents = [child for label, child in children.items() if label in _AGENTS]
            subjects = [child for label, child in children.items() if label in _SUBJECTS]
            if agents or subjects:
                return (agents or subjects)[0]
            if _PASSIVE in children or self._parse.labels[token] not in _SAME_DOER:
                return None
            token = self._parse.heads[token]
        return None

    def _denial_of(self, root: int, own: frozenset[int]) -> int | None:
        """The word that denies a word, or the verb of which it is part: one that the rules take for a denial as well."""
        cues = {cue for cue in self._cues() if self._parse.norms[cue] in _DENIALS} - own
        return next((child for token in self._carried(root) for child in self._parse.children(token) if child in cues), None)

    def _carried(self, root: int) -> Iterator[int]:
        """A word and, where it is an argument of one, the verb that carries it."""
        yield root
        if self._parse.labels[root] in _ARGUMENTS:
            yield self._parse.heads[root]

    def _supposed(self, root: int) -> bool:
        """Whether the word stands in a condition: what is denied there is supposed, not laid down."""
        return any(
            self._parse.norms[child] in _CONDITIONS for token in self._upward(root) for child in (token, *self._parse.children(token))
        )

    def _plain_cues(self) -> list[int]:
        """The denials of the sentence, when each is one plain word of it; otherwise none, for the grammar knows no others."""
        if self._passage.lead is not None or self._passage.hits.get(PREVIOUS):
            return []
        cues = self._cues()
        return cues if all(self._parse.norms[cue] in _DENIALS for cue in cues) else []

    def _cues(self) -> list[int]:
        """The words of the sentence that deny something, as rules/taal has them."""
        hits = [hit for name in (FORWARD, GROUP, CLAUSE, SENTENCE) for hit in self._passage.hits.get(name, ()) if self._here(hit)]
        return sorted({token for hit in hits for token in self._tokens(hit)})

    def _around(self, root: int) -> set[int]:
        """All words that have to do with a word in the grammar: above it, beside what is above it, and below it."""
        found: set[int] = set()
        for token in self._upward(root):
            found |= {token, *self._parse.children(token)}
        waiting = [root]
        while waiting:
            token = waiting.pop()
            below = [child for child in self._parse.children(token) if child not in found or token == root]
            found |= set(below)
            waiting += below
        return found

    def _upward(self, token: int) -> list[int]:
        """A word and the words it depends on, up to the root."""
        path = [token]
        while self._parse.heads[path[-1]] not in path:
            path.append(self._parse.heads[path[-1]])
        return path

    def _of_verb(self, token: int) -> list[int]:
        """A word and those it depends on within its own clause: what is in a relative clause is no part of the verb outside."""
        path = self._upward(token)
        ends = (at for at, one in enumerate(path) if self._parse.labels[one] in _CLAUSES)
        return path[: next(ends, len(path)) + 1]

    def _here(self, hit: Hit) -> bool:
        return self._bounds.start <= hit.start < self._bounds.end

    def _tokens(self, hit: Hit) -> frozenset[int]:
        return frozenset(token - self._bounds.start for start, end in hit.words for token in range(start, end))

    def _word(self, token: int) -> str:
        text = self._passage.text
        start, end = text.chars(self._bounds.start + token, self._bounds.start + token + 1)
        return text.text[start:end]
