"""Fields of Word ("REF", "TOC"): which text is code and which result, and what belongs to a table of contents."""

from __future__ import annotations

from lxml import etree

from regelcheck.reading.ooxml.names import VAL, W
from regelcheck.reading.ooxml.values import is_on, whole

_FIELD_CHARACTER = f"{W}fldChar"
_TYPE = f"{W}fldCharType"
_FORM = f"{W}ffData"
# Word computes the number of these fields itself, and the file does not have it.
_NUMBERING = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})


# What these show stands in their code, or in the form field they begin with, and not in a result.
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_FORM_FIELDS = frozenset({"FORMDROPDOWN", "FORMCHECKBOX"})


class _Field:
    __slots__ = ("code", "form", "is_contents", "is_result")

    def __init__(self, form: etree._Element | None) -> None:
        self.code = ""
        self.form = form
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

    def see_character(self, element: etree._Element) -> str:
        """Take in a w:fldChar: the begin of a field, the place between code and result, or the end.

        Gives what Word shows of a field without a result.
        """
        shown = ""
        match element.get(_TYPE):
            case "begin" if element not in self._unclosed:
                self._open.append(_Field(element.find(_FORM)))
            case "separate" if self._open and _name(self._open[-1].code) not in _FORM_FIELDS:
                self._open[-1].is_result = True
                self._open[-1].is_contents = is_contents_code(self._open[-1].code)
            case "end" if self._open:
                field = self._open.pop()
                if not field.is_result:
                    self.numbering = self.numbering or _name(field.code) in _NUMBERING
                    shown = _shown(field)
        self.in_code = any(not field.is_result for field in self._open)
        self.in_contents = any(field.is_contents for field in self._open)
        return shown

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
    return _name(code) == "TOC"


def _name(code: str) -> str:
    return code.strip().upper().split(" ")[0]


def _shown(field: _Field) -> str:
    """The text on a button, the choice in a list, or a ticked or empty box."""
    name = _name(field.code)
    if name in _BUTTONS:
        return "".join(field.code.split(maxsplit=2)[2:]).rstrip()
    if name not in _FORM_FIELDS or field.form is None:
        return ""
    choices = field.form.find(f"{W}ddList")
    if choices is not None:
        chosen = choices.find(f"{W}result")
        if chosen is None:
            chosen = choices.find(f"{W}default")
        number = 0 if chosen is None else whole(chosen.get(VAL), 0)
        entries = choices.findall(f"{W}listEntry")
        return entries[number].get(VAL) or "" if 0 <= number < len(entries) else ""
    box = field.form.find(f"{W}checkBox")
    if box is None:
        return ""
    ticked = box.find(f"{W}checked")
    if ticked is None:
        ticked = box.find(f"{W}default")
    return "☒" if ticked is not None and is_on(ticked) else "☐"
