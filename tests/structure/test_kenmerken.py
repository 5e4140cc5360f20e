"""The vorm, who concludes the Regeling and which layers take part, each with the words it was read from."""

from __future__ import annotations

import pytest

from regelcheck.model import Overheidslaag, Partij, Vorm
from tests.structure.texts import parse

AANHEF = "De colleges van burgemeester en wethouders van Aa en Bee;\ngelet op de Wet gemeenschappelijke regelingen;\nbesluiten:"


def vorm_of(article: str, *, title: str = "Regeling Aa", aanhef: str = AANHEF) -> Vorm | None:
    return parse(f"{title}\n{aanhef}\nArtikel 1\n{article}").kenmerken.vorm


@pytest.mark.parametrize(
    ("article", "vorm"),
    [
        ("Er is een openbaar lichaam.", Vorm.OPENBAAR_LICHAAM),
        (
            "Er is een rechtspersoonlijkheid bezittend openbaar lichaam genaamd: Schap Aa.",
            Vorm.OPENBAAR_LICHAAM,
        ),
        ("Bij deze regeling wordt een openbaar lichaam met de naam Aa ingesteld.", Vorm.OPENBAAR_LICHAAM),
        ("Er is een bedrijfsvoeringsorganisatie, genaamd Aa.", Vorm.BEDRIJFSVOERINGSORGANISATIE),
        ("De deelnemers stellen een gemeenschappelijk orgaan in.", Vorm.GEMEENSCHAPPELIJK_ORGAAN),
        ("De gemeente Aa is centrumgemeente.", Vorm.CENTRUMREGELING),
        (
            "Deze regeling is een regeling als bedoeld in artikel 8, vierde lid, van de wet.",
            Vorm.CENTRUMREGELING,
        ),
        ("De gastgemeente voert de taken uit.", Vorm.CENTRUMREGELING),
        ("De colleges stemmen hun beleid op elkaar af.", Vorm.REGELING_ZONDER_MEER),
        (
            "Bij deze regeling wordt geen openbaar lichaam, geen gemeenschappelijk orgaan en geen "
            "bedrijfsvoeringsorganisatie ingesteld. De gemeente Aa treedt op als centrumgemeente.",
            Vorm.CENTRUMREGELING,
        ),
    ],
)
def test_vorm(article: str, vorm: Vorm) -> None:
    assert vorm_of(article) is vorm


def test_network_is_a_convenant_that_does_not_rest_on_the_wgr() -> None:
    aanhef = "De colleges van Aa en Bee;\noverwegende dat zij samenwerken;\nkomen overeen:"
    assert vorm_of("Partijen werken samen.", title="Convenant Bos", aanhef=aanhef) is Vorm.NETWERK
    assert vorm_of("Er is een openbaar lichaam.", title="Convenant Bos") is Vorm.OPENBAAR_LICHAAM


def test_vorm_is_none_when_the_text_does_not_tell() -> None:
    assert parse("Artikel 1\nEr wordt samengewerkt.").kenmerken.vorm is None
    assert parse("Artikel 1\nArtikel 22 van de Wgr is van toepassing.", fragment=True).kenmerken.vorm is None


def test_the_user_wins() -> None:
    kenmerken = parse("Artikel 1\nEr is een openbaar lichaam.", vorm=Vorm.NETWERK).kenmerken
    assert (kenmerken.vorm, kenmerken.vorm_given) == (Vorm.NETWERK, True)


PARTIES = [
    (
        "De raden van de gemeenten Aa en Bee en provinciale staten van Cee;",
        "raden, staten",
        "gemeente, provincie",
    ),
    (
        "De Minister van Zaken, gedeputeerde staten van Cee, de raad en het college van burgemeester en wethouders "
        "van de gemeente Aa en het bestuur van de Stichting Boek;",
        "minister, gedeputeerde staten, raden, colleges, stichting",
        "Rijk, provincie, gemeente",
    ),
    (
        "Het algemeen bestuur van het waterschap Plas en de burgemeesters van Aa en Bee;",
        "algemene besturen, burgemeesters",
        "waterschap, gemeente",
    ),
    ("Het college van dijkgraaf en heemraden van Plas;", "dagelijkse besturen", "waterschap"),
    (
        "De colleges van Aa en Bee, na verkregen toestemming van de raden van die gemeenten;",
        "colleges",
        "gemeente",
    ),
    ("De colleges van Aa en Bee, gehoord de raden;", "colleges", "gemeente"),
    (
        "De gemeente Aa, vertegenwoordigd door de burgemeester, en het college van Bee;",
        "colleges",
        "gemeente",
    ),
]


@pytest.mark.parametrize(("aanhef", "partijen", "lagen"), PARTIES)
def test_parties(aanhef: str, partijen: str, lagen: str) -> None:
    kenmerken = parse(f"Regeling Aa\n{aanhef}\nbesluiten:\nArtikel 1\nEen.").kenmerken
    assert ", ".join(kenmerken.getroffen_door) == partijen
    assert ", ".join(kenmerken.overheidslagen) == lagen


def test_councils_that_only_gave_their_view_do_not_conclude() -> None:
    text = """
        Regeling Aa
        De colleges van burgemeester en wethouders van Aa en Bee;
        overwegende dat de raden een zienswijze hebben gegeven en toestemming hebben verleend;
        besluiten:
        Artikel 1
        De raden benoemen niemand.
    """
    assert parse(text).kenmerken.getroffen_door == (Partij.COLLEGES,)


def test_a_definition_that_names_other_bodies_is_newer_than_the_aanhef() -> None:
    text = """
        Regeling Aa
        Provinciale staten van Cee en de raden van de gemeenten Aa en Bee;
        besluiten:
        Artikel 1
        In deze regeling wordt verstaan onder:
        a. de deelnemers: gedeputeerde staten van Cee en de colleges van burgemeester en wethouders van Aa en Bee;
        b. het schap: het schap Aa.
    """
    kenmerken = parse(text).kenmerken
    assert kenmerken.getroffen_door == (Partij.GEDEPUTEERDE_STATEN, Partij.COLLEGES)
    assert kenmerken.overheidslagen == (Overheidslaag.PROVINCIE, Overheidslaag.GEMEENTE)


def test_a_definition_that_names_fewer_bodies_does_not_count() -> None:
    text = """
        Regeling Aa
        De raden en de colleges van de gemeenten Aa en Bee;
        besluiten:
        Artikel 1
        In deze regeling wordt verstaan onder:
        a. deelnemers: de gemeenten waarvan het college deelneemt;
        b. het schap: het schap Aa.
    """
    assert parse(text).kenmerken.getroffen_door == (Partij.RADEN, Partij.COLLEGES)


def test_parties_after_besluiten() -> None:
    text = "Regeling Aa\nDe Minister van Zaken,\nGelet op de wet;\nBesluiten: De raden van Aa en Bee, tot het treffen van deze regeling van de colleges.\nArtikel 1\nEen."
    assert parse(text).kenmerken.getroffen_door == (Partij.MINISTER, Partij.RADEN)


def test_parties_of_a_convenant_in_a_list() -> None:
    text = """
        Convenant Warmte
        De ondergetekenden:
        1. de gemeente Aa, vertegenwoordigd door haar burgemeester, ter uitvoering van een besluit van het college;
        2. de provincie Cee, vertegenwoordigd door de commissaris, ter uitvoering van een besluit van gedeputeerde staten;
        3. waterschap Plas, vertegenwoordigd door de dijkgraaf, ter uitvoering van een besluit van het dagelijks bestuur;
        overwegende dat het warm wordt;
        komen het volgende overeen:
        Artikel 1
        Partijen werken samen.
    """
    kenmerken = parse(text).kenmerken
    assert ", ".join(kenmerken.getroffen_door) == "colleges, gedeputeerde staten, dagelijkse besturen"
    assert ", ".join(kenmerken.overheidslagen) == "gemeente, provincie, waterschap"


def test_what_follows_gelet_op_names_no_parties() -> None:
    text = "Regeling Aa\nDe colleges van Aa en Bee;\nGelet op:\n- het besluit van de raad van Aa;\n- de wet;\nbesluiten:\nArtikel 1\nEen."
    assert parse(text).kenmerken.getroffen_door == (Partij.COLLEGES,)


def test_evidence_is_a_slice_of_its_node() -> None:
    regeling = parse(
        "Regeling Aa\nDe raden van Aa en Bee;\nbesluiten:\nArtikel 1\nEr is een openbaar lichaam Aa."
    )
    nodes = {node.key: node for node in regeling.walk()}
    found = {finding.value: finding for finding in regeling.kenmerken.evidence}
    assert found["openbaar lichaam"].quote == "Er is een openbaar lichaam"
    assert found["raden"].place is not None and found["raden"].place.paragraph == 2
    for finding in regeling.kenmerken.evidence:
        assert finding.quote in nodes[finding.node].text
        assert finding.citation == nodes[finding.node].citation
