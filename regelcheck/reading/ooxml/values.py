"""Read the values of WordprocessingML attributes, whatever is written there."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from regelcheck.reading.ooxml.names import VAL

_OFF = frozenset({"0", "false", "off", "none"})
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|pi)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
# Word counts and numbers in 16 bits; more is damage, and would make a label of a million letters.
_MOST = 32767


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as w:b is on: it is when it is there, unless it says otherwise."""
    return element.get(VAL) not in _OFF


def whole(value: str | None, default: int) -> int:
    """The number in `value`, within what Word can count; `default` when there is none."""
    try:
        return max(0, min(int(value or ""), _MOST))
    except ValueError:
        return default


@lru_cache(maxsize=1024)
def points(value: str | None) -> float | None:
    """A length in points: twentieths of a point without a unit. None when there is no length.

    >>> points("720"), points("1in"), points("?")
    (36.0, 72.0, None)
    """
    match = _MEASURE.match(value or "")
    if match is None:
        return None
    number = float(match[1])
    return number * _POINTS[match[2]] if match[2] else number / 20
