"""Suggestions of codes: what they are learned from, how they are told, and what becomes of them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kooditin.qda.source import Span

ReasonKind = Literal["name", "word", "alike", "rule"]
Verdict = Literal["accepted", "changed", "rejected", "later"]
RuleKind = Literal["always", "never"]


@dataclass(frozen=True, slots=True)
class CodeText:
    """A code as the suggester reads it: `description` is its definition, and what belongs to it."""

    id: int
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that was coded (or turned down): its text, its codes, and the codes it was said not to have."""

    text: str
    codes: frozenset[int] = frozenset()
    rejected: frozenset[int] = frozenset()


class Reason(NamedTuple):
    """What spoke for a code: words of its name or definition, learned words, an excerpt alike, or a rule.

    `text` is the word, the excerpt or the rule; `weight` its share (0–1) in what spoke for the code; `example` is the
    place of the excerpt in the examples learned from, -1 for the other kinds.
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
class Rule:
    """Words that always or never suggest a code: base forms and "phrases" with AND, OR and NOT."""

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
