"""A rule set kept from an earlier run is the rule set that reading the files gives, and is used only for the same files."""

import json
import pickle
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck import store
from regelcheck.model import PhraseTable, RuleSet
from regelcheck.ruleset import build, load, load_rules
from regelcheck.ruleset.frozen import freeze, thaw
from regelcheck.ruleset.lines import Lines, NamedLines

pytestmark = pytest.mark.usefixtures("small")

GOOD = Path(__file__).with_name("goede_regel.yaml")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A pack with one rule, and an empty cache."""
    monkeypatch.setenv("REGELCHECK_CACHE", str(tmp_path / "kas"))
    pack = tmp_path / "regels" / "proef"
    pack.mkdir(parents=True)
    shutil.copy(GOOD, pack / "regel.yaml")
    return pack.parent


@pytest.fixture
def built(monkeypatch):
    """How often rule files were read."""
    counted: list[int] = []
    real = build.build_rules

    def counting(*arguments):
        counted.append(1)
        return real(*arguments)

    monkeypatch.setattr(build, "build_rules", counting)
    return counted


def as_plain(table: PhraseTable | None) -> str:
    """A table with tuples and lists alike."""
    assert table is not None
    fields = {name: getattr(table, name) for name in PhraseTable.__slots__}
    return json.dumps({name: dict(one) if isinstance(one, Mapping) else list(one) for name, one in fields.items()})


def test_the_second_time_gives_the_same_without_reading(folder, built):
    first = load_rules((folder,))
    second = load_rules((folder,))
    assert len(built) == 1
    assert second == first
    assert as_plain(second.phrases) == as_plain(first.phrases)


def test_what_is_kept_can_be_kept_again_and_sent_to_a_worker(folder):
    load_rules((folder,))
    kept = load_rules((folder,))
    assert thaw(freeze(kept)) == kept
    sent = pickle.loads(pickle.dumps(kept))
    assert sent == kept
    assert as_plain(sent.phrases) == as_plain(kept.phrases)


def test_a_table_by_line_is_read_where_it_is_asked():
    table = Lines(Lines.pack([[1, [2, 3]], [], [[4], [0], True, [5]]]))
    assert (table[1], table[0], table[-1]) == ([], [1, [2, 3]], [[4], [0], True, [5]])
    assert (len(table), table[0]) == (3, table[0])
    assert list(Lines(Lines.pack([]))) == []
    with pytest.raises(IndexError):
        table[3]


def test_a_table_by_name_is_read_where_it_is_asked():
    table = NamedLines(*NamedLines.pack({"één": [1], "l'être": [2, 3]}))
    assert (table.get("l'être"), table.get("twee", ())) == ([2, 3], ())
    assert table == {"één": [1], "l'être": [2, 3]}
    assert dict(NamedLines(*NamedLines.pack({}))) == {}
    with pytest.raises(ValueError, match="space"):
        NamedLines.pack({"een twee": [1]})


def test_the_same_files_give_the_same_bytes(folder):
    first = load_rules((folder,))
    shutil.rmtree(folder.parent / "kas")
    assert freeze(load_rules((folder,))) == freeze(first)


def test_a_change_in_a_file_is_seen(folder, built):
    before = load_rules((folder,))
    path = folder / "proef" / "regel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titel: ", "titel: Nieuw ", 1), encoding="utf-8")
    after = load_rules((folder,))
    assert len(built) == 2
    assert after.rules[-1].titel == f"Nieuw {before.rules[-1].titel}"


def test_the_same_files_elsewhere_know_their_own_place(folder, tmp_path):
    load_rules((folder,))
    moved = folder.rename(tmp_path / "elders")
    assert load_rules((moved,)).rules[-1].path == moved / "proef" / "regel.yaml"


def test_other_code_reads_the_files_again(folder, built, monkeypatch):
    load_rules((folder,))
    monkeypatch.setattr(load, "_code", lambda: b"andere code")
    load_rules((folder,))
    assert len(built) == 2


def test_code_without_files_keeps_nothing(folder, built, monkeypatch):
    monkeypatch.setattr(load, "_code", lambda: None)
    load_rules((folder,))
    load_rules((folder,))
    assert len(built) == 2
    assert not (folder.parent / "kas").exists()


@pytest.mark.parametrize("kept", [b"", b"null", b"[[],[0],null]", b'[[["RuleSet",["rules"]]],[3,[0]],[]]', b'[[["Rule",["id"]]],[2,"x"],null]', b"\xff", b"[" * 100_000])
def test_what_is_no_rule_set_is_made_again(folder, built, kept):
    first = load_rules((folder,))
    (path,) = (folder.parent / "kas").iterdir()
    kind, _, name = path.name.partition("-")
    store.keep(kind, name, kept)
    assert load_rules((folder,)) == first
    assert len(built) == 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=12,
)


@given(json_values, st.lists(st.sampled_from(["Rule", "RuleSet", "Vorm", "Path", "os.system", "Scope"]), max_size=3), json_values)
def test_no_text_makes_anything_but_a_rule_set(value, names, phrases):
    for text in (value, [[[name, None] for name in names], value, phrases]):
        try:
            assert isinstance(thaw(json.dumps(text).encode()), RuleSet)
        except ValueError:
            continue


def test_what_is_kept_knows_its_files_from_any_working_folder(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    load_rules((Path("regels"),))
    monkeypatch.chdir(folder)
    (rule,) = (rule for rule in load_rules((folder,)).rules if rule.id == "proef/regel")
    assert rule.path == folder / "proef" / "regel.yaml"
