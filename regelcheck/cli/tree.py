"""`regelcheck tree`: how a document was read, before any rule looks at it."""

from __future__ import annotations

from pathlib import Path

from regelcheck.cli.choices import read_view, read_vorm
from regelcheck.cli.streams import terminal_width, use_color, write_out
from regelcheck.pipeline import Options, read_regeling
from regelcheck.reading import View
from regelcheck.report.tree import render_tree


def run_tree(path: Path, *, vorm: str | None, fragment: bool, weergave: str) -> int:
    """Show the tree of one document. Raises UnreadableDocument."""
    options = Options(vorm=read_vorm(vorm), fragment=fragment, view=View(read_view(weergave)))
    write_out(render_tree(read_regeling(path, options), width=terminal_width(), color=use_color()))
    return 0
