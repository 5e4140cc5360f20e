"""The tokenizer splits by spaCy's Dutch rules and without spaCy; its words are those of spacy.blank("nl")."""

import json
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regelcheck import store
from regelcheck.language import tokenizer as room
from regelcheck.language.splitting import SplitRules, Splitter
from regelcheck.language.tokenizer import dutch_rules, language_version, spacy_version, tokenizer
from tests.notation.samples import FOLDER


@pytest.fixture(scope="module")
def whole():
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("nl")
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=[A-Za-zÀ-ÿ])/(?=[A-Za-zÀ-ÿ])"]).finditer
    return nlp


def words(nlp, text: str) -> list[tuple[str, int]]:
    return [(token.text, token.idx) for token in nlp.make_doc(text) if not token.text.isspace()]


@pytest.mark.parametrize("path", sorted((FOLDER / "tekst").iterdir()), ids=lambda path: path.name)
def test_the_samples_split_as_with_the_whole_of_spacy(path, whole):
    text = path.read_text(encoding="utf-8")
    assert tokenizer()(text) == words(whole, text)


@given(
    st.lists(
        st.sampled_from(
            "art. m.u.v. jo. 2° 8:1a € 2.112,–. :) 8) (zie en/of 's-Gravenhage a.b.i. foto's k.bij 1°. https://a.nl/b “Wet” …".split()
        )
        | st.sampled_from(sorted(dutch_rules().exceptions))
        | st.text(st.sampled_from("ab1.,:;()/'’\"-–€° \n"), max_size=8),
        max_size=12,
    ),
    st.sampled_from(["", " ", "  ", "\n", " \n"]),
)
@example(["1/", "a.u.b.", "/:-)"], "")  # exceptions that the words around them hide
@example([": -)", ":-)", "d.w.z .", "d.w.z."], " ")  # and words that a space keeps from being one
def test_odd_words_split_as_with_the_whole_of_spacy(whole, pieces, between):
    text = between.join(pieces)
    assert tokenizer()(text) == words(whole, text)


RULES = SplitRules(prefix=r"^\(", suffix=r"[.)]$", infix=r"(?<=[a-z])[-/](?=[a-z])", url=r"^www\.", exceptions={"o.a.": ["o.a."], "8u": ["8", "u"]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(zie lid).", ["(", "zie", "lid", ")", "."]),
        ("en/of (o.a.)", ["en", "/", "of", "(", "o.a.", ")"]),
        ("om 8u.", ["om", "8", "u", "."]),
        ("op www.a-b.nl.", ["op", "www.a-b.nl", "."]),
        ("-a", ["-a"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_signs_are_taken_off_both_ends_until_an_exception_is_left(text, expected):
    found = Splitter(RULES)(text)
    assert [word for word, _ in found] == expected
    assert all(text[start:].startswith(word) for word, start in found)


def test_what_is_remembered_of_many_texts_is_bounded(monkeypatch):
    monkeypatch.setattr("regelcheck.language.splitting.MAX_PARTS", 3)
    splitter = Splitter(RULES)
    assert [word for word, _ in splitter("een twee (drie) een vier vijf")] == "een twee ( drie ) een vier vijf".split()
    assert len(splitter._parts) <= 3


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REGELCHECK_CACHE", str(tmp_path / "kas"))
    return tmp_path / "kas"


def test_a_run_after_the_first_has_the_same_words_and_no_spacy(folder):
    code = """
import sys
from regelcheck.language.tokenizer import tokenizer
print(tokenizer()("en/of 's-Gravenhage 1/a.u.b. (m.u.v. 8:1a)"))
print("spacy" in sys.modules)
"""
    first, second = (
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True).stdout.splitlines()
        for _ in range(2)
    )
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("True", "False")


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"[]",
        lambda kept: b"{",
        lambda kept: json.dumps(json.loads(kept) | {"prefix": "("}).encode(),
        lambda kept: json.dumps(json.loads(kept) | {"sequences": [[]]}).encode(),
        lambda kept: json.dumps(json.loads(kept) | {"exceptions": None}).encode(),
        lambda kept: json.dumps(json.loads(kept) | {"more": 1}).encode(),
    ],
)
def test_kept_rules_that_are_none_are_taken_from_spacy_again(damage, folder):
    fresh = room.tokenizer.__wrapped__
    name = f"{room.FORMAT}-{spacy_version()}"
    assert fresh()("o.a.")
    kept = store.fetch("woordsplitser", name)
    store.keep("woordsplitser", name, damage(kept))
    assert fresh()("(o.a.)") == [("(", 0), ("o.a.", 1), (")", 5)]
    assert store.fetch("woordsplitser", name) == kept


def test_without_a_cache_the_rules_come_from_spacy(monkeypatch):
    monkeypatch.setenv("REGELCHECK_CACHE", "uit")
    assert room.tokenizer.__wrapped__()("en/of") == [("en", 0), ("/", 2), ("of", 3)]


def test_the_command_line_of_spacy_stays_unimported_and_whole():
    code = """
import sys
from regelcheck.language.tokenizer import dutch_rules
dutch_rules()
assert not {"spacy.cli", "requests", "httpx", "urllib3"} & sys.modules.keys(), sorted(sys.modules)
import spacy
import spacy.cli
assert spacy.cli.info.__module__ == "spacy.cli.info" and spacy.cli.download
assert [token.text for token in spacy.blank("nl")("en/of")] == ["en/of"]
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_spacy_that_takes_more_of_its_command_line_is_imported_whole():
    code = """
import importlib, sys
from regelcheck.language import tokenizer
wanted = importlib.import_module
def once(name, package=None):
    if name == "spacy" and "spacy.cli" in sys.modules:
        raise ImportError("cannot import name 'more'")
    return wanted(name, package)
tokenizer.importlib.import_module = once
assert "a.u.b." in tokenizer.dutch_rules().exceptions
assert hasattr(sys.modules["spacy.cli"], "download")
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_version_is_that_of_spacy():
    import spacy

    assert language_version() == f"spaCy {spacy.__version__} nl"
