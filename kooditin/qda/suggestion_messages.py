"""What is said between those who show suggestions and the language worker that makes them, as JSON.

    {"do": "learn", "codebook": [[id, name, description], …], "examples": [[text, [codes], [rejected]], …],
     "passages": [text, …], "rules": [[code, "always" | "never", expression], …], "precision": 0.8}
        → {"done": true, "model": …, "examples": 120, "thresholds": [[code, Threshold's fields …], …]}
    {"do": "rank", "texts": [text, …], "limit": 5, "reasons": true}
        → {"at": 0, "ranked": [[code, score, sure, [[kind, text, weight, example], …]], …]} …, one for each text,
          then {"done": true, "model": …, "examples": …}
    {"do": "decide", "example": [text, [codes], [rejected]]}     one more, or what now holds of that text; no codes and
        → {"done": true, "model": …, "examples": …}              none rejected take it out
    {"do": "reasons", "text": …, "code": 7}   → {"reasons": [[kind, text, weight, example], …], "done": true}
    {"do": "assess"}                          → {"progress": [done, of]} …, then {"assessment": …, "done": true}
    {"do": "offer_rules"}                     → {"rules": [[code, kind, expression, examples, precision], …], …}

Before "learn", the others are answered as though nothing were known: no codes.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple  # a message as JSON gives it

from kooditin.qda.suggestion import Example, LearningSet, Ranked, Reason, Rule, RuleKind

Message = dict[str, Any]

# What a threshold rests on: the code's own examples, those of all codes, or the names alone.
OWN, POOLED, NAMES = "own", "pooled", "names"


class Threshold(NamedTuple):
    """From which score on a code is suggested, and how sure it is that then as many are right as was wanted.

    `score` None: never, as no score reaches the wanted precision. `precision` is the estimate at the threshold with
    its 90 % interval `low`–`high`; all None where there is nothing to estimate it from. `coverage` is the share of the
    code's passages that get it suggested. `basis` is OWN, POOLED or NAMES.
    """

    code: int
    score: float | None
    precision: float | None
    low: float | None
    high: float | None
    coverage: float | None
    examples: int
    basis: str


class CurvePoint(NamedTuple):
    """How good suggestions are when learned from so many examples per code at most (-1: from all there are).

    `first_right`: how often the first code of a passage is right; `precision` and `coverage`: how many of those that
    are suggested are right, and how many passages get a suggestion; `low`–`high` is the precision's 90 % interval.
    """

    per_code: int
    examples: int
    tested: int
    first_right: float
    precision: float | None
    low: float | None
    high: float | None
    coverage: float


class Assessment(NamedTuple):
    """How good suggestions are on this project, by number of examples and by code. `wanted` is the precision."""

    wanted: float
    examples: int
    curve: tuple[CurvePoint, ...]
    codes: tuple[Threshold, ...]


class OfferedRule(NamedTuple):
    """A word learned, offered as a rule: in how many examples it is, and how many of them have the code."""

    code: int
    kind: RuleKind
    expression: str
    examples: int
    precision: float


def learn_message(learning: LearningSet, rules: Iterable[Rule], precision: float) -> Message:
    """The message that makes the worker learn."""
    return {
        "do": "learn",
        "codebook": [[code.id, code.name, code.description] for code in learning.codebook],
        "examples": [example_message(example) for example in learning.examples],
        "passages": list(learning.background),
        "rules": [[rule.code, rule.kind, rule.expression] for rule in rules],
        "precision": precision,
    }


def example_message(example: Example) -> list[Any]:
    """An example as the messages have it."""
    return [example.text, sorted(example.codes), sorted(example.rejected)]


def example_of(message: Sequence[Any]) -> Example:
    """The example of a message."""
    text, codes, rejected = message
    return Example(text, frozenset(codes), frozenset(rejected))


def ranked_message(ranked: Iterable[Ranked]) -> list[list[Any]]:
    """Ranked codes as an answer has them."""
    return [[each.code, round(each.score, 4), each.sure, reasons_message(each.reasons)] for each in ranked]


def reasons_message(reasons: Iterable[Reason]) -> list[list[Any]]:
    """Reasons as an answer has them."""
    return [[reason.kind, reason.text, round(reason.weight, 4), reason.example] for reason in reasons]


def ranked_of(answer: Message) -> tuple[Ranked, ...]:
    """The ranked codes of an answer to "rank"."""
    return tuple(
        Ranked(code, score, sure, tuple(Reason(*reason) for reason in reasons))
        for code, score, sure, reasons in answer["ranked"]
    )


def thresholds_of(answer: Message) -> tuple[Threshold, ...]:
    """The thresholds of an answer to "learn"."""
    return tuple(Threshold(*each) for each in answer["thresholds"])


def assessment_message(assessment: Assessment) -> list[Any]:
    """An assessment as an answer has it."""
    return [assessment.wanted, assessment.examples, [*map(list, assessment.curve)], [*map(list, assessment.codes)]]


def assessment_of(answer: Message) -> Assessment:
    """The assessment of the last answer to "assess"."""
    wanted, examples, curve, codes = answer["assessment"]
    return Assessment(
        wanted, examples, tuple(CurvePoint(*each) for each in curve), tuple(Threshold(*each) for each in codes)
    )


def offered_rules_of(answer: Message) -> tuple[OfferedRule, ...]:
    """The rules of an answer to "offer_rules"."""
    return tuple(OfferedRule(*each) for each in answer["rules"])
