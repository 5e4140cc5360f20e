"""What a web page shows and is no text of it: pictures, and documents in a window of their own."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from regelcheck.model import Place, UnreadKind
from regelcheck.reading.unread import Unread

EMBEDDED = frozenset({"img", "iframe", "object", "embed"})
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".txt"})
_PIXELS = re.compile(r"(\d{1,5})(?:px)?$")
_POINTS_A_PIXEL = 0.75


def account_for(element: etree._Element, unread: Unread, place: Place) -> None:
    """List what may hold provisions. A picture without a size is most often a sign of the site."""
    if element.tag == "img":
        sides = [_PIXELS.match((element.get(side) or "").strip()) for side in ("width", "height")]
        width, height = (int(side[1]) * _POINTS_A_PIXEL if side else 0.0 for side in sides)
        unread.leave_picture(width * height, place)
    elif _is_document(element):
        unread.leave(UnreadKind.FILE, place)


def _is_document(window: etree._Element) -> bool:
    if (window.get("type") or "").lower() == "application/pdf":
        return True
    try:
        path = urlsplit(window.get("data") or window.get("src") or "").path
    except ValueError:
        return False
    return PurePosixPath(path).suffix.lower() in _DOCUMENTS
