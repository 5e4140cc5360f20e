"""A small Regeling with outcomes of every verdict, built by hand, so that reports are tested without an engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from regelcheck.model import (
    BatchResult,
    Block,
    Bron,
    CheckedDocument,
    Citation,
    ElementOutcome,
    Evidence,
    Finding,
    Kenmerken,
    Node,
    NodeKind,
    Outcome,
    Overheidslaag,
    Partij,
    Place,
    Regeling,
    Rule,
    RunInfo,
    Said,
    Segment,
    Source,
    Span,
    StepKind,
    TraceStep,
    Unreadable,
    Verdict,
    Voorbeeldbepaling,
    Vorm,
)

DOEL = "De regeling wordt getroffen om het afval van de inwoners doelmatig en duurzaam in te zamelen."
STAKEN = (
    "Indien de stemmen staken, beslist de stem van de voorzitter. Het besluit wordt daarna bekendgemaakt."
)
EVALUATIE = "Het algemeen bestuur kan de samenwerking evalueren."
UITTREDING = "het tijdstip van uittreding; en"

RUN = RunInfo(
    regelcheck="0.1.0",
    started="2026-11-23T21:04:48+00:00",
    rule_set="3f2a9c0d1e4b5a6978",
    rules=6,
    language="spaCy 3.8.18 nl",
    python="3.11.2",
    options=(("vorm", "uit de tekst"), ("weergave", "voorgesteld")),
)


def rule(name: str, title: str, *bron: Bron) -> Rule:
    """A rule with just what a report shows."""
    return Rule(
        id=f"gids-a/{name}",
        titel=title,
        vraag=f"Vraag over {title.lower()}?",
        bron=bron or (Bron(gids="A", thema="2", aanbeveling="5"),),
        vormen=(),
        strijdig=(),
        elementen=(),
        zonder_bewijs="ontbreekt",
        uitleg=(),
        advies="Neem een bepaling op.",
        voorbeeldbepalingen=(
            Voorbeeldbepaling(
                titel="Kort", tekst="Het bestuur evalueert elke [aantal] jaar.\nHet zendt het verslag toe."
            ),
        ),
        grenzen="Kijkt niet in een los reglement.",
    )


def citation(artikel: str, lid: str | None = None, *onderdelen: str) -> Citation:
    """The address of a part of an artikel."""
    return Citation(part=NodeKind.ARTIKEL, artikel=artikel, lid=lid, onderdelen=onderdelen)


def regeling(
    *, doel: str = DOEL, title: str = "Gemeenschappelijke regeling Afval Rijnoever", path: str = "afval.docx"
) -> Regeling:
    """Three articles in two chapters, one with leden, one with onderdelen."""

    def text_node(
        kind: NodeKind, key: int, where: Citation, number: str | None, text: str, page: int, **more: object
    ) -> Node:
        place = Place(page=page, paragraph=key)
        return Node(
            kind=kind,
            key=key,
            citation=where,
            number=number,
            text=text,
            segments=(Segment(start=0, place=place),),
            blocks=(Block(text=text, place=place),),
            **more,  # type: ignore[arg-type]
        )

    opschrift = text_node(NodeKind.OPSCHRIFT, 1, Citation(part=NodeKind.OPSCHRIFT), None, title, 1)
    een = text_node(NodeKind.ARTIKEL, 3, citation("1"), "1", doel, 1, heading="Doel")
    twee = Node(
        kind=NodeKind.ARTIKEL,
        key=4,
        citation=citation("2"),
        number="2",
        heading="Besluitvorming",
        children=(
            text_node(NodeKind.LID, 5, citation("2", "1"), "1", "Het bestuur besluit bij meerderheid.", 1),
            text_node(NodeKind.LID, 6, citation("2", "2"), "2", STAKEN, 2),
        ),
    )
    drie = text_node(
        NodeKind.ARTIKEL,
        8,
        citation("3"),
        "3",
        "Het besluit tot uittreding vermeldt:",
        2,
        heading="Uittreding",
        children=(text_node(NodeKind.ONDERDEEL, 9, citation("3", None, "a", "1°"), "1°", UITTREDING, 2),),
    )
    vier = text_node(NodeKind.ARTIKEL, 10, citation("4"), "4", EVALUATIE, 2, heading="Evaluatie")
    parts = (
        opschrift,
        Node(
            kind=NodeKind.HOOFDSTUK,
            key=2,
            citation=Citation(part=NodeKind.HOOFDSTUK, number="1"),
            number="1",
            heading="Algemeen",
            children=(een, twee),
        ),
        Node(
            kind=NodeKind.HOOFDSTUK,
            key=7,
            citation=Citation(part=NodeKind.HOOFDSTUK, number="2"),
            number="2",
            heading="Slot",
            children=(drie, vier),
        ),
    )
    blocks = tuple(block for part in parts for node in part.walk() for block in node.blocks)
    return Regeling(
        source=Source(path=Path(path), format="Word (DOCX)", sha256="ab" * 32, blocks=blocks, pages=2),
        title=title,
        parts=parts,
        kenmerken=Kenmerken(
            vorm=Vorm.OPENBAAR_LICHAAM,
            getroffen_door=(Partij.COLLEGES, Partij.RADEN),
            overheidslagen=(Overheidslaag.GEMEENTE,),
            evidence=(
                Finding(
                    value="openbaar lichaam",
                    citation=citation("1"),
                    place=Place(page=1, paragraph=3),
                    quote="regeling",
                    node=3,
                ),
            ),
        ),
    )


def evidence(tree: Regeling, key: int, quote: str, element: str = "kern") -> Evidence:
    """Evidence for a quote in the node with this key; the span is where the node has it."""
    node = next(node for node in tree.walk() if node.key == key)
    start = node.text.index(quote)
    return Evidence(
        citation=node.citation,
        place=node.place_at(start),
        quote=quote,
        span=Span(start, start + len(quote)),
        node=key,
        element=element,
    )


def element(name: str, *, found: bool = False, weak: bool = False, note: str = "") -> ElementOutcome:
    """One element of an outcome."""
    return ElementOutcome(element=name, title=f"Element {name}", found=found, weak=weak, note=note)


def document(**changes: str) -> CheckedDocument:
    """The Regeling with six checkpoints, one of each verdict."""
    tree = regeling(**changes)
    doel = tree.artikelen()[0].text
    outcomes = (
        Outcome(
            rule=rule("doel", "Gezamenlijk doel", Bron(gids="A", thema="2", aanbeveling="1")),
            verdict=Verdict.AANWEZIG,
            reason="Het doel staat in artikel 1.",
            elements=(element("doel", found=True),),
            evidence=(evidence(tree, 3, doel, "doel"),),
            trace=(
                TraceStep(
                    element="doel",
                    kind=StepKind.NORM,
                    condition="~doel binnen lid",
                    citation=citation("1"),
                    quote=doel,
                    said=(Said(concept="doel", words="heeft tot doel"),),
                ),
            ),
        ),
        Outcome(
            rule=rule(
                "geen-doorslaggevende-stem",
                "Geen doorslaggevende stem",
                Bron(gids="A", thema="4", aanbeveling="3"),
                Bron(wet="Wgr", artikel="22", lid="1"),
            ),
            verdict=Verdict.STRIJDIG,
            reason="De voorzitter beslist bij staken van stemmen.",
            advice="Laat het voorstel vervallen als de stemmen staken.",
            elements=(element("beslissende-stem", found=True), element("eigen-staakregel")),
            evidence=(evidence(tree, 6, STAKEN.split(". ")[0] + ".", "beslissende-stem"),),
        ),
        Outcome(
            rule=rule("periodieke-evaluatie", "Periodieke evaluatie"),
            verdict=Verdict.ZWAK,
            reason="Evaluatie is vrijblijvend en kent geen ritme.",
            advice="Bepaal dat en hoe vaak wordt geëvalueerd.",
            elements=(element("evaluatie", weak=True, note="de bepaling is vrijblijvend"), element("ritme")),
            evidence=(evidence(tree, 10, EVALUATIE, "evaluatie"),),
        ),
        Outcome(
            rule=rule("integriteit", "Integriteit"),
            verdict=Verdict.ONTBREEKT,
            reason="Niets gevonden over integriteit.",
            advice="Leg uitgangspunten voor integriteit vast.",
            elements=(element("uitgangspunten"), element("protocol")),
            look_at=(citation("2"), citation("4")),
        ),
        Outcome(
            rule=rule("tweede-ab-lid", "Tweede AB-lid"),
            verdict=Verdict.NVT,
            reason="Past niet bij deze vorm.",
        ),
        Outcome(
            rule=rule("belangenafweging", "Belangenafweging"),
            verdict=Verdict.NIET_TE_BEOORDELEN,
            reason="Bladzijde 3 is een scan.",
        ),
    )
    return CheckedDocument(
        regeling=tree, outcomes=outcomes, warnings=("Het document bevat 2 opmerkingen in de kantlijn.",)
    )


def result(*documents: CheckedDocument, unreadable: tuple[Unreadable, ...] = ()) -> BatchResult:
    """A run; without documents, one over the document above."""
    return BatchResult(
        run=RUN, documents=documents or (() if unreadable else (document(),)), unreadable=unreadable
    )


def with_title(checked: CheckedDocument, title: str) -> CheckedDocument:
    """The same document under another title."""
    return replace(checked, regeling=replace(checked.regeling, title=title))
