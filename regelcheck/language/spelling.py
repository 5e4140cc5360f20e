"""The spelling of before 1947, in which many a Regeling has stood since: "tusschen", "loopen", "zoodanig", "eene gemeente"."""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"(?:(?<=e)e|(?<=o)o)(?=[bcdfghjklmnprstvwz][aeiou])")
"""The second sign of a long vowel in an open syllable, where one is enough now: "deelen", "noodig"."""
_MUTE = re.compile(r"(?<=[knprt]s)ch(?=$|e$|en$|t$|te$|ten$|elijk|heid)|(?<=ss)ch(?=e)")
"""The "ch" that was written after an "s" and not spoken: "wenschen", "dagelijksch", "tusschen"."""
_INFLECTED = {"een": "een", "geen": "geen", "zijn": "zijn", "hunn": "hun", "har": "haar"}
_WORDS = {"zoo": "zo"} | {f"{stem}{end}": word for stem, word in _INFLECTED.items() for end in ("e", "er", "en")}


def modern(word: str) -> str:
    """The folded word as it is spelled now. One that never was in the old spelling ("tweede") may come out as no word at
    all, so what it means as it is written stays."""
    return _WORDS.get(word) or _MUTE.sub("", _DOUBLED.sub("", word))
