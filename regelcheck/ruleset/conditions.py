"""Elements and conditions of a rule file. Inline phrases become concepts of their own, named by what they say."""

from __future__ import annotations

import re

from regelcheck.citation import canonical_law
from regelcheck.language.notation import NotationError, UnknownConcept
from regelcheck.language.phrases import PhraseBook
from regelcheck.model import Choice, Concept, Condition, Element, LawReference, Scope, Vrijblijvend
from regelcheck.ruleset.comparisons import comparison_words, read_datum, read_getal
from regelcheck.ruleset.yaml_nodes import Field, did_you_mean

_LISTS = (
    "alle", "niet", "niet_in_zin", "niet_in_artikel", "ontkend", "opschrift", "niet_opschrift", "eigen_opschrift", "niet_eigen_opschrift",
)  # fmt: skip
_OPTIONAL = (
    *_LISTS, "verwijst_naar", "verwijzingen", "getal", "datum", "dichtbij", "volgorde", "vrijblijvend", "ontkenning", "doorschuiven",
    "waarom",
)  # fmt: skip
YES, NO = "ja", "nee"


class ConditionReader:
    """Reads elements; collects the inline phrases it meets as concepts in `inline`, and where they stand in `written`."""

    def __init__(self, phrases: PhraseBook) -> None:
        self._phrases = phrases
        self.inline: dict[str, Concept] = {}
        self.written: list[Field] = []

    def element(self, field: Field, *, vereist: bool | None = None) -> Element:
        """One element; `vereist` is read from the file unless given."""
        keys = field.mapping(
            required=("id", "titel", "norm"), optional=("zwak",) if vereist is not None else ("zwak", "vereist")
        )
        required = vereist if vereist is not None else _yes(keys.get("vereist"), default=True)
        return Element(
            id=keys["id"].text(),
            titel=keys["titel"].text(),
            vereist=required,
            norm=tuple(self.condition(item, weak=False) for item in keys["norm"].items()),
            zwak=tuple(self.condition(item, weak=True) for item in keys["zwak"].items()) if "zwak" in keys else (),
        )

    def condition(self, field: Field, *, weak: bool) -> Condition:
        """One condition: at least one of `alle`, `ontkend` and `verwijst_naar` says what is looked for."""
        keys = field.mapping(required=("binnen",), optional=_OPTIONAL)
        if not {"alle", "ontkend", "verwijst_naar"} & keys.keys():
            raise field.problem(
                'deze voorwaarde zoekt niets: "alle", "ontkend" of "verwijst_naar" ontbreekt',
                "Een opschrift alleen is geen bepaling.",
            )
        for key in ("getal", "datum"):
            if key in keys and "alle" not in keys:
                raise keys[key].problem(f'"{key}" hoort bij een begrip', 'Noem onder "alle" waar het getal of de dag bij staat.')
        if "waarom" in keys and not weak:
            raise keys["waarom"].problem('"waarom" hoort bij een voorwaarde onder "zwak"')
        if weak and "waarom" not in keys:
            raise field.problem('onder "zwak" hoort "waarom": waarom dit niet genoeg is')
        return Condition(
            binnen=Scope(keys["binnen"].choice(tuple(Scope))),
            alle=self._choices(keys.get("alle")),
            niet=self._names(keys.get("niet")),
            niet_in_zin=self._names(keys.get("niet_in_zin")),
            niet_in_artikel=self._names(keys.get("niet_in_artikel")),
            ontkend=self._choices(keys.get("ontkend")),
            opschrift=self._names(keys.get("opschrift")),
            niet_opschrift=self._names(keys.get("niet_opschrift")),
            eigen_opschrift=self._names(keys.get("eigen_opschrift")),
            niet_eigen_opschrift=self._names(keys.get("niet_eigen_opschrift")),
            verwijst_naar=_law(keys["verwijst_naar"]) if "verwijst_naar" in keys else None,
            verwijzingen=_yes(keys.get("verwijzingen"), default=False),
            getal=read_getal(keys["getal"], self.name) if "getal" in keys else None,
            datum=read_datum(keys["datum"]) if "datum" in keys else None,
            dichtbij=_number(keys["dichtbij"]) if "dichtbij" in keys else None,
            volgorde=_yes(keys.get("volgorde"), default=False),
            vrijblijvend=Vrijblijvend(keys["vrijblijvend"].choice(tuple(Vrijblijvend)))
            if "vrijblijvend" in keys
            else (Vrijblijvend.TELT if weak else Vrijblijvend.ZWAK),
            ontkenning="ontkenning" in keys and keys["ontkenning"].choice(("telt",)) == "telt",
            doorschuiven="doorschuiven" in keys and keys["doorschuiven"].choice(("telt",)) == "telt",
            waarom=keys["waarom"].text() if "waarom" in keys else "",
            label=_label(keys),
        )

    def _choices(self, field: Field | None) -> tuple[Choice, ...]:
        if field is None:
            return ()
        return tuple(tuple(self.name(option) for option in item.items()) for item in field.items())

    def _names(self, field: Field | None) -> tuple[str, ...]:
        return () if field is None else tuple(self.name(item) for item in field.items())

    def name(self, field: Field) -> str:
        """The concept a text names: "~begrip", or a phrase that becomes a concept of its own."""
        text = field.text()
        if text.startswith("~") and " " not in text:
            if text[1:] not in self._phrases.concepts:
                raise field.problem(f'het begrip "{text}" bestaat niet', _meant(text[1:], self._phrases))
            return text[1:]
        check_phrase(field, self._phrases)
        self.written.append(field)
        # No concept can have this name, so a phrase never takes the place of one.
        name = f"«{text}»"
        self.inline[name] = Concept(name=name, titel=text, woorden=(text,))
        return name


def check_phrase(field: Field, phrases: PhraseBook) -> str:
    """The text of a phrase that the notation can read; a RuleFileProblem at its place otherwise."""
    text = field.text()
    try:
        phrases.parse(text)
    except UnknownConcept as error:
        raise field.problem(f'woordgroep "{text}": {error}', _meant(error.name, phrases)) from error
    except NotationError as error:
        raise field.problem(f'woordgroep "{text}": {error}', "De notatie staat in docs/regels-schrijven.md.") from error
    return text


def _meant(name: str, phrases: PhraseBook) -> str:
    """The hint for a concept that does not exist."""
    return did_you_mean(name, phrases.concepts) or (
        'Begrippen staan in de map "begrippen", naast de pakketten. Zonder "~" zoekt u het woord zelf.'
    )


def _law(field: Field) -> LawReference:
    keys = field.mapping(required=("wet", "artikel"), optional=("lid",))
    return LawReference(
        wetten=tuple(map(canonical_law, keys["wet"].texts())),
        artikelen=keys["artikel"].texts(),
        lid=keys["lid"].text() if "lid" in keys else None,
    )


def _number(field: Field) -> int:
    text = field.text()
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= 200:
        raise field.problem(f'"{text}" is geen aantal woorden van 1 tot 200')
    return int(text)


def _yes(field: Field | None, *, default: bool) -> bool:
    return default if field is None else field.choice((YES, NO)) == YES


def _label(keys: dict[str, Field]) -> str:
    """The condition in one line, for the trace: what must stand together, and where."""
    parts = [f"binnen een {keys['binnen'].text()}"]
    for key in _LISTS:
        if key in keys:
            parts.append(f"{key.replace('_', ' ')}: {', '.join(' of '.join(item.texts()) for item in keys[key].items())}")
    if "verwijst_naar" in keys:
        law = _law(keys["verwijst_naar"])
        lid = f", lid {law.lid}," if law.lid else ""
        parts.append(f"verwijst naar artikel {' of '.join(law.artikelen)}{lid} {' of '.join(law.wetten)}")
    parts += [f"{key}: {comparison_words(keys[key])}" for key in ("getal", "datum") if key in keys]
    if "dichtbij" in keys:
        parts.append(f"binnen {keys['dichtbij'].text()} woorden")
    return "; ".join(parts)
