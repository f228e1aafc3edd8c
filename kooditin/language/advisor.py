"""Suggestions as a session: learns a project, ranks its passages, and learns on from each decision.

The language worker serves one (its messages stand in qda/suggestion_messages.py), and the command line uses one
directly.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any  # a message as JSON gives it

import numpy as np

from kooditin.language import assessment, rules
from kooditin.language.calibration import DEEPEST, Calibration, sampled
from kooditin.language.features import Reader
from kooditin.language.meaning import Meaning
from kooditin.language.sparse import Floats
from kooditin.language.suggester import Suggester
from kooditin.qda.suggestion import CodeText, Example, Ranked, Reason, RuleKind
from kooditin.qda.suggestion_messages import (
    Message,
    Threshold,
    assessment_message,
    example_of,
    ranked_message,
    reasons_message,
)

VERSION = "1"
MOST_PASSAGES, FEWEST_PASSAGES = 2000, 400  # uncoded ones that are learned from; the fewer, the more examples there are
_RULE_SCORE = 0.95
_MADE_TOGETHER = 4  # vectors: a fraction of a second, and quicker than one by one


class NewVectors(Meaning):
    """Vectors of whole passages that are handed over once, after they were made here."""

    def __init__(self) -> None:
        super().__init__()
        self._new: dict[str, None] = {}

    def make(self, texts: Iterable[str]) -> None:
        new = self.unknown(texts)
        super().make(new)
        self._new |= dict.fromkeys(new)

    def hand_over(self, texts: Iterable[str] | None = None) -> dict[str, str]:
        """The vectors made since they were handed over last, of all or only of these texts."""
        asked = list(self._new) if texts is None else [text for text in dict.fromkeys(texts) if text in self._new]
        for text in asked:
            del self._new[text]
        return {text: self.kept(text) for text in asked}


def background(examples: Sequence[Example], passages: Sequence[str]) -> list[str]:
    """Those of the uncoded passages that are learned from beside the examples: a fixed sample where there are many."""
    return sampled(passages, max(FEWEST_PASSAGES, MOST_PASSAGES - len(examples)))


class Advisor:
    """Suggests codes for one project as it stands; keeps what it has read, so that learning again is quick.

    `by_meaning` says whether vectors of whole passages count in what it has learned.
    """

    def __init__(
        self, make_suggester: Callable[[Reader], Suggester] = Suggester, meaning: NewVectors | None = None
    ) -> None:
        self.meaning = meaning or NewVectors()
        self.by_meaning = False
        self._reader = Reader(meaning=self.meaning)
        self._make_suggester = make_suggester
        self._suggester = make_suggester(self._reader)
        self._codebook: tuple[CodeText, ...] = ()
        self._examples: dict[str, Example] = {}
        self._passages: list[str] = []
        self._rules = rules.Rules(())
        self._known_rules: set[tuple[int, str]] = set()
        self._wanted = 0.8
        self._calibration: Calibration | None = None

    def answers(self, request: Message) -> Iterator[Message]:
        """The answers to one message."""
        match request["do"]:
            case "learn":
                self.learn(
                    [CodeText(*code) for code in request["codebook"]],
                    [example_of(example) for example in request["examples"]],
                    request["passages"],
                    [(code, kind, expression) for code, kind, expression in request.get("rules", ())],
                    request.get("precision", 0.8),
                    make_at_most=request.get("make_at_most", 0),
                )
                yield self._learned()
            case "learn_by_meaning":
                self.learn_by_meaning()
                yield self._learned()
            case "vectors":
                yield from self._vectors(request.get("seconds"))
            case "know_vectors":
                self.meaning.know(request["texts"], request["vectors"])
                yield {"done": True}
            case "rank":
                ranked = self.rank(
                    request["texts"], limit=request.get("limit", DEEPEST), reasons=request.get("reasons", True)
                )
                made = self.meaning.hand_over(request["texts"])
                for at, (text, codes) in enumerate(zip(request["texts"], ranked, strict=True)):
                    vector = {"vector": made[text]} if text in made else {}
                    yield {"at": at, "ranked": ranked_message(codes), **vector}
                yield {"done": True, **self._about()}
            case "decide":
                self.decide(example_of(request["example"]))
                yield {"done": True, **self._about(), "thresholds": [list(each) for each in self.thresholds]}
            case "reasons":
                yield {"done": True, "reasons": reasons_message(self.reasons(request["text"], request["code"]))}
            case "assess":
                yield from self._assess()
            case "offer_rules":
                found = rules.offered(self._codebook, list(self._examples.values()), self._known_rules, self._wanted)
                yield {"done": True, "rules": [list(rule) for rule in found]}

    @property
    def model(self) -> str:
        """What suggests, for the ledger."""
        return f"kooditin {VERSION}" + (f", {self.meaning.version}" if self.by_meaning else "")

    @property
    def example_count(self) -> int:
        """From how many examples it has learned."""
        return len(self._examples)

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The codes' thresholds, in the order of the codebook."""
        return self._calibration.thresholds if self._calibration else ()

    def learn(
        self,
        codebook: Sequence[CodeText],
        examples: Sequence[Example],
        passages: Sequence[str],
        of_rules: Sequence[tuple[int, RuleKind, str]] = (),
        precision: float = 0.8,
        *,
        make_at_most: int = 0,
    ) -> None:
        """Forgets what it knew and learns this; of many uncoded passages a fixed sample.

        It goes by vectors of the passages, too, where no more than `make_at_most` have to be made for that.
        """
        self._codebook = tuple(codebook)
        self._examples = {example.text: example for example in examples}
        self._passages = background(examples, passages)
        self._rules = rules.Rules(of_rules)
        self._known_rules = {(code, expression) for code, _, expression in of_rules}
        self._wanted = precision
        self.by_meaning = bool(self.meaning.version) and len(self.lacking()) <= make_at_most
        self._learn()

    def learn_by_meaning(self) -> None:
        """Learns the same again by vectors of the passages, too; makes those that are lacking."""
        self.by_meaning = bool(self.meaning.version)
        self._learn()

    def lacking(self) -> list[str]:
        """The texts of which vectors have to be made before it can learn by them."""
        codes = [code.sentence for code in self._codebook]
        return self.meaning.unknown([*codes, *self._examples, *self._passages]) if codes else []

    def decide(self, example: Example) -> None:
        """One more example, or what now holds of that text; without codes and rejections the text is forgotten."""
        if example.codes or example.rejected:
            self._examples[example.text] = example
        else:
            self._examples.pop(example.text, None)
        self._learn()

    def rank(self, texts: Sequence[str], *, limit: int = DEEPEST, reasons: bool = True) -> list[tuple[Ranked, ...]]:
        """The likeliest codes for each text; those that a rule always suggests first, those it never does not at all.

        Reasons are given of codes that are sure, and of each text's first.
        """
        if not self._codebook or self._calibration is None:
            return [() for _ in texts]
        scores = self._suggester.rank(texts)
        return [self._ranked(text, row, limit, reasons) for text, row in zip(texts, scores, strict=True)]

    def reasons(self, text: str, code: int) -> list[Reason]:
        """All that spoke for a code, the weightiest first; a rule before anything else."""
        place = next((place for place, each in enumerate(self._codebook) if each.id == code), None)
        if place is None or self._calibration is None:
            return []
        rule = self._rules.always(rules.text_words(text)).get(code)
        return [*([Reason("rule", rule, 1.0)] if rule else []), *self._suggester.reasons(text, place)]

    def _ranked(self, text: str, scores: Floats, limit: int, reasons: bool) -> tuple[Ranked, ...]:
        assert self._calibration is not None
        words = rules.text_words(text) if self._rules else ()
        always, never = self._rules.always(words), self._rules.never(words)
        kept = np.array([-np.inf if code.id in never else 0.0 for code in self._codebook], np.float32)
        found = self._calibration.ranked(scores + kept, limit + len(always))
        likely = [(self._codebook[place].id, score, sure) for place, score, sure in found]
        by_code = {code: score for code, score, _ in likely}
        first = [
            Ranked(code, max(_RULE_SCORE, by_code.get(code, 0.0)), True, (Reason("rule", rule, 1.0),))
            for code, rule in always.items()
            if code not in never and any(each.id == code for each in self._codebook)
        ]
        rest = [(code, score, sure) for code, score, sure in likely if code not in always and code not in never]
        ranked = [*first, *(Ranked(*each) for each in rest)][:limit]
        if not reasons:
            return tuple(ranked)
        return tuple(
            each._replace(reasons=(*each.reasons, *self._spoke(text, each.code))) if each.sure or not place else each
            for place, each in enumerate(ranked)
        )

    def _spoke(self, text: str, code: int) -> list[Reason]:
        place = next(place for place, each in enumerate(self._codebook) if each.id == code)
        return self._suggester.reasons(text, place)

    def _learn(self) -> None:
        if not self._codebook:
            self._calibration = None
            return
        examples = tuple(self._examples.values())
        self._suggester.learn(self._codebook, examples, self._passages, by_meaning=self.by_meaning)
        uncoded = [text for text in self._passages if text not in self._examples]
        self._calibration = assessment.calibrated(self._suggester, self._codebook, examples, uncoded, self._wanted)

    def _fresh(self) -> Suggester:
        return self._make_suggester(self._reader)

    def _about(self) -> dict[str, Any]:
        return {"model": self.model, "examples": self.example_count}

    def _learned(self) -> Message:
        return {
            "done": True,
            **self._about(),
            "thresholds": [list(each) for each in self.thresholds],
            "by_meaning": self.by_meaning,
            "lacking": len(self.lacking()),
        }

    def _vectors(self, seconds: float | None) -> Iterator[Message]:
        lacking = self.lacking()
        if seconds is not None:
            ends, at = time.monotonic() + seconds, 0
            while at < len(lacking) and time.monotonic() < ends:
                self.meaning.make(lacking[at : at + _MADE_TOGETHER])
                at += _MADE_TOGETHER
            for text, vector in self.meaning.hand_over().items():
                yield {"text": text, "vector": vector}
            lacking = lacking[at:]
        yield {"done": True, "version": self.meaning.version, "lacking": len(lacking)}

    def _assess(self) -> Iterator[Message]:
        points = []
        for done, of, point in assessment.curve(
            self._fresh,
            self._codebook,
            list(self._examples.values()),
            self._passages,
            self._wanted,
            by_meaning=self.by_meaning,
        ):
            points += [point] if point else []
            yield {"progress": [done, of]}
        found = assessment.Assessment(self._wanted, self.example_count, tuple(points), self.thresholds)
        yield {"done": True, "assessment": assessment_message(found), **self._about()}
