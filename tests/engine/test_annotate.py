"""What is read of a document goes when it is done with."""

import gc
import weakref

from regelcheck.engine import annotate, check
from regelcheck.pipeline import Options, read_regeling
from tests.notation.samples import FOLDER


def test_nothing_of_a_document_stays_for_the_search_for_garbage(checker):
    """A worker reads hundreds of documents, and Python looks for circles seldom."""
    read = annotate(read_regeling(next((FOLDER / "tekst").iterdir()), Options()), checker._book)
    check(checker.rule_set.rules, read)
    assert read.mentions["persoonsvorm"]  # some were made
    mentions = weakref.ref(read.mentions)
    gc.disable()
    try:
        del read
        assert mentions() is None
    finally:
        gc.enable()
