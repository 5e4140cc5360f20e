"""Rule files with one mistake each: the message names the place, says what is wrong, and often what was meant.

Each case is a good file with one line changed, so that nothing else can be what is complained about.
"""

from pathlib import Path

import pytest

from regelcheck.errors import RuleFileProblem
from regelcheck.ruleset import load_rules

GOOD = Path(__file__).with_name("goede_regel.yaml").read_text(encoding="utf-8")

CASES = [
    # what is replaced, by what, the line complained about, the message, the hint
    ("titel: Proef", "titl: Proef", 2, 'de sleutel "titl" is onbekend', 'Bedoelde u "titel"?'),
    ("vraag: Staat het er?\n", "", 1, 'de sleutel "vraag" ontbreekt', "Verplicht zijn hier"),
    ("titel: Proef", "titel: Proef\ntitel: Nog een", 3, 'de sleutel "titel" staat hier twee keer', ""),
    ("id: proef/regel", "id: proef/andere", 1, 'hoort gelijk te zijn aan map en bestandsnaam: "proef/regel"', ""),
    ("~evalueren", "~evaluern", 9, 'het begrip "~evaluern" bestaat niet', 'Bedoelde u "evalueren"?'),
    ("binnen: zin", "binnen: zinn", 9, '"zinn" kan hier niet', 'Bedoelde u "zin"?'),
    ("{binnen: zin, alle: [~evalueren]}", "{binnen: zin, opschrift: [~evalueren]}", 9, "zoekt niets", "opschrift alleen"),
    ("{binnen: zin, alle: [~evalueren]}", "{binnen: zin, alle: ['(a b']}", 9, 'een "(" zonder ")"', "regels-schrijven"),
    ("{gids: A, thema: \"2\"}", "{thema: \"2\"}", 5, "een bron is een plaats in de Gids", ""),
    ("alle: [~evalueren]", "alle: []", 9, "die is leeg", ""),
    ("binnen: zin, alle", "binnen: zin, dichtbij: ², alle", 9, "geen aantal woorden", ""),
    ("[{binnen: zin, alle: [~evalueren]}]", "[{binnen: zin, alle: ['" + "(" * 400 + "a" + ")" * 400 + "']}]", 9, "haakjes in elkaar", ""),
    ("titel: iets", "titel: iets\n    vereist: nee", 7, "geen enkel element is vereist", ""),
    ("Het staat er half.", "Het staat er $hlaf.", 12, '"$hlaf" betekent niets', ""),
    ("vraag: Staat het er?", 'vraag: ""', 3, "hier hoort een tekst te staan", ""),
    ("soort: ontkend, ", "", 20, 'geen voorbeeld met "soort: ontkend"', "uitdrukkelijk uitsluit"),
    ("soort: lijkt-erop, ", "", 20, 'geen voorbeeld met "soort: lijkt-erop"', "dezelfde woorden"),
    ("oordeel: zwak", "oordeel: zwakjes", 22, '"zwakjes" kan hier niet', 'Bedoelde u "zwak"?'),
    ("titel: Proef", "titel: &a Proef", None, None, None),
    ("vraag: Staat het er?", "vraag: [Staat het er?", None, "de opmaak van het bestand klopt hier niet", "inspringen"),
    ("vraag: Staat het er?", "vraag: *a", None, "de opmaak van het bestand klopt hier niet", ""),
    ("vraag: Staat het er?", "vraag: !!python/object:os.system x", None, None, None),
]


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "proef").mkdir()
    path = tmp_path / "proef" / "regel.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_good_rule_loads(tmp_path):
    write(tmp_path, GOOD)
    rules = load_rules((tmp_path,))
    assert [rule.titel for rule in rules.rules if rule.id == "proef/regel"] == ["Proef"]


@pytest.mark.parametrize(("old", "new", "line", "message", "hint"), [case for case in CASES if case[3]])
def test_a_mistake_is_shown_at_its_place(tmp_path, old, new, line, message, hint):
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(RuleFileProblem) as caught:
        load_rules((tmp_path,))
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.message.startswith(f"{path}:{line}:" if line else f"{path}:")


@pytest.mark.parametrize("new", [case[1] for case in CASES if case[3] is None])
def test_tags_and_anchors_are_only_text(tmp_path, new):
    """No tag is ever resolved: what would build an object in a full YAML loader is read as the text beside it."""
    old = "titel: Proef" if new.startswith("titel") else "vraag: Staat het er?"
    write(tmp_path, GOOD.replace(old, new, 1))
    rule = next(rule for rule in load_rules((tmp_path,)).rules if rule.id == "proef/regel")
    assert rule.titel == "Proef"
    assert rule.vraag in ("Staat het er?", "x")


def test_an_alias_is_refused(tmp_path):
    write(tmp_path, GOOD.replace("titel: Proef", "titel: &a Proef").replace("vraag: Staat het er?", "vraag: *a"))
    with pytest.raises(RuleFileProblem, match="verwijzingen met & en"):
        load_rules((tmp_path,))


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b"", "is leeg"), (b"\xff\xfe\x00", "geen UTF-8"), (b"a: " + b"x" * 1_000_001, "groter dan"), (b"[" * 5000, "te diep genest"), (b"a: " + b"[" * 90_000 + b"]" * 90_000, "te diep genest")],
)
def test_what_is_no_rule_file_at_all(tmp_path, raw, message):
    (tmp_path / "proef").mkdir()
    (tmp_path / "proef" / "regel.yaml").write_bytes(raw)
    with pytest.raises(RuleFileProblem, match=message):
        load_rules((tmp_path,))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(RuleFileProblem, match="bestaat niet"):
        load_rules((tmp_path / "weg",))


def test_numbers_and_no_are_text(tmp_path):
    text = GOOD.replace('thema: "2"', "thema: 1.10").replace("titel: Proef", "titel: no")
    write(tmp_path, text)
    rule = next(rule for rule in load_rules((tmp_path,)).rules if rule.id == "proef/regel")
    assert (rule.titel, rule.bron[0].thema) == ("no", "1.10")


def test_the_digest_follows_the_contents_not_the_place(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        write(folder, GOOD)
    same = load_rules((first,)).digest
    assert same == load_rules((second,)).digest
    write_again = second / "proef" / "regel.yaml"
    write_again.write_text(GOOD.replace("Proef", "Proeve"), encoding="utf-8")
    assert same != load_rules((second,)).digest


def test_a_file_that_would_be_passed_over_is_refused(tmp_path):
    write(tmp_path, GOOD)
    (tmp_path / "proef" / "nog-een.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleFileProblem, match="wordt niet gelezen"):
        load_rules((tmp_path,))
