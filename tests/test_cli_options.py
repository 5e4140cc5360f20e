"""The options that commands share: one name, one value, whichever command they are typed after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from regelcheck.cli.app import app
from regelcheck.cli.asked import Asked

SHARED = {field.name for field in fields(Asked)}


def parameters(command: Any) -> Iterator[Any]:
    """Every parameter of a command and of the commands below it."""
    yield from command.params
    for below in getattr(command, "commands", {}).values():
        yield from parameters(below)


EVERY = list(parameters(typer.main.get_command(app)))


def option(param: Any) -> str:
    return str(max(param.opts, key=len))


def test_an_option_of_two_commands_is_part_of_what_was_asked() -> None:
    names: dict[str, list[str]] = {}
    for one in EVERY:
        if one.param_type_name == "option":
            names.setdefault(option(one), []).append(one.name)
    shared = {name: called for name, called in names.items() if len(called) > 1 and name != "--help"}
    assert {"--vorm", "--regels", "--output", "--cache"} <= shared.keys()
    assert [name for name, called in shared.items() if len(set(called)) > 1 or called[0] not in SHARED] == []


@pytest.mark.parametrize("name", sorted(SHARED))
def test_what_was_asked_is_the_same_option_of_each_command(name: str) -> None:
    assert len({option(one) for one in EVERY if one.name == name}) == 1
    assert {one.param_type_name for one in EVERY if one.name == name} == {"option"}


def test_what_was_typed_becomes_a_value_that_cannot_change() -> None:
    typed = {"paden": ["a.docx"], "pakket": ["wgr", "gids-a"], "regels": None, "output": Path("b.html"), "ocr": True}
    assert Asked.of(typed) == Asked(pakket=("wgr", "gids-a"), output=Path("b.html"), ocr=True)
