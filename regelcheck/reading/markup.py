"""Parse XML and HTML that may be anything: no entities, no network, no DTD, bounded depth and time."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from regelcheck.errors import LimitExceeded, UnreadableDocument
from regelcheck.reading.encoding import decode_text
from regelcheck.reading.limits import Limits

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)[\"']")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_TAGS_PER_BLOCK = 50
_AGAIN = "Sla het document opnieuw op."


def parse_xml(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root element; entities of the document's own are refused, because they can unfold without end."""
    text = _DECLARATION.sub("", _decode(data, name, _XML_ENCODING), count=1)
    if _ENTITY.search(text):
        raise UnreadableDocument(
            f"Het XML-bestand {name} bepaalt eigen entiteiten; dat wordt om veiligheidsredenen niet gelezen.",
            "Haal het bestand opnieuw op bij de bron.",
        )
    _require_size(text, name, limits)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unparsed(name, "XML", str(error)) from error
    _require_depth(root, name, limits)
    return root


def parse_html(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root element of a page, repaired where its tags do not match, as a browser does."""
    text = _DECLARATION.sub("", _decode(data, name, _CHARSET), count=1)
    _require_size(text, name, limits)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _unparsed(name, "HTML", str(error)) from error
    # libxml2 stops at its own bounds and keeps what it has: text would be lost without a word.
    for entry in parser.error_log:
        if "depth" in entry.message.lower() or "huge" in entry.message.lower():
            raise _unparsed(name, "HTML", entry.message)
    _require_depth(root, name, limits)
    return root


def _decode(data: bytes, name: str, declared: re.Pattern[bytes]) -> str:
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and (
        match := declared.search(data[:4096])
    ):
        encoding = match[1].decode("ascii")
        # Browsers read what calls itself Latin-1 as Windows-1252.
        encoding = (
            "cp1252"
            if encoding.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii")
            else encoding
        )
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
        else:
            return text.replace("\x00", "")
    return decode_text(data, name)[0]


def _unparsed(name: str, kind: str, message: str) -> UnreadableDocument:
    if "depth" in message.lower() or "huge" in message.lower():
        return LimitExceeded(
            f"Het {kind}-bestand {name} is te diep genest of te groot.", "Splits het document."
        )
    place = re.search(r"line (\d+)", message)
    where = f" (regel {place[1]})" if place else ""
    return UnreadableDocument(f"Het bestand {name} is geen geldige {kind}{where}.", _AGAIN)


def _require_size(text: str, name: str, limits: Limits) -> None:
    """Refuse what would outgrow its own size many times in memory; long tables have some dozens of tags a paragraph."""
    if text.count("<") > _TAGS_PER_BLOCK * limits.max_blocks:
        raise LimitExceeded(f"Het bestand {name} bevat te veel elementen.", "Splits het document.")


def _require_depth(root: etree._Element, name: str, limits: Limits) -> None:
    stack = [iter(root)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if len(stack) > limits.max_xml_depth:
            raise LimitExceeded(
                f"Het bestand {name} is meer dan {limits.max_xml_depth} niveaus diep genest.",
                "Splits het document.",
            )
        stack.append(iter(child))


def squeeze(text: str | None) -> str:
    """White space as a browser shows it: line breaks of the file are spaces."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""


def text_of(element: etree._Element) -> str:
    """All text in the element, tags left out."""
    return "".join(str(piece) for piece in element.itertext())
