"""What is said between those who show suggestions and the language worker that makes them, as JSON.

    {"do": "learn", "codebook": [[id, name, description], …], "examples": [[text, [codes], [rejected]], …],
     "passages": [text, …], "rules": [[code, "always" | "never", expression], …], "precision": 0.8, "make_at_most": 40}
        → {"done": true, "model": …, "examples": 120, "thresholds": [[code, Threshold's fields …], …],
           "by_meaning": true, "lacking": 0}
    {"do": "rank", "texts": [text, …], "limit": 5, "reasons": true}
        → {"at": 0, "ranked": [[code, score, sure, [[kind, text, weight, example], …]], …], "vector": "…"} …, one for
          each text, then {"done": true, "model": …, "examples": …}
    {"do": "decide", "example": [text, [codes], [rejected]]}     one more, or what now holds of that text; no codes and
        → as "learn" answers                                     none rejected take it out
    {"do": "reasons", "text": …, "code": 7}   → {"reasons": [[kind, text, weight, example], …], "done": true}
    {"do": "assess"}                          → {"progress": [done, of]} …, then {"assessment": …, "done": true}
    {"do": "offer_rules"}                     → {"rules": [[code, kind, expression, examples, precision], …], …}

Before "learn", the others are answered as though nothing were known: no codes.

Suggestions go by words and, once there are vectors of the whole passages that are learned from, by these, too. It takes
30–80 ms to make one, so who has the project keeps them (as base64) and tells them to the next worker.

    {"do": "vectors"}                         → {"done": true, "version": …, "lacking": 312}
    {"do": "vectors", "seconds": 0.25}        → {"text": …, "vector": "…"} …, then the same
    {"do": "know_vectors", "texts": [text, …], "vectors": ["…", …]}   → {"done": true}
    {"do": "learn_by_meaning"}                → as "learn": what was learned last, and decided since, by vectors, too

`version` says which model makes them, "" where there is none; a vector holds for one version only. `lacking` is how
many are still to be made before what was learned last can be learned by them. "vectors" goes on with these for about
so long, and gives all that were made since it was asked last, whatever for. "learn" makes what is lacking where it is
no more than "make_at_most" (0 by default), and else goes by words alone; `by_meaning` says which. In answers to "rank"
there is a vector where it was made for that.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple  # a message as JSON gives it

from kooditin.qda.suggestion import CodeText, Example, LearningSet, Ranked, Reason, Rule, RuleKind

Message = dict[str, Any]
MAKE_AT_MOST = 40  # vectors made while someone waits for suggestions: one or two seconds

# What a threshold rests on: the code's own examples, those of all codes, or the names alone.
OWN, POOLED, NAMES = "own", "pooled", "names"
FEWEST_EXAMPLES = 10  # of a code, from which on they are what its threshold rests on


class Threshold(NamedTuple):
    """From which score on a code is suggested, and how sure it is that then as many are right as was wanted.

    `score` None: never, as no score reaches the wanted precision. `precision` is the estimate at the threshold with
    its 90 % interval `low`–`high`; all None where there is nothing to estimate it from. `coverage` is the share of the
    code's passages that get it suggested. `basis` is OWN, POOLED or NAMES; below FEWEST_EXAMPLES it is never OWN, and
    then the score says little of this code: it goes mostly by its name and definition.
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
        "make_at_most": MAKE_AT_MOST,
    }


def learned_texts(message: Message) -> list[str]:
    """The texts in a message "learn" of which vectors may be wanted."""
    codes = [CodeText(*code).sentence for code in message["codebook"]]
    return [*codes, *(text for text, _, _ in message["examples"]), *message["passages"]]


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
