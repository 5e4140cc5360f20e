"""Read the XML of official publications: CVDR regeling, officiële publicatie, BWB toestand, and STOP regeling.

These name every part ("lid", "li", "al"); what the parts mean is left to `structure`, which gets the same Blocks as from
a printed text: a heading "Artikel 3 Doel", a paragraph with its label "1.". Metadata and editors' notes are left out.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from regelcheck.errors import UnreadableDocument
from regelcheck.model import Mark, Place, Revision, Source
from regelcheck.reading.files import read_bytes, sha256_of
from regelcheck.reading.gatherer import Gatherer
from regelcheck.reading.limits import DEFAULT_LIMITS, Limits
from regelcheck.reading.markup import parse_xml, squeeze
from regelcheck.reading.normalise import normalise_text
from regelcheck.reading.unread import Unread
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
     "begrip", "deel.nr", "nieuwetekst", "verwijderdetekst"}
)  # fmt: skip
_PICTURES = frozenset({"plaatje", "illustratie", "figuur"})
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


# What a change is called in STOP, as an element and as the attribute "wijzigactie" of one. A container that comes or goes
# (nieuweContainer, verwijderContainer) leaves its content where it is.
_CHANGES = {
    "nieuwetekst": Mark.INSERTED,
    "voegtoe": Mark.INSERTED,
    "verwijderdetekst": Mark.DELETED,
    "verwijder": Mark.DELETED,
}


def read_xml(path: Path, *, view: View = View.VOORGESTELD, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read a publication in XML; the "renvooi" of STOP is its tracked changes, and follows `view`."""
    root = parse_xml(read_bytes(path, limits), path.name, limits)
    if not any(_name(element) in _TEXTS for element in root.iter()):
        raise _unknown(path, root)
    reader = _Reader(path.name, view, limits)
    reader.read(root)
    if not reader.gatherer.blocks:
        raise UnreadableDocument(
            f"Het XML-bestand {path.name} bevat geen tekst.", "Haal het opnieuw op bij de bron."
        )
    return Source(
        path=path,
        format="XML",
        sha256=sha256_of(path),
        blocks=tuple(reader.gatherer.blocks),
        unread=reader.unread.parts,
        warnings=reader.unread.warnings,
        revisions=tuple(reader.revisions),
    )


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


def _change_of(element: etree._Element) -> Mark | None:
    return _CHANGES.get(_name(element)) or _CHANGES.get((element.get("wijzigactie") or "").lower())


def _size(picture: etree._Element) -> float | None:
    """In square points, None when the publication does not give it: width and height are in dots."""
    try:
        width, height = float(picture.get("breedte") or ""), float(picture.get("hoogte") or "")
        dots = float(picture.get("dpi") or 96) / 72
    except ValueError:
        return None
    return width * height / (dots * dots) if dots else None


class _Reader:
    """Walks the publication; what holds text of its own and is not part of a sentence is a paragraph.

    `inside` is the reader of the text around the part that this one reads apart: a heading, a cell.
    """

    def __init__(self, name: str, view: View, limits: Limits, inside: _Reader | None = None) -> None:
        self.gatherer = Gatherer(name, limits)
        self.revisions: list[Revision] = [] if inside is None else inside.revisions
        self.unread: Unread = Unread() if inside is None else inside.unread
        self._view = view
        self._inside = inside
        self._changing: bool = inside is not None and inside._changing
        self._depth = 0
        self._notes: list[etree._Element] = []

    def _inner(self) -> _Reader:
        return _Reader(self.gatherer.name, self._view, self.gatherer.limits, self)

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
            for picture in element.iter() if name in _PICTURES else ():
                if _name(picture) == "illustratie":
                    self.unread.leave_picture(_size(picture), self._place())
            return
        change = _change_of(element)
        if change is not None and not self._changing:
            self._change(element, change)
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

    def _change(self, element: etree._Element, kind: Mark) -> None:
        """List a change, and read its text where the view has it."""
        text = normalise_text(" ".join(str(piece) for piece in element.itertext()))
        if text:
            self.revisions.append(Revision(kind=kind, author="", date="", text=text, place=self._place()))
        if self._is_out(kind):
            return
        self._changing = True
        self._element(element)
        self._changing = False

    def _is_out(self, kind: Mark | None) -> bool:
        return kind is (Mark.INSERTED if self._view is View.OORSPRONKELIJK else Mark.DELETED)

    def _place(self) -> Place:
        return Place(paragraph=len(self.gatherer.blocks) + 1) if self._inside is None else self._inside._place()

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
                inner = self._inner()
                inner.read(part)
                for block in inner.gatherer.blocks:
                    (notes if Mark.FOOTNOTE in block.marks else parts).append(block.text)
        self.gatherer.add(" ".join(" ".join(parts).split()) or squeeze(kop.text))
        self.gatherer.close(style="kop", bold=True)
        for note in notes:
            self.gatherer.add(note)
            self.gatherer.close(marks=frozenset({Mark.FOOTNOTE}))

    def _labelled(self, element: etree._Element) -> None:
        for number in element:
            if _name(number) in _NUMBERS and not self._is_out(_change_of(number)):
                inner = self._inner()
                inner._children(number)
                inner._close()
                self.gatherer.label(" ".join(block.text for block in inner.gatherer.blocks))
                break
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
                inner = self._inner()
                inner.read(cell)
                cells.append(" ".join(f"{b.label} {b.text}".strip() for b in inner.gatherer.blocks))
        if any(cells):
            self.gatherer.add(" | ".join(" ".join(cell.split()) for cell in cells))
            self._close(marks=frozenset({Mark.TABLE}))

    def _note(self, note: etree._Element) -> None:
        """A footnote follows the paragraph that it belongs to."""
        inner = self._inner()
        inner._children(note)
        inner._close()
        self.gatherer.add(" ".join(block.text for block in inner.gatherer.blocks))
        self.gatherer.close(marks=frozenset({Mark.FOOTNOTE}))
