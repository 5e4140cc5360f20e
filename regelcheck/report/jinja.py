"""How our templates are read, whatever they make: a name that is unknown is a bug, and a tag on a line of its own leaves no line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).with_name("templates")


def template_environment(finalize: Callable[[object], object], *, autoescape: bool = True) -> Environment:
    """An environment in which every value goes through `finalize`, also one that a template forgets to make harmless."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
