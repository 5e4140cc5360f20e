"""The tokenizer is spaCy's Dutch one, built with less of spaCy; its tokens are those of spacy.blank("nl")."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.language.tokenizer import language_version, tokenizer
from tests.notation.samples import FOLDER


@pytest.fixture(scope="module")
def whole():
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("nl")
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=[A-Za-zÀ-ÿ])/(?=[A-Za-zÀ-ÿ])"]).finditer
    return nlp


def tokens(make, text: str) -> list[tuple[str, int]]:
    return [(token.text, token.idx) for token in make(text)]


@pytest.mark.parametrize("path", sorted((FOLDER / "tekst").iterdir()), ids=lambda path: path.name)
def test_the_samples_split_as_with_the_whole_of_spacy(path, whole):
    text = path.read_text(encoding="utf-8")
    assert tokens(tokenizer(), text) == tokens(whole, text)


@given(
    st.lists(
        st.sampled_from(
            "art. m.u.v. jo. 2° 8:1a € 2.112,–. :) 8) (zie en/of 's-Gravenhage a.b.i. foto's k.bij 1°. https://a.nl/b “Wet” …".split()
        )
        | st.text(st.sampled_from("ab1.,:;()/'’\"-–€° \n"), max_size=8),
        max_size=12,
    )
)
def test_odd_words_split_as_with_the_whole_of_spacy(whole, pieces):
    text = " ".join(pieces)
    assert tokens(tokenizer(), text) == tokens(whole, text)


def test_the_command_line_of_spacy_stays_unimported_and_whole():
    code = """
import sys
from regelcheck.language.tokenizer import tokenizer
tokenizer()
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
assert [token.text for token in tokenizer.tokenizer()("en/of")] == ["en", "/", "of"]
assert hasattr(sys.modules["spacy.cli"], "download")
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_version_is_that_of_spacy():
    import spacy

    assert language_version() == f"spaCy {spacy.__version__} nl"
