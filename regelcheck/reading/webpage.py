"""What of a web page is text and what is the site around it, by the habits of the sites that publish regelingen.

Also whether numbers got lost on the way to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from regelcheck.model import Block

SILENT = frozenset(
    {"script", "style", "nav", "button", "input", "select", "textarea", "noscript", "svg", "template", "iframe",
     "dialog", "head", "object", "audio", "video", "canvas", "map", "link", "meta", "aside"}
)  # fmt: skip
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "html", "header", "footer", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "figure", "figcaption", "hr",
     "address", "fieldset", "details", "summary", "center", "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip
# Words in class or id of what belongs to the site and not to the text.
_SITE = frozenset(
    {"nav", "navigation", "navigatie", "menu", "breadcrumb", "breadcrumbs", "kruimelpad", "toolbar", "skiplinks", "skip",
     "sidebar", "action", "actions", "pagination", "sr-only", "visually-hidden",
     "visuallyhidden", "print", "share", "search", "zoeken", "logo", "toc", "inhoudsopgave", "footer",
     "extrainfo", "gerelateerd", "article__toolbar", "modal", "tooltip", "permalink", "relaties", "alert-bar"}
)  # fmt: skip
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "menu", "toolbar", "tablist"})
# Where the text of a publication stands on the sites, the most precise first.
_MAIN = (
    "//*[@id='broodtekst']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' broodtekst-container ')]",
    "//*[@id='regeling']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' regeling ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' wetgeving ')]",
    "//main//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content' or @id='inhoud']",
    "//article",
    "//body",
)
LOST_NUMBERS = (
    "Deze webpagina is gemaakt met LibreOffice of OpenOffice, dat het woord weglaat uit automatische nummers zoals "
    '"Artikel 1". Toets liever het document waar de pagina van is gemaakt.'
)


def main_parts(root: etree._Element) -> list[etree._Element]:
    """The elements that hold the text: those of the most precise kind that have most of the words of the page."""
    whole = _size(root)
    for query in _MAIN:
        found = [element for element in _find(root, query) if not is_site(element)]
        among = set(found)
        outer = [e for e in found if not any(parent in among for parent in e.iterancestors())]
        if outer and sum(_size(element) for element in outer) >= 0.4 * whole:
            return outer
    return [root]


def _words(element: etree._Element) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def _find(root: etree._Element, query: str) -> list[etree._Element]:
    return [
        element for element in cast("list[object]", root.xpath(query)) if isinstance(element, etree._Element)
    ]


def title_outside(root: etree._Element, parts: list[etree._Element]) -> etree._Element | None:
    """The main heading of the page when it stands beside the text, as these sites have it, and not in it."""
    for heading in root.iter("h1"):
        above = [heading, *heading.iterancestors()]
        if any(element in parts for element in above):
            return None
        if not any(is_site(element) or element.tag in SILENT for element in above):
            return heading
    return None


def loses_numbers(root: etree._Element, blocks: Sequence[Block]) -> bool:
    """Whether a word processor wrote this that numbers its lists by digits alone, and no article has its word."""
    made_by = " ".join(meta.get("content") or "" for meta in _find(root, "//meta[@name='generator']"))
    return (
        any(name in made_by for name in ("LibreOffice", "OpenOffice"))
        and root.find(".//ol") is not None
        and not any(f"{block.label} {block.text}".lstrip().lower().startswith("artikel ") for block in blocks)
    )


def _size(element: etree._Element) -> int:
    """The number of characters of running text, site furniture left out."""
    total = 0
    stack = [element]
    while stack:
        current = stack.pop()
        if (
            not isinstance(current.tag, str)
            or current.tag in SILENT
            or (current is not element and is_site(current))
        ):
            continue
        total += len((current.text or "").strip())
        for child in current:
            total += len((child.tail or "").strip())
            stack.append(child)
    return total


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or "hidden" in _words(element)
        or "display:none" in style
        or "visibility:hidden" in style
    )


def is_site(element: etree._Element) -> bool:
    """Whether the element is furniture of the site, hidden, or text for screen readers only."""
    return is_hidden(element) or is_furniture(element)


def is_cookie_bar(element: etree._Element) -> bool:
    """Whether the element asks leave for cookies, which it does at length."""
    return any("cookie" in word for word in _words(element))


def is_furniture(element: etree._Element) -> bool:
    """Whether the element is part of the site and not of its text, shown or hidden."""
    if element.get("aria-hidden") == "true" or is_cookie_bar(element):
        return element.tag not in ("body", "main", "html")
    if element.get("role") in _ROLES:
        return True
    if any(word in _SITE for word in _words(element)):
        return element.tag not in ("body", "main", "html", "article")
    # A header or footer of the page stands beside the main text, one of an article within it.
    return element.tag in ("header", "footer") and not any(
        parent.tag in ("main", "article", "section") for parent in element.iterancestors()
    )
