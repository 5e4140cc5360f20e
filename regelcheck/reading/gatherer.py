"""Collect running text into Blocks for the readers of HTML and XML; where a paragraph ends is left to them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from regelcheck.errors import LimitExceeded
from regelcheck.model import Block, Mark, Place
from regelcheck.reading.limits import Limits
from regelcheck.reading.normalise import normalise_text


@dataclass(slots=True)
class Gatherer:
    """Gathers text, and labels that wait for the first text after them.

    A label without text of its own ("1." right before "a.") becomes a Block with an empty text, as Word has it.
    """

    name: str
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    count: int = 0
    """The paragraphs so far, those that stand apart left out."""
    _hidden: list[Block] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _label: str = ""
    _started: float = field(default_factory=time.monotonic)

    def add(self, text: str | None) -> None:
        """Text of the current paragraph; a break in it is "\\n"."""
        if text:
            self._text.append(text)

    @property
    def has_text(self) -> bool:
        """Whether the current paragraph has begun."""
        return any(piece.strip() for piece in self._text)

    def break_line(self) -> bool:
        """Add a line break; False, and nothing added, when it follows another: a white line parts paragraphs."""
        for piece in reversed(self._text):
            if piece == "\n":
                return False
            if piece.strip():
                break
        self._text.append("\n")
        return True

    def label(self, text: str) -> None:
        """The number or sign before the paragraph that follows."""
        self.close_label()
        self._label = normalise_text(text).replace("\n", " ")

    def close_label(self) -> None:
        """Make a label that still waits a paragraph of its own."""
        if self._label:
            self._emit("", "", 0.0, False, frozenset())

    def close(
        self,
        *,
        style: str = "",
        indent: float = 0.0,
        bold: bool = False,
        marks: frozenset[Mark] = frozenset(),
    ) -> None:
        """End the current paragraph; nothing happens when it has no text."""
        text = normalise_text("".join(self._text))
        self._text.clear()
        if text:
            self._emit(text, style, indent, bold, marks)
        if self._hidden and not self._label:
            self.blocks += self._hidden
            self._hidden.clear()

    def hide(self, blocks: Iterable[Block]) -> None:
        """Keep blocks that are not shown until the paragraph they stand in has ended: they take neither number nor label."""
        place = Place(paragraph=max(self.count, 1))
        self._hidden += (replace(one, place=place, marks=one.marks | {Mark.HIDDEN}) for one in blocks)

    def _emit(self, text: str, style: str, indent: float, bold: bool, marks: frozenset[Mark]) -> None:
        number = self.count = self.count + 1
        if len(self.blocks) >= self.limits.max_blocks:
            raise LimitExceeded(
                f"Het bestand {self.name} telt meer dan {self.limits.max_blocks} alinea's.",
                "Splits het document.",
            )
        if time.monotonic() - self._started > self.limits.max_seconds:
            raise LimitExceeded(
                f"Het lezen van {self.name} duurt langer dan {self.limits.max_seconds:g} seconden.",
                "Splits het document.",
            )
        label, self._label = self._label, ""
        self.blocks.append(
            Block(
                text=text,
                place=Place(paragraph=number),
                style=style,
                label=label,
                indent=indent,
                bold=bold,
                marks=marks,
            )
        )
