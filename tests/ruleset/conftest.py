"""A small core beside which the rule files of these tests are read: reading all of ours takes seconds, every time."""

from pathlib import Path

import pytest
import yaml

from regelcheck.ruleset import default_rules_folder, load

RULES = ("doel", "periodieke-evaluatie")
"""Rules of the core that the tests name."""


class Blocks(yaml.SafeDumper):
    """Writes a text of several lines as a block, as our files have them."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = "\n".join(line.rstrip() for line in text.split("\n"))
    return dumper.represent_scalar("tag:yaml.org,2002:str", plain, style="|" if "\n" in text else None)


Blocks.add_representer(str, _block)


@pytest.fixture(scope="session")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rules of ours with the concepts they rest on, and the verbs."""
    ours, folder = default_rules_folder(), tmp_path_factory.mktemp("kern")
    for name in ("begrippen", "taal", "gids-a"):
        (folder / name).mkdir()
    (folder / "taal" / "werkwoorden.yaml").write_bytes((ours / "taal" / "werkwoorden.yaml").read_bytes())
    (folder / "gids-a" / "_pakket.yaml").write_text(
        f"pakket: gids-a\ntitel: Kern\nvolgorde: [{', '.join(RULES)}]\n", encoding="utf-8"
    )
    texts = [(ours / "gids-a" / f"{rule}.yaml").read_text(encoding="utf-8") for rule in RULES]
    for rule, text in zip(RULES, texts, strict=True):
        (folder / "gids-a" / f"{rule}.yaml").write_text(text, encoding="utf-8")
    known: dict[str, object] = {}
    for path in (*ours.glob("begrippen/*.yaml"), *ours.glob("taal/*.yaml")):
        known |= yaml.load(path.read_bytes(), yaml.CBaseLoader).get("begrippen", {})
    wanted: dict[str, object] = {}
    while texts:
        text = texts.pop()
        for name, concept in known.items():
            if f"~{name}" in text and name not in wanted:
                wanted[name] = concept
                texts.append(str(concept))
    written = yaml.dump({"begrippen": wanted}, Dumper=Blocks, allow_unicode=True, width=10_000)
    (folder / "begrippen" / "kern.yaml").write_text(written, encoding="utf-8")
    return folder


@pytest.fixture
def small(core: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the core is ours."""
    monkeypatch.setattr(load, "default_rules_folder", lambda: core)
