"""What a PDF has with it besides its pages: attached documents and forms of a kind that no page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from regelcheck.model import UnreadKind, UnreadPart

# What may hold provisions; signatures, metadata and pictures are attached as well.
_DOCUMENTS = frozenset(
    ".pdf .doc .docx .docm .odt .rtf .txt .md .htm .html .xls .xlsx .xlsm .ods .eml .msg .zip".split()
)
_MOST = 1000
_LONGEST_NAME = 10_000


def unread_parts(document: pdfium.PdfDocument) -> tuple[UnreadPart, ...]:
    """The parts of the file that are not on its pages and may hold provisions, each kind once."""
    kinds: list[UnreadKind] = []
    if any(PurePath(name).suffix.lower() in _DOCUMENTS for name in _attached(document)):
        kinds.append(UnreadKind.ATTACHMENT)
    if raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_XFA_FULL:
        # Its pages only say that another viewer is needed.
        kinds.append(UnreadKind.FORM)
    return tuple(UnreadPart(kind=kind) for kind in kinds)


def _attached(document: pdfium.PdfDocument) -> Iterator[str]:
    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), _MOST)):
        attachment = raw.FPDFDoc_GetAttachment(document.raw, index)
        length = raw.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
        if 2 < length < _LONGEST_NAME:
            buffer = (raw.FPDF_WCHAR * (length // 2))()
            raw.FPDFAttachment_GetName(attachment, buffer, length)
            yield bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00")
