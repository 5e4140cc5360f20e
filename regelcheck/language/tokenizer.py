"""spaCy's Dutch tokenizer, and of spaCy no more than its rules: no pipeline, no model, no command line.

`import spacy` also imports the programs with which spaCy downloads models and trains them, and with those an HTTP client:
code that a checker which asks no network has no business with, and a fifth of the time of a check. What a text needs of it
are four patterns and 4,670 exceptions ("a.u.b.", "8am", ":-)"). They are taken from spaCy once, without its command line,
and kept for the runs that follow; how they split a text is in `splitting`.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from types import ModuleType
from typing import Any

from regelcheck import store
from regelcheck.language.splitting import SplitRules, Splitter

FORMAT = 1
"""Of what is kept: to be raised when `SplitRules`, or what goes into it, changes."""
_KIND = "woordsplitser"
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_SLASH_BETWEEN_LETTERS = r"(?<=[A-Za-zÀ-ÿ])/(?=[A-Za-zÀ-ÿ])"


@cache
def tokenizer() -> Splitter:
    """The one tokenizer of this process: the Dutch of spaCy, and a slash between letters splits a word ("en/of")."""
    name = f"{FORMAT}-{spacy_version()}"
    if (kept := store.fetch(_KIND, name)) is not None:
        with suppress(ValueError):
            return _thawed(kept)
    rules = dutch_rules()
    splitter = Splitter(rules)
    store.keep(_KIND, name, _frozen(replace(rules, sequences=splitter.sequences)))
    return splitter


def dutch_rules() -> SplitRules:
    """The rules as they stand in spaCy, which is imported for it."""
    dutch = spacy_module("lang.nl").Dutch.Defaults
    util, symbols = spacy_module("util"), spacy_module("symbols")
    return SplitRules(
        prefix=util.compile_prefix_regex(dutch.prefixes).pattern,
        suffix=util.compile_suffix_regex(dutch.suffixes).pattern,
        infix=util.compile_infix_regex([*dutch.infixes, _SLASH_BETWEEN_LETTERS]).pattern,
        url=dutch.url_match.__self__.pattern,
        exceptions={written: [part[symbols.ORTH] for part in parts] for written, parts in dutch.tokenizer_exceptions.items()},
    )


def _frozen(rules: SplitRules) -> bytes:
    return json.dumps(asdict(rules), ensure_ascii=False, separators=(",", ":")).encode()


def _thawed(text: bytes) -> Splitter:
    """What was made of the rules that were kept. Raises ValueError for a text that does not hold them."""
    try:
        rules = SplitRules(**json.loads(text))
        if not isinstance(rules.exceptions, dict):
            raise TypeError("exceptions by what is written")
        return Splitter(rules)
    except (TypeError, AttributeError, IndexError, re.error) as error:
        raise ValueError("no rules to split by") from error


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
