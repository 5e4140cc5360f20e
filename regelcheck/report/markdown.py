"""Write a run as Markdown, fit for a pull request or a wiki: text from a document never becomes markup."""

from __future__ import annotations

from regelcheck.model import BatchResult, Gewicht, Verdict
from regelcheck.report import account, words
from regelcheck.report.faults import fault_lines
from regelcheck.report.jinja import template_environment
from regelcheck.report.packs import packs_of
from regelcheck.report.plain import markdown, plain_path
from regelcheck.report.view import view_documents


def render_markdown(result: BatchResult) -> str:
    """The report as GitHub-flavoured Markdown."""
    # Markup would be escaped for HTML; `_finalize` escapes every value for Markdown instead.
    env = template_environment(_finalize, autoescape=False)
    env.filters.update(path=plain_path, regels=_lines)
    return env.get_template("report.md.j2").render(
        result=result,
        views=view_documents(result),
        packs_of=packs_of,
        account=account,
        words=words,
        fault_lines=fault_lines,
        Verdict=Verdict,
        usual=Gewicht.AANBEVELING,
        level=_Written,
    )


class _Written(str):
    """Text that is Markdown already."""

    __slots__ = ()


def _finalize(value: object) -> object:
    return markdown(value) if isinstance(value, str) and not isinstance(value, _Written) else value


def _lines(text: str) -> _Written:
    """A provision of several lines inside a block quote."""
    return _Written("\\\n> ".join(markdown(line) for line in text.splitlines()))
