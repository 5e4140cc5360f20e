"""YAML with a memory of where everything stood, so that a mistake can be shown at its line and column.

Every scalar is text ("1.10" and "no" too), a key may stand once, and only plain mappings, lists and scalars are read:
no anchors and no code; a tag means nothing here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from regelcheck.errors import RuleFileProblem
from regelcheck.ruleset.files import MAX_BYTES, read_rule_bytes

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_SHOWN = 160
"""Signs of the offending line that a message shows."""
MAX_DEPTH = 40
"""Lists and mappings inside each other: the C parser composes them by recursion, and overflows without a word."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a rule file, for messages."""

    path: Path
    line: int
    column: int
    source: str
    block: bool = False
    """Whether a block of text ("|") starts here."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value in a rule file: text, a list of Fields, or a mapping of keys to Fields."""

    value: str | tuple[Field, ...] | dict[str, Field]
    position: Position
    key: Position | None = None
    """Where its key stands; None for a value without one."""

    def problem(self, message: str, hint: str = "", *, at_key: bool = False) -> RuleFileProblem:
        """The error for this place, or that of its key: `bestand:regel:kolom`, the offending line, and what to do."""
        at = self.key if at_key and self.key is not None else self.position
        lines = at.source.splitlines()
        line = lines[at.line - 1] if at.line <= len(lines) else ""
        # A long line is shown from near the mistake, so that the caret still points at it on a terminal.
        begin = max(0, at.column - 1 - MAX_SHOWN // 2) if len(line) > MAX_SHOWN else 0
        where = f"{at.path}:{at.line}:{at.column}: {message}"
        return RuleFileProblem(f"{where}\n    {line[begin:begin + MAX_SHOWN]}\n    {' ' * (at.column - 1 - begin)}^", hint)

    def text(self) -> str:
        """The value as text; multi-line text without its final line end."""
        if not isinstance(self.value, str):
            raise self.problem("hier hoort één tekst te staan, geen lijst of groep")
        if not self.value.strip():
            raise self.problem("hier hoort een tekst te staan")
        return self.value.rstrip("\n")

    def items(self) -> tuple[Field, ...]:
        """The value as a list; one value without list signs counts as a list of one."""
        if isinstance(self.value, tuple) and self.value:
            return self.value
        if isinstance(self.value, dict) or (self.value and isinstance(self.value, str)):
            return (self,)
        raise self.problem("hier hoort een lijst te staan, en die is leeg")

    def texts(self) -> tuple[str, ...]:
        """The value as a list of texts."""
        return tuple(item.text() for item in self.items())

    def lines(self) -> tuple[Field, ...]:
        """A block of text ("|") as one value a line, without blank lines and lines that start with "#".

        Phrases are written so: in a block no sign needs quoting.
        """
        at = self.position
        if not isinstance(self.value, str) or not at.block:
            raise self.problem('hier hoort een blok met een woordgroep per regel te staan', 'Begin het blok met "|".')
        found = []
        source = at.source.splitlines()
        for number in range(at.line + 1, at.line + 1 + len(self.value.splitlines())):
            line = source[number - 1] if number <= len(source) else ""
            text = line.strip()
            if text and not text.startswith("#"):
                column = len(line) - len(line.lstrip()) + 1
                found.append(Field(text, Position(at.path, number, column, at.source)))
        if not found:
            raise self.problem("dit blok is leeg")
        return tuple(found)

    def mapping(self, *, required: Iterable[str] = (), optional: Iterable[str] = ()) -> dict[str, Field]:
        """The value as a mapping with these keys and no others."""
        if not isinstance(self.value, dict):
            raise self.problem("hier horen sleutels te staan (sleutel: waarde)")
        required, allowed = tuple(required), (*required, *optional)
        for key, value in self.value.items():
            if key not in allowed:
                raise value.problem(f'de sleutel "{key}" is onbekend', did_you_mean(key, allowed), at_key=True)
        for key in required:
            if key not in self.value:
                raise self.problem(f'de sleutel "{key}" ontbreekt', f"Verplicht zijn hier: {', '.join(required)}.")
        return self.value

    def choice(self, allowed: Iterable[str]) -> str:
        """The value as one of `allowed`."""
        text, allowed = self.text(), tuple(allowed)
        if text not in allowed:
            raise self.problem(f'"{text}" kan hier niet', did_you_mean(text, allowed))
        return text


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """The hint for a word that is not in `allowed`: the one that looks like it, or all."""
    allowed = sorted(allowed)
    close = difflib.get_close_matches(given, allowed, n=1, cutoff=0.6)
    if close:
        return f'Bedoelde u "{close[0]}"?'
    return f"Mogelijk zijn: {', '.join(allowed)}." if len(allowed) <= 25 else ""


def read_fields(path: Path) -> Field:
    """The contents of a rule file. Raises RuleFileProblem with the place of the first mistake."""
    return parse_fields(path, read_rule_bytes(path))


def parse_fields(path: Path, raw: bytes) -> Field:
    """The same for a file already read."""
    if len(raw) > MAX_BYTES:
        raise RuleFileProblem(f"{path}: het bestand is groter dan {MAX_BYTES // 1000} kB.", "Splits het in kleinere bestanden.")
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleFileProblem(f"{path}: het bestand is geen UTF-8.", "Sla het op als UTF-8.") from error
    loader = _Loader(source)
    try:
        _require_shallow(source, path)
        node = loader.get_single_node()
        if node is None:
            raise RuleFileProblem(f"{path}: het bestand is leeg.", "Vul het, of haal het weg.")
        return _field(node, path, source)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error):  # newer libyaml has a limit of its own, far above ours
            raise _too_deep(path) from error
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        field = Field("", Position(path, line, column, source))
        raise field.problem(
            "de opmaak van het bestand klopt hier niet",
            _TABS if _begins_with_tab(source, line) else _LAYOUT,
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleFileProblem(f"{path}: het bestand is geen leesbare YAML.") from error
    finally:
        loader.dispose()


_LAYOUT = "Let op het inspringen en zet tekst met een dubbele punt, komma of haak tussen aanhalingstekens."
_TABS = "Deze regel begint met een tab. Spring in met spaties."


def _begins_with_tab(source: str, line: int) -> bool:
    lines = source.splitlines()
    return line <= len(lines) and lines[line - 1].lstrip(" ").startswith("\t")


def _require_shallow(source: str, path: Path) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _too_deep(path)


def _too_deep(path: Path) -> RuleFileProblem:
    return RuleFileProblem(f"{path}: het bestand is te diep genest.", f"Hooguit {MAX_DEPTH} lijsten of groepen in elkaar.")


def _field(root: yaml.Node, path: Path, source: str) -> Field:
    def position(node: yaml.Node) -> Position:
        block = isinstance(node, yaml.ScalarNode) and node.style == "|"
        return Position(path, node.start_mark.line + 1, node.start_mark.column + 1, source, block)

    seen: set[int] = set()

    def build(node: yaml.Node) -> Field:
        at = position(node)
        # An alias gives the same node twice; with nesting that grows without bound ("billion laughs").
        if id(node) in seen:
            raise Field("", at).problem("verwijzingen met & en * kunnen in een regelbestand niet")
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Field(node.value, at)
        if isinstance(node, yaml.SequenceNode):
            return Field(tuple(build(item) for item in node.value), at)
        assert isinstance(node, yaml.MappingNode)
        return Field(dict(pairs(node)), at)

    def pairs(node: yaml.MappingNode) -> Iterator[tuple[str, Field]]:
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Field("", position(key)).problem("een sleutel hoort één woord te zijn")
            if key.value in keys:
                raise Field("", position(key)).problem(f'de sleutel "{key.value}" staat hier twee keer')
            keys.add(key.value)
            yield key.value, replace(build(value), key=position(key))

    return build(root)
