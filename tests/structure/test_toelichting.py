"""The toelichting, wherever it stands and however it begins."""

from __future__ import annotations

import pytest

from regelcheck.errors import UnreadableDocument
from regelcheck.model import NodeKind
from tests.structure.texts import parse, shape


def test_a_toelichting_under_every_article() -> None:
    text = """
        Artikel 1 Doel
        Het doel is groot.
        Toelichting
        Dit is een doel.
        Hoofdstuk 2
        Einde
        Artikel 2 Slot
        Dit is het einde.
        Toelichting
        Einde dus.
    """
    regeling = parse(text)
    assert shape(regeling.parts)[:3] == [
        "art 1 [Doel] Het doel is groot.",
        "hoofdstuk 2 [Einde]",
        "  art 2 [Slot] Dit is het einde.",
    ]
    assert [part.text for part in regeling.parts if part.kind is NodeKind.TOELICHTING] == [
        "Dit is een doel.",
        "Einde dus.",
    ]


def test_a_toelichting_in_front() -> None:
    regeling = parse("Toelichting\nDit is waarom.\nRegeling Bos\nArtikel 1\nBomen.")
    assert shape(regeling.parts) == [
        "toelichting [Toelichting] Dit is waarom.",
        "opschrift Regeling Bos",
        "art 1 Bomen.",
    ]


def test_a_toelichting_alone_is_no_regeling() -> None:
    with pytest.raises(UnreadableDocument):
        parse("Toelichting\nArtikelsgewijs\nArtikel 1\nDit behoeft geen toelichting.")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Toelichting. Het water stijgt al jaren.", NodeKind.TOELICHTING, "Het water stijgt al jaren."),
        ("Toelichting bij artikel 4. Het water stijgt.", NodeKind.TOELICHTING, "Het water stijgt."),
        ("Uit de toelichting: het water stijgt.", NodeKind.TOELICHTING, "het water stijgt."),
        ("Preambule. Het water verbindt de deelnemers.", NodeKind.CONSIDERANS, "Het water verbindt de deelnemers."),
    ],
)
def test_what_only_explains_may_begin_on_the_line_of_its_heading(line, kind, text):
    (part,) = parse(line, fragment=True).parts
    assert part.kind is kind
    assert text in (part.text, *(child.text for child in part.children))
