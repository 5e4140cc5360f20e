"""Write the tree of a Regeling for a terminal: half of all questionable verdicts turn out to be a wrong tree."""

from __future__ import annotations

from regelcheck.model import Node, NodeKind, Regeling
from regelcheck.report.account import coverage_sentences
from regelcheck.report.page import Page
from regelcheck.report.plain import plain, plain_path, shorten
from regelcheck.report.view import node_label
from regelcheck.report.words import cite, enumerate_nl, part_words, place_words

FIRST_WORDS = 60


def render_tree(regeling: Regeling, *, width: int = 80, color: bool = False) -> str:
    """Every part with its address and first words, then what was read of it and what found no place."""
    page = Page(width=width, color=color)
    page.line((plain(regeling.title) or "(zonder opschrift)", "bold"))
    page.line((plain_path(regeling.source.path), "dim"))
    page.blank()
    for part in regeling.parts:
        _node(page, part, depth=0)
    page.blank()
    _kenmerken(page, regeling)
    page.blank()
    for sentence in coverage_sentences(regeling):
        page.line(plain(sentence))
    for warning in regeling.source.warnings:
        page.line("Let op: ", plain(warning), hanging=2)
    for block in regeling.leftovers:
        why = ", ".join(sorted(block.marks)) or "geen plaats gevonden"
        text = shorten(plain(f"{block.label} {block.text}".strip()), FIRST_WORDS)
        page.line((f"{place_words(block.place)} ({why}): ", "dim"), text, indent=2, hanging=2)
    return page.text()


def _node(page: Page, node: Node, *, depth: int) -> None:
    label = node_label(node) or (
        "–" if node.kind in (NodeKind.LID, NodeKind.ONDERDEEL) else part_words(node.kind)
    )
    heading = f" {plain(node.heading)}" if node.heading else ""
    words = f"  {shorten(plain(node.text), FIRST_WORDS)}" if node.text else ""
    style = "bold" if node.kind in (NodeKind.ARTIKEL, NodeKind.HOOFDSTUK) else ""
    place = place_words(node.heading_place or node.place_at(0))
    where = " · ".join(
        text for text in (plain(cite(node.citation)), place, "geciteerd" if node.quoted else "") if text
    )
    page.line(
        (f"{plain(label)}{heading}", style), words, (f"  [{where}]", "dim"), indent=2 * depth, hanging=2
    )
    for child in node.children:
        _node(page, child, depth=depth + 1)


def _kenmerken(page: Page, regeling: Regeling) -> None:
    kenmerken = regeling.kenmerken
    given = " (opgegeven)" if kenmerken.vorm_given else ""
    page.line(("Vorm: ", "bold"), f"{kenmerken.vorm or 'niet herkend'}{given}")
    parties = enumerate_nl([str(one) for one in kenmerken.getroffen_door])
    page.line(("Getroffen door: ", "bold"), parties or "niet herkend")
    layers = enumerate_nl([str(one) for one in kenmerken.overheidslagen])
    page.line(("Overheidslagen: ", "bold"), layers or "niet herkend")
    for one in kenmerken.evidence:
        quote = shorten(plain(one.quote), 2 * FIRST_WORDS)
        page.line(
            (f"{plain(one.value)}: ", "dim"),
            f"“{quote}” ",
            (f"[{plain(cite(one.citation))}]", "dim"),
            indent=2,
            hanging=2,
        )
