"""Sentence and clause ends: abbreviations, enumerators and glued text of real regelingen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelcheck.language.tokens import tokenise


def sentences(text: str) -> list[str]:
    read = tokenise(text)
    return [text[slice(*read.chars(one.start, one.end))] for one in read.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het bestuur besluit. De raad stemt in.", ["Het bestuur besluit.", "De raad stemt in."]),
        ("Zie art. 5 van de wet. Daarna volgt meer.", ["Zie art. 5 van de wet.", "Daarna volgt meer."]),
        ("Dit geldt m.u.v. het bepaalde jo. Artikel 3.", ["Dit geldt m.u.v. het bepaalde jo. Artikel 3."]),
        ("De bijdrage is voldaan.Indien niet, volgt rente.", ["De bijdrage is voldaan.", "Indien niet, volgt rente."]),
        ("Hij betaalt € 2.500,-. Daarna is hij vrij.", ["Hij betaalt € 2.500,-.", "Daarna is hij vrij."]),
        ("Is er een geschil? Dan volgt overleg.", ["Is er een geschil? Dan volgt overleg."]),
        ("Wat is het doel? Het bestuur zegt het.", ["Wat is het doel?", "Het bestuur zegt het."]),
        ("Voorzitter is mr. A. Jansen. Hij leidt.", ["Voorzitter is mr. A. Jansen.", "Hij leidt."]),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


def clauses(text: str) -> list[tuple[str, bool]]:
    read = tokenise(text)
    return [(text[slice(*read.chars(c.start, c.end))], c.conditional) for s in read.sentences for c in s.clauses]


@pytest.mark.parametrize(
    ("text", "condition", "norm"),
    [
        ("Indien geen overeenstemming wordt bereikt, beslist het bestuur.", "Indien geen", "beslist het"),
        ("Komen zij er niet uit, dan beslist het bestuur.", "Komen zij", "dan beslist"),
        ("Het bestuur beslist, tenzij de raad dat niet wil.", "tenzij de", "Het bestuur"),
        ("Komen de gemeenten er niet uit? Dan beslist het bestuur.", "Komen de", "Dan beslist"),
        ("In gevallen waarin geen overeenstemming bestaat, beslist het bestuur.", "waarin geen", "beslist het"),
        ("Waar de belangen niet in lijn liggen, weegt het bestuur ze.", "Waar de", "weegt het"),
        ("Omdat geen gemeente het alleen kan, beslist het bestuur.", "Omdat geen", "beslist het"),
        ("Voorzover zij niet instemt, beslist het bestuur.", "Voorzover zij", "beslist het"),
        ("In het geval dat een gemeente niet instemt, beslist het bestuur.", "dat een", "beslist het"),
    ],
)
def test_a_condition_is_a_clause_of_its_own(text, condition, norm):
    found = clauses(text)
    assert [conditional for clause, conditional in found if clause.startswith(condition)] == [True]
    assert [conditional for clause, conditional in found if clause.startswith(norm)] == [False]


@given(st.sampled_from(["overtuiging", "wetenschap", "overweging"]), st.sampled_from(["geen van hen dat alleen kan", "niemand het redt"]))
def test_what_is_thought_is_a_clause_of_its_own_and_the_statement_goes_on_after_it(noun, thought):
    text = f"De deelnemers hebben, uit de {noun} dat {thought}, een dienst opgericht."
    read = tokenise(text)
    own = {text[slice(*read.chars(c.start, c.end))].split(" ")[0]: c.statement for s in read.sentences for c in s.clauses}
    assert own["dat"] not in (own["De"], own["een"])
    assert own["een"] == own["De"]


@given(st.text(alphabet="Aa .,;:()!?1\n\t€–é", max_size=200))
def test_every_token_is_in_one_sentence_and_one_clause(text):
    read = tokenise(text)
    covered = [at for sentence in read.sentences for at in range(sentence.start, sentence.end)]
    assert covered == list(range(len(read.norms)))
    in_clauses = [at for s in read.sentences for clause in s.clauses for at in range(clause.start, clause.end)]
    assert in_clauses == covered
    assert all(read.text[start:end].strip() for start, end in zip(read.starts, read.ends, strict=True))


def statements(text: str) -> list[str]:
    """The clauses of a text, those of one statement joined by a bar."""
    read = tokenise(text)
    found: dict[tuple[int, int], list[str]] = {}
    for number, sentence in enumerate(read.sentences):
        for clause in sentence.clauses:
            found.setdefault((number, clause.statement), []).append(text[slice(*read.chars(clause.start, clause.end))])
    return [" | ".join(parts) for parts in found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het bestuur kan, indien nodig, de regeling evalueren.",
            ["Het bestuur kan, | de regeling evalueren.", "indien nodig,"],
        ),
        (
            "Geschillen die partijen niet kunnen oplossen worden voorgelegd aan een mediator.",
            ["Geschillen | worden voorgelegd aan een mediator.", "die partijen niet kunnen oplossen"],
        ),
        ("Het bestuur neemt die maatregelen.", ["Het bestuur neemt die maatregelen."]),
        ("Het bestuur evalueert en kan hulp vragen.", ["Het bestuur evalueert", "en kan hulp vragen."]),
        ("Zij heeft als lid geen stem.", ["Zij heeft als lid geen stem."]),
        ("Hij heeft geen stem als de stemmen staken.", ["Hij heeft geen stem", "als de stemmen staken."]),
        (
            "Het bestuur stelt geen begroting vast maar houdt een evaluatie.",
            ["Het bestuur stelt geen begroting vast", "maar houdt een evaluatie."],
        ),
        ("De raad wijzigt niet alleen maar evalueert ook.", ["De raad wijzigt niet alleen", "maar evalueert ook."]),
        ("Het bestuur bepaalt wanneer de raad vergadert.", ["Het bestuur bepaalt wanneer de raad vergadert."]),
        ("Dat geldt niet; het bestuur evalueert.", ["Dat geldt niet;", "het bestuur evalueert."]),
    ],
)
def test_statements(text, expected):
    assert statements(text) == expected
