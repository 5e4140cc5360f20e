"""Write a run as one HTML file: no request goes out, no script runs, and text from a document is only ever text."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from regelcheck.model import BatchResult, NodeKind, Verdict
from regelcheck.report import words
from regelcheck.report.plain import plain, plain_lines, plain_path
from regelcheck.report.view import node_anchor, view_documents

TEMPLATES = Path(__file__).with_name("templates")
HEADINGS = frozenset({NodeKind.HOOFDSTUK, NodeKind.AFDELING, NodeKind.PARAGRAAF, NodeKind.ARTIKEL})


def render_html(result: BatchResult) -> str:
    """The report as a self-contained page, readable without its style sheet and printable on A4."""
    style = _style()
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            result=result,
            views=view_documents(result),
            style=Markup(style),
            policy=_policy(style),
            words=words,
            verdicts=words.VERDICTS,
            Verdict=Verdict,
            NodeKind=NodeKind,
            headings=HEADINGS,
        )
    )


@cache
def environment() -> Environment:
    """Templates with escaping on everywhere; `plain` makes control characters visible first."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Text from a document goes through here whatever the template forgets.
        finalize=lambda value: plain_lines(value) if type(value) is str else value,
    )
    env.filters.update(plain=plain, path=plain_path)
    env.globals.update(node_anchor=node_anchor)
    return env


@cache
def _style() -> str:
    return "\n" + (TEMPLATES / "report.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """A Content-Security-Policy under which only this style sheet works, and nothing is fetched."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
