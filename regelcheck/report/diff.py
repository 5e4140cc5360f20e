"""Two versions of a Regeling beside each other: for a terminal, a pull request, a browser and a program."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup

from regelcheck.citation import format_citation
from regelcheck.compare import Change, Comparison, Direction, Piece, Run, VerdictMove
from regelcheck.model import CheckedDocument, Node, Outcome, RunInfo
from regelcheck.report import diff_words as said
from regelcheck.report import words
from regelcheck.report.json_report import run_value
from regelcheck.report.page import Page
from regelcheck.report.plain import encodable, exact_path, markdown, plain, plain_lines, plain_path

SCHEMA_VERSION = "1"
_STYLES = {Direction.VOORUIT: "green", Direction.ACHTERUIT: "bold red", Direction.ANDERS: "yellow"}
_EDGE = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def schema_path() -> Path:
    """The JSON Schema that `render_diff_json` keeps to."""
    return Path(__file__).with_name("schema") / f"diff-{SCHEMA_VERSION}.schema.json"


def render_diff_text(comparison: Comparison, *, width: int = 80, color: bool = False) -> str:
    """The comparison for a terminal: first the verdicts, then the changes; signs as well as colours."""
    page = Page(width=width, color=color)
    page.line((plain(said.title_words(comparison)), "bold"))
    old, new = _names(comparison)
    page.line((f"oud: {old}", "dim"), hanging=2)
    page.line((f"nieuw: {new}", "dim"), hanging=2)
    page.blank()
    page.line((said.verdicts_sentence(comparison), "bold"))
    page.line(said.changes_sentence(comparison), hanging=2)
    for move in comparison.moves:
        page.blank()
        sign, way = said.DIRECTIONS[move.direction]
        page.line((f"{sign} {way}", _STYLES[move.direction]), "  ", (plain(move.rule.titel), "bold"), hanging=2)
        page.line(said.verdict_words(move), indent=3)
        page.line(plain(f"Door: {said.because_words(move)}."), indent=3, hanging=2)
        for sentence in said.element_sentences(move):
            page.line(plain(sentence), indent=3, hanging=2)
        page.line(plain(move.after.reason), indent=3)
    if comparison.touched:
        page.blank()
        page.line(plain(_touched_words(comparison)), hanging=2)
    for change in comparison.changes:
        page.blank()
        symbol = said.SYMBOLS[said.SLUGS[change.kind]]
        page.line(f"{symbol} ", (plain(said.address_words(change)), "cyan"), f": {plain(said.kind_words(change))}", hanging=2)
        page.line(*(_terminal(piece) for piece in said.shown_pieces(change)), indent=3)
    shifts = said.renumbering_words(comparison.renumbered)
    if shifts:
        page.blank()
        page.line("Vernummerd:")
        for shift in shifts:
            page.line(f"- {plain(shift)}", indent=2, hanging=2)
    if comparison.changes:
        page.blank()
        page.line(("[-zo-] is wat wegvalt, {+zo+} wat erbij komt.", "dim"))
    return page.text()


def render_diff_markdown(comparison: Comparison) -> str:
    """The comparison as GitHub-flavoured Markdown, fit for a pull request."""
    old, new = (markdown(name) for name in _names(comparison))
    lines = [
        f"# {markdown(said.title_words(comparison))}",
        "",
        f"Oud: {old} · nieuw: {new}",
        "",
        f"**{said.verdicts_sentence(comparison)}** {said.changes_sentence(comparison)}",
        "",
    ]
    if comparison.moves:
        lines += ["| | Toetspunt | Oordeel | Door |", "| --- | --- | --- | --- |"]
        for move in comparison.moves:
            sign, way = said.DIRECTIONS[move.direction]
            cells = (f"{sign} {way}", move.rule.titel, said.verdict_words(move), said.because_words(move))
            lines.append(f"| {' | '.join(map(markdown, cells))} |")
        lines.append("")
    for move in comparison.moves:
        sentences = " ".join((move.after.reason, *said.element_sentences(move)))
        lines += [f"- **{markdown(move.rule.titel)}.** {markdown(sentences)}"]
    lines += [""] if comparison.moves else []
    if comparison.touched:
        lines += [markdown(_touched_words(comparison)), ""]
    if comparison.changes:
        lines += ["## Wijzigingen in de tekst", ""]
    for change in comparison.changes:
        lines += [f"**{markdown(said.address_words(change))}**: {markdown(said.kind_words(change))}", ""]
        lines += [f"> {_struck_through(said.shown_pieces(change))}", ""]
    shifts = said.renumbering_words(comparison.renumbered)
    if shifts:
        lines += ["## Vernummerd", "", *(f"- {markdown(shift)}" for shift in shifts), ""]
    return "\n".join(lines)


def render_diff_html(comparison: Comparison, run: RunInfo) -> str:
    """The comparison as a self-contained page."""
    from regelcheck.report.html import environment, policy, source, style_sheet

    style = style_sheet("report.css") + source("diff.css")
    script = source("report.js")
    old, new = _names(comparison)
    places = {id(change): place for place, change in enumerate(comparison.changes)}
    return (
        environment()
        .get_template("diff.html.j2")
        .render(
            comparison=comparison,
            run=run,
            said=said,
            old=old,
            new=new,
            touched=_touched_words(comparison),
            kinds=list(dict.fromkeys(said.SLUGS[change.kind] for change in comparison.changes)),
            moved_by=_moved_by(comparison),
            place_of=lambda change: places[id(change)],
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
        )
    )


def render_diff_json(comparison: Comparison, run: RunInfo) -> str:
    """The comparison as one JSON object, keys in a fixed order, ending with a newline."""
    places = {id(change): place for place, change in enumerate(comparison.changes)}
    value = {
        "schema_version": SCHEMA_VERSION,
        "run": run_value(run),
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "moves": [_move(move, places) for move in comparison.moves],
        "touched": [outcome.rule.id for outcome in comparison.touched],
        "changes": [_change(change) for change in comparison.changes],
        "renumbered": [
            {"old": format_citation(one.before), "new": format_citation(one.after)} for one in comparison.renumbered
        ],
        "unchanged": comparison.unchanged,
    }
    return encodable(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _names(comparison: Comparison) -> tuple[str, str]:
    """The two versions by path; of two views of one file by what they are."""
    old, new = (plain_path(one.regeling.source.path) for one in (comparison.old, comparison.new))
    same = comparison.old.regeling.source.sha256 == comparison.new.regeling.source.sha256
    if old == new and same:
        return f"{old}, oorspronkelijke tekst", f"{new}, voorgestelde tekst"
    return old, new


def _touched_words(comparison: Comparison) -> str:
    if not comparison.touched:
        return ""
    titles = words.enumerate_nl([outcome.rule.titel for outcome in comparison.touched])
    return f"De tekst is anders en het oordeel gelijk bij: {titles}."


def _moved_by(comparison: Comparison) -> dict[int, list[VerdictMove]]:
    """For the place of a change the verdicts that moved by it."""
    places = {id(change): place for place, change in enumerate(comparison.changes)}
    found: dict[int, list[VerdictMove]] = {}
    for move in comparison.moves:
        for change in move.because:
            found.setdefault(places[id(change)], []).append(move)
    return found


def _terminal(piece: Piece) -> tuple[str, str]:
    text = plain(piece.text)
    match piece.run:
        case Run.WEG:
            return f"[-{text}-]", "red"
        case Run.NIEUW:
            return f"{{+{text}+}}", "green"
    return text, ""


def _struck_through(pieces: Sequence[Piece]) -> str:
    """The pieces one after the other; a word that replaces another stands apart from it, or Markdown takes them for one."""
    replaced = (before.run is Run.WEG and after.run is Run.NIEUW for before, after in pairwise(pieces))
    gaps = (" " if one else "" for one in (*replaced, False))
    return "".join(_struck(piece) + gap for piece, gap in zip(pieces, gaps, strict=True))


def _struck(piece: Piece) -> str:
    """A piece in Markdown; marks do not work next to a space, so spaces at the ends stay outside them."""
    sign = {Run.WEG: "~~", Run.NIEUW: "**"}.get(piece.run, "")
    found = []
    for line in plain_lines(piece.text).split("\n"):
        edges = _EDGE.match(line)
        before, text, after = edges.groups() if edges else ("", line, "")
        found.append(f"{before}{sign}{markdown(text)}{sign}{after}" if text else before + after)
    return "\\\n> ".join(found)


def _document(document: CheckedDocument) -> dict[str, Any]:
    source = document.regeling.source
    return {"path": exact_path(source.path), "sha256": source.sha256, "title": document.regeling.title}


def _move(move: VerdictMove, places: dict[int, int]) -> dict[str, Any]:
    return {
        "rule_id": move.rule.id,
        "title": move.rule.titel,
        "old": move.before.verdict,
        "new": move.after.verdict,
        "direction": move.direction,
        "reason": move.after.reason,
        "won": list(move.won),
        "lost": list(move.lost),
        "because": [places[id(change)] for change in move.because],
        "evidence": {"old": _quotes(move.before), "new": _quotes(move.after)},
    }


def _quotes(outcome: Outcome) -> list[dict[str, str]]:
    return [{"citation": format_citation(one.citation), "quote": one.quote} for one in outcome.evidence]


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "old": _part(change.before),
        "new": _part(change.after),
        "related": _part(change.related),
        "diff": [{"run": piece.run, "text": piece.text} for piece in change.pieces],
    }


def _part(node: Node | None) -> dict[str, str] | None:
    return None if node is None else {"citation": format_citation(node.citation), "text": said.whole_text(node)}
