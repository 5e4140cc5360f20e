"""spaCy's Dutch tokenizer, and of spaCy no more than that: no pipeline, no model, no command line.

`import spacy` also imports the programs with which spaCy downloads models and trains them, and with those an HTTP client:
a third of the time, and code that a checker which asks no network has no business with. `spacy.blank("nl")` works out
4,670 exceptions ("a.u.b.", "8am", ":-)") three times, of which a text has a handful; here an exception is added when a
text first holds it. The tokens are the same, which a test holds.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from types import ModuleType
from typing import Any

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_SLASH_BETWEEN_LETTERS = r"(?<=[A-Za-zÀ-ÿ])/(?=[A-Za-zÀ-ÿ])"
_SIGNS = 2
"""Signs by which an exception is looked up: its last ones when it ends in a full stop, its first ones when not."""


class Tokenizer:
    """Makes a text a spaCy Doc: the Dutch defaults, and a slash between letters splits a word ("en/of")."""

    def __init__(self) -> None:
        with _without_command_line():
            dutch = importlib.import_module("spacy.lang.nl").Dutch.Defaults
            tokenizing = importlib.import_module("spacy.tokenizer")
            vocabulary = importlib.import_module("spacy.vocab")
            util = importlib.import_module("spacy.util")
        exceptions: Mapping[str, Any] = dutch.tokenizer_exceptions
        # An exception can matter only to a text that holds its signs one after another, white space apart.
        awaited = {written for written in exceptions if len(written) >= _SIGNS and written == "".join(written.split())}
        self._made = tokenizing.Tokenizer(
            vocabulary.Vocab(),  # with nothing to work out for each new word: only its letters are asked for
            rules={written: parts for written, parts in exceptions.items() if written not in awaited},
            prefix_search=util.compile_prefix_regex(dutch.prefixes).search,
            suffix_search=util.compile_suffix_regex(dutch.suffixes).search,
            infix_finditer=util.compile_infix_regex([*dutch.infixes, _SLASH_BETWEEN_LETTERS]).finditer,
            token_match=dutch.token_match,
            url_match=dutch.url_match,
        )
        self._exceptions = exceptions
        self._awaited = awaited
        self._expected: dict[str, None] = {}
        self._beginnings: dict[str, set[int]] = {}
        self._endings: dict[str, set[int]] = {}
        for written in awaited:
            if written.endswith("."):
                self._endings.setdefault(written[-_SIGNS:], set()).add(len(written))
            else:
                self._beginnings.setdefault(written[:_SIGNS], set()).add(len(written))

    def __call__(self, text: str) -> Any:
        """The Doc of a text."""
        if text not in self._expected:
            self._get_ready(text)
        return self._made(text)

    def expect(self, texts: Iterable[str]) -> None:
        """Get ready for texts. With every new exception spaCy forgets the words it has split, so a document is announced as
        a whole; to be ready for more than comes changes no token."""
        self._expected = dict.fromkeys(texts)
        self._get_ready(" ".join(self._expected))

    def _get_ready(self, text: str) -> None:
        for written in self._first_seen("".join(text.split())):
            self._made.add_special_case(written, self._exceptions[written])

    def _first_seen(self, signs: str) -> list[str]:
        """The exceptions that no text held before: nearly all end in a full stop, of which a text has few."""
        found: set[str] = set()
        end = signs.find(".") + 1
        while end:
            for length in self._endings.get(signs[max(0, end - _SIGNS) : end], ()):
                found.add(signs[max(0, end - length) : end])
            end = signs.find(".", end) + 1
        for beginning, lengths in self._beginnings.items():
            at = signs.find(beginning)
            while at >= 0:
                found.update([signs[at : at + length] for length in lengths])
                at = signs.find(beginning, at + 1)
        found &= self._awaited
        self._awaited -= found
        return sorted(found)


@cache
def tokenizer() -> Tokenizer:
    """The one tokenizer of this process."""
    return Tokenizer()


def language_version() -> str:
    """Which tokenizer reads the text, for RunInfo; asked without importing it."""
    return f"spaCy {spacy_version()} nl"


def spacy_version() -> str:
    """The installed version of spaCy; asked without importing it."""
    return version("spacy")


def spacy_module(name: str) -> Any:
    """A module of spaCy, imported without its command line."""
    with _without_command_line():
        return importlib.import_module(f"spacy.{name}")


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy while an empty module stands in for its command line.

    All that spaCy's own module takes from there is `info`, to pass it on; ours gets the real one when it is called. A
    spaCy that takes more is imported whole.
    """
    if "spacy" in sys.modules:
        yield
        return
    for name in _COMMAND_LINE:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.__dict__["info"] = _info
        sys.modules[name] = stand_in
    try:
        importlib.import_module("spacy")
    except ImportError:
        _forget()
        importlib.import_module("spacy")
    finally:
        _forget()
    yield


def _forget() -> None:
    """Take the stand-ins away, so that who imports spaCy's command line later gets the real one."""
    spacy = sys.modules.get("spacy")
    for name in _COMMAND_LINE:
        if getattr(sys.modules.get(name), "__path__", None) == []:
            del sys.modules[name]
    if spacy is not None and getattr(spacy, "cli", None) is not None and not spacy.cli.__path__:
        del spacy.cli


def _info(*arguments: Any, **keywords: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **keywords)
