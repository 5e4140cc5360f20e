"""Every sample, as a Word file with typed and with automatic numbers: only comments are added, each at its own quote."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from regelcheck.batch import check_files
from regelcheck.margin import AnnotatedFile, annotate_docx
from regelcheck.model import CheckedDocument, Verdict
from regelcheck.pipeline import Checker, Options
from regelcheck.reading import DEFAULT_LIMITS, View
from tests.golden import RUN
from tests.margin.word import W, assert_untouched, bare, comments, parts
from tests.notation import FOLDER, read_notation, write_docx
from tests.notation.samples import NAMES

DOCX = [name for name in NAMES if name.endswith(".docx")]
TEXTS = [Path(name).stem for name in NAMES if name != "reglement-van-orde.txt"]


@pytest.fixture(scope="module")
def checklist(checker: Checker) -> Checker:
    """The fourteen checkpoints alone, so that a new pack moves nothing here."""
    rule_set = checker.rule_set
    return Checker(replace(rule_set, rules=tuple(rule for rule in rule_set.rules if rule.groep == rule_set.rules[0].groep)))


def check(path: Path, checker: Checker) -> CheckedDocument:
    result = check_files([path], checker, Options(), rule_set=checker.rule_set)
    assert not result.unreadable
    return result.documents[0]


def annotate(document: CheckedDocument, **options: bool) -> AnnotatedFile:
    return annotate_docx(document, RUN, view=View.VOORGESTELD, limits=DEFAULT_LIMITS, **options)


def assert_at_its_quotes(document: CheckedDocument, data: bytes) -> None:
    """For every rule the words its comments are tied to are its quotes, in order."""
    found: dict[str, list[str]] = {}
    for one in comments(data)[1:]:
        found.setdefault(one.text.rpartition("regel ")[2], []).append(one.words)
    for outcome in document.outcomes:
        if outcome.verdict is Verdict.NVT:
            assert outcome.rule.id not in found
            continue
        quotes = list(dict.fromkeys((one.node, one.span, bare(one.quote)) for one in outcome.evidence))
        if quotes:
            assert found[outcome.rule.id] == [quote for _, _, quote in quotes]
        elif outcome.verdict is Verdict.AANWEZIG:
            # Nothing is wrong, and there are no words that show it.
            assert outcome.rule.id not in found
        else:
            assert len(found[outcome.rule.id]) == 1


@pytest.mark.parametrize("name", DOCX)
def test_a_sample_in_word(name: str, checker: Checker) -> None:
    document = check(FOLDER / name, checker)
    annotated = annotate(document)
    assert_untouched(FOLDER / name, annotated.data)
    assert_at_its_quotes(document, annotated.data)
    assert annotated.comments == len(comments(annotated.data))


@pytest.mark.parametrize("tracked", [False, True], ids=["kaal", "bijgehouden"])
@pytest.mark.parametrize("auto_numbering", [False, True], ids=["getypt", "automatisch"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_written_as_word(name: str, auto_numbering: bool, tracked: bool, checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    notation = (FOLDER / "tekst" / f"{name}.txt").read_text(encoding="utf-8")
    write_docx(read_notation(notation), path, auto_numbering=auto_numbering, tracked=tracked)
    document = check(path, checker)
    annotated = annotate(document)
    assert_untouched(path, annotated.data)
    assert_at_its_quotes(document, annotated.data)


def test_what_is_missing_has_its_example_in_the_comment(checklist: Checker) -> None:
    document = check(FOLDER / "bedrijfsvoering-drie-steden.docx", checklist)
    (missing,) = [one for one in document.outcomes if one.verdict is Verdict.ONTBREEKT]
    (remark,) = [one for one in comments(annotate(document).data) if missing.rule.id in one.text]
    assert remark.text.startswith("○ ontbreekt · Afweging van belangen\n")
    assert "Voorbeeldbepaling (Afweging met procedure)." in remark.text
    assert "\n2. [Het algemeen bestuur] weegt deze belangen tegen elkaar af." in remark.text
    assert missing.advice is not None
    assert missing.advice in remark.text


def test_a_proposal_is_a_tracked_insertion(checklist: Checker, tmp_path: Path) -> None:
    sample = FOLDER / "bedrijfsvoering-drie-steden.docx"
    before = check(sample, checklist)
    annotated = annotate(before, propose=True)
    assert annotated.proposals == 1
    path = tmp_path / "voorstel.docx"
    path.write_bytes(annotated.data)

    accepted, refused = (checklist.check(path, Options(view=view)) for view in (View.VOORGESTELD, View.OORSPRONKELIJK))
    assert [one.verdict for one in refused.outcomes] == [one.verdict for one in before.outcomes]
    moved = [one.rule.id for one, old in zip(accepted.outcomes, before.outcomes, strict=True) if one.verdict is not old.verdict]
    assert moved == ["gids-a/belangenafweging"]
    assert {one.author for one in accepted.regeling.source.revisions} == {"regelcheck"}
    new = [one for one in accepted.regeling.artikelen() if one.number == "24a"]
    assert [(one.heading, len(one.children)) for one in new] == [("Afweging van belangen", 3)]

    (remark,) = [one for one in comments(annotated.data) if "regel gids-a/belangenafweging" in one.text]
    assert remark.words.startswith("Artikel24aAfwegingvanbelangen1.Lopenhetbelang")
    assert "Voorbeeldbepaling" not in remark.text
    document = etree.fromstring(parts(annotated.data)["word/document.xml"])
    for paragraph in list(document.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}ins[@{W}author='regelcheck']") is not None:
            paragraph.getparent().remove(paragraph)
    old = etree.fromstring(parts(sample)["word/document.xml"])
    assert [bare("".join(p.itertext())) for p in document.iter(f"{W}p")] == [bare("".join(p.itertext())) for p in old.iter(f"{W}p")]


def test_proposals_come_before_the_end_and_once(checker: Checker, tmp_path: Path) -> None:
    document = Document()
    for line in (
        "Gemeenschappelijke regeling Groenbeheer Aa en Bee",
        "Artikel 1 Openbaar lichaam",
        "Er is een openbaar lichaam, genaamd Groenbeheer, gevestigd te Aa.",
        "Artikel 2 Overleg",
        "De colleges overleggen elk kwartaal.",
        "Artikel 3 Inwerkingtreding",
        "Deze regeling treedt in werking op 1 januari 2027.",
    ):
        document.add_paragraph(line)
    draft, path = tmp_path / "concept.docx", tmp_path / "voorstel.docx"
    document.save(str(draft))
    annotated = annotate(check(draft, checker), propose=True)
    path.write_bytes(annotated.data)

    articles = [(one.number, one.heading) for one in checker.check(path, Options()).regeling.artikelen()]
    assert len(articles) == 3 + annotated.proposals
    end = articles.index(("3", "Inwerkingtreding"))
    assert articles[end + 1 :] == [("3a", "Citeertitel")]
    headings = [heading for _, heading in articles[:end]]
    assert {"Conflicthantering", "Extra middelen"} < set(headings)
    # The rules on the finances that ask what the checklist asks have its provision, and say so in a comment of their own.
    assert "Grondslag van de financiële afspraken" in headings and "Bijdrage en verdeelsleutel" not in headings
    (remark,) = [one for one in comments(annotated.data) if "regel gids-a/financien-grondslag" in one.text]
    assert "Grondslagvandefinanciëleafspraken" in remark.words


def test_the_same_run_gives_the_same_bytes(checker: Checker) -> None:
    document = check(FOLDER / "bedrijfsvoering-drie-steden.docx", checker)
    assert annotate(document).data == annotate(document).data


def test_without_what_is_in_order(checklist: Checker) -> None:
    document = check(FOLDER / "omgevingsdienst-groot.docx", checklist)
    texts = [one.text for one in comments(annotate(document, with_present=False).data)]
    assert not any(text.startswith("✓") for text in texts)
    assert sum(text.startswith("◐ zwak") for text in texts) == sum(
        len(one.evidence) for one in document.outcomes if one.verdict is Verdict.ZWAK
    )
    assert "Zonder opmerking: de toetspunten met het oordeel aanwezig." in texts[0]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd")
@pytest.mark.parametrize("name", DOCX)
def test_libreoffice_anchors_every_comment(name: str, checker: Checker, tmp_path: Path) -> None:
    document = check(FOLDER / name, checker)
    path = tmp_path / name
    path.write_bytes(annotate(document).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    for target in ("odt", "pdf"):
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(path.with_suffix(".odt")) as odt:
        content = etree.fromstring(odt.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    anchored = {one.get(f"{office}name"): _anchored(content, one, office) for one in content.iter(f"{office}annotation")}
    assert sorted(anchored.values()) == sorted(one.words for one in comments(path))


def _anchored(content: etree._Element, start: etree._Element, office: str) -> str:
    """The words between an annotation and its end in an ODT."""
    words, inside = [], False
    for event, element in etree.iterwalk(content, events=("start", "end")):
        if event == "start" and element.tag == f"{office}annotation-end" and element.get(f"{office}name") == start.get(f"{office}name"):
            break
        if any(one.tag == f"{office}annotation" for one in (element, *element.iterancestors())):
            if element is start and event == "end":
                inside = True
                words.append(element.tail or "")
            elif inside and element.tag == f"{office}annotation" and event == "end":
                words.append(element.tail or "")
        elif inside:
            words.append((element.text if event == "start" else element.tail) or "")
    return bare("".join(words))
