"""Who takes part, by name: lists, singulars with an "en" in them, and what is no place."""

from __future__ import annotations

import pytest

ARTICLE = "\n\nArtikel 1 Doel\n\nDe deelnemers werken samen.\n"


@pytest.mark.parametrize(
    ("aanhef", "names"),
    [
        (
            "De colleges van burgemeester en wethouders van de gemeenten Aalten, Berg en Dal, Oost Gelre en Winterswijk;",
            ["gemeente Aalten", "gemeente Berg en Dal", "gemeente Oost Gelre", "gemeente Winterswijk"],
        ),
        (
            "De raden van de gemeenten 's-Gravenmoer, Alphen aan den Rijn, Súdwest-Fryslân en Hof van Twente, ieder voor zover bevoegd;",
            ["gemeente 's-Gravenmoer", "gemeente Alphen aan den Rijn", "gemeente Súdwest-Fryslân", "gemeente Hof van Twente"],
        ),
        (
            "Het college van de gemeente Zutphen, het college van de gemeente Brummen en het dagelijks bestuur van het waterschap "
            "Rijn en IJssel;",
            ["gemeente Zutphen", "gemeente Brummen", "waterschap Rijn en IJssel"],
        ),
        (
            "Gedeputeerde staten van Gelderland en de colleges van burgemeester en wethouders van Ede en Wageningen;",
            ["provincie Gelderland", "gemeente Ede", "gemeente Wageningen"],
        ),
        ("De colleges van burgemeester en wethouders van de deelnemende gemeenten, gelet op de Wet gemeenschappelijke regelingen;", []),
    ],
)
def test_the_names_are_read_from_the_aanhef(regeling, aanhef: str, names: list[str]) -> None:
    tree = regeling(f"Gemeenschappelijke regeling Proefland\n\n{aanhef}{ARTICLE}", fragment=False)
    found = tree.kenmerken.deelnemers
    assert [one.value for one in found] == names
    nodes = {node.key: node for node in tree.walk()}
    assert all(one.quote in nodes[one.node].text and one.value.endswith(one.quote) for one in found)


def test_a_definition_speaks_when_the_aanhef_names_nobody(regeling) -> None:
    tree = regeling(
        "Gemeenschappelijke regeling Proefland\n\nDe colleges van de deelnemende gemeenten;\n\n"
        "Artikel 1 Begrippen\n\nIn deze regeling wordt verstaan onder:\n\n"
        "a. deelnemers: de colleges van de gemeenten Almen en Borne;\n\nb. wet: de wet.\n",
        fragment=False,
    )
    assert [(one.value, one.citation.artikel) for one in tree.kenmerken.deelnemers] == [
        ("gemeente Almen", "1"),
        ("gemeente Borne", "1"),
    ]
