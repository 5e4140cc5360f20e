"""Fields of Word ("REF", "TOC"): which text is code and which result, and what belongs to a table of contents."""

from __future__ import annotations

from lxml import etree

from regelcheck.reading.ooxml.names import W

_FIELD_CHARACTER = f"{W}fldChar"
_TYPE = f"{W}fldCharType"
# Word computes the number of these fields itself, and the file does not have it.
_NUMBERING = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})


class _Field:
    __slots__ = ("code", "is_contents", "is_result")

    def __init__(self) -> None:
        self.code = ""
        self.is_result = False
        self.is_contents = False


class Fields:
    """The fields that are open at this point of the walk; a field may span many paragraphs.

    `in_code`: text here is not shown. `in_contents`: text here belongs to a table of contents. `numbering` says that
    a field was met whose number the file does not have.
    """

    def __init__(self, unclosed: frozenset[etree._Element] = frozenset()) -> None:
        self._unclosed = unclosed
        self._open: list[_Field] = []
        self.in_code = False
        self.in_contents = False
        self.numbering = False

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    def see_character(self, element: etree._Element) -> None:
        """Take in a w:fldChar: the begin of a field, the place between code and result, or the end."""
        match element.get(_TYPE):
            case "begin" if element not in self._unclosed:
                self._open.append(_Field())
            case "separate" if self._open:
                self._open[-1].is_result = True
                self._open[-1].is_contents = is_contents_code(self._open[-1].code)
            case "end" if self._open:
                field = self._open.pop()
                if not field.is_result and field.code.strip().upper().split(" ")[0] in _NUMBERING:
                    self.numbering = True
        self.in_code = any(not field.is_result for field in self._open)
        self.in_contents = any(field.is_contents for field in self._open)

    def see_code(self, text: str) -> None:
        """Take in a piece of code (w:instrText); Word cuts it anywhere."""
        if self._open:
            self._open[-1].code += text


def unclosed_fields(root: etree._Element) -> frozenset[etree._Element]:
    """The begins of fields without an end, as damage leaves them: their text must not vanish as code."""
    begins: list[etree._Element] = []
    for element in root.iter(_FIELD_CHARACTER):
        kind = element.get(_TYPE)
        if kind == "begin":
            begins.append(element)
        elif kind == "end" and begins:
            begins.pop()
    return frozenset(begins)


def is_contents_code(code: str) -> bool:
    """Whether the code is that of a table of contents: TOC, or the list of figures made by it."""
    return code.strip().upper().split(" ")[0] == "TOC"
