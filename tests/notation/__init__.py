"""One plain-text notation of a Regeling, written out in every format that is read, so that samples need no Word.

A line is a paragraph: "Hoofdstuk 2 Bestuur", "Artikel 3 Doel", "1. ...", "a. ...", "1°. ...", "- ...", or running text; a
line with two or more spaces between its parts is a table row. Blank lines separate parts and carry no meaning.
What is written depends on the lines alone, not on the clock or on the machine.
`python -m tests.notation` rebuilds samples/ from samples/tekst/.
"""

from tests.notation.html import write_html
from tests.notation.lines import Kind, Line, read_notation
from tests.notation.odt import write_odt
from tests.notation.pdf import write_pdf
from tests.notation.samples import FOLDER, NAMES, build
from tests.notation.text import write_md, write_txt
from tests.notation.word import write_docx

__all__ = [
    "FOLDER",
    "NAMES",
    "Kind",
    "Line",
    "build",
    "read_notation",
    "write_docx",
    "write_html",
    "write_md",
    "write_odt",
    "write_pdf",
    "write_txt",
]
