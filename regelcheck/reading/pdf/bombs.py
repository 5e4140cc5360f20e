"""Refuse a PDF whose packed parts unfold out of all proportion, before pdfium makes millions of objects of them."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from regelcheck.errors import LimitExceeded
from regelcheck.reading.files import read_bytes
from regelcheck.reading.limits import Limits

# A stream smaller than this unpacks to at most some tens of MB (deflate gains a factor 1,032 at best).
_SMALL = 50_000
_CHUNK = 4_000_000
# What pdfium still reads in a few seconds; the fonts and pages of real documents stay far below it.
_FREE_BYTES = 20_000_000
_START = re.compile(rb"stream\r?\n")
_TWICE = re.compile(rb"/Filter\s*\[[^\]]{0,80}(?:Flate|LZW|RunLength)[^\]]{0,80}(?:Flate|LZW|RunLength)")
_DICTIONARY = 600


def refuse_bombs(path: Path, limits: Limits) -> None:
    """Raise LimitExceeded when a stream of page content or of objects is packed more than `max_zip_ratio` times.

    Images are left alone: a blank page of a scanner packs a thousand times, and is only unpacked to be shown.
    """
    data = read_bytes(path, limits)
    at = 0
    while match := _START.search(data, at):
        begin = match.end()
        end = data.find(b"endstream", begin)
        end = len(data) if end < 0 else end
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if b"/Image" not in dictionary and (
            _TWICE.search(dictionary) or (end - begin > _SMALL and _unfolds(data, begin, end, limits))
        ):
            raise LimitExceeded(
                f"De PDF {path.name} is verdacht sterk ingepakt: dit kan een bestand zijn dat het geheugen wil vullen.",
                "Lees alleen documenten waarvan u de herkomst kent, of druk het opnieuw af naar PDF.",
            )
        at = end


def _unfolds(data: bytes, begin: int, end: int, limits: Limits) -> bool:
    """Whether the stream unpacks to more than pdfium can take, at more than `max_zip_ratio` times its size."""
    unpacker = zlib.decompressobj()
    rest = data[begin:end]
    total = 0
    try:
        while rest and total <= _FREE_BYTES:
            total += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            used = end - begin - len(rest)
            if total <= limits.max_zip_ratio * used and used > _SMALL:
                return False
    except zlib.error:
        # Not packed this way, or under a password: pdfium judges.
        return False
    return total > _FREE_BYTES
