"""Look into an annotated Word file without the code that wrote it: its comments, their words, and all that is the same."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = frozenset({f"{W}commentRangeStart", f"{W}commentRangeEnd"})
_ADDED = frozenset({"word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"})


@dataclass(frozen=True, slots=True)
class FoundComment:
    """One comment of regelcheck: what it says, and the words it is tied to."""

    number: str
    text: str
    words: str


def parts(file: Path | bytes) -> dict[str, bytes]:
    """Every part of a package by name."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def comments(file: Path | bytes, author: str = "regelcheck") -> list[FoundComment]:
    """The comments of one author in order; asserts that each has its two marks, its reference, and an id of its own."""
    found = parts(file)
    document = etree.fromstring(found["word/document.xml"])
    elements = list(etree.fromstring(found["word/comments.xml"]))
    numbers = [element.get(f"{W}id") for element in elements]
    assert len(set(numbers)) == len(numbers)
    result = []
    for element in elements:
        if element.get(f"{W}author") == author:
            number = element.get(f"{W}id")
            assert len(document.findall(f".//{W}commentReference[@{W}id='{number}']")) == 1
            text = "\n".join("".join(p.itertext()) for p in element.iter(f"{W}p"))
            result.append(FoundComment(number, text, words_of(document, number)))
    return result


def words_of(document: etree._Element, number: str) -> str:
    """The text between the marks of a comment, as Word shows it with all changes accepted; no white space."""
    (start,) = document.findall(f".//{W}commentRangeStart[@{W}id='{number}']")
    (end,) = document.findall(f".//{W}commentRangeEnd[@{W}id='{number}']")
    inside, words = False, []
    for element in document.iter(etree.Element):
        if element is start:
            inside = True
        elif element is end:
            assert inside, "the end of a comment stands before its start"
            break
        elif inside and element.tag == f"{W}t" and not _is_out(element):
            words.append(element.text or "")
    return bare("".join(words))


def _is_out(element: etree._Element) -> bool:
    """Whether the text is deleted, moved away, or the second rendering of a text box."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    return any(above.tag in (f"{W}del", f"{W}moveFrom", fallback) for above in element.iterancestors())


def bare(text: str) -> str:
    """Text without white space, soft hyphens and the like."""
    return "".join(text.replace("\u00ad", "").split())


def assert_untouched(before: Path, after: bytes) -> None:
    """All of the file is as it was, but for our comments: other parts byte for byte, the text element for element."""
    old, new = parts(before), parts(after)
    assert list(new)[: len(old)] == list(old)
    assert set(new) - set(old) <= _ADDED
    for name, data in old.items():
        if name not in _ADDED | {"word/document.xml"}:
            assert new[name] == data, name
    ours = {
        element.get(f"{W}id")
        for element in etree.fromstring(new["word/comments.xml"])
        if element.get(f"{W}author") == "regelcheck"
    }
    assert ours
    assert canonical(new["word/document.xml"], ours) == canonical(old["word/document.xml"], set())
    if "word/comments.xml" in old:
        kept = etree.fromstring(new["word/comments.xml"])
        for element in list(kept):
            if element.get(f"{W}id") in ours:
                kept.remove(element)
        assert etree.tostring(kept, method="c14n") == etree.tostring(
            etree.fromstring(old["word/comments.xml"]), method="c14n"
        )


def canonical(document: bytes, ours: set[str]) -> bytes:
    """The document without these comments and with runs that only a split keeps apart made one again."""
    root = etree.fromstring(document)
    for element in list(root.iter(f"{W}commentReference")):
        run = element.getparent()
        if element.get(f"{W}id") in ours:
            assert [child.tag for child in run] == [f"{W}commentReference"]
            run.getparent().remove(run)
    for element in list(root.iter(*_MARKS)):
        if element.get(f"{W}id") in ours:
            element.getparent().remove(element)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _looks(before) == _looks(run):
            for child in list(run):
                if child.tag != f"{W}rPr":
                    _append(before, child)
            run.getparent().remove(run)
    for text in root.iter(f"{W}t", f"{W}delText"):
        if text.get(SPACE) != "preserve":
            text.text = (text.text or "").strip()
        text.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def _looks(run: etree._Element) -> tuple[object, ...]:
    properties = run.find(f"{W}rPr")
    return sorted(run.attrib.items()), b"" if properties is None else etree.tostring(copy.deepcopy(properties), method="c14n")


def _append(run: etree._Element, child: etree._Element) -> None:
    last = run[-1] if len(run) else None
    if last is not None and last.tag == child.tag and child.tag in (f"{W}t", f"{W}delText"):
        for text in (last, child):
            if text.get(SPACE) != "preserve":
                text.text = (text.text or "").strip()
        last.text = (last.text or "") + (child.text or "")
        last.set(SPACE, "preserve")
    else:
        run.append(child)
