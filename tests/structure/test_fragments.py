"""Loose provisions, and texts that are no Regeling at all."""

from __future__ import annotations

import pytest

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Citation, NodeKind
from tests.structure.texts import parse, tree


def test_fragments() -> None:
    assert tree("Het bestuur beslist.") == ["art Het bestuur beslist."]
    assert tree("5. Het bestuur beslist.\n6. De raad ook.") == [
        "art",
        "  lid 5 Het bestuur beslist.",
        "  lid 6 De raad ook.",
    ]
    assert tree("Artikel 6, derde lid\n3. Het bestuur beslist.") == ["art 6", "  lid 3 Het bestuur beslist."]
    assert tree("Artikel 6, derde lid\nHet bestuur beslist.") == ["art 6", "  lid 3 Het bestuur beslist."]
    assert tree("Overwegende dat de raden, gelet op hun taak, betrokken zijn;") == [
        "considerans Overwegende dat de raden, gelet op hun taak, betrokken zijn;"
    ]
    assert tree("Artikel 11\nEen.\nToelichting bij artikel 11\nTwee.") == [
        "art 11 Een.",
        "toelichting [Toelichting bij artikel 11] Twee.",
    ]
    explained = parse("Toelichting bij artikel 11\nTwee.", fragment=True).parts[0]
    assert explained.citation == Citation(part=NodeKind.TOELICHTING, artikel="11")
    assert tree("Bijlage 2\nGemeente Aa € 310.000\nGemeente Bee € 275.500") == [
        "bijlage 2 Gemeente Aa € 310.000",
        "  lid Gemeente Bee € 275.500",
    ]


def test_a_fragment_without_heading_has_no_article_number() -> None:
    assert parse("Het bestuur beslist.", fragment=True).parts[0].citation == Citation(part=NodeKind.ARTIKEL)


@pytest.mark.parametrize("opening", ["Overwegende:", "Gelet op de Wgr;\noverwegende dat:"])
def test_the_list_a_considerans_opens_in_a_loose_provision_is_considerans(opening):
    parts = parse(f"{opening}\na. dat het water stijgt;\nb. dat samenwerken helpt;", fragment=True).parts
    assert {part.kind for part in parts} <= {NodeKind.AANHEF, NodeKind.CONSIDERANS}
    assert parts[-1].kind is NodeKind.CONSIDERANS


def test_without_an_article_a_document_cannot_be_read() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        parse("Een brief.\nMet groeten.")
    assert caught.value.message == "In concept.txt staat geen enkel artikel; dit lijkt geen Regeling."
    assert "--fragment" in caught.value.hint


def test_without_text_nothing_can_be_read() -> None:
    with pytest.raises(UnreadableDocument, match="geen leesbare tekst"):
        parse("", fragment=True)
