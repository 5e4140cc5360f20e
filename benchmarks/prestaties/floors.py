"""What regelcheck is measured against, each as a program: `python -m benchmarks.prestaties.floors NAME [FILE]`.

    typer      a Typer program with one command
    bodem      import spaCy, make its Dutch tokenizer, take the bare text out of the file
    naief      pdfplumber or python-docx, then one spaCy Matcher a rule over the whole text; the rules come from the file
               named by the third argument, and gaps are left out, which spares it most of its time
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def typer_program() -> None:
    """A program as small as Typer allows, with the plain help that regelcheck has."""
    import typer

    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

    @app.command()
    def check(pad: str) -> None:
        """Toets een document."""

    app(["--help"])


def text_of(path: Path) -> str:
    """The bare text of a file."""
    if path.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def bodem(path: Path) -> None:
    """The floor of a check."""
    import spacy

    spacy.blank("nl")
    text_of(path)


def naief(path: Path, patterns: Path) -> None:
    """The program that anyone would write first."""
    import spacy
    from spacy.matcher import Matcher

    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            text = "\n".join(page.extract_text() for page in pdf.pages)
    else:
        text = text_of(path)
    nlp = spacy.blank("nl")
    nlp.max_length = len(text) + 1
    doc = nlp(text)
    found = {}
    for rule, rule_patterns in json.loads(patterns.read_text(encoding="utf-8")).items():
        matcher = Matcher(nlp.vocab)
        matcher.add(rule, rule_patterns)
        found[rule] = len(matcher(doc))


if __name__ == "__main__":
    name, *files = sys.argv[1:]
    {"typer": typer_program, "bodem": bodem, "naief": naief}[name](*map(Path, files))
