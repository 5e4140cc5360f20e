"""The same words are the same text, however a format writes its spaces, hyphens and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.reading.normalise import normalise_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ge\u00admeen\u00adte", "gemeente"),
        ("art.\u00a010\u202fWgr", "art. 10 Wgr"),
        ("huis\u2011aan\u2010huis", "huis-aan-huis"),
        ("\ufb01nanciële b\u0133drage", "financiële bijdrage"),
        ("bee\u0308indiging", "beëindiging"),
        ("  a\t b  \n\n c ", "a b\n\nc"),
        ("een\ufeff\u200btwee", "eentwee"),
        ("– “lid” –", "– “lid” –"),
    ],
)
def test_written_forms(written: str, plain: str) -> None:
    assert normalise_text(written) == plain


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("  \n\t\u00a0\u00ad\u2011a")))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once
    assert "\u00a0" not in once and "\u00ad" not in once and "  " not in once
