"""Rule files with one mistake each: the message names the place, says what is wrong, and often what was meant.

Each case is a good file with one line changed, so that nothing else can be what is complained about.
"""

from datetime import date
from pathlib import Path

import pytest

from regelcheck.errors import RuleFileProblem
from regelcheck.ruleset import load_rules

pytestmark = pytest.mark.usefixtures("small")

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
    ("~evalueren", "'~evaluern en zo'", 9, 'het begrip "~evaluern" bestaat niet', 'Bedoelde u "evalueren"?'),
    ("~evalueren", "~qqqq", 9, 'het begrip "~qqqq" bestaat niet', 'in de map "begrippen"'),
    ("vraag: Staat", "\tvraag: Staat", 3, "de opmaak van het bestand klopt hier niet", "met een tab"),
    ("binnen: zin, alle", "binnen: zin, dichtbij: ², alle", 9, "geen aantal woorden", ""),
    ("[{binnen: zin, alle: [~evalueren]}]", "[{binnen: zin, alle: ['" + "(" * 400 + "a" + ")" * 400 + "']}]", 9, "haakjes in elkaar", ""),
    ("titel: iets", "titel: iets\n    vereist: nee", 7, "geen enkel element is vereist", ""),
    ("Het staat er half.", "Het staat er $hlaf.", 12, '"$hlaf" betekent niets', ""),
    ("vraag: Staat het er?", 'vraag: ""', 3, "hier hoort een tekst te staan", ""),
    ("soort: ontkend, ", "", 20, 'geen voorbeeld met "soort: ontkend"', "uitdrukkelijk uitsluit"),
    ("soort: lijkt-erop, ", "", 20, 'geen voorbeeld met "soort: lijkt-erop"', "dezelfde woorden"),
    ("oordeel: zwak", "oordeel: zwakjes", 22, '"zwakjes" kan hier niet', 'Bedoelde u "zwak"?'),
    ("vraag: Staat", "soort: grens\nvraag: Staat", 8, '"elementen" hoort niet bij "soort: grens"', "Zwijgen"),
    ("vraag: Staat", "taalmodel: ja\nvraag: Staat", 3, '"ja" kan hier niet', "Mogelijk zijn: nodig"),
    ("vraag: Staat", "soort: geit\nvraag: Staat", 3, '"geit" kan hier niet', "Mogelijk zijn: controle, grens, plicht"),
    ("elementen:", "element:", 6, 'de sleutel "element" is onbekend', 'Bedoelde u "elementen"?'),
    ("vraag: Staat", "waarschuwing: [{id: x, titel: x, norm: [{binnen: zin, alle: [x]}]}]\nvraag: Staat", 3, 'hoort bij "soort: grens"', "zwak"),
    ("elementen:", "elementen_als: gids-a/doel\nelementen:", 6, '"elementen" of "elementen_als", niet beide', ""),
    ("alle: [~evalueren]", "alle: [~evalueren], getal: {eenheid: weken}", 9, "niet hoe te vergelijken", "minder_dan"),
    ("alle: [~evalueren]", "alle: [~evalueren], getal: {eenheid: wekn, is: 12}", 9, '"wekn" kan hier niet', 'Bedoelde u "weken"?'),
    ("alle: [~evalueren]", "alle: [~evalueren], getal: {eenheid: weken, is: twaalf}", 9, '"twaalf" is geen getal', "cijfers"),
    ("alle: [~evalueren]", "alle: [~evalueren], getal: {eenheid: leden, meer_dan_helft_van: ~evaluern}", 9, "bestaat niet", "evalueren"),
    ("alle: [~evalueren]", "alle: [~evalueren], datum: {na: april}", 9, "geen dag van het jaar", "30 april"),
    ("alle: [~evalueren]", "verwijst_naar: {wet: Wgr, artikel: '1'}, datum: {na: 1 mei}", 9, "hoort bij een begrip", "alle"),
    ("vraag: Staat", "partijen: {een_van: [raad]}\nvraag: Staat", 3, '"raad" kan hier niet', 'Bedoelde u "raden"?'),
    ("vraag: Staat", "partijen: {}\nvraag: Staat", 3, "niet wie bedoeld is", "een_van"),
    ("vraag: Staat", "overheidslagen: {alle: [gemeente]}\nvraag: Staat", 3, 'de sleutel "alle" is onbekend', 'Bedoelde u "alleen"?'),
    ("vraag: Staat", "geldig: {vanaf: juli}\nvraag: Staat", 3, '"juli" is geen datum', "jjjj-mm-dd"),
    ("vraag: Staat", "geldig: {}\nvraag: Staat", 3, "noemt geen dag", "vanaf"),
    ("vraag: Staat", "geldig: {vanaf: 2022-07-01, tot: 2022-07-01}\nvraag: Staat", 3, '"tot" ligt niet na "vanaf"', "eerste dag"),
    ("vraag: Staat", "zekerheid: nagelezen\nvraag: Staat", 3, 'hoort "nagegaan"', "jjjj-mm-dd"),
    ("vraag: Staat", "zekerheid: niet geverifieerd\nnagegaan: 2026-01-01\nvraag: Staat", 3, 'kan niet "ontbreekt" oordelen', "waarschuwing"),
    ("vraag: Staat", "alleen_als: [{id: a, titel: b, als: [{binnen: zin, alle: [x]}]}]\nvraag: Staat", 3, 'de sleutel "anders" ontbreekt', ""),
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


def test_a_folder_without_a_rule_file_is_not_passed_over(tmp_path):
    with pytest.raises(RuleFileProblem, match="staat geen enkel regelbestand"):
        load_rules((tmp_path,))


def test_a_file_given_as_the_folder_is_told_which_folder(tmp_path):
    path = write(tmp_path, GOOD)
    with pytest.raises(RuleFileProblem, match="is een bestand, en geen map") as caught:
        load_rules((path,))
    assert caught.value.hint == f"Geef achter --regels de map met de pakketten: {tmp_path}"


@pytest.mark.parametrize(
    ("name", "message"), [("Iets anders", '"Iets anders" kan geen naam van een begrip zijn'), ("evalueren", 'het begrip "evalueren" bestaat al')]
)
def test_a_concept_with_a_name_that_cannot_be(tmp_path, name, message):
    write(tmp_path, GOOD)
    (tmp_path / "begrippen").mkdir()
    path = tmp_path / "begrippen" / "eigen.yaml"
    path.write_text(f"begrippen:\n  {name}:\n    titel: iets\n    woorden: |\n      iets\n", encoding="utf-8")
    with pytest.raises(RuleFileProblem) as caught:
        load_rules((tmp_path,))
    assert caught.value.message.startswith(f"{path}:2:3: {message}")
    assert caught.value.hint


def test_an_order_names_the_rules_there_are(tmp_path):
    write(tmp_path, GOOD)
    (tmp_path / "proef" / "_pakket.yaml").write_text("pakket: proef\ntitel: Proef\nvolgorde: [klachten]\n", encoding="utf-8")
    with pytest.raises(RuleFileProblem) as caught:
        load_rules((tmp_path,))
    assert caught.value.hint == "Mogelijk zijn: regel."


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


GRENS = (
    GOOD.replace("vraag:", "soort: grens\nvraag:")
    .replace("elementen:", "strijdig:")
    .replace("  aanwezig: Het staat er.\n  zwak: Het staat er half.\n  ontbreekt: Het staat er niet.", "  strijdig: Nee.\n  n.v.t.: Ja.")
    .replace("oordeel: aanwezig", "oordeel: strijdig")
    .replace("oordeel: ontbreekt", "oordeel: n.v.t.")
    .replace("oordeel: zwak", "oordeel: n.v.t.")
)


def test_a_grens_asks_for_nothing(tmp_path):
    write(tmp_path, GRENS)
    rule = next(rule for rule in load_rules((tmp_path,)).rules if rule.id == "proef/regel")
    assert (rule.soort, rule.elementen, rule.zonder_bewijs) == ("grens", (), "n.v.t.")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  n.v.t.: Ja.\n", "", 'de sleutel "n.v.t." ontbreekt'),
        ("oordeel: strijdig", "oordeel: n.v.t.", 'geen voorbeeld met oordeel "strijdig"'),
        ("soort: grens\n", "soort: grens\nzonder_bewijs: zwak\n", '"zonder_bewijs" hoort niet bij'),
    ],
)
def test_a_grens_with_a_mistake(tmp_path, old, new, message):
    assert old in GRENS
    write(tmp_path, GRENS.replace(old, new))
    with pytest.raises(RuleFileProblem) as caught:
        load_rules((tmp_path,))
    assert message in caught.value.message


def test_two_versions_of_a_rule_hold_in_two_periods(tmp_path):
    path = write(tmp_path, GOOD.replace("vraag:", "geldig: {vanaf: 2022-07-01}\nvraag:"))
    older = path.with_name("regel.tot-2022.yaml")
    older.write_text(GOOD.replace("vraag:", "geldig: {tot: 2022-07-01}\nvraag:"), encoding="utf-8")
    versions = [rule for rule in load_rules((tmp_path,)).rules if rule.id == "proef/regel"]
    assert [(rule.path.name, rule.holds_on(date(2022, 6, 30)), rule.holds_on(date(2022, 7, 1))) for rule in versions] == [
        ("regel.tot-2022.yaml", True, False),
        ("regel.yaml", False, True),
    ]
    older.write_text(GOOD.replace("vraag:", "geldig: {tot: 2022-07-02}\nvraag:"), encoding="utf-8")
    with pytest.raises(RuleFileProblem, match='de regel "proef/regel" bestaat al'):
        load_rules((tmp_path,))


def test_an_own_pack_may_weigh_our_rule_but_says_so(tmp_path):
    path = write(tmp_path, GOOD)
    pack = path.with_name("_pakket.yaml")
    pack.write_text("pakket: proef\ntitel: Eigen\nvolgorde: [regel]\ngewichten: {gids-a/doel: aandachtspunt}\n", encoding="utf-8")
    rules = {rule.id: rule for rule in load_rules((tmp_path,)).rules}
    assert (rules["gids-a/doel"].gewicht, rules["gids-a/doel"].gewicht_door) == ("aandachtspunt", "proef")
    assert rules["proef/regel"].groep == "Eigen"
    pack.write_text("pakket: proef\ntitel: Eigen\nvolgorde: [regel]\ngewichten: {gids-a/doel: uit}\n", encoding="utf-8")
    with pytest.raises(RuleFileProblem, match='"uit" kan hier niet'):
        load_rules((tmp_path,))


def test_what_is_not_verified_is_a_point_of_attention(tmp_path):
    text = GOOD.replace("vraag:", "zekerheid: niet geverifieerd\nnagegaan: 2026-01-01\nzonder_bewijs: zwak\nvraag:")
    text = text.replace("  ontbreekt: Het staat er niet.\n", "").replace("oordeel: ontbreekt", "oordeel: zwak")
    path = write(tmp_path, text)
    with pytest.raises(RuleFileProblem, match="is een aandachtspunt"):
        load_rules((tmp_path,))
    path.write_text(text.replace("vraag:", "gewicht: aandachtspunt\nvraag:"), encoding="utf-8")
    rule = next(rule for rule in load_rules((tmp_path,)).rules if rule.id == "proef/regel")
    assert (rule.zekerheid, rule.nagegaan, rule.gewicht) == ("niet geverifieerd", date(2026, 1, 1), "aandachtspunt")


def test_elements_can_be_those_of_another_rule(tmp_path):
    (tmp_path / "proef").mkdir()
    text = GOOD.replace(GOOD[GOOD.index("elementen:") : GOOD.index("uitleg:")], "elementen_als: gids-a/periodieke-evaluatie\n")
    (tmp_path / "proef" / "regel.yaml").write_text(text, encoding="utf-8")
    rules = {rule.id: rule for rule in load_rules([tmp_path]).rules}
    assert rules["proef/regel"].elementen == rules["gids-a/periodieke-evaluatie"].elementen


def test_elements_of_a_rule_that_has_none_are_a_mistake(tmp_path):
    (tmp_path / "proef").mkdir()
    text = GOOD.replace(GOOD[GOOD.index("elementen:") : GOOD.index("uitleg:")], "elementen_als: gids-a/periodieke-evaluati\n")
    (tmp_path / "proef" / "regel.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileProblem, match="heeft geen eigen elementen") as caught:
        load_rules([tmp_path])
    assert caught.value.hint == 'Bedoelde u "gids-a/periodieke-evaluatie"?'


def test_a_verb_that_was_meant_to_come_apart_is_told_at_its_place(tmp_path):
    path = write(tmp_path, GOOD.replace("alle: [~evalueren]", 'alle: [~evalueren, ["@vaststellen|@overleggen", "@onderzoeken"]]'))
    ((message, hint),) = load_rules((tmp_path,)).hints
    assert message.startswith(f'{path}:9:')
    assert '"@vaststellen" vindt dit werkwoord niet waar "vast" los staat ("stellen … vast")' in message
    assert hint == 'Schrijf "@vast_stellen": dat vindt het aaneen en uiteen.'


@pytest.mark.parametrize("phrase", ["@vaststellen|@vast_stellen", "@overleggen", "@bij_stellen"])
def test_a_verb_that_is_found_apart_or_may_stay_so_is_not_told(tmp_path, phrase):
    write(tmp_path, GOOD.replace("alle: [~evalueren]", f'alle: [~evalueren, "{phrase}"]'))
    assert load_rules((tmp_path,)).hints == ()


def test_a_concept_is_told_too(tmp_path):
    write(tmp_path, GOOD)
    (tmp_path / "begrippen").mkdir()
    path = tmp_path / "begrippen" / "eigen.yaml"
    path.write_text("begrippen:\n  eigen-vaststelling:\n    titel: vaststellen\n    woorden: |\n      iets\n      @=vaststellen\n", encoding="utf-8")
    ((message, _),) = load_rules((tmp_path,)).hints
    assert message.startswith(f"{path}:6:7: ")
