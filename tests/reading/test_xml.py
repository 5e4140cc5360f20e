"""XML of official publications: every part on its own line, with its number as a label."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.model import Mark, Source
from regelcheck.reading import Limits, View, read_source

CVDR = """<?xml version="1.0" encoding="UTF-8"?>
<cvdr xmlns="http://standaarden.overheid.nl/cvdr/terms/" xmlns:dcterms="http://purl.org/dc/terms/">
<meta><owmskern><dcterms:title>Titel uit de metadata</dcterms:title></owmskern></meta>
<body><intitule>Gemeenschappelijke regeling Zandstreek</intitule><regeling>
<aanhef><preambule><al>De colleges van Duinrode en Kleiwijk;</al></preambule></aanhef>
<regeling-tekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr><titel>Algemeen</titel></kop>
<artikel><kop><label>Artikel</label><nr>3</nr><titel>Doel<noot><noot.nr>1</noot.nr><noot.al>Noot bij de kop.</noot.al></noot></titel></kop>
<lid><lidnr>1.</lidnr><al>De regeling heeft tot <nadruk type="vet">doel</nadruk>:</al>
<lijst type="expliciet"><li><li.nr>a.</li.nr><al>het een;</al></li>
<li><li.nr>b.</li.nr><al>het ander:</al><lijst><li><li.nr>1°.</li.nr><al>dit;</al></li></lijst></li></lijst></lid>
<lid><lidnr>2.</lidnr><al>Tweede
  lid<noot><noot.nr>2</noot.nr><noot.al>Noot bij het lid.</noot.al></noot>.</al><al>Nog een alinea.</al></lid></artikel>
<artikel><kop><nr>4</nr></kop><al>Zonder leden.</al></artikel></hoofdstuk></regeling-tekst>
<regeling-sluiting><slotformulering><al>Aldus besloten</al></slotformulering>
<ondertekening><functie>De voorzitter</functie><naam><voornaam>J.</voornaam> <achternaam>Jansen</achternaam></naam></ondertekening>
</regeling-sluiting>
<bijlage><kop><label>Bijlage</label><nr>1</nr></kop><table><tgroup cols="2"><thead><row><entry><al>Gemeente</al></entry>
<entry><al>Deel</al></entry></row></thead><tbody><row><entry><al>Duinrode</al></entry><entry><al>40%</al></entry></row></tbody>
</tgroup></table></bijlage></regeling></body></cvdr>"""

TOESTAND = """<toestand bwb-id="BWBR0000001" inwerkingtreding="2024-01-01"><bwb-inputbestand>a.xml</bwb-inputbestand>
<wetgeving soort="ministeriele-regeling"><intitule>Regeling proef</intitule><citeertitel>Proefregeling</citeertitel>
<regeling><regeling-tekst><artikel bwb-ng-variabel-deel="/Artikel1"><kop><label>Artikel</label><nr>1</nr></kop>
<lid><lidnr>1</lidnr><al>Zie <extref doc="x">artikel 5, tweede lid, onder b,
  van de wet</extref>; </al></lid><meta-data><jcis><jci versie="1.3">verwijzing</jci></jcis></meta-data>
<lid><lidnr>2</lidnr><al>Vervallen.</al><redactie type="extra">Aantekening van de redactie.</redactie></lid></artikel>
</regeling-tekst></regeling></wetgeving></toestand>"""

STOP = """<RegelingKlassiek xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><RegelingOpschrift><Al>Regeling Zandland</Al>
</RegelingOpschrift><Lichaam><Artikel><Kop><Label>Artikel</Label><Nummer>2</Nummer><Opschrift>Taken</Opschrift></Kop>
<Lid><LidNummer>1.</LidNummer><Inhoud><Al>De taken zijn:</Al><Lijst type="expliciet"><Li><LiNummer>a.</LiNummer><Al>werk.</Al>
</Li></Lijst></Inhoud></Lid></Artikel></Lichaam></RegelingKlassiek>"""


def read(tmp_path: Path, content: str | bytes, **limits: int) -> Source:
    target = tmp_path / "a.xml"
    target.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_source(target, limits=Limits(**limits))


def shown(source: Source) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in source.blocks]


def test_cvdr(tmp_path: Path) -> None:
    source = read(tmp_path, CVDR)
    assert source.format == "XML"
    assert shown(source) == [
        ("", "Gemeenschappelijke regeling Zandstreek"),
        ("", "De colleges van Duinrode en Kleiwijk;"),
        ("", "Hoofdstuk 1 Algemeen"),
        ("", "Artikel 3 Doel"),
        ("", "Noot bij de kop."),
        ("1.", "De regeling heeft tot doel:"),
        ("a.", "het een;"),
        ("b.", "het ander:"),
        ("1°.", "dit;"),
        ("2.", "Tweede lid."),
        ("", "Noot bij het lid."),
        ("", "Nog een alinea."),
        ("", "Artikel 4"),
        ("", "Zonder leden."),
        ("", "Aldus besloten"),
        ("", "De voorzitter"),
        ("", "J. Jansen"),
        ("", "Bijlage 1"),
        ("", "Gemeente | Deel"),
        ("", "Duinrode | 40%"),
    ]
    marked = {block.text: block.marks for block in source.blocks if block.marks}
    assert marked == {
        "Noot bij de kop.": {Mark.FOOTNOTE},
        "Noot bij het lid.": {Mark.FOOTNOTE},
        "Gemeente | Deel": {Mark.TABLE},
        "Duinrode | 40%": {Mark.TABLE},
    }
    assert [block.text for block in source.blocks if block.style == "kop"][1] == "Artikel 3 Doel"


def test_toestand_without_metadata_and_notes_of_the_editors(tmp_path: Path) -> None:
    assert shown(read(tmp_path, TOESTAND)) == [
        ("", "Regeling proef"),
        ("", "Artikel 1"),
        ("1", "Zie artikel 5, tweede lid, onder b, van de wet;"),
        ("2", "Vervallen."),
    ]


def test_publications_after_the_stop_standard(tmp_path: Path) -> None:
    assert shown(read(tmp_path, STOP)) == [
        ("", "Regeling Zandland"),
        ("", "Artikel 2 Taken"),
        ("1.", "De taken zijn:"),
        ("a.", "werk."),
    ]


def test_a_list_within_a_paragraph_is_read_once(tmp_path: Path) -> None:
    content = "<regeling><artikel><al>Het gaat om:<lijst><li><li.nr>a.</li.nr><al>dit</al></li></lijst>en meer.</al></artikel></regeling>"
    assert shown(read(tmp_path, content)) == [("", "Het gaat om:"), ("a.", "dit"), ("", "en meer.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><regeling><al>Beëindiging</al></regeling>'.encode(
        encoding
    )
    assert shown(read(tmp_path, content)) == [("", "Beëindiging")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<boek><titel>x</titel></boek>", r'hoofdelement "boek"\) is geen regeling'),
        ("<w:wordDocument xmlns:w='urn:w'/>", "een Word 2003-document"),
        ("<regeling><al>tekst</regeling>", r"geen geldige XML \(regel 1\)"),
        ("<regeling><al>  </al></regeling>", "bevat geen tekst"),
    ],
)
def test_other_xml_is_refused_plainly(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        read(tmp_path, content)


def test_entities_are_never_unfolded_nor_files_fetched(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("GEHEIM")
    bomb = '<!DOCTYPE r [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><r><al>&b;</al></r>'
    outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/geheim.txt">]><r><al>&x;</al></r>'
    for content in (bomb, outside, "<?xml version='1.0' encoding='utf-16'?>" + bomb):
        data = content.encode("utf-16") if "utf-16" in content else content.encode()
        with pytest.raises(UnreadableDocument, match="eigen entiteiten"):
            read(tmp_path, data)
    with_dtd = (
        '<!DOCTYPE regeling SYSTEM "http://voorbeeld.invalid/op.dtd"><regeling><al>tekst</al></regeling>'
    )
    assert shown(read(tmp_path, with_dtd)) == [("", "tekst")]


def test_deep_and_long_xml(tmp_path: Path) -> None:
    deep = "<regeling>" + "<a>" * 5000 + "<al>x</al>" + "</a>" * 5000 + "</regeling>"
    with pytest.raises(LimitExceeded, match="te diep genest"):
        read(tmp_path, deep)
    with pytest.raises(LimitExceeded, match="meer dan 10 niveaus"):
        read(tmp_path, "<r>" + "<a>" * 20 + "<al>x</al>" + "</a>" * 20 + "</r>", max_xml_depth=10)
    with pytest.raises(LimitExceeded, match="meer dan 5 alinea's"):
        read(tmp_path, "<r>" + "<al>x</al>" * 6 + "</r>", max_blocks=5)


RENVOOI = """<RegelingKlassiek xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><RegelingOpschrift><Al>Regeling Zandland</Al>
</RegelingOpschrift><Lichaam><Artikel><Kop><Label>Artikel</Label><Nummer><VerwijderdeTekst>2</VerwijderdeTekst><NieuweTekst>3</NieuweTekst>
</Nummer><Opschrift>Taken</Opschrift></Kop>
<Lid wijzigactie="verwijder"><LidNummer>1.</LidNummer><Inhoud><Al>Geschrapt lid.</Al></Inhoud></Lid>
<Lid><LidNummer><VerwijderdeTekst>2.</VerwijderdeTekst><NieuweTekst>1.</NieuweTekst></LidNummer><Inhoud>
<Al>Het bestuur <VerwijderdeTekst>kan evalueren</VerwijderdeTekst><NieuweTekst>evalueert</NieuweTekst> de regeling.</Al>
<Lijst type="expliciet" wijzigactie="verwijderContainer"><Li><LiNummer>a.</LiNummer><Al>Blijft staan.</Al></Li></Lijst></Inhoud></Lid>
<Lid wijzigactie="voegtoe"><LidNummer>2.</LidNummer><Inhoud><Al>Nieuw lid.</Al></Inhoud></Lid>
<table><tgroup><tbody><row wijzigactie="verwijder"><entry><Al>Oude rij</Al></entry></row>
<row><entry><Al><NieuweTekst>40%</NieuweTekst></Al></entry></row></tbody></tgroup></table></Artikel>
<Verwijder wat="art"><Artikel><Kop><Label>Artikel</Label><Nummer>9</Nummer></Kop><Inhoud><Al>Heel artikel weg.</Al></Inhoud></Artikel></Verwijder>
<VoegToe><Artikel><Kop><Label>Artikel</Label><Nummer>4</Nummer></Kop><Inhoud><Al>Heel artikel erbij.</Al></Inhoud></Artikel></VoegToe>
</Lichaam></RegelingKlassiek>"""


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (
            View.VOORGESTELD,
            [
                ("", "Regeling Zandland"),
                ("", "Artikel 3 Taken"),
                ("1.", "Het bestuur evalueert de regeling."),
                ("a.", "Blijft staan."),
                ("2.", "Nieuw lid."),
                ("", "40%"),
                ("", "Artikel 4"),
                ("", "Heel artikel erbij."),
            ],
        ),
        (
            View.OORSPRONKELIJK,
            [
                ("", "Regeling Zandland"),
                ("", "Artikel 2 Taken"),
                ("1.", "Geschrapt lid."),
                ("2.", "Het bestuur kan evalueren de regeling."),
                ("a.", "Blijft staan."),
                ("", "Oude rij"),
                ("", "Artikel 9"),
                ("", "Heel artikel weg."),
            ],
        ),
    ],
)
def test_renvooi_is_read_as_tracked_changes(tmp_path: Path, view: View, expected: list[tuple[str, str]]) -> None:
    (tmp_path / "a.xml").write_text(RENVOOI, encoding="utf-8")
    assert shown(read_source(tmp_path / "a.xml", view=view)) == expected


def test_renvooi_is_listed_with_its_place(tmp_path: Path) -> None:
    listed = [(one.kind, one.text, one.place.paragraph) for one in read(tmp_path, RENVOOI).revisions]
    assert listed == [
        (Mark.DELETED, "2", 2),
        (Mark.INSERTED, "3", 2),
        (Mark.DELETED, "1. Geschrapt lid.", 3),
        (Mark.DELETED, "2.", 3),
        (Mark.INSERTED, "1.", 3),
        (Mark.DELETED, "kan evalueren", 3),
        (Mark.INSERTED, "evalueert", 3),
        (Mark.INSERTED, "2. Nieuw lid.", 5),
        (Mark.DELETED, "Oude rij", 6),
        (Mark.INSERTED, "40%", 6),
        (Mark.DELETED, "Artikel 9 Heel artikel weg.", 7),
        (Mark.INSERTED, "Artikel 4 Heel artikel erbij.", 7),
    ]
