"""Help and usage errors in Dutch; what the commands do is left to the commands.

Typer writes its help in English and has no setting for it. `format_help` is the documented place to write one's own, and
everything used here (`opts`, `metavar`, `help`, `list_commands`) is the same in the click that typer ships and in the
one older versions import.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

# The base of what typer raises for a wrong command line; its home differs from version to version, its name does not.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
_HELP_NAMES = {"help_option_names": ["-h", "--help"]}
_Function = TypeVar("_Function", bound=Callable[..., None])


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, arguments and options."""
        _usage(self, ctx, formatter)
        _parameters(self, ctx, formatter)
        _epilog(self, formatter)


class DutchGroup(TyperGroup):
    """A command with commands below it, whose help is Dutch."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, commands and options."""
        _usage(self, ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Opdrachten"):
            formatter.write_dl(
                [(name, command.get_short_help_str(200)) for name, command in commands if command]
            )
        _parameters(self, ctx, formatter)
        _epilog(self, formatter)


def dutch_app(*, help: str, name: str | None = None, epilog: str | None = None) -> typer.Typer:
    """An app without what typer adds in English: markup, completion, its own way to show a bug."""
    return typer.Typer(
        cls=DutchGroup,
        name=name,
        help=help,
        epilog=epilog,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings=_HELP_NAMES,
    )


def dutch_command(app: typer.Typer, name: str | None = None) -> Callable[[_Function], _Function]:
    """Make a function a command of an app; without a name it bears that of the function."""
    return app.command(name, cls=DutchCommand, context_settings=_HELP_NAMES)


def _usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = [_usage_name(param) for param in command.get_params(ctx) if param.param_type_name == "argument"]
    if isinstance(command, TyperGroup):
        pieces.append("OPDRACHT …")
    formatter.write_usage(ctx.command_path, " ".join(["[OPTIES]", *pieces]), prefix="Gebruik: ")
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(command.help)


def _usage_name(param: Any) -> str:
    name = _argument_name(param)
    return name if param.required else f"[{name}]"


def _argument_name(param: Any) -> str:
    return f"{param.metavar or param.name.upper()}{'…' if param.nargs != 1 else ''}"


def _parameters(command: Any, ctx: Any, formatter: Any) -> None:
    params = command.get_params(ctx)
    arguments = [(_argument_name(one), one.help or "") for one in params if one.param_type_name == "argument"]
    options = [_option(one) for one in params if one.param_type_name == "option" and not one.hidden]
    for title, rows in (("Argumenten", arguments), ("Opties", options)):
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def _option(param: Any) -> tuple[str, str]:
    names = ", ".join(sorted(param.opts, key=len))  # the names of --help come from a set, in any order
    if param.name == "help":
        return names, "Toon deze uitleg."
    return (names if param.is_flag else f"{names} {param.metavar or 'WAARDE'}"), param.help or ""


def _epilog(command: Any, formatter: Any) -> None:
    if command.epilog:
        formatter.write_paragraph()
        formatter.write_text(command.epilog)


def usage_message(error: Exception) -> tuple[str, str]:
    """What is wrong with a command line, in one Dutch sentence, and a hint."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "regelcheck"
    hint = f"{path} --help toont wat er kan."
    param: Any = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            close = list(getattr(error, "possibilities", None) or ())
            meant = f"Bedoelde u {' of '.join(sorted(close))}? " if close else ""
            return f"De optie {getattr(error, 'option_name', '')} bestaat niet.", meant + hint
        case "MissingParameter":
            name = (
                _argument_name(param)
                if param is not None and param.param_type_name == "argument"
                else _name(param)
            )
            return f"Er ontbreekt iets: geef {name} op.", hint
        case "BadOptionUsage":
            option = getattr(error, "option_name", "")
            needs = "requires" in str(getattr(error, "message", error))
            return f"De optie {option} {'vraagt een waarde' if needs else 'krijgt geen waarde'}.", hint
        case "BadParameter":
            where = getattr(error, "param_hint", None) or (
                _name(param) if param is not None else "opdrachtregel"
            )
            return f"{where}: {_in_dutch(str(getattr(error, 'message', error)))}", hint
    unknown = re.search(r"No such command '(.*?)'", str(getattr(error, "message", error)))
    if unknown:
        commands = context.command.list_commands(context) if context is not None else []
        near = difflib.get_close_matches(unknown[1], commands, n=1, cutoff=0.5)
        meant = f"Bedoelde u {near[0]}? " if near else ""
        return f'De opdracht "{unknown[1]}" bestaat niet.', meant + hint
    return "De opdrachtregel klopt niet.", hint


def _in_dutch(message: str) -> str:
    """Our own words as they are; of what Typer says of a value of its own types the only thing to say."""
    if "valid integer" in message:
        return "geef een heel getal."
    return "geef een getal, met een punt voor de decimalen." if "valid number" in message else message


def _name(param: Any) -> str:
    return "de waarde" if param is None else str(max(param.opts, key=len))
