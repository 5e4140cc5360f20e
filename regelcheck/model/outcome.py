"""What a run gives: per document a verdict for every rule, with its evidence and how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from regelcheck.model.regeling import Citation, Regeling, Span, Vorm
from regelcheck.model.rule import Rule
from regelcheck.model.source import Place, Revision, View


class Verdict(StrEnum):
    """The six verdicts; their meaning is in docs/handleiding.md."""

    AANWEZIG = "aanwezig"
    ZWAK = "zwak"
    ONTBREEKT = "ontbreekt"
    STRIJDIG = "strijdig"
    NVT = "n.v.t."
    NIET_TE_BEOORDELEN = "niet te beoordelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote that carries (or refuses) an element. `quote == node.text[span.start:span.end]`, always.

    `node` is the `key` of the Node; `document` names another document (a reglement given beside the Regeling) when
    the quote stands there, and is None for the Regeling itself. `doubt` says in Dutch what the second reader reads
    otherwise; empty when it does not, or was not asked.
    """

    citation: Citation
    place: Place | None
    quote: str
    span: Span
    node: int
    element: str
    document: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementOutcome:
    """One element of a rule: was it found as a norm, only weakly, or not; `note` says why it was weakened."""

    element: str
    title: str
    found: bool
    weak: bool = False
    note: str = ""


class StepKind(StrEnum):
    """What came of a search, best first."""

    NORM = "norm"
    ZWAK = "zwak"
    ONTKEND = "ontkend"
    """All is there, and the text denies it."""
    VALT_AF = "valt af"
    """All is there, and so is what may not stand beside it."""
    BIJNA = "bijna"
    """All is there but one thing."""
    NIETS = "niets"
    FOUT = "fout"
    """What a controle found."""


class LackKind(StrEnum):
    """What keeps a place that nearly holds from holding."""

    BEGRIP = "begrip"
    OPSCHRIFT = "opschrift"
    VERWIJZING = "verwijzing"
    GETAL = "getal"
    ONTKENNING = "ontkenning"
    """The notion is there, but not denied, as was asked."""
    SAMENHANG = "samenhang"
    """All notions are there, but too far apart or in another order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """The one thing that is not there: one of these concepts is enough."""

    kind: LackKind
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A concept, and the words of the text that say it; `citation` where those stand elsewhere than the step itself."""

    concept: str
    words: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One place where a search for an element caught something, or (NIETS) that none did.

    `said` are the words it rests on; `because` those that deny it, leave it free or (VALT_AF) may not stand beside it, the
    last with the concept `by`. `note` says why it is weak, or what the fault is.
    """

    element: str
    kind: StepKind
    condition: str = ""
    citation: Citation | None = None
    document: str | None = None
    """The document beside the Regeling in which it stands; None for the Regeling itself."""
    quote: str = ""
    note: str = ""
    said: tuple[Said, ...] = ()
    because: str = ""
    by: str = ""
    lack: Lack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A provision that may be what a rule did not find: a place to look, never evidence.

    `quote == node.text[span.start:span.end]`, as with Evidence; `why` says in Dutch what makes it near.
    """

    citation: Citation
    place: Place | None
    quote: str
    span: Span
    node: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a finding is as the deelnemers want it ("pas toe of leg uit"): it is counted apart, and never hidden."""

    reason: str
    by: str
    until: date | None = None
    """Last day on which the explanation holds; None for one without an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One rule on one document. `look_at` names, for what is missing, the articles a reader would try first.

    `nearest` are provisions that read like the norm though no condition caught them; `doubt` says that one of them comes
    so near, or that the second reader reads all evidence of an element otherwise, that the verdict wants a glance ("twijfel"). Neither changes the verdict, and nor does `explanation`.
    """

    rule: Rule
    verdict: Verdict
    reason: str
    advice: str | None = None
    elements: tuple[ElementOutcome, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    look_at: tuple[Citation, ...] = ()
    nearest: tuple[Pointer, ...] = ()
    doubt: bool = False
    explanation: Explanation | None = None
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A tracked change that a moved verdict rests on, and where the text it changes stands.

    The address is that in the text which holds the change: a deletion has the number it had. `document` is the name of the
    document beside the Regeling it stands in, None for the Regeling itself.
    """

    revision: Revision
    citation: Citation
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A verdict that the tracked changes of a draft would move, with the changes it rests on."""

    rule: Rule
    before: Verdict
    """On the original text."""
    after: Verdict
    """On the proposed text."""
    because: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """One Regeling with the outcome of every rule, in rule order; `moves` only for a draft with tracked changes.

    `beside` are the documents it was read together with, each as loose provisions; `view` is the text that was judged, of all of
    them. `warnings` are those of the Regeling and of the whole: what the reader said of a document beside it stays with that.
    """

    regeling: Regeling
    outcomes: tuple[Outcome, ...]
    warnings: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    beside: tuple[Regeling, ...] = ()
    view: View = View.VOORGESTELD

    @property
    def read(self) -> tuple[Regeling, ...]:
        """The Regeling and what stands beside it: all that was read for the verdicts."""
        return (self.regeling, *self.beside)

    @property
    def judged(self) -> View | None:
        """Which of the two texts of a draft was judged; None when there are no tracked changes and so is but one text."""
        return self.view if any(one.source.revisions for one in self.read) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """What a list of many documents shows of one: its verdicts in rule order, which of those are doubted (by place), how
    many findings are explained, and of a draft with tracked changes which text was judged."""

    path: Path
    title: str
    vorm: Vorm | None
    verdicts: tuple[Verdict, ...]
    doubted: tuple[int, ...] = ()
    explained: int = 0
    judged: View | None = None


class FaultKind(StrEnum):
    """What can be wrong with an explanation."""

    ZONDER_REDEN = "zonder reden"
    VERLOPEN = "verlopen"
    CITAAT = "met onjuist citaat"
    NIET_NODIG = "niet meer nodig"
    ONBEKEND = "hoort nergens bij"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationFault:
    """An explanation that does not hold. It explains nothing, and is a finding itself until somebody mends it."""

    kind: FaultKind
    rule_id: str
    document: str
    """The document on which it fails, or the pattern it was written for."""
    reason: str
    hint: str
    path: Path
    """The file with the explanation, and the line (from 1) at which it stands."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A document that could not be judged: what is wrong in one sentence, and what to do about it."""

    path: Path
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """What it takes to get the same answer again. `started` is ISO 8601, and the only thing that may differ."""

    regelcheck: str
    started: str
    rule_set: str
    """Content hash of the rule and concept files."""
    rules: int
    language: str
    """Tokenizer and pipeline, with versions."""
    python: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """Everything one command looked at: checked, and not readable. Nothing is left out.

    `documents` may be far more than fit in memory: a scan gives a sequence that fetches each document when it is asked
    for, so a report goes through it once and keeps of a document only what it shows.
    """

    run: RunInfo
    documents: Sequence[CheckedDocument]
    unreadable: tuple[Unreadable, ...] = ()
    faults: tuple[ExplanationFault, ...] = ()
