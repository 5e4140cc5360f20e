"""The phrase notation of concepts: read a phrase as a jurist writes it, give the token sequences it stands for.

    woord  woord*  *woord  *woord*   a word, or a word by its beginning, end or part (compounds)
    a|b                              one of these words
    (a b|c)  [a b|c]                 one of these phrases; the same, or nothing
    ..  ..6                          at most 3 (or 6) other words, within the sentence
    ~begrip                          any phrase of another concept
    a & b                            both, in either order, with at most 12 words between ("licht & houden")
    @evalueren  @aan_kaarten         any form of a verb; with "_" its particle may stand apart ("kaart dit aan")
    @=evalueren                      only the finite forms of a verb: evalueert, evalueren, evalueerde
    <getal>  <jaartal>               a number in digits or letters; a year

Words are compared without capitals and accents. Which text they are found in is left to `concepts`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

MAX_SEQUENCES = 1500
"""Token sequences one phrase may stand for; more is a mistake in the phrase, not a need of the language."""

DEFAULT_GAP = 3
MAX_DEPTH = 12
"""Brackets inside brackets in one phrase."""


class NotationError(ValueError):
    """A phrase is not written as the notation asks; the message says what is wrong, in Dutch."""


class UnknownConcept(NotationError):
    """A phrase names a concept that does not exist; `name` is that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'het begrip "~{name}" bestaat niet')
        self.name = name


class Atom(NamedTuple):
    """A test on one word: `kind` is "woord", "begin", "einde", "deel" or "klasse".

    A named tuple, because hashing hundreds of thousands of them is most of what loading a rule set takes.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One word that satisfies any of `atoms`; or, when `gap` is set, at most that many arbitrary words."""

    atoms: frozenset[Atom] = frozenset()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Sequence:
    """Slots in order. `particle` says that the last word is a separated particle ("kaart dit … aan"): it must close
    its clause, because the same word is a preposition elsewhere."""

    slots: tuple[Slot, ...]
    particle: bool = False


Alternatives = tuple[Sequence, ...]
Lookup = Callable[[str], Alternatives]

CLASSES = frozenset({"getal", "jaartal"})

BOTH_GAP = 12
"""Words that may stand between the two sides of "&"."""

_TOKEN = re.compile(r"\s*(?:(?P<gap>\.\.\d{0,2}(?!\d))|(?P<sign>[()\[\]|])|(?P<word>[^\s()\[\]|]+))")


def fold(word: str) -> str:
    """The word in lower case without accents: the form in which all words are compared.

    >>> fold("Vóór"), fold("geëvalueerd")
    ('voor', 'geevalueerd')
    """
    if word.isascii():
        return word.lower()
    return word.lower().translate(_ACCENTS)


_ACCENTS = str.maketrans(
    {
        **dict.fromkeys("áàâäã", "a"),
        **dict.fromkeys("éèêë", "e"),
        **dict.fromkeys("íìîï", "i"),
        **dict.fromkeys("óòôöõ", "o"),
        **dict.fromkeys("úùûü", "u"),
        "ç": "c",
        "ñ": "n",
        "ĳ": "ij",
        "’": "'",
        "‘": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
)


def parse_phrase(phrase: str, *, concept: Lookup, verb: Lookup) -> Alternatives:
    """The token sequences `phrase` stands for; `concept` and `verb` resolve ~names and @verbs.

    Raises NotationError when it is not well formed, can match nothing, or stands for too many sequences.
    """
    sides = [_Parser(_tokens(side), concept, verb).phrase() for side in re.split(r"\s&\s", phrase)]
    if len(sides) > 2:
        raise NotationError('hooguit één "&" in een woordgroep')
    alternatives = sides[0] if len(sides) == 1 else _both_orders(*sides)
    for sequence in alternatives:
        if not any(slot.atoms for slot in sequence.slots):
            raise NotationError("een woordgroep kan niet alleen uit weglaatbare delen bestaan")
        if sequence.slots[0].gap or sequence.slots[-1].gap:
            raise NotationError('een ".." hoort tussen twee woorden te staan')
    return alternatives


def _both_orders(left: Alternatives, right: Alternatives) -> Alternatives:
    between = (Sequence((Slot(gap=BOTH_GAP),)),)
    return tuple(dict.fromkeys(_product([left, between, right]) + _product([right, between, left])))


def _tokens(phrase: str) -> list[tuple[str, str, bool]]:
    """(kind, text, glued to the token before it)."""
    found: list[tuple[str, str, bool]] = []
    at = 0
    phrase = phrase.rstrip()
    while at < len(phrase):
        match = _TOKEN.match(phrase, at)
        if match is None:  # pragma: no cover - the pattern takes any character
            raise NotationError(f"onleesbaar teken op plaats {at + 1}")
        kind = match.lastgroup or ""
        found.append((kind, match[kind], match.start(kind) == at and at > 0))
        at = match.end()
    return found


class _Parser:
    def __init__(self, tokens: list[tuple[str, str, bool]], concept: Lookup, verb: Lookup) -> None:
        self.tokens = tokens
        self.at = 0
        self.concept = concept
        self.verb = verb
        self.depth = 0

    def phrase(self) -> Alternatives:
        if not self.tokens:
            raise NotationError("een lege woordgroep")
        result = self._sequence(closing="")
        if self.at < len(self.tokens):
            raise NotationError(f'"{self.tokens[self.at][1]}" sluit niets af')
        return result

    def _peek(self) -> tuple[str, str, bool] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _sequence(self, closing: str) -> Alternatives:
        """Items up to the closing bracket or, inside brackets, the next "|"."""
        parts: list[Alternatives] = []
        while (token := self._peek()) is not None and token[1] not in (closing or ")", ")", "]"):
            if token[1] == "|":
                if closing:
                    break
                raise NotationError('"|" staat los; schrijf "a|b" aaneen of zet de keuze tussen haakjes')
            parts.append(self._item(bare=not closing))
        if not parts:
            raise NotationError("een lege keuze tussen haakjes")
        return _product(parts)

    def _item(self, *, bare: bool) -> Alternatives:
        kind, text, _ = self.tokens[self.at]
        self.at += 1
        if kind == "gap":
            gap = int(text[2:]) if len(text) > 2 else DEFAULT_GAP
            if not gap:
                raise NotationError('"..0" laat niets toe; laat het weg')
            return (Sequence((Slot(gap=gap),)),)
        if text in "([":
            return self._group("(" if text == "(" else "[")
        options = list(self._word(text))
        # Outside brackets "a|b" written without spaces is a choice of words.
        while bare and (nxt := self._peek()) is not None and nxt[1] == "|" and nxt[2]:
            self.at += 1
            following = self._peek()
            if following is None or following[0] != "word":
                raise NotationError('na "|" hoort een woord')
            self.at += 1
            options.extend(self._word(following[1]))
        return merge_single_words(options)

    def _group(self, opening: str) -> Alternatives:
        closing = ")" if opening == "(" else "]"
        options: list[Sequence] = []
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotationError(f"meer dan {MAX_DEPTH} haakjes in elkaar")
        while True:
            options.extend(self._sequence(closing))
            token = self._peek()
            if token is None:
                raise NotationError(f'een "{opening}" zonder "{closing}"')
            self.at += 1
            if token[1] == closing:
                break
            if token[1] != "|":
                raise NotationError(f'"{token[1]}" waar "{closing}" hoort')
        self.depth -= 1
        if opening == "[":
            options.append(Sequence(()))
        return merge_single_words(options)

    def _word(self, text: str) -> Alternatives:
        if text.startswith("~"):
            return self.concept(text[1:])
        if text.startswith("@"):
            return self.verb(text[1:])
        if text.startswith("<") and text.endswith(">"):
            if text[1:-1] not in CLASSES:
                raise NotationError(f'"{text}" is geen bekende klasse ({", ".join(sorted(CLASSES))})')
            return (Sequence((Slot(frozenset({Atom("klasse", text[1:-1])})),)),)
        return (Sequence((Slot(frozenset({atom_of(text)})),)),)


def atom_of(text: str) -> Atom:
    """The test that one word of the notation stands for: `uittre*` begins with, `*regeling` ends with."""
    core = text.strip("*")
    if not core or "*" in core:
        raise NotationError(f'"{text}": een "*" staat aan het begin of het eind van een woord')
    kinds = {(False, False): "woord", (False, True): "begin", (True, False): "einde", (True, True): "deel"}
    return Atom(kinds[text.startswith("*"), text.endswith("*")], fold(core))


def merge_single_words(options: Iterable[Sequence]) -> Alternatives:
    """The options with all one-word alternatives taken together in one slot: far fewer sequences to try."""
    single: set[Atom] = set()
    others: dict[Sequence, None] = {}
    for option in options:
        if len(option.slots) == 1 and option.slots[0].atoms and not option.particle:
            single |= option.slots[0].atoms
        else:
            others[option] = None
    merged = (Sequence((Slot(frozenset(single)),)),) if single else ()
    return merged + tuple(others)


def _product(parts: list[Alternatives]) -> Alternatives:
    total = 1
    for part in parts:
        total *= len(part)
    if total > MAX_SEQUENCES:
        raise NotationError(f"de woordgroep staat voor {total} reeksen; meer dan {MAX_SEQUENCES} is te veel, splits haar")
    found: dict[Sequence, None] = {}
    for combination in itertools.product(*parts):
        slots = tuple(slot for sequence in combination for slot in sequence.slots)
        # Only a particle at the very end must close its clause: before more words it is followed by those.
        found[Sequence(_joined_gaps(slots), particle=combination[-1].particle)] = None
    return tuple(found)


def _joined_gaps(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    joined: list[Slot] = []
    for slot in slots:
        if slot.gap and joined and joined[-1].gap:
            joined[-1] = replace(joined[-1], gap=max(joined[-1].gap, slot.gap))
        else:
            joined.append(slot)
    return tuple(joined)
