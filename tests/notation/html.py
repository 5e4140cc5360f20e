"""Lines as a saved web page, built like those of lokaleregelgeving.overheid.nl: the text between what the site adds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from tests.notation.lines import Kind, Line

_RANK = {Kind.LID: 1, Kind.ONDERDEEL: 2, Kind.STREEPJE: 2, Kind.SUBONDERDEEL: 3}
_TOP = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{title} | Lokale wet- en regelgeving</title>
<style>.lidnr {{ float: left }}</style><script>window.regeling = "Artikel 99 Niet lezen";</script></head>
<body>
<div class="skiplinks"><a href="#content">Direct naar de inhoud</a></div>
<header class="header"><div class="header__logo">Overheid</div>
<nav class="header__nav"><ul><li><a href="/">Home</a></li><li><a href="/zoeken">Zoeken in regelgeving</a></li></ul></nav></header>
<div class="breadcrumb"><p>U bent hier:</p><ol><li><a href="/">Home</a></li><li>{title}</li></ol></div>
<div class="container columns--sidebar">
<div class="sidebar"><h2>Inhoudsopgave</h2><ul>
{contents}
</ul><p>Pagina afdrukken</p></div>
<main id="content" role="main">
<h1>{title}</h1>
<div class="extrainfo"><dl><dt>Geldend van</dt><dd>1 januari 2024 t/m heden</dd></dl></div>
<div id="broodtekst" class="regeling broodtekst-container">
"""
_BOTTOM = """
</div>
<div class="gerelateerd"><h2>Ziet u een fout in deze regeling?</h2><p>Meld het aan de redactie.</p></div>
</main></div>
<footer class="footer"><h2>Over deze website</h2><ul><li><a href="/privacy">Privacy</a></li></ul>
<p>Artikel 1 van de privacyverklaring is van toepassing.</p></footer>
</body></html>
"""


def write_html(lines: tuple[Line, ...], path: Path) -> None:
    """Write the page: title, text in headings, lists and tables, with navigation, a table of contents and a footer."""
    title = escape(lines[0].typed, quote=False)
    contents = "\n".join(
        f'<li><a href="#t{at}">{escape(line.typed, quote=False)}</a></li>'
        for at, line in enumerate(lines)
        if line.kind in (Kind.KOP, Kind.ARTIKEL)
    )
    page = _TOP.format(title=title, contents=contents) + "\n".join(_body(lines)) + _BOTTOM
    path.write_bytes(page.encode())


def _body(lines: tuple[Line, ...]) -> Iterator[str]:
    numbered = enumerate(lines[1:], 1)
    for grouping, group in groupby(numbered, key=lambda item: _grouping(item[1].kind)):
        if grouping == "rij":
            rows = (
                "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in line.cells) for _, line in group
            )
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        elif grouping == "lijst":
            yield from _lists([line for _, line in group])
        else:
            yield from (_paragraph(line, at) for at, line in group)


def _grouping(kind: Kind) -> str:
    if kind in _RANK:
        return "lijst"
    return "rij" if kind is Kind.RIJ else ""


def _paragraph(line: Line, at: int) -> str:
    text = escape(line.typed, quote=False)
    match line.kind:
        case Kind.KOP:
            return f'<div class="actions"><ul><li><a href="#">Toon relaties</a></li></ul></div><h2 id="t{at}" class="hoofdstuk_kop">{text}</h2>'
        case Kind.ARTIKEL:
            return f'<h3 id="t{at}" class="artikel_kop">{text}</h3>'
        case _:
            return f"<p>{text}</p>"


def _lists(lines: list[Line]) -> Iterator[str]:
    """Leden and onderdelen as lists within each other, each number in an element of its own."""
    ranks: list[int] = []
    for line in lines:
        rank = _RANK[line.kind]
        while ranks and ranks[-1] > rank:
            ranks.pop()
            yield "</li></ul>"
        if ranks and ranks[-1] == rank:
            yield "</li>"
        else:
            ranks.append(rank)
            yield '<ul class="expliciet">'
        label = f"{line.number}." if line.number else line.typed[0]
        text = escape(line.text, quote=False)
        if line.kind is Kind.LID:
            yield f'<li><p class="lid"><span class="lidnr">{label}</span></p><p>{text}</p>'
        else:
            yield f'<li class="li"><p class="labeled"><span class="ol">{label}</span> {text}</p>'
    yield "</li></ul>" * len(ranks)
