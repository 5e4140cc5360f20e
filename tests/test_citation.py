"""Legal addresses both ways, and references to articles in running text with their look-alikes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.citation import (
    ArticleRange,
    Reference,
    canonical_law,
    find_references,
    format_citation,
    ordinal,
    parse_citation,
    read_ordinal,
)
from regelcheck.model import Citation, NodeKind

GEMEENTEWET, PROVINCIEWET, WGR = "Gemeentewet", "Provinciewet", "Wet gemeenschappelijke regelingen"


# --- addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (
            Citation(part=NodeKind.ARTIKEL, artikel="5", lid="2", onderdelen=("a",)),
            "artikel 5, tweede lid, onderdeel a",
        ),
        (Citation(part=NodeKind.ARTIKEL, artikel="12a", lid="2a"), "artikel 12a, lid 2a"),
        (
            Citation(part=NodeKind.ARTIKEL, artikel="3:4", onderdelen=("b", "1°")),
            "artikel 3:4, onderdeel b, onder 1°",
        ),
        (
            Citation(part=NodeKind.ARTIKEL, artikel="4", onderdelen=("2e streepje",)),
            "artikel 4, tweede streepje",
        ),
        (Citation(part=NodeKind.BIJLAGE, number="2", artikel="3"), "bijlage 2, artikel 3"),
        (Citation(part=NodeKind.BIJLAGE), "bijlage"),
        (Citation(part=NodeKind.CONSIDERANS), "considerans"),
        (Citation(part=NodeKind.BESLUIT, artikel="2"), "besluit, artikel 2"),
        (Citation(part=NodeKind.TOELICHTING, artikel="11"), "toelichting, artikel 11"),
        (Citation(part=NodeKind.HOOFDSTUK, number="IV"), "hoofdstuk IV"),
        (Citation(part=NodeKind.ARTIKEL, lid="5"), "losse bepaling, vijfde lid"),
        (Citation(part=NodeKind.ARTIKEL, artikel="5.4", lid="5.4.1"), "artikel 5.4, lid 5.4.1"),
    ],
)
def test_address(citation: Citation, text: str) -> None:
    assert format_citation(citation) == text
    assert parse_citation(text) == citation


ARTICLES = st.from_regex(r"[1-9][0-9]{0,2}([.:][1-9][0-9]?)?[a-z]?|[IVX]{1,4}", fullmatch=True)
LEDEN = st.one_of(
    st.integers(1, 99).map(str), st.from_regex(r"[1-9][0-9]?[a-z]|[1-9]\.[1-9]\.[1-9]", fullmatch=True)
)
ITEMS = st.one_of(
    st.sampled_from(["a", "b", "aa", "iv", "A", "12"]),
    st.integers(1, 30).map("{}°".format),
    st.integers(1, 150).map("{}e streepje".format),
)
CITATIONS = st.builds(
    Citation,
    part=st.sampled_from(NodeKind),
    number=st.none() | st.sampled_from(["1", "12", "A", "IV", "2a"]),
    artikel=st.none() | ARTICLES,
    lid=st.none() | LEDEN,
    onderdelen=st.lists(ITEMS, max_size=3).map(tuple),
)


@given(CITATIONS)
def test_reading_an_address_undoes_writing_it(citation: Citation) -> None:
    if citation.part is NodeKind.ARTIKEL and citation.number is not None:
        citation = Citation(
            part=citation.part, artikel=citation.artikel, lid=citation.lid, onderdelen=citation.onderdelen
        )
    assert parse_citation(format_citation(citation)) == citation


def test_a_looser_address() -> None:
    expected = Citation(part=NodeKind.ARTIKEL, artikel="5", lid="2", onderdelen=("a",))
    assert parse_citation("art. 5 lid 2 sub a") == expected
    assert parse_citation("Artikel 5, 2e lid, onder a") == expected


@pytest.mark.parametrize("text", ["", "zomaar", "artikel", "artikel 5, enzovoort", "het eerste lid"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="geen vindplaats"):
        parse_citation(text)


@given(st.integers(1, 99))
def test_ordinals_read_back(number: int) -> None:
    assert read_ordinal(ordinal(number)) == number


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 8, 14, 20, 21, 22, 23, 38, 99)] == [
        "eerste", "tweede", "derde", "achtste", "veertiende", "twintigste", "eenentwintigste", "tweeëntwintigste",
        "drieëntwintigste", "achtendertigste", "negenennegentigste",
    ]  # fmt: skip
    assert read_ordinal("bedoelde") is None


# --- references ---------------------------------------------------------------------------------------------------


def only(text: str, **aliases: str) -> Reference:
    found = find_references(text, aliases={alias.replace("_", " "): law for alias, law in aliases.items()})
    assert len(found) == 1, found
    return found[0]


def covered(reference: Reference, numbers: str) -> str:
    return " ".join(number for number in numbers.split() if reference.covers(number))


COLLEGE = "51 52 58 59 59a 60 60a 61"


@pytest.mark.parametrize(
    ("text", "law", "articles"),
    [
        (
            "De artikelen 52 tot en met 60 van de Gemeentewet zijn van toepassing",
            GEMEENTEWET,
            "52 58 59 59a 60",
        ),
        ("de artikelen 52 t/m 59 van de Gemeentewet", GEMEENTEWET, "52 58 59"),
        ("artt. 52-60 Gemeentewet", GEMEENTEWET, "52 58 59 59a 60"),
        ("de artikelen 52 – 60 van de Provinciewet", PROVINCIEWET, "52 58 59 59a 60"),
        ("de artikelen 52 tot en met 58 en 60 van de Gemeentewet", GEMEENTEWET, "52 58 60"),
        ("de artikelen 53, 54 en 56 tot en met 59a van de Gemeentewet", GEMEENTEWET, "58 59 59a"),
        ("de artikelen 52, 58 alsmede artikel 61 Gemeentewet", GEMEENTEWET, "52 58 61"),
        (
            "De artikelen 52 tot en met 60, met uitzondering van artikel 59, van de Gemeentewet",
            GEMEENTEWET,
            "52 58 59a 60",
        ),
        (
            "De artikelen 52 tot en met 60 van de Gemeentewet, behoudens artikel 59,",
            GEMEENTEWET,
            "52 58 59a 60",
        ),
        (
            "De artikelen 52 tot en met 60 van de Gemeentewet zijn van overeenkomstige toepassing, met uitzondering van "
            "de artikelen 58 en 59.",
            GEMEENTEWET,
            "52 59a 60",
        ),
        (
            "De artikelen 52 tot en met 60 van de Provinciewet vinden toepassing, met dien verstande dat artikel 59 buiten "
            "toepassing blijft.",
            PROVINCIEWET,
            "52 58 59a 60",
        ),
        ("het bepaalde in de artikelen 52 e.v. van de Gemeentewet", GEMEENTEWET, "52 58 59 59a 60 60a 61"),
        ("de Gemeentewet (artikelen 52 tot en met 60)", GEMEENTEWET, "52 58 59 59a 60"),
        ("artikel 59 Gemw.", GEMEENTEWET, "59"),
    ],
)
def test_articles_of_the_college(text: str, law: str, articles: str) -> None:
    reference = only(text)
    assert reference.law == law
    assert covered(reference, COLLEGE) == articles


def test_an_exception_of_one_lid_leaves_the_article() -> None:
    reference = only(
        "De artikelen 52 tot en met 60 van de Gemeentewet, met uitzondering van artikel 59, derde lid."
    )
    assert reference.covers("59")
    assert reference.covers("59", "2")
    assert not reference.covers("59", "3")


def test_a_proviso_that_only_changes_an_article_is_no_exception() -> None:
    text = "De artikelen 52 tot en met 60 van de Gemeentewet zijn van toepassing, met dien verstande dat artikel 59 geldt voor ieder lid."
    assert find_references(text)[0].covers("59")


def test_a_list_with_leden_and_one_law() -> None:
    text = "de artikelen 15, eerste en tweede lid, 30 en 32, tweede lid, onderdeel c, van de Archiefwet 1995."
    reference = only(text)
    assert reference.law == "Archiefwet 1995"
    assert reference.artikelen == (
        ArticleRange("15", "15", ("1", "2")),
        ArticleRange("30", "30"),
        ArticleRange("32", "32", ("2",), ("c",)),
    )
    assert text[reference.start : reference.end] == text[:-1]


@pytest.mark.parametrize(
    ("text", "law", "first"),
    [
        ("artikel 28 Wgr", WGR, "28"),
        (
            "artikel 1, derde lid, van de Wet gemeenschappelijke regelingen in de gelegenheid gesteld",
            WGR,
            "1",
        ),
        ("artikel 4:34, eerste lid, van de Algemene wet bestuursrecht", "Algemene wet bestuursrecht", "4:34"),
        (
            "artikel 49 van de Wet op de Ruimtelijke Ordening doch uitsluitend",
            "Wet op de Ruimtelijke Ordening",
            "49",
        ),
        ("artikel 10 van de Wet open overheid, behalve", "Wet open overheid", "10"),
        ("artikel 393 van Boek 2 van het Burgerlijk Wetboek", "Boek 2 van het Burgerlijk Wetboek", "393"),
        ("artikel 12 van het reglement van orde", "reglement van orde", "12"),
        ("artikel 9 van die wet", "wet", "9"),
        (
            "de Participatiewet, met uitzondering van verordeningen als bedoeld in artikel 8 van die wet",
            "Participatiewet",
            "8",
        ),
        ("artikel 5 van deze regeling", None, "5"),
        ("artikel 5", None, "5"),
    ],
)
def test_laws(text: str, law: str | None, first: str) -> None:
    reference = only(text)
    assert (reference.law, reference.artikelen[0].first) == (law, first)


def test_laws_named_by_the_text() -> None:
    reference = only("artikel 13, negende lid, van de wet", de_wet=WGR)
    assert (reference.law, reference.artikelen) == (WGR, (ArticleRange("13", "13", ("9",)),))
    assert (
        only("artikel 49 van de Wet op de Ruimtelijke Ordening", de_wet="Wgr").law
        == "Wet op de Ruimtelijke Ordening"
    )
    assert only("artikel 28 van de Wet is van toepassing", de_Wet="Wgr").law == WGR
    assert canonical_law("de wet", {"wet": "Gemeentewet"}) == GEMEENTEWET


def test_two_laws_in_one_sentence() -> None:
    found = find_references("artikel 22 van de Wgr en de artikelen 16 en 17 van de Provinciewet")
    assert [(item.law, [part.first for part in item.artikelen]) for item in found] == [
        (WGR, ["22"]),
        (PROVINCIEWET, ["16", "17"]),
    ]


def test_chapters() -> None:
    reference = only("Hoofdstuk XIV van de Provinciewet is van toepassing")
    assert (reference.hoofdstuk, reference.law, reference.covers("59")) == (
        "Hoofdstuk XIV",
        PROVINCIEWET,
        False,
    )
    assert only("bedoeld in hoofdstuk 3 van deze regeling").law is None


@pytest.mark.parametrize(
    ("text", "relative", "leden", "articles"),
    [
        ("bedoeld in het eerste lid", None, ("1",), ()),
        ("het eerste en tweede lid", None, ("1", "2"), ()),
        ("het derde tot en met vijfde lid", None, ("3", "4", "5"), ()),
        ("de leden 1 tot en met 3", None, ("1", "2", "3"), ()),
        ("het vorige lid", "vorige lid", (), ()),
        ("dit artikel", "dit artikel", (), ()),
        ("het tweede lid van dit artikel", "dit artikel", ("2",), ()),
        ("de leden 2 en 5 van artikel 9", None, (), (ArticleRange("9", "9", ("2", "5")),)),
        ("artikel 5, tweede lid, onderdeel a", None, (), (ArticleRange("5", "5", ("2",), ("a",)),)),
        ("artikel 5 sub a tot en met c", None, (), (ArticleRange("5", "5", (), ("a", "b", "c")),)),
        ("de artikelen 5 en 6", None, (), (ArticleRange("5", "5"), ArticleRange("6", "6"))),
    ],
)
def test_internal(
    text: str, relative: str | None, leden: tuple[str, ...], articles: tuple[ArticleRange, ...]
) -> None:
    reference = only(text)
    assert (reference.law, reference.relative, reference.leden, reference.artikelen) == (
        None,
        relative,
        leden,
        articles,
    )


@pytest.mark.parametrize(
    "text",
    [
        "het eerste lid van het dagelijks bestuur",
        "deze twee benoemen samen het derde lid",
        "een krantenartikel 5 keer gelezen",
        "de artikelsgewijze toelichting",
        "artikelen 10% goedkoper",
        "ieder lid van de raad",
        "een nieuw hoofdstuk",
    ],
)
def test_look_alikes(text: str) -> None:
    assert find_references(text) == ()


def test_dates_and_amounts_after_an_article_are_not_articles() -> None:
    assert only("artikel 3, 5 januari 2024").artikelen == (ArticleRange("3", "3"),)
    assert only("artikel 3 en 10 leden").artikelen == (ArticleRange("3", "3"),)


@given(
    st.lists(
        st.sampled_from(
            [
                "artikel 5",
                ", ",
                " en ",
                "tweede lid",
                "tot en met",
                "60",
                "Gemeentewet",
                " van de ",
                "wet",
                "e.v.",
            ]
        ),
        max_size=25,
    )
)
def test_references_stand_in_the_text_in_order_without_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    at = 0
    for reference in find_references(text, aliases={"wet": "Wgr"}):
        assert at <= reference.start < reference.end <= len(text)
        at = reference.end


@given(st.integers(1, 90), st.integers(0, 30), st.integers(1, 130))
def test_a_range_covers_what_is_between_its_ends(first: int, length: int, asked: int) -> None:
    reference = only(f"de artikelen {first} tot en met {first + length} van de Gemeentewet")
    assert reference.covers(str(asked)) == (first <= asked <= first + length)
    assert reference.covers(f"{asked}a") == (first <= asked < first + length)


@pytest.mark.parametrize(
    "text",
    [
        "artikel 5 " * 5_000,
        "het eerste en " * 5_000,
        "artikel 5, " + "eerste, " * 5_000,
        "artikel 5 van de Wet " + "aap " * 5_000,
        "artikel 5 van die wet " * 3_000,
        "a" * 100_000,
        "de artikelen " + ", ".join(map(str, range(1, 5_000))),
    ],
)
def test_time_is_bounded(text: str) -> None:
    started = time.process_time()
    find_references(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("De artikelen 52 tot en met 60 van de Gemeentewet, artikel 59 uitgezonderd, zijn van toepassing.", False),
        ("De artikelen 53 tot en met 60 van de Provinciewet (artikel 59 daargelaten) gelden.", False),
        ("De artikelen 52 tot en met 60 van de Gemeentewet, waarvan artikel 59 niet, gelden.", False),
        ("De artikelen 52 tot en met 60 van de Gemeentewet, artikel 58 uitgezonderd, gelden.", True),
        ("De artikelen 52 tot en met 60 van de Gemeentewet, artikel 59 inbegrepen, gelden.", True),
        ("Artikel 59 GemW geldt.", True),
    ],
)
def test_an_article_named_and_then_taken_out(text, covered):
    assert find_references(text)[0].covers("59") is covered
    assert find_references(text)[0].law in ("Gemeentewet", "Provinciewet")
