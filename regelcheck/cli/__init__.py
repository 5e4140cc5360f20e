"""The command line: reads it, prints, picks the exit code; no other room does any of these.

Exit codes: 0 all judged and nothing at or above --fail-on; 1 findings there; 2 something could not be judged;
130 stopped with Ctrl-C or SIGTERM. Heavy rooms (spaCy, readers, templates) are imported inside the commands that need them.
"""

from __future__ import annotations

import errno
import signal
import sys
import traceback
from collections.abc import Sequence

import typer

from regelcheck.cli.app import app
from regelcheck.cli.dutch import USAGE_ERROR, usage_message
from regelcheck.cli.streams import (
    silence_stdout,
    unwritten,
    write_error,
    write_problem,
    write_what_comes_near,
)
from regelcheck.errors import RegelcheckError, UsageProblem
from regelcheck.garbage import collect_seldom, leave_the_rest

__all__ = ["app", "main"]

UNJUDGED, INTERRUPTED = 2, 130
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""How a system says that a disk takes no more."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    collect_seldom()
    write_what_comes_near()
    signal.signal(signal.SIGTERM, _stop)
    code = run(sys.argv[1:] if arguments is None else arguments)
    leave_the_rest()
    sys.exit(code)


def _stop(*_: object) -> None:
    """A request to stop ends a run as Ctrl-C does: what was half written is taken away."""
    raise KeyboardInterrupt


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line. Nothing but a bug of ours shows a traceback, and that is exit code 2 as well."""
    try:
        code = app(list(arguments), prog_name="regelcheck", standalone_mode=False)
        code = code if isinstance(code, int) else 0
    except (BrokenPipeError, SystemExit):
        # Help of which the reader has seen enough; typer leaves by sys.exit then.
        silence_stdout()
        return UNJUDGED
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except USAGE_ERROR as error:
        return _usage(error)
    except RegelcheckError as error:
        write_problem(error)
        return UNJUDGED
    except OSError as error:
        if error.errno not in _FULL:
            return _crash()
        silence_stdout()  # typer writes help itself
        write_problem(unwritten())
        return UNJUDGED
    except Exception:  # the exit code of an uncaught exception would be 1: "findings"
        return _crash()
    # Some versions of typer turn Ctrl-C into this exit code themselves.
    if code == INTERRUPTED:
        write_error("Afgebroken.")
    return code


def _crash() -> int:
    traceback.print_exc()
    write_error("Fout: regelcheck is vastgelopen. Meld dit met de regels hierboven erbij.")
    return UNJUDGED


def _usage(error: Exception) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        write_error(str(getattr(error, "message", error)))
    else:
        write_problem(UsageProblem(*usage_message(error)))
    return UNJUDGED
