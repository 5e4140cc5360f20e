"""Let Python look for garbage seldom: for programs of our own, never when regelcheck is used as a library."""

from __future__ import annotations

import gc


def collect_seldom() -> None:
    """Look for reference cycles every million new objects and not every 700.

    A check makes hundreds of thousands of small objects that live until its report is written, and hardly a cycle; looking
    through all of them over and over takes a third of the time. Memory is freed as before, for all but cycles at once.
    """
    gc.set_threshold(1_000_000, 20, 50)


def leave_the_rest() -> None:
    """At the end of a program: what is left goes with the process, and need not be looked through for cycles first."""
    gc.freeze()
