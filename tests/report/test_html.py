"""The HTML report: complete, self-contained, linked both ways, and safe whatever the document says."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.model import CheckedDocument, Explanation, Gewicht, Pointer, Soort, Span, Unreadable, Verdict
from regelcheck.report.html import TEMPLATES, render_html
from regelcheck.report.kaart import STEPS, Landing, kaart_of
from regelcheck.report.packs import packs_of
from regelcheck.report.plain import plain
from regelcheck.report.view import view_document
from tests.report.factory import DOEL, STAKEN, document, evidence, regeling, result

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Every tag with its attributes, the text, and whether what opens is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["style"], ["script"]):
            self.words.append(data)
        if "mark" in self.open:
            self.marked.append(data)

    @property
    def ids(self) -> Counter[str]:
        return Counter(str(attrs["id"]) for _, attrs in self.tags if "id" in attrs)

    @property
    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a"]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_every_tag_is_closed_every_id_unique_and_every_link_lands() -> None:
    page = Page(render_html(result(document(), document(title="Regeling Twee", path="twee.pdf"))))
    assert page.open == []
    assert [name for name, count in page.ids.items() if count > 1] == []
    assert [link for link in page.links if link.removeprefix("#") not in page.ids] == []


def test_nothing_is_fetched_and_nothing_is_styled_or_scripted_in_place() -> None:
    text = render_html(result())
    page = Page(text)
    forbidden = {"link", "img", "iframe", "object", "form", "base", "embed"}
    assert {tag for tag, _ in page.tags} & forbidden == set()
    names = [name for _, attrs in page.tags for name in attrs]
    assert [name for name in names if name in ("src", "srcset", "style", "action") or name.startswith("on")] == []
    assert [tag for tag, _ in page.tags if tag in ("script", "style")] == ["style", "script"]
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert "url(" not in text and "@import" not in text


def _digest_of(text: str, tag: str) -> str:
    inside = text[text.index(f"<{tag}>") + len(tag) + 2 : text.index(f"</{tag}>")]
    return f"sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}"


def test_the_policy_allows_just_this_style_sheet_and_this_script() -> None:
    text = render_html(result())
    policy = next(attrs["content"] for _, attrs in Page(text).tags if attrs.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src '{_digest_of(text, 'style')}'; script-src '{_digest_of(text, 'script')}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_evidence_is_marked_in_the_text_and_linked_both_ways() -> None:
    text = render_html(result())
    page = Page(text)
    assert page.marked == [
        DOEL,
        STAKEN.split(". ")[0] + ".",
        "Het algemeen bestuur kan de samenwerking evalueren.",
    ]
    assert "#d1-t2-m1" in page.links and "d1-t2-m1" in page.ids
    assert "#d1-t2-b1" in page.links and "d1-t2-b1" in page.ids
    assert text.index('id="d1-t2-b1"') < text.index('id="d1-t2-m1"')


def test_a_checkpoint_shows_verdict_reason_quote_advice_provision_and_trace() -> None:
    text = Page(render_html(result())).text
    for part in (
        "Integriteit",
        "○ontbreekt",
        "Niets gevonden over integriteit.",
        "Advies. Leg uitgangspunten voor integriteit vast.",
        "Kijk eerst in artikel 2 en artikel 4.",
        "Het bestuur evalueert elke [aantal] jaar.",
        "Hoe dit oordeel tot stand kwam",
        "Gids deel A, thema 2, aanbeveling 5 · regel gids-a/integriteit",
        "Gids deel A, thema 2, aanbeveling 1 · regel gids-a/doel",
        "Kijkt niet in een los reglement.",
    ):
        assert part in text


def test_a_verdict_is_never_colour_alone() -> None:
    text = render_html(result())
    badges = re.findall(
        r'<span class="oordeel (\w+)"><span class="teken" aria-hidden="true">(.)</span>([^<]+)<', text
    )
    assert ("strijdig", "✗", "strijdig") in badges
    assert ("onbekend", "?", "niet te beoordelen") in badges
    assert len(badges) == text.count('class="oordeel ')
    assert re.search(r'<span class="onzichtbaar"> Geen doorslaggevende stem: strijdig</span>', text)


HOSTILE = (
    "<script>alert(1)</script> {{ 7*7 }} =cmd() \u202eomgekeerd \x1b[31m \x00 \" onload='x' &amp; </style>"
)


def test_text_of_the_document_is_only_ever_text() -> None:
    text = render_html(result(document(doel=HOSTILE, title=HOSTILE, path="<b>.docx")))
    page = Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "{{ 7*7 }} =cmd()" in page.text and "49" not in page.text
    assert not {"\u202e", "\x1b", "\x00"} & set(text)
    assert "‹U+202E›omgekeerd ␛[31m ␀" in page.text
    assert page.open == []


@given(st.text(st.characters(), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_is_shown_as_it_was_read(doel: str) -> None:
    page = Page(render_html(result(document(doel=doel))))
    assert page.open == []
    assert "".join(page.words).count(plain(doel)) >= 2  # as quote and in the text


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    size = len(STAKEN)
    ends = (
        st.tuples(st.integers(0, size - 1), st.integers(1, size))
        .map(sorted)
        .filter(lambda pair: pair[0] < pair[1])
    )
    return [(low, high) for low, high in draw(st.lists(ends, min_size=1, max_size=6))]


@given(spans())
@settings(max_examples=80, deadline=None)
def test_overlapping_evidence_never_changes_the_text(found: list[tuple[int, int]]) -> None:
    checked = _with_evidence(found)
    marked = next(one for one in view_document(checked).text if one.node.key == 6)
    assert "".join(piece.text for piece in marked.pieces) == STAKEN
    covered = "".join(piece.text if piece.carries else "·" * len(piece.text) for piece in marked.pieces)
    wanted = {place for low, high in found for place in range(low, high)}
    assert {place for place, char in enumerate(covered) if char != "·"} == wanted
    begun = [quote.target for piece in marked.pieces for quote in piece.begins]
    ended = [quote.target for piece in marked.pieces for _, quote in piece.ends]
    assert sorted(begun) == sorted(ended) == sorted(set(begun))


def _with_evidence(found: list[tuple[int, int]]) -> CheckedDocument:
    checked, tree = document(), regeling()
    quotes = tuple(evidence(tree, 6, STAKEN) for _ in found)
    cut = tuple(
        replace(one, quote=STAKEN[low:high], span=type(one.span)(low, high))
        for one, (low, high) in zip(quotes, found, strict=True)
    )
    return replace(checked, outcomes=(replace(checked.outcomes[0], evidence=cut),))


def test_the_same_quote_for_two_elements_is_shown_once() -> None:
    checked, tree = document(), regeling()
    twice = tuple(evidence(tree, 3, DOEL, name) for name in ("doel", "belang"))
    outcome = replace(checked.outcomes[0], evidence=twice)
    quotes = view_document(replace(checked, outcomes=(outcome,))).checkpoints[0].quotes
    assert [quote.elements for quote in quotes] == [("Element doel", "belang")]


def test_evidence_in_another_document_names_it_and_links_nowhere() -> None:
    checked, tree = document(), regeling()
    beside = replace(evidence(tree, 3, DOEL, "doel"), document="reglement.docx")
    outcome = replace(checked.outcomes[0], evidence=(beside,))
    page = Page(render_html(result(replace(checked, outcomes=(outcome,)))))
    assert "artikel 1 van reglement.docx (blz. 1)" in page.text
    assert page.marked == []


def test_several_documents_have_a_contents_list_and_unreadable_ones_come_first() -> None:
    lost = Unreadable(path=Path("leeg.pdf"), reason="Het bestand is leeg.", hint="Sla het opnieuw op.")
    text = render_html(
        result(document(), document(title="Regeling Twee", path="twee.pdf"), unreadable=(lost,))
    )
    page = Page(text)
    assert "Toetsing van 2 regelingen" in page.text
    assert {"#d1", "#d2"} <= set(page.links)
    assert text.index("Niet beoordeeld") < text.index('<article class="document" id="d1">')
    assert "leeg.pdfHet bestand is leeg. Sla het opnieuw op." in page.text


def test_the_trace_tells_what_was_sought_where_and_what_came_of_it() -> None:
    text = Page(render_html(result())).text
    assert "✓ Element doel (vereist): gevonden." in text
    assert f"artikel 1 {DOEL} Hier staat “heeft tot doel” (doel). Dat telt als norm." in text
    assert "Elk vereist element staat er als norm: aanwezig." in text


def test_a_doubt_and_an_explanation_are_shown_beside_the_verdict() -> None:
    checked = document()
    lid = next(node for node in checked.regeling.walk() if node.key == 5)
    near = Pointer(
        citation=lid.citation, place=lid.place_at(0), quote=lid.text, span=Span(0, len(lid.text)), node=5, why="lijkt erop"
    )
    outcomes = tuple(
        replace(one, nearest=(near,), doubt=True)
        if one.verdict is Verdict.ONTBREEKT
        else replace(one, explanation=Explanation(reason="Dat willen wij zo.", by="de raad", until=date(2027, 2, 1)))
        if one.verdict is Verdict.STRIJDIG
        else one
        for one in checked.outcomes
    )
    page = Page(render_html(result(replace(checked, outcomes=outcomes))))
    assert "Twijfel: mogelijk geregeld in artikel 2, eerste lid." in page.text
    assert "#d1-n5" in page.links and "d1-n5" in page.ids
    assert "Uitgelegd door de raad, geldig tot en met 1 februari 2027: Dat willen wij zo." in page.text
    assert "1 niet te beoordelen; 1 uitgelegd" in page.text
    # In the legend under the totals and at the end; without doubt only at the end.
    assert page.text.count("het oordeel blijft staan, maar lees de genoemde bepaling zelf na") == 2
    assert Page(render_html(result())).text.count("het oordeel blijft staan, maar lees de genoemde bepaling zelf na") == 1


def test_packs_stand_apart_the_checklist_first_and_what_does_not_apply_is_one_line() -> None:
    checked = document()
    law = tuple(
        replace(one, rule=replace(one.rule, id=f"wgr/{place}", gewicht=Gewicht.WETTELIJK, pakket_titel="De wet"))
        for place, one in enumerate(checked.outcomes)
    )
    silent = replace(checked.outcomes[4], rule=replace(checked.outcomes[4].rule, id="gids-b/netwerk", titel="Netwerk"))
    view = view_document(replace(checked, outcomes=(silent, *law, *checked.outcomes)))
    packs = packs_of(view)
    assert [(pack.id, len(pack.shown)) for pack in packs] == [("gids-a", 5), ("wgr", 5), ("gids-b", 0)]
    assert [one.number for one in packs[1].strip] == [7, 8, 9, 10, 11, 12]
    assert packs[2].set_aside == "Dit toetspunt is hier niet van toepassing."
    page = Page(render_html(result(view.document)))
    assert [link for link in page.links if link.removeprefix("#") not in page.ids] == []
    assert page.text.count("1 toetspunt is hier niet van toepassing: Tweede AB-lid.") == 2


def test_the_map_shows_where_each_checkpoint_lands_and_where_to_look() -> None:
    view = view_document(document())
    kaart = kaart_of(view)
    assert [band.title for band in kaart.bands] == ["Opschrift", "Hoofdstuk 1 Algemeen", "Hoofdstuk 2 Slot"]
    assert kaart.bands[0].start == 0 and kaart.bands[-1].start + kaart.bands[-1].width == STEPS
    lanes = {lane.checkpoint.number: lane.points for lane in kaart.lanes(view.checkpoints)}
    assert [point.title for point in lanes[1]] == ["artikel 1"]
    assert [(point.landing, point.title) for point in lanes[4]] == [
        (Landing.ZOEK, "artikel 2"),
        (Landing.ZOEK, "artikel 4"),
    ]
    assert lanes[1][0].at < lanes[2][0].at < lanes[3][0].at <= STEPS
    assert lanes[5] == lanes[6] == ()


def test_method_limits_and_versions_close_the_report() -> None:
    text = Page(render_html(result())).text
    end = text[text.index("Verantwoording") :]
    for part in ("Werkwijze", "Grenzen", "3f2a9c0d1e4b5a6978", "spaCy 3.8.18 nl", "3.11.2", "ab" * 32):
        assert part in end


def _palette(css: str, start: str) -> dict[str, str]:
    block = css[css.index(start) :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[: block.index("}")]))


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("start", [":root", "@media (prefers-color-scheme: dark)", "@media print"])
def test_contrast_is_at_least_wcag_aa(start: str) -> None:
    colours = _palette((TEMPLATES / "report.css").read_text(encoding="utf-8"), start)
    pairs = [(text, under) for text in ("inkt", "zacht", "accent") for under in ("papier", "vlak")]
    pairs += [
        (name, f"{name}-vlak") for name in ("aanwezig", "zwak", "ontbreekt", "strijdig", "nvt", "onbekend")
    ]
    pairs += [("inkt", f"{name}-vlak") for name in ("aanwezig", "zwak", "ontbreekt", "onbekend")]
    pairs += [(name, "papier") for name in ("aanwezig", "zwak", "ontbreekt", "strijdig-tekst", "onbekend")]
    pairs += [("inkt", "strijdig-markering"), ("inkt", "band")]
    assert {
        pair: ratio for pair in pairs if (ratio := _contrast(*(colours[name] for name in pair))) < 4.5
    } == {}
    # What is no text, such as the rim of a field or the colour of a bar, needs 3 (WCAG 1.4.11).
    shapes = ("rand", "accent", "aanwezig", "zwak", "ontbreekt", "strijdig-tekst", "onbekend")
    assert {name for name in shapes if _contrast(colours[name], colours["papier"]) < 3} == set()


def test_only_the_first_heading_of_the_gids_is_the_checklist() -> None:
    whole = document()
    halves = (replace(one, rule=replace(one.rule, groep="Checklist" if place < 2 else "Verder")) for place, one in enumerate(whole.outcomes))
    packs = packs_of(view_document(replace(whole, outcomes=tuple(halves))))
    assert [(pack.title, pack.is_checklist) for pack in packs] == [("Checklist", True), ("Verder", False)]


def test_the_filter_tells_what_is_in_orde_from_what_is_aanwezig() -> None:
    checked = document()
    first = checked.outcomes[0]
    sound = replace(first, rule=replace(first.rule, id="techniek/invulplek", titel="Invulplekken", soort=Soort.CONTROLE))
    page = render_html(result(replace(checked, outcomes=(*checked.outcomes, sound))))
    chips = re.findall(r'name="oordeel" value="([^"]+)"><span class="oordeel [^"]+"><span [^>]+>.</span>([^<]+) <span class="aantal">(\d+)', page)
    assert chips[:2] == [("aanwezig", "aanwezig", "1"), ("in-orde", "in orde", "1")]
    assert page.count('data-oordeel="in-orde"') == page.count('data-oordeel="aanwezig"') > 0
