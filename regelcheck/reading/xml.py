"""Read the XML of official publications: CVDR regeling, officiële publicatie, BWB toestand, and STOP regeling.

These name every part ("lid", "li", "al"); what the parts mean is left to `structure`, which gets the same Blocks as from
a printed text: a heading "Artikel 3 Doel", a paragraph with its label "1.". Metadata and editors' notes are left out.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Mark, Source
from regelcheck.reading.files import read_bytes, sha256_of
from regelcheck.reading.gatherer import Gatherer
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.markup import parse_xml, squeeze, text_of
from regelcheck.reading.view import View

# All names in small letters: STOP writes the same words with capitals.
_SKIP = frozenset(
    {"meta", "metadata", "meta-data", "brondata", "bwb-inputbestand", "bwb-wijzigingen", "redactie", "opmerkingen-inhoud",
     "plaatje", "illustratie", "figuur", "jcis", "owmskern", "owmsmantel", "cvdripm", "expressionidentificatie",
     "regelingmetadata", "regelingversiemetadata", "besluitmetadata", "toc", "inhopg", "lidnr", "lidnummer", "li.nr",
     "linummer", "noot.nr", "nootnummer", "wetgeving-meta", "publicatie-info", "gereserveerd-meta", "colspec", "spanspec"}
)  # fmt: skip
_INLINE = frozenset(
    {"nadruk", "extref", "intref", "extioref", "intioref", "sup", "sub", "inf", "unl", "b", "i", "u", "strong", "em",
     "vet", "cur", "ondlijn", "abbr", "verwijzing", "contact", "noot", "nootref", "br", "nl", "voornaam", "achternaam",
     "tussenvoegsel", "titulatuur", "datum", "plaats", "extref.struct", "intref.struct", "nieuw", "term.inline",
     "begrip", "deel.nr"}
)  # fmt: skip
_NUMBERS = frozenset({"lidnr", "lidnummer", "li.nr", "linummer"})
_LABELLED = frozenset({"lid", "li", "definitie-item", "begrip-item"})
_HEAD_PARTS = frozenset({"label", "nr", "nummer", "titel", "opschrift", "subtitel"})
# A kop with only a number: the name of the part says what it numbers.
_IMPLIED = {
    "artikel": ("Artikel",),
    "hoofdstuk": ("Hoofdstuk",),
    "afdeling": ("Afdeling",),
    "paragraaf": ("Paragraaf",),
    "titeldeel": ("Titel",),
    "bijlage": ("Bijlage",),
}
_TITLES = frozenset({"intitule", "regelingopschrift"})
_SUBHEADS = frozenset({"tussenkop", "subkop"})
_ROWS = frozenset({"row", "tr"})
_CELLS = frozenset({"entry", "td", "th"})
_TEXTS = frozenset({"al", "lid", "considerans.al"})
_FOREIGN = {
    "worddocument": "een Word 2003-document (XML)",
    "package": "een Word-document in één XML-bestand",
    "document": "een OpenDocument in één XML-bestand",
    "document-content": "een los deel van een OpenDocument",
    "workbook": "een werkblad",
    "rss": "een nieuwsoverzicht (RSS)",
    "svg": "een tekening (SVG)",
}


def read_xml(path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read a publication in XML; both views are the same, because a publication has no tracked changes."""
    root = parse_xml(read_bytes(path, limits), path.name, limits)
    if not any(_name(element) in _TEXTS for element in root.iter()):
        raise _unknown(path, root)
    reader = _Reader(path.name, limits)
    reader.read(root)
    if not reader.gatherer.blocks:
        raise UnreadableDocument(
            f"Het XML-bestand {path.name} bevat geen tekst.", "Haal het opnieuw op bij de bron."
        )
    return Source(path=path, format="XML", sha256=sha256_of(path), blocks=tuple(reader.gatherer.blocks))


def _unknown(path: Path, root: etree._Element) -> UnreadableDocument:
    what = _FOREIGN.get(_name(root))
    if what:
        return UnreadableDocument(
            f"Het bestand {path.name} is {what} en geen officiële publicatie.",
            "Sla het op als DOCX, ODT of PDF.",
        )
    return UnreadableDocument(
        f'Het XML-bestand {path.name} (hoofdelement "{_name(root)}") is geen regeling zoals lokaleregelgeving, '
        "officielebekendmakingen of wetten.overheid.nl die geven.",
        "Haal de XML daar op, of lever de tekst aan als DOCX, ODT, PDF of HTML.",
    )


def _name(element: etree._Element) -> str:
    """The name of the element in small letters, without its namespace; nothing for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


class _Reader:
    """Walks the publication; what holds text of its own and is not part of a sentence is a paragraph."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.gatherer = Gatherer(name, limits)
        self._depth = 0
        self._notes: list[etree._Element] = []

    def read(self, element: etree._Element) -> None:
        self._element(element)
        self._close()
        self.gatherer.close_label()

    def _close(self, *, style: str = "", bold: bool = False, marks: frozenset[Mark] = frozenset()) -> None:
        self.gatherer.close(style=style, indent=18.0 * self._depth, bold=bold, marks=marks)
        notes, self._notes = self._notes, []
        for note in notes:
            self._note(note)

    def _element(self, element: etree._Element) -> None:
        name = _name(element)
        if not name or name in _SKIP:
            return
        if name in _INLINE:
            self._inline(element, name)
            return
        self._close()
        if name == "kop":
            self._heading(element)
        elif name == "citeertitel" and any(
            _name(sibling) == "intitule" for sibling in element.itersiblings(preceding=True)
        ):
            # wetten.overheid.nl repeats the title as metadata between the intitulé and the text.
            return
        elif name in _LABELLED:
            self._labelled(element)
        elif name in _ROWS:
            self._row(element)
        else:
            self._children(element)
            if name in _TITLES:
                self._close(style="Title", bold=True)
            elif name in _SUBHEADS:
                self._close(style=name, bold=True)
            else:
                self._close()

    def _children(self, element: etree._Element) -> None:
        self.gatherer.add(squeeze(element.text))
        for child in element:
            self._element(child)
            self.gatherer.add(squeeze(child.tail))

    def _inline(self, element: etree._Element, name: str) -> None:
        if name == "noot":
            self._notes.append(element)
        elif name in ("br", "nl"):
            self.gatherer.add("\n")
        elif name != "nootref":
            self._children(element)

    def _heading(self, kop: etree._Element) -> None:
        """Label, number and title as one line, in the order of the file: "Artikel 3 Doel"."""
        parts: list[str] = []
        notes: list[str] = []
        names = [_name(part) for part in kop]
        if "label" not in names and "nr" in names and (parent := kop.getparent()) is not None:
            parts += _IMPLIED.get(_name(parent), ())
        for part in kop:
            if _name(part) in _HEAD_PARTS:
                inner = _Reader(self.gatherer.name, self.gatherer.limits)
                inner.read(part)
                for block in inner.gatherer.blocks:
                    (notes if Mark.FOOTNOTE in block.marks else parts).append(block.text)
        self.gatherer.add(" ".join(" ".join(parts).split()) or squeeze(kop.text))
        self.gatherer.close(style="kop", bold=True)
        for note in notes:
            self.gatherer.add(note)
            self.gatherer.close(marks=frozenset({Mark.FOOTNOTE}))

    def _labelled(self, element: etree._Element) -> None:
        number = next((child for child in element if _name(child) in _NUMBERS), None)
        if number is not None:
            self.gatherer.label(text_of(number))
        deeper = _name(element) != "lid"
        self._depth += deeper
        self._children(element)
        self._close()
        self._depth -= deeper
        self.gatherer.close_label()

    def _row(self, row: etree._Element) -> None:
        cells = []
        for cell in row:
            if _name(cell) in _CELLS:
                inner = _Reader(self.gatherer.name, self.gatherer.limits)
                inner.read(cell)
                cells.append(" ".join(f"{b.label} {b.text}".strip() for b in inner.gatherer.blocks))
        if any(cells):
            self.gatherer.add(" | ".join(" ".join(cell.split()) for cell in cells))
            self._close(marks=frozenset({Mark.TABLE}))

    def _note(self, note: etree._Element) -> None:
        """A footnote follows the paragraph that it belongs to."""
        inner = _Reader(self.gatherer.name, self.gatherer.limits)
        inner._children(note)
        inner._close()
        self.gatherer.add(" ".join(block.text for block in inner.gatherer.blocks))
        self.gatherer.close(marks=frozenset({Mark.FOOTNOTE}))
