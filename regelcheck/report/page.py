"""A page of terminal text: wrapped and indented lines, with or without colour. What stands on it is left to others."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

MIN_WIDTH = 40
MAX_WIDTH = 100
"""Wider lines are hard to read, however wide the window."""


class Page:
    """Lines of text at a width, wrapped by word and indented, without trailing spaces."""

    def __init__(self, *, width: int, color: bool) -> None:
        self._width = min(max(width, MIN_WIDTH), MAX_WIDTH)
        self._lines: list[Text] = []
        self._color = color
        self._console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    @property
    def width(self) -> int:
        """The characters a line has room for."""
        return self._width

    def line(self, *parts: str | tuple[str, str], indent: int = 0, hanging: int = 0) -> None:
        """One paragraph of (text, style) parts; lines after the first go `hanging` further in."""
        text = Text.assemble(*((part, "") if isinstance(part, str) else part for part in parts))
        for number, wrapped in enumerate(text.wrap(self._console, self._width - indent - hanging)):
            wrapped.rstrip()
            self._lines.append(Text(" " * (indent + (hanging if number else 0))).append_text(wrapped))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def text(self) -> str:
        """Everything written so far."""
        if not self._color:
            # Without colour there is nothing to render: a third of the time of a long report.
            return "".join(f"{line.plain}\n" for line in self._lines)
        with self._console.capture() as capture:
            for line in self._lines:
                self._console.print(line, soft_wrap=True)
        return capture.get()
