"""`regelcheck tree`: how a document was read, before any rule looks at it."""

from __future__ import annotations

from pathlib import Path

from regelcheck.cli.asked import Asked
from regelcheck.cli.reading import read_options
from regelcheck.cli.streams import terminal_width, use_color, write_out
from regelcheck.pipeline import read_regeling
from regelcheck.report.tree import render_tree


def run_tree(path: Path, asked: Asked) -> int:
    """Show the tree of one document. Raises UnreadableDocument."""
    regeling = read_regeling(path, read_options(asked))
    write_out(render_tree(regeling, width=terminal_width(), color=use_color()))
    return 0
