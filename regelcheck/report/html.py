"""Write a run as one HTML file: no request goes out, one known script runs, and text from a document is only ever text."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from regelcheck.model import BatchResult, Gewicht, NodeKind, Verdict
from regelcheck.report import account, words
from regelcheck.report.faults import fault_lines
from regelcheck.report.jinja import TEMPLATES, template_environment
from regelcheck.report.kaart import STEPS, kaart_of
from regelcheck.report.packs import Pack, packs_of
from regelcheck.report.plain import plain, plain_lines, plain_path
from regelcheck.report.spoor import conclusion, element_traces
from regelcheck.report.view import DocumentView, node_anchor, view_documents

HEADINGS = frozenset({NodeKind.HOOFDSTUK, NodeKind.AFDELING, NodeKind.PARAGRAAF, NodeKind.ARTIKEL})


def render_html(result: BatchResult) -> str:
    """The report as a self-contained page, readable without its style sheet and its script, and printable on A4."""
    views = view_documents(result)
    style, script = style_sheet("report.css"), source("report.js")
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            result=result,
            views=views,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            all_words=[one.words for view in views for one in view.shown],
            pack_choices=_pack_choices(views),
            weights=_weights(result),
        )
    )


@cache
def environment() -> Environment:
    """Templates with escaping on everywhere; `plain` makes control characters visible first."""
    env = template_environment(lambda value: plain_lines(value) if type(value) is str else value)
    env.filters.update(plain=plain, path=plain_path)
    env.globals.update(
        fault_lines=fault_lines,
        node_anchor=node_anchor,
        packs_of=packs_of,
        kaart_of=kaart_of,
        shares=_shares,
        element_traces=element_traces,
        conclusion=conclusion,
        account=account,
        words=words,
        verdicts=words.VERDICTS,
        Verdict=Verdict,
        NodeKind=NodeKind,
        headings=HEADINGS,
        usual=Gewicht.AANBEVELING,
    )
    return env


@cache
def source(name: str) -> str:
    """A style sheet or script of ours, as it stands in the page."""
    return "\n" + (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def style_sheet(name: str) -> str:
    """The style sheet with a class for every place and every width on a line of STEPS: no style attribute is allowed."""
    places = (f".p{step}{{left:{100 * step / STEPS:g}%}}.b{step}{{width:{100 * step / STEPS:g}%}}" for step in range(STEPS + 1))
    return source(name) + "".join(places) + "\n"


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which only this style sheet and this script work, and nothing is fetched."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _pack_choices(views: tuple[DocumentView, ...]) -> list[tuple[str, str]]:
    return list({pack.id: pack.title for view in views for pack in packs_of(view)}.items())


def _weights(result: BatchResult) -> list[Gewicht]:
    given = {outcome.rule.gewicht for document in result.documents for outcome in document.outcomes}
    return [weight for weight in Gewicht if weight in given]


def _shares(pack: Pack) -> Iterator[tuple[str, int, int]]:
    """The verdicts of a pack as stretches of a line: what colour, from where, and how wide."""
    given = Counter(one.outcome.verdict for one in (*pack.shown, *pack.not_applicable))
    total, done = sum(given.values()), 0
    for verdict in Verdict:
        if given[verdict]:
            start = round(STEPS * done / total)
            done += given[verdict]
            yield words.VERDICTS[verdict].slug, start, round(STEPS * done / total) - start
