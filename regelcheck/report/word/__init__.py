"""Write a run as a Word document: front page, overview, every checkpoint, and how it was done.

The look comes from a template: ours, or one in the style of the house. What makes a file of it stands in `template`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from jinja2 import Environment
from lxml import etree

from regelcheck.model import BatchResult, CheckedDocument, Verdict
from regelcheck.report import account, words
from regelcheck.report.faults import fault_lines
from regelcheck.report.jinja import template_environment
from regelcheck.report.packs import packs_of
from regelcheck.report.plain import plain, plain_path
from regelcheck.report.provisions import provision_lines
from regelcheck.report.view import view_documents
from regelcheck.report.word.template import WordTemplate

_COLOURS = {
    "aanwezig": ("E6F2EA", "17593A"),
    "zwak": ("FCF0D6", "714600"),
    "ontbreekt": ("FBE8DF", "8A300C"),
    "strijdig": ("9A1B30", "FFFFFF"),
    "nvt": ("ECEEEE", "565F69"),
    "onbekend": ("ECE9F8", "45328A"),
}
"""Background and letters by the slug of a verdict: those of the HTML report on paper."""
# What XML cannot hold and `plain` leaves: two code points that are no characters.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def render_docx(result: BatchResult, template: Mapping[str, bytes] | None = None) -> bytes:
    """The report as a DOCX; `template` are the parts of a Word file to take styles, header and footer from.

    The same run gives the same bytes. Raises UsageProblem for a template that cannot be used.
    """
    look = WordTemplate(template)
    views = view_documents(result)
    bookmarks: dict[str, int] = {}
    body = (
        _environment()
        .get_template("word/document.xml.j2")
        .render(
            result=result,
            views=views,
            style=look.style,
            scaled=look.scaled,
            bookmark=lambda anchor: bookmarks.setdefault(anchor, len(bookmarks)),
        )
    )
    title = " · ".join(view.document.regeling.title for view in views) or "Niet beoordeeld"
    return look.packed(etree.fromstring(body), title=_text(f"Toets: {title}"), made=_utc(result.run.started))


@cache
def _environment() -> Environment:
    """Templates with escaping on everywhere; `plain` makes control characters visible first."""
    env = template_environment(lambda value: _text(value) if isinstance(value, str) and not hasattr(value, "__html__") else value)
    env.filters.update(path=plain_path, full_stop=words.full_stop)
    env.globals.update(
        account=account,
        words=words,
        fault_lines=fault_lines,
        Verdict=Verdict,
        colours=_COLOURS,
        packs=packs_of,
        lines=provision_lines,
        read_rows=_read_rows,
        options=lambda run: [(name.capitalize(), value) for name, value in run.options],
    )
    return env


def _read_rows(document: CheckedDocument) -> list[tuple[str, str]]:
    """The rows of the front page that say which text was judged, and what was read along."""
    judged = account.judged_words(document)
    return [("Beoordeeld", judged)] * bool(judged) + [("Ernaast gelezen", line) for line in account.beside_words(document)]


def _text(text: str) -> str:
    return plain(text).translate(_NO_CHARACTERS)


def _utc(started: str) -> str:
    """The time of a run as the properties of an Office file have it."""
    return datetime.fromisoformat(started).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
