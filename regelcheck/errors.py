"""What can go wrong that a person can mend: one Dutch sentence and one hint each.

Anything else that goes wrong is a bug and keeps its traceback. Only `cli` prints these and picks the exit code.
"""

from __future__ import annotations


class RegelcheckError(Exception):
    """A problem a person can mend: `message` says what is wrong, `hint` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageProblem(RegelcheckError):
    """The command line asks for something that does not exist or does not go together."""


class UnreadableDocument(RegelcheckError):
    """A document could not be read, or holds nothing that can be judged."""


class ConfigProblem(RegelcheckError):
    """A `regelcheck.toml` or a baseline does not say what it should; the message carries `bestand:regel`."""


class RuleFileProblem(RegelcheckError):
    """A rule or concept file does not say what a rule needs; the message carries `bestand:regel:kolom`."""


class LimitExceeded(UnreadableDocument):
    """A document is larger or deeper than the limits of `reading` allow."""
