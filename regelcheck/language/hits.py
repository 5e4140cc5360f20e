"""What was found in a text: concepts, and on which words each rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Range = tuple[int, int]
"""Tokens [start, end)."""
Span = tuple[Range, ...]
"""A match as the ranges of the words that matched, in order; what a gap skips is between them."""
Spans = list[Span]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A concept found in a text. `words` are the ranges that matched: in "kaart dit aan" not what stands between."""

    words: Span
    concept: str = field(compare=False)

    @property
    def start(self) -> int:
        """The first token."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """The token after the last one."""
        return self.words[-1][1]

    def shares_words(self, other: Hit) -> bool:
        """Whether both rest on some of the same words."""
        for start, end in self.words:
            for begin, stop in other.words:
                if start < stop and begin < end:
                    return True
        return False


class Hits(Mapping[str, tuple[Hit, ...]]):
    """The hits of every concept in one text, in order of place; made when first asked for, for most are never asked."""

    __slots__ = ("_made", "_spans")

    def __init__(self, spans: Mapping[str, Spans]) -> None:
        self._spans = spans
        self._made: dict[str, tuple[Hit, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Hit, ...]:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = tuple([Hit(span, name) for span in self._spans[name]])
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._spans

    def get(self, name: str, default: Any = ()) -> Any:
        """The hits of a concept; most are asked for in vain, and that should cost nothing."""
        return self[name] if name in self._spans else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def count(self, name: str) -> int:
        """How many hits of a concept there are."""
        return len(self._spans.get(name, ()))

    def with_also(self, lent: Mapping[str, Spans]) -> Hits:
        """These hits, with those at `lent`."""
        spans = self._spans
        both = {name: sorted({*spans.get(name, ()), *also}) for name, also in lent.items()}
        return Hits({**spans, **both})
