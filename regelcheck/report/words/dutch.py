"""Ordinary Dutch in every report: numbers with their nouns, enumerations, days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def number_of(count: int, singular: str, plural: str) -> str:
    """A number with its noun."""
    return f"{count} {singular if count == 1 else plural}"


def enumerate_nl(items: Sequence[str]) -> str:
    """Items as a Dutch sentence lists them: "a, b en c"."""
    return f"{', '.join(items[:-1])} en {items[-1]}" if len(items) > 1 else "".join(items)


def full_stop(sentence: str) -> str:
    """The sentence with a full stop, unless an abbreviation ("n.v.t.") ends in one."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def day_words(day: date) -> str:
    """A day as a person writes it: "1 juli 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_words(started: str) -> str:
    """The day of a run as a person writes it: "23 november 2026"; the text itself when it is no ISO date."""
    try:
        day = datetime.fromisoformat(started)
    except ValueError:
        return started
    return day_words(day)


def month_name(month: int) -> str:
    """The month with this number, from 1."""
    return _MONTHS[month - 1]
