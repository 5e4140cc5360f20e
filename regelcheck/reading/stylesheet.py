"""What the style sheets in a web page hide: the little of CSS that word processors and sites hide text with.

Only `display` and `visibility` count, and of selectors only elements, classes, ids and attributes, alone or below each
other. What is beyond that may show text and never hides it: text that is wrongly read is seen, text that is wrongly hidden
is missed.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from regelcheck.errors import LimitExceeded
from regelcheck.reading.limits import Limits

# What a page sets aside until its script has run, it shows after all.
_NEVER = frozenset({"html", "body", "main", "head"})
_PIECE = re.compile(
    r"""(?P<tag>^(?:[a-z][\w-]*|\*))|\.(?P<class>[\w-]+)|\#(?P<id>[\w-]+)
    |\[\s*(?P<name>[a-z][\w-]*)\s*(?:=\s*["']?(?P<value>[^"'\]=]*)["']?\s*)?\]""",
    re.VERBOSE | re.IGNORECASE,
)
# What a browser adds to an element, or does under the mouse.
_NEVER_FITS = re.compile(r"::|:(?:before|after|first-line|first-letter|hover|focus|active)\b", re.IGNORECASE)
_LIMITED = re.compile(r"[:>+~\\]")
_HIDING = {"display": ("none",), "visibility": ("hidden", "collapse")}
_INLINE = (1, 0, 0, 0)
# Sites nest @media and @supports two or three deep.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element of a selector: what its tag, classes, id and attributes must be."""

    tag: str = ""
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str | None], ...] = ()

    def fits(self, element: etree._Element) -> bool:
        return (
            (not self.tag or element.tag == self.tag)
            and all(element.get("id") == one for one in self.ids)
            and self.classes.issubset((element.get("class") or "").split())
            and all(
                element.get(name) is not None and value in (None, element.get(name))
                for name, value in self.attributes
            )
        )

    @property
    def key(self) -> str:
        """What an element must have at least for this to fit: the rarest thing that it names."""
        for sign, names in (("#", self.ids), (".", self.classes)):
            if names:
                return sign + min(names)
        return self.tag or "*"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector and whether it hides, by property; `weight` says which of two rules wins, as in a browser."""

    property: str
    hides: bool
    selector: tuple[_Compound, ...]
    weight: tuple[int, ...]

    def fits(self, element: etree._Element) -> bool:
        *above, last = self.selector
        if not last.fits(element):
            return False
        ancestors = element.iterancestors()
        return all(any(one.fits(ancestor) for ancestor in ancestors) for one in reversed(above))


def hide_by_style_sheet(root: etree._Element, name: str, limits: Limits) -> None:
    """Give the attribute `hidden` to the elements that a <style> of the page hides.

    A sheet in a file of its own is not read: nothing beside the document is.
    """
    rules: defaultdict[str, list[_Rule]] = defaultdict(list)
    for sheet in root.iter("style"):
        if _is_shown_on(sheet.get("media") or ""):
            for rule in _rules("".join(str(piece) for piece in sheet.itertext()), len(rules)):
                rules[rule.selector[-1].key].append(rule)
    if not any(rule.hides for found in rules.values() for rule in found):
        return
    deadline = time.monotonic() + limits.max_seconds
    for element in root.iter(etree.Element):
        if time.monotonic() > deadline:
            raise LimitExceeded(
                f"De opmaak van {name} uitzoeken duurt langer dan {limits.max_seconds:g} seconden.",
                "Bewaar de pagina als platte tekst of haal de regeling op als PDF.",
            )
        if element.tag not in _NEVER and _is_hidden(element, rules):
            element.set("hidden", "")


def _is_hidden(element: etree._Element, rules: Mapping[str, list[_Rule]]) -> bool:
    keys = [str(element.tag), "*", *(f".{one}" for one in set((element.get("class") or "").split()))]
    if id_ := element.get("id"):
        keys.append(f"#{id_}")
    fitting = [rule for key in keys for rule in rules.get(key, ()) if rule.fits(element)]
    if not fitting:
        return False
    inline = _declarations(element.get("style") or "")
    for property_ in _HIDING:
        weighed = [(rule.weight, rule.hides) for rule in fitting if rule.property == property_]
        if property_ in inline:
            hides, important = inline[property_]
            weighed.append(((important, *_INLINE, 0), hides))
        if weighed and max(weighed)[1]:
            return True
    return False


def _rules(css: str, start: int) -> Iterator[_Rule]:
    """The rules of a sheet that hide or show, in order; `start` counts on from the sheets before."""
    for at, (selectors, body, sure) in enumerate(_blocks(_without_comments(css), sure=True, depth=0)):
        for property_, (hides, important) in _declarations(body).items():
            for selector in selectors.split(","):
                compounds, understood = _parse(selector.strip())
                if compounds and (not hides or (sure and understood)):
                    weight = (important, 0, *_specificity(compounds), start + at)
                    # Of what is not understood, the element itself must fit and the rest may.
                    yield _Rule(property_, hides, compounds if understood else compounds[-1:], weight)


def _blocks(css: str, *, sure: bool, depth: int) -> Iterator[tuple[str, str, bool]]:
    """Selectors and what they are given, and whether that surely holds on a screen."""
    at = 0
    while (opens := css.find("{", at)) >= 0:
        head = css[at:opens].rpartition(";")[2].strip()
        at = _end_of_block(css, opens)
        body = css[opens + 1 : at - 1]
        if not head.startswith("@"):
            yield head, body, sure
        elif depth < _DEEPEST and head[1:].lower().startswith(("media", "supports", "layer", "container")):
            query = head[6:].strip() if head[1:].lower().startswith("media") else None
            if query is None or _is_shown_on(query):
                certain = query is not None and query.lower() in ("", "all", "screen")
                yield from _blocks(body, sure=sure and certain, depth=depth + 1)


def _end_of_block(css: str, opens: int) -> int:
    """Where the block that opens at `opens` has ended; a sheet may end before it does."""
    depth = 0
    for brace in re.compile(r"[{}]").finditer(css, opens):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(css) + 1


def _without_comments(css: str) -> str:
    """The sheet without comments, and without the signs that kept it from the browsers of old."""
    first, *others = css.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in others)


def _is_shown_on(query: str) -> bool:
    """Whether one of the media of the query may be a screen; what prints or speaks only says nothing of it."""
    return any(
        not one.strip().lower().startswith(("print", "only print", "speech", "not screen", "not all"))
        for one in query.split(",")
    )


def _declarations(body: str) -> dict[str, tuple[bool, int]]:
    """By property whether it hides, and whether that is said to be important."""
    found: dict[str, tuple[bool, int]] = {}
    for declaration in body.split("{")[0].split(";"):
        name, _, value = declaration.partition(":")
        property_ = name.strip().lower()
        if property_ in _HIDING:
            value, sign, _ = value.lower().partition("!")
            important = 1 if sign else 0
            if property_ not in found or important >= found[property_][1]:
                found[property_] = (value.strip() in _HIDING[property_], important)
    return found


def _parse(selector: str) -> tuple[tuple[_Compound, ...], bool]:
    """The compounds of a selector, and whether they are all that it says; none for what no element is at rest."""
    if _NEVER_FITS.search(selector):
        return (), True
    compounds = [_compound(word) for word in re.split(r"[\s>+~]+", re.sub(r"\s*=\s*", "=", selector)) if word]
    understood = not _LIMITED.search(selector) and all(whole for _, whole in compounds)
    return tuple(compound for compound, _ in compounds), understood


def _compound(word: str) -> tuple[_Compound, bool]:
    """One element of a selector, and whether all of the word was understood."""
    at = 0
    tag = ""
    ids, classes, attributes = set(), set(), []
    while match := _PIECE.match(word, at):
        at = match.end()
        tag = (match["tag"] or tag).lower()
        if match["class"]:
            classes.add(match["class"])
        if match["id"]:
            ids.add(match["id"])
        if match["name"]:
            attributes.append((match["name"].lower(), match["value"]))
    compound = _Compound("" if tag == "*" else tag, frozenset(ids), frozenset(classes), tuple(attributes))
    return compound, at == len(word)


def _specificity(selector: tuple[_Compound, ...]) -> tuple[int, int, int]:
    return (
        sum(len(one.ids) for one in selector),
        sum(len(one.classes) + len(one.attributes) for one in selector),
        sum(bool(one.tag) for one in selector),
    )
