"""Laws that hold for every document: nothing lost, quotes exact, order and format without influence."""

from pathlib import Path

import pytest

from regelcheck.model import Node, NodeKind, Regeling, Vorm
from regelcheck.pipeline import Checker, Options, read_regeling
from tests.notation import NAMES, read_notation, write_docx, write_html, write_odt, write_pdf, write_txt
from tests.notation.samples import notation_of

SAMPLES = sorted(NAMES)


def lines_of(name: str):
    return read_notation(notation_of(name).read_text(encoding="utf-8"))


def outline(node: Node) -> tuple[object, ...]:
    """A node by what it says, without places. Unnumbered leden in a row are taken together: a table has its cells as
    paragraphs in Word, and a row a line elsewhere."""
    children: list[tuple[object, ...]] = []
    for child in map(outline, node.children):
        if children and child[:3] == children[-1][:3] == (NodeKind.LID, None, ""):
            child = (*child[:3], f"{children.pop()[3]} {child[3]}", child[4])
        children.append(child)
    text = " ".join(node.text.replace(" | ", " ").split())
    return (node.kind, node.number, node.heading, text, tuple(children))


def options_for(name: str) -> Options:
    return Options(fragment=name.startswith("reglement"), vorm=Vorm.OPENBAAR_LICHAAM if name.startswith("reglement") else None)


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """Each sample as plain text: (path, Regeling)."""
    folder = tmp_path_factory.mktemp("tekst")
    found: dict[str, tuple[Path, Regeling]] = {}
    for name in SAMPLES:
        path = folder / f"{Path(name).stem}.txt"
        write_txt(lines_of(name), path)
        found[name] = (path, read_regeling(path, options_for(name)))
    return found


WRITERS = {
    "docx-genummerd": (".docx", lambda lines, path: write_docx(lines, path, auto_numbering=True)),
    "docx-getypt": (".docx", lambda lines, path: write_docx(lines, path, auto_numbering=False)),
    "docx-wijzigingen": (".docx", lambda lines, path: write_docx(lines, path, auto_numbering=True, tracked=True)),
    "html": (".html", write_html),
    "odt": (".odt", write_odt),
    "odt-wijzigingen": (".odt", lambda lines, path: write_odt(lines, path, tracked=True)),
    "pdf": (".pdf", write_pdf),
    "pdf-afgebroken": (".pdf", lambda lines, path: write_pdf(lines, path, hyphenate=True)),
    "pdf-twee-kolommen": (".pdf", lambda lines, path: write_pdf(lines, path, columns=2)),
    "pdf-twee-kolommen-afgebroken": (".pdf", lambda lines, path: write_pdf(lines, path, columns=2, hyphenate=True)),
}


@pytest.mark.parametrize("writer", sorted(WRITERS))
@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_text_gives_the_same_tree_and_verdicts(name, writer, texts, tmp_path, checker: Checker):
    suffix, write = WRITERS[writer]
    path = tmp_path / f"{Path(name).stem}{suffix}"
    write(lines_of(name), path)
    plain, regeling = texts[name]
    other = read_regeling(path, options_for(name))
    assert [outline(part) for part in other.parts] == [outline(part) for part in regeling.parts]
    verdicts = [[(o.rule.id, o.verdict) for o in checker.check(p, options_for(name)).outcomes] for p in (plain, path)]
    assert verdicts[0] == verdicts[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quote_is_exact_and_every_block_has_a_place(name, texts, checker: Checker):
    path, regeling = texts[name]
    checked = checker.check(path, options_for(name))
    nodes = {node.key: node for node in checked.regeling.walk()}
    evidence = [one for outcome in checked.outcomes for one in outcome.evidence]
    assert evidence or checked.regeling.kenmerken.vorm is Vorm.NETWERK
    for one in evidence:
        assert one.quote == nodes[one.node].text[one.span.start : one.span.end]
        assert one.citation == nodes[one.node].citation
    placed = [block for node in regeling.walk() for block in node.blocks]
    blocks = sorted((*placed, *regeling.leftovers), key=lambda block: block.place.paragraph)
    assert blocks == list(regeling.source.blocks)


UNRELATED = (
    "\n\nArtikel 98 Archief\n1. De archiefbescheiden worden bewaard overeenkomstig de Archiefwet 1995.\n"
    "2. De zorg daarvoor berust bij de secretaris.\n"
)


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.startswith("reglement")])
def test_an_unrelated_artikel_changes_no_verdict(name, texts, tmp_path, checker: Checker):
    plain, _ = texts[name]
    text = plain.read_text(encoding="utf-8")
    at = text.find("\n\nArtikel 3")
    assert at > 0
    path = tmp_path / "meer.txt"
    path.write_text(text[:at] + UNRELATED.rstrip("\n") + text[at:], encoding="utf-8")
    before, after = ({o.rule.id: o.verdict for o in checker.check(p, Options()).outcomes} for p in (plain, path))
    assert before == after
