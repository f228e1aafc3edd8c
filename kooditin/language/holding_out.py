"""Scores of examples as though they had not been learned from."""

import random
from collections.abc import Callable, Sequence

import numpy as np

from kooditin.language.calibration import Numbers, Scale
from kooditin.language.suggester import Suggester
from kooditin.qda.suggestion import CodeText, Example

PARTS = 5
FEW_PER_CODE, FEW = 25, 600  # up to so many examples they are left out part by part
MOST_PASSAGES = 300
USUAL = 200  # passages whose scores say what a high score is


def held_out(
    fresh: Callable[[], Suggester],
    suggester: Suggester,
    codebook: Sequence[CodeText],
    examples: Sequence[Example],
    passages: Sequence[str],
) -> Numbers:
    """The heights of the examples (examples × codes) while held out; `suggester` has learned from them all.

    Of many examples the suggester itself tells. Of few it cannot, as what it gathers from uncoded passages began with
    them: then others learn without a fifth of them at a time, and each tells of the fifth that it has not seen.
    """
    if are_many(codebook, examples):
        return scale_of(suggester, passages).heights(suggester.held_out())
    heights = np.zeros((len(examples), len(codebook)))
    for part in range(min(PARTS, len(examples))):
        others = [example for place, example in enumerate(examples) if place % PARTS != part]
        own = [example.text for example in examples[part::PARTS]]
        other = fresh()
        other.learn(codebook, others, sampled(passages, MOST_PASSAGES))
        heights[part::PARTS] = scale_of(other, passages).heights(other.rank(own))
    return heights


def are_many(codebook: Sequence[CodeText], examples: Sequence[Example]) -> bool:
    """Whether the suggester itself can tell how it would rank an example that it had not seen."""
    return len(examples) > min(FEW, FEW_PER_CODE * len(codebook))


def scale_of(suggester: Suggester, passages: Sequence[str]) -> Scale:
    """What a high score is to the suggester, from passages that nobody has coded."""
    return Scale.of(suggester.rank(sampled(passages, USUAL)))


def sampled(texts: Sequence[str], most: int) -> list[str]:
    """At most so many of the texts, the same ones each time, in their order."""
    if len(texts) <= most:
        return list(texts)
    chosen = sorted(random.Random(0).sample(range(len(texts)), most))
    return [texts[place] for place in chosen]
