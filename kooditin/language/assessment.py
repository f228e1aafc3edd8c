"""How good suggestions are on a project's own codings, by the number of examples: measured on examples left out.

In each of some rounds a part of the examples is left out, the suggester learns from so many of the others per code,
sets its thresholds on those alone, and is then tried on the part left out. So nothing that is measured was seen before.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from kooditin.language.calibration import USUAL, Calibration, Scale, calibrate, sampled, wilson
from kooditin.language.suggester import Suggester
from kooditin.qda.suggestion import CodeText, Example
from kooditin.qda.suggestion_messages import Assessment, CurvePoint

__all__ = ["Assessment", "curve"]

STEPS = (0, 1, 3, 10, 30, -1)  # examples per code; -1 is all
PARTS = 4
MOST_TESTED, MOST_PASSAGES = 400, 600
SECONDS = 60.0
FEWEST = 8  # examples below which nothing can be measured


class _Tally:
    """What was found on the examples left out."""

    def __init__(self) -> None:
        self.learned = self.tested = self.first_right = self.suggested = self.right = self.rounds = 0

    def point(self, per_code: int) -> CurvePoint:
        precision = self.right / self.suggested if self.suggested else None
        low, high = wilson(self.right, self.suggested) if self.suggested else (None, None)
        return CurvePoint(
            per_code,
            round(self.learned / self.rounds),
            self.tested,
            self.first_right / self.tested,
            precision,
            low,
            high,
            self.suggested / self.tested,
        )


def curve(
    fresh: Callable[[], Suggester],
    codebook: tuple[CodeText, ...],
    examples: Sequence[Example],
    passages: Sequence[str],
    wanted: float,
    *,
    by_meaning: bool = False,
    seconds: float = SECONDS,
) -> Iterator[tuple[int, int, CurvePoint | None]]:
    """Progress (done, of) and, as each number of examples is measured, its point on the curve.

    With too few examples there are no points. When the time is over, the rounds that were not done are left out, but
    the first round of each step is always done.
    """
    coded = [example for example in examples if example.codes]
    if len(coded) < FEWEST or not codebook:
        yield 1, 1, None
        return
    random.Random(1).shuffle(coded)
    steps, ends = _steps(coded), time.monotonic() + seconds
    of, done = len(steps) * PARTS, 0
    background = sampled(passages, MOST_PASSAGES)
    for step in steps:
        tally = _Tally()
        for part in range(PARTS):
            if part and time.monotonic() > ends:
                done += PARTS - part
                break
            tested = coded[part::PARTS][: MOST_TESTED // PARTS]
            left = [example for place, example in enumerate(coded) if place % PARTS != part]
            learned = _drawn(left, step, part)
            _try(fresh(), codebook, learned, tested, background, wanted, tally, by_meaning=by_meaning)
            done += 1
            yield done, of, None
        yield done, of, tally.point(step)


def _steps(coded: Sequence[Example]) -> list[int]:
    """Those numbers of examples per code of which some code has more."""
    most = max(Counter(code for example in coded for code in example.codes).values())
    return [step for step in STEPS if step < most * (PARTS - 1) / PARTS]


def _drawn(examples: Sequence[Example], per_code: int, seed: int) -> list[Example]:
    """Examples until each code has so many, where there are as many; -1 is all of them."""
    if per_code < 0:
        return list(examples)
    shuffled, have, drawn = list(examples), Counter[int](), []
    random.Random(seed).shuffle(shuffled)
    for example in shuffled:
        if any(have[code] < per_code for code in example.codes):
            have.update(example.codes)
            drawn.append(example)
    return drawn


def _try(
    suggester: Suggester,
    codebook: tuple[CodeText, ...],
    learned: Sequence[Example],
    tested: Sequence[Example],
    passages: Sequence[str],
    wanted: float,
    tally: _Tally,
    *,
    by_meaning: bool,
) -> None:
    texts = [example.text for example in tested]
    suggester.learn(codebook, learned, [*passages, *texts], by_meaning=by_meaning)
    usual = passages or texts
    found = calibrated(suggester, codebook, tuple(learned), usual, wanted)
    for example, scores in zip(tested, suggester.rank(texts), strict=True):
        place, _, sure = found.ranked(np.asarray(scores), 1)[0]
        right = codebook[place].id in example.codes
        tally.tested += 1
        tally.first_right += right
        tally.suggested += sure
        tally.right += right and sure
    tally.learned += len(learned)
    tally.rounds += 1


def calibrated(
    suggester: Suggester,
    codebook: tuple[CodeText, ...],
    examples: tuple[Example, ...],
    passages: Sequence[str],
    wanted: float,
) -> Calibration:
    """What the scores of a suggester that has learned the examples mean; `passages` are some that nobody has coded."""
    scores = suggester.rank(sampled(passages, USUAL))
    scale = Scale.of(scores)
    uncoded = scale.heights(scores).max(1, initial=-50.0)
    return calibrate(codebook, examples, scale.heights(suggester.held_out()), scale, wanted, uncoded)
