"""What of a web page is text and what is the site around it, by the habits of the sites that publish regelingen.

Also what may have been judged wrongly: paragraphs that are not read, and numbers that got lost on the way to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree

from regelcheck.model import Block
from regelcheck.reading.markup import squeeze, text_of

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
     "sidebar", "cookie", "cookies", "cookiebar", "action", "actions", "pagination", "sr-only", "visually-hidden",
     "visuallyhidden", "hidden", "print", "share", "search", "zoeken", "logo", "toc", "inhoudsopgave", "footer",
     "extrainfo", "gerelateerd", "article__toolbar", "modal", "tooltip", "permalink", "relaties", "alert-bar"}
)  # fmt: skip
_COOKIES = frozenset({"cookie", "cookies", "cookiebar"})
# No button, menu or line of data about a publication has so many characters outside its links.
_LONG = 200
_SHOWN = 60
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
_LOST_NUMBERS = (
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


def doubts(root: etree._Element, parts: Sequence[etree._Element], blocks: Sequence[Block]) -> Iterator[str]:
    """Warnings about what a reader should look at, because the page may say more than was read."""
    if _loses_numbers(root, blocks):
        yield _LOST_NUMBERS
    paragraph = _overlooked(root, parts)
    if paragraph:
        yield (
            "Een deel van de webpagina is niet gelezen, omdat het bij de site eromheen lijkt te horen: "
            f'"{paragraph[:_SHOWN].rstrip()}…".'
        )


def _overlooked(root: etree._Element, parts: Sequence[etree._Element]) -> str:
    """The first long paragraph that stands beside the parts that are read, or in what looks like the site in them."""
    among = set(parts)
    stack = [(root, False, True)]
    while stack:
        element, inside, lost = stack.pop()
        tag = element.tag
        if (
            not isinstance(tag, str)
            or (tag in SILENT and tag != "aside")
            or _is_invisible(element)
        ):
            continue
        if element in among:
            inside, lost = True, False
        if is_site(element) or tag == "aside":
            # Beside the text, the furniture of a site has its own long sentences.
            if not inside or _COOKIES.intersection(_words(element)):
                continue
            lost = True
        if lost and len(own := _own_text(element)) >= _LONG:
            return own
        stack += [(child, inside, lost) for child in reversed(element)]
    return ""


def _own_text(element: etree._Element) -> str:
    """The text of a paragraph without its links and without the paragraphs in it."""
    if element.tag not in BLOCKS and element.tag != "aside":
        return ""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in BLOCKS | SILENT | {"a"}:
            pieces.append(text_of(child))
        pieces.append(child.tail or "")
    return squeeze("".join(pieces)).strip()


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


def _loses_numbers(root: etree._Element, blocks: Sequence[Block]) -> bool:
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


def _is_invisible(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def is_site(element: etree._Element) -> bool:
    """Whether the element is furniture of the site, hidden, or text for screen readers only."""
    if _is_invisible(element):
        return True
    if element.get("role") in (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "menu",
        "toolbar",
        "tablist",
    ):
        return True
    if any(word in _SITE for word in _words(element)):
        return element.tag not in ("body", "main", "html", "article")
    # A header or footer of the page stands beside the main text, one of an article within it.
    return element.tag in ("header", "footer") and not any(
        parent.tag in ("main", "article", "section") for parent in element.iterancestors()
    )
