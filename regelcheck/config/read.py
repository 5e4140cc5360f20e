"""Read a `regelcheck.toml` strictly: an unknown key, a wrong kind of value and a file that is not there are errors."""

from __future__ import annotations

import difflib
import glob
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from regelcheck.config.lines import Lines, find_lines
from regelcheck.errors import ConfigProblem
from regelcheck.gate.explanations import WrittenExplanation
from regelcheck.gate.patterns import fits
from regelcheck.model import Vorm
from regelcheck.paths import is_file, real_path

Value = TypeVar("Value")

MAX_BYTES = 1_000_000
_TOP = ("profiel", "pakketten", "peildatum", "fail-on", "regels", "overslaan", "baseline", "taalmodel", "document", "uitleg")
_DOCUMENT = ("bestand", "vorm", "onderliggend")
_UITLEG = ("regel", "document", "artikel", "citaat", "reden", "door", "tot")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """How the documents that fit a pattern are read; None and empty leave it to the text."""

    pattern: str
    vorm: Vorm | None = None
    onderliggend: tuple[Path, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What stands in a `regelcheck.toml`; `root` is its folder, and all paths are inside it."""

    path: Path
    root: Path
    profiel: str | None = None
    packs: tuple[str, ...] = ()
    peildatum: date | None = None
    fail_on: tuple[str, ...] = ()
    regels: tuple[Path, ...] = ()
    skip: tuple[str, ...] = ()
    baseline: Path | None = None
    taalmodel: bool = False
    documents: tuple[DocumentSettings, ...] = ()
    explanations: tuple[WrittenExplanation, ...] = ()
    keys: Mapping[str, int] = field(default_factory=dict)
    """The line of each key that stands before all tables."""

    def at(self, key: str) -> str:
        """Where a key stands, as a message begins: `regelcheck.toml:3`."""
        return f"{self.path}:{self.keys.get(key, 1)}"

    def settings_for(self, path: Path) -> DocumentSettings:
        """The settings for a document; of two that fit, the later one wins for each thing it settles."""
        inside = self._inside(path)
        vorm: Vorm | None = None
        onderliggend: tuple[Path, ...] = ()
        for one in self.documents:
            if fits(inside, one.pattern):
                vorm = one.vorm or vorm
                onderliggend = one.onderliggend or onderliggend
        return DocumentSettings(pattern=inside.as_posix(), vorm=vorm, onderliggend=onderliggend)

    def idle(self, seen: Iterable[Path]) -> tuple[DocumentSettings, ...]:
        """The settings for a document that is nowhere: not among those seen, and not in the folder either."""
        inside = [self._inside(path) for path in seen]
        lost = [one for one in self.documents if not any(fits(path, one.pattern) for path in inside)]
        if not lost:
            return ()
        there = [path.relative_to(self.root) for path in self.root.rglob("*") if is_file(path)]
        return tuple(one for one in lost if not any(fits(path, one.pattern) for path in there))

    def skips(self, path: Path) -> bool:
        """Whether a document that was not asked for by name is to be left out: it is listed, or lies beside another."""
        inside = self._inside(path)
        beside = {real_path(other) for one in self.documents for other in one.onderliggend}
        return real_path(path) in beside or any(fits(inside, pattern) for pattern in self.skip)

    def _inside(self, path: Path) -> Path:
        real = real_path(path)
        return real.relative_to(self.root) if real.is_relative_to(self.root) else real


def read_config(path: Path) -> Config:
    """The configuration in this file. Raises ConfigProblem."""
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ConfigProblem(f"{path} is te groot voor instellingen.", "Verdeel de map over meer instellingen.")
        text = data.decode("utf-8").replace("\r\n", "\n")
        values = tomllib.loads(text)
    except OSError as error:
        raise ConfigProblem(f"{path} kan niet worden gelezen.", "Controleer de naam en de rechten.") from error
    except UnicodeDecodeError as error:
        raise ConfigProblem(f"{path} is geen UTF-8.", "Bewaar het bestand als UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigProblem(
            f"{path}: dit is geen geldige TOML ({error}).", "Tekst staat tussen aanhalingstekens, een lijst tussen [ ]."
        ) from error
    return _Reader(real_path(path), path, find_lines(text)).config(values)


class _Reader:
    """One file; every message carries the line of the key it is about."""

    def __init__(self, real: Path, shown: Path, lines: Lines) -> None:
        self._root = real.parent
        self._shown = shown
        self._lines = lines

    def config(self, values: dict[str, Any]) -> Config:
        self._known(values, _TOP, "", 0)
        documents = [self._document(one, number) for number, one in enumerate(self._tables(values, "document"))]
        written = [self._uitleg(one, number) for number, one in enumerate(self._tables(values, "uitleg"))]
        top = _Table(self, values, "", 0)
        if "profiel" in values and "pakketten" in values:
            raise self.problem("profiel en pakketten gaan niet samen.", "Kies een van beide.", "", 0, "pakketten")
        return Config(
            path=self._shown,
            root=self._root,
            profiel=top.text("profiel"),
            packs=top.texts("pakketten"),
            peildatum=top.day("peildatum"),
            fail_on=top.texts("fail-on"),
            regels=tuple(self._inside(one, "", 0, "regels") for one in top.texts("regels")),
            skip=top.texts("overslaan"),
            baseline=self._inside(name, "", 0, "baseline", exists=False) if (name := top.text("baseline")) else None,
            taalmodel=top.flag("taalmodel"),
            documents=tuple(documents),
            explanations=tuple(written),
            keys={key: self._lines.of("", 0, key) for key in values},
        )

    def _document(self, values: dict[str, Any], number: int) -> DocumentSettings:
        self._known(values, _DOCUMENT, "document", number)
        table = _Table(self, values, "document", number)
        vorm = table.text("vorm")
        beside = [self._inside(one, "document", number, "onderliggend") for one in table.texts("onderliggend")]
        return DocumentSettings(
            pattern=table.required("bestand"),
            vorm=self._choice(vorm, {one.value: one for one in Vorm}, "document", number, "vorm") if vorm else None,
            onderliggend=tuple(beside),
            line=self._lines.of("document", number, "bestand"),
        )

    def _uitleg(self, values: dict[str, Any], number: int) -> WrittenExplanation:
        self._known(values, _UITLEG, "uitleg", number)
        table = _Table(self, values, "uitleg", number)
        return WrittenExplanation(
            rule_id=table.required("regel"),
            document=table.required("document"),
            reason=table.text("reden") or "",
            by=table.required("door"),
            quotes=table.texts("citaat"),
            citation=table.text("artikel"),
            until=table.day("tot"),
            path=self._shown,
            line=self._lines.of("uitleg", number),
        )

    def problem(self, message: str, hint: str, table: str, number: int, key: str | None) -> ConfigProblem:
        """The error for this place."""
        return ConfigProblem(f"{self._shown}:{self._lines.of(table, number, key)}: {message}", hint)

    def _tables(self, values: dict[str, Any], name: str) -> list[dict[str, Any]]:
        found = values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.problem(f'"{name}" hoort een blok te zijn.', f"Schrijf [[{name}]].", "", 0, name)
        return found

    def _known(self, values: dict[str, Any], allowed: tuple[str, ...], table: str, number: int) -> None:
        for key in values:
            if key not in allowed:
                raise self.problem(f'de sleutel "{key}" is onbekend.', did_you_mean(key, allowed), table, number, key)

    def _choice(self, text: str, allowed: dict[str, Value], table: str, number: int, key: str) -> Value:
        if text not in allowed:
            raise self.problem(f'"{text}" kan hier niet.', did_you_mean(text, allowed), table, number, key)
        return allowed[text]

    def _inside(self, text: str, table: str, number: int, key: str, *, exists: bool = True) -> Path:
        """A path in the folder of the file. Others are refused: the file may come from somebody else."""
        path = real_path(self._root / text)
        if glob.has_magic(text):
            raise self.problem(f'"{text}" is een patroon; hier hoort één naam.', "Noem elk bestand.", table, number, key)
        if not path.is_relative_to(self._root):
            raise self.problem(
                f'"{text}" ligt buiten de map van de instellingen.', "Zet het bestand in die map.", table, number, key
            )
        if exists and not path.exists():
            raise self.problem(f'"{text}" bestaat niet.', f"Het pad telt vanaf {self._root}.", table, number, key)
        return path


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, its values read by kind."""

    reader: _Reader
    values: dict[str, Any]
    name: str
    number: int

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, f"{key} hoort een tekst te zijn.", f'Bijvoorbeeld: {key} = "…".')
        return value

    def required(self, key: str) -> str:
        value = self.text(key)
        if value is None or not value.strip():
            raise self._wrong(key, f"{key} ontbreekt.", f'Voeg toe: {key} = "…".')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            raise self._wrong(key, f"{key} hoort een tekst of een lijst teksten te zijn.", f'Bijvoorbeeld: {key} = ["…"].')
        return tuple(found)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, f"{key} hoort true of false te zijn.", f"Bijvoorbeeld: {key} = true.")
        return value

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = ""
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self._wrong(key, f"{key} hoort een datum te zijn.", f"Bijvoorbeeld: {key} = 2027-12-31.")
        return value

    def _wrong(self, key: str, message: str, hint: str) -> ConfigProblem:
        return self.reader.problem(message, hint, self.name, self.number, key)


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """The hint for a word that is not allowed: the one that looks like it, or all."""
    names = list(allowed)
    close = difflib.get_close_matches(given, names, n=1, cutoff=0.6)
    return f'Bedoelde u "{close[0]}"?' if close else f"Mogelijk zijn: {', '.join(names)}."
