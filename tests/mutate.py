"""Damage files the way the world does, and worse: bytes, members of a zip, nodes of XML, objects of a PDF.

Every function takes the bytes of a file and a random generator, and depends on nothing else: a seed gives the same damage.
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable

from lxml import etree

Mutator = Callable[[bytes, random.Random], bytes]

_ODD = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b">",
    b"&",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"\xc2\xad",
    b"]]>",
    b"-1",
    b"99999999999",
    b"\n" * 50,
)
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"1e9", b"0.0000001", b"65536")
_TEXTS = (
    "",
    "Artikel 1",
    "1.",
    "a.",
    "\u00ad",
    "x" * 3000,
    "Bijlage 1",
    "\n",
    "Artikel 99999999999999999999",
    "(" * 200,
    "\u202e\ufeff",
)
_DEEP = 400


def damage_bytes(data: bytes, rng: random.Random) -> bytes:
    """Cut off, turned, taken out, doubled or strange bytes, once or a few times."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 6, 20))):
        if not changed:
            break
        at = rng.randrange(len(changed))
        match rng.randrange(6):
            case 0:
                del changed[at:]
            case 1:
                changed[at] ^= 1 << rng.randrange(8)
            case 2:
                del changed[at : at + rng.randrange(1, 400)]
            case 3:
                changed[at:at] = changed[at : at + rng.randrange(1, 2000)]
            case 4:
                changed[at:at] = rng.choice(_ODD)
            case _:
                changed[at : at + 8] = rng.randbytes(8)
    return bytes(changed)


def damage_zip(data: bytes, rng: random.Random) -> bytes:
    """One member damaged, gone, doubled, renamed, or of another member; the zip around it whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    at = rng.randrange(len(members))
    name, content = members[at]
    match rng.randrange(7):
        case 0:
            del members[at]
        case 1:
            members.append((name, damage_bytes(content, rng)))
        case 2:
            members[at] = (
                rng.choice((name.upper(), f"/{name}", name.replace("/", "\\"), "../x", "")),
                content,
            )
        case 3:
            members[at] = (name, rng.choice(members)[1])
        case 4:
            members[at] = (name, damage_bytes(content, rng))
        case _:
            members[at] = (name, damage_xml(content, rng))
    target = io.BytesIO()
    kind = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(target, "w", kind) as archive:
        for written, inside in members:
            # A name twice is one of the damages; zipfile warns of it, so its index is told to forget.
            archive.NameToInfo.pop(written, None)
            archive.writestr(zipfile.ZipInfo(written), inside)
    return target.getvalue()


def damage_xml(data: bytes, rng: random.Random) -> bytes:
    """Elements gone, doubled, moved, renamed, nested deeply or with other attributes and text; still well formed."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return damage_bytes(data, rng)
    _damage_nodes(root, rng)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def damage_html(data: bytes, rng: random.Random) -> bytes:
    """The same for a web page, which need not be well formed."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    if root is None:
        return damage_bytes(data, rng)
    _damage_nodes(root, rng)
    return etree.tostring(root, encoding="UTF-8", method="html")


def _damage_nodes(root: etree._Element, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 1, 3, 10))):
        _damage_node(root, rng)


def _damage_node(root: etree._Element, rng: random.Random) -> None:
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = rng.choice(nodes), rng.choice(nodes)
    parent = node.getparent()
    match rng.randrange(7):
        case 0 if parent is not None:
            parent.remove(node)
        case 1 if parent is not None and len(nodes) < 50_000:
            parent.append(copy.deepcopy(node))
        case 2 if parent is not None and not any(above is node for above in (other, *other.iterancestors())):
            other.insert(0, node)
        case 3:
            node.tag = other.tag
        case 4 if node.attrib:
            node.set(
                rng.choice(list(node.attrib)), rng.choice((*_TEXTS[:6], "-5", "999999999", "NaN", "true"))
            )
        case 5:
            inner = node
            for _ in range(rng.choice((3, 60, _DEEP))):
                inner = etree.SubElement(inner, node.tag)
            inner.text = "diep"
        case _:
            node.text = rng.choice(_TEXTS)


def damage_pdf(data: bytes, rng: random.Random) -> bytes:
    """Objects gone, exchanged, doubled or pointing elsewhere, and other numbers in them; offsets are not mended."""
    objects = list(_OBJECT.finditer(data))
    if len(objects) < 2:
        return damage_bytes(data, rng)
    one, other = rng.choice(objects), rng.choice(objects)
    start, end = one.span()
    inside = one[0]
    match rng.randrange(5):
        case 0:
            inside = b""
        case 1:
            head = inside.split(b"obj", 1)[0]
            inside = head + b"obj" + other[0].split(b"obj", 1)[1]
        case 2:
            references = list(re.finditer(rb"(\d+) 0 R", inside))
            if references:
                found = rng.choice(references)
                # An object that points at itself is how a reader is sent round in circles.
                target = rng.choice((inside.split(b" ", 1)[0], other[0].split(b" ", 1)[0], b"9999"))
                inside = inside[: found.start(1)] + target + inside[found.end(1) :]
        case 3:
            numbers = list(_NUMBER.finditer(inside))
            for found in rng.sample(numbers, min(len(numbers), rng.choice((1, 3, 12))))[:1]:
                inside = inside[: found.start()] + rng.choice(_NUMBERS) + inside[found.end() :]
        case _:
            inside = damage_bytes(inside, rng)
    return data[:start] + inside + data[end:]


MUTATORS: dict[str, tuple[Mutator, ...]] = {
    ".docx": (damage_zip, damage_zip, damage_zip, damage_bytes),
    ".odt": (damage_zip, damage_zip, damage_zip, damage_bytes),
    ".pdf": (damage_pdf, damage_pdf, damage_bytes),
    ".html": (damage_html, damage_html, damage_bytes),
    ".xml": (damage_xml, damage_xml, damage_bytes),
    ".txt": (damage_bytes,),
    ".md": (damage_bytes,),
}
"""What can be done to a file, by its suffix; one that stands more than once is done more often."""


def damage(data: bytes, suffix: str, rng: random.Random) -> bytes:
    """The bytes of a file with this suffix, damaged in one of the ways for it."""
    return rng.choice(MUTATORS[suffix])(data, rng)
