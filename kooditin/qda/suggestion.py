"""Suggestions of codes: what they are learned from, how they are told, and what becomes of them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kooditin.qda.source import Span

ReasonKind = Literal["name", "word", "meaning", "alike", "rule"]
Verdict = Literal["accepted", "changed", "rejected", "later"]
RuleKind = Literal["always", "never"]


@dataclass(frozen=True, slots=True)
class CodeText:
    """A code as the suggester reads it: `description` is its definition, and what belongs to it."""

    id: int
    name: str
    description: str = ""

    @property
    def sentence(self) -> str:
        """The code as a text that can stand beside passages."""
        return f"{self.name}. {self.description}".strip()


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that was coded (or turned down): its text, its codes, and the codes it was said not to have."""

    text: str
    codes: frozenset[int] = frozenset()
    rejected: frozenset[int] = frozenset()


class Reason(NamedTuple):
    """What spoke for a code: words of its name or definition, learned words, what the passage as a whole has of the
    definition's meaning, an excerpt alike, or a rule.

    `text` is the word, the excerpt or the rule, empty for the meaning; `weight` its share (0–1) in what spoke for the
    code; `example` is the place of the excerpt in the examples learned from, -1 for the other kinds.
    """

    kind: ReasonKind
    text: str
    weight: float
    example: int = -1


class Ranked(NamedTuple):
    """One code for a passage. `score` (0–1): how likely it is right; `sure`: whether it passes the code's threshold."""

    code: int
    score: float
    sure: bool
    reasons: tuple[Reason, ...] = ()


class Suggestion(NamedTuple):
    """The codes suggested for a passage of a source that is not yet coded, the likeliest first."""

    source: int
    span: Span
    ranked: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One code suggested for one passage as it was shown, so that what is decided on it can be kept.

    `model` names the version that suggested and `examples` from how many examples it had learned.
    """

    source: int
    span: Span
    code: int
    score: float = 0.0
    evidence: tuple[Reason, ...] = ()
    model: str = ""
    examples: int = 0


def offer_of(suggestion: Suggestion, ranked: Ranked, model: str, examples: int) -> Offer:
    """The offer that one of the suggestion's codes is."""
    return Offer(suggestion.source, suggestion.span, ranked.code, ranked.score, ranked.reasons, model, examples)


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that always or never suggest a code; the expression is written as a search is (qda/search.py)."""

    id: int
    guid: str
    code: int
    kind: RuleKind
    expression: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person made of a suggestion. `score` is 0–1.

    `code` was suggested and `chosen` is what was coded; both are None once the code is deleted, but their names stay.
    `coding` is the coding that came of it, None where none did. `evidence` holds the reasons as they were shown.
    `model` names the version that suggested and `examples` from how many examples it had learned.
    """

    id: int
    guid: str
    source: int
    span: Span
    code: int | None
    code_name: str
    verdict: Verdict
    chosen: int | None
    chosen_name: str
    coding: int | None
    score: float
    evidence: tuple[Reason, ...]
    coder: int
    model: str
    examples: int
    created: str


class Passage(NamedTuple):
    """A passage of a source and what is said in it: without speakers' labels, times and interviewers' questions."""

    source: int
    span: Span
    text: str


class LearningSet(NamedTuple):
    """What suggestions are learned from, and the passages not yet coded that may get some, in source and text order.

    `background` are the texts not yet coded that may be learned from.
    """

    codebook: tuple[CodeText, ...]
    examples: tuple[Example, ...]
    passages: tuple[Passage, ...]
    background: tuple[str, ...]


class LedgerRow(NamedTuple):
    """One line of the ledger: a suggestion that was shown, or what a person made of it; times are UTC ISO-8601.

    `event` is "shown" or a verdict. `text` is the passage, `chosen` the name of the code that was coded and
    `coded` the text coded where its ends were moved, else "".
    """

    time: str
    event: str
    source: str
    start: int
    end: int
    text: str
    code: str
    score: float
    chosen: str
    coded: str
    coder: str
    evidence: tuple[Reason, ...]
    model: str
    examples: int


class Acceptance(NamedTuple):
    """What became of a code's suggestions: on how many passages it was shown, and the decisions on them."""

    code: int | None
    name: str
    shown: int
    accepted: int
    changed: int
    rejected: int

    @property
    def rate(self) -> float | None:
        """The share of the decided ones that were accepted; None before the first decision."""
        decided = self.accepted + self.changed + self.rejected
        return self.accepted / decided if decided else None
