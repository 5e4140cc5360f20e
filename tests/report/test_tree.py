"""The tree as `regelcheck tree` shows it, and the rules as `regelcheck rules` shows them."""

from __future__ import annotations

from dataclasses import replace

from regelcheck.model import Block, Bron, Mark, Place
from regelcheck.report.rule_text import render_rule, render_rule_list
from regelcheck.report.tree import render_tree
from tests.report.factory import regeling, rule


def test_every_part_is_shown_with_its_address_and_place() -> None:
    lines = render_tree(regeling(), width=100).splitlines()
    assert "Hoofdstuk 1 Algemeen  [hoofdstuk 1]" in lines
    assert "    1.  Het bestuur besluit bij meerderheid.  [artikel 2, eerste lid · blz. 1]" in lines
    assert "  Artikel 2 Besluitvorming  [artikel 2]" in lines
    assert "    1°.  het tijdstip van uittreding; en  [artikel 3, onderdeel a, onder 1° · blz. 2]" in lines


def test_what_found_no_place_is_shown_with_its_reason() -> None:
    lost = (
        Block(text="los \x1b stuk", place=Place(paragraph=12)),
        Block(text="Concept", place=Place(page=1, paragraph=1), marks=frozenset({Mark.HEADER})),
    )
    text = render_tree(replace(regeling(), leftovers=lost))
    assert "1 alinea kreeg geen plaats in de Regeling.\n" in text
    assert "  alinea 12 (geen plaats gevonden): los ␛ stuk\n" in text
    assert "  blz. 1 (kop- of voettekst): Concept\n" in text


def test_what_kind_of_regeling_it_is_is_shown_with_evidence() -> None:
    text = render_tree(regeling())
    assert "Vorm: openbaar lichaam\nGetroffen door: colleges en raden\nOverheidslagen: gemeente\n" in text
    assert "  openbaar lichaam: “regeling” [artikel 1]\n" in text


def test_rules_in_a_list_and_in_full() -> None:
    one = rule("doel", "Gezamenlijk doel", Bron(gids="A", thema="2", aanbeveling="1"))
    assert render_rule_list([one]) == "gids-a/doel\n  Gezamenlijk doel  (deel A, thema 2, aanb. 1; aanbeveling)\n"
    full = render_rule(one)
    assert "Vraag over gezamenlijk doel?\n" in full
    assert (
        "Voorbeeldbepaling: Kort\n  Het bestuur evalueert elke [aantal] jaar.\n  Het zendt het verslag toe.\n"
        in full
    )
    assert "Grenzen\n  Kijkt niet in een los reglement.\n" in full
