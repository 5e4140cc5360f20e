"""What a reference to articles says: which law, which articles, which of them not."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleRange:
    """One article (`first == last`) or a range of them; `last` None is open ("52 en volgende").

    `leden` and `onderdelen` narrow it to a part of the (last) article.
    """

    first: str
    last: str | None
    leden: tuple[str, ...] = ()
    onderdelen: tuple[str, ...] = ()

    def holds(self, artikel: str) -> bool:
        """Does the number fall in the range? "59a" comes after "59" and before "60"."""
        if artikel == self.first or artikel == self.last:
            return True
        key, first = _key(artikel), _key(self.first)
        if key is None or first is None or first > key:
            return False
        last = _key(self.last) if self.last is not None else None
        return self.last is None or (last is not None and key <= last)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at `text[start:end]`. `law` None means: this text itself.

    `hoofdstuk` is set for a whole chapter ("hoofdstuk IV"). `relative` is set for "dit artikel", "vorige artikel",
    "dit lid", "vorige lid", "volgende lid"; `leden` for leden without an article ("het eerste lid").
    """

    start: int
    end: int
    law: str | None
    artikelen: tuple[ArticleRange, ...]
    uitgezonderd: tuple[ArticleRange, ...] = ()
    hoofdstuk: str | None = None
    relative: str | None = None
    leden: tuple[str, ...] = ()

    def covers(self, artikel: str, lid: str | None = None) -> bool:
        """Is the article (or that lid of it) meant? Exceptions count when they take out all of what is asked."""
        for exception in self.uitgezonderd:
            if exception.holds(artikel) and (
                not exception.leden or (lid is not None and lid in exception.leden)
            ):
                return False
        return any(
            item.holds(artikel)
            and (not item.leden or lid is None or lid in item.leden or artikel != (item.last or item.first))
            for item in self.artikelen
        )


def _key(number: str) -> tuple[tuple[int, ...], str] | None:
    match = re.fullmatch(r"(\d+(?:[.:]\d+)*)\s?([a-z]{0,8})", number.lower())
    if match is None:
        return None
    return tuple(int(part) for part in re.split(r"[.:]", match[1])), match[2]
