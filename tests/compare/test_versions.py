"""Two versions beside each other: renumbered, moved, split, joined, rewritten, and the verdicts that rest on it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelcheck.citation import format_citation
from regelcheck.cli import run
from regelcheck.compare import ChangeKind, Comparison, Direction, Run, compare_versions, word_diff
from regelcheck.compare.matching import match_units, units_of
from regelcheck.model import Node, Verdict
from regelcheck.pipeline import Options, read_regeling
from regelcheck.report import DIFF_FORMATS, ReportFormat, render_diff
from regelcheck.report.diff import schema_path
from tests.report.factory import RUN
from tests.test_tracked import INSERTED, RULE, write_draft

NAME = "Er is een openbaar lichaam, genaamd Proefland, gevestigd te Almen."
TASK = "Het openbaar lichaam zamelt het huishoudelijk afval van de inwoners in en verwerkt het zo duurzaam mogelijk."
RHYTHM = "Het algemeen bestuur evalueert deze regeling elke vier jaar en zendt het verslag aan de raden."
TIE = "Als de stemmen staken, is het voorstel verworpen."
CHAIR = "Als de stemmen staken, beslist de stem van de voorzitter."
STAFF = "De directeur staat aan het hoofd van de ambtelijke organisatie en is belast met de dagelijkse leiding."
MONEY = "De kosten worden over de deelnemers verdeeld naar het aantal inwoners op 1 januari van het begrotingsjaar."


@pytest.fixture
def versions(checker, tmp_path: Path):
    """`versions(old, new)` compares two regelingen given as lists of (heading, lines)."""

    def compare(old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]) -> Comparison:
        checked = []
        for name, articles in (("oud", old), ("nieuw", new)):
            path = tmp_path / f"{name}.txt"
            path.write_text(text_of(articles), encoding="utf-8")
            checked.append(checker.check(path, Options()))
        return compare_versions(*checked)

    return compare


def text_of(articles: list[tuple[str, list[str]]]) -> str:
    parts = ["Gemeenschappelijke regeling Proefland"]
    for number, (heading, lines) in enumerate(articles, 1):
        leden = lines if len(lines) == 1 else [f"{place}. {line}" for place, line in enumerate(lines, 1)]
        parts.append("\n\n".join([f"Artikel {number} {heading}", *leden]))
    return "\n\n".join(parts) + "\n"


BASE = [("Instelling", [NAME]), ("Taak", [TASK]), ("Evaluatie", [RHYTHM]), ("Besluiten", [TIE]), ("Directeur", [STAFF]), ("Kosten", [MONEY])]


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Kind, old and new address of every change."""

    def cite(node: Node | None) -> str:
        return format_citation(node.citation) if node is not None else ""

    return [(str(one.kind), cite(one.before), cite(one.after)) for one in comparison.changes]


def test_a_new_article_in_front_renumbers_and_changes_nothing_else(versions) -> None:
    found = versions(BASE, [("Begrippen", ["In deze regeling is de wet de Wet gemeenschappelijke regelingen."]), *BASE])
    assert told(found) == [("toegevoegd", "", "artikel 1")]
    assert [(one.before.artikel, one.after.artikel) for one in found.renumbered] == [(str(n), str(n + 1)) for n in range(1, 7)]
    assert found.moves == ()


def test_an_article_that_moves_is_one_move_and_no_rewrite(versions) -> None:
    moved = [BASE[0], *BASE[2:], BASE[1]]
    found = versions(BASE, moved)
    assert told(found) == [("verplaatst", "artikel 2", "artikel 6")]
    assert found.moves == () and found.touched == ()


def test_a_moved_article_with_leden_is_told_once(versions) -> None:
    two = [("Bestuur", [STAFF, MONEY]), *BASE[:4]]
    found = versions(two, [*BASE[:4], ("Bestuur", [STAFF, MONEY])])
    assert told(found) == [("verplaatst", "artikel 1", "artikel 5")]


def test_a_lid_split_in_two_and_two_joined_into_one(versions) -> None:
    joined = [*BASE[:4], ("Directeur", [f"{STAFF} {MONEY}"])]
    split = [*BASE[:4], ("Directeur", [STAFF, MONEY])]
    apart = versions(joined, split)
    origins = [(format_citation(one.node.citation), one.related) for one in apart.changes if one.kind is ChangeKind.GESPLITST]
    assert [address for address, _ in origins] == ["artikel 5, eerste lid", "artikel 5, tweede lid"]
    assert {format_citation(origin.citation) for _, origin in origins if origin is not None} == {"artikel 5"}
    together = versions(split, joined)
    assert {one.kind for one in together.changes if one.related is not None} == {ChangeKind.SAMENGEVOEGD}


def test_a_rewritten_article_under_its_heading_is_a_change_with_its_words(versions) -> None:
    found = versions(BASE, [*BASE[:2], ("Evaluatie", ["Eens in de zes jaren laat het dagelijks bestuur onderzoek doen."]), *BASE[3:]])
    assert told(found) == [("gewijzigd", "artikel 3", "artikel 3")]
    assert "".join(one.text for one in found.changes[0].pieces if one.run is not Run.WEG).startswith("Evaluatie Eens in de zes")


def test_a_verdict_that_moves_names_the_lid_it_moved_by(versions) -> None:
    found = versions(BASE, [*BASE[:3], ("Besluiten", [CHAIR]), *BASE[4:]])
    (move,) = [one for one in found.moves if one.rule.id == "gids-a/geen-doorslaggevende-stem"]
    assert (move.before.verdict, move.after.verdict) == (Verdict.AANWEZIG, Verdict.STRIJDIG)
    assert move.direction is Direction.ACHTERUIT
    assert [format_citation(one.node.citation) for one in move.because] == ["artikel 4"]


def test_a_verdict_that_moves_because_an_article_went_names_that_article(versions) -> None:
    found = versions(BASE, [*BASE[:2], *BASE[3:]])
    (move,) = [one for one in found.moves if one.rule.id == "gids-a/periodieke-evaluatie"]
    assert (move.before.verdict, move.after.verdict) == (Verdict.AANWEZIG, Verdict.ONTBREEKT)
    assert [(one.kind, format_citation(one.node.citation)) for one in move.because] == [(ChangeKind.VERVALLEN, "artikel 3")]
    assert move.lost and not move.won


def test_evidence_that_changes_without_its_verdict_is_mentioned(versions) -> None:
    found = versions(BASE, [*BASE[:2], ("Evaluatie", [RHYTHM.replace("vier", "twee")]), *BASE[3:]])
    assert found.moves == ()
    assert "gids-a/periodieke-evaluatie" in [one.rule.id for one in found.touched]


def test_the_same_text_has_no_change(versions) -> None:
    found = versions(BASE, BASE)
    assert (found.changes, found.moves, found.renumbered) == ((), (), ())
    assert "De tekst is niet gewijzigd" in render_diff(found, ReportFormat.TEKST, RUN)


def test_equal_articles_are_paired_within_their_neighbourhood(versions) -> None:
    old = [("Een", ["Vervallen."]), ("Twee", [TASK]), ("Drie", ["Vervallen."])]
    found = versions(old, [("Een", ["Vervallen."]), ("Nieuw", [STAFF]), ("Twee", [TASK]), ("Drie", ["Vervallen."])])
    assert told(found) == [("toegevoegd", "", "artikel 2")]


def test_a_thousand_articles_shifted_by_one_are_all_recognised(tmp_path: Path) -> None:
    words = "bestuur deelnemer besluit termijn raad college begroting kosten personeel toestemming vergadering jaar".split()
    articles = [(f"Onderwerp {n}", [" ".join(words[(n * k + k) % 12] + str(n % (k + 7)) for k in range(1, 14))]) for n in range(990)]
    trees = []
    for name, given_articles in (("oud", articles), ("nieuw", [("Vooraan", [NAME]), *articles])):
        path = tmp_path / f"{name}.txt"
        path.write_text(text_of(given_articles), encoding="utf-8")
        trees.append(units_of(read_regeling(path, Options())))
    matched = match_units(*trees)
    assert len(matched) == len(trees[0])
    assert all(trees[0][other].text == trees[1][place].text for place, other in matched.items())


@given(st.text("ab cd.,", max_size=60), st.text("ab cd.,", max_size=60))
@settings(max_examples=150, deadline=None)
def test_the_pieces_are_both_texts_again(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(one.text for one in pieces if one.run is not Run.NIEUW) == old
    assert "".join(one.text for one in pieces if one.run is not Run.WEG) == new


EVIL = "Het **bestuur** <script>x</script> | [klik](http://x) ~~weg~~ {{ 7*7 }} \x1b[31m besluit over de zaken van het schap."


def test_every_format_says_it_and_obeys_nothing(versions) -> None:
    found = versions(BASE, [*BASE[:3], ("Besluiten", [CHAIR, EVIL]), *BASE[4:]])
    texts = {form: render_diff(found, form, RUN) for form in DIFF_FORMATS}
    value = json.loads(texts[ReportFormat.JSON])
    jsonschema.validate(value, json.loads(schema_path().read_text(encoding="utf-8")))
    (move,) = [one for one in value["moves"] if one["rule_id"] == "gids-a/geen-doorslaggevende-stem"]
    assert value["changes"][move["because"][0]]["new"]["citation"].startswith("artikel 4")
    for form in (ReportFormat.TEKST, ReportFormat.MD, ReportFormat.HTML):
        assert "achteruit" in texts[form] and "artikel 4" in texts[form]
        assert "\x1b" not in texts[form]
    assert "<script>x" not in texts[ReportFormat.HTML] and "<script>x" not in texts[ReportFormat.MD]
    assert "\\~\\~weg\\~\\~" in texts[ReportFormat.MD]
    assert "\\{\\{ 7\\*7 \\}\\}" in texts[ReportFormat.MD]  # told, not worked out


def test_the_command_compares_two_files(tmp_path: Path, capsys) -> None:
    old, new = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    old.write_text(text_of(BASE), encoding="utf-8")
    new.write_text(text_of([*BASE[:3], ("Besluiten", [CHAIR]), *BASE[4:]]), encoding="utf-8")
    assert run(["diff", str(old), str(new)]) == 0
    assert "↓ achteruit  Geen doorslaggevende stem voor de voorzitter" in capsys.readouterr().out
    assert run(["diff", str(old), str(new), "--output", str(tmp_path / "v.html")]) == 0
    assert "vergelijking staat in" in capsys.readouterr().err
    assert "<del>" in (tmp_path / "v.html").read_text(encoding="utf-8")


def test_a_format_for_build_servers_is_refused(tmp_path: Path, capsys) -> None:
    assert run(["diff", "oud.txt", "nieuw.txt", "--format", "sarif"]) == 2
    assert "Een vergelijking bestaat niet als sarif." in capsys.readouterr().err


def test_the_command_on_one_file_wants_tracked_changes(tmp_path: Path, capsys) -> None:
    old = tmp_path / "oud.txt"
    old.write_text(text_of(BASE), encoding="utf-8")
    assert run(["diff", str(old)]) == 2
    error = capsys.readouterr().err
    assert "staan geen bijgehouden wijzigingen" in error and "regelcheck diff OUD NIEUW" in error


def test_the_command_on_a_tracked_draft_compares_its_two_texts(tmp_path: Path, capsys) -> None:
    path = tmp_path / "concept.docx"
    write_draft(path)
    assert run(["diff", str(path), "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    (move,) = [one for one in value["moves"] if one["rule_id"] == RULE]
    assert (move["old"], move["new"], move["direction"]) == ("zwak", "aanwezig", "vooruit")
    assert INSERTED in value["changes"][move["because"][0]]["new"]["text"]


def test_a_file_beside_itself_is_no_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, link = tmp_path / "concept.txt", tmp_path / "koppeling.txt"
    path.write_text("Artikel 1 Doel\nHet doel is samen te werken.\n", encoding="utf-8")
    link.symlink_to(path)
    for other in (path, link, tmp_path / "." / "concept.txt"):
        report = tmp_path / "verschil.json"
        assert run(["diff", str(path), str(other), "--output", str(report)]) == 2
        captured = capsys.readouterr()
        assert "zijn hetzelfde bestand; er is niets te vergelijken." in captured.err
        assert captured.out == ""
        assert not report.exists()
    assert run(["diff", str(tmp_path / "weg.txt"), str(tmp_path / "weg.txt")]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_a_controle_that_finds_nothing_any_more_is_in_orde_in_html_too(versions) -> None:
    found = versions([*BASE[:-1], ("Kosten", [f"{MONEY} De voorzitter is [naam]."])], BASE)
    (move,) = [one for one in found.moves if one.rule.id == "techniek/invulplek"]
    page = render_diff(found, ReportFormat.HTML, RUN)
    row = page[page.index(f'<th scope="row">{move.rule.titel}') :].split("</tr>")[0]
    assert "</span>in orde</span>" in row and "aanwezig</span>" not in row
