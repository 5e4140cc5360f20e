"""Write to the terminal and to files: one artefact on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from regelcheck.cli.signs import ERRORS, encode
from regelcheck.errors import RegelcheckError, UsageProblem
from regelcheck.paths import is_file, is_folder, is_there, real_path

PIPED_WIDTH = 80


def terminal_width() -> int:
    """Columns to write for: those of the window, or a fixed number where there is none."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if is_terminal() else PIPED_WIDTH


def use_color() -> bool:
    """Whether standard output shows colours: a terminal, unless NO_COLOR is set (no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether somebody watches standard output."""
    # Python has no sys.stdout at all when it was closed before the start (`>&-`).
    return sys.stdout is not None and sys.stdout.isatty()


def write_out(text: str | Iterable[str], *, exact: bool = False) -> None:
    """Write a text, or one that comes in pieces, to standard output. `exact` is for a machine format: UTF-8 whatever the terminal, line ends untouched.

    Other text keeps the encoding of the terminal; a sign it does not have becomes what comes nearest. A
    reader that stops half-way (`| head`) has seen enough: that changes no verdict. Raises UsageProblem when the text
    cannot be written otherwise.
    """
    try:
        for piece in (text,) if isinstance(text, str) else text:
            _write_out(piece, exact=exact)
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise unwritten() from error


def _write_out(text: str, *, exact: bool) -> None:
    if sys.stdout is None:
        raise UsageProblem(
            "De standaarduitvoer is gesloten.", "Schrijf het rapport met --output naar een bestand."
        )
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # replaced by a caller that wants text
        sys.stdout.write(text)
        return
    encoding = "utf-8" if exact else sys.stdout.encoding
    buffer.write(encode(text, encoding))
    buffer.flush()


def write_out_bytes(data: bytes) -> None:
    """Write a file to standard output, for a program that reads it there. Raises UsageProblem as `write_out` does."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        raise UsageProblem(
            "Dit rapport is een bestand, geen tekst.", "Schrijf het met --output naar een bestand."
        )
    try:
        buffer.write(data)
        buffer.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise unwritten() from error


def write_what_comes_near() -> None:
    """Have what others write (typer its help, Python a traceback) keep to the encoding of the terminal as we do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ERRORS)


def write_error(text: str) -> None:
    """One line on standard error; a closed one is nobody's problem."""
    with contextlib.suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(encode(text, encoding).decode(encoding) + "\n")
        sys.stderr.flush()


def write_problem(error: RegelcheckError, *, label: str = "Fout") -> None:
    """A problem a person can mend, with its hint on the next line; a message with a quoted line keeps its lines."""
    from regelcheck.report.plain import plain

    first, *shown = error.message.split("\n")
    write_error(f"{label}: {plain(first)}")
    for line in shown:
        write_error(plain(line))
    if error.hint:
        write_error(f"      {plain(error.hint)}")


def unwritten() -> UsageProblem:
    """What standard output would not take."""
    return UsageProblem("De uitvoer kan niet worden geschreven.", "Is de schijf vol?")


def silence_stdout() -> None:
    """After the reader of a pipe has gone: keep Python from complaining about it when it closes standard output."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def require_writable(path: Path) -> None:
    """Say before a long run, not after it, that the report cannot be written. Raises UsageProblem."""
    if is_folder(path):
        raise UsageProblem(f"{path} is een map.", "Noem een bestand in die map, of een andere naam.")
    folder = _target(path).parent
    if not is_folder(folder):
        raise UsageProblem(f"De map {folder} bestaat niet.", "Maak de map eerst, of kies een andere plaats.")
    if not os.access(path if _is_special(path) else folder, os.W_OK):
        raise UsageProblem(f"In de map {folder} mag niet worden geschreven.", "Kies een andere plaats.")


def write_file(path: Path, text: str | Iterable[str]) -> None:
    """Write a text, or one that comes in pieces, to a file: whole or not at all."""
    pieces = (text,) if isinstance(text, str) else text
    _write(path, (piece.encode("utf-8") for piece in pieces))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that is no text: whole or not at all."""
    _write(path, (data,))


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Readers see the old file or the new one, never half of it."""
    if _is_special(path):  # /dev/stdout and the like are written to, not replaced
        try:
            with path.open("wb") as handle:
                handle.writelines(pieces)
        except BrokenPipeError:  # /dev/stdout, of which the reader has seen enough
            silence_stdout()
        except OSError as error:
            raise UsageProblem(
                f"{path} kan niet worden geschreven.", "Is de schijf vol, of mag dit niet worden beschreven?"
            ) from error
        return
    target = _target(path)
    draft = target.with_name(f".regelcheck-{secrets.token_hex(6)}.tmp")  # no longer than any name may be
    try:
        with draft.open("xb") as handle:
            handle.writelines(pieces)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(target)
    except OSError as error:
        raise UsageProblem(
            f"{path} kan niet worden geschreven.", "Is de schijf vol, of de map alleen te lezen?"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """What is written to: a symbolic link keeps pointing where it did. A link to itself is left as it is."""
    return real_path(path)


def _is_special(path: Path) -> bool:
    return is_there(path) and not is_file(path)
