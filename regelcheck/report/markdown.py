"""Write a run as Markdown, fit for a pull request or a wiki: text from a document never becomes markup."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from regelcheck.model import BatchResult, Gewicht, Verdict
from regelcheck.report import account, words
from regelcheck.report.faults import fault_lines
from regelcheck.report.html import TEMPLATES
from regelcheck.report.packs import packs_of
from regelcheck.report.plain import markdown, plain_path
from regelcheck.report.view import view_documents


def render_markdown(result: BatchResult) -> str:
    """The report as GitHub-flavoured Markdown."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # Markup would be escaped for HTML; `finalize` escapes every value for Markdown instead.
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
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
