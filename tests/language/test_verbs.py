"""Verbs: regular ones conjugated, irregular ones from the list, separable ones together and apart."""

import pytest

from regelcheck.language.concepts import ConceptBook
from regelcheck.language.separable import spelling_apart
from regelcheck.language.tokens import tokenise
from regelcheck.language.verbs import verb_forms
from regelcheck.model import Concept
from regelcheck.ruleset import load_rules


@pytest.fixture(scope="module")
def irregular():
    return dict(load_rules().verbs)


def words(name: str, irregular) -> set[str]:
    return {atom.text for atom in verb_forms(name, irregular)[0].slots[0].atoms}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("evalueren", {"evalueer", "evalueert", "evalueren", "evalueerde", "geevalueerd", "geevalueerde", "evaluerend"}),
        ("wijzigen", {"wijzig", "wijzigt", "wijzigde", "gewijzigd", "gewijzigde"}),
        ("toetsen", {"toets", "toetst", "toetste", "getoetst"}),
        ("beleggen", {"beleg", "belegt", "belegde", "belegd"}),
        ("bezien", {"beziet", "bezien", "bezag"}),
        ("treden", {"treedt", "trad", "getreden"}),
        ("bemiddelen", {"bemiddel", "bemiddelt", "bemiddeld"}),
        ("herijken", {"herijk", "herijkt", "herijkte"}),
        ("maken", {"maak", "maakt", "maakte", "gemaakt"}),
        ("besluiten", {"besluit", "besloot", "besloten"}),
        ("ontslaan", {"ontsla", "ontslaat", "ontsloeg", "ontslagen"}),
        ("ontheffen", {"ontheft", "onthief", "ontheven"}),
        ("vergelijken", {"vergelijkt", "vergeleek", "vergeleken"}),
        ("overschrijden", {"overschrijdt", "overschreed", "overschreden"}),
        ("overeenkomen", {"overeenkomt", "overeenkwamen", "overeengekomen"}),
        ("ondertekenen", {"ondertekent", "ondertekende", "ondertekend"}),
        ("onderhandelen", {"onderhandelt", "onderhandeld"}),
        ("toekennen", {"toekent", "toegekend", "toegekende"}),
        ("schenden", {"schendt", "schond", "geschonden"}),
        ("wijten", {"wijt", "weet", "geweten"}),
        ("bepalen", {"bepale"}),
        ("waarschuwen", {"waarschuw", "waarschuwt", "waarschuwde", "gewaarschuwd"}),
    ],
)
def test_forms_of_a_verb(verb, forms, irregular):
    assert forms <= words(verb, irregular)


@pytest.mark.parametrize(
    "sentence",
    [
        "Een gemeente treedt uit.",
        "Een gemeente treedt met ingang van 1 januari, gehoord de raden, uit.",
        "De gemeente die uittreedt, betaalt.",
        "De uitgetreden gemeente betaalt.",
        "Zij besluit uit te treden.",
        "Zij kan uittreden.",
        "Wie uit wil treden, meldt dat; zij is uit getreden.",
        "Een gemeente trede niet dan met inachtneming van een jaar uit.",
        "Zij besluit uit te mogen treden.",
        "De dag waarop uit kan worden getreden, ligt vast.",
    ],
)
def test_a_separable_verb_is_found_together_and_apart(sentence, irregular):
    book = ConceptBook((Concept(name="x", titel="", woorden=("@uit_treden",)),), irregular.items())
    assert "x" in book.find(tokenise(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["Het lid treedt op uit eigen beweging.", "De regeling treedt in werking.", "Zij treden uit de hoofde van hun ambt op."],
)
def test_a_preposition_is_no_particle(sentence, irregular):
    book = ConceptBook((Concept(name="x", titel="", woorden=("@uit_treden",)),), irregular.items())
    assert "x" not in book.find(tokenise(sentence))


STRONG = {
    "aanbevelen": "aanbevolen",
    "afdwingen": "afgedwongen",
    "bedragen": "bedragen",
    "beschrijven": "beschreven",
    "doorverwijzen": "doorverwezen",
    "herwinnen": "herwonnen",
    "misdragen": "misdragen",
    "omschrijven": "omschreven",
    "ontvlechten": "ontvlochten",
    "overdrijven": "overdreven",
    "verdwijnen": "verdwenen",
    "verwerven": "verworven",
    "volbrengen": "volbracht",
    "weerspreken": "weersproken",
}


@pytest.mark.parametrize(("verb", "participle"), STRONG.items())
def test_a_verb_with_a_prefix_goes_as_the_verb_behind_it(verb, participle, irregular):
    assert participle in words(verb, irregular)


def test_every_form_of_a_strong_verb_stands_behind_every_prefix(irregular):
    for infinitive, forms in irregular.items():
        if infinitive.startswith("ge"):
            continue  # there "ge" may be part of the verb
        derived = words("ver" + infinitive, irregular)
        assert {"ver" + form.removeprefix("ge") for form in forms if form.startswith("ge")} <= derived, infinitive
        assert {"ver" + form for form in forms if not form.startswith("ge")} <= derived, infinitive


def test_a_weak_verb_that_ends_as_a_strong_one_stays_weak(irregular):
    assert "gebeden" not in words("aanbieden", irregular)
    assert {"bereidt", "bereidde", "bereid"} <= words("bereiden", irregular)
    assert "aangesloten" in words("aansluiten", irregular)


@pytest.mark.parametrize(
    "apart",
    ["vast_stellen", "aan_wijzen", "op_zeggen", "terug_koppelen", "bijeen_komen", "overeen_komen", "in_leveren", "over_dragen", "deel_nemen", "voor_leggen"],
)
def test_a_verb_that_comes_apart_is_known(apart):
    assert spelling_apart(apart.replace("_", "")) == apart


@pytest.mark.parametrize(
    "verb",
    "onderzoeken overleggen doorbreken voorkomen overwegen aanvaarden toetsen inspecteren opereren informeren wegen uiten vrijwaren "
    "openbaren ondertekenen voorzien evalueren overhandigen lossen weerleggen".split(),
)
def test_a_verb_that_stays_or_may_stay_in_one_piece_is_left_alone(verb):
    assert spelling_apart(verb) is None
