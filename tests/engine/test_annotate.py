"""What is read of a document goes when it is done with."""

import gc
import weakref

from regelcheck.engine import annotate, check
from regelcheck.pipeline import Options, read_regeling
from tests.notation.samples import FOLDER


def test_nothing_of_a_document_stays_for_the_search_for_garbage(checker):
    """A worker reads hundreds of documents, and Python looks for circles seldom."""
    regeling = read_regeling(next((FOLDER / "tekst").iterdir()), Options())
    read = annotate(regeling, checker._book)
    check(checker.rule_set.rules, read)
    some = next(iter(read.mentions.values()))[0]
    assert some.denied in (True, False)

    class Watched:
        """Goes with the document it is hung on."""

    watched = Watched()
    read.references[-1] = watched
    gone = weakref.ref(watched)
    del watched
    gc.disable()
    try:
        del read, some
        assert gone() is None
    finally:
        gc.enable()
