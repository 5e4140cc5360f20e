"""Read a PDF: its text in reading order, put back into paragraphs, with what was not text named page by page."""

from regelcheck.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
