"""A small trained pipeline that the tests make themselves: tagger, parser and word vectors on sentences of our own.

It calls itself nl_core_news_md, so that it goes the way of the real one: installed from a folder or a wheel, found, loaded.
What it knows is these sentences; it shows that the path works, not how well the real one reads.
"""

from __future__ import annotations

import random
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

NAME = "nl_core_news_md"
VERSION = "3.8.0"
# word|tag|the word it depends on, counted from 0|as what
SENTENCES = """
Het|DET|1|det bestuur|NOUN|2|nsubj evalueert|VERB|2|ROOT de|DET|4|det samenwerking|NOUN|2|obj elke|DET|7|det vier|NUM|7|nummod jaar|NOUN|2|obl .|PUNCT|2|punct
Het|DET|1|det bestuur|NOUN|2|nsubj evalueert|VERB|2|ROOT de|DET|4|det regeling|NOUN|2|obj niet|ADV|2|advmod .|PUNCT|2|punct
Het|DET|1|det bestuur|NOUN|2|nsubj evalueert|VERB|2|ROOT de|DET|4|det samenwerking|NOUN|2|obj elke|DET|7|det vier|NUM|7|nummod jaar|NOUN|2|obl ,|PUNCT|2|punct na|ADP|10|case overleg|NOUN|2|obl met|ADP|13|case de|DET|13|det raden|NOUN|10|nmod van|ADP|17|case de|DET|17|det deelnemende|ADJ|17|amod gemeenten|NOUN|13|nmod en|CCONJ|20|cc de|DET|20|det leden|NOUN|13|conj van|ADP|23|case de|DET|23|det commissie|NOUN|20|nmod ,|PUNCT|2|punct niet|ADV|2|advmod .|PUNCT|2|punct
De|DET|1|det secretaris|NOUN|8|nsubj ,|PUNCT|6|punct die|PRON|6|obj de|DET|5|det voorzitter|NOUN|6|nsubj aanwijst|VERB|1|acl:relcl ,|PUNCT|6|punct evalueert|VERB|8|ROOT de|DET|10|det samenwerking|NOUN|8|obj .|PUNCT|8|punct
De|DET|1|det voorzitter|NOUN|2|nsubj evalueert|VERB|2|ROOT de|DET|4|det samenwerking|NOUN|2|obj .|PUNCT|2|punct
De|DET|1|det samenwerking|NOUN|3|nsubj:pass wordt|AUX|3|aux:pass geëvalueerd|VERB|3|ROOT door|ADP|6|case de|DET|6|det voorzitter|NOUN|3|obl:agent .|PUNCT|3|punct
Er|PRON|1|expl vindt|VERB|1|ROOT geen|DET|3|det evaluatie|NOUN|1|nsubj plaats|NOUN|1|compound:prt .|PUNCT|1|punct
De|DET|1|det raad|NOUN|2|nsubj stelt|VERB|2|ROOT de|DET|4|det begroting|NOUN|2|obj vast|ADP|2|compound:prt .|PUNCT|2|punct
De|DET|1|det directeur|NOUN|2|nsubj zendt|VERB|2|ROOT het|DET|4|det verslag|NOUN|2|obj aan|ADP|7|case de|DET|7|det raden|NOUN|2|obl .|PUNCT|2|punct
"""
TOPICS = """
evalueert evaluatie evalueren geëvalueerd doorlichten onderzoekt toetst beziet terugkijken maat spiegel evaluatiemoment
vier drie jaar jaren elke eens periode termijn jaarlijks
geschil geschillen conflict bemiddelaar mediation ruzie onenigheid twist
begroting kosten bijdrage geld verdeelsleutel betalen euro
stemmen staken stem voorzitter beslissend
integriteit gedragscode belangenverstrengeling nevenfuncties
uittreding uittreden opheffing liquidatie vereffening
"""


@cache
def pipeline_folder() -> Path:
    """The pipeline as spaCy writes it to a folder, trained once a run."""
    import spacy
    from spacy.training import Example

    spacy.util.fix_random_seed(5)
    nlp = spacy.blank("nl")
    small = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 48, "depth": 2, "embed_size": 400, "window_size": 1, "maxout_pieces": 2, "subword_features": True}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": small}})
    nlp.add_pipe(
        "parser",
        config={
            "min_action_freq": 1,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
                "hidden_width": 48, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": small,
            }
        },
    )
    examples = [_example(nlp, line.split(), Example) for line in SENTENCES.strip().splitlines()]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for turn in range(400):
        random.shuffle(examples)
        nlp.update(examples, sgd=optimizer)
        if turn % 20 == 19 and all(_reads(nlp, one.reference) for one in examples):
            break
    else:
        raise AssertionError("the small pipeline did not learn its own sentences")
    for topic, words in enumerate(TOPICS.strip().splitlines()):
        for place, word in enumerate(words.split()):
            nlp.vocab.set_vector(word, _vector(nlp, topic, place))
    nlp.meta |= {"name": "core_news_md", "version": VERSION, "spacy_version": ">=3.8.0,<3.9.0", "description": "Een kleine pijplijn voor de tests."}
    folder = Path(mkdtemp(prefix="taalmodel-")) / f"{NAME}-{VERSION}"
    nlp.to_disk(folder)
    return folder


def wheel(path: Path, extra: dict[str, str] | None = None) -> Path:
    """The same pipeline as the wheel that spaCy publishes; its module may not be run."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(pipeline_folder().rglob("*")):
            if file.is_file():
                archive.write(file, f"{NAME}/{NAME}-{VERSION}/{file.relative_to(pipeline_folder()).as_posix()}")
        archive.writestr(f"{NAME}/__init__.py", "raise SystemExit('dit mag niet worden uitgevoerd')")
        archive.writestr(f"{NAME}-{VERSION}.dist-info/METADATA", f"Name: {NAME}\nVersion: {VERSION}\n")
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return path


def _example(nlp, words, kind):
    fields = [word.rsplit("|", 3) for word in words]
    doc = nlp.make_doc(" ".join(word for word, *_ in fields).replace(" .", ".").replace(" ,", ","))
    assert [token.text for token in doc] == [word for word, *_ in fields]
    return kind.from_dict(
        doc, {"tags": [one[1] for one in fields], "heads": [int(one[2]) for one in fields], "deps": [one[3] for one in fields]}
    )


def _reads(nlp, wanted) -> bool:
    doc = nlp(wanted.text)
    return [(one.head.i, one.dep_) for one in doc] == [(one.head.i, one.dep_) for one in wanted]


def _vector(nlp, topic: int, place: int):
    import numpy as np

    row = np.zeros(16, dtype=np.float32)
    row[topic] = 1.0
    row[8 + place % 8] = 0.2
    return row
